/* SPDX-License-Identifier: EUPL-1.2 */
/* Title, identification, need and data: what the buyer said. */
#include "config.h"

#include <string.h>

#include "app/core/bsl-note.h"
#include "app/report/bsl-justification-private.h"

static const double pair_widths[] = { 0.36, 0.64 };

/* A day to come is judged by what was known when the catalogue was made. */
static void
say_known_until (BslJustification *self)
{
  BslDate known = bsl_catalogue_get_date (bsl_evaluation_get_catalogue (self->evaluation));
  g_autofree char *date = bsl_date_to_words (known, self->lang);
  g_autofree char *until = bsl_texts_format (self->texts, "known-until", "date", date, NULL);

  if (self->on > known)
    bsl_justification_say (self, BSL_STYLE_NOTE, until);
}

void
bsl_justification_add_title (BslJustification *self, gboolean draft)
{
  g_autofree char *date = bsl_date_to_words (self->on, self->lang);
  g_autofree char *when = bsl_texts_format (self->texts, "read-on", "date", date, NULL);
  const BslRule *stop = bsl_evaluation_get_stop (self->evaluation);

  bsl_justification_say (self, BSL_STYLE_TITLE, T (draft ? "draft-title" : "title"));
  bsl_justification_say (self, BSL_STYLE_LEAD, bsl_project_get_title (self->project));
  bsl_justification_say (self, BSL_STYLE_NOTE, when);
  say_known_until (self);
  if (stop != NULL)
    {
      BslLine *line = bsl_document_add_paragraph (self->document, BSL_STYLE_WARNING);
      g_autofree char *summary = bsl_evaluation_dup_summary (self->evaluation, stop, self->lang);

      bsl_line_add_strong (line, bsl_text_get (&stop->title, self->lang));
      bsl_line_add (line, ". ");
      bsl_line_add (line, summary);
    }
  else if (draft)
    bsl_justification_say (self, BSL_STYLE_WARNING, T ("draft-warning"));
}

/* What was written for another answer is printed all the same, with that mention. */
static void
add_note_to_cell (BslJustification *self, BslLine *line, const BslQuestion *question)
{
  g_autofree char *text = bsl_note_dup_text (self->project, question);

  if (*text == '\0')
    return;
  if (bsl_note_is_outdated (self->project, question, NULL))
    {
      bsl_line_add (line, "\n");
      bsl_line_add_strong (line, T ("note-of-another-answer"));
    }
  bsl_line_add (line, "\n");
  bsl_line_add (line, text);
}

static void
add_answer (BslJustification *self, BslBlock *table, const BslQuestion *question)
{
  gboolean known = bsl_project_get_answer (self->project, question->index)->known;
  g_autofree char *answer = NULL;
  guint row;
  BslLine *cell;

  if (!known && !bsl_evaluation_asks (self->evaluation, question))
    return;
  answer = known ? bsl_justification_dup_answer (self, question)
                 : bsl_justification_to_complete (self, bsl_text_get (&question->title, self->lang), question->ask);
  row = bsl_justification_row (table, bsl_text_get (&question->title, self->lang), NULL);
  cell = bsl_justification_cell (table, row, 1);
  bsl_line_add (cell, answer)->strong = known;
  add_note_to_cell (self, cell, question);
}

static void
add_answers (BslJustification *self, BslBlock *table, const char *section)
{
  g_auto (GStrv) steps = bsl_justification_dup_outline (self, "steps", section);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      const BslStep *step = bsl_questionnaire_get_step (self->questionnaire, question->step);

      if (g_strv_contains ((const char *const *) steps, step->id))
        add_answer (self, table, question);
    }
}

static void
add_answers_table (BslJustification *self, const char *section)
{
  add_answers (self, bsl_justification_table (self, NULL, pair_widths, "question", "answer", NULL), section);
}

static void
add_version (BslJustification *self, BslBlock *table, const char *id, const char *version, const char *sha256)
{
  g_autofree char *text = sha256 ? bsl_texts_format (self->texts, "version-and-sha256", "version", version, "sha256", sha256, NULL)
                                 : g_strdup (version);

  bsl_justification_row (table, T (id), text);
}

void
bsl_justification_add_identification (BslJustification *self, const char *project_sha256)
{
  g_autofree char *date = bsl_date_to_words (self->on, self->lang);
  g_autofree char *catalogue_date = bsl_date_to_words (bsl_catalogue_get_date (self->catalogue), self->lang);
  g_autofree char *catalogue = bsl_texts_format (self->texts, "catalogue-of", "version", bsl_catalogue_get_version (self->catalogue),
                                                 "date", catalogue_date, NULL);
  const char *title = bsl_project_get_title (self->project);
  g_autofree char *missing = NULL;
  BslBlock *table;

  bsl_justification_head (self, 1, "identification");
  table = bsl_justification_table (self, NULL, pair_widths, "item", "content", NULL);
  if (title[0] == '\0')
    missing = bsl_justification_to_complete (self, T ("project"), "buyer");
  bsl_justification_row (table, T ("project"), missing ? missing : title);
  add_answers (self, table, "identification");
  bsl_justification_row (table, T ("reading-date"), date);
  add_version (self, table, "application", "Boussole\u00a0" BSL_VERSION, NULL);
  add_version (self, table, "rule-base", bsl_rule_base_get_version (self->rules), bsl_rule_base_get_sha256 (self->rules));
  add_version (self, table, "catalogue", catalogue, bsl_catalogue_get_sha256 (self->catalogue));
  add_version (self, table, "project-file-name", bsl_texts_get (self->texts, "attachment-name"), project_sha256);
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("not-classified"));
}

/* The buyer's own words on the project as a whole, a paragraph each. */
static guint
add_description (BslJustification *self)
{
  g_autofree char *text = bsl_note_dup_text (self->project, NULL);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        bsl_justification_say (self, BSL_STYLE_NORMAL, paragraphs[i]);
        n++;
      }
  return n;
}

void
bsl_justification_add_need (BslJustification *self)
{
  bsl_justification_head (self, 1, "need");
  if (add_description (self) == 0)
    {
      g_autofree char *text = bsl_justification_to_complete (self, T ("need-in-words"), "project-manager");
      BslLine *line = bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL);

      bsl_line_add (line, T ("need-in-words"));
      bsl_line_add (line, T ("colon"));
      bsl_line_add (line, text);
    }
  add_answers_table (self, "need");
}

void
bsl_justification_add_data (BslJustification *self)
{
  bsl_justification_head (self, 1, "data");
  add_answers_table (self, "data");
  bsl_justification_head (self, 2, "double-test");
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("double-test-rule"));
  bsl_justification_add_conclusions (self, "data");
  bsl_justification_add_analyses (self);
}
