/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gsf/gsf-input.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutfile, g_object_unref)

/* What a package is written to or read from. libgsf makes its types known at their first use, and not so that two
 * threads may come at once; after one of these they are. @data is borrowed. To be unreffed. */
GsfOutput *bsl_zip_new_output (void);
GsfInput *bsl_zip_new_input (gconstpointer data, gsize size);
/* Adds a file to a folder of a package, as of @time; @stored: as it is. FALSE where it cannot be written. */
gboolean bsl_zip_add_file (GsfOutfile *folder, const char *name, GBytes *bytes, gboolean stored, GDateTime *time);
/* Adds a folder, which is to be closed before its parent. To be unreffed. */
GsfOutput *bsl_zip_add_folder (GsfOutfile *root, const char *name, GDateTime *time);

G_END_DECLS
