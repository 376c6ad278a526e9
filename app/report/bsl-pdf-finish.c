/* SPDX-License-Identifier: EUPL-1.2 */
/* What cairo cannot write: structure, language, XMP, attachment. No conformance to PDF/A or PDF/UA
 * is declared. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "app/report/bsl-markup.h"
#include "app/report/bsl-pdf-structure.h"

static qpdf_oh
new_stream (qpdf_data qpdf, const char *dictionary, gconstpointer data, gsize size)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh target = qpdf_oh_get_dict (qpdf, stream);
  qpdf_oh keys = qpdf_oh_parse (qpdf, dictionary);

  qpdf_oh_begin_dict_key_iter (qpdf, keys);
  while (qpdf_oh_dict_more_keys (qpdf))
    {
      const char *key = qpdf_oh_dict_next_key (qpdf);

      qpdf_oh_replace_key (qpdf, target, key, qpdf_oh_get_key (qpdf, keys, key));
    }
  qpdf_oh_replace_stream_data (qpdf, stream, data, size, qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  return stream;
}

static void
add_xmp (qpdf_data qpdf, BslDocument *document)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (bsl_document_get_time (document));
  g_autofree char *date = g_date_time_format_iso8601 (time);
  const char *subject = bsl_document_get_subject (document);
  const char *lang = bsl_document_get_lang (document) == BSL_LANG_FR ? "fr-FR" : "en-GB";
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");

  bsl_markup_printf (xmp,
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                     "<dc:format>application/pdf</dc:format>\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
                     "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n"
                     "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
                     "<xmp:CreatorTool>Boussole %s</xmp:CreatorTool>\n"
                     "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n"
                     "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
                     bsl_document_get_title (document), subject ? subject : "", lang, BSL_VERSION, date, date);
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/Metadata",
                       new_stream (qpdf, "<< /Type /Metadata /Subtype /XML >>", xmp->str, xmp->len));
  g_string_free (xmp, TRUE);
}

/* The embedded project: listed by name for readers, and as the source of the document. */
static void
add_attachment (qpdf_data qpdf, BslDocument *document, BslTexts *texts)
{
  const char *name;
  GBytes *bytes = bsl_document_get_attachment (document, &name);
  g_autofree char *keys = NULL;
  qpdf_oh file, streams, names, list, root = qpdf_get_root (qpdf);

  if (bytes == NULL)
    return;
  keys = g_strdup_printf ("<< /Type /EmbeddedFile /Subtype /application#2fvnd.boussole+json /Params << /Size %" G_GSIZE_FORMAT " >> >>",
                          g_bytes_get_size (bytes));
  streams = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh_replace_key (qpdf, streams, "/F", new_stream (qpdf, keys, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  qpdf_oh_replace_key (qpdf, streams, "/UF", qpdf_oh_get_key (qpdf, streams, "/F"));
  file = qpdf_make_indirect_object (qpdf, qpdf_oh_parse (qpdf, "<< /Type /Filespec /AFRelationship /Source >>"));
  qpdf_oh_replace_key (qpdf, file, "/F", qpdf_oh_new_unicode_string (qpdf, name));
  qpdf_oh_replace_key (qpdf, file, "/UF", qpdf_oh_new_unicode_string (qpdf, name));
  qpdf_oh_replace_key (qpdf, file, "/Desc", qpdf_oh_new_unicode_string (qpdf, bsl_texts_get (texts, "project-file")));
  qpdf_oh_replace_key (qpdf, file, "/EF", streams);

  list = qpdf_oh_new_array (qpdf);
  qpdf_oh_append_item (qpdf, list, qpdf_oh_new_unicode_string (qpdf, name));
  qpdf_oh_append_item (qpdf, list, file);
  names = qpdf_oh_parse (qpdf, "<< /EmbeddedFiles << >> >>");
  qpdf_oh_replace_key (qpdf, qpdf_oh_get_key (qpdf, names, "/EmbeddedFiles"), "/Names", list);
  qpdf_oh_replace_key (qpdf, root, "/Names", names);
  list = qpdf_oh_new_array (qpdf);
  qpdf_oh_append_item (qpdf, list, file);
  qpdf_oh_replace_key (qpdf, root, "/AF", list);
}

static void
complete_pages (qpdf_data qpdf, const BslPdfStructure *structure, guint n_pages)
{
  for (guint i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, i);

      qpdf_oh_replace_key (qpdf, page, "/Tabs", qpdf_oh_new_name (qpdf, "/S"));
      qpdf_oh_replace_key (qpdf, page, "/StructParents", qpdf_oh_new_integer (qpdf, i));
      if (structure->annotations[i] != 0)
        qpdf_oh_replace_key (qpdf, page, "/Annots", qpdf_get_object_by_id (qpdf, structure->annotations[i], 0));
    }
}

static void
complete (qpdf_data qpdf, BslPdfFlow *flow, const BslPdfStructure *structure)
{
  BslDocument *document = flow->setter.document;
  qpdf_oh root = qpdf_get_root (qpdf);
  const char *lang = bsl_document_get_lang (document) == BSL_LANG_FR ? "fr-FR" : "en-GB";

  complete_pages (qpdf, structure, flow->pages->len);
  qpdf_oh_replace_key (qpdf, root, "/StructTreeRoot", qpdf_get_object_by_id (qpdf, structure->root, 0));
  qpdf_oh_replace_key (qpdf, root, "/MarkInfo", qpdf_oh_parse (qpdf, "<< /Marked true >>"));
  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_string (qpdf, lang));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences", qpdf_oh_parse (qpdf, "<< /DisplayDocTitle true >>"));
  add_xmp (qpdf, document);
  add_attachment (qpdf, document, flow->setter.texts);
}

static GBytes *
write_file (qpdf_data qpdf)
{
  if (qpdf_init_write_memory (qpdf) & (QPDF_ERRORS))
    return NULL;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  qpdf_set_minimum_pdf_version (qpdf, "1.7");
  if (qpdf_write (qpdf) & (QPDF_ERRORS))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

/* Puts the structure behind the pages. */
static gboolean
append_structure (BslPdfStructure *self, GByteArray *pages, BslPdfFlow *flow, GArray *links)
{
  BslPdfUpdate update;
  gboolean understood = bsl_pdf_update_init (&update, pages) && update.pages->len == flow->pages->len;

  if (understood)
    {
      bsl_pdf_structure_write (self, &update, flow, links);
      bsl_pdf_update_finish (&update);
    }
  bsl_pdf_update_clear (&update);
  return understood;
}

GBytes *
bsl_pdf_finish (GByteArray *pages, BslPdfFlow *flow, GArray *links, GError **error)
{
  qpdf_data qpdf = qpdf_init ();
  BslPdfStructure structure = { 0 };
  GBytes *bytes = NULL;

  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if (append_structure (&structure, pages, flow, links)
      && qpdf_read_memory (qpdf, "document", (const char *) pages->data, pages->len, NULL) == QPDF_SUCCESS)
    {
      complete (qpdf, flow, &structure);
      if (!qpdf_has_error (qpdf))
        bytes = write_file (qpdf);
    }
  if (bytes == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                 qpdf_has_error (qpdf) ? qpdf_get_error_full_text (qpdf, qpdf_get_error (qpdf)) : "PDF");
  bsl_pdf_structure_clear (&structure);
  qpdf_cleanup (&qpdf);
  return bytes;
}
