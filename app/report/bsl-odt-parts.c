/* SPDX-License-Identifier: EUPL-1.2 */
/* Small parts of an OpenDocument text: styles, metadata, manifest. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-markup.h"
#include "app/report/bsl-odt-private.h"
#include "app/report/bsl-pack.h"

#define MAX_FIELD 262144 /* letters of an attachment in the metadata; a longer one is in the package only */

/* Splits "page {page} sur {pages}" around its two placeholders. */
static char **
split_page_text (BslTexts *texts)
{
  g_autofree char *text = bsl_texts_format (texts, "page-of", "page", "\n", "pages", "\n", NULL);
  char **parts = g_strsplit (text, "\n", 3);

  g_assert (g_strv_length (parts) == 3);
  return parts;
}

/* Pale letters across each page, where the template says so. */
static void
put_watermark (GString *out, const char *mark)
{
  g_autoptr (GString) shape = g_string_new (NULL);

  if (mark != NULL)
    bsl_markup_printf (shape,
                       "<draw:custom-shape text:anchor-type=\"char\" draw:z-index=\"0\" draw:name=\"PowerPlusWaterMarkObject\""
                       " draw:style-name=\"Watermark\" svg:width=\"19cm\" svg:height=\"5cm\""
                       " draw:transform=\"rotate (0.872665) translate (2cm 22cm)\">"
                       "<text:p text:style-name=\"WatermarkText\"><text:span text:style-name=\"WatermarkLetters\">%s</text:span></text:p>"
                       "<draw:enhanced-geometry svg:viewBox=\"0 0 21600 21600\" draw:type=\"rectangle\""
                       " draw:enhanced-path=\"M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N\"/></draw:custom-shape>", mark);
  g_string_replace (out, "<!--watermark-->", shape->str, 0);
}

GBytes *
bsl_odt_styles (BslDocument *document, BslTexts *texts)
{
  GString *out = g_string_new (NULL);
  gboolean french = bsl_document_get_lang (document) == BSL_LANG_FR;
  const char *footer = bsl_document_get_footer (document);
  const char *mark = bsl_document_get_watermark (document);
  g_auto (GStrv) page = split_page_text (texts);

  bsl_markup_template (out, bsl_texts_get_file ("odt-styles.xml"),
                       "language", french ? "fr" : "en",
                       "country", french ? "FR" : "GB",
                       "page-before", page[0],
                       "page-between", page[1],
                       "page-after", page[2],
                       "mark", mark ? mark : "",
                       "footer", footer ? footer : "",
                       "title", bsl_document_get_title (document),
                       NULL);
  put_watermark (out, mark);
  return g_string_free_to_bytes (out);
}

static void
add_field (GString *out, const char *start, const char *name, const char *value)
{
  bsl_markup_printf (out, "<meta:user-defined meta:name=\"%s%s\" meta:value-type=\"string\">%s</meta:user-defined>", start, name, value);
}

/* Word processors drop what they do not know of a package when they save, but keep these fields. */
static void
add_fields (GString *out, BslDocument *document)
{
  GPtrArray *properties = bsl_document_get_properties (document);

  for (guint i = 0; i < properties->len; i++)
    {
      const BslProperty *property = g_ptr_array_index (properties, i);

      add_field (out, BSL_ODT_PROPERTY, property->name, property->value);
    }
  for (guint i = 0; i < bsl_document_get_n_attachments (document); i++)
    {
      const BslAttachment *attachment = bsl_document_get_attachment (document, i);
      g_autofree char *text = bsl_pack_to_text (attachment->bytes);

      if (strlen (text) <= MAX_FIELD)
        add_field (out, BSL_ODT_FOLDER "/", attachment->name, text);
    }
}

GBytes *
bsl_odt_meta (BslDocument *document)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (bsl_document_get_time (document));
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  const char *subject = bsl_document_get_subject (document);

  bsl_markup_printf (out,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                     " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
                     "<meta:generator>Boussole/%s</meta:generator><dc:title>%s</dc:title><dc:subject>%s</dc:subject>"
                     "<meta:creation-date>%s</meta:creation-date><dc:date>%s</dc:date><dc:language>%s</dc:language>",
                     BSL_VERSION, bsl_document_get_title (document), subject ? subject : "", date, date,
                     bsl_document_get_lang (document) == BSL_LANG_FR ? "fr-FR" : "en-GB");
  add_fields (out, document);
  g_string_append (out, "</office:meta></office:document-meta>\n");
  return g_string_free_to_bytes (out);
}

static void
add_entry (GString *out, const char *path, const char *type)
{
  bsl_markup_printf (out, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>\n", path, type);
}

GBytes *
bsl_odt_manifest (BslDocument *document)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
                               " manifest:version=\"1.3\">\n"
                               "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\""
                               " manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\n");

  add_entry (out, "content.xml", "text/xml");
  add_entry (out, "styles.xml", "text/xml");
  add_entry (out, "meta.xml", "text/xml");
  for (guint i = 0; i < bsl_document_get_n_attachments (document); i++)
    {
      const BslAttachment *attachment = bsl_document_get_attachment (document, i);
      g_autofree char *path = g_build_path ("/", BSL_ODT_FOLDER, attachment->name, NULL);

      add_entry (out, path, attachment->mime_type);
    }
  g_string_append (out, "</manifest:manifest>\n");
  return g_string_free_to_bytes (out);
}
