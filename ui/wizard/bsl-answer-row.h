/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_ANSWER_ROW (bsl_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (BslAnswerRow, bsl_answer_row, BSL, ANSWER_ROW, AdwActionRow)

/* A question in a list: its action "answer.change" (what a click does) goes to it in the wizard.
 * @question NULL: the description of the need. @subtitle: the answer, or what it would decide; may be NULL. */
GtkWidget *bsl_answer_row_new (BslSession *session, const BslQuestion *question, const char *subtitle);

G_END_DECLS
