/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables over pages: name and header are repeated, a row is split only where it would not fit a page. */
#include "config.h"

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-pdf-private.h"

#define PADDING_X 5.0
#define PADDING_TOP 3.0
#define PADDING_BOTTOM 3.5
#define ROOMY_HEIGHT 34.0
/* A taller row is split rather than pushed to the next page. */
#define MAX_WHOLE_ROW (BSL_PDF_HEIGHT * 0.4)

typedef struct
{
  BslPdfFlow *flow;
  const BslBlock *block;
  BslPdfNode *node;
  BslPdfNode *body;
  GPtrArray *header; /* of BslPdfText, page furniture: repeated on further pages; made when needed */
  double header_height;
} Table;

static double
cell_width (Table *self, guint column)
{
  return self->block->widths[column] * BSL_PDF_WIDTH - 2 * PADDING_X;
}

/* Rows to be filled in by hand have room for it. */
static double
get_least (Table *self)
{
  return self->block->roomy ? ROOMY_HEIGHT : 0;
}

static double
row_height (GPtrArray *cells, double least)
{
  double height = least;

  for (guint i = 0; i < cells->len; i++)
    height = MAX (height, ((BslPdfText *) g_ptr_array_index (cells, i))->height);
  return height + PADDING_TOP + PADDING_BOTTOM;
}

static BslPdfText *
set_cell (Table *self, gboolean header, guint column, const BslLine *line, BslPdfNode *row)
{
  gboolean head = header || (self->block->head_column && column == 0);
  BslPdfStyle style = head ? BSL_PDF_HEAD_CELL : BSL_PDF_CELL;
  BslPdfNode *cell = row ? bsl_pdf_node_new (row, head ? "TH" : "TD") : NULL;
  BslPdfNode *node = row && bsl_line_has_notes (line) ? bsl_pdf_node_new (cell, "P") : cell;

  if (cell != NULL)
    cell->of_row = head && !header;
  return bsl_pdf_setter_set_line (&self->flow->setter, style, cell_width (self, column), NULL, line, node, cell);
}

/* Cells of a row; @parent NULL: furniture. */
static GPtrArray *
set_row (Table *self, guint index, BslPdfNode *parent)
{
  GPtrArray *row = g_ptr_array_index (self->block->rows, index);
  BslPdfNode *node = parent ? bsl_pdf_node_new (parent, "TR") : NULL;
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < row->len; i++)
    g_ptr_array_add (cells, set_cell (self, self->block->head_row && index == 0, i, g_ptr_array_index (row, i), node));
  return cells;
}

static void
put_header (Table *self, GPtrArray *cells)
{
  BslPdfFlow *flow = self->flow;
  double x = BSL_PDF_LEFT;

  bsl_pdf_flow_add_rectangle (flow, BSL_PDF_LEFT, flow->y, BSL_PDF_WIDTH, self->header_height, BSL_PDF_FILL);
  bsl_pdf_flow_add_rectangle (flow, BSL_PDF_LEFT, flow->y + self->header_height - 0.9, BSL_PDF_WIDTH, 0.9, BSL_PDF_ACCENT);
  for (guint i = 0; i < cells->len; i++)
    {
      BslPdfText *text = g_ptr_array_index (cells, i);

      bsl_pdf_flow_put (flow, text, 0, text->lines->len, x + PADDING_X, flow->y + PADDING_TOP);
      x += self->block->widths[i] * BSL_PDF_WIDTH;
    }
  flow->y += self->header_height;
}

/* What the table is about: its caption, or the heading it stands under. */
static const char *
get_title (Table *self)
{
  if (self->block->caption != NULL)
    return self->block->caption;
  return self->flow->next_heading == 0 ? NULL
         : g_array_index (self->flow->headings, BslPdfHeading, self->flow->next_heading - 1).title;
}

