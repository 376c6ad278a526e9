/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

#define BSL_TYPE_STORE (bsl_store_get_type ())
G_DECLARE_FINAL_TYPE (BslStore, bsl_store, BSL, STORE, GObject)

/**
 * BslStore:
 *
 * The saved projects: one SQLite file (mode 0600, WAL, synchronous=FULL). Every call is short,
 * synchronous, and durable when it returns TRUE; on failure nothing is changed and the error says
 * what happened and what can be done. The signal "changed" (no argument) tells that the list may
 * have changed, be it by another program: see bsl_store_watch().
 */

typedef enum
{
  BSL_SHELF_ACTIVE,
  BSL_SHELF_ARCHIVED,
  BSL_SHELF_TRASH,
} BslShelf;

/* "active", "archived", "trash" */
extern const char *const bsl_shelf_words[];

typedef struct
{
  char *id; /* UUID */
  char *title;
  BslShelf shelf;
  gint64 created, modified, opened; /* seconds since the epoch, UTC; opened 0: never */
  guint n_answers; /* known answers */
  gboolean frozen;
  gboolean review; /* law or catalogue changed what its evaluation said */
  char *outcome;   /* how it ended, one of bsl_outcome_words or what a newer version knows; NULL: it goes on */
  BslDate decision; /* the day of the decision, or BSL_DATE_NONE */
  int n_blocking;   /* tasks that keep the contract from being signed; -1: unknown, as it changed since it was seen */
} BslProjectInfo;

void bsl_project_info_free (BslProjectInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslProjectInfo, bsl_project_info_free)

#define BSL_STORE_ERROR (bsl_store_error_quark ())
GQuark bsl_store_error_quark (void);
typedef enum
{
  BSL_STORE_ERROR_FAILED,
  BSL_STORE_ERROR_NEWER,   /* database of a newer version: opened read-only */
  BSL_STORE_ERROR_FOREIGN, /* a file, but not one of ours */
  BSL_STORE_ERROR_CORRUPT,
  BSL_STORE_ERROR_READ_ONLY,
  BSL_STORE_ERROR_FULL,
  BSL_STORE_ERROR_BUSY,
  BSL_STORE_ERROR_MISSING,  /* no such project */
  BSL_STORE_ERROR_CONFLICT,  /* changed by another window or program since it was last shown */
  BSL_STORE_ERROR_FROZEN,    /* a snapshot holds; amend the project to change it */
  BSL_STORE_ERROR_TOO_LARGE, /* more than a project may hold */
} BslStoreError;

/* $XDG_DATA_HOME/boussole/boussole.db; to be freed */
char *bsl_store_dup_default_path (void);
/* Opens, creating and migrating where needed (after a checked copy of an older file). A database of
 * a newer version opens read-only: see bsl_store_is_read_only(). */
BslStore *bsl_store_open (const char *path, GError **error);
gboolean bsl_store_is_read_only (BslStore *self);
/* Read-only because a newer version wrote it, not for want of permission. */
gboolean bsl_store_is_newer (BslStore *self);
const char *bsl_store_get_path (BslStore *self);

/* From now on "changed" is also emitted, in the main context, when another program changed
 * something. Starts a thread; to be called after the first frame. */
void bsl_store_watch (BslStore *self);
/* Emits "changed" where another program changed something since the last call; for a window that
 * becomes active. */
void bsl_store_check (BslStore *self);

/* Projects of @shelf, most recently changed first; @search (may be NULL or "") keeps those whose
 * title, answers (in both languages) or notes hold every word, accents and case ignored. GPtrArray of
 * BslProjectInfo. See bsl-list.h for pages, other orders, and states. */
GPtrArray *bsl_store_list (BslStore *self, BslShelf shelf, const char *search, GError **error);
BslProjectInfo *bsl_store_get_info (BslStore *self, const char *id, GError **error);

/* Saves a new project; returns its id, to be freed. */
char *bsl_store_add (BslStore *self, BslProject *project, GError **error);
BslProject *bsl_store_load (BslStore *self, BslQuestionnaire *questionnaire, const char *id, GError **error);
/* The same for the program itself: nobody has opened it. */
BslProject *bsl_store_peek (BslStore *self, BslQuestionnaire *questionnaire, const char *id, GError **error);
/* A copy with its own id and @title, as a draft: without decision and consultation dates, snapshots,
 * outcome, opinions and attachments, see bsl_draft_begin(); its log begins anew. To be freed. */
char *bsl_store_duplicate (BslStore *self, BslQuestionnaire *questionnaire, const char *id, const char *title, GError **error);
/* Stands in the log of the project. */
gboolean bsl_store_move (BslStore *self, const char *id, BslShelf shelf, GError **error);
/* For ever; only from the trash. */
gboolean bsl_store_delete (BslStore *self, const char *id, GError **error);

/* Where the person was: a page and a field of it, both may be NULL. */
gboolean bsl_store_set_position (BslStore *self, const char *id, const char *page, const char *field, GError **error);
gboolean bsl_store_get_position (BslStore *self, const char *id, char **page, char **field, GError **error);

G_END_DECLS
