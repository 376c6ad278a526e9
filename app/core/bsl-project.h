/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "bsl-questionnaire.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT (bsl_project_get_type ())
G_DECLARE_FINAL_TYPE (BslProject, bsl_project, BSL, PROJECT, GObject)

/**
 * BslProject:
 *
 * A procurement: title, answers, and whatever else its file carried, kept as it came. The signal
 * "changed" (no argument but the question index as guint, or G_MAXUINT for the title) is emitted
 * after every change of value. Setting the same value does nothing.
 *
 * File form: project file version 1, see data/project.schema.json.
 */

#define BSL_PROJECT_VERSION 1

/* Other members of the file that this version knows; lists but for the outcome. */
#define BSL_MEMBER_NOTES "notes"             /* see bsl-note.h */
#define BSL_MEMBER_SNAPSHOTS "snapshots"     /* see bsl-snapshot.h */
#define BSL_MEMBER_OUTCOME "outcome"         /* see bsl-outcome.h */
#define BSL_MEMBER_ATTACHMENTS "attachments" /* see bsl-evidence.h */
#define BSL_MEMBER_TASKS "tasks"             /* see bsl-task.h */
#define BSL_MEMBER_OPINIONS "opinions"       /* see bsl-opinion.h */
#define BSL_MEMBER_DOCUMENT "document"       /* see bsl-own-text.h */
#define BSL_MEMBER_ANALYSES "analyses"
#define BSL_MEMBER_RECEIVED "history-as-received" /* a log that cannot be gone on with */

BslProject *bsl_project_new (BslQuestionnaire *questionnaire);

/* Reads a project file. @name stands in messages. Fails with BSL_ERROR_SYNTAX or
 * BSL_ERROR_INVALID; every problem found is in @problems where that is not NULL. A newer version
 * gives a read-only project. */
BslProject *bsl_project_new_from_bytes (BslQuestionnaire *questionnaire, GBytes *bytes, const char *name,
                                        BslProblems *problems, GError **error);

/* The same for a file that somebody else's Boussole wrote: answers to questions that are not known
 * here are kept as they came and written back. */
BslProject *bsl_project_new_tolerant (BslQuestionnaire *questionnaire, GBytes *bytes, const char *name,
                                      BslProblems *problems, GError **error);

/* The file: canonical order, two spaces, one final line end; unknown members written back. */
GBytes *bsl_project_to_bytes (BslProject *self);

BslQuestionnaire *bsl_project_get_questionnaire (BslProject *self);
const char *bsl_project_get_title (BslProject *self);
void bsl_project_set_title (BslProject *self, const char *title);
gboolean bsl_project_is_read_only (BslProject *self);
void bsl_project_set_read_only (BslProject *self, gboolean read_only);

const BslValue *bsl_project_get_answer (BslProject *self, guint question);
/* @value NULL or unknown: the answer is withdrawn */
void bsl_project_set_answer (BslProject *self, guint question, const BslValue *value);
/* Borrowed; changes with the project. */
BslAnswers *bsl_project_get_answers (BslProject *self);

/* Other members of the file ("notes", …) as JSON; borrowed, NULL where absent. */
JsonNode *bsl_project_get_extra (BslProject *self, const char *name);
void bsl_project_set_extra (BslProject *self, const char *name, JsonNode *value);
/* Their names in order; NULL-terminated, to be freed (g_strfreev). */
char **bsl_project_dup_extra_names (BslProject *self);

G_END_DECLS
