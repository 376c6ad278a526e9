/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule base: access, and its life. Reading stands in bsl-rule-base-reader.c. */

#include "config.h"

#include "app/rules/bsl-analysis.h"
#include "app/rules/bsl-cost-units.h"
#include "app/rules/bsl-grid.h"
#include "app/rules/bsl-rule-base-private.h"

const char *const bsl_effect_words[]
    = { "excludes", "mandatory", "file", "recommended", "information", NULL };
const char *const bsl_result_words[] = { "not-applicable", "pass", "review", "fail", NULL };

static void
source_free (BslLawSource *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_free (self->date);
  g_ptr_array_unref (self->urls);
  bsl_text_clear (&self->cite);
  bsl_text_clear (&self->says);
  bsl_text_clear (&self->through);
  g_free (self->extent);
  g_free (self->grade);
  g_free (self->read);
  g_free (self);
}

static void
interpretation_free (BslInterpretation *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->reason);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

static void
threshold_free (BslThreshold *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_array_unref (self->stages);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_free (self);
}

static void
named_free (BslNamedCondition *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_condition_free (self->when);
  for (guint i = 0; i < 3; i++)
    bsl_text_clear (&self->outcome[i]);
  g_free (self);
}

static void
label_free (BslLabel *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_free (self);
}

void
bsl_case_clear (BslCase *self)
{
  bsl_condition_free (self->when);
  bsl_text_clear (&self->found);
}

static void
check_free (BslCheckRule *self)
{
  if (self == NULL)
    return;
  bsl_text_clear (&self->required);
  bsl_text_clear (&self->unknown);
  g_array_unref (self->cases);
  g_free (self);
}

static void
moment_free (BslDueMoment *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->dated);
  bsl_text_clear (&self->undated);
  g_free (self);
}

static void
rule_free (BslRule *self)
{
  g_free (self->id);
  g_free (self->gate);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->summary);
  bsl_text_clear (&self->proof);
  bsl_text_clear (&self->derogation);
  bsl_text_clear (&self->clause);
  bsl_text_clear (&self->tender);
  g_free (self->grade);
  g_free (self->actor);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->interpretations, g_ptr_array_unref);
  bsl_condition_free (self->applies);
  bsl_condition_free (self->clause_when);
  check_free (self->check);
  g_free (self);
}

void
bsl_conclusion_case_clear (BslConclusionCase *self)
{
  g_free (self->value);
  bsl_text_clear (&self->title);
  bsl_condition_free (self->when);
}

static void
conclusion_free (BslConclusionDef *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->unknown);
  g_array_unref (self->cases);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

BslRuleBase *
bsl_rule_base_new (BslQuestionnaire *questionnaire, BslAttributes *attributes, BslServices *services,
                   BslProblems *problems)
{
  BslRuleBase *self = g_new0 (BslRuleBase, 1);
  guint n = bsl_questionnaire_get_n_questions (questionnaire);

  g_atomic_ref_count_init (&self->refs);
  self->questionnaire = bsl_questionnaire_ref (questionnaire);
  self->attributes = bsl_attributes_ref (attributes);
  self->services = bsl_services_ref (services);
  self->problems = problems;
  self->gates = g_ptr_array_new_with_free_func ((GDestroyNotify) label_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->checked = g_ptr_array_new ();
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->interpretations = g_ptr_array_new_with_free_func ((GDestroyNotify) interpretation_free);
  self->thresholds = g_ptr_array_new_with_free_func ((GDestroyNotify) threshold_free);
  self->named = g_ptr_array_new_with_free_func ((GDestroyNotify) named_free);
  self->conclusions = g_ptr_array_new_with_free_func ((GDestroyNotify) conclusion_free);
  self->analyses = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_analysis_free);
  self->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_grid_free);
  self->cautions = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_grid_caution_free);
  self->cost_units = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_cost_unit_free);
  self->cost_notes = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_cost_note_free);
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify) moment_free);
  self->rules_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->sources_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->interpretations_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->thresholds_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->named_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->asked_when = g_new0 (BslCondition *, n + 1);
  self->cuts = g_new0 (GArray *, n + 1);
  self->reach = g_new0 (guint64, bsl_attributes_get_count (attributes) + 1);
  self->expected = g_new0 (const BslAttribute *, bsl_attributes_get_count (attributes) + 1);
  self->correctable = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    self->cuts[i] = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

