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

G_END_DECLS
