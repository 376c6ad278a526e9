/* SPDX-License-Identifier: EUPL-1.2 */
/* Setting text in lines with Pango. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-pdf-private.h"

#define NARROW "\u202f"
#define NARROW_WIDTH 0.2 /* of the size of the letters */

/* In every runtime Boussole is built for; then what the machine has. */
#define FAMILIES "Cantarell, Adwaita Sans, Liberation Sans, DejaVu Sans"
#define MAX_PART 8000

const BslPdfStyleInfo bsl_pdf_styles[] = {
  [BSL_PDF_BODY] = { 10, FALSE, 0x1d1f24, 1.12, 0, 6 },
  [BSL_PDF_TITLE] = { 22, TRUE, 0x1d1f24, 1.0, 10, 10 },
  [BSL_PDF_LEAD] = { 11.5, FALSE, 0x1d1f24, 1.12, 0, 7 },
  [BSL_PDF_SMALL] = { 8.5, FALSE, 0x5a6070, 1.1, 0, 5 },
  [BSL_PDF_SENDER] = { 10, TRUE, 0x1d1f24, 1.1, 0, 12 },
  [BSL_PDF_HEADING_1] = { 15.5, TRUE, BSL_PDF_ACCENT, 1.0, 26, 9 },
  [BSL_PDF_HEADING_2] = { 12, TRUE, BSL_PDF_ACCENT, 1.0, 17, 6 },
  [BSL_PDF_HEADING_3] = { 10.5, TRUE, BSL_PDF_ACCENT, 1.0, 13, 4 },
  [BSL_PDF_CELL] = { 8.3, FALSE, 0x1d1f24, 1.08, 0, 0 },
  [BSL_PDF_HEAD_CELL] = { 8.3, TRUE, 0x1d1f24, 1.05, 0, 0 },
  [BSL_PDF_FIGURE] = { 8, FALSE, 0x1d1f24, 1.0, 0, 0 },
  [BSL_PDF_CAPTION] = { 9, TRUE, 0x1d1f24, 1.05, 6, 4 },
  [BSL_PDF_FOOTNOTE] = { 8, FALSE, 0x1d1f24, 1.05, 0, 0 },
  [BSL_PDF_FURNITURE] = { 8, FALSE, 0x5a6070, 1.0, 0, 0 },
  [BSL_PDF_CONTENTS_1] = { 10, FALSE, 0x1d1f24, 1.0, 0, 4 },
  [BSL_PDF_CONTENTS_2] = { 9, FALSE, 0x3c4250, 1.0, 0, 3 },
};

static void
part_free (BslPdfPart *self)
{
  for (guint i = 0; i < self->spans->len; i++)
    g_free (g_array_index (self->spans, BslPdfSpan, i).uri);
  g_array_unref (self->spans);
  g_object_unref (self->layout);
  g_free (self);
}

static void
text_free (BslPdfText *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    g_clear_pointer (&g_array_index (self->lines, BslPdfLine, i).notes, g_ptr_array_unref);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static int
measure (BslPdfSetter *self, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, self->fonts[BSL_PDF_BODY]);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width;
}

/* What the font lacks of the width of a narrow no-break space, in sizes of the letters. */
static double
measure_narrow_space (BslPdfSetter *self)
{
  double width = measure (self, "1" NARROW "1") - measure (self, "11");

  return MAX (0, NARROW_WIDTH - width / PANGO_SCALE / bsl_pdf_styles[BSL_PDF_BODY].size);
}