BslRuleBase *
bsl_rule_base_ref (BslRuleBase *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
bsl_rule_base_unref (BslRuleBase *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; self->asked_when != NULL
                    && i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      bsl_condition_free (self->asked_when[i]);
      g_array_unref (self->cuts[i]);
    }
  g_free (self->asked_when);
  g_free (self->cuts);
  g_free (self->reach);
  g_free (self->expected);
  g_free (self->correctable);
  for (guint i = 0; i < BSL_N_PHRASES; i++)
    bsl_text_clear (&self->phrases[i]);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->rules_by_id, g_hash_table_unref);
  g_clear_pointer (&self->sources_by_id, g_hash_table_unref);
  g_clear_pointer (&self->interpretations_by_id, g_hash_table_unref);
  g_clear_pointer (&self->thresholds_by_id, g_hash_table_unref);
  g_clear_pointer (&self->named_by_id, g_hash_table_unref);
  g_clear_pointer (&self->analyses, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_clear_pointer (&self->cautions, g_ptr_array_unref);
  g_clear_pointer (&self->cost_units, g_ptr_array_unref);
  g_clear_pointer (&self->cost_notes, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->conclusions, g_ptr_array_unref);
  g_clear_pointer (&self->checked, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_clear_pointer (&self->thresholds, g_ptr_array_unref);
  g_clear_pointer (&self->interpretations, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->gates, g_ptr_array_unref);
  g_free (self->version);
  g_free (self->sha256);
  g_clear_pointer (&self->services, bsl_services_unref);
  g_clear_pointer (&self->attributes, bsl_attributes_unref);
  g_clear_pointer (&self->questionnaire, bsl_questionnaire_unref);
  g_free (self);
}

const char *
bsl_rule_base_get_version (BslRuleBase *self)
{
  return self->version;
}

const char *
bsl_rule_base_get_sha256 (BslRuleBase *self)
{
  return self->sha256;
}

BslQuestionnaire *
bsl_rule_base_get_questionnaire (BslRuleBase *self)
{
  return self->questionnaire;
}

guint
bsl_rule_base_get_n_rules (BslRuleBase *self)
{
  return self->rules->len;
}

const BslRule *
bsl_rule_base_get_rule (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->rules, index);
}

const BslRule *
bsl_rule_base_find_rule (BslRuleBase *self, const char *id)
{
  return g_hash_table_lookup (self->rules_by_id, id);
}

guint
bsl_rule_base_get_n_moments (BslRuleBase *self)
{
  return self->moments->len;
}

const BslDueMoment *
bsl_rule_base_get_moment (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->moments, index);
}

guint
bsl_rule_base_get_n_gates (BslRuleBase *self)
{
  return self->gates->len;
}

const BslLabel *
bsl_rule_base_get_gate (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->gates, index);
}

guint
bsl_rule_base_get_n_sources (BslRuleBase *self)
{
  return self->sources->len;
}

const BslLawSource *
bsl_rule_base_get_source (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->sources, index);
}

const BslLawSource *
bsl_rule_base_find_source (BslRuleBase *self, const char *id)
{
  return g_hash_table_lookup (self->sources_by_id, id);
}

guint
bsl_rule_base_get_n_interpretations (BslRuleBase *self)
{
  return self->interpretations->len;
}

const BslInterpretation *
bsl_rule_base_get_interpretation (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->interpretations, index);
}

const BslInterpretation *
bsl_rule_base_find_interpretation (BslRuleBase *self, const char *id)
{
  return g_hash_table_lookup (self->interpretations_by_id, id);
}

const char *
bsl_rule_base_get_phrase (BslRuleBase *self, BslPhrase phrase, BslLang lang)
{
  return bsl_text_get (&self->phrases[phrase], lang);
}

const char *
bsl_law_source_get_name (const BslLawSource *self, const BslReference *reference, BslLang lang)
{
  gboolean in_part = reference->article != NULL && !bsl_text_is_empty (&self->cite);

  return bsl_text_get (in_part ? &self->cite : &self->title, lang);
}

char *
bsl_rule_base_cite (BslRuleBase *self, const BslReference *reference, BslLang lang)
{
  const BslLawSource *source = bsl_rule_base_find_source (self, reference->source);
  GString *text = g_string_new (reference->source);

  if (source != NULL)
    g_string_append_printf (text, " — %s", bsl_law_source_get_name (source, reference, lang));
  if (reference->article != NULL)
    g_string_append_printf (text, ", %s", bsl_reference_get_article (reference, lang));
  return g_string_free (text, FALSE);
}
