/* SPDX-License-Identifier: EUPL-1.2 */
/* What to verify first, as an OpenDocument spreadsheet. */
#include "config.h"

#include "app/report/bsl-refresh-ods.h"

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-zip.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static const char head[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
  " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">\n"
  "<office:automatic-styles>"
  "<number:date-style style:name=\"D\"><number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/>"
  "<number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>"
  "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"D\"/>"
  "<style:style style:name=\"wrap\" style:family=\"table-cell\"><style:table-cell-properties fo:wrap-option=\"wrap\"/></style:style>"
  "<style:style style:name=\"head\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
static const char tail[] = "</table:table></office:spreadsheet></office:body></office:document-content>\n";
static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIME_TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>\n";

/* in centimetres */
static const char *const widths[BSL_REFRESH_N_COLUMNS] = { "1.6", "7", "5", "5", "8", "3.2", "9", "7" };

/* @form with the value in place of each "{value}". */
static void
append_escaped (GString *text, const char *form, const char *value)
{
  g_autofree char *clean = bsl_document_clean_text (value);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);
  const char *const pairs[] = { "value", escaped, NULL };
  g_autofree char *filled = bsl_text_fill (form, pairs);

  g_string_append (text, filled);
}

static void
append_cell (GString *text, BslRefreshColumn column, const char *value)
{
  if (value[0] == '\0')
    g_string_append (text, "<table:table-cell/>");
  else if (column == BSL_REFRESH_PRIORITY)
    append_escaped (text, "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>", value);
  else if (column == BSL_REFRESH_VERIFIED && bsl_date_parse (value) != BSL_DATE_NONE)
    append_escaped (text, "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"{value}\"><text:p>{value}</text:p></table:table-cell>", value);
  else if (column == BSL_REFRESH_SOURCE)
    append_escaped (text, "<table:table-cell office:value-type=\"string\"><text:p><text:a xlink:type=\"simple\" xlink:href=\"{value}\">{value}</text:a></text:p></table:table-cell>", value);
  else
    append_escaped (text, "<table:table-cell table:style-name=\"wrap\" office:value-type=\"string\"><text:p>{value}</text:p></table:table-cell>", value);
}

static void
append_heads (GString *text, BslLang lang)
{
  for (guint i = 0; i < BSL_REFRESH_N_COLUMNS; i++)
    g_string_append_printf (text, "<style:style style:name=\"c%u\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"%scm\"/></style:style>", i, widths[i]);
  g_string_append (text, "</office:automatic-styles>\n<office:body><office:spreadsheet>");
  append_escaped (text, "<table:table table:name=\"{value}\">", bsl_refresh_get_head (BSL_REFRESH_WHAT, lang));
  for (guint i = 0; i < BSL_REFRESH_N_COLUMNS; i++)
    g_string_append_printf (text, "<table:table-column table:style-name=\"c%u\"/>", i);
  g_string_append (text, "\n<table:table-header-rows><table:table-row>");
  for (guint i = 0; i < BSL_REFRESH_N_COLUMNS; i++)
    append_escaped (text, "<table:table-cell table:style-name=\"head\" office:value-type=\"string\"><text:p>{value}</text:p></table:table-cell>",
                    bsl_refresh_get_head ((BslRefreshColumn) i, lang));
  g_string_append (text, "</table:table-row></table:table-header-rows>\n");
}

static GBytes *
make_content (GPtrArray *items, BslLang lang)
{
  GString *text = g_string_new (head);

  append_heads (text, lang);
  for (guint i = 0; i < items->len; i++)
    {
      g_string_append (text, "<table:table-row>");
      for (guint j = 0; j < BSL_REFRESH_N_COLUMNS; j++)
        append_cell (text, (BslRefreshColumn) j, bsl_refresh_item_get (items->pdata[i], (BslRefreshColumn) j, lang));
      g_string_append (text, "</table:table-row>\n");
    }
  g_string_append (text, tail);
  return g_string_free_to_bytes (text);
}

static gboolean
add_parts (GsfOutfile *root, gpointer content)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (BSL_ZIP_FIRST_DAY);
  g_autoptr (GBytes) type = g_bytes_new_static (MIME_TYPE, sizeof MIME_TYPE - 1), parts = g_bytes_new_static (manifest, sizeof manifest - 1);

  return bsl_zip_add_file (root, "mimetype", type, TRUE, time) && bsl_zip_add_file (root, "content.xml", content, FALSE, time) &&
         bsl_zip_add_manifest (root, parts, time);
}

GBytes *
bsl_refresh_to_ods (GPtrArray *items, BslLang lang, GError **error)
{
  g_autoptr (GBytes) content = make_content (items, lang);

  return bsl_zip_write ("ODS", add_parts, content, error);
}
