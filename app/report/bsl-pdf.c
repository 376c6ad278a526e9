/* SPDX-License-Identifier: EUPL-1.2 */
/* PDF writer: sets the document on pages, draws them with cairo, then has the file finished. */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-pdf-private.h"
#include "app/report/bsl-writers.h"

#define MAX_FURNITURE 200 /* characters: more than any line takes */
#define HEADER_Y 34.0
#define FOOTER_Y (BSL_PDF_PAGE_HEIGHT - 48.0)
#define WATERMARK_COLOR 0.942, 0.946, 0.958

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
collect_headings (BslPdfFlow *self, BslDocument *document)
{
  self->headings = g_array_new (FALSE, TRUE, sizeof (BslPdfHeading));
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);
      g_autofree char *text = NULL;
      BslPdfHeading heading = { .level = block->level };

      if (block->kind != BSL_BLOCK_HEADING)
        continue;
      text = bsl_line_to_string (block->line);
      heading.title = block->number ? g_strdup_printf ("%s %s", block->number, text) : g_strdup (text);
      g_array_append_val (self->headings, heading);
    }
}

static void
flow_init (BslPdfFlow *self, BslDocument *document, BslTexts *texts)
{
  *self = (BslPdfFlow) { 0 };
  bsl_pdf_setter_init (&self->setter, document, texts);
  self->root = bsl_pdf_node_new_root ("Document");
  self->section = self->root;
  self->pending = g_array_new (FALSE, FALSE, sizeof (BslPdfPending));
  self->late_notes = g_ptr_array_new ();
  collect_headings (self, document);
  bsl_pdf_flow_new_page (self);
}

static void
flow_clear (BslPdfFlow *self)
{
  for (guint i = 0; i < self->headings->len; i++)
    g_free (g_array_index (self->headings, BslPdfHeading, i).title);
  g_array_unref (self->headings);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->late_notes);
  g_ptr_array_unref (self->pages);
  bsl_pdf_node_free_tree (self->root);
  bsl_pdf_setter_clear (&self->setter);
}

static void
fill_pages (BslPdfFlow *self, BslDocument *document)
{
  gboolean page_break;
  guint depth, contents = bsl_document_get_contents (document, &depth, &page_break);
  const char *section = NULL;

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);

      if (block->section != section)
        bsl_pdf_flow_begin_section (self, section = block->section);
      if (i == contents && page_break)
        bsl_pdf_flow_end_page (self);
      if (i == contents)
        bsl_pdf_flow_add_contents (self, depth);
      if (block->page_break)
        bsl_pdf_flow_end_page (self);
      self->announces = bsl_document_announces (document, i);
      bsl_pdf_flow_add_block (self, block);
    }
  bsl_pdf_flow_end (self);
  bsl_pdf_flow_finish_contents (self);
}

/* What is the same on every page is set once. */
typedef struct
{
  BslPdfText *title, *mark, *footer; /* or NULL */
} Furniture;

static BslPdfText *
set_furniture_line (BslPdfFlow *self, const char *text)
{
  return bsl_pdf_setter_set_text (&self->setter, BSL_PDF_FURNITURE, BSL_PDF_WIDTH * 0.75, text, NULL);
}

/* One line; what is longer ends with an ellipsis, after a word where one ends in the line. */
static BslPdfText *
set_furniture (BslPdfFlow *self, const char *text)
{
  gboolean is_long = text != NULL && g_utf8_strlen (text, -1) > MAX_FURNITURE;
  g_autofree char *rest = is_long ? g_utf8_substring (text, 0, MAX_FURNITURE) : g_strdup (text);
  g_autofree char *whole = is_long ? g_strconcat (rest, "…", NULL) : g_strdup (text);
  BslPdfText *set = whole != NULL ? set_furniture_line (self, whole) : NULL;
  char *space;

  while (set != NULL && set->lines->len > 1 && (space = strrchr (rest, ' ')) != NULL)
    {
      g_autofree char *cut = NULL;

      *space = '\0';
      cut = g_strconcat (rest, "…", NULL);
      set = set_furniture_line (self, cut);
    }
  return set;
}

