/* SPDX-License-Identifier: EUPL-1.2 */
/* Time of a PDF against setting and drawing the same text, in the same sizes, weights and widths, with Pango and
 * cairo alone; and of an ODT: "bench PROJECT". Processor time, which other work on the machine does not lengthen. */
#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <time.h>

#include "app/report/bsl-pdf-private.h"
#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/rules/bsl-library.h"

#define RUNS 15
#define WIDTH 471.0
#define TOP 60.0
#define BOTTOM 770.0

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  double x, y, width, height; /* height of the row so far */
} Bare;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The sizes and weights of the PDF, so that both set the same letters. */
static BslPdfStyle
get_style (const BslBlock *block, gboolean head)
{
  static const BslPdfStyle paragraphs[] = {
    [BSL_STYLE_NORMAL] = BSL_PDF_BODY, [BSL_STYLE_TITLE] = BSL_PDF_TITLE, [BSL_STYLE_LEAD] = BSL_PDF_LEAD,
    [BSL_STYLE_NOTE] = BSL_PDF_SMALL, [BSL_STYLE_WARNING] = BSL_PDF_BODY, [BSL_STYLE_CLAUSE] = BSL_PDF_BODY,
    [BSL_STYLE_SENDER] = BSL_PDF_SENDER,
  };

  switch (block->kind)
    {
    case BSL_BLOCK_HEADING:
      return BSL_PDF_HEADING_1 + block->level - 1;
    case BSL_BLOCK_PARAGRAPH:
      return paragraphs[block->style];
    case BSL_BLOCK_TABLE:
      return head ? BSL_PDF_HEAD_CELL : BSL_PDF_CELL;
    case BSL_BLOCK_FIGURE:
      return BSL_PDF_CAPTION;
    default:
      return BSL_PDF_BODY;
    }
}

/* A line and its strong runs in one layout; a footnote is a text of its own below it. */
static void
draw_line (Bare *self, const BslLine *line, BslPdfStyle style)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autofree char *text = bsl_line_to_string (line);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");
  PangoRectangle logical;
  guint end = 0;

  pango_font_description_set_absolute_size (font, bsl_pdf_styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, bsl_pdf_styles[style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  for (guint i = 0; i < line->runs->len; i++)
    {
      const BslRun *run = g_ptr_array_index (line->runs, i);
      PangoAttribute *bold = run->strong ? pango_attr_weight_new (PANGO_WEIGHT_BOLD) : NULL;
      guint start = end;

      end += strlen (run->text);
      if (bold == NULL)
        continue;
      bold->start_index = start;
      bold->end_index = end;
      pango_attr_list_insert (attributes, bold);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, self->width * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  if (self->y + (double) logical.height / PANGO_SCALE > BOTTOM)
    {
      cairo_show_page (self->cr);
      self->y = TOP;
    }
  cairo_move_to (self->cr, self->x, self->y);
  pango_cairo_show_layout (self->cr, layout);
  self->height = MAX (self->height, (double) logical.height / PANGO_SCALE);
  for (guint i = 0; i < line->runs->len; i++)
    if (((BslRun *) g_ptr_array_index (line->runs, i))->note != NULL)
      {
        double y = self->y;

        self->y += self->height;
        draw_line (self, ((BslRun *) g_ptr_array_index (line->runs, i))->note, BSL_PDF_FOOTNOTE);
        self->height += self->y - y;
        self->y = MIN (y, self->y);
      }
}

static void
draw_row (Bare *self, const BslBlock *block, guint index)
{
  GPtrArray *row = g_ptr_array_index (block->rows, index);

  self->x = 62;
  for (guint j = 0; j < row->len; j++)
    {
      gboolean head = (block->head_row && index == 0) || (block->head_column && j == 0);

      self->width = block->widths[j] * WIDTH - 10;
      draw_line (self, g_ptr_array_index (row, j), get_style (block, head));
      self->x += block->widths[j] * WIDTH;
    }
  self->y += self->height + 9;
  self->height = 0;
}

static void
draw_block (Bare *self, const BslBlock *block)
{
  for (guint i = 0; block->kind == BSL_BLOCK_TABLE && i < block->rows->len; i++)
    draw_row (self, block, i);
  self->x = 62;
  self->width = WIDTH;
  for (guint i = 0; block->kind == BSL_BLOCK_LIST && i < block->items->len; i++)
    {
      draw_line (self, g_ptr_array_index (block->items, i), BSL_PDF_BODY);
      self->y += self->height + 3;
      self->height = 0;
    }
  if (block->kind == BSL_BLOCK_TABLE || block->kind == BSL_BLOCK_LIST)
    return;
  draw_line (self, block->line, get_style (block, FALSE));
  self->y += self->height + 8;
  self->height = 0;
}

static clock_t
time_bare (BslDocument *document)
{
  clock_t start = clock ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  Bare self = { .cr = cairo_create (surface), .context = context, .y = TOP };

  pango_cairo_context_set_resolution (context, 72);
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    draw_block (&self, bsl_document_get_block (document, i));
  g_object_unref (context);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return clock () - start;
}

static clock_t
time_format (BslDocument *document, GBytes *(*write) (BslDocument *, GError **))
{
  clock_t start = clock ();
  g_autoptr (GBytes) bytes = write (document, NULL);

  g_assert_nonnull (bytes);
  return clock () - start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const clock_t *) a < *(const clock_t *) b ? -1 : 1;
}

static BslDocument *
make_document (BslLibrary *library, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;

  g_assert_no_error (error);
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, path, NULL, &error);
  g_assert_no_error (error);
  evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                   bsl_project_get_answers (project), bsl_date_parse ("2026-11-23"));
  return bsl_report_new (project, evaluation, &(const BslReportOptions) { .lang = BSL_LANG_FR });
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BslDocument) document = NULL;
  clock_t bare[RUNS], pdf[RUNS], odt[RUNS];

  g_assert_cmpint (argc, ==, 2);
  bsl_library_load (library, &error);
  g_assert_no_error (error);
  document = make_document (library, argv[1]);
  for (guint i = 0; i < RUNS; i++)
    {
      bare[i] = time_bare (document);
      pdf[i] = time_format (document, bsl_pdf_write);
      odt[i] = time_format (document, bsl_odt_write);
    }
  qsort (bare, RUNS, sizeof *bare, compare);
  qsort (pdf, RUNS, sizeof *pdf, compare);
  qsort (odt, RUNS, sizeof *odt, compare);
  g_print ("processor time: Pango and cairo alone %.1f ms, PDF %.1f ms (ratio %.2f), ODT %.1f ms\n", bare[RUNS / 2] * 1000.0 / CLOCKS_PER_SEC,
           pdf[RUNS / 2] * 1000.0 / CLOCKS_PER_SEC, (double) pdf[RUNS / 2] / bare[RUNS / 2], odt[RUNS / 2] * 1000.0 / CLOCKS_PER_SEC);
  return 0;
}
