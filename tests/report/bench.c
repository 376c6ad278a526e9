/* SPDX-License-Identifier: EUPL-1.2 */
/* Time of a PDF against drawing the same text with Pango and cairo alone: "bench PROJECT". */
#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "app/report/bsl-document-private.h"
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

static void
draw_text (Bare *self, const char *text, double size)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autofree char *name = g_strdup_printf ("Cantarell %d", (int) size);
  PangoFontDescription *font = pango_font_description_from_string (name);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
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
}

static void
draw_line (const BslLine *line, gpointer data)
{
  Bare *self = data;
  g_autofree char *text = bsl_line_to_string (line);

  draw_text (self, text, self->width < WIDTH ? 8 : 10);
}

static void
draw_block (Bare *self, const BslBlock *block)
{
  for (guint i = 0; block->kind == BSL_BLOCK_TABLE && i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);

      self->x = 62;
      for (guint j = 0; j < row->len; j++)
        {
          self->width = block->widths[j] * WIDTH - 10;
          draw_line (g_ptr_array_index (row, j), self);
          self->x += block->widths[j] * WIDTH;
        }
      self->y += self->height + 9;
      self->height = 0;
    }
  if (block->kind == BSL_BLOCK_TABLE)
    return;
  self->x = 62;
  self->width = WIDTH;
  bsl_block_foreach_line (block, draw_line, self);
  self->y += self->height + 8;
  self->height = 0;
}

static gint64
time_bare (BslDocument *document)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  PangoFontMap *map = pango_cairo_font_map_new ();
  Bare self = { .cr = cairo_create (surface), .context = pango_font_map_create_context (map), .y = TOP };

  pango_cairo_context_set_resolution (self.context, 72);
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    draw_block (&self, bsl_document_get_block (document, i));
  g_object_unref (self.context);
  g_object_unref (map);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_get_monotonic_time () - start;
}

static gint64
time_pdf (BslDocument *document)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = bsl_pdf_write (document, NULL);

  g_assert_nonnull (bytes);
  return g_get_monotonic_time () - start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
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
  gint64 bare[RUNS], pdf[RUNS];

  g_assert_cmpint (argc, ==, 2);
  bsl_library_load (library, &error);
  g_assert_no_error (error);
  document = make_document (library, argv[1]);
  for (guint i = 0; i < RUNS; i++)
    {
      bare[i] = time_bare (document);
      pdf[i] = time_pdf (document);
    }
  qsort (bare, RUNS, sizeof *bare, compare);
  qsort (pdf, RUNS, sizeof *pdf, compare);
  g_print ("bare Pango and cairo %.1f ms, PDF %.1f ms, ratio %.2f\n", bare[RUNS / 2] / 1000.0, pdf[RUNS / 2] / 1000.0,
           (double) pdf[RUNS / 2] / bare[RUNS / 2]);
  return 0;
}
