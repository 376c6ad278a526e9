/* SPDX-License-Identifier: EUPL-1.2 */
/* Metadata of a PDF. */
#include "config.h"

#include "app/report/bsl-pdf-xmp.h"

#include <string.h>

#include "app/report/bsl-markup.h"

#define NAMESPACE "urn:boussole:document:1"
#define PAGES "boussole:pages"

static void
add_properties (GString *xmp, BslDocument *document)
{
  GPtrArray *properties = bsl_document_get_properties (document);

  for (guint i = 0; i < properties->len; i++)
    {
      const BslProperty *property = g_ptr_array_index (properties, i);

      bsl_markup_printf (xmp, "<boussole:%s>%s</boussole:%s>\n", property->name, property->value, property->name);
    }
}

GString *
bsl_pdf_xmp_write (BslDocument *document, char **pages)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (bsl_document_get_time (document));
  g_autofree char *date = g_date_time_format_iso8601 (time);
  g_autofree char *fingerprints = g_strjoinv (" ", pages);
  const char *subject = bsl_document_get_subject (document);
  const char *lang = bsl_document_get_lang (document) == BSL_LANG_FR ? "fr-FR" : "en-GB";
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");

  bsl_markup_printf (xmp,
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:boussole=\"" NAMESPACE "\">\n"
                     "<dc:format>application/pdf</dc:format>\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
                     "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n"
                     "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
                     "<xmp:CreatorTool>Boussole %s</xmp:CreatorTool>\n"
                     "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n",
                     bsl_document_get_title (document), subject ? subject : "", lang, BSL_VERSION, date, date);
  add_properties (xmp, document);
  bsl_markup_printf (xmp, "<" PAGES ">%s</" PAGES ">\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>", fingerprints);
  return xmp;
}

typedef struct
{
  gboolean inside;
  GString *text;
} Reader;

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Reader *self = data;

  self->inside = strcmp (element, PAGES) == 0;
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *self = data;

  self->inside = FALSE;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *self = data;

  if (self->inside)
    g_string_append_len (self->text, text, length);
}

char **
bsl_pdf_xmp_dup_pages (GBytes *xmp)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { FALSE, text };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reader, NULL);
  gsize size;
  const char *data = g_bytes_get_data (xmp, &size);

  if (!g_markup_parse_context_parse (context, data, size, NULL) || text->len == 0)
    return NULL;
  return g_strsplit (text->str, " ", -1);
}
