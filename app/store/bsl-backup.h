/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* Copies of the file of the projects, each whole, in the folder "PATH.backups" (mode 0700) beside it.
 * Their date is in their name. Every call has its own connections and can run in a thread; broken off
 * at any moment it leaves the projects as they were or as they are to be, and no half copy. */

typedef enum
{
  BSL_BACKUP_DAILY,   /* thinned out: the last ten stay, and the last one of each month */
  BSL_BACKUP_ASIDE,   /* what a restore took the place of; stays */
  BSL_BACKUP_DAMAGED, /* what could not be read: the file as it was, with its log */
} BslBackupKind;

typedef struct
{
  char *path;
  gint64 time; /* seconds since the epoch */
  gint64 size; /* bytes */
  BslBackupKind kind;
} BslBackup;

void
bsl_backup_free (BslBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslBackup, bsl_backup_free)

/* The last one first; empty where there are none. GPtrArray of BslBackup. */
GPtrArray *
bsl_backups_list (const char *store);

/* Makes one now. Fails with BSL_STORE_ERROR_CORRUPT where the projects are damaged. */
gboolean
bsl_backups_make (const char *store, GError **error);
/* Makes one where none is younger than a day and something changed since the last, and removes what
 * @kind says. @now: seconds since the epoch. */
gboolean
bsl_backups_make_due (const char *store, gint64 now, GError **error);

typedef enum
{
  BSL_BACKUP_SAME,    /* as it is now */
  BSL_BACKUP_EARLIER, /* the backup holds another state of it */
  BSL_BACKUP_BACK,    /* only the backup holds it */
  BSL_BACKUP_GONE,    /* only the store holds it */
} BslBackupChange;

/* What a restore does to one project. */
typedef struct
{
  char *title;
  gint64 modified; /* seconds; in the backup, or now where it is not in there */
  BslBackupChange change;
} BslBackupEntry;

/* What restoring the copy at @path would change, the last modified first. GPtrArray of
 * BslBackupEntry. A store that cannot be read counts as empty. */
GPtrArray *
bsl_backups_preview (const char *store, const char *path, GError **error);

/* Puts the copy at @path in place of the projects, brought to the version of today. What is there is
 * set aside first, and everything is as it was on an error. Other programs that have the store open
 * see the change, and a store object stays good, unless the store was damaged: then another file takes
 * its place, and whoever had it open can save nothing until it is opened again. */
gboolean
bsl_backups_restore (const char *store, const char *path, GError **error);

/* Moves away what is in the place of the projects and is none, or cannot be read: with its log it
 * stays as it is, among the backups. Its path there, to be freed; NULL where nothing is there, and on
 * error: nobody else may have it open. Nothing in this process may have it open either. */
char *
bsl_backups_set_aside (const char *store, GError **error);

G_END_DECLS
