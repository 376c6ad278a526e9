/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two written evaluations. */

#include "config.h"

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-record-private.h"

typedef struct
{
  BslRecord *before, *after;
  BslEvaluation *evaluation; /* what @after was written from, or NULL */
  BslLang lang;
  GPtrArray *differences;
} Comparison;

/* "2026-11-23 · 11857694b57f": two editions of the same day are not the same. */
static char *
dup_edition (const char *version, const char *sha256)
{
  return g_strdup_printf ("%s · %.12s", version, sha256);
}

static void
compare_head (Comparison *self)
{
  g_autofree char *old_law = dup_edition (bsl_record_get_rules_version (self->before),
                                          bsl_record_get_rules_sha256 (self->before));
  g_autofree char *law = dup_edition (bsl_record_get_rules_version (self->after),
                                      bsl_record_get_rules_sha256 (self->after));
  g_autofree char *old_catalogue = dup_edition (bsl_record_get_catalogue_version (self->before),
                                                bsl_record_get_catalogue_sha256 (self->before));
  g_autofree char *catalogue = dup_edition (bsl_record_get_catalogue_version (self->after),
                                            bsl_record_get_catalogue_sha256 (self->after));
  GPtrArray *all = self->differences;

  bsl_differences_add (all, BSL_DIFFERENCE_DATE, "on", NULL, bsl_record_get_date (self->before),
                       bsl_record_get_date (self->after), NULL);
  bsl_differences_add (all, BSL_DIFFERENCE_LAW, "rules", NULL, old_law, law, NULL);
  bsl_differences_add (all, BSL_DIFFERENCE_CATALOGUE, "catalogue", NULL, old_catalogue, catalogue,
                       NULL);
  bsl_differences_add (all, BSL_DIFFERENCE_STOP, "stop", NULL, bsl_record_get_stop (self->before),
                       bsl_record_get_stop (self->after), NULL);
}

/* The conclusion of that name in the evaluation, with its index. */
static const BslConclusion *
find_conclusion (Comparison *self, const char *id, guint *index)
{
  guint n = self->evaluation != NULL ? bsl_evaluation_get_n_conclusions (self->evaluation) : 0;

  for (*index = 0; *index < n; (*index)++)
    {
      const BslConclusion *conclusion = bsl_evaluation_get_conclusion (self->evaluation, *index);

      if (g_str_equal (conclusion->id, id))
        return conclusion;
    }
  return NULL;
}

static void
compare_conclusions (Comparison *self)
{
  JsonNode *old = bsl_record_get_conclusions (self->before);
  JsonNode *new = bsl_record_get_conclusions (self->after);
  g_autoptr (GList) names = new != NULL && JSON_NODE_HOLDS_OBJECT (new)
                              ? json_object_get_members (json_node_get_object (new))
                              : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      guint index;
      const BslConclusion *is = find_conclusion (self, l->data, &index);

      bsl_differences_add (
        self->differences, BSL_DIFFERENCE_CONCLUSION, l->data,
        is != NULL ? bsl_text_get (is->title, self->lang) : l->data,
        bsl_json_object_get_string (old, l->data), bsl_json_object_get_string (new, l->data),
        is != NULL ? bsl_evaluation_dup_conclusion_reasons (self->evaluation, index, self->lang)
                   : NULL);
    }
}

/* Either node may be NULL: the rule is in one of the records only. */
static void
compare_rule (Comparison *self, const char *id, JsonNode *was, JsonNode *is)
{
  const char *before = bsl_json_object_get_string (was, "state");
  const char *after = bsl_json_object_get_string (is, "state");
  const char *title = bsl_json_object_get_string (is != NULL ? is : was, "title");
  const BslObligation *obligation
    = self->evaluation != NULL ? bsl_evaluation_find_obligation (self->evaluation, id) : NULL;
  char **reasons = NULL;

  if (g_strcmp0 (before, after) == 0)
    return;
  if (obligation != NULL)
    {
      title = bsl_text_get (&obligation->rule->title, self->lang);
      reasons = bsl_evaluation_dup_reasons_since (self->evaluation, obligation, bsl_date_parse (bsl_record_get_date (self->before)), self->lang);
    }
  bsl_differences_add (self->differences, BSL_DIFFERENCE_RULE, id, title, before, after, reasons);
}

