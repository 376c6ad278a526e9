/* SPDX-License-Identifier: EUPL-1.2 */
/* A form and the button that saves it. */
#include "config.h"

#include "ui/catalogue/bsl-form-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-group.h"
#include "ui/common/bsl-main-action.h"
#include "ui/common/bsl-text-row.h"
#include "ui/wizard/bsl-choice-row.h"

typedef struct
{
  AdwPreferencesPage *page;
  AdwPreferencesGroup *faults; /* hidden where there are none */
  GPtrArray *rows; /* in it; borrowed */
} BslFormDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BslFormDialog, bsl_form_dialog, ADW_TYPE_DIALOG)

static void
clear_faults (BslFormDialog *self)
{
  BslFormDialogPrivate *own = bsl_form_dialog_get_instance_private (self);

  for (guint i = 0; i < own->rows->len; i++)
    adw_preferences_group_remove (own->faults, own->rows->pdata[i]);
  g_ptr_array_set_size (own->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (own->faults), FALSE);
}

/* First on the page, in the words of who reads the file: they name the remedy. */
static void
show_faults (BslFormDialog *self, BslProblems *problems)
{
  BslFormDialogPrivate *own = bsl_form_dialog_get_instance_private (self);
  const char *first = bsl_problems_get (problems, 0)->message;

  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      GtkWidget *row = bsl_text_row_new (bsl_problems_get (problems, i)->message);

      gtk_widget_add_css_class (row, "error");
      adw_preferences_group_add (own->faults, row);
      g_ptr_array_add (own->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (own->faults), TRUE);
  adw_preferences_page_scroll_to_top (own->page);
  gtk_widget_child_focus (GTK_WIDGET (own->faults), GTK_DIR_TAB_FORWARD);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), first, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslFormDialog *self = BSL_FORM_DIALOG (widget);
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  clear_faults (self);
  if (BSL_FORM_DIALOG_GET_CLASS (self)->save (self, problems))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (bsl_problems_get_count (problems) > 0)
    show_faults (self, problems);
}

static void
response_cb (BslFormDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
bsl_form_dialog_close_attempt (AdwDialog *dialog)
{
  AdwAlertDialog *question
    = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Close without Saving?"), _("What you have written will be lost.")));

  adw_alert_dialog_add_responses (question, "stay", _("_Stay"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_default_response (question, "stay");
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (question, "stay");
  g_signal_connect_object (question, "response", G_CALLBACK (response_cb), dialog, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (dialog));
}

static void
bsl_form_dialog_finalize (GObject *object)
{
  BslFormDialogPrivate *own = bsl_form_dialog_get_instance_private (BSL_FORM_DIALOG (object));

  g_ptr_array_unref (own->rows);
  G_OBJECT_CLASS (bsl_form_dialog_parent_class)->finalize (object);
}

static void
bsl_form_dialog_class_init (BslFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_form_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = bsl_form_dialog_close_attempt;
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
bsl_form_dialog_init (BslFormDialog *self)
{
  BslFormDialogPrivate *own = bsl_form_dialog_get_instance_private (self);
  GtkWidget *view = adw_toolbar_view_new ();

  own->rows = g_ptr_array_new ();
  own->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  own->faults = bsl_group_new (_("Not Saved"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (own->faults), FALSE);
  adw_preferences_page_add (own->page, own->faults);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (own->page));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bsl_main_action_new (_("_Save"), "form.save"));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_object_set (self, "content-width", 560, "content-height", 700, "width-request", 300, "height-request", 250, NULL);
}

AdwPreferencesPage *
bsl_form_dialog_get_page (BslFormDialog *self)
{
  return ((BslFormDialogPrivate *) bsl_form_dialog_get_instance_private (self))->page;
}

static void
edited_cb (BslFormDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

static void
watch (BslFormDialog *self, GtkWidget *widget)
{
  const char *signal = NULL;

  if (ADW_IS_ENTRY_ROW (widget))
    signal = "changed";
  else if (ADW_IS_COMBO_ROW (widget))
    signal = "notify::selected";
  else if (BSL_IS_CHOICE_ROW (widget))
    signal = "chosen";
  if (signal != NULL)
    g_signal_connect_object (widget, signal, G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); signal == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch (self, child);
}

void
bsl_form_dialog_watch (BslFormDialog *self)
{
  g_return_if_fail (BSL_IS_FORM_DIALOG (self));

  watch (self, GTK_WIDGET (bsl_form_dialog_get_page (self)));
}