void
bsl_pdf_setter_init (BslPdfSetter *self, BslDocument *document, BslTexts *texts)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  /* the font map of this thread: a new one would look for every font again */
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (bsl_lang_to_string (bsl_document_get_lang (document))));

  self->document = document;
  self->texts = texts;
  self->texts_made = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->n_notes = 0;
  for (guint i = 0; i < BSL_PDF_N_STYLES; i++)
    {
      self->fonts[i] = pango_font_description_from_string (FAMILIES);
      pango_font_description_set_absolute_size (self->fonts[i], bsl_pdf_styles[i].size * PANGO_SCALE);
      /* ligatures read as one character in many readers */
      pango_font_description_set_features (self->fonts[i], "liga=0, clig=0");
      pango_font_description_set_weight (self->fonts[i], bsl_pdf_styles[i].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
  self->narrow = measure_narrow_space (self);
}

void
bsl_pdf_setter_clear (BslPdfSetter *self)
{
  g_clear_pointer (&self->texts_made, g_ptr_array_unref);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  for (guint i = 0; i < BSL_PDF_N_STYLES; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_object (&self->context);
}

/* A text being composed, before it is set. */
typedef struct
{
  BslPdfSetter *setter;
  BslPdfStyle style;
  double width;
  BslPdfText *text;
  GString *string;
  PangoAttrList *attributes;
  gboolean plain; /* no attributes */
  GArray *spans;
  GArray *calls; /* of Call: footnotes of the part */
} Composer;

typedef struct
{
  guint at; /* byte */
  BslPdfText *note;
} Call;

static void
composer_reset (Composer *self)
{
  g_string_truncate (self->string, 0);
  self->attributes = pango_attr_list_new ();
  self->plain = TRUE;
  self->spans = g_array_new (FALSE, FALSE, sizeof (BslPdfSpan));
  g_array_set_size (self->calls, 0);
}

static void
composer_init (Composer *self, BslPdfSetter *setter, BslPdfStyle style, double width)
{
  self->setter = setter;
  self->style = style;
  self->width = width;
  self->text = g_new0 (BslPdfText, 1);
  self->text->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->text->lines = g_array_new (FALSE, FALSE, sizeof (BslPdfLine));
  self->text->color = bsl_pdf_styles[style].color;
  g_ptr_array_add (setter->texts_made, self->text);
  self->string = g_string_new (NULL);
  self->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  composer_reset (self);
}

static void
insert_attribute (Composer *self, PangoAttribute *attribute, guint start)
{
  attribute->start_index = start;
  attribute->end_index = self->string->len;
  pango_attr_list_insert (self->attributes, attribute);
  self->plain = FALSE;
}

static void
add_span (Composer *self, BslPdfNode *node, const char *uri, int target)
{
  BslPdfSpan span = { self->string->len, node, g_strdup (uri), target };

  g_array_append_val (self->spans, span);
}

static GPtrArray *
find_notes (Composer *self, const PangoLayoutLine *line)
{
  GPtrArray *notes = NULL;
  guint start = line->start_index, end = start + line->length;

  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = &g_array_index (self->calls, Call, i);

      if (call->at < start || call->at >= end)
        continue;
      if (notes == NULL)
        notes = g_ptr_array_new ();
      g_ptr_array_add (notes, call->note);
    }
  return notes;
}

static void
collect_lines (Composer *self, PangoLayout *layout, guint part)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double top = self->text->height;

  do
    {
      BslPdfLine line = { .line = pango_layout_iter_get_line_readonly (iter), .part = part };
      PangoRectangle logical;
      int y0, y1;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      line.x = (double) logical.x / PANGO_SCALE;
      line.top = top + (double) y0 / PANGO_SCALE;
      line.height = (double) (y1 - y0) / PANGO_SCALE;
      line.baseline = top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      line.notes = find_notes (self, line.line);
      g_array_append_val (self->text->lines, line);
      self->text->height = line.top + line.height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

#define MAX_SHARED 100 /* bytes of a text that may come again */

/* No letter of our fonts is wider than this share of the size. */
#define WIDEST 1.2

/* Whether a word may be too long for a line of its own, or says itself where it breaks. */
static gboolean
may_break_words (Composer *self)
{
  double longest = self->width / (bsl_pdf_styles[self->style].size * WIDEST);
  const char *text = self->string->str;

  if (strstr (text, "\u00ad") != NULL)
    return TRUE;
  for (gsize length; *text != '\0'; text += length + (text[length] != '\0'))
    if ((length = strcspn (text, " \n")) > longest)
      return TRUE;
  return FALSE;
}

static PangoLayout *
new_layout (Composer *self)
{
  PangoLayout *layout = pango_layout_new (self->setter->context);

  pango_layout_set_font_description (layout, self->setter->fonts[self->style]);
  pango_layout_set_width (layout, self->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, bsl_pdf_styles[self->style].spacing);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_text (layout, self->string->str, self->string->len);
  return layout;
}

/* Cells of a table say the same again and again: such a text is set once. */
static PangoLayout *
share_layout (Composer *self)
{
  g_autofree char *key = g_strdup_printf ("%u %d %s", self->style, (int) (self->width * PANGO_SCALE), self->string->str);
  PangoLayout *layout = g_hash_table_lookup (self->setter->layouts, key);

  if (layout == NULL)
    g_hash_table_insert (self->setter->layouts, g_steal_pointer (&key), layout = new_layout (self));
  return g_object_ref (layout);
}

static void
end_part (Composer *self)
{
  BslPdfPart *part = g_new0 (BslPdfPart, 1);

  part->spans = self->spans;
  /* Pango's hyphens are not wanted in what is copied; an attribute costs time, so only where one may come */
  if (may_break_words (self))
    insert_attribute (self, pango_attr_insert_hyphens_new (FALSE), 0);
  part->layout = self->plain && self->string->len <= MAX_SHARED ? share_layout (self) : new_layout (self);
  pango_attr_list_unref (self->attributes);
  collect_lines (self, part->layout, self->text->parts->len);
  g_ptr_array_add (self->text->parts, part);
}

static BslPdfText *
composer_finish (Composer *self)
{
  end_part (self);
  g_string_free (self->string, TRUE);
  g_array_unref (self->calls);
  return self->text;
}

/* Where to cut a text of more than MAX_PART bytes: after a space if there is one near. */
static gsize
find_cut (const char *text)
{
  const char *p = text + MAX_PART;

  while (p > text + MAX_PART / 2 && *p != ' ' && *p != '\n')
    p--;
  if (*p == ' ' || *p == '\n')
    return p + 1 - text;
  p = g_utf8_find_prev_char (text, text + MAX_PART);
  return p - text;
}

/* Gives a narrow no-break space its width where the font is stingy. */
static void
widen_narrow_space (Composer *self)
{
  gsize length = self->string->len;

  if (length >= 3 && memcmp (self->string->str + length - 3, NARROW, 3) == 0)
    insert_attribute (self, pango_attr_letter_spacing_new (self->setter->narrow * bsl_pdf_styles[self->style].size * PANGO_SCALE),
                      length - 3);
}

static void
add_styled (Composer *self, const char *text, gsize length, gboolean strong, const char *link, BslPdfNode *node)
{
  guint start = self->string->len;

  for (gsize i = 0; i < length; i++)
    {
      /* so that the words around a line break do not touch when they are read out */
      if (text[i] == '\n')
        g_string_append_c (self->string, ' ');
      g_string_append_c (self->string, text[i]);
      if (text[i] == NARROW[2] && self->setter->narrow > 0)
        widen_narrow_space (self);
    }
  if (strong)
    insert_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (link != NULL)
    insert_attribute (self, pango_attr_foreground_new ((BSL_PDF_ACCENT >> 16) * 257, ((BSL_PDF_ACCENT >> 8) & 0xff) * 257,
                                                       (BSL_PDF_ACCENT & 0xff) * 257), start);
  add_span (self, node, link, -1);
}

static void
add_run_text (Composer *self, const BslRun *run, BslPdfNode *node)
{
  const char *text = run->text;
  gsize length = strlen (text);

  while (self->string->len + length > MAX_PART && length > MAX_PART)
    {
      gsize cut = find_cut (text);

      add_styled (self, text, cut, run->strong, run->link, node);
      end_part (self);
      composer_reset (self);
      text += cut;
      length -= cut;
    }
  add_styled (self, text, length, run->strong, run->link, node);
}

/* A small raised number, in an element of its own. */
static void
add_mark (Composer *self, guint number, BslPdfNode *node)
{
  guint start = self->string->len;

  g_string_append_printf (self->string, "%u", number);
  insert_attribute (self, pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT), start);
  insert_attribute (self, pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT), start);
  add_span (self, node, NULL, -1);
}

