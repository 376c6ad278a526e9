/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offers a person wants to see. */
#include "config.h"

#include "ui/offers/bsl-offer-filter.h"

#include "app/rules/bsl-condition.h"

struct _BslOfferFilter
{
  GtkFilter parent_instance;

  BslEvaluation *evaluation;
  char **words;
  gboolean covers_need;
  GHashTable *facts; /* const BslAttribute → index of the option */
};

G_DEFINE_FINAL_TYPE (BslOfferFilter, bsl_offer_filter, GTK_TYPE_FILTER)

static gboolean
holds_option (BslOfferFilter *self, const BslOffer *offer, const BslAttribute *attribute, guint option)
{
  const BslValue *value = bsl_offer_get_value (offer, attribute, bsl_evaluation_get_date (self->evaluation));

  if (!value->known)
    return FALSE;
  if (attribute->domain.kind == BSL_KIND_SET)
    return (value->bits >> option) & 1;

  return value->index == option;
}

static gboolean
bsl_offer_filter_match (GtkFilter *filter, gpointer item)
{
  BslOfferFilter *self = BSL_OFFER_FILTER (filter);
  const BslOffer *offer = bsl_offer_item_get_finding (item)->offer;
  GHashTableIter iter;
  gpointer attribute, option;

  if (self->covers_need && bsl_offer_finding_get_coverage (bsl_offer_item_get_finding (item)) != BSL_COVERAGE_WHOLE)
    return FALSE;

  g_hash_table_iter_init (&iter, self->facts);
  while (g_hash_table_iter_next (&iter, &attribute, &option))
    if (!holds_option (self, offer, attribute, GPOINTER_TO_UINT (option)))
      return FALSE;

  return self->words == NULL || bsl_offer_item_holds (item, (const char *const *) self->words);
}

static void
bsl_offer_filter_finalize (GObject *object)
{
  BslOfferFilter *self = BSL_OFFER_FILTER (object);

  g_strfreev (self->words);
  g_hash_table_unref (self->facts);
  bsl_evaluation_unref (self->evaluation);
  G_OBJECT_CLASS (bsl_offer_filter_parent_class)->finalize (object);
}

static void
bsl_offer_filter_class_init (BslOfferFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_offer_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = bsl_offer_filter_match;
}

static void
bsl_offer_filter_init (BslOfferFilter *self)
{
  self->facts = g_hash_table_new (NULL, NULL);
}

static void
changed (BslOfferFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

BslOfferFilter *
bsl_offer_filter_new (BslEvaluation *evaluation)
{
  BslOfferFilter *self = g_object_new (BSL_TYPE_OFFER_FILTER, NULL);

  self->evaluation = bsl_evaluation_ref (evaluation);
  return self;
}

void
bsl_offer_filter_set_evaluation (BslOfferFilter *self, BslEvaluation *evaluation)
{
  BslEvaluation *old = self->evaluation;

  self->evaluation = bsl_evaluation_ref (evaluation);
  bsl_evaluation_unref (old);
  changed (self);
}

void
bsl_offer_filter_set_search (BslOfferFilter *self, const char *search)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (search, " \t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (builder);
  if (self->words[0] == NULL)
    g_clear_pointer (&self->words, g_strfreev);
  changed (self);
}

gboolean
bsl_offer_filter_is_searching (BslOfferFilter *self)
{
  return self->words != NULL;
}

void
bsl_offer_filter_set_covers_need (BslOfferFilter *self, gboolean covers_need)
{
  self->covers_need = covers_need;
  changed (self);
}

gboolean
bsl_offer_filter_get_covers_need (BslOfferFilter *self)
{
  return self->covers_need;
}

void
bsl_offer_filter_set_fact (BslOfferFilter *self, const BslAttribute *attribute, int option)
{
  if (option < 0)
    g_hash_table_remove (self->facts, attribute);
  else
    g_hash_table_insert (self->facts, (gpointer) attribute, GINT_TO_POINTER (option));
  changed (self);
}

int
bsl_offer_filter_get_fact (BslOfferFilter *self, const BslAttribute *attribute)
{
  gpointer option;

  return g_hash_table_lookup_extended (self->facts, attribute, NULL, &option) ? GPOINTER_TO_INT (option) : -1;
}

guint
bsl_offer_filter_count (BslOfferFilter *self)
{
  return g_hash_table_size (self->facts) + (self->covers_need ? 1 : 0);
}

void
bsl_offer_filter_clear (BslOfferFilter *self)
{
  self->covers_need = FALSE;
  g_hash_table_remove_all (self->facts);
  changed (self);
}

static gboolean
is_closed_list (const BslAttribute *attribute)
{
  BslKind kind = attribute->domain.kind;

  return kind == BSL_KIND_YES_NO || kind == BSL_KIND_ONE;
}

GPtrArray *
bsl_offer_filter_list_attributes (BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);
  BslAttributes *attributes = bsl_catalogue_get_attributes (bsl_evaluation_get_catalogue (evaluation));
  const BslAttribute *kinds = bsl_attributes_find (attributes, BSL_ATTRIBUTE_KINDS);
  GPtrArray *list = g_ptr_array_new ();

  if (kinds != NULL)
    g_ptr_array_add (list, (gpointer) kinds);
  for (guint i = 0; i < bsl_rule_base_get_n_rules (rules); i++)
    {
      const BslRule *rule = bsl_rule_base_get_rule (rules, i);
      const BslAttribute *evidence = rule->check != NULL ? rule->check->evidence : NULL;

      if (evidence != NULL && is_closed_list (evidence) && !g_ptr_array_find (list, evidence, NULL))
        g_ptr_array_add (list, (gpointer) evidence);
    }

  return list;
}
