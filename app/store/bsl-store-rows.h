/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-log.h"

G_BEGIN_DECLS

/* The rows of one project. Those that write must run within a transaction. */

/* The key of the project with this identifier; fails with BSL_STORE_ERROR_MISSING. */
gboolean
bsl_rows_find (BslDatabase *database, const char *id, gint64 *key, GError **error);

/* Adds the project under @id, with its first event. */
gboolean
bsl_rows_add (BslDatabase *database, const char *id, BslProject *project, GError **error);
/* Adds a project file that is known to be one, without a log. */
gboolean
bsl_rows_insert (BslDatabase *database,
                 const char *id,
                 JsonObject *object,
                 gint64 created,
                 gint64 *key,
                 GError **error);
/* Puts title, answers and other members of the file in place of those of the project. */
gboolean
bsl_rows_fill (BslDatabase *database, gint64 key, JsonObject *object, GError **error);

/* The project file as a tree; @questionnaire: only with the answers it knows, NULL: all. */
JsonNode *
bsl_rows_read_tree (BslDatabase *database,
                    gint64 key,
                    BslQuestionnaire *questionnaire,
                    gint64 *version,
                    GError **error);
/* The project; what the questions no longer know stays in the rows only. */
BslProject *
bsl_rows_load (BslDatabase *database,
               gint64 key,
               BslQuestionnaire *questionnaire,
               const char *name,
               GError **error);

/* JSON of what an event can be about, NULL where there is nothing. FALSE on error only. */
gboolean
bsl_rows_get (BslDatabase *database, gint64 key, const char *what, char **json, GError **error);
/* Sets or, with NULL, removes it. */
gboolean
bsl_rows_set (
    BslDatabase *database, gint64 key, const char *what, const char *json, GError **error);

/* Brings number of answers, words to search and time of change up to date. */
gboolean
bsl_rows_refresh (BslDatabase *database,
                  gint64 key,
                  BslQuestionnaire *questionnaire,
                  gint64 time,
                  GError **error);

/* Says that the project was deleted meanwhile, and what to do; FALSE. */
gboolean
bsl_rows_fail_missing (BslDatabase *database, GError **error);
/* Says that the saved project is damaged, and what to do; FALSE. */
gboolean
bsl_rows_fail_damaged (BslDatabase *database, GError **error);

G_END_DECLS
