/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-questionnaire.h"
#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* The words by which a project is found: title, answers in both languages, notes. */

/* What stands in the index depends on these words of the questions. */
gint64
bsl_search_index_get_version (BslQuestionnaire *questionnaire);

/* Puts the words of the project into the index, in place of those of before; @n_answers: how many
 * there are. Within a transaction. */
gboolean
bsl_search_index_update (BslDatabase *database,
                         gint64 key,
                         BslQuestionnaire *questionnaire,
                         gint64 *n_answers,
                         GError **error);

G_END_DECLS
