/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules that apply, that may apply and that do not, each with its reasons. */
#include "config.h"

#include "app/report/bsl-justification-private.h"

static const double widths[] = { 0.25, 0.14, 0.44, 0.17 };

static const char *
get_effect (BslJustification *self, const BslRule *rule)
{
  g_autofree char *id = g_strconcat ("effect-", bsl_effect_words[rule->effect], NULL);

  return bsl_texts_get (self->texts, id);
}

static void
add_rule (BslJustification *self, BslBlock *table, const BslObligation *obligation)
{
  const BslRule *rule = obligation->rule;
  g_autofree char *reasons = bsl_justification_dup_reasons (self, obligation);
  g_autofree char *summary = bsl_evaluation_dup_summary (self->evaluation, rule, self->lang);
  g_autofree char *grade = bsl_texts_format (self->texts, "grade", "grade", rule->grade ? rule->grade : "", NULL);
  guint row = bsl_justification_row (table, NULL, get_effect (self, rule), NULL, NULL);
  BslLine *why = bsl_justification_cell (table, row, 2), *source = bsl_justification_cell (table, row, 3);

  bsl_justification_name_rule (self, bsl_justification_cell (table, row, 0), rule);
  bsl_line_add (why, reasons);
  if (obligation->state != BSL_TRI_NO && !bsl_text_is_empty (&rule->summary))
    {
      bsl_line_add (why, "\n");
      bsl_line_add_strong (why, T ("it-says"));
      bsl_line_add (why, summary);
    }
  bsl_justification_cite (self, source, rule->references);
  bsl_line_add (source, "\n");
  bsl_line_add (source, grade);
}

static guint
count_rules (BslJustification *self, BslTri state)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    n += bsl_evaluation_get_obligation (self->evaluation, i)->state == state;
  return n;
}

static void
add_rules (BslJustification *self, BslTri state, const char *title, const char *none)
{
  BslBlock *table;

  bsl_justification_head (self, 2, title);
  if (count_rules (self, state) == 0)
    {
      bsl_justification_say (self, BSL_STYLE_NORMAL, T (none));
      return;
    }
  table = bsl_justification_table (self, NULL, widths, "rule", "effect", "why", "source", NULL);
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);

      if (obligation->state == state)
        add_rule (self, table, obligation);
    }
}

void
bsl_justification_add_rules (BslJustification *self)
{
  g_autofree char *date = bsl_date_to_words (self->on, self->lang);
  g_autofree char *intro = bsl_texts_format (self->texts, "rules-intro", "version", bsl_rule_base_get_version (self->rules),
                                             "date", date, NULL);

  bsl_justification_head (self, 1, "rules");
  bsl_justification_say (self, BSL_STYLE_NORMAL, intro);
  bsl_justification_add_conclusions (self, "rules");
  add_rules (self, BSL_TRI_YES, "rules-apply", "no-rule-applies");
  add_rules (self, BSL_TRI_UNKNOWN, "rules-may-apply", "no-rule-may-apply");
  add_rules (self, BSL_TRI_NO, "rules-do-not-apply", "every-rule-applies");
}

static gboolean
add_before_market_rule (BslJustification *self, BslBlock **table, const char *id)
{
  static const double columns[] = { 0.30, 0.42, 0.28 };
  const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, id);
  g_autofree char *answer = NULL;
  g_autofree char *summary = NULL;
  guint row;

  if (obligation == NULL || obligation->state == BSL_TRI_NO)
    return FALSE;
  if (*table == NULL)
    *table = bsl_justification_table (self, NULL, columns, "solution", "what-to-do", "answer-and-date", NULL);
  answer = bsl_justification_to_complete (self, bsl_text_get (&obligation->rule->title, self->lang), obligation->rule->actor);
  summary = bsl_evaluation_dup_summary (self->evaluation, obligation->rule, self->lang);
  row = bsl_justification_row (*table, NULL, summary, answer);
  bsl_justification_name_rule (self, bsl_justification_cell (*table, row, 0), obligation->rule);
  return TRUE;
}

void
bsl_justification_add_before_market (BslJustification *self)
{
  g_auto (GStrv) names = bsl_justification_dup_outline (self, "rules", "before-market");
  BslBlock *table = NULL;

  bsl_justification_head (self, 1, "before-market");
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("before-market-intro"));
  for (guint i = 0; names[i] != NULL; i++)
    add_before_market_rule (self, &table, names[i]);
  if (table == NULL)
    bsl_justification_say (self, BSL_STYLE_NORMAL, T ("before-market-none"));
}
