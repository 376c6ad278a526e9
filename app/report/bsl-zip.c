/* SPDX-License-Identifier: EUPL-1.2 */
/* Parts of a zip package. */
#include "config.h"

#include "app/report/bsl-zip.h"

#include <gsf/gsf-outfile-zip.h>

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

GsfOutput *
bsl_zip_add_folder (GsfOutfile *root, const char *name, GDateTime *time)
{
  return gsf_outfile_new_child_full (root, name, TRUE, "zip64", FALSE, "modtime", time, NULL);
}
