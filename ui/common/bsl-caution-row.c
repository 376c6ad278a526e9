/* SPDX-License-Identifier: EUPL-1.2 */
/* A row that warns. */
#include "config.h"

#include "ui/common/bsl-caution-row.h"

#include "ui/common/bsl-text-row.h"

GtkWidget *
bsl_caution_row_new (const char *text)
{
  GtkWidget *row = bsl_text_row_new (text);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}
