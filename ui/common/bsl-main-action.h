/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar for the bottom of a page or dialog: the one button that does @action. @label: with a mnemonic. */
GtkWidget *bsl_main_action_new (const char *label, const char *action);
/* Another label for its button. */
void bsl_main_action_set_label (GtkWidget *bar, const char *label);

G_END_DECLS
