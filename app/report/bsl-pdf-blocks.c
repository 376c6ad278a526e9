/* SPDX-License-Identifier: EUPL-1.2 */
/* Blocks of the document as text on pages: headings, paragraphs, lists, table of contents. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-pdf-private.h"

#define LIST_INDENT 16.0
#define SMALL_PRINT_ROOM 36.0 /* two lines below a clause, and the space before them */
#define NUMBER_INDENT 20.0
#define CLAUSE_INDENT 18.0
#define FIGURE_SPACE 12.0
#define ITEM_SPACE 3.0
#define WARNING_PADDING 9.0
#define CONTENTS_INDENT 16.0
#define CONTENTS_NUMBER 28.0
#define MAX_CLOSER 2.0 /* by which entries may stand closer than they should */

/* Text with footnotes gets an element of its own beside which the notes stand. */
static BslPdfNode *
node_for_line (BslPdfNode *parent, const BslLine *line)
{
  return bsl_line_has_notes (line) ? bsl_pdf_node_new (parent, "P") : parent;
}

static void
add_heading (BslPdfFlow *self, const BslBlock *block)
{
  static const char *const types[] = { "H1", "H2", "H3" };
  BslPdfStyle style = BSL_PDF_HEADING_1 + block->level - 1;
  BslPdfNode *node = bsl_pdf_node_new (self->section, types[block->level - 1]);
  BslPdfText *text = bsl_pdf_setter_set_line (&self->setter, style, BSL_PDF_WIDTH, block->number, block->line, node, self->section);

  bsl_pdf_flow_keep (self, text, style, BSL_PDF_LEFT, self->next_heading++);
}

/* A longer paragraph does not follow the list or table it announces to the next page. */
#define MAX_ANNOUNCEMENT 5

/* The ground and the bar of a framed paragraph, behind each piece of it. */
static void
add_frame (BslPdfFlow *self, double y, double height)
{
  bsl_pdf_flow_add_rectangle (self, BSL_PDF_LEFT, y, BSL_PDF_WIDTH, height, BSL_PDF_WARNING_FILL);
  bsl_pdf_flow_add_rectangle (self, BSL_PDF_LEFT, y, 2.5, height, BSL_PDF_WARNING);
}

static void
add_warning (BslPdfFlow *self, const BslBlock *block)
{
  BslPdfNode *node = bsl_pdf_node_new (self->section, "P");
  double width = BSL_PDF_WIDTH - 2 * WARNING_PADDING - 4;
  BslPdfText *text = bsl_pdf_setter_set_line (&self->setter, BSL_PDF_BODY, width, NULL, block->line, node, self->section);
  double height = text->height + 2 * WARNING_PADDING;
  gboolean fits = height < BSL_PDF_HEIGHT * 0.8;

  bsl_pdf_flow_add_space (self, 6);
  bsl_pdf_flow_start_block (self, fits ? height : bsl_pdf_flow_measure_start (self, text) + 2 * WARNING_PADDING);
  if (fits)
    {
      add_frame (self, self->y, height);
      self->y += WARNING_PADDING;
    }
  bsl_pdf_flow_add_text (self, text, BSL_PDF_LEFT + WARNING_PADDING + 4);
  self->y += (fits ? WARNING_PADDING : 0) + 10;
}

/* A bar beside every piece of a text that is to be taken over. */
static void
add_clause (BslPdfFlow *self, const BslBlock *block)
{
  BslPdfNode *node = bsl_pdf_node_new (bsl_pdf_node_new (self->section, "BlockQuote"), "P");
  BslPdfText *text = bsl_pdf_setter_set_line (&self->setter, BSL_PDF_BODY, BSL_PDF_WIDTH - 2 * CLAUSE_INDENT, NULL, block->line,
                                              node, node->parent);
  gboolean whole = text->height < BSL_PDF_HEIGHT * 0.4;
  double below = self->announces ? SMALL_PRINT_ROOM : 0;

  bsl_pdf_flow_start_block (self, whole ? text->height + below : bsl_pdf_flow_measure_start (self, text));
  if (whole)
    bsl_pdf_flow_add_rectangle (self, BSL_PDF_LEFT + CLAUSE_INDENT / 2, self->y, 1.5, text->height, BSL_PDF_ACCENT);
  bsl_pdf_flow_add_text (self, text, BSL_PDF_LEFT + CLAUSE_INDENT);
  self->y += bsl_pdf_styles[BSL_PDF_BODY].after;
}

