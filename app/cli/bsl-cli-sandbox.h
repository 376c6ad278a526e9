/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a sandbox is made of: the file in which Flatpak tells a program about it. */
#define BSL_CLI_SANDBOX_INFO "/.flatpak-info"

/* Whether the folders for temporary files, in which @path is, are those of the sandbox that @info describes: nobody
 * outside finds what is written there. FALSE for other folders, for those that were granted, and without a sandbox. */
gboolean bsl_cli_sandbox_hides (const char *info, const char *path);

G_END_DECLS
