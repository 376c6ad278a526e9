/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* Members of the project file that stand for something else than a member of the project. */
#define BSL_MEMBER_ID "id"                 /* of the project, the same everywhere */
#define BSL_MEMBER_HISTORY "history"       /* see bsl-replay.h */
#define BSL_MEMBER_EVALUATION "evaluation" /* the last one seen, see bsl-kept.h */
#define BSL_MEMBER_CONTENT "content"       /* in attachments and parts of snapshots: base64 */

/* A problem for every list and object of the application in the file that is there, not null, and something else. */
void
bsl_portable_check_forms (const BslJson *root);
/* Removes the first three. */
void
bsl_portable_drop_reserved (JsonObject *root);

/* Takes the contents out of the lists of the file, which is changed: SHA-256 → GBytes. Adds a problem
 * where one is no base64 or not what its hash and size say. */
GHashTable *
bsl_portable_take_contents (const BslJson *root);
/* The project of a file for who only reads it: its answers and texts, without its log, without what was last seen and
 * without the bytes of what is attached, which go nowhere else. Otherwise as bsl_project_new_from_bytes(). */
BslProject *
bsl_portable_read_project (BslQuestionnaire *questionnaire, GBytes *bytes, const char *name, BslProblems *problems, GError **error);
/* The bytes that such a file holds of what is attached and frozen: SHA-256 → GBytes. Empty where it is damaged. */
GHashTable *
bsl_portable_read_contents (GBytes *bytes, const char *name);
/* The lists of the file with the contents of the project put in, where they are kept. */
gboolean
bsl_portable_put_contents (BslDatabase *database, gint64 project, JsonNode *root, GError **error);
/* Keeps, of what was taken out, what the saved project names. Within a transaction. */
gboolean
bsl_portable_keep_contents (
    BslDatabase *database, gint64 project, GHashTable *contents, GError **error);

G_END_DECLS
