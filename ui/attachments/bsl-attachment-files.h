/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/store/bsl-attach.h"

G_BEGIN_DECLS

/* Attaches what is in @file. FALSE where it is no file, too large, or cannot be read or saved. */
gboolean bsl_attachment_files_add (BslHistory *history, GFile *file, GError **error);

G_END_DECLS