static void
put_continued (Table *self)
{
  BslPdfFlow *flow = self->flow;
  BslPdfText *text;
  g_autofree char *words = NULL;

  if (get_title (self) == NULL)
    return;
  words = bsl_texts_format (flow->setter.texts, "continued", "title", get_title (self), NULL);
  text = bsl_pdf_setter_set_text (&flow->setter, BSL_PDF_SMALL, BSL_PDF_WIDTH, words, NULL);
  bsl_pdf_flow_put (flow, text, 0, 1, BSL_PDF_LEFT, flow->y);
  flow->y += bsl_pdf_text_measure (text, 0, 1) + bsl_pdf_styles[BSL_PDF_SMALL].after;
}

static void
continue_on_new_page (Table *self)
{
  bsl_pdf_flow_new_page (self->flow);
  put_continued (self);
  if (!self->block->head_row)
    return;
  if (self->header == NULL)
    self->header = set_row (self, 0, NULL);
  put_header (self, self->header);
}

/* Lines of each cell from @from on that fit; TRUE where any does. */
static gboolean
count_lines (Table *self, GPtrArray *cells, const guint *from, guint *counts)
{
  double room = bsl_pdf_flow_get_room (self->flow) - PADDING_TOP - PADDING_BOTTOM;
  double notes = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const BslPdfText *text = g_ptr_array_index (cells, i);
      guint n = 0;

      while (from[i] + n < text->lines->len)
        {
          double more = bsl_pdf_flow_measure_notes (self->flow, &g_array_index (text->lines, BslPdfLine, from[i] + n), notes);

          if (bsl_pdf_text_measure (text, from[i], n + 1) + notes + more > room)
            break;
          notes += more;
          n++;
        }
      counts[i] = n;
      any = any || n > 0;
    }
  return any;
}

/* TRUE where nothing is left after @counts more lines (NULL: none). */
static gboolean
is_whole (GPtrArray *cells, const guint *from, const guint *counts)
{
  for (guint i = 0; i < cells->len; i++)
    if (from[i] + (counts ? counts[i] : 0) < ((BslPdfText *) g_ptr_array_index (cells, i))->lines->len)
      return FALSE;
  return TRUE;
}

/* Puts the counted lines and moves on below them. */
static void
put_lines (Table *self, GPtrArray *cells, guint *from, const guint *counts)
{
  BslPdfFlow *flow = self->flow;
  double x = BSL_PDF_LEFT, height = get_least (self);

  for (guint i = 0; i < cells->len; i++)
    {
      BslPdfText *text = g_ptr_array_index (cells, i);

      bsl_pdf_flow_put (flow, text, from[i], counts[i], x + PADDING_X, flow->y + PADDING_TOP);
      height = MAX (height, bsl_pdf_text_measure (text, from[i], counts[i]));
      from[i] += counts[i];
      x += self->block->widths[i] * BSL_PDF_WIDTH;
    }
  flow->y += height + PADDING_TOP + PADDING_BOTTOM;
  bsl_pdf_flow_add_rectangle (flow, BSL_PDF_LEFT, flow->y - 0.5, BSL_PDF_WIDTH, 0.5, BSL_PDF_RULE);
}

/* At least one line of each cell, where the page is as empty as it gets. */
static void
force_lines (GPtrArray *cells, const guint *from, guint *counts)
{
  for (guint i = 0; i < cells->len; i++)
    if (counts[i] == 0 && from[i] < ((BslPdfText *) g_ptr_array_index (cells, i))->lines->len)
      counts[i] = 1;
}

static void
add_row (Table *self, GPtrArray *cells)
{
  g_autofree guint *from = g_new0 (guint, cells->len);
  g_autofree guint *counts = g_new0 (guint, cells->len);
  gboolean splittable = row_height (cells, get_least (self)) > MAX_WHOLE_ROW;
  gboolean fresh = FALSE;

  for (;;)
    {
      gboolean any = count_lines (self, cells, from, counts);
      gboolean whole = is_whole (cells, from, counts);

      if (!whole && !fresh && (!splittable || !any))
        {
          continue_on_new_page (self);
          fresh = TRUE;
          continue;
        }
      if (!any)
        force_lines (cells, from, counts);
      put_lines (self, cells, from, counts);
      if (is_whole (cells, from, NULL))
        return;
      continue_on_new_page (self);
      fresh = TRUE;
    }
}

