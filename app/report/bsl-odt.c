/* SPDX-License-Identifier: EUPL-1.2 */
/* OpenDocument package: the same document gives the same bytes. */
#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-output.h>

#include "app/report/bsl-odt-private.h"
#include "app/report/bsl-writers.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutfile, g_object_unref)

/* Zip dates start in 1980; they have no time zone, and libgsf writes what the GDateTime shows. */
static GDateTime *
modification_time (BslDocument *document)
{
  const gint64 first = 315532800;

  return g_date_time_new_from_unix_utc (MAX (bsl_document_get_time (document), first));
}

static gboolean
add_file (GsfOutfile *folder, const char *name, GBytes *bytes, gboolean stored, GDateTime *time)
{
  g_autoptr (GsfOutput) file = NULL;
  gboolean written;

  file = gsf_outfile_new_child_full (folder, name, FALSE,
                                     "compression-level", stored ? GSF_ZIP_STORED : GSF_ZIP_DEFLATED,
                                     "zip64", FALSE,
                                     "modtime", time,
                                     NULL);
  written = file != NULL && gsf_output_write (file, g_bytes_get_size (bytes), g_bytes_get_data (bytes, NULL));
  return file != NULL && gsf_output_close (file) && written;
}

static GsfOutput *
add_folder (GsfOutfile *root, const char *name, GDateTime *time)
{
  return gsf_outfile_new_child_full (root, name, TRUE, "zip64", FALSE, "modtime", time, NULL);
}

static gboolean
add_attachments (GsfOutfile *root, BslDocument *document, GDateTime *time)
{
  g_autoptr (GsfOutput) folder = NULL;
  gboolean written = TRUE;

  if (bsl_document_get_n_attachments (document) == 0)
    return TRUE;
  folder = add_folder (root, BSL_ODT_FOLDER, time);
  for (guint i = 0; folder != NULL && i < bsl_document_get_n_attachments (document); i++)
    {
      const BslAttachment *attachment = bsl_document_get_attachment (document, i);

      written = add_file (GSF_OUTFILE (folder), attachment->name, attachment->bytes, FALSE, time) && written;
    }
  return folder != NULL && gsf_output_close (folder) && written;
}

static gboolean
add_manifest (GsfOutfile *root, BslDocument *document, GDateTime *time)
{
  g_autoptr (GBytes) manifest = bsl_odt_manifest (document);
  g_autoptr (GsfOutput) folder = add_folder (root, "META-INF", time);
  gboolean written = folder != NULL && add_file (GSF_OUTFILE (folder), "manifest.xml", manifest, FALSE, time);

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

  return add_file (root, "mimetype", mimetype, TRUE, time)
         && add_file (root, "content.xml", content, FALSE, time)
         && add_file (root, "styles.xml", styles, FALSE, time)
         && add_file (root, "meta.xml", meta, FALSE, time)
         && add_attachments (root, document, time)
         && add_manifest (root, document, time);
}

GBytes *
bsl_odt_write (BslDocument *document, GError **error)
{
  g_autoptr (GsfOutput) memory = gsf_output_memory_new ();
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
