/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gsf/gsf-input.h>
#include <gsf/gsf-outfile.h>
#include <gsf/gsf-output.h>

G_BEGIN_DECLS

/* The first day that a zip file can name, in seconds since the epoch. */
#define BSL_ZIP_FIRST_DAY 315532800

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutfile, g_object_unref)

/* What a package is read from: @data is borrowed. To be unreffed. libgsf makes its types known at their first use, and
 * not so that two threads may come at once; here and in bsl_zip_write() they are made known first. */
GsfInput *bsl_zip_new_input (gconstpointer data, gsize size);
/* Adds what a package holds to its root; FALSE where that cannot be written. */
typedef gboolean (*BslZipFill) (GsfOutfile *root, gpointer data);
/* The bytes of a package that @fill fills. @form ("ODT") stands in the message of @error. */
GBytes *bsl_zip_write (const char *form, BslZipFill fill, gpointer data, GError **error);
/* Adds the list of its parts, as OpenDocument wants it. */
gboolean bsl_zip_add_manifest (GsfOutfile *root, GBytes *manifest, GDateTime *time);
/* Adds a file to a folder of a package, as of @time; @stored: as it is. FALSE where it cannot be written. */
gboolean bsl_zip_add_file (GsfOutfile *folder, const char *name, GBytes *bytes, gboolean stored, GDateTime *time);
/* Adds a folder, which is to be closed before its parent. To be unreffed. */
GsfOutput *bsl_zip_add_folder (GsfOutfile *root, const char *name, GDateTime *time);

G_END_DECLS
