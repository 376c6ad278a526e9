/* SPDX-License-Identifier: EUPL-1.2 */
/* The evaluation in words: reasons, what is required and found, clauses. */

#include "config.h"

#include <string.h>

#include "app/rules/bsl-evaluation-private.h"

static char **
take_strings (GPtrArray *reasons)
{
  g_ptr_array_add (reasons, NULL);
  return (char **) g_ptr_array_free (reasons, FALSE);
}

static char *
force_reason (BslEvaluation *self, BslPhrase phrase, BslDate date, BslLang lang)
{
  g_autofree char *day = bsl_date_to_words (date, lang);

  return bsl_template_fill (bsl_rule_base_get_phrase (self->rules, phrase, lang), "date", day, NULL);
}

static char *
not_in_force_reason (BslEvaluation *self, const BslRule *rule, BslLang lang)
{
  if (bsl_rule_get_reading_day (rule, &self->scope) < rule->from)
    return force_reason (self, BSL_PHRASE_NOT_YET_IN_FORCE, rule->from, lang);

  return force_reason (self, BSL_PHRASE_NO_LONGER_IN_FORCE, rule->until, lang);
}

char **
bsl_evaluation_dup_reasons_since (BslEvaluation *self, const BslObligation *obligation, BslDate since, BslLang lang)
{
  const BslRule *rule = obligation->rule;
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);

  if (!bsl_rule_is_in_force (rule, &self->scope))
    {
      g_ptr_array_add (reasons, not_in_force_reason (self, rule, lang));
      return take_strings (reasons);
    }
  if (since != BSL_DATE_NONE && rule->from != BSL_DATE_NONE && since < rule->from)
    g_ptr_array_add (reasons, force_reason (self, BSL_PHRASE_CAME_INTO_FORCE, rule->from, lang));
  bsl_condition_explain (rule->applies, &self->scope, lang, reasons);
  return take_strings (reasons);
}

char **
bsl_evaluation_dup_reasons (BslEvaluation *self, const BslObligation *obligation, BslLang lang)
{
  return bsl_evaluation_dup_reasons_since (self, obligation, BSL_DATE_NONE, lang);
}

char *
bsl_evaluation_dup_summary (BslEvaluation *self, const BslRule *rule, BslLang lang)
{
  return bsl_template_render (bsl_text_get (&rule->summary, lang), &self->scope, lang);
}

/* The case that decided; where it stands for all else, those before it, which did not hold. */
char **
bsl_evaluation_dup_conclusion_reasons (BslEvaluation *self, guint index, BslLang lang)
{
  const GArray *cases = ((BslConclusionDef *) g_ptr_array_index (self->rules->conclusions, index))->cases;
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  while (n + 1 < cases->len
         && bsl_condition_evaluate (g_array_index (cases, BslConclusionCase, n).when, &self->scope) == BSL_TRI_NO)
    n++;
  if (g_array_index (cases, BslConclusionCase, n).when != NULL)
    bsl_condition_explain (g_array_index (cases, BslConclusionCase, n).when, &self->scope, lang, reasons);
  else
    for (guint i = 0; i < n; i++)
      bsl_condition_explain (g_array_index (cases, BslConclusionCase, i).when, &self->scope, lang, reasons);
  return take_strings (reasons);
}

static char *
render (BslEvaluation *self, const BslOfferFinding *offer, const BslText *text, gboolean contract, BslLang lang)
{
  BslScope scope = bsl_scope_for_offers (&self->scope, NULL);

  scope.contract = contract;
  if (offer != NULL)
    bsl_scope_set_offer (&scope, offer->offer);
  return bsl_template_render (bsl_text_get (text, lang), &scope, lang);
}

char *
bsl_evaluation_dup_requirement (BslEvaluation *self, const BslRule *rule, BslLang lang)
{
  const char *template = rule->check != NULL ? bsl_text_get (&rule->check->required, lang) : NULL;

  if (template == NULL || strstr (template, "{offer:") != NULL)
    return NULL;
  return bsl_template_render (template, &self->scope, lang);
}

char *
bsl_evaluation_dup_required (BslEvaluation *self, const BslOfferFinding *offer,
                             const BslCheck *check, BslLang lang)
{
  return render (self, offer, &check->rule->check->required, FALSE, lang);
}

/* The text of the case that decided; where several may, what is not established. */
static const BslText *
found_text (const BslCheck *check)
{
  const BslCheckRule *rule = check->rule->check;

  if ((check->cases & (check->cases - 1)) != 0)
    return &rule->unknown;
  return &g_array_index (rule->cases, BslCase, __builtin_ctz (check->cases)).found;
}

char *
bsl_evaluation_dup_found (BslEvaluation *self, const BslOfferFinding *offer, const BslCheck *check,
                          BslLang lang)
{
  g_autofree char *found = NULL;

  if (check->cases == 0)
    return g_strdup (bsl_rule_base_get_phrase (self->rules, BSL_PHRASE_RULE_DOES_NOT_APPLY, lang));
  found = render (self, offer, found_text (check), FALSE, lang);
  if (check->applies != BSL_TRI_UNKNOWN || check->result != BSL_RESULT_REVIEW)
    return g_steal_pointer (&found);
  return g_strdup_printf ("%s %s", found,
                          bsl_rule_base_get_phrase (self->rules, BSL_PHRASE_RULE_UNKNOWN, lang));
}

const BslFact *
bsl_evaluation_get_evidence (BslEvaluation *self, const BslOfferFinding *offer,
                             const BslCheck *check)
{
  const BslAttribute *attribute = check->rule->check->evidence;

  return attribute != NULL ? bsl_offer_get_fact (offer->offer, attribute) : NULL;
}

char *
bsl_evaluation_dup_clause (BslEvaluation *self, const BslOfferFinding *offer, const BslRule *rule,
                           BslLang lang)
{
  return render (self, offer, &rule->clause, TRUE, lang);
}

char *
bsl_evaluation_dup_tender (BslEvaluation *self, const BslRule *rule, BslLang lang)
{
  return render (self, NULL, &rule->tender, TRUE, lang);
}
