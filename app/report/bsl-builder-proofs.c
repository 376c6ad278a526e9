/* SPDX-License-Identifier: EUPL-1.2 */
/* What a rule found of several offers, those of which it found the same together. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static const BslCheck *
find_check (const BslOfferFinding *finding, const BslRule *rule)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

      if (check->rule == rule && check->result != BSL_RESULT_NOT_APPLICABLE)
        return check;
    }
  return NULL;
}

/* What tells one proof from another. */
static char *
dup_key (BslBuilder *self, const BslOfferFinding *finding, const BslCheck *check)
{
  g_autofree char *required = bsl_evaluation_dup_required (self->evaluation, finding, check, self->lang);
  g_autofree char *found = bsl_evaluation_dup_found (self->evaluation, finding, check, self->lang);

  return g_strdup_printf ("%s\n%s\n%s", bsl_result_words[check->result], required, found);
}

static BslItem *
find_proof (GPtrArray *items, const char *key)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((BslItem *) g_ptr_array_index (items, i))->text, key))
      return g_ptr_array_index (items, i);
  return NULL;
}

/* Of the rule around, for the offers of the list "offers". */
void
bsl_builder_list_proofs (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslItem *rule = bsl_item_find (context, BSL_ITEM_RULE);
  g_autoptr (GPtrArray) offers = bsl_builder_list (self, json_object_get_member (list, "offers"), NULL);

  for (guint i = 0; rule != NULL && i < offers->len; i++)
    {
      const BslOfferFinding *finding = ((BslItem *) g_ptr_array_index (offers, i))->data;
      const BslCheck *check = find_check (finding, ((const BslObligation *) rule->data)->rule);
      g_autofree char *key = check != NULL ? dup_key (self, finding, check) : NULL;
      BslItem *proof = key != NULL ? find_proof (items, key) : NULL;

      if (key == NULL)
        continue;
      if (proof == NULL)
        {
          proof = bsl_item_new (BSL_ITEM_PROOF, context, check);
          proof->text = g_steal_pointer (&key);
          proof->others = g_ptr_array_new ();
          g_ptr_array_add (items, proof);
        }
      g_ptr_array_add (proof->others, (gpointer) finding);
    }
}

/* The first of the offers stands for all of them. */
static void
write_as_check (BslBuilder *self, BslLine *line, const BslItem *item, const char *word)
{
  BslItem offer = { BSL_ITEM_OFFER, item, g_ptr_array_index (item->others, 0), NULL, NULL, BSL_DATE_NONE };
  BslItem check = { BSL_ITEM_CHECK, &offer, item->data, NULL, NULL, BSL_DATE_NONE };

  bsl_builder_write (self, line, word, &check);
}

static void
write_required (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_as_check (self, line, item, "{check.required}");
}

static void
write_found (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_as_check (self, line, item, "{check.mark}{check.found}");
}

/* Those whose fact has a source of its own, with it and its day; the sources of the others are told of the offer. */
static void
write_offers (BslBuilder *self, BslLine *line, const BslItem *item)
{
  for (guint i = 0; i < item->others->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (item->others, i);
      const BslCheck *found = find_check (finding, ((const BslCheck *) item->data)->rule);
      const BslFact *fact = bsl_evaluation_get_evidence (self->evaluation, finding, found);
      BslItem offer = { BSL_ITEM_OFFER, item, finding, NULL, NULL, BSL_DATE_NONE };
      BslItem check = { BSL_ITEM_CHECK, &offer, found, NULL, NULL, BSL_DATE_NONE };

      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_write (self, line, fact != NULL && fact->sources->len > 0 ? bsl_texts_get (self->texts, "proof-of-offer") : "{offer.name}", &check);
    }
}

const BslWord bsl_words_of_proofs[] = {
  { "required", write_required },
  { "found", write_found },
  { "offers", write_offers },
  { NULL },
};
