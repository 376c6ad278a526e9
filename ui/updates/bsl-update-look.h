/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/catalogue/bsl-view.h"
#include "app/edition/bsl-editions.h"
#include "app/rules/bsl-law-diff.h"

G_BEGIN_DECLS

/* What an update holds and would change. */
typedef struct
{
  BslUpdate *update;
  BslProblems *faults; /* of its files; none: it can be applied */
  /* The data in use and as they would be, without corrections of the user; NULL where there are faults. */
  BslLibrary *before, *after;
  GPtrArray *changes; /* of BslCatalogueChange, of the two; NULL where there are faults */
  GPtrArray *law;     /* of BslLawChange, of the two; NULL where there are faults */
  GPtrArray *files;   /* of char *: files of the catalogue that are not the same, but for its offers; NULL as well */
  BslView *view;      /* which attributes say a state */
} BslUpdateLook;

/* Reads the file @bytes and all that is in it in a thread; @name stands in messages. */
void bsl_update_look_run (gpointer source, BslEditions *editions, GBytes *bytes, const char *name, GCancellable *cancellable,
                          GAsyncReadyCallback callback);
/* NULL where it is no such file, or was cancelled. */
BslUpdateLook *bsl_update_look_finish (GAsyncResult *result, GError **error);
void bsl_update_look_free (BslUpdateLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslUpdateLook, bsl_update_look_free)

G_END_DECLS
