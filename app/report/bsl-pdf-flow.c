/* SPDX-License-Identifier: EUPL-1.2 */
/* Filling pages: keeps headings with what follows, footnotes with their call, lines with company. */
#include "config.h"

#include "app/report/bsl-pdf-private.h"

#define NOTES_SPACE 12.0 /* above the first footnote, with its rule */
#define NOTE_SPACE 2.0
/* A taller footnote would leave no room for its text: it follows the text instead. */
#define MAX_NOTES (BSL_PDF_HEIGHT * 0.4)

BslPdfPage *
bsl_pdf_flow_get_page (BslPdfFlow *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

static void
page_free (BslPdfPage *self)
{
  g_array_unref (self->rectangles);
  g_array_unref (self->items);
  g_array_unref (self->drawings);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* Footnotes stand at the foot of the page they are called on. */
static void
end_page (BslPdfFlow *self)
{
  BslPdfPage *page = bsl_pdf_flow_get_page (self);
  double y = BSL_PDF_BOTTOM - page->notes_height + NOTES_SPACE;

  if (page->notes->len == 0)
    return;
  bsl_pdf_flow_add_rectangle (self, BSL_PDF_LEFT, y - NOTES_SPACE / 2, BSL_PDF_WIDTH / 4, 0.5, 0x8a90a0);
  for (guint i = 0; i < page->notes->len; i++)
    {
      BslPdfText *note = g_ptr_array_index (page->notes, i);
      BslPdfItem item = { note, 0, note->lines->len, BSL_PDF_LEFT, y };

      g_array_append_val (page->items, item);
      y += note->height + NOTE_SPACE;
    }
}

void
bsl_pdf_flow_new_page (BslPdfFlow *self)
{
  BslPdfPage *page = g_new0 (BslPdfPage, 1);

  if (self->pages == NULL)
    self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  if (self->pages->len > 0)
    end_page (self);
  page->rectangles = g_array_new (FALSE, FALSE, sizeof (BslPdfRectangle));
  page->items = g_array_new (FALSE, FALSE, sizeof (BslPdfItem));
  page->drawings = g_array_new (FALSE, FALSE, sizeof (BslPdfDrawing));
  page->notes = g_ptr_array_new ();
  g_ptr_array_add (self->pages, page);
  self->y = BSL_PDF_TOP;
}

void
bsl_pdf_flow_end_page (BslPdfFlow *self)
{
  bsl_pdf_flow_start_block (self, 0);
  if (!bsl_pdf_flow_is_at_top (self))
    bsl_pdf_flow_new_page (self);
}

void
bsl_pdf_flow_end (BslPdfFlow *self)
{
  bsl_pdf_flow_start_block (self, 0);
  end_page (self);
}

gboolean
bsl_pdf_flow_is_at_top (BslPdfFlow *self)
{
  return self->y <= BSL_PDF_TOP;
}

double
bsl_pdf_flow_get_room (BslPdfFlow *self)
{
  return BSL_PDF_BOTTOM - bsl_pdf_flow_get_page (self)->notes_height - self->y;
}

double
bsl_pdf_flow_measure_notes (BslPdfFlow *self, const BslPdfLine *line, double already)
{
  double height = 0;

  for (guint i = 0; line->notes != NULL && i < line->notes->len; i++)
    height += ((BslPdfText *) g_ptr_array_index (line->notes, i))->height + NOTE_SPACE;
  if (height == 0 || height > MAX_NOTES)
    return 0;
  if (already == 0 && bsl_pdf_flow_get_page (self)->notes->len == 0)
    height += NOTES_SPACE;
  return height;
}

void
bsl_pdf_flow_add_rectangle (BslPdfFlow *self, double x, double y, double width, double height, guint32 color)
{
  BslPdfRectangle rectangle = { x, y, width, height, color, FALSE };

  g_array_append_val (bsl_pdf_flow_get_page (self)->rectangles, rectangle);
}

static void
take_notes (BslPdfFlow *self, const BslPdfLine *line)
{
  BslPdfPage *page = bsl_pdf_flow_get_page (self);
  double height = bsl_pdf_flow_measure_notes (self, line, 0);

  if (line->notes == NULL)
    return;
  page->notes_height += height;
  for (guint i = 0; i < line->notes->len; i++)
    g_ptr_array_add (height > 0 ? page->notes : self->late_notes, g_ptr_array_index (line->notes, i));
}

void
bsl_pdf_flow_put (BslPdfFlow *self, BslPdfText *text, guint first, guint n_lines, double x, double y)
{
  BslPdfItem item = { text, first, n_lines, x, y };

  if (n_lines == 0)
    return;
  g_array_append_val (bsl_pdf_flow_get_page (self)->items, item);
  for (guint i = first; i < first + n_lines; i++)
    take_notes (self, &g_array_index (text->lines, BslPdfLine, i));
}

double
bsl_pdf_text_measure (const BslPdfText *self, guint first, guint n_lines)
{
  const BslPdfLine *lines = (const BslPdfLine *) self->lines->data;
  guint last = first + n_lines - 1;

  return n_lines == 0 ? 0 : lines[last].top + lines[last].height - lines[first].top;
}

static double
measure_text_notes (BslPdfFlow *self, const BslPdfText *text, guint n_lines, double already)
{
  double height = 0;

  for (guint i = 0; i < n_lines; i++)
    height += bsl_pdf_flow_measure_notes (self, &g_array_index (text->lines, BslPdfLine, i), already + height);
  return height;
}

static double
measure_pending (BslPdfFlow *self)
{
  double height = 0, notes = 0;

  for (guint i = 0; i < self->pending->len; i++)
    {
      BslPdfPending *pending = &g_array_index (self->pending, BslPdfPending, i);

      height += pending->before + pending->text->height + pending->after;
      notes += measure_text_notes (self, pending->text, pending->text->lines->len, notes);
    }
  return height + notes;
}

static void
put_pending (BslPdfFlow *self, BslPdfPending *pending)
{
  bsl_pdf_flow_add_space (self, pending->before);
  if (pending->heading >= 0)
    {
      BslPdfHeading *heading = &g_array_index (self->headings, BslPdfHeading, pending->heading);

      heading->page = self->pages->len - 1;
      heading->y = self->y;
    }
  bsl_pdf_flow_put (self, pending->text, 0, pending->text->lines->len, pending->x, self->y);
  self->y += pending->text->height + pending->after;
}

void
bsl_pdf_flow_start_block (BslPdfFlow *self, double height)
{
  if (measure_pending (self) + height > bsl_pdf_flow_get_room (self) && !bsl_pdf_flow_is_at_top (self))
    bsl_pdf_flow_new_page (self);
  for (guint i = 0; i < self->pending->len; i++)
    put_pending (self, &g_array_index (self->pending, BslPdfPending, i));
  g_array_set_size (self->pending, 0);
}

double
bsl_pdf_flow_start_whole (BslPdfFlow *self, double height, double less)
{
  double missing = measure_pending (self) + height - bsl_pdf_flow_get_room (self);

  if (missing > less)
    missing = 0;
  bsl_pdf_flow_start_block (self, height - MAX (missing, 0));
  return MAX (missing, 0);
}

void
bsl_pdf_flow_keep (BslPdfFlow *self, BslPdfText *text, BslPdfStyle style, double x, int heading)
{
  BslPdfPending pending = { text, x, bsl_pdf_styles[style].before, bsl_pdf_styles[style].after, heading };

  g_array_append_val (self->pending, pending);
}

double
bsl_pdf_flow_measure_start (BslPdfFlow *self, const BslPdfText *text)
{
  guint n = text->lines->len <= 3 ? text->lines->len : 2;

  return bsl_pdf_text_measure (text, 0, n) + measure_text_notes (self, text, n, 0);
}

/* Space is not wanted at the top of a page. */
void
bsl_pdf_flow_add_space (BslPdfFlow *self, double space)
{
  if (!bsl_pdf_flow_is_at_top (self))
    self->y += space;
}

/* Number of lines from @first on that fit on the page, with their footnotes. */
static guint
count_fitting (BslPdfFlow *self, const BslPdfText *text, guint first)
{
  const BslPdfLine *lines = (const BslPdfLine *) text->lines->data;
  double room = bsl_pdf_flow_get_room (self);
  double notes = 0;
  guint n = 0;

  while (first + n < text->lines->len)
    {
      notes += bsl_pdf_flow_measure_notes (self, &lines[first + n], notes);
      if (bsl_pdf_text_measure (text, first, n + 1) + notes > room)
        break;
      n++;
    }
  return n;
}

/* No single line at the foot of a page or at the head of the next. */
static guint
avoid_lonely_lines (guint n, guint remaining, gboolean at_top)
{
  if (n >= remaining)
    return remaining;
  if (remaining - n == 1 && n > 0)
    n--;
  if (n < 2)
    n = 0;
  return n == 0 && at_top ? 1 : n;
}

void
bsl_pdf_flow_add_late_notes (BslPdfFlow *self)
{
  while (self->late_notes->len > 0)
    {
      BslPdfText *note = g_ptr_array_steal_index (self->late_notes, 0);

      self->y += NOTE_SPACE;
      bsl_pdf_flow_add_text (self, note, BSL_PDF_LEFT);
    }
}

void
bsl_pdf_flow_add_text (BslPdfFlow *self, BslPdfText *text, double x)
{
  guint first = 0;

  while (first < text->lines->len)
    {
      gboolean at_top = bsl_pdf_flow_is_at_top (self);
      guint n = count_fitting (self, text, first);

      n = avoid_lonely_lines (n, text->lines->len - first, at_top);
      if (n > 0)
        {
          double height = bsl_pdf_text_measure (text, first, n);

          bsl_pdf_flow_put (self, text, first, n, x, self->y);
          self->y += height;
          first += n;
        }
      if (first < text->lines->len)
        bsl_pdf_flow_new_page (self);
    }
  bsl_pdf_flow_add_late_notes (self);
}
