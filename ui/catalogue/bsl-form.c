/* SPDX-License-Identifier: EUPL-1.2 */
/* Fields of a form. */
#include "config.h"

#include "ui/catalogue/bsl-form.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-text-row.h"
#include "ui/wizard/bsl-parse.h"

/* the row below an entry */
#define FAULT "fault"

static void
changed_cb (GtkWidget *entry)
{
  bsl_form_set_fault (entry, NULL);
}

GtkWidget *
bsl_form_add_entry (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, NULL);
  GtkWidget *fault = bsl_text_row_new ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_set_visible (fault, FALSE);
  gtk_widget_add_css_class (fault, "error");
  g_object_set_data (G_OBJECT (entry), FAULT, fault);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), NULL);
  adw_preferences_group_add (group, entry);
  adw_preferences_group_add (group, fault);
  return entry;
}

AdwComboRow *
bsl_form_add_combo (AdwPreferencesGroup *group, const char *title, GtkStringList *names)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "use-subtitle", TRUE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

void
bsl_form_set_fault (GtkWidget *entry, const char *fault)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (entry), FAULT);
  GtkAccessible *field = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fault != NULL ? fault : "");
  gtk_widget_set_visible (row, fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (field, GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault != NULL ? fault : "", -1);
}

const char *
bsl_form_get_fault (GtkWidget *entry)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (entry), FAULT);

  return gtk_widget_get_visible (row) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

char *
bsl_form_dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

char *
bsl_form_dup_filled (GtkWidget *entry, const char *fault)
{
  g_autofree char *text = bsl_form_dup_text (entry);

  if (*text != '\0')
    return g_steal_pointer (&text);

  bsl_form_set_fault (entry, fault);
  return NULL;
}

gboolean
bsl_form_read_day (GtkWidget *entry, BslDate *day)
{
  g_autofree char *text = bsl_form_dup_text (entry);

  *day = bsl_parse_date (text);
  if (*text == '\0' || *day != BSL_DATE_NONE)
    return TRUE;

  bsl_form_set_fault (entry, _("This is not a date. Write it as 15/03/2027, 15 March 2027 or 2027-03-15."));
  return FALSE;
}
