/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"
#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* A change of one thing of the project. */
typedef struct
{
  BslEventKind kind; /* edit or act */
  const char *what;
  const char *after; /* JSON or NULL */
  const char *reason;
  gboolean while_frozen; /* allowed then too */
  gboolean all_seen;     /* refused where anything at all was changed unseen */
  /* what else goes into the same transaction, before the event; may be NULL */
  gboolean (*prepare) (BslDatabase *database, gint64 project, gpointer data, GError **error);
  gpointer data;
} BslWrite;

gboolean
bsl_history_write (BslHistory *self, const BslWrite *write, GError **error);

BslStore *
bsl_history_get_store (BslHistory *self);
gint64
bsl_history_get_key (BslHistory *self);
/* The last event taken in, borrowed. */
void
bsl_history_get_head (BslHistory *self, gint64 *seq, const char **hash);

G_END_DECLS
