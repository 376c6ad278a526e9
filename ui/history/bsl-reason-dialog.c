/* SPDX-License-Identifier: EUPL-1.2 */
/* Asks for the reason of what is done with a project. */
#include "config.h"

#include "ui/history/bsl-reason-dialog.h"

#include <glib/gi18n.h>

char *
bsl_reason_dialog_dup_reason (AdwDialog *self)
{
  GtkWidget *list = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (self));

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (list)))));
}

static void
changed_cb (AdwDialog *dialog)
{
  g_autofree char *reason = bsl_reason_dialog_dup_reason (dialog);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "do", *reason != '\0');
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
bsl_reason_dialog_new (const char *heading, const char *body, const char *verb)
{
  g_autofree char *text = g_strdup_printf ("%s %s", body, _("Write nothing classified here."));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, text));
  GtkWidget *list = create_list (dialog);

  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", verb, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "do", FALSE);
  adw_alert_dialog_set_default_response (dialog, "do");
  adw_dialog_set_focus (ADW_DIALOG (dialog), gtk_widget_get_first_child (list));

  return ADW_DIALOG (dialog);
}

static void
amend_cb (AdwDialog *dialog, const char *response, BslSession *session)
{
  g_autofree char *reason = bsl_reason_dialog_dup_reason (dialog);

  if (g_str_equal (response, "do"))
    bsl_session_amend (session, reason);
}

AdwDialog *
bsl_amend_dialog_new (BslSession *session)
{
  AdwDialog *dialog;

  g_return_val_if_fail (BSL_IS_SESSION (session), NULL);

  dialog = bsl_reason_dialog_new (_("Amend the Project?"),
                                  _("What was frozen stays as it is, and can be compared with what comes after. The "
                                    "reason stands in the history of the project."),
                                  _("_Amend"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (amend_cb), session, G_CONNECT_DEFAULT);
  return dialog;
}
