/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/edition/bsl-preview.h"

G_BEGIN_DECLS

/* What an update holds and would change. */
typedef struct
{
  BslUpdate *update;
  BslProblems *faults; /* of its files; none: it can be applied */
  BslPreview *preview; /* NULL where there are faults */
} BslUpdateLook;

/* Reads the file @bytes and all that is in it in a thread; @name stands in messages. */
void bsl_update_look_run (gpointer source, BslEditions *editions, GBytes *bytes, const char *name, GCancellable *cancellable,
                          GAsyncReadyCallback callback);
/* NULL where it is no such file, or was cancelled. */
BslUpdateLook *bsl_update_look_finish (GAsyncResult *result, GError **error);
void bsl_update_look_free (BslUpdateLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslUpdateLook, bsl_update_look_free)

G_END_DECLS
