/* SPDX-License-Identifier: EUPL-1.2 */
/* The tree of a document: blocks of lines of runs. */
#include "config.h"

#include "app/report/bsl-document.h"

#include "app/report/bsl-document-private.h"

#define MAX_LEVEL 3

struct _BslDocument
{
  gatomicrefcount ref_count;
  BslLang lang;
  char *title;
  char *subject;
  char *footer;
  char *watermark;
  GPtrArray *attachments;      /* of BslAttachment */
  const BslAttachment *source; /* one of them, or NULL */
  GPtrArray *properties;  /* of BslProperty */
  guint contents, contents_depth;
  gboolean contents_break;
  gint64 time;
  guint numbers[MAX_LEVEL];
  const char *section;
  gboolean page_break;
  GPtrArray *blocks; /* of BslBlock */
};

static void
run_free (BslRun *self)
{
  g_free (self->text);
  g_free (self->link);
  g_clear_pointer (&self->note, bsl_line_free);
  g_free (self);
}

BslLine *
bsl_line_new (void)
{
  BslLine *self = g_new0 (BslLine, 1);

  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
  return self;
}

void
bsl_line_free (BslLine *self)
{
  g_ptr_array_unref (self->runs);
  g_free (self);
}

static void
block_free (BslBlock *self)
{
  g_clear_pointer (&self->line, bsl_line_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->widths);
  g_free (self->caption);
  g_free (self->number);
  g_clear_pointer (&self->figure, bsl_figure_free);
  g_free (self);
}

static void
attachment_free (BslAttachment *self)
{
  g_free (self->name);
  g_free (self->mime_type);
  g_free (self->description);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
property_free (BslProperty *self)
{
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static BslBlock *
add_block (BslDocument *self, BslBlockKind kind)
{
  BslBlock *block = g_new0 (BslBlock, 1);

  block->kind = kind;
  block->section = self->section;
  block->page_break = self->page_break;
  self->page_break = FALSE;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Replaces *@field by a clean copy of @text. */
static void
set_text (char **field, const char *text)
{
  char *copy = text ? bsl_document_clean_text (text) : NULL;

  g_free (*field);
  *field = copy;
}

BslDocument *
bsl_document_new (BslLang lang, const char *title)
{
  BslDocument *self = g_new0 (BslDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lang = lang;
  set_text (&self->title, title ? title : "");
  self->contents = G_MAXUINT;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) attachment_free);
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) property_free);
  return self;
}

BslDocument *
bsl_document_ref (BslDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bsl_document_unref (BslDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->subject);
  g_free (self->footer);
  g_free (self->watermark);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->properties);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

BslLang
bsl_document_get_lang (BslDocument *self)
{
  return self->lang;
}

const char *
bsl_document_get_title (BslDocument *self)
{
  return self->title;
}

void
bsl_document_set_subject (BslDocument *self, const char *subject)
{
  set_text (&self->subject, subject);
}

const char *
bsl_document_get_subject (BslDocument *self)
{
  return self->subject;
}

void
bsl_document_set_footer (BslDocument *self, const char *footer)
{
  set_text (&self->footer, footer);
}

const char *
bsl_document_get_footer (BslDocument *self)
{
  return self->footer;
}

void
bsl_document_set_watermark (BslDocument *self, const char *watermark)
{
  set_text (&self->watermark, watermark);
}

const char *
bsl_document_get_watermark (BslDocument *self)
{
  return self->watermark;
}

void
bsl_document_attach (BslDocument *self, const char *name, const char *mime_type, const char *description, GBytes *bytes)
{
  BslAttachment *attachment = g_new0 (BslAttachment, 1);

  set_text (&attachment->name, name);
  attachment->mime_type = g_strdup (mime_type);
  set_text (&attachment->description, description);
  attachment->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->attachments, attachment);
}

void
bsl_document_attach_source (BslDocument *self, const char *name, const char *mime_type, const char *description, GBytes *bytes)
{
  bsl_document_attach (self, name, mime_type, description, bytes);
  self->source = bsl_document_get_attachment (self, bsl_document_get_n_attachments (self) - 1);
}

const BslAttachment *
bsl_document_get_source (BslDocument *self)
{
  return self->source;
}

guint
bsl_document_get_n_attachments (BslDocument *self)
{
  return self->attachments->len;
}

const BslAttachment *
bsl_document_get_attachment (BslDocument *self, guint index)
{
  return g_ptr_array_index (self->attachments, index);
}

void
bsl_document_set_property (BslDocument *self, const char *name, const char *value)
{
  BslProperty *property = g_new0 (BslProperty, 1);

  property->name = g_strdup (name);
  set_text (&property->value, value);
  g_ptr_array_add (self->properties, property);
}

GPtrArray *
bsl_document_get_properties (BslDocument *self)
{
  return self->properties;
}

void
bsl_document_add_contents (BslDocument *self, guint depth)
{
  g_return_if_fail (self->contents == G_MAXUINT);

  self->contents = self->blocks->len;
  self->contents_depth = depth;
  self->contents_break = self->page_break;
  self->page_break = FALSE;
}

