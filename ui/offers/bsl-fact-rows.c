/* SPDX-License-Identifier: EUPL-1.2 */
/* What is known of a fact, and from where. */
#include "config.h"

#include "ui/offers/bsl-fact-rows.h"

#include <glib/gi18n.h>

#include "ui/bsl-link-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/offers/bsl-correction-rows.h"

static const struct
{
  const char *id, *word;
} kinds[] = {
  { "primary", N_("primary source") },       { "primary-via-secondary", N_("primary source, reported by another") },
  { "law", N_("text of law") },              { "provider", N_("said by the provider") },
  { "institutional", N_("public body") },    { "press", N_("press") },
  { "secondary", N_("secondary source") },
};

static char *
dup_value (const BslValue *value, const BslAttribute *attribute, BslLang lang)
{
  if (!value->known)
    return g_strdup (_("Unknown"));
  if (attribute->domain.kind == BSL_KIND_SET && value->bits == 0)
    return g_strdup (_("None"));

  return bsl_value_to_words (value, &attribute->domain, lang);
}

char *
bsl_fact_dup_words (const BslFact *fact, BslDate on, BslLang lang)
{
  const BslPeriod *period = bsl_fact_get_period (fact, on);

  return period != NULL ? dup_value (&period->value, fact->attribute, lang) : g_strdup (_("Unknown"));
}

char *
bsl_source_dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL ? host : url);
}

static char *
dup_source_date (const BslSource *source, BslLang lang)
{
  const char *basis = bsl_words_for_date_basis (source->date_basis);
  g_autofree char *date = source->date != NULL ? bsl_date_words_from_iso (source->date, lang) : NULL;

  if (date == NULL)
    return g_strdup (_("undated"));

  return basis != NULL ? g_strjoin (" ", basis, date, NULL) : g_steal_pointer (&date);
}

char *
bsl_source_dup_words (const BslSource *source, BslLang lang)
{
  g_autofree char *date = dup_source_date (source, lang);
  const char *kind = "";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, source->kind) == 0)
      kind = _(kinds[i].word);
  return g_strdup_printf ("%s · %s", kind, date);
}

GtkWidget *
bsl_source_row_new (const BslSource *source, BslLang lang)
{
  g_autofree char *host = bsl_source_dup_host (source->url);
  g_autofree char *words = bsl_source_dup_words (source, lang);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", source->claim != NULL ? source->claim : "", words);

  return bsl_link_row_new (host, g_strstrip (subtitle), source->url);
}

static void
add_property (AdwExpanderRow *row, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    adw_expander_row_add_row (row, bsl_property_row_new (title, value));
}

static char *
dup_period_title (const BslFact *fact, const BslPeriod *period, gboolean current, BslLang lang)
{
  g_autofree char *from = period->from != BSL_DATE_NONE ? bsl_date_to_words (period->from, lang) : NULL;

  if (from == NULL)
    return g_strdup (current ? bsl_text_get (&fact->attribute->title, lang) : _("Before that"));

  return g_strdup_printf (current ? _("Since %s") : _("From %s"), from);
}

static void
add_periods (AdwExpanderRow *row, const BslFact *fact, BslDate on, BslLang lang)
{
  const BslPeriod *current = bsl_fact_get_period (fact, on);

  for (guint i = 0; i < fact->periods->len; i++)
    {
      const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, i);
      g_autofree char *title = dup_period_title (fact, period, period == current, lang);
      g_autofree char *value = dup_value (&period->value, fact->attribute, lang);
      const char *note = bsl_text_get (&period->note, lang);
      g_autofree char *text = g_strjoin (*note != '\0' ? "\n" : "", value, note, NULL);

      add_property (row, title, text);
    }
}

static void
add_verified (AdwExpanderRow *row, const BslFact *fact, BslDate on, BslLang lang)
{
  g_autofree char *date = bsl_words_dup_date_and_age (fact->as_of, on, lang);
  const char *confidence = bsl_words_for_confidence (fact->confidence);
  g_autofree char *text = g_strjoin (" · ", date, confidence, NULL);

  add_property (row, _("Verified"), text);
}

char *
bsl_claim_dup_words (const BslOffer *offer, const BslFact *fact, const BslClaim *claim, BslLang lang)
{
  return dup_value (&claim->value, fact->attribute, lang);
}

char *
bsl_claim_dup_source (const BslOffer *offer, const BslClaim *claim)
{
  const BslSource *source = bsl_offer_get_source (offer, claim);
  g_autofree char *host = source != NULL ? bsl_source_dup_host (source->url) : g_strdup (_("another source"));

  /* Translators: sources disagree; the name of one of them */
  return g_strdup_printf (_("According to %s"), host);
}

static void
add_claims (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, BslLang lang)
{
  g_autoptr (GPtrArray) claims = bsl_fact_rank_claims (fact, offer);

  for (guint i = 0; i < claims->len; i++)
    {
      const BslClaim *claim = claims->pdata[i];
      g_autofree char *value = bsl_claim_dup_words (offer, fact, claim, lang);
      g_autofree char *title = bsl_claim_dup_source (offer, claim);
      const char *note = bsl_text_get (&claim->note, lang);
      g_autofree char *text = g_strjoin (*note != '\0' ? "\n" : "", value, note, NULL);

      add_property (row, title, text);
    }
}

/* One value, of no known day, without a note. */
static gboolean
is_plain (const BslFact *fact, BslDate on)
{
  const BslPeriod *period = bsl_fact_get_period (fact, on);

  return fact->periods->len == 1 && period != NULL && period->from == BSL_DATE_NONE &&
         *bsl_text_get (&period->note, BSL_LANG_FR) == '\0';
}

static void
add_grounds (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, gboolean named, BslDate on, BslLang lang)
{
  bsl_correction_rows_add (row, fact, named, lang);
  add_verified (row, fact, on, lang);
  add_property (row, _("Note of the record"), fact->note);
  add_claims (row, offer, fact, lang);
  for (guint i = 0; i < fact->sources->len; i++)
    adw_expander_row_add_row (row, bsl_source_row_new (offer->sources->pdata[g_array_index (fact->sources, guint, i)], lang));
}

void
bsl_fact_rows_add (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, BslDate on, BslLang lang)
{
  add_periods (row, fact, on, lang);
  add_grounds (row, offer, fact, FALSE, on, lang);
}

void
bsl_fact_rows_add_rest (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, BslDate on, BslLang lang)
{
  if (!is_plain (fact, on))
    add_periods (row, fact, on, lang);
  add_grounds (row, offer, fact, TRUE, on, lang);
}
