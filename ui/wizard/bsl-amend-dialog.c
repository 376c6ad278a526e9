/* SPDX-License-Identifier: EUPL-1.2 */
/* Opens a frozen project for changes again, with a reason. */
#include "config.h"

#include "ui/wizard/bsl-amend-dialog.h"

#include <glib/gi18n.h>

static char *
dup_reason (AdwAlertDialog *dialog)
{
  GtkWidget *list = adw_alert_dialog_get_extra_child (dialog);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (list)))));
}

static void
changed_cb (AdwAlertDialog *dialog)
{
  g_autofree char *reason = dup_reason (dialog);

  adw_alert_dialog_set_response_enabled (dialog, "amend", *reason != '\0');
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, BslSession *session)
{
  g_autofree char *reason = dup_reason (dialog);

  if (g_str_equal (response, "amend"))
    bsl_session_amend (session, reason);
}

static GtkWidget *
create_list (AdwAlertDialog *dialog)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);

  return list;
}

AdwDialog *
bsl_amend_dialog_new (BslSession *session)
{
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Amend the Project?"),
                                            _("What was frozen stays as it is, and can be compared with what comes after. The "
                                              "reason stands in the history of the project.")));
  GtkWidget *list = create_list (dialog);

  g_return_val_if_fail (BSL_IS_SESSION (session), NULL);

  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "amend", _("_Amend"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "amend", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "amend", FALSE);
  adw_alert_dialog_set_default_response (dialog, "amend");
  adw_dialog_set_focus (ADW_DIALOG (dialog), gtk_widget_get_first_child (list));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), session, G_CONNECT_DEFAULT);

  return ADW_DIALOG (dialog);
}
