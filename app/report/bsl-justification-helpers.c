/* SPDX-License-Identifier: EUPL-1.2 */
/* What the sections of the justification share. */
#include "config.h"

#include <stdarg.h>

#include "app/report/bsl-justification-private.h"

void
bsl_justification_head (BslJustification *self, guint level, const char *id)
{
  bsl_document_add_heading (self->document, level, T (id));
}

BslLine *
bsl_justification_say (BslJustification *self, BslBlockStyle style, const char *text)
{
  BslLine *line = bsl_document_add_paragraph (self->document, style);

  bsl_line_add (line, text);
  return line;
}

void
bsl_justification_list (BslJustification *self, char **sentences)
{
  BslBlock *list;

  if (sentences == NULL || sentences[0] == NULL)
    return;
  list = bsl_document_add_list (self->document, FALSE);
  for (guint i = 0; sentences[i] != NULL; i++)
    bsl_line_add (bsl_block_add_item (list), sentences[i]);
}

BslBlock *
bsl_justification_table (BslJustification *self, const char *caption, const double *widths, ...)
{
  g_autoptr (GPtrArray) header = g_ptr_array_new ();
  BslBlock *table;
  va_list args;

  va_start (args, widths);
  for (const char *id = va_arg (args, const char *); id != NULL; id = va_arg (args, const char *))
    g_ptr_array_add (header, (char *) T (id));
  va_end (args);
  table = bsl_document_add_table (self->document, caption, header->len, widths);
  bsl_block_add_row (table);
  for (guint i = 0; i < header->len; i++)
    bsl_line_add (bsl_block_get_cell (table, 0, i), g_ptr_array_index (header, i));
  return table;
}

guint
bsl_justification_row (BslBlock *table, ...)
{
  guint row = table->rows->len;
  va_list args;

  bsl_block_add_row (table);
  va_start (args, table);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *text = va_arg (args, const char *);

      if (text != NULL)
        bsl_line_add (bsl_block_get_cell (table, row, i), text);
    }
  va_end (args);
  return row;
}

BslLine *
bsl_justification_cell (BslBlock *table, guint row, guint column)
{
  return bsl_block_get_cell (table, row, column);
}

char *
bsl_justification_to_complete (BslJustification *self, const char *what, const char *role)
{
  g_ptr_array_add (self->missing, g_strdup (what));
  if (role == NULL)
    return g_strdup (T ("to-complete"));
  return bsl_texts_format (self->texts, "to-complete-by", "role", bsl_justification_get_role (self, role), NULL);
}

static void
cite_one (BslJustification *self, BslLine *line, const BslReference *reference)
{
  const BslLawSource *source = bsl_rule_base_find_source (self->rules, reference->source);
  BslRun *run = bsl_line_add (line, reference->source);

  g_hash_table_add (self->cited, reference->source);
  if (source != NULL && source->urls->len > 0)
    bsl_run_set_link (run, g_ptr_array_index (source->urls, 0));
  if (reference->article == NULL)
    return;
  bsl_line_add (line, ", ");
  bsl_line_add (line, reference->article);
}

void
bsl_justification_cite (BslJustification *self, BslLine *line, GPtrArray *references)
{
  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      if (i > 0)
        bsl_line_add (line, T ("citation-separator"));
      cite_one (self, line, g_ptr_array_index (references, i));
    }
}

void
bsl_justification_name_rule (BslJustification *self, BslLine *line, const BslRule *rule)
{
  bsl_line_add_strong (line, rule->id);
  bsl_line_add (line, "\n");
  bsl_line_add (line, bsl_text_get (&rule->title, self->lang));
  for (guint i = 0; rule->interpretations != NULL && i < rule->interpretations->len; i++)
    g_hash_table_add (self->read, ((BslInterpretation *) g_ptr_array_index (rule->interpretations, i))->id);
}

char *
bsl_justification_dup_reasons (BslJustification *self, const BslObligation *obligation)
{
  g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (self->evaluation, obligation, self->lang);

  return g_strjoinv (" ", reasons);
}

const char *
bsl_justification_get_role (BslJustification *self, const char *role)
{
  const BslRole *found = role ? bsl_questionnaire_find_role (self->questionnaire, role) : NULL;

  return found ? bsl_text_get (&found->title, self->lang) : T ("nobody-named");
}

char *
bsl_justification_dup_answer (BslJustification *self, const BslQuestion *question)
{
  const BslValue *value = bsl_project_get_answer (self->project, question->index);
  g_autofree char *words = NULL;

  if (question->domain.kind == BSL_KIND_SET && value->known && value->bits == 0)
    return g_strdup (T ("none-of-them"));
  words = bsl_value_to_words (value, &question->domain, self->lang);
  if (question->domain.kind != BSL_KIND_NUMBER || bsl_text_is_empty (&question->unit))
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s\u00a0%s", words, bsl_text_get (&question->unit, self->lang));
}

char **
bsl_justification_dup_outline (BslJustification *self, const char *kind, const char *section)
{
  JsonObject *sections = json_object_get_object_member (self->outline, kind);
  JsonArray *names = json_object_get_array_member (sections, section);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **result;

  for (guint i = 0; i < json_array_get_length (names); i++)
    g_strv_builder_add (builder, json_array_get_string_element (names, i));
  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return result;
}

static void
add_conclusion (BslJustification *self, guint index)
{
  const BslConclusion *conclusion = bsl_evaluation_get_conclusion (self->evaluation, index);
  g_auto (GStrv) reasons = bsl_evaluation_dup_conclusion_reasons (self->evaluation, index, self->lang);
  g_autofree char *title = bsl_texts_format (self->texts, "conclusion", "title", bsl_text_get (conclusion->title, self->lang), NULL);
  BslLine *line = bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL);

  bsl_line_add_strong (line, title);
  bsl_line_add (line, bsl_text_get (conclusion->value_title, self->lang));
  bsl_justification_list (self, reasons);
}

void
bsl_justification_add_conclusions (BslJustification *self, const char *section)
{
  g_auto (GStrv) names = bsl_justification_dup_outline (self, "conclusions", section);

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (self->evaluation); i++)
    if (g_strv_contains ((const char *const *) names, bsl_evaluation_get_conclusion (self->evaluation, i)->id))
      add_conclusion (self, i);
}

char *
bsl_justification_dup_services (BslJustification *self, GArray *services)
{
  BslServices *all = bsl_catalogue_get_services (self->catalogue);
  g_autofree const char **titles = g_new0 (const char *, services->len + 1);

  for (guint i = 0; i < services->len; i++)
    titles[i] = bsl_text_get (&bsl_services_get (all, g_array_index (services, guint, i))->title, self->lang);
  return bsl_text_join (titles, self->lang);
}
