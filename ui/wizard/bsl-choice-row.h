/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_CHOICE_ROW (bsl_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (BslChoiceRow, bsl_choice_row, BSL, CHOICE_ROW, AdwActionRow)

/**
 * BslChoiceRow:
 *
 * One choice of a question. Its action "choice.select" is what a click does. Signal "chosen"
 * (gboolean active) after a person changed it.
 */

/* @leader: another row of which only one can be chosen; NULL for a choice of its own, or for the
 * first. */
BslChoiceRow *bsl_choice_row_new (const char *title, const char *subtitle, gboolean radio, BslChoiceRow *leader);

/* What would change by this choice: shown at its end, said by @sentence. NULL: nothing would. */
void bsl_choice_row_set_effect (BslChoiceRow *self, const char *effect, const char *sentence);
/* As shown; NULL where nothing is. */
const char *bsl_choice_row_get_effect (BslChoiceRow *self);

/* Without signal. */
void bsl_choice_row_set_active (BslChoiceRow *self, gboolean active);
gboolean bsl_choice_row_get_active (BslChoiceRow *self);

G_END_DECLS
