/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <sqlite3.h>
#include <sys/types.h>

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

struct _BslDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *idle; /* sql → sqlite3_stmt that nobody uses now */
  GHashTable *words; /* answer → its words, of questions in words_version; NULL: none yet */
  gint64 words_version;
  gint64 busy_since;
  int max_log; /* pages */
  dev_t device; /* of the file, and which of it, when it was opened */
  ino_t inode;
  gboolean saving; /* a change, in a transaction */
};

/* FALSE where the file is no longer the one that was opened: what is written would be lost. */
gboolean
bsl_database_check_in_place (BslDatabase *self, GError **error);
/* Says what the @result of SQLite means for a person; FALSE. */
gboolean
bsl_database_fail (BslDatabase *self, int result, GError **error);

G_END_DECLS
