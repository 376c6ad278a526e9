/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_STEP_ROW (bsl_step_row_get_type ())
G_DECLARE_FINAL_TYPE (BslStepRow, bsl_step_row, BSL, STEP_ROW, GtkListBoxRow)

typedef enum
{
  BSL_STEP_OPEN,
  BSL_STEP_COMPLETE,
  BSL_STEP_NOT_NEEDED,
  BSL_STEP_RESULT, /* not a step of questions */
} BslStepState;

/* A step in the side list of a project. Its action "step.open" opens it. @icon: for results. */
BslStepRow *bsl_step_row_new (const char *id, const char *title, const char *icon);
/* @text: the state in words, or NULL */
void bsl_step_row_set_state (BslStepRow *self, const char *text, BslStepState state);

G_END_DECLS
