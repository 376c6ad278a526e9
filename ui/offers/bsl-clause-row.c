/* SPDX-License-Identifier: EUPL-1.2 */
/* A clause ready for the contract. */
#include "config.h"

#include "ui/offers/bsl-clause-row.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"

struct _BslClauseRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *button;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (BslClauseRow, bsl_clause_row, ADW_TYPE_EXPANDER_ROW)

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (BSL_CLAUSE_ROW (widget)->text)));
  bsl_tell (widget, _("Clause copied"));
}

static void
toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  adw_expander_row_set_expanded (row, !adw_expander_row_get_expanded (row));
}

static void
bsl_clause_row_class_init (BslClauseRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "detail.toggle", NULL, toggle);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "clause.copy", NULL, copy);
}

static void
bsl_clause_row_init (BslClauseRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _("Copy"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "clause.copy");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->button);
}

GtkWidget *
bsl_clause_row_new (const char *title, const char *text)
{
  BslClauseRow *self = g_object_new (BSL_TYPE_CLAUSE_ROW, NULL);
  g_autofree char *label = g_strdup_printf (_("Copy the clause “%s”"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->text = bsl_text_row_new (text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
