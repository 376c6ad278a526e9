/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of the outline: a row for each element of a list, or names and contents. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

#define NAME_WIDTH 0.32

/* The columns of a table: those written down, then one for each element of a list. */
typedef struct
{
  BslBuilder *builder;
  JsonObject *table;
  JsonArray *columns;
  JsonObject *more;     /* how the columns of the list look, or NULL */
  GPtrArray *elements;  /* of BslItem: the list */
  guint n_fixed, n_columns;
  BslBlock *block;
} Table;

static double
get_width (Table *self, guint column, double rest)
{
  JsonObject *object;

  if (column >= self->n_fixed)
    return rest / self->elements->len;
  object = json_array_get_object_element (self->columns, column);
  return json_object_get_double_member_with_default (object, "width", 1.0 / self->n_fixed);
}

static void
begin (Table *self, const BslItem *context)
{
  BslBuilder *builder = self->builder;
  const char *caption = bsl_builder_text (builder, self->table, "caption");
  g_autofree char *words = caption ? bsl_builder_dup_words (builder, caption, context) : NULL;
  g_autofree double *widths = g_new (double, self->n_columns);
  double rest = 1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      widths[i] = get_width (self, i, rest);
      rest -= i < self->n_fixed ? widths[i] : 0;
    }
  self->block = bsl_document_add_table (builder->document, words, self->n_columns, widths);
  self->block->head_column = bsl_member_flag (self->table, "head-column");
  self->block->roomy = bsl_member_flag (self->table, "roomy");
}

static void
write_cell (Table *self, guint row, guint column, JsonObject *object, const char *member, const BslItem *context)
{
  BslLine *cell = bsl_block_get_cell (self->block, row, column);
  const char *template = bsl_builder_text (self->builder, object, member);

  if (self->builder->options->withheld && bsl_member_flag (object, "withheld") && row > 0)
    template = bsl_builder_withhold (self->builder);
  if (template != NULL)
    bsl_builder_write (self->builder, cell, template, context);
}

/* An element of the list of columns, seen from the element of a row. */
static void
write_crossing (Table *self, guint row, guint index, const char *member, const BslItem *context)
{
  BslItem crossing = *(const BslItem *) g_ptr_array_index (self->elements, index);

  crossing.parent = context;
  write_cell (self, row, self->n_fixed + index, self->more, member, &crossing);
}

static void
add_row (Table *self, const char *member, const BslItem *context)
{
  guint row = self->block->rows->len;

  bsl_block_add_row (self->block);
  for (guint i = 0; i < self->n_fixed; i++)
    write_cell (self, row, i, json_array_get_object_element (self->columns, i), member, context);
  for (guint i = 0; self->elements != NULL && i < self->elements->len; i++)
    write_crossing (self, row, i, member, context);
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
  Table table = { .builder = self, .table = object, .columns = bsl_member_array (object, "columns"), .more = more, .elements = elements };
  const char *none = bsl_builder_text (self, object, "none");

  table.n_fixed = json_array_get_length (table.columns);
  table.n_columns = table.n_fixed + (elements != NULL ? elements->len : 0);
  if (rows->len == 0)
    {
      if (none != NULL)
        bsl_builder_write (self, bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL), none, context);
      return;
    }
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
