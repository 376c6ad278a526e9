/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-window.h"

G_BEGIN_DECLS

/* While nobody waits: the search index, and which saved projects are to be looked at again. */

/* Actions of the window: "win.show-impact", what changed of which project; "win.show-review", the list of these. */
void bsl_reviewing_install (GtkWidgetClass *klass);
/* Begins with the store and the library of @self, which are there. @changed: law or catalogue just changed, so that it
 * is told at the end which projects that makes a difference to. */
void bsl_reviewing_start (BslWindow *self, gboolean changed);

G_END_DECLS
