/* SPDX-License-Identifier: EUPL-1.2 */
/* The justification: order of its sections, draft or final, what it carries. */
#include "config.h"

#include "app/report/bsl-justification.h"

#include <string.h>

#include "app/report/bsl-justification-private.h"
#include "app/rules/bsl-analysis-record.h"

#define MAX_NAME 80 /* characters of the title in the name of the file */

static gboolean
awaits_analysis (BslProject *project, BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    if (bsl_analysis_is_awaited (bsl_rule_base_get_analysis (rules, i), project, evaluation))
      return TRUE;
  return FALSE;
}

gboolean
bsl_justification_is_draft (BslProject *project, BslEvaluation *evaluation)
{
  return bsl_evaluation_get_stop (evaluation) != NULL
         || bsl_evaluation_count (evaluation, BSL_VERDICT_TO_EXAMINE) > 0
         || bsl_evaluation_get_open_questions (evaluation)->len > 0
         || awaits_analysis (project, evaluation);
}

static void
justification_init (BslJustification *self, BslProject *project, BslEvaluation *evaluation, BslTexts *texts, JsonParser *outline)
{
  *self = (BslJustification) { .project = project, .evaluation = evaluation, .texts = texts };
  self->lang = bsl_texts_get_lang (texts);
  self->rules = bsl_evaluation_get_rules (evaluation);
  self->catalogue = bsl_evaluation_get_catalogue (evaluation);
  self->questionnaire = bsl_project_get_questionnaire (project);
  self->on = bsl_evaluation_get_date (evaluation);
  self->outline = json_node_get_object (json_parser_get_root (outline));
  self->missing = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->cited = g_hash_table_new (g_str_hash, g_str_equal);
  self->read = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
justification_clear (BslJustification *self)
{
  g_ptr_array_unref (self->missing);
  g_hash_table_unref (self->cited);
  g_hash_table_unref (self->read);
}

static void
add_sections (BslJustification *self, gboolean draft, const char *sha256)
{
  bsl_justification_add_title (self, draft);
  bsl_document_add_contents (self->document, 2);
  bsl_document_break_page (self->document);
  bsl_justification_add_identification (self, sha256);
  bsl_justification_add_need (self);
  bsl_justification_add_data (self);
  bsl_justification_add_rules (self);
  if (bsl_evaluation_get_stop (self->evaluation) == NULL)
    {
      bsl_justification_add_before_market (self);
      bsl_justification_add_offers (self);
      bsl_justification_add_coverage (self);
      bsl_justification_add_clauses (self);
    }
  bsl_justification_add_tasks (self);
  bsl_justification_add_derogation (self);
  bsl_justification_add_changes (self);
  bsl_justification_add_decision (self);
  bsl_justification_add_annexes (self);
}

static void
describe (BslDocument *document, BslJustification *self, gboolean draft)
{
  g_autofree char *date = bsl_date_to_words (self->on, self->lang);
  g_autofree char *subject = bsl_texts_format (self->texts, "subject", "project", bsl_project_get_title (self->project),
                                               "date", date, NULL);
  g_autofree char *footer = bsl_texts_format (self->texts, "footer", "application", BSL_VERSION,
                                              "rules", bsl_rule_base_get_version (self->rules),
                                              "catalogue", bsl_catalogue_get_version (self->catalogue), NULL);

  bsl_document_set_subject (document, subject);
  bsl_document_set_footer (document, footer);
  if (draft)
    bsl_document_set_watermark (document, bsl_texts_get (self->texts, "draft-mark"));
}

BslDocument *
bsl_justification_new (BslProject *project, BslEvaluation *evaluation, BslLang lang, gint64 time)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (lang);
  g_autoptr (JsonParser) outline = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (project);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *title = NULL;
  gboolean draft = bsl_justification_is_draft (project, evaluation), read;
  BslJustification self;

  read = json_parser_load_from_data (outline, bsl_texts_get_file ("outline.json"), -1, NULL);
  g_assert (read);
  justification_init (&self, project, evaluation, texts, outline);
  title = bsl_texts_format (texts, draft ? "draft-title-of" : "title-of", "project", bsl_project_get_title (project), NULL);
  self.document = bsl_document_new (lang, title);
  bsl_document_set_time (self.document, time);
  bsl_document_attach (self.document, bsl_texts_get (texts, "attachment-name"), "application/vnd.boussole+json",
                       bsl_texts_get (texts, "project-file"), bytes);
  describe (self.document, &self, draft);
  add_sections (&self, draft, sha256);
  justification_clear (&self);
  return self.document;
}

/* @title without what a file system refuses, cut at a word. */
static char *
clean_name (const char *title)
{
  GString *name = g_string_new (NULL);
  glong n = 0;

  for (const char *p = title; *p != '\0' && n < MAX_NAME; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || !g_unichar_isprint (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      g_string_append_unichar (name, c);
    }
  g_strchomp (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  return g_string_free_and_steal (name);
}

char *
bsl_justification_dup_file_name (BslProject *project, BslEvaluation *evaluation, BslLang lang)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (lang);
  g_autofree char *title = clean_name (bsl_project_get_title (project));
  g_autofree char *date = bsl_date_to_iso (bsl_evaluation_get_date (evaluation));
  const char *kind = bsl_texts_get (texts, bsl_justification_is_draft (project, evaluation) ? "draft-title" : "title");

  if (title[0] == '\0')
    return g_strdup_printf ("%s - %s", kind, date);
  return g_strdup_printf ("%s - %s - %s", kind, title, date);
}
