/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_QUESTION_GROUP (bsl_question_group_get_type ())
G_DECLARE_FINAL_TYPE (BslQuestionGroup, bsl_question_group, BSL, QUESTION_GROUP, AdwPreferencesGroup)

/* A question with the rows to answer it, built from its domain: choices for yes-no, one and set, an
 * entry for numbers and dates. Every choice is saved at once. */
GtkWidget *bsl_question_group_new (BslSession *session, const BslQuestion *question);

const BslQuestion *bsl_question_group_get_question (BslQuestionGroup *self);

G_END_DECLS
