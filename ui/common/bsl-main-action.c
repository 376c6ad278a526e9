/* SPDX-License-Identifier: EUPL-1.2 */
/* The one button that a page or a dialog is for. */
#include "config.h"

#include "ui/common/bsl-main-action.h"

GtkWidget *
bsl_main_action_new (const char *label, const char *action)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_action_bar_set_center_widget (GTK_ACTION_BAR (bar), button);

  return bar;
}

void
bsl_main_action_set_label (GtkWidget *bar, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (gtk_action_bar_get_center_widget (GTK_ACTION_BAR (bar))), label);
}
