/* SPDX-License-Identifier: EUPL-1.2 */
/* What the catalogue holds of what is to be verified. */
#include "config.h"

#include "app/report/bsl-refresh-held.h"

/* Takes @line. */
static void
add_line (GPtrArray *lines, char *line)
{
  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

static void
add_value (GPtrArray *lines, const BslOffer *offer, const BslAttribute *attribute, BslDate on, BslTexts *texts)
{
  const BslValue *value = bsl_offer_get_value (offer, attribute, on);
  BslLang lang = bsl_texts_get_lang (texts);
  gboolean empty = value->known && attribute->domain.kind == BSL_KIND_SET && value->bits == 0;
  g_autofree char *words = empty ? g_strdup (bsl_texts_get (texts, "refresh-none")) : bsl_value_to_words (value, &attribute->domain, lang);

  add_line (lines, bsl_texts_format (texts, "refresh-is", "what", bsl_text_get (&attribute->title, lang), "value", words, NULL));
}

static void
add_price (GPtrArray *lines, const BslPrice *price, BslTexts *texts)
{
  BslLang lang = bsl_texts_get_lang (texts);
  g_autofree char *amount = bsl_euros_to_words (price->amount, lang);
  const char *unit = bsl_text_get (&price->unit, lang);

  add_line (lines, bsl_texts_format (texts, *unit != '\0' ? "refresh-amount" : "refresh-is", "what", bsl_text_get (&price->item, lang),
                                     "value", amount, "unit", unit, NULL));
}

static gboolean
is_read_on (const BslFact *fact, const BslOffer *offer, const char *page)
{
  for (guint i = 0; i < fact->sources->len; i++)
    if (g_strcmp0 (((const BslSource *) offer->sources->pdata[g_array_index (fact->sources, guint, i)])->url, page) == 0)
      return TRUE;
  return FALSE;
}

/* What calls for verification by itself is told as a reason. */
static void
add_page (GPtrArray *lines, const BslOffer *offer, const char *page, BslDate on, BslTexts *texts)
{
  for (guint i = 0; i < offer->facts->len; i++)
    {
      const BslFact *fact = offer->facts->pdata[i];

      if (fact->attribute->about == NULL && is_read_on (fact, offer, page))
        add_value (lines, offer, fact->attribute, on, texts);
    }
}

void
bsl_refresh_held_add (GPtrArray *lines, BslView *view, const BslOffer *offer, const BslRefreshReason *reason, BslDate on, BslTexts *texts)
{
  const BslAttribute *ended = reason->about != NULL ? bsl_view_find_ended (view, reason->about) : NULL;

  if (reason->price != NULL)
    add_price (lines, reason->price, texts);
  else if (reason->attribute == NULL)
    add_page (lines, offer, reason->page, on, texts);
  if (reason->about != NULL)
    add_value (lines, offer, reason->about, on, texts);
  if (ended != NULL)
    add_value (lines, offer, ended, on, texts);
}
