/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/**
 * BslDatabase:
 *
 * A connection to one SQLite file. Errors are of BSL_STORE_ERROR, whole sentences that name the
 * file.
 */
typedef struct _BslDatabase BslDatabase;
typedef struct _BslStatement BslStatement;
typedef struct _BslTransaction BslTransaction;

/* Opens an existing file, or creates it (mode 0600) with its folder (mode 0700). Nothing in the
 * file or its log is changed, not even by closing it, as long as it is not configured. What cannot
 * be written is opened read-only. */
BslDatabase *
bsl_database_open (const char *path, GError **error);
void
bsl_database_free (BslDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslDatabase, bsl_database_free)

const char *
bsl_database_get_path (BslDatabase *self);
gboolean
bsl_database_is_read_only (BslDatabase *self);
/* Foreign keys, write-ahead log, full synchronisation: for a database known to be ours. */
gboolean
bsl_database_configure (BslDatabase *self, GError **error);
/* Whether the last one to close the file leaves its log as it is, or copies it into the file and
 * removes it. */
void
bsl_database_set_leave_log (BslDatabase *self, gboolean leave);

/* Whether what is committed from now on must survive a power cut; so it is at first. Without it a
 * commit is fast, and may be gone after a power cut, with nothing else. */
void
bsl_database_set_durable (BslDatabase *self, gboolean durable);

/* The log is copied into the file when a commit makes it longer than @n_pages; 1000 at first. */
void
bsl_database_set_max_log (BslDatabase *self, int n_pages);

/* Runs a constant script. */
gboolean
bsl_database_execute (BslDatabase *self, const char *script, GError **error);
/* The number a query of one row and one column gives. */
gboolean
bsl_database_query_int (BslDatabase *self, const char *sql, gint64 *value, GError **error);

/* A statement, from the cache of the connection where it is there; @sql must be a constant. */
BslStatement *
bsl_database_prepare (BslDatabase *self, const char *sql, GError **error);
void
bsl_statement_free (BslStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslStatement, bsl_statement_free)

/* Binds the parameters in order: 't' a text or NULL, 'i' a gint64, 'b' a GBytes. Texts are copied,
 * bytes must live until the statement is freed. */
void
bsl_statement_bind (BslStatement *self, const char *types, ...);
/* @row: whether there is one; it is valid until the next step. */
gboolean
bsl_statement_step (BslStatement *self, gboolean *row, GError **error);
const char *
bsl_statement_get_text (BslStatement *self, int column);
gint64
bsl_statement_get_int (BslStatement *self, int column);
/* A copy of a blob. */
GBytes *
bsl_statement_dup_bytes (BslStatement *self, int column);

/* Prepare, bind, run to the end. */
gboolean
bsl_database_run (BslDatabase *self, GError **error, const char *sql, const char *types, ...);

/* Begins to save a change (BEGIN IMMEDIATE), waiting for other processes up to the busy timeout. Fails
 * where another file took the place of the one that was opened. Rolled back when freed without commit;
 * until then errors say that the change was not saved. */
BslTransaction *
bsl_database_begin (BslDatabase *self, GError **error);
/* The same for what the application changes by itself. */
BslTransaction *
bsl_database_begin_upgrade (BslDatabase *self, GError **error);
/* The same for a consistent view of several reads. */
BslTransaction *
bsl_database_begin_read (BslDatabase *self, GError **error);
gboolean
bsl_transaction_commit (BslTransaction *self, GError **error);
void
bsl_transaction_free (BslTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslTransaction, bsl_transaction_free)

G_END_DECLS
