/* SPDX-License-Identifier: EUPL-1.2 */
/* An offer with what an evaluation finds of it, in a list model. */
#include "config.h"

#include "ui/offers/bsl-offer-item.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-condition.h"
#include "app/rules/bsl-deciding-checks.h"
#include "ui/common/bsl-words.h"

struct _BslOfferItem
{
  GObject parent_instance;

  BslEvaluation *evaluation;
  const BslOfferFinding *finding;
  BslLang lang;
  char *folded; /* what is searched; made at the first search */
};

G_DEFINE_FINAL_TYPE (BslOfferItem, bsl_offer_item, G_TYPE_OBJECT)

static void
bsl_offer_item_finalize (GObject *object)
{
  BslOfferItem *self = BSL_OFFER_ITEM (object);

  g_free (self->folded);
  bsl_evaluation_unref (self->evaluation);
  G_OBJECT_CLASS (bsl_offer_item_parent_class)->finalize (object);
}

static void
bsl_offer_item_class_init (BslOfferItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_offer_item_finalize;
}

static void
bsl_offer_item_init (BslOfferItem *self)
{
}

BslOfferItem *
bsl_offer_item_new (BslEvaluation *evaluation, const BslOfferFinding *finding, BslLang lang)
{
  BslOfferItem *self = g_object_new (BSL_TYPE_OFFER_ITEM, NULL);

  self->evaluation = bsl_evaluation_ref (evaluation);
  self->finding = finding;
  self->lang = lang;

  return self;
}

const BslOfferFinding *
bsl_offer_item_get_finding (BslOfferItem *self)
{
  return self->finding;
}

/* A rule that applies tells more than those that only may. */
char *
bsl_offer_item_dup_ground (BslOfferItem *self)
{
  g_autoptr (GPtrArray) checks = NULL;
  const BslCheck *first;

  if (self->finding->verdict == BSL_VERDICT_ELIGIBLE)
    return NULL;

  checks = bsl_evaluation_find_deciding_checks (self->evaluation, self->finding);
  first = checks->pdata[0];
  if (first->applies == BSL_TRI_YES)
    return bsl_evaluation_dup_found (self->evaluation, self->finding, first, self->lang);

  return g_strdup_printf (ngettext ("%u rule may exclude it: open questions decide",
                                    "%u rules may exclude it: open questions decide", checks->len), checks->len);
}

char *
bsl_offer_item_dup_coverage (BslOfferItem *self)
{
  guint covered = self->finding->covers->len, asked = covered + self->finding->missing->len;

  if (asked == 0)
    return NULL;

  /* Translators: services of the need that an offer sells, as in "7 of 9 services"; the first number counts */
  return g_strdup_printf (ngettext ("%u of %u services", "%u of %u services", covered), covered, asked);
}

static void
append_services (BslOfferItem *self, GString *text)
{
  BslCatalogue *catalogue = bsl_evaluation_get_catalogue (self->evaluation);
  BslServices *services = bsl_catalogue_get_services (catalogue);
  const BslAttribute *attribute = bsl_attributes_find (bsl_catalogue_get_attributes (catalogue), BSL_ATTRIBUTE_SERVICES);
  const BslValue *value;

  if (attribute == NULL)
    return;

  value = bsl_offer_get_value (self->finding->offer, attribute, bsl_evaluation_get_date (self->evaluation));
  for (guint i = 0; value->known && i < bsl_services_get_count (services); i++)
    if (value->bits & (G_GUINT64_CONSTANT (1) << i))
      {
        const BslService *service = bsl_services_get (services, i);

        g_string_append_printf (text, "\n%s\n%s", service->code, bsl_text_get (&service->title, self->lang));
      }
}

static const char *
get_folded (BslOfferItem *self)
{
  const BslOffer *offer = self->finding->offer;
  g_autoptr (GString) text = NULL;

  if (self->folded != NULL)
    return self->folded;

  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n%s\n%s\n%s", offer->id, offer->name, offer->provider,
                          bsl_text_get (&offer->summary, self->lang));
  append_services (self, text);
  self->folded = bsl_words_fold (text->str);

  return self->folded;
}

gboolean
bsl_offer_item_holds (BslOfferItem *self, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *word = bsl_words_fold (*words);

      if (strstr (get_folded (self), word) == NULL)
        return FALSE;
    }

  return TRUE;
}

int
bsl_offer_item_compare (gconstpointer a, gconstpointer b)
{
  const BslOfferFinding *x = ((const BslOfferItem *) a)->finding, *y = ((const BslOfferItem *) b)->finding;

  if (x->verdict != y->verdict)
    return (int) x->verdict - (int) y->verdict;
  if (x->covers->len != y->covers->len)
    return (int) y->covers->len - (int) x->covers->len;

  return g_utf8_collate (x->offer->name, y->offer->name);
}
