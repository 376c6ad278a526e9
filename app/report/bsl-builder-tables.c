/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of the outline: a row for each element of a list, or names and contents. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-builder-private.h"

#define NAME_WIDTH 0.32

/* A column that is written down or, with @element, one for an element of a list. */
typedef struct
{
  JsonObject *object;
  const BslItem *element;
  double width;
} Column;

typedef struct
{
  BslBuilder *builder;
  JsonObject *table;
  GArray *columns; /* of Column */
  BslBlock *block;
} Table;

static const Column *
get_column (Table *self, guint index)
{
  return &g_array_index (self->columns, Column, index);
}

static void
add_fixed_columns (Table *self, JsonArray *columns)
{
  guint n = json_array_get_length (columns);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (columns, i);
      Column column = { object, NULL, json_object_get_double_member_with_default (object, "width", 1.0 / n) };

      g_array_append_val (self->columns, column);
    }
}

/* They share what room the others leave. */
static void
add_crossing_columns (Table *self, JsonObject *object, GPtrArray *elements)
{
  double rest = 1;

  for (guint i = 0; i < self->columns->len; i++)
    rest -= get_column (self, i)->width;
  for (guint i = 0; i < elements->len; i++)
    {
      Column column = { object, g_ptr_array_index (elements, i), rest / elements->len };

      g_array_append_val (self->columns, column);
    }
}

static void
begin (Table *self, const BslItem *context)
{
  BslBuilder *builder = self->builder;
  const char *caption = bsl_builder_text (builder, self->table, "caption");
  g_autofree char *words = caption ? bsl_builder_dup_words (builder, caption, context) : NULL;
  g_autofree double *widths = g_new (double, self->columns->len);
  double all = 0;

  for (guint i = 0; i < self->columns->len; i++)
    all += get_column (self, i)->width;
  for (guint i = 0; i < self->columns->len; i++)
    widths[i] = get_column (self, i)->width / all;
  self->block = bsl_document_add_table (builder->document, words, self->columns->len, widths);
  self->block->head_column = bsl_member_flag (self->table, "head-column");
  self->block->roomy = bsl_member_flag (self->table, "roomy");
}

/* What stands in @context for @column: an element of the list of columns, seen from the element of a row. */
static const BslItem *
cross (const Column *column, const BslItem *context, BslItem *crossing)
{
  if (column->element == NULL)
    return context;
  *crossing = *column->element;
  crossing->parent = context;
  return crossing;
}

/* What third parties do not read of a column; "but-told": where the document has not told it before. */
static gboolean
is_withheld (Table *self, const Column *column, const BslItem *context)
{
  if (!self->builder->options->withheld || !bsl_member_flag (column->object, "withheld"))
    return FALSE;
  return !bsl_member_flag (column->object, "but-told") || !bsl_builder_has_told (self->builder, context);
}

/* The head of the column, or what it says of the element of a row, as far as the reader may know; or NULL. */
static const char *
get_template (Table *self, const Column *column, const char *member, const BslItem *context)
{
  if (g_str_equal (member, "say") && is_withheld (self, column, context))
    return bsl_builder_withhold (self->builder, NULL);
  return bsl_builder_text (self->builder, column->object, member);
}

/* Below what the cell says, the "lines" that hold. */
static void
write_lines (BslBuilder *builder, BslLine *cell, JsonArray *lines, const BslItem *context)
{
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (!bsl_builder_holds (builder, line, context))
        continue;
      bsl_builder_add (builder, cell, "\n");
      bsl_builder_write (builder, cell, bsl_builder_text (builder, line, "say"), context);
    }
}

static void
write_cell (Table *self, guint row, guint index, const char *member, const BslItem *context)
{
  const Column *column = get_column (self, index);
  const char *template = get_template (self, column, member, context);
  BslLine *cell = bsl_block_get_cell (self->block, row, index);
  BslItem crossing;

  if (template != NULL)
    bsl_builder_write (self->builder, cell, template, cross (column, context, &crossing));
  if (row > 0 && !is_withheld (self, column, context))
    write_lines (self->builder, cell, bsl_member_array (column->object, "lines"), cross (column, context, &crossing));
  /* An empty cell reads as one that was forgotten. */
  if (cell->runs->len == 0)
    bsl_builder_add (self->builder, cell, "–");
}

static void
add_row (Table *self, const char *member, const BslItem *context)
{
  guint row = self->block->rows->len;

  bsl_block_add_row (self->block);
  for (guint i = 0; i < self->columns->len; i++)
    write_cell (self, row, i, member, context);
}

static char *
dup_cell (Table *self, const Column *column, const char *member, const BslItem *context)
{
  BslItem crossing;

  return bsl_builder_dup_words (self->builder, get_template (self, column, member, context), cross (column, context, &crossing));
}

/* What the column says in every row, NULL where rows differ. */
static char *
dup_common (Table *self, const Column *column, GPtrArray *rows)
{
  g_autofree char *common = dup_cell (self, column, "say", g_ptr_array_index (rows, 0));

  for (guint i = 1; i < rows->len; i++)
    {
      g_autofree char *words = dup_cell (self, column, "say", g_ptr_array_index (rows, i));

      if (!g_str_equal (words, common))
        return NULL;
    }
  return g_steal_pointer (&common);
}

/* "couvre : machines virtuelles" */
static void
append_common (Table *self, GString *all, const Column *column, const char *common, const BslItem *context)
{
  BslTexts *texts = self->builder->texts;
  g_autofree char *head = dup_cell (self, column, json_object_has_member (column->object, "name") ? "name" : "head", context);
  g_autofree char *name = bsl_text_in_sentence (head), *value = bsl_text_in_sentence (common);

  bsl_text_drop_stop (value);
  g_string_append_printf (all, "%s%s%s%s", all->len > 0 ? bsl_texts_get (texts, "citation-separator") : "", name, bsl_texts_get (texts, "colon"), value);
}