static void
put_furniture (BslPdfPage *page, BslPdfText *text, double y, gboolean right)
{
  BslPdfItem item = { text, 0, 1, BSL_PDF_LEFT, y };

  if (text == NULL)
    return;
  if (right)
    item.x = BSL_PDF_RIGHT - bsl_pdf_text_get_width (text);
  g_array_append_val (page->items, item);
}

/* Head and foot of each page. The first page, which has the title, does not repeat it above. */
static void
add_furniture_to_page (BslPdfFlow *self, const Furniture *furniture, guint index)
{
  BslPdfPage *page = g_ptr_array_index (self->pages, index);
  BslPdfRectangle rule = { BSL_PDF_LEFT, FOOTER_Y - 7, BSL_PDF_WIDTH, 0.5, BSL_PDF_RULE, FALSE };
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);
  g_autofree char *page_of = bsl_texts_format (self->setter.texts, "page-of", "page", number, "pages", total, NULL);

  g_array_append_val (page->rectangles, rule);
  if (index > 0)
    put_furniture (page, furniture->title, HEADER_Y, FALSE);
  put_furniture (page, furniture->mark, HEADER_Y, TRUE);
  put_furniture (page, furniture->footer, FOOTER_Y, FALSE);
  put_furniture (page, set_furniture (self, page_of), FOOTER_Y, TRUE);
}

static void
add_furniture (BslPdfFlow *self)
{
  BslDocument *document = self->setter.document;
  Furniture furniture = {
    set_furniture (self, bsl_document_get_title (document)),
    set_furniture (self, bsl_document_get_watermark (document)),
    set_furniture (self, bsl_document_get_footer (document)),
  };

  for (guint i = 0; i < self->pages->len; i++)
    add_furniture_to_page (self, &furniture, i);
}

/* Letters as outlines: seen, but neither read out nor copied. Recorded once, written once. */
static cairo_surface_t *
record_watermark (PangoLayout *layout)
{
  cairo_rectangle_t extents = { 0, 0, BSL_PDF_PAGE_WIDTH, BSL_PDF_PAGE_HEIGHT };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_translate (cr, BSL_PDF_PAGE_WIDTH / 2, BSL_PDF_PAGE_HEIGHT / 2);
  cairo_rotate (cr, -G_PI / 3.6);
  cairo_move_to (cr, -0.5 * logical.width / PANGO_SCALE, -0.5 * logical.height / PANGO_SCALE);
  pango_cairo_layout_path (cr, layout);
  cairo_set_source_rgb (cr, WATERMARK_COLOR);
  cairo_fill (cr);
  cairo_destroy (cr);
  return surface;
}