static void
compare_rules (Comparison *self)
{
  GPtrArray *old = bsl_record_get_obligations (self->before);
  GPtrArray *new = bsl_record_get_obligations (self->after);

  for (guint i = 0; i < new->len; i++)
    {
      JsonNode *is = g_ptr_array_index (new, i);
      const char *id = bsl_json_object_get_string (is, "rule");

      compare_rule (self, id, bsl_record_find_obligation (self->before, id), is);
    }
  for (guint i = 0; i < old->len; i++)
    {
      JsonNode *was = g_ptr_array_index (old, i);
      const char *id = bsl_json_object_get_string (was, "rule");

      if (bsl_record_find_obligation (self->after, id) == NULL)
        compare_rule (self, id, was, NULL);
    }
}

static const BslOfferFinding *
find_finding (Comparison *self, const char *offer)
{
  return self->evaluation != NULL ? bsl_evaluation_find_offer (self->evaluation, offer) : NULL;
}

/* What is found now, in the language asked for. */
static char **
check_reasons (Comparison *self, const BslOfferFinding *finding, const char *rule)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (guint i = 0; finding != NULL && i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

      if (g_str_equal (check->rule->id, rule))
        g_strv_builder_take (reasons, bsl_evaluation_dup_found (self->evaluation, finding, check,
                                                                self->lang));
    }
  return g_strv_builder_end (reasons);
}

/* "pass: …" */
static char *
check_to_words (JsonNode *check)
{
  const char *result = bsl_json_object_get_string (check, "result");
  const char *found = bsl_json_object_get_string (check, "found");

  return g_strdup_printf ("%s: %s", result != NULL ? result : "", found != NULL ? found : "");
}

/* The same result may rest on something else: a later end of a qualification. */
static void
compare_check (Comparison *self, const char *offer, const char *name, JsonNode *was, JsonNode *is)
{
  const char *rule = bsl_json_object_get_string (is, "rule");
  g_autofree char *before = check_to_words (was);
  g_autofree char *after = check_to_words (is);
  g_autofree char *id = NULL;

  if (g_str_equal (before, after))
    return;
  id = g_strdup_printf ("%s/%s", offer, rule);
  bsl_differences_add (self->differences, BSL_DIFFERENCE_CHECK, id, name, before, after,
                       check_reasons (self, find_finding (self, offer), rule));
}

static void
compare_checks (Comparison *self, const char *offer, const char *name, JsonNode *was, JsonNode *is)
{
  JsonNode *old = bsl_json_object_get (was, "checks");
  JsonNode *new = bsl_json_object_get (is, "checks");

  for (guint i = 0; i < bsl_json_list_length (new); i++)
    {
      JsonNode *check = bsl_json_list_get (new, i);
      const char *rule = bsl_json_object_get_string (check, "rule");
      int at = rule != NULL ? bsl_json_list_find (old, "rule", rule) : -1;

      if (at >= 0)
        compare_check (self, offer, name, bsl_json_list_get (old, (guint) at), check);
    }
}

static void
compare_offer (Comparison *self, const char *id, JsonNode *was, JsonNode *is)
{
  const BslOfferFinding *finding = find_finding (self, id);
  const char *name = finding != NULL ? finding->offer->name : id;

  bsl_differences_add (self->differences, BSL_DIFFERENCE_OFFER, id, name,
                       bsl_json_object_get_string (was, "verdict"),
                       bsl_json_object_get_string (is, "verdict"), NULL);
  if (was != NULL && is != NULL)
    compare_checks (self, id, name, was, is);
}

static void
compare_offers (Comparison *self)
{
  GPtrArray *old = bsl_record_get_offers (self->before);
  GPtrArray *new = bsl_record_get_offers (self->after);

  for (guint i = 0; i < new->len; i++)
    {
      JsonNode *is = g_ptr_array_index (new, i);
      const char *id = bsl_json_object_get_string (is, "offer");

      compare_offer (self, id, bsl_record_find_offer (self->before, id), is);
    }
  for (guint i = 0; i < old->len; i++)
    {
      JsonNode *was = g_ptr_array_index (old, i);
      const char *id = bsl_json_object_get_string (was, "offer");

      if (bsl_record_find_offer (self->after, id) == NULL)
        compare_offer (self, id, was, NULL);
    }
}

GPtrArray *
bsl_record_compare (BslRecord *before, BslRecord *after, BslEvaluation *evaluation, BslLang lang)
{
  Comparison self = { before, after, evaluation, lang, bsl_differences_new () };

  compare_head (&self);
  compare_conclusions (&self);
  compare_rules (&self);
  compare_offers (&self);
  return self.differences;
}
