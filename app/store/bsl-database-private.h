/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <sqlite3.h>

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

struct _BslDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *idle; /* sql → sqlite3_stmt that nobody uses now */
  gint64 busy_since;
  int max_log; /* pages */
};

/* Says what the @result of SQLite means for a person; FALSE. */
gboolean
bsl_database_fail (BslDatabase *self, int result, GError **error);

G_END_DECLS