/* What "but-alike" columns say in all of several rows stands once above them. */
static void
take_common (Table *self, GPtrArray *rows, const BslItem *context)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; rows->len > 1 && i < self->columns->len;)
    {
      const Column *column = get_column (self, i);
      g_autofree char *common = bsl_member_flag (column->object, "but-alike") ? dup_common (self, column, rows) : NULL;

      i += common == NULL;
      /* what concerns none of the rows is not told at all */
      if (common != NULL && !g_str_equal (common, bsl_texts_get (self->builder->texts, "result-not-applicable")))
        append_common (self, all, column, common, context);
      if (common != NULL)
        g_array_remove_index (self->columns, i);
    }
  if (all->len == 0)
    return;
  sentence = bsl_texts_format (self->builder->texts, "alike-in-all-rows", "columns", all->str, NULL);
  bsl_line_add (bsl_document_add_paragraph (self->builder->document, BSL_STYLE_NOTE), sentence);
}

static void
set_origins (BslBlock *block, guint row, const BslItem *item)
{
  for (guint i = 0; i < block->n_columns; i++)
    bsl_builder_set_origin (bsl_block_get_cell (block, row, i), item);
}

void
bsl_builder_add_table (BslBuilder *self, JsonObject *object, const BslItem *context)
{
  g_autoptr (GPtrArray) rows = bsl_builder_list (self, json_object_get_member (object, "rows"), context);
  JsonObject *more = bsl_member_object (object, "columns-of");
  g_autoptr (GPtrArray) elements = more ? bsl_builder_list (self, json_object_get_member (more, "list"), context) : NULL;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  Table table = { .builder = self, .table = object, .columns = columns };
  const char *none = bsl_builder_text (self, object, "none");

  if (rows->len == 0)
    {
      if (none != NULL)
        bsl_builder_write (self, bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL), none, context);
      return;
    }
  add_fixed_columns (&table, bsl_member_array (object, "columns"));
  if (elements != NULL)
    add_crossing_columns (&table, more, elements);
  take_common (&table, rows, context);
  begin (&table, context);
  add_row (&table, "head", context);
  for (guint i = 0; i < rows->len; i++)
    {
      add_row (&table, "say", g_ptr_array_index (rows, i));
      set_origins (table.block, i + 1, g_ptr_array_index (rows, i));
    }
}

/* The table is made with its first row. */
static BslLine *
add_pair (BslBuilder *self, BslBlock **block, const char *name)
{
  static const double widths[] = { NAME_WIDTH, 1 - NAME_WIDTH };
  guint row;

  if (*block == NULL)
    {
      *block = bsl_document_add_table (self->document, NULL, G_N_ELEMENTS (widths), widths);
      (*block)->head_row = FALSE;
      (*block)->head_column = TRUE;
    }
  row = (*block)->rows->len;
  bsl_block_add_row (*block);
  bsl_line_add (bsl_block_get_cell (*block, row, 0), name);
  return bsl_block_get_cell (*block, row, 1);
}

static void
add_answer (BslBuilder *self, BslBlock **block, const BslQuestion *question)
{
  gboolean known = bsl_project_get_answer (self->project, question->index)->known;
  BslItem item = { BSL_ITEM_QUESTION, NULL, question, NULL, NULL, BSL_DATE_NONE };
  g_autofree char *origin = g_strconcat ("answer:", question->id, NULL);
  BslLine *line;

  if (!known && !bsl_evaluation_asks (self->evaluation, question))
    return;
  line = add_pair (self, block, bsl_question_get_topic (question, self->lang));
  bsl_line_set_origin (line, origin);
  bsl_builder_write (self, line, "{question.answer}", &item);
}

/* The answers of the steps or the questions named, as they are asked. */
static void
add_answers (BslBuilder *self, BslBlock **block, JsonObject *row)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      const char *step = bsl_questionnaire_get_step (self->questionnaire, question->step)->id;
      gboolean excepted = json_object_has_member (row, "except") && bsl_member_allows (row, "except", question->id);

      if (bsl_member_allows (row, "steps", step) && bsl_member_allows (row, "questions", question->id) && !excepted)
        add_answer (self, block, question);
    }
}

static void
add_own (BslBuilder *self, BslBlock **block, JsonObject *row)
{
  const char *id = bsl_member_string (row, "text");
  JsonObject *place = bsl_outline_find_place (self->outline, id);
  const char *name = bsl_builder_text (self, row, "name");

  if (place == NULL)
    {
      g_critical ("no place “%s”", id);
      return;
    }
  if (!bsl_builder_holds (self, place, NULL))
    return;
  bsl_builder_write_own_text (self, add_pair (self, block, name ? name : bsl_builder_text (self, place, "title")), id);
}

static void
add_form_row (BslBuilder *self, BslBlock **block, JsonObject *row, const BslItem *context)
{
  if (!bsl_builder_holds (self, row, context))
    return;
  if (json_object_has_member (row, "steps") || json_object_has_member (row, "questions"))
    add_answers (self, block, row);
  else if (json_object_has_member (row, "text"))
    add_own (self, block, row);
  else
    {
      g_autofree char *name = bsl_builder_dup_words (self, bsl_builder_text (self, row, "name"), context);

      bsl_builder_write (self, add_pair (self, block, name), bsl_builder_choose (self, row, context), context);
    }
}

void
bsl_builder_add_form (BslBuilder *self, JsonArray *rows, const BslItem *context)
{
  BslBlock *block = NULL;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    add_form_row (self, &block, json_array_get_object_element (rows, i), context);
}
