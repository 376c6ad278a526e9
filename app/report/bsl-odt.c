/* SPDX-License-Identifier: EUPL-1.2 */
/* OpenDocument package: the same document gives the same bytes. */
#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>

#include "app/report/bsl-odt-private.h"
#include "app/report/bsl-writers.h"
#include "app/report/bsl-zip.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* Zip dates start in 1980; they have no time zone, and libgsf writes what the GDateTime shows. */
static GDateTime *
modification_time (BslDocument *document)
{
  const gint64 first = 315532800;

  return g_date_time_new_from_unix_utc (MAX (bsl_document_get_time (document), first));
}

static gboolean
add_attachments (GsfOutfile *root, BslDocument *document, GDateTime *time)
{
  g_autoptr (GsfOutput) folder = NULL;
  gboolean written = TRUE;

  if (bsl_document_get_n_attachments (document) == 0)
    return TRUE;
  folder = bsl_zip_add_folder (root, BSL_ODT_FOLDER, time);
  for (guint i = 0; folder != NULL && i < bsl_document_get_n_attachments (document); i++)
    {
      const BslAttachment *attachment = bsl_document_get_attachment (document, i);

      written = bsl_zip_add_file (GSF_OUTFILE (folder), attachment->name, attachment->bytes, FALSE, time) && written;
    }
  return folder != NULL && gsf_output_close (folder) && written;
}

static gboolean
add_manifest (GsfOutfile *root, BslDocument *document, GDateTime *time)
{
  g_autoptr (GBytes) manifest = bsl_odt_manifest (document);
  g_autoptr (GsfOutput) folder = bsl_zip_add_folder (root, "META-INF", time);
  gboolean written = folder != NULL && bsl_zip_add_file (GSF_OUTFILE (folder), "manifest.xml", manifest, FALSE, time);

  return folder != NULL && gsf_output_close (folder) && written;
}

static gboolean
add_parts (GsfOutfile *root, BslDocument *document, GDateTime *time)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  g_autoptr (GBytes) mimetype = g_bytes_new_static (MIME_TYPE, sizeof MIME_TYPE - 1);
  g_autoptr (GBytes) content = bsl_odt_content (document, texts);
  g_autoptr (GBytes) styles = bsl_odt_styles (document, texts);
  g_autoptr (GBytes) meta = bsl_odt_meta (document);

  return bsl_zip_add_file (root, "mimetype", mimetype, TRUE, time)
         && bsl_zip_add_file (root, "content.xml", content, FALSE, time)
         && bsl_zip_add_file (root, "styles.xml", styles, FALSE, time)
         && bsl_zip_add_file (root, "meta.xml", meta, FALSE, time)
         && add_attachments (root, document, time)
         && add_manifest (root, document, time);
}

GBytes *
bsl_odt_write (BslDocument *document, GError **error)
{
  g_autoptr (GsfOutput) memory = bsl_zip_new_output ();
  g_autoptr (GsfOutfile) zip = gsf_outfile_zip_new (memory, error);
  g_autoptr (GDateTime) time = modification_time (document);
  gboolean written;

  if (zip == NULL)
    return NULL;
  written = add_parts (zip, document, time);
  if (!gsf_output_close (GSF_OUTPUT (zip)) || !written)
    {
      const GError *cause = gsf_output_error (GSF_OUTPUT (zip));

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be written as %s (%s). Try again."),
                   "ODT", cause ? cause->message : g_strerror (EIO));
      return NULL;
    }
  return g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)), gsf_output_size (memory));
}
