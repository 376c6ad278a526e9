/* SPDX-License-Identifier: EUPL-1.2 */
/* Plain text writer: headings underlined, lists and tables as indented lines. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-texts.h"
#include "app/report/bsl-writers.h"

typedef struct
{
  BslTexts *texts;
  GString *out;
  GString *notes;
  guint n_notes;
} Writer;

/* Appends @text, each of its further lines after @indent. */
static void
add_indented (GString *out, const char *text, const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *separator = g_strconcat ("\n", indent, NULL);
  g_autofree char *joined = g_strjoinv (separator, lines);

  g_string_append (out, joined);
}

static void
add_line (Writer *self, const BslLine *line, const char *indent)
{
  for (guint i = 0; i < line->runs->len; i++)
    {
      const BslRun *run = g_ptr_array_index (line->runs, i);
      g_autofree char *note = NULL;

      add_indented (self->out, run->text, indent);
      if (run->note == NULL)
        continue;
      g_string_append_printf (self->out, "[%u]", ++self->n_notes);
      g_string_append_printf (self->notes, "[%u] ", self->n_notes);
      note = bsl_line_to_string (run->note);
      add_indented (self->notes, note, "    ");
      g_string_append_c (self->notes, '\n');
    }
  g_string_append_c (self->out, '\n');
}

static void
underline (GString *out, gsize start, char with)
{
  glong length = g_utf8_strlen (out->str + start, out->len - 1 - start);

  for (glong i = 0; i < length; i++)
    g_string_append_c (out, with);
  g_string_append_c (out, '\n');
}

static void
write_heading (Writer *self, const BslBlock *block)
{
  gsize start;

  g_string_append_c (self->out, '\n');
  start = self->out->len;
  if (block->number != NULL)
    g_string_append_printf (self->out, "%s ", block->number);
  add_line (self, block->line, "");
  if (block->level < 3)
    underline (self->out, start, block->level == 1 ? '=' : '-');
}

static void
write_paragraph (Writer *self, const BslBlock *block)
{
  gsize start = self->out->len;

  if (block->style == BSL_STYLE_WARNING)
    g_string_append (self->out, "! ");
  add_line (self, block->line, "");
  if (block->style == BSL_STYLE_TITLE)
    underline (self->out, start, '=');
}

static void
write_list (Writer *self, const BslBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      if (block->ordered)
        g_string_append_printf (self->out, "%2u. ", block->first + i);
      else
        g_string_append (self->out, "  - ");
      add_line (self, g_ptr_array_index (block->items, i), "    ");
    }
}

/* A row reads as "first cell", then "    header: cell" for the others: long cells stay readable. */
static void
write_row (Writer *self, const BslBlock *block, guint index)
{
  GPtrArray *header = g_ptr_array_index (block->rows, 0), *row = g_ptr_array_index (block->rows, index);

  for (guint i = 0; i < row->len; i++)
    {
      g_autofree char *label = bsl_line_to_string (g_ptr_array_index (header, i));

      if (i == 0)
        g_string_append (self->out, "  - ");
      else if (block->head_row)
        g_string_append_printf (self->out, "    %s%s", label, bsl_texts_get (self->texts, "colon"));
      else
        g_string_append (self->out, "    ");
      add_line (self, g_ptr_array_index (row, i), "      ");
    }
}

static void
write_table (Writer *self, const BslBlock *block)
{
  if (block->caption != NULL)
    g_string_append_printf (self->out, "%s\n", block->caption);
  for (guint i = block->head_row ? 1 : 0; i < block->rows->len; i++)
    write_row (self, block, i);
}

static void
write_figure (Writer *self, const BslBlock *block)
{
  add_line (self, block->line, "");
  if (block->figure->alternative != NULL)
    g_string_append_printf (self->out, "  [%s]\n", block->figure->alternative);
}

static void
write_block (Writer *self, const BslBlock *block)
{
  static void (*const writers[]) (Writer *, const BslBlock *) = {
    [BSL_BLOCK_HEADING] = write_heading,
    [BSL_BLOCK_PARAGRAPH] = write_paragraph,
    [BSL_BLOCK_LIST] = write_list,
    [BSL_BLOCK_TABLE] = write_table,
    [BSL_BLOCK_FIGURE] = write_figure,
  };

  writers[block->kind] (self, block);
  g_string_append_c (self->out, '\n');
}

GBytes *
bsl_text_write (BslDocument *document, GError **error)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  Writer self = { texts, g_string_new (NULL), g_string_new (NULL), 0 };

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    write_block (&self, bsl_document_get_block (document, i));
  if (self.n_notes > 0)
    g_string_append_printf (self.out, "%s\n\n%s", bsl_texts_get (texts, "notes"), self.notes->str);
  g_string_free (self.notes, TRUE);
  return g_string_free_to_bytes (self.out);
}
