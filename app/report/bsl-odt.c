/* SPDX-License-Identifier: EUPL-1.2 */
/* OpenDocument package: the same document gives the same bytes. */
#include "config.h"

#include "app/report/bsl-odt-private.h"
#include "app/report/bsl-writers.h"
#include "app/report/bsl-zip.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* Zip dates start in 1980; they have no time zone, and libgsf writes what the GDateTime shows. */
static GDateTime *
modification_time (BslDocument *document)
{
  return g_date_time_new_from_unix_utc (MAX (bsl_document_get_time (document), BSL_ZIP_FIRST_DAY));
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
add_parts (GsfOutfile *root, gpointer data)
{
  BslDocument *document = data;
  g_autoptr (GDateTime) time = modification_time (document);
  g_autoptr (BslTexts) texts = bsl_texts_new (bsl_document_get_lang (document));
  g_autoptr (GBytes) mimetype = g_bytes_new_static (MIME_TYPE, sizeof MIME_TYPE - 1);
  g_autoptr (GBytes) content = bsl_odt_content (document, texts);
  g_autoptr (GBytes) styles = bsl_odt_styles (document, texts);
  g_autoptr (GBytes) meta = bsl_odt_meta (document);
  g_autoptr (GBytes) manifest = bsl_odt_manifest (document);

  return bsl_zip_add_file (root, "mimetype", mimetype, TRUE, time)
         && bsl_zip_add_file (root, "content.xml", content, FALSE, time)
         && bsl_zip_add_file (root, "styles.xml", styles, FALSE, time)
         && bsl_zip_add_file (root, "meta.xml", meta, FALSE, time)
         && add_attachments (root, document, time)
         && bsl_zip_add_manifest (root, manifest, time);
}

GBytes *
bsl_odt_write (BslDocument *document, GError **error)
{
  return bsl_zip_write ("ODT", add_parts, document, error);
}
