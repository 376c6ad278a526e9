/* SPDX-License-Identifier: EUPL-1.2 */
/* Text of the tree: what may stand in it, and the plain text all writers must agree on. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-document-private.h"

static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
}

/* Embeddings and overrides let a text change how its neighbours read. */
static gboolean
is_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* The line and paragraph separators of Unicode break lines like a line feed. */
static gunichar
clean_character (gunichar c)
{
  if (c == '\t')
    return ' ';
  if (c == 0x2028 || c == 0x2029)
    return '\n';
  if (is_control (c) || is_direction (c) || is_noncharacter (c) || c == 0xfeff)
    return 0;
  return c;
}

char *
bsl_document_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      c = clean_character (c);
      if (c != 0)
        g_string_append_unichar (clean, c);
    }
  return g_string_free_and_steal (clean);
}

char *
bsl_line_to_string (const BslLine *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    g_string_append (text, ((BslRun *) g_ptr_array_index (self->runs, i))->text);
  return g_string_free_and_steal (text);
}

gboolean
bsl_line_has_notes (const BslLine *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (((BslRun *) g_ptr_array_index (self->runs, i))->note != NULL)
      return TRUE;
  return FALSE;
}

void
bsl_block_foreach_line (const BslBlock *block, BslLineFunc visit, gpointer data)
{
  if (block->line != NULL)
    visit (block->line, data);
  for (guint i = 0; block->items != NULL && i < block->items->len; i++)
    visit (g_ptr_array_index (block->items, i), data);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < row->len; j++)
        visit (g_ptr_array_index (row, j), data);
    }
}

static gboolean
is_small (const BslBlock *block)
{
  return block->kind == BSL_BLOCK_PARAGRAPH && block->style == BSL_STYLE_NOTE;
}

/* No page for the last lines of a document alone: the paragraphs that end it stand together. */
#define MOST_LAST 4

static gboolean
is_among_last (BslDocument *self, guint index)
{
  guint n = bsl_document_get_n_blocks (self);

  if (index + MOST_LAST < n)
    return FALSE;
  for (guint i = index; i < n; i++)
    if (bsl_document_get_block (self, i)->kind != BSL_BLOCK_PARAGRAPH)
      return FALSE;
  return TRUE;
}

gboolean
bsl_document_announces (BslDocument *self, guint index)
{
  const BslBlock *block = bsl_document_get_block (self, index);
  const BslBlock *next;

  if (index + 1 >= bsl_document_get_n_blocks (self) || block->kind != BSL_BLOCK_PARAGRAPH)
    return FALSE;
  if (is_among_last (self, index))
    return TRUE;
  next = bsl_document_get_block (self, index + 1);
  if (next->kind == BSL_BLOCK_PARAGRAPH)
    return (is_small (next) && (block->style == BSL_STYLE_CLAUSE || bsl_document_announces (self, index + 1)))
           || (is_small (block) && index > 0 && bsl_document_get_block (self, index - 1)->kind == BSL_BLOCK_HEADING);
  return next->kind != BSL_BLOCK_HEADING;
}

typedef struct
{
  GString *text;
  GString *notes; /* of the block being written */
  guint n_notes;
} Plain;

static void
add_line (const BslLine *line, gpointer data)
{
  Plain *plain = data;

  for (guint i = 0; i < line->runs->len; i++)
    {
      const BslRun *run = g_ptr_array_index (line->runs, i);
      g_autofree char *note = NULL;

      g_string_append (plain->text, run->text);
      if (run->note == NULL)
        continue;
      note = bsl_line_to_string (run->note);
      g_string_append_printf (plain->text, "[%u]", ++plain->n_notes);
      g_string_append_printf (plain->notes, "[%u] %s\n", plain->n_notes, note);
    }
  g_string_append_c (plain->text, '\n');
}

char *
bsl_document_to_plain (BslDocument *self)
{
  Plain plain = { g_string_new (NULL), g_string_new (NULL), 0 };

  for (guint i = 0; i < bsl_document_get_n_blocks (self); i++)
    {
      const BslBlock *block = bsl_document_get_block (self, i);

      if (block->number != NULL)
        g_string_append_printf (plain.text, "%s ", block->number);
      if (block->caption != NULL)
        g_string_append_printf (plain.text, "%s\n", block->caption);
      bsl_block_foreach_line (block, add_line, &plain);
      g_string_append (plain.text, plain.notes->str);
      g_string_truncate (plain.notes, 0);
    }
  g_string_free (plain.notes, TRUE);
  return g_string_free_and_steal (plain.text);
}
