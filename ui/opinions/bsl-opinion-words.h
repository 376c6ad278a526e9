/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-opinion.h"
#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

BslWord bsl_opinion_words_for_state (BslOpinionState state);
/* The same as a sentence that says what to do. */
const char *bsl_opinion_words_explain_state (BslOpinionState state);
const char *bsl_opinion_words_for_stance (BslStance stance);
/* Its identifier where the questionnaire does not know it. */
const char *bsl_opinion_words_for_role (BslQuestionnaire *questionnaire, const char *role, BslLang lang);

/* "Marie Martin, head of security, 26 November 2026". To be freed. */
char *bsl_opinion_words_dup_giver (const BslOpinion *opinion, BslLang lang);
/* An answer as JSON text, NULL: unknown, in words. To be freed. */
char *bsl_opinion_words_dup_answer (const BslQuestion *question, const char *json, BslLang lang);
/* How an answer was sent, is now in @project, and is proposed, each on a line. To be freed. */
char *bsl_opinion_words_dup_answers (const BslOpinion *opinion, const BslQuestion *question, BslProject *project, BslLang lang);

/* Adds what the reply says: for or against, the text, who gave it when. */
void bsl_opinion_words_fill (AdwPreferencesGroup *group, const BslOpinion *opinion, BslLang lang);

G_END_DECLS
