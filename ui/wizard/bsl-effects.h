/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"
#include "ui/wizard/bsl-choice-row.h"

G_BEGIN_DECLS

#define BSL_TYPE_EFFECTS (bsl_effects_get_type ())
G_DECLARE_FINAL_TYPE (BslEffects, bsl_effects, BSL, EFFECTS, GObject)

/**
 * BslEffects:
 *
 * Tells on each choice of a question how many offers would stay possible with it, where that is not
 * as many as now. Choices that are seen are tried one after the other while nothing else is to do.
 */
BslEffects *bsl_effects_new (BslSession *session, const BslQuestion *question);

/* @value: the answer that choosing @row would give; asked for when the row is tried. FALSE: nothing to
 * tell, for it is chosen already. */
typedef gboolean (*BslEffectsValue) (BslChoiceRow *row, BslValue *value, gpointer data);

/* @row and @data must outlive @self. */
void bsl_effects_add (BslEffects *self, BslChoiceRow *row, BslEffectsValue value, gpointer data);

/* Everything has been tried. */
gboolean bsl_effects_are_settled (BslEffects *self);

G_END_DECLS
