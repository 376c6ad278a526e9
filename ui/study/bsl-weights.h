/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/study/bsl-study.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_WEIGHTS (bsl_weights_get_type ())
G_DECLARE_FINAL_TYPE (BslWeights, bsl_weights, BSL, WEIGHTS, AdwPreferencesGroup)

/* The weights of the criteria of @study, which must live as long, and for which weights the first place holds. A weight
 * that is moved is scored at once ("scored", no argument) and saved when moving pauses. */
GtkWidget *bsl_weights_new (BslSession *session, BslStudy *study);
/* Saves what waits for it. */
void bsl_weights_flush (BslWeights *self);
/* Whether a change of the project is one it just saved itself. */
gboolean bsl_weights_is_saving (BslWeights *self);

G_END_DECLS
