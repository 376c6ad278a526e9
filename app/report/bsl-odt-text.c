/* SPDX-License-Identifier: EUPL-1.2 */
/* Text and fields of an OpenDocument text, as streams. */
#include "config.h"

#include "app/report/bsl-odt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/report/bsl-odt-private.h"

/* more than any word processor writes; what is deeper was made to use up memory */
#define MAX_DEPTH 1000
#define MAX_SECTIONS 1000

typedef struct
{
  BslSectionTexts *texts;
  GPtrArray *lines; /* of GString: open paragraphs, notes and frames inside those around them */
  guint depth;      /* of open elements */
  guint skipped;    /* those of which nothing is read */
  gboolean body;
} Reader;

static const char *
find_attribute (const char *wanted, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], wanted) == 0)
      return values[i];
  return NULL;
}

static gboolean
is_paragraph (const char *element)
{
  return strcmp (element, "text:p") == 0 || strcmp (element, "text:h") == 0;
}

static gboolean
is_skipped (const char *element)
{
  static const char *const skipped[] = { "text:tracked-changes", "text:table-of-content", "text:number", "text:note-citation",
                                         "office:annotation", "draw:g", "svg:title", "svg:desc", NULL };

  return g_strv_contains (skipped, element);
}

static gboolean
is_space (const char *element)
{
  static const char *const spaces[] = { "text:s", "text:tab", "text:line-break", NULL };

  return g_strv_contains (spaces, element);
}

static gboolean
is_bookmark (const char *element)
{
  return strcmp (element, "text:bookmark") == 0 || strcmp (element, "text:bookmark-start") == 0;
}

static void
line_free (GString *line)
{
  g_string_free (line, TRUE);
}

static void
start_section (Reader *self, const char *bookmark)
{
  if (bookmark != NULL && g_str_has_prefix (bookmark, BSL_ODT_SECTION))
    bsl_section_texts_begin (self->texts, bookmark + strlen (BSL_ODT_SECTION));
}

static gboolean
check_depth (guint *depth, GError **error)
{
  if (++*depth <= MAX_DEPTH)
    return TRUE;
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _("its elements are nested too deeply"));
  return FALSE;
}

static gboolean
check_sections (Reader *self, GError **error)
{
  if (bsl_section_texts_get_count (self->texts) <= MAX_SECTIONS)
    return TRUE;
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _("it has too many sections"));
  return FALSE;
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Reader *self = data;

  if (strcmp (element, "office:text") == 0)
    self->body = TRUE;
  if (!check_depth (&self->depth, error) || !check_sections (self, error) || !self->body)
    return;
  if (self->skipped > 0 || is_skipped (element))
    self->skipped++;
  else if (is_paragraph (element))
    g_ptr_array_add (self->lines, g_string_new (NULL));
  else if (is_bookmark (element))
    start_section (self, find_attribute ("text:name", names, values));
  else if (is_space (element) && self->lines->len > 0)
    g_string_append_c (g_ptr_array_index (self->lines, self->lines->len - 1), ' ');
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *self = data;
  GString *line;

  self->depth--;
  if (strcmp (element, "office:text") == 0)
    self->body = FALSE;
  if (self->skipped > 0)
    self->skipped--;
  else if (self->lines->len > 0 && is_paragraph (element))
    {
      line = g_ptr_array_index (self->lines, self->lines->len - 1);
      bsl_section_texts_add (self->texts, line->str, strcmp (element, "text:h") == 0);
      g_ptr_array_set_size (self->lines, self->lines->len - 1);
    }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *self = data;

  if (self->body && self->skipped == 0 && self->lines->len > 0)
    g_string_append_len (g_ptr_array_index (self->lines, self->lines->len - 1), text, length);
}

static gboolean
parse (const GMarkupParser *parser, GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, data, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_markup_parse_context_parse (context, text, size, error) && g_markup_parse_context_end_parse (context, error);
}

BslSectionTexts *
bsl_odt_read_text (GBytes *content, GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (BslSectionTexts) texts = bsl_section_texts_new ();
  Reader reader = { .texts = texts, .lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free) };
  gboolean read = parse (&parser, content, &reader, error);

  g_ptr_array_unref (reader.lines);
  return read ? g_steal_pointer (&texts) : NULL;
}

typedef struct
{
  BslOdtFieldFunc add;
  gpointer data;
  char *name;     /* of the field that is open, or NULL */
  GString *value;
  guint depth;
} Fields;

static void
start_field_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
                GError **error)
{
  Fields *self = data;

  if (!check_depth (&self->depth, error) || strcmp (element, "meta:user-defined") != 0)
    return;
  g_free (self->name);
  self->name = g_strdup (find_attribute ("meta:name", names, values));
  g_string_truncate (self->value, 0);
}

static void
end_field_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Fields *self = data;
  g_autofree char *name = g_steal_pointer (&self->name);

  self->depth--;
  if (name != NULL)
    self->add (name, self->value->str, self->data, error);
}

static void
field_text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Fields *self = data;

  if (self->name != NULL)
    g_string_append_len (self->value, text, length);
}

gboolean
bsl_odt_read_fields (GBytes *meta, BslOdtFieldFunc add, gpointer data, GError **error)
{
  static const GMarkupParser parser = { start_field_cb, end_field_cb, field_text_cb, NULL, NULL };
  Fields fields = { add, data, NULL, g_string_new (NULL), 0 };
  gboolean read = parse (&parser, meta, &fields, error);

  g_free (fields.name);
  g_string_free (fields.value, TRUE);
  return read;
}
