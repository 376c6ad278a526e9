/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/store/bsl-attach.h"

G_BEGIN_DECLS

/* Attaches what is in @file. FALSE where it is no file, too large, or cannot be read or saved. */
gboolean bsl_attachment_files_add (BslHistory *history, GFile *file, GError **error);

/* A copy for another program to show, which nobody else on the machine can read; not to be written
 * on. To be unreffed. */
GFile *bsl_attachment_files_copy (BslHistory *history, const BslEvidence *evidence, GError **error);
/* Takes away all such copies; when the program begins and when it ends. */
void bsl_attachment_files_clear (void);

G_END_DECLS
