/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* The largest project file that is read. */
#define BSL_IMPORT_MAX_BYTES (96 * 1024 * 1024)

/* How a file stands to what is saved here. */
typedef enum
{
  BSL_IMPORT_NEW,       /* the project is not here */
  BSL_IMPORT_SAME,      /* it is here, and the same */
  BSL_IMPORT_OLDER,     /* it is here, and went on since: the file holds nothing more */
  BSL_IMPORT_UPDATE,    /* it is here, and the file goes on from it */
  BSL_IMPORT_CONFLICT,  /* both went on, or the file has no log to tell */
  BSL_IMPORT_READ_ONLY, /* of a newer version, and not here in the same state: can be looked at, as another project */
} BslImportKind;

typedef enum
{
  BSL_CHOICE_ACCEPT, /* NEW, UPDATE, READ_ONLY: what the kind says; SAME, OLDER: nothing */
  BSL_CHOICE_COPY,   /* another project, beside the one here, with the log of the file */
  BSL_CHOICE_MERGE,  /* CONFLICT: the chosen differences become edits of the project here */
} BslImportChoice;

/**
 * BslImport:
 *
 * A project file that was read and compared with what is saved; nothing is written before a choice
 * was made.
 */
typedef struct _BslImport BslImport;

/* Fails with BSL_ERROR_SYNTAX or BSL_ERROR_INVALID, every fault in @problems (may be NULL); @name
 * stands in the messages. */
BslImport *bsl_import_new (BslStore *store, BslQuestionnaire *questionnaire, GBytes *bytes, const char *name,
                           BslProblems *problems, GError **error);
void bsl_import_free (BslImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslImport, bsl_import_free)

BslImportKind bsl_import_get_kind (BslImport *self);
/* The project in the file; for its title, answers, snapshots, opinions. */
BslProject *bsl_import_get_project (BslImport *self);
/* The saved project it is compared with, or NULL. */
const char *bsl_import_get_id (BslImport *self);
/* Changes in the log of the file; how many of them are new here. */
guint bsl_import_get_n_events (BslImport *self);
guint bsl_import_get_n_new_events (BslImport *self);
/* The first change of the log that is not as it was written, 0 where it is whole. Such a log is kept
 * with the project as it came ("history-as-received"), and a new one begun. */
gint64 bsl_import_get_broken (BslImport *self);
/* What differs, from here to the file, side by side; empty where the project is not here. Of
 * BslDelta, see bsl_delta_describe(). */
GPtrArray *bsl_import_get_deltas (BslImport *self);

/* Does it, in one transaction. @taken: for a merge, the "what" of the differences to take from the
 * file (NULL-terminated); the others stay as they are here. Lists (snapshots, attachments, opinions)
 * are joined. The identifier of the project, to be freed. Fails with BSL_STORE_ERROR_CONFLICT where
 * the project here changed since the file was compared with it, and with nothing changed. */
char *bsl_import_apply (BslImport *self, BslImportChoice choice, const char *const *taken, GError **error);

G_END_DECLS
