/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-window.h"

G_BEGIN_DECLS

/* Actions of a window that change which edition is in use: "edition.revert" goes back to the one before.
 * ("edition.change" and "edition.take" go on where unsaved text was asked about.) */
void bsl_edition_switch_install (GtkWidgetClass *klass);

/* Applies @update with @key (which may be NULL, see bsl_editions_apply()), both taken, and goes on with it in all windows; an
 * open project is asked about first. */
void bsl_edition_switch_apply (BslWindow *self, BslUpdate *update, BslPublicKey *key);

G_END_DECLS
