/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule base: access, and its life. Reading stands in bsl-rule-base-reader.c. */

#include "config.h"

#include "app/rules/bsl-rule-base-private.h"

const char *const bsl_effect_words[]
    = { "excludes", "mandatory", "file", "recommended", "information", NULL };
const char *const bsl_result_words[] = { "not-applicable", "pass", "review", "fail", NULL };

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
  g_free (self->correctable);
  for (guint i = 0; i < BSL_N_PHRASES; i++)
    bsl_text_clear (&self->phrases[i]);
  g_clear_pointer (&self->rules_by_id, g_hash_table_unref);
  g_clear_pointer (&self->sources_by_id, g_hash_table_unref);
  g_clear_pointer (&self->interpretations_by_id, g_hash_table_unref);
  g_clear_pointer (&self->thresholds_by_id, g_hash_table_unref);
  g_clear_pointer (&self->named_by_id, g_hash_table_unref);
  g_clear_pointer (&self->conclusions, g_ptr_array_unref);
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

char *
bsl_rule_base_cite (BslRuleBase *self, const BslReference *reference, BslLang lang)
{
  const BslLawSource *source = bsl_rule_base_find_source (self, reference->source);
  GString *text = g_string_new (reference->source);

  if (source != NULL)
    g_string_append_printf (text, " — %s", bsl_text_get (&source->title, lang));
  if (reference->article != NULL)
    g_string_append_printf (text, ", %s", reference->article);
  return g_string_free (text, FALSE);
}