static void
add_run (Composer *self, const BslRun *run, BslPdfNode *node)
{
  gboolean link = run->link != NULL && node != NULL;

  add_run_text (self, run, link ? bsl_pdf_node_new_inline (node, "Link") : node);
}

static BslPdfText *
set_note (BslPdfSetter *self, guint number, const BslLine *note, BslPdfNode *parent)
{
  BslPdfNode *node = bsl_pdf_node_new (parent, "Note");
  Composer composer;

  composer_init (&composer, self, BSL_PDF_FOOTNOTE, BSL_PDF_WIDTH);
  add_mark (&composer, number, bsl_pdf_node_new_inline (node, "Lbl"));
  g_string_append (composer.string, " ");
  for (guint i = 0; i < note->runs->len; i++)
    add_run (&composer, g_ptr_array_index (note->runs, i), node);
  return composer_finish (&composer);
}

static void
add_call (Composer *self, const BslRun *run, BslPdfNode *node, BslPdfNode *notes_parent)
{
  guint number = ++self->setter->n_notes;
  Call call = { self->string->len, set_note (self->setter, number, run->note, notes_parent) };

  add_mark (self, number, bsl_pdf_node_new_inline (node, "Reference"));
  g_array_append_val (self->calls, call);
}

BslPdfText *
bsl_pdf_setter_set_line (BslPdfSetter *self, BslPdfStyle style, double width, const char *prefix,
                         const BslLine *line, BslPdfNode *node, BslPdfNode *notes_parent)
{
  Composer composer;

  composer_init (&composer, self, style, width);
  if (prefix != NULL)
    {
      g_string_append_printf (composer.string, "%s ", prefix);
      add_span (&composer, node, NULL, -1);
    }
  for (guint i = 0; i < line->runs->len; i++)
    {
      const BslRun *run = g_ptr_array_index (line->runs, i);

      add_run (&composer, run, node);
      if (run->note != NULL && node != NULL)
        add_call (&composer, run, node, notes_parent);
    }
  return composer_finish (&composer);
}

BslPdfText *
bsl_pdf_setter_set_text (BslPdfSetter *self, BslPdfStyle style, double width, const char *text, BslPdfNode *node)
{
  return bsl_pdf_setter_set_target (self, style, width, text, node, -1);
}

BslPdfText *
bsl_pdf_setter_set_target (BslPdfSetter *self, BslPdfStyle style, double width, const char *text,
                           BslPdfNode *node, int target)
{
  Composer composer;

  composer_init (&composer, self, style, width);
  g_string_append (composer.string, text);
  add_span (&composer, node, NULL, target);
  return composer_finish (&composer);
}

double
bsl_pdf_text_get_width (BslPdfText *self)
{
  BslPdfPart *part = g_ptr_array_index (self->parts, 0);
  PangoRectangle logical;

  pango_layout_get_extents (part->layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
bsl_pdf_text_get_last_width (BslPdfText *self)
{
  BslPdfLine *line = &g_array_index (self->lines, BslPdfLine, self->lines->len - 1);
  PangoRectangle logical;

  pango_layout_line_get_extents (line->line, NULL, &logical);
  return line->x + (double) logical.width / PANGO_SCALE;
}
