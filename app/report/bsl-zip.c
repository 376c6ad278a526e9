/* SPDX-License-Identifier: EUPL-1.2 */
/* Parts of a zip package. */
#include "config.h"

#include "app/report/bsl-zip.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>

/* libgsf registers a type where it is first used, and two threads that do so at once are one too many. */
static void
prepare (void)
{
  static gsize prepared = 0;

  if (!g_once_init_enter (&prepared))
    return;

  g_object_unref (gsf_input_memory_new ((const guint8 *) "", 0, FALSE)); /* and what it shares its memory by, which has no name here */
  g_type_ensure (GSF_INFILE_ZIP_TYPE);
  g_type_ensure (GSF_OUTPUT_MEMORY_TYPE);
  g_type_ensure (GSF_OUTFILE_ZIP_TYPE);
  g_once_init_leave (&prepared, 1);
}

GsfInput *
bsl_zip_new_input (gconstpointer data, gsize size)
{
  prepare ();
  return gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
}

gboolean
bsl_zip_add_file (GsfOutfile *folder, const char *name, GBytes *bytes, gboolean stored, GDateTime *time)
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

GBytes *
bsl_zip_write (const char *form, BslZipFill fill, gpointer data, GError **error)
{
  g_autoptr (GsfOutput) memory = NULL;
  g_autoptr (GsfOutfile) zip = NULL;
  gboolean written;

  prepare ();
  memory = gsf_output_memory_new ();
  zip = gsf_outfile_zip_new (memory, error);
  if (zip == NULL)
    return NULL;
  written = fill (zip, data);
  if (!gsf_output_close (GSF_OUTPUT (zip)) || !written)
    {
      const GError *cause = gsf_output_error (GSF_OUTPUT (zip));

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be written as %s (%s). Try again."), form,
                   cause != NULL ? cause->message : g_strerror (EIO));
      return NULL;
    }
  return g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)), gsf_output_size (memory));
}

gboolean
bsl_zip_add_manifest (GsfOutfile *root, GBytes *manifest, GDateTime *time)
{
  g_autoptr (GsfOutput) folder = bsl_zip_add_folder (root, "META-INF", time);
  gboolean written = folder != NULL && bsl_zip_add_file (GSF_OUTFILE (folder), "manifest.xml", manifest, FALSE, time);

  return folder != NULL && gsf_output_close (folder) && written;
}

GsfOutput *
bsl_zip_add_folder (GsfOutfile *root, const char *name, GDateTime *time)
{
  return gsf_outfile_new_child_full (root, name, TRUE, "zip64", FALSE, "modtime", time, NULL);
}
