/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_EFFECT_BAR (bsl_effect_bar_get_type ())
G_DECLARE_FINAL_TYPE (BslEffectBar, bsl_effect_bar, BSL, EFFECT_BAR, AdwBin)

/* How many offers each verdict holds for the answers so far; announced to screen readers when it
 * changes. A click shows the offers. */
void bsl_effect_bar_set_session (BslEffectBar *self, BslSession *session);

G_END_DECLS