static void
add_paragraph (BslPdfFlow *self, const BslBlock *block)
{
  static const BslPdfStyle styles[] = {
    [BSL_STYLE_NORMAL] = BSL_PDF_BODY,
    [BSL_STYLE_TITLE] = BSL_PDF_TITLE,
    [BSL_STYLE_LEAD] = BSL_PDF_LEAD,
    [BSL_STYLE_NOTE] = BSL_PDF_SMALL,
    [BSL_STYLE_SENDER] = BSL_PDF_SENDER,
  };
  BslPdfStyle style;
  BslPdfNode *node;
  BslPdfText *text;

  if (block->style == BSL_STYLE_WARNING || block->style == BSL_STYLE_CLAUSE)
    {
      (block->style == BSL_STYLE_WARNING ? add_warning : add_clause) (self, block);
      return;
    }
  style = styles[block->style];
  node = bsl_pdf_node_new (self->section, "P");
  text = bsl_pdf_setter_set_line (&self->setter, style, BSL_PDF_WIDTH, NULL, block->line, node, self->section);
  if (block->style == BSL_STYLE_TITLE || (self->announces && text->lines->len <= MAX_ANNOUNCEMENT))
    {
      bsl_pdf_flow_keep (self, text, style, BSL_PDF_LEFT, -1);
      return;
    }
  bsl_pdf_flow_start_block (self, bsl_pdf_flow_measure_start (self, text));
  bsl_pdf_flow_add_space (self, bsl_pdf_styles[style].before);
  bsl_pdf_flow_add_text (self, text, BSL_PDF_LEFT);
  self->y += bsl_pdf_styles[style].after;
}

static void
add_item (BslPdfFlow *self, const BslLine *line, const char *label, double indent, BslPdfNode *list)
{
  BslPdfNode *item = bsl_pdf_node_new (list, "LI");
  BslPdfNode *label_node = bsl_pdf_node_new (item, "Lbl");
  BslPdfNode *body = bsl_pdf_node_new (item, "LBody");
  BslPdfText *label_text = bsl_pdf_setter_set_text (&self->setter, BSL_PDF_BODY, indent, label, label_node);
  BslPdfText *text = bsl_pdf_setter_set_line (&self->setter, BSL_PDF_BODY, BSL_PDF_WIDTH - indent, NULL, line,
                                              node_for_line (body, line), body);

  bsl_pdf_flow_start_block (self, bsl_pdf_flow_measure_start (self, text));
  if (bsl_pdf_flow_measure_start (self, text) > bsl_pdf_flow_get_room (self) && !bsl_pdf_flow_is_at_top (self))
    bsl_pdf_flow_new_page (self);
  bsl_pdf_flow_put (self, label_text, 0, 1, BSL_PDF_LEFT + 3, self->y);
  bsl_pdf_flow_add_text (self, text, BSL_PDF_LEFT + indent);
  self->y += ITEM_SPACE;
}

static void
add_list (BslPdfFlow *self, const BslBlock *block)
{
  BslPdfNode *list = bsl_pdf_node_new (self->section, "L");

  list->ordered = block->ordered;
  for (guint i = 0; i < block->items->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", block->first + i);

      add_item (self, g_ptr_array_index (block->items, i), block->ordered ? number : "•",
                block->ordered ? NUMBER_INDENT : LIST_INDENT, list);
    }
  self->y += 4;
}

static void
add_figure (BslPdfFlow *self, const BslBlock *block)
{
  BslPdfDrawing drawing = { .figure = block->figure, .node = bsl_pdf_node_new (self->section, "Figure"), .x = BSL_PDF_LEFT };

  drawing.node->alternative = block->figure->alternative;
  if (block->line->runs->len > 0)
    {
      BslPdfNode *caption = bsl_pdf_node_new (drawing.node, "Caption");

      bsl_pdf_flow_keep (self, bsl_pdf_setter_set_line (&self->setter, BSL_PDF_CAPTION, BSL_PDF_WIDTH, NULL, block->line, caption,
                                                        self->section), BSL_PDF_CAPTION, BSL_PDF_LEFT, -1);
    }
  bsl_pdf_flow_start_block (self, block->figure->height);
  drawing.y = self->y;
  memcpy (drawing.node->box, (double[]) { drawing.x, drawing.y, drawing.x + block->figure->width, drawing.y + block->figure->height },
          sizeof drawing.node->box);
  g_array_append_val (bsl_pdf_flow_get_page (self)->drawings, drawing);
  self->y += block->figure->height + FIGURE_SPACE;
}

void
bsl_pdf_flow_begin_section (BslPdfFlow *self, const char *id)
{
  self->section = id != NULL ? bsl_pdf_node_new (self->root, "Sect") : self->root;
  self->section->section = id;
}

void
bsl_pdf_flow_add_block (BslPdfFlow *self, const BslBlock *block)
{
  static void (*const adders[]) (BslPdfFlow *, const BslBlock *) = {
    [BSL_BLOCK_HEADING] = add_heading,
    [BSL_BLOCK_PARAGRAPH] = add_paragraph,
    [BSL_BLOCK_LIST] = add_list,
    [BSL_BLOCK_TABLE] = bsl_pdf_flow_add_table,
    [BSL_BLOCK_FIGURE] = add_figure,
  };

  adders[block->kind] (self, block);
}

