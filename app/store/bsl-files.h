/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Brings a file or a folder to the disk: the content of the one, the names in the other. FALSE with
 * errno set. */
gboolean
bsl_files_sync (const char *path);

/* Gives a file that is whole its name, in place of what has it: after a power cut it is the old one
 * or the new one. FALSE with errno set. */
gboolean
bsl_files_put (const char *from, const char *to);

/* Whether another process holds a lock on the file. Not to be asked of a file of which this process
 * holds one: that would be gone. */
gboolean
bsl_files_is_in_use (const char *path);

G_END_DECLS
