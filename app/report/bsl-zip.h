/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutfile, g_object_unref)

/* Adds a file to a folder of a package, as of @time; @stored: as it is. FALSE where it cannot be written. */
gboolean bsl_zip_add_file (GsfOutfile *folder, const char *name, GBytes *bytes, gboolean stored, GDateTime *time);
/* Adds a folder, which is to be closed before its parent. To be unreffed. */
GsfOutput *bsl_zip_add_folder (GsfOutfile *root, const char *name, GDateTime *time);

G_END_DECLS