static BslPdfStyle
contents_style (const BslPdfHeading *heading)
{
  return heading->level == 1 ? BSL_PDF_CONTENTS_1 : BSL_PDF_CONTENTS_2;
}

static double
contents_indent (const BslPdfHeading *heading)
{
  return heading->level == 1 ? 0 : CONTENTS_INDENT;
}

/* Returns the height it takes. */
static double
set_contents_entry (BslPdfFlow *self, guint index, BslPdfNode *contents)
{
  BslPdfHeading *heading = &g_array_index (self->headings, BslPdfHeading, index);
  BslPdfStyle style = contents_style (heading);
  double width = BSL_PDF_WIDTH - contents_indent (heading) - CONTENTS_NUMBER;

  heading->contents_node = bsl_pdf_node_new_inline (bsl_pdf_node_new (contents, "TOCI"), "Link");
  heading->contents_text = bsl_pdf_setter_set_target (&self->setter, style, width, heading->title, heading->contents_node, index);
  return heading->contents_text->height + bsl_pdf_styles[style].after;
}

static void
put_contents_entry (BslPdfFlow *self, BslPdfHeading *heading, double closer)
{
  BslPdfText *text = heading->contents_text;
  const BslPdfLine *last = &g_array_index (text->lines, BslPdfLine, text->lines->len - 1);
  double x = BSL_PDF_LEFT + contents_indent (heading);

  bsl_pdf_flow_start_block (self, text->height);
  bsl_pdf_flow_put (self, heading->contents_text, 0, text->lines->len, x, self->y);
  heading->contents_page = self->pages->len - 1;
  heading->contents_y = self->y + last->top;
  heading->contents_x = x + bsl_pdf_text_get_last_width (text);
  self->y += text->height + bsl_pdf_styles[contents_style (heading)].after - closer;
}

/* The contents stay on the page, with less space between the entries where that is enough, or go to
 * the next one whole. */
static void
put_contents (BslPdfFlow *self, guint n_entries, double height)
{
  double missing = bsl_pdf_flow_start_whole (self, height, n_entries * MAX_CLOSER);

  for (guint i = 0; i < self->headings->len; i++)
    {
      BslPdfHeading *heading = &g_array_index (self->headings, BslPdfHeading, i);

      if (heading->contents_node != NULL)
        put_contents_entry (self, heading, missing / n_entries);
    }
}

void
bsl_pdf_flow_add_contents (BslPdfFlow *self, guint depth)
{
  const char *title = bsl_texts_get (self->setter.texts, "contents");
  BslPdfNode *contents = bsl_pdf_node_new (self->section, "TOC");
  BslPdfText *text = bsl_pdf_setter_set_text (&self->setter, BSL_PDF_HEADING_2, BSL_PDF_WIDTH, title,
                                              bsl_pdf_node_new (contents, "Caption"));
  double height = 0;
  guint n_entries = 0;

  bsl_pdf_flow_keep (self, text, BSL_PDF_HEADING_2, BSL_PDF_LEFT, -1);
  for (guint i = 0; i < self->headings->len; i++)
    if (g_array_index (self->headings, BslPdfHeading, i).level <= depth)
      {
        height += set_contents_entry (self, i, contents);
        n_entries++;
      }
  put_contents (self, n_entries, height);
}

/* The number of the page, and dots that lead to it. */
static void
finish_contents_entry (BslPdfFlow *self, guint index)
{
  BslPdfHeading *heading = &g_array_index (self->headings, BslPdfHeading, index);
  BslPdfPage *page = g_ptr_array_index (self->pages, heading->contents_page);
  g_autofree char *number = g_strdup_printf (" %u", heading->page + 1);
  BslPdfText *text = bsl_pdf_setter_set_target (&self->setter, contents_style (heading), CONTENTS_NUMBER, number,
                                                heading->contents_node, index);
  double x = BSL_PDF_RIGHT - bsl_pdf_text_get_width (text);
  const BslPdfLine *line = &g_array_index (text->lines, BslPdfLine, 0);
  BslPdfRectangle dots = { heading->contents_x + 6, heading->contents_y + line->baseline - 0.5,
                           x - heading->contents_x - 8, 0.7, 0x9aa0ae, TRUE };
  BslPdfItem item = { text, 0, 1, x, heading->contents_y };

  g_array_append_val (page->items, item);
  g_array_append_val (page->rectangles, dots);
}

void
bsl_pdf_flow_finish_contents (BslPdfFlow *self)
{
  for (guint i = 0; i < self->headings->len; i++)
    if (g_array_index (self->headings, BslPdfHeading, i).contents_node != NULL)
      finish_contents_entry (self, i);
}
