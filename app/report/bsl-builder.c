/* SPDX-License-Identifier: EUPL-1.2 */
/* What a document is made with, and whether it is a draft. */
#include "config.h"

#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-choice.h"
#include "app/report/bsl-versions.h"
#include "app/rules/bsl-analysis-record.h"

static gboolean
awaits_analysis (BslProject *project, BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    if (bsl_analysis_is_awaited (bsl_rule_base_get_analysis (rules, i), project, evaluation))
      return TRUE;
  return FALSE;
}

static gboolean
awaits_offer (BslBuilder *self)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    if (bsl_builder_awaits (self, bsl_evaluation_get_offer (self->evaluation, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_draft (BslBuilder *self)
{
  return bsl_evaluation_get_stop (self->evaluation) != NULL || bsl_builder_get_need (self) == BSL_NEED_NONE
         || bsl_evaluation_get_open_questions (self->evaluation)->len > 0
         || awaits_analysis (self->project, self->evaluation) || awaits_offer (self) || bsl_builder_awaits_text (self);
}

void
bsl_builder_init (BslBuilder *self, BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  *self = (BslBuilder) { .project = project, .evaluation = evaluation, .options = options, .lang = options->lang };
  self->outline = bsl_outline_get ();
  self->texts = bsl_texts_new (options->lang);
  self->rules = bsl_evaluation_get_rules (evaluation);
  self->catalogue = bsl_evaluation_get_catalogue (evaluation);
  self->questionnaire = bsl_project_get_questionnaire (project);
  self->on = bsl_evaluation_get_date (evaluation);
  self->chosen = bsl_choice_find (project, evaluation);
  self->shown = bsl_builder_is_withheld (self, bsl_choice_get_place ()) ? g_ptr_array_new () : g_ptr_array_ref (self->chosen);
  self->form = bsl_outline_find_form (self->outline, options->form ? options->form : bsl_outline_get_role (self->outline, "file"));
  self->parts = g_ptr_array_new ();
  self->chapters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->ways = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->attestations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->spoken = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->grounds = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->withheld = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->cited = g_hash_table_new (g_str_hash, g_str_equal);
  self->read = g_hash_table_new (g_str_hash, g_str_equal);
  self->told = g_hash_table_new (g_str_hash, g_str_equal);
  /* Of third parties' version what the whole one is: what they may not read leaves nothing open. */
  self->draft = options->withheld ? bsl_report_is_draft (project, evaluation) : is_draft (self);
}

gboolean
bsl_report_is_draft (BslProject *project, BslEvaluation *evaluation)
{
  BslReportOptions options = { .lang = BSL_LANG_FR };
  BslBuilder builder;
  gboolean draft;

  bsl_builder_init (&builder, project, evaluation, &options);
  draft = builder.draft;
  bsl_builder_clear (&builder);
  return draft;
}

void
bsl_builder_clear (BslBuilder *self)
{
  g_ptr_array_unref (self->grounds);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->clause_offers, g_ptr_array_unref);
  g_hash_table_unref (self->chapters);
  g_hash_table_unref (self->ways);
  g_hash_table_unref (self->attestations);
  g_clear_pointer (&self->opinions, g_ptr_array_unref);
  g_hash_table_unref (self->spoken);
  g_clear_pointer (&self->done, g_array_unref);
  g_clear_pointer (&self->study, bsl_study_free);
  g_clear_pointer (&self->costs, bsl_costs_free);
  g_clear_pointer (&self->combinations, g_ptr_array_unref);
  g_clear_pointer (&self->versions, bsl_versions_free);
  g_free (self->description);
  g_hash_table_unref (self->withheld);
  g_hash_table_unref (self->cited);
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->told);
  bsl_texts_free (self->texts);
}