/* The watermark as large as the page allows. */
static cairo_surface_t *
new_watermark (BslPdfFlow *self)
{
  const char *text = bsl_document_get_watermark (self->setter.document);
  PangoLayout *layout;
  cairo_surface_t *surface;
  PangoFontDescription *font;
  PangoRectangle logical;

  if (text == NULL)
    return NULL;
  layout = pango_layout_new (self->setter.context);
  font = pango_font_description_copy (self->setter.fonts[BSL_PDF_TITLE]);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_extents (layout, NULL, &logical);
  pango_font_description_set_absolute_size (font, MIN (110.0, 22.0 * 640 * PANGO_SCALE / MAX (1, logical.width)) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  surface = record_watermark (layout);
  g_object_unref (layout);
  return surface;
}

static void
draw_rectangle (BslPdfPen *pen, const BslPdfRectangle *rectangle)
{
  static const double dash[] = { 0.7, 3 };

  bsl_pdf_pen_set_color (pen, rectangle->color);
  if (!rectangle->dotted)
    {
      cairo_rectangle (pen->cr, rectangle->x, rectangle->y, rectangle->width, rectangle->height);
      cairo_fill (pen->cr);
      return;
    }
  if (rectangle->width < 4)
    return;
  cairo_set_line_width (pen->cr, rectangle->height);
  cairo_set_dash (pen->cr, dash, 2, 0);
  cairo_move_to (pen->cr, rectangle->x + rectangle->width, rectangle->y);
  cairo_line_to (pen->cr, rectangle->x, rectangle->y);
  cairo_stroke (pen->cr);
}

static void
draw_page (BslPdfFlow *self, BslPdfPen *pen, BslPdfPage *page, cairo_surface_t *watermark)
{
  pen->mcid = 0;
  bsl_pdf_pen_open (pen, NULL);
  if (watermark != NULL)
    {
      cairo_set_source_surface (pen->cr, watermark, 0, 0);
      cairo_paint (pen->cr);
    }
  for (guint i = 0; i < page->rectangles->len; i++)
    draw_rectangle (pen, &g_array_index (page->rectangles, BslPdfRectangle, i));
  for (guint i = 0; i < page->drawings->len; i++)
    bsl_pdf_pen_draw_figure (pen, &g_array_index (page->drawings, BslPdfDrawing, i), self->setter.context,
                             self->setter.fonts[BSL_PDF_FIGURE]);
  for (guint i = 0; i < page->items->len; i++)
    bsl_pdf_pen_draw (pen, &g_array_index (page->items, BslPdfItem, i));
  bsl_pdf_pen_close (pen);
  cairo_show_page (pen->cr);
}

static void
add_outline (BslPdfFlow *self, cairo_surface_t *surface)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->headings->len; i++)
    {
      const BslPdfHeading *heading = &g_array_index (self->headings, BslPdfHeading, i);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *link = NULL;
      int parent = parents[heading->level - 1];

      g_ascii_formatd (y, sizeof y, "%.1f", MAX (0, heading->y - 20));
      link = g_strdup_printf ("page=%u pos=[0 %s]", heading->page + 1, y);
      parents[heading->level] = cairo_pdf_surface_add_outline (surface, parent, heading->title, link,
                                                               heading->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint level = heading->level + 1; level < G_N_ELEMENTS (parents); level++)
        parents[level] = parents[heading->level];
    }
}

static void
add_metadata (cairo_surface_t *surface, BslDocument *document)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (bsl_document_get_time (document));
  g_autofree char *date = g_date_time_format_iso8601 (time);
  const char *subject = bsl_document_get_subject (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, bsl_document_get_title (document));
  if (subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Boussole " BSL_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* Draws all pages into @bytes; the links stay with the pen. */
static cairo_status_t
draw (BslPdfFlow *self, BslPdfPen *pen, GByteArray *bytes)
{
  cairo_surface_t *watermark = new_watermark (self);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, BSL_PDF_PAGE_WIDTH, BSL_PDF_PAGE_HEIGHT);
  cairo_t *cr;
  cairo_status_t status;

  /* Plain objects and no ActualText, which breaks the reading of paragraphs; raised at the end. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  add_metadata (surface, self->setter.document);
  cr = cairo_create (surface);
  bsl_pdf_pen_init (pen, cr);
  for (guint i = 0; i < self->pages->len; i++)
    {
      pen->page = i;
      draw_page (self, pen, g_ptr_array_index (self->pages, i), watermark);
    }
  add_outline (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_clear_pointer (&watermark, cairo_surface_destroy);
  return status;
}

guint
bsl_pdf_count_pages (BslDocument *document)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  BslPdfFlow flow;
  guint n_pages;

  flow_init (&flow, document, texts);
  fill_pages (&flow, document);
  n_pages = flow.pages->len;
  flow_clear (&flow);
  return n_pages;
}

GBytes *
bsl_pdf_write (BslDocument *document, GError **error)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GBytes *result = NULL;
  cairo_status_t status;
  BslPdfFlow flow;
  BslPdfPen pen;

  flow_init (&flow, document, texts);
  fill_pages (&flow, document);
  add_furniture (&flow);
  status = draw (&flow, &pen, bytes);
  if (status == CAIRO_STATUS_SUCCESS)
    result = bsl_pdf_finish (bytes, &flow, pen.links, error);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be written as %s (%s). Try again."),
                 "PDF", cairo_status_to_string (status));
  bsl_pdf_pen_clear (&pen);
  flow_clear (&flow);
  return result;
}
