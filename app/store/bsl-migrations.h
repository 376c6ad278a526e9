/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* The scripts of data/sql in order (of char*); the n-th leads to version n. */
GPtrArray *
bsl_migrations_get_scripts (void);

/* Brings the database to the version of the last script: each script in one transaction, after a
 * checked copy "PATH.vN.bak" of what was there. Fails with BSL_STORE_ERROR_FOREIGN where the
 * database is not ours, with nothing changed. @newer: its version is above the last; nothing is
 * done. */
gboolean
bsl_migrations_run (BslDatabase *database, GPtrArray *scripts, gboolean *newer, GError **error);

G_END_DECLS
