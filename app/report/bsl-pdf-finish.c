/* SPDX-License-Identifier: EUPL-1.2 */
/* What cairo cannot write: structure, language, XMP, attachment. No conformance to PDF/A or PDF/UA
 * is declared. */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "app/report/bsl-pdf-pages.h"
#include "app/report/bsl-pdf-structure.h"
#include "app/report/bsl-pdf-xmp.h"

/* Objects that the catalogue has to name. */
typedef struct
{
  BslPdfStructure structure;
  guint metadata;
  GArray *attachments; /* of guint */
} Objects;

/* A name as PDF writes it: "application#2fpdf". */
static char *
dup_mime_name (const char *mime_type)
{
  g_auto (GStrv) parts = g_strsplit (mime_type, "/", -1);

  return g_strjoinv ("#2f", parts);
}

/* An embedded file; returns its file specification. */
static guint
write_attachment (BslPdfUpdate *update, const BslAttachment *attachment, gboolean source)
{
  gsize size = g_bytes_get_size (attachment->bytes);
  g_autofree char *type = dup_mime_name (attachment->mime_type);
  g_autofree char *entries = g_strdup_printf ("/Type /EmbeddedFile /Subtype /%s /Params << /Size %" G_GSIZE_FORMAT " >>", type, size);
  guint stream = bsl_pdf_update_add_stream (update, entries, g_bytes_get_data (attachment->bytes, NULL), size);
  guint object = bsl_pdf_update_reserve (update);

  bsl_pdf_update_begin (update, object);
  g_string_append_printf (update->text, "<< /Type /Filespec /AFRelationship /%s /F ", source ? "Source" : "Data");
  bsl_pdf_update_add_string (update, attachment->name);
  g_string_append (update->text, " /UF ");
  bsl_pdf_update_add_string (update, attachment->name);
  g_string_append (update->text, " /Desc ");
  bsl_pdf_update_add_string (update, attachment->description);
  g_string_append_printf (update->text, " /EF << /F %u 0 R /UF %u 0 R >> >>", stream, stream);
  bsl_pdf_update_end (update);
  return object;
}

static void
write_attachments (Objects *self, BslPdfUpdate *update, BslDocument *document)
{
  self->attachments = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < bsl_document_get_n_attachments (document); i++)
    {
      const BslAttachment *attachment = bsl_document_get_attachment (document, i);
      guint object = write_attachment (update, attachment, attachment == bsl_document_get_source (document));

      g_array_append_val (self->attachments, object);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const BslAttachment **) a)->name, (*(const BslAttachment **) b)->name);
}

/* Listed for readers in the order of their names, as a name tree asks. */
static void
name_attachments (qpdf_data qpdf, BslDocument *document, GArray *objects)
{
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh names = qpdf_oh_parse (qpdf, "<< /EmbeddedFiles << >> >>");
  qpdf_oh list = qpdf_oh_new_array (qpdf), files = qpdf_oh_new_array (qpdf);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < objects->len; i++)
    {
      g_ptr_array_add (sorted, (gpointer) bsl_document_get_attachment (document, i));
      qpdf_oh_append_item (qpdf, files, qpdf_get_object_by_id (qpdf, g_array_index (objects, guint, i), 0));
    }
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    for (guint j = 0; j < objects->len; j++)
      if (bsl_document_get_attachment (document, j) == g_ptr_array_index (sorted, i))
        {
          qpdf_oh_append_item (qpdf, list, qpdf_oh_new_unicode_string (qpdf, bsl_document_get_attachment (document, j)->name));
          qpdf_oh_append_item (qpdf, list, qpdf_get_object_by_id (qpdf, g_array_index (objects, guint, j), 0));
        }
  qpdf_oh_replace_key (qpdf, qpdf_oh_get_key (qpdf, names, "/EmbeddedFiles"), "/Names", list);
  qpdf_oh_replace_key (qpdf, root, "/Names", names);
  qpdf_oh_replace_key (qpdf, root, "/AF", files);
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

