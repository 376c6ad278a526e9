/* SPDX-License-Identifier: EUPL-1.2 */
/* A group of choices that opens. */
#include "config.h"

#include "ui/wizard/bsl-options-row.h"

struct _BslOptionsRow
{
  AdwExpanderRow parent_instance;

  char *group;
};

G_DEFINE_FINAL_TYPE (BslOptionsRow, bsl_options_row, ADW_TYPE_EXPANDER_ROW)

static void
toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  adw_expander_row_set_expanded (row, !adw_expander_row_get_expanded (row));
}

static void
bsl_options_row_finalize (GObject *object)
{
  g_free (BSL_OPTIONS_ROW (object)->group);
  G_OBJECT_CLASS (bsl_options_row_parent_class)->finalize (object);
}

static void
bsl_options_row_class_init (BslOptionsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_options_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "options.toggle", NULL, toggle);
}

static void
bsl_options_row_init (BslOptionsRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

BslOptionsRow *
bsl_options_row_new (const char *title, const char *group)
{
  BslOptionsRow *self = g_object_new (BSL_TYPE_OPTIONS_ROW, "title", title, NULL);

  self->group = g_strdup (group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return self;
}

const char *
bsl_options_row_get_group (BslOptionsRow *self)
{
  return self->group;
}
