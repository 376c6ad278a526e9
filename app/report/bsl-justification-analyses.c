/* SPDX-License-Identifier: EUPL-1.2 */
/* The guided analyses: answers and reasons criterion by criterion, and who attests them. */
#include "config.h"

#include "app/report/bsl-justification-private.h"

#include "app/rules/bsl-analysis-record.h"

static const char *
get_value_word (BslJustification *self, BslTri value)
{
  return value == BSL_TRI_YES ? T ("analysis-yes") : value == BSL_TRI_NO ? T ("analysis-no") : T ("analysis-open");
}

/* "Public order" where the topic is asked as a whole, else "Public order: availability". */
static char *
dup_criterion (BslJustification *self, const BslTopic *topic, const BslCriterion *criterion)
{
  const char *title = bsl_text_get (&topic->title, self->lang);

  if (topic->whole)
    return g_strdup (title);
  return g_strconcat (title, T ("colon"), bsl_text_get (&criterion->title, self->lang), NULL);
}

static void
add_topic (BslJustification *self, BslBlock *table, const BslAnalysis *analysis, const BslTopic *topic)
{
  for (guint i = 0; i < topic->criteria->len; i++)
    {
      const BslCriterion *criterion = g_ptr_array_index (topic->criteria, i);
      BslTri value = bsl_analysis_get_value (analysis, self->project, topic, criterion);
      const char *reason = bsl_analysis_get_reason (analysis, self->project, topic, criterion);
      g_autofree char *name = dup_criterion (self, topic, criterion);

      bsl_justification_row (table, name, get_value_word (self, value), *reason != '\0' ? reason : "—");
    }
}

static void
add_criteria (BslJustification *self, const BslAnalysis *analysis)
{
  static const double widths[] = { 0.32, 0.14, 0.54 };
  BslBlock *table = bsl_justification_table (self, bsl_text_get (&analysis->title, self->lang), widths,
                                             "analysis-criterion", "answer", "analysis-reasons", NULL);

  for (guint i = 0; i < analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = g_ptr_array_index (analysis->parts, i);

      for (guint j = 0; bsl_analysis_needs_part (analysis, self->project, part) && j < part->topics->len; j++)
        add_topic (self, table, analysis, g_ptr_array_index (part->topics, j));
    }
}

static void
add_attestation (BslJustification *self, const BslAnalysis *analysis)
{
  BslAnalysisState state = bsl_analysis_get_state (analysis, self->project);
  g_autofree char *date = bsl_date_words_from_iso (bsl_analysis_get_attested (analysis, self->project, BSL_ATTESTED_DATE), self->lang);
  g_autofree char *signature = bsl_texts_format (
      self->texts, "analysis-signed", "date", date, "name", bsl_analysis_get_attested (analysis, self->project, BSL_ATTESTED_NAME),
      "function", bsl_analysis_get_attested (analysis, self->project, BSL_ATTESTED_FUNCTION), NULL);
  g_autofree char *missing = NULL;
  const char *what;
  BslLine *line;

  if (state.attested)
    bsl_justification_say (self, BSL_STYLE_NORMAL, signature);
  if (bsl_analysis_is_complete (analysis, self->project))
    return;

  what = T (state.attested ? "analysis-incomplete" : "analysis");
  missing = bsl_justification_to_complete (self, what, analysis->role);
  line = bsl_justification_say (self, BSL_STYLE_NORMAL, what);
  bsl_line_add (line, T ("colon"));
  bsl_line_add (line, missing);
}

void
bsl_justification_add_analyses (BslJustification *self)
{
  for (guint i = 0; i < bsl_rule_base_get_n_analyses (self->rules); i++)
    {
      const BslAnalysis *analysis = bsl_rule_base_get_analysis (self->rules, i);

      if (!bsl_analysis_is_concerned (analysis, self->project, self->evaluation))
        continue;
      if (bsl_analysis_is_begun (analysis, self->project))
        add_criteria (self, analysis);
      add_attestation (self, analysis);
    }
}