/* What is said of the pages can be known only now. */
static void
write_metadata (qpdf_data qpdf, BslDocument *document, guint object)
{
  g_auto (GStrv) pages = bsl_pdf_dup_pages (qpdf);
  g_autoptr (GString) xmp = bsl_pdf_xmp_write (document, pages);

  qpdf_oh_replace_stream_data (qpdf, qpdf_get_object_by_id (qpdf, object, 0), (const unsigned char *) xmp->str, xmp->len,
                               qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
}

static void
complete (qpdf_data qpdf, BslPdfFlow *flow, const Objects *objects)
{
  BslDocument *document = flow->setter.document;
  qpdf_oh root = qpdf_get_root (qpdf);
  const char *lang = bsl_document_get_lang (document) == BSL_LANG_FR ? "fr-FR" : "en-GB";

  complete_pages (qpdf, &objects->structure, flow->pages->len);
  qpdf_oh_replace_key (qpdf, root, "/StructTreeRoot", qpdf_get_object_by_id (qpdf, objects->structure.root, 0));
  qpdf_oh_replace_key (qpdf, root, "/MarkInfo", qpdf_oh_parse (qpdf, "<< /Marked true >>"));
  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_string (qpdf, lang));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences", qpdf_oh_parse (qpdf, "<< /DisplayDocTitle true >>"));
  qpdf_oh_replace_key (qpdf, root, "/Metadata", qpdf_get_object_by_id (qpdf, objects->metadata, 0));
  write_metadata (qpdf, document, objects->metadata);
  if (objects->attachments->len > 0)
    name_attachments (qpdf, document, objects->attachments);
}

static GBytes *
write_file (qpdf_data qpdf)
{
  if (qpdf_init_write_memory (qpdf) & (QPDF_ERRORS))
    return NULL;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  qpdf_set_decode_level (qpdf, qpdf_dl_none); /* what cairo compressed stays as it is */
  qpdf_set_minimum_pdf_version (qpdf, "1.7");
  if (qpdf_write (qpdf) & (QPDF_ERRORS))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

/* Puts all that is new behind the pages. No object is made with libqpdf: it would read every object
 * there is, also those of cairo's own structure tree. */
static gboolean
append_objects (Objects *self, GByteArray *pages, BslPdfFlow *flow, GArray *links)
{
  BslDocument *document = flow->setter.document;
  BslPdfUpdate update;
  gboolean understood = bsl_pdf_update_init (&update, pages) && update.pages->len == flow->pages->len;

  if (understood)
    {
      bsl_pdf_structure_write (&self->structure, &update, flow, links);
      self->metadata = bsl_pdf_update_add_stream (&update, "/Type /Metadata /Subtype /XML", "", 0);
      write_attachments (self, &update, document);
      bsl_pdf_update_finish (&update);
    }
  bsl_pdf_update_clear (&update);
  return understood;
}

GBytes *
bsl_pdf_finish (GByteArray *pages, BslPdfFlow *flow, GArray *links, GError **error)
{
  qpdf_data qpdf = qpdf_init ();
  Objects objects = { 0 };
  GBytes *bytes = NULL;

  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if (append_objects (&objects, pages, flow, links)
      && qpdf_read_memory (qpdf, "document", (const char *) pages->data, pages->len, NULL) == QPDF_SUCCESS)
    {
      complete (qpdf, flow, &objects);
      if (!qpdf_has_error (qpdf))
        bytes = write_file (qpdf);
    }
  if (bytes == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be written as %s (%s). Try again."),
                 "PDF", qpdf_has_error (qpdf) ? qpdf_get_error_full_text (qpdf, qpdf_get_error (qpdf))
                                              : g_strerror (EIO));
  bsl_pdf_structure_clear (&objects.structure);
  g_clear_pointer (&objects.attachments, g_array_unref);
  qpdf_cleanup (&qpdf);
  return bytes;
}