/* Footnotes of all cells; those of the page itself have been counted. */
static double
measure_notes (Table *self, GPtrArray *cells)
{
  double height = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const BslPdfText *text = g_ptr_array_index (cells, i);

      for (guint j = 0; j < text->lines->len; j++)
        height += bsl_pdf_flow_measure_notes (self->flow, &g_array_index (text->lines, BslPdfLine, j), height);
    }
  return height;
}

/* What has to stand on the page of the header: a row that is not split stands whole, with its notes. */
static double
least_height (Table *self, GPtrArray *cells)
{
  double height = row_height (cells, get_least (self));

  return height > MAX_WHOLE_ROW ? MAX_WHOLE_ROW / 2 : height + measure_notes (self, cells);
}

/* The header never stands with less than two rows, where there are two that leave room for it. */
static double
first_rows_height (Table *self, GPtrArray *first, GPtrArray *second)
{
  double height = first ? least_height (self, first) : 0;
  double more = second ? least_height (self, second) : 0;

  return more < MAX_WHOLE_ROW / 2 ? height + more : height;
}

static void
start (Table *self, GPtrArray *header, GPtrArray *rows)
{
  BslPdfFlow *flow = self->flow;
  GPtrArray *first = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  GPtrArray *second = rows->len > 1 ? g_ptr_array_index (rows, 1) : NULL;

  self->header_height = header ? row_height (header, 0) : 0;
  bsl_pdf_flow_start_block (flow, self->header_height + (header ? measure_notes (self, header) : 0) + first_rows_height (self, first, second));
  if (header != NULL)
    put_header (self, header);
  else
    bsl_pdf_flow_add_rectangle (flow, BSL_PDF_LEFT, flow->y, BSL_PDF_WIDTH, 0.5, BSL_PDF_RULE);
}

/* The last row does not go to another page alone. */
static void
keep_rows (Table *self, GPtrArray *last_but_one, GPtrArray *last)
{
  double height = row_height (last_but_one, get_least (self)) + row_height (last, get_least (self));

  if (height < MAX_WHOLE_ROW && height > bsl_pdf_flow_get_room (self->flow))
    continue_on_new_page (self);
}

static void
add_rows (Table *self, GPtrArray *header)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = header ? 1 : 0; i < self->block->rows->len; i++)
    g_ptr_array_add (rows, set_row (self, i, self->body));
  start (self, header, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i > 1 && i + 2 == rows->len)
        keep_rows (self, g_ptr_array_index (rows, i), g_ptr_array_index (rows, i + 1));
      add_row (self, g_ptr_array_index (rows, i));
    }
}

void
bsl_pdf_flow_add_table (BslPdfFlow *flow, const BslBlock *block)
{
  Table self = { .flow = flow, .block = block };
  g_autoptr (GPtrArray) header = NULL;

  if (block->rows->len == 0)
    return;
  self.node = bsl_pdf_node_new (flow->section, "Table");
  if (block->caption != NULL)
    bsl_pdf_flow_keep (flow, bsl_pdf_setter_set_text (&flow->setter, BSL_PDF_CAPTION, BSL_PDF_WIDTH, block->caption,
                                                      bsl_pdf_node_new (self.node, "Caption")),
                       BSL_PDF_CAPTION, BSL_PDF_LEFT, -1);
  if (block->head_row)
    header = set_row (&self, 0, bsl_pdf_node_new (self.node, "THead"));
  self.body = bsl_pdf_node_new (self.node, "TBody");
  add_rows (&self, header);
  bsl_pdf_flow_add_late_notes (flow);
  flow->y += 12;
  g_clear_pointer (&self.header, g_ptr_array_unref);
}