guint
bsl_document_get_contents (BslDocument *self, guint *depth, gboolean *page_break)
{
  *depth = self->contents_depth;
  *page_break = self->contents_break;
  return self->contents;
}

void
bsl_document_begin_section (BslDocument *self, const char *id)
{
  self->section = g_intern_string (id);
}

void
bsl_document_break_page (BslDocument *self)
{
  self->page_break = TRUE;
}

void
bsl_document_set_time (BslDocument *self, gint64 time)
{
  self->time = time;
}

gint64
bsl_document_get_time (BslDocument *self)
{
  return self->time;
}

static BslBlock *
add_heading (BslDocument *self, guint level, const char *text)
{
  BslBlock *block = add_block (self, BSL_BLOCK_HEADING);

  block->level = level;
  block->line = bsl_line_new ();
  bsl_line_add (block->line, text);
  return block;
}

/* "2.1": the number of the next heading of @level. */
static char *
next_number (BslDocument *self, guint level)
{
  GString *number = g_string_new (NULL);

  self->numbers[level - 1]++;
  for (guint i = level; i < MAX_LEVEL; i++)
    self->numbers[i] = 0;
  for (guint i = 0; i < level; i++)
    g_string_append_printf (number, "%s%u", i > 0 ? "." : "", self->numbers[i]);
  return g_string_free_and_steal (number);
}

void
bsl_document_add_heading (BslDocument *self, guint level, const char *text)
{
  g_return_if_fail (level >= 1 && level <= MAX_LEVEL);

  add_heading (self, level, text)->number = next_number (self, level);
}

void
bsl_document_add_plain_heading (BslDocument *self, guint level, const char *text)
{
  g_return_if_fail (level >= 1 && level <= MAX_LEVEL);

  add_heading (self, level, text);
}

BslLine *
bsl_document_add_paragraph (BslDocument *self, BslBlockStyle style)
{
  BslBlock *block = add_block (self, BSL_BLOCK_PARAGRAPH);

  block->style = style;
  block->line = bsl_line_new ();
  return block->line;
}

BslBlock *
bsl_document_add_list (BslDocument *self, gboolean ordered)
{
  BslBlock *block = add_block (self, BSL_BLOCK_LIST);

  block->ordered = ordered;
  block->first = 1;
  block->items = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_line_free);
  return block;
}

BslLine *
bsl_block_add_item (BslBlock *self)
{
  BslLine *line = bsl_line_new ();

  g_return_val_if_fail (self->kind == BSL_BLOCK_LIST, NULL);
  g_ptr_array_add (self->items, line);
  return line;
}

BslBlock *
bsl_document_add_table (BslDocument *self, const char *caption, guint n_columns, const double *widths)
{
  BslBlock *block = add_block (self, BSL_BLOCK_TABLE);

  block->n_columns = n_columns;
  block->head_row = TRUE;
  block->widths = g_memdup2 (widths, n_columns * sizeof (double));
  set_text (&block->caption, caption);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return block;
}

BslLine *
bsl_document_add_figure (BslDocument *self, BslFigure *figure)
{
  BslBlock *block = add_block (self, BSL_BLOCK_FIGURE);

  block->figure = figure;
  block->line = bsl_line_new ();
  return block->line;
}

void
bsl_block_add_row (BslBlock *self)
{
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_line_free);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (row, bsl_line_new ());
  g_ptr_array_add (self->rows, row);
}

BslLine *
bsl_block_get_cell (BslBlock *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->rows->len && column < self->n_columns, NULL);

  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->rows, row), column);
}

BslRun *
bsl_line_add (BslLine *self, const char *text)
{
  BslRun *run = g_new0 (BslRun, 1);

  run->text = bsl_document_clean_text (text ? text : "");
  g_ptr_array_add (self->runs, run);
  return run;
}

BslRun *
bsl_line_add_strong (BslLine *self, const char *text)
{
  BslRun *run = bsl_line_add (self, text);

  run->strong = TRUE;
  return run;
}

void
bsl_run_set_link (BslRun *self, const char *uri)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };

  if (self == NULL)
    return;
  g_clear_pointer (&self->link, g_free);
  for (guint i = 0; uri != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_str_has_prefix (uri, schemes[i]))
      self->link = g_uri_escape_string (uri, ":/?#[]@!$&'()*+,;=%", FALSE);
}

BslLine *
bsl_run_get_note (BslRun *self)
{
  if (self->note == NULL)
    self->note = bsl_line_new ();
  return self->note;
}

void
bsl_line_set_origin (BslLine *self, const char *origin)
{
  self->origin = g_intern_string (origin);
}

void
bsl_document_remove_block (BslDocument *self, guint index)
{
  g_ptr_array_remove_index (self->blocks, index);
  if (self->contents != G_MAXUINT && self->contents > index)
    self->contents--;
}

guint
bsl_document_get_n_blocks (BslDocument *self)
{
  return self->blocks->len;
}

const BslBlock *
bsl_document_get_block (BslDocument *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}
