/* SPDX-License-Identifier: EUPL-1.2 */
/* What may change the decision later, and the annexes: sources, readings, answers, warnings. */
#include "config.h"

#include "app/report/bsl-justification-private.h"

typedef struct
{
  BslDate date;
  char *text;
} Change;

static void
change_clear (Change *self)
{
  g_free (self->text);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *first = a, *second = b;

  return first->date < second->date ? -1 : first->date > second->date;
}

static void
take_change (GArray *changes, BslDate date, char *text)
{
  Change change = { date, text };

  g_array_append_val (changes, change);
}

static void
find_rule_changes (BslJustification *self, GArray *changes)
{
  for (guint i = 0; i < bsl_rule_base_get_n_rules (self->rules); i++)
    {
      const BslRule *rule = bsl_rule_base_get_rule (self->rules, i);
      const char *title = bsl_text_get (&rule->title, self->lang);

      if (rule->from > self->on)
        take_change (changes, rule->from, bsl_texts_format (self->texts, "rule-begins", "rule", rule->id, "title", title, NULL));
      if (rule->until > self->on)
        take_change (changes, rule->until, bsl_texts_format (self->texts, "rule-ends", "rule", rule->id, "title", title, NULL));
    }
}

static void
find_fact_changes (BslJustification *self, const BslOffer *offer, GArray *changes)
{
  for (guint i = 0; i < offer->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (offer->facts, i);

      for (guint j = 0; j < fact->periods->len; j++)
        {
          const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, j);
          g_autofree char *value = NULL;

          if (period->from <= self->on)
            continue;
          value = bsl_text_is_empty (&period->note) ? bsl_value_to_words (&period->value, &fact->attribute->domain, self->lang)
                                                    : g_strdup (bsl_text_get (&period->note, self->lang));
          take_change (changes, period->from,
                       bsl_texts_format (self->texts, "fact-changes", "offer", offer->name,
                                         "attribute", bsl_text_get (&fact->attribute->title, self->lang), "value", value, NULL));
        }
    }
}

void
bsl_justification_add_changes (BslJustification *self)
{
  static const double widths[] = { 0.24, 0.76 };
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  BslBlock *table;

  g_array_set_clear_func (changes, (GDestroyNotify) change_clear);
  bsl_justification_head (self, 1, "changes");
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("changes-intro"));
  find_rule_changes (self, changes);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);

      if (finding->verdict != BSL_VERDICT_NOT_ELIGIBLE && bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE)
        find_fact_changes (self, finding->offer, changes);
    }
  if (changes->len == 0)
    return;
  g_array_sort (changes, compare_changes);
  table = bsl_justification_table (self, NULL, widths, "date", "what-changes", NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      g_autofree char *date = bsl_date_to_words (change->date, self->lang);

      bsl_justification_row (table, date, change->text);
    }
}

static void
add_source (BslJustification *self, BslBlock *table, const BslLawSource *source)
{
  g_autofree char *date = source->date ? bsl_date_words_from_iso (source->date, self->lang) : g_strdup ("");
  g_autofree char *read = source->read ? bsl_date_words_from_iso (source->read, self->lang) : NULL;
  guint row = bsl_justification_row (table, source->id, NULL, date, NULL);
  BslLine *title = bsl_justification_cell (table, row, 1), *grade = bsl_justification_cell (table, row, 3);
  BslRun *run = bsl_line_add (title, bsl_text_get (&source->title, self->lang));

  if (source->urls->len > 0)
    bsl_run_set_link (run, g_ptr_array_index (source->urls, 0));
  bsl_line_add (grade, source->grade ? source->grade : "");
  if (read == NULL)
    return;
  bsl_line_add (grade, T ("citation-separator"));
  bsl_line_add (grade, read);
}

static void
add_sources (BslJustification *self)
{
  static const double widths[] = { 0.09, 0.53, 0.18, 0.20 };
  BslBlock *table;

  bsl_document_add_plain_heading (self->document, 1, T ("annex-sources"));
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("grades"));
  table = bsl_justification_table (self, NULL, widths, "source", "text-of-law", "date", "grade-and-read", NULL);
  for (guint i = 0; i < bsl_rule_base_get_n_sources (self->rules); i++)
    {
      const BslLawSource *source = bsl_rule_base_get_source (self->rules, i);

      if (g_hash_table_contains (self->cited, source->id))
        add_source (self, table, source);
    }
}

static void
add_readings (BslJustification *self)
{
  bsl_document_add_plain_heading (self->document, 1, T ("annex-readings"));
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("readings-intro"));
  for (guint i = 0; i < bsl_rule_base_get_n_interpretations (self->rules); i++)
    {
      const BslInterpretation *reading = bsl_rule_base_get_interpretation (self->rules, i);
      BslLine *line;

      if (!g_hash_table_contains (self->read, reading->id))
        continue;
      line = bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL);
      bsl_line_add_strong (line, bsl_text_get (&reading->title, self->lang));
      bsl_line_add (line, ". ");
      bsl_line_add (line, bsl_text_get (&reading->reason, self->lang));
    }
}

/* Identifiers and values as they stand in the project file, so that the evaluation can be redone. */
static void
add_answers (BslJustification *self)
{
  static const double widths[] = { 0.46, 0.54 };
  BslBlock *table;

  bsl_document_add_plain_heading (self->document, 1, T ("annex-answers"));
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("answers-intro"));
  table = bsl_justification_table (self, NULL, widths, "identifier", "value", NULL);
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      const BslValue *value = bsl_project_get_answer (self->project, i);
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *json = NULL;

      if (!value->known)
        continue;
      node = bsl_value_to_json (value, &question->domain);
      json = json_to_string (node, FALSE);
      bsl_justification_row (table, question->id, json);
    }
}

void
bsl_justification_add_annexes (BslJustification *self)
{
  add_sources (self);
  if (g_hash_table_size (self->read) > 0)
    add_readings (self);
  add_answers (self);
  bsl_document_add_plain_heading (self->document, 1, T ("annex-warnings"));
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("disclaimer"));
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("disclaimer-facts"));
}
