/* SPDX-License-Identifier: EUPL-1.2 */
/* A group of choices that opens. */
#include "config.h"

#include "ui/wizard/bsl-options-row.h"

struct _BslOptionsRow
{
  AdwExpanderRow parent_instance;
};

G_DEFINE_FINAL_TYPE (BslOptionsRow, bsl_options_row, ADW_TYPE_EXPANDER_ROW)

static void
toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  adw_expander_row_set_expanded (row, !adw_expander_row_get_expanded (row));
}

static void
bsl_options_row_class_init (BslOptionsRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "options.toggle", NULL, toggle);
}

static void
bsl_options_row_init (BslOptionsRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

BslOptionsRow *
bsl_options_row_new (const char *title)
{
  return g_object_new (BSL_TYPE_OPTIONS_ROW, "title", title, NULL);
}
