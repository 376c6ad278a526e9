/* SPDX-License-Identifier: EUPL-1.2 */
/* A row to read. */
#include "config.h"

#include "ui/common/bsl-text-row.h"

struct _BslTextRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (BslTextRow, bsl_text_row, ADW_TYPE_ACTION_ROW)

static void
bsl_text_row_class_init (BslTextRowClass *klass)
{
}

static void
bsl_text_row_init (BslTextRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
bsl_text_row_new (const char *text)
{
  GtkWidget *row = g_object_new (BSL_TYPE_TEXT_ROW, NULL);

  /* set later than “use-markup”: of what is set at once, the title would be shown first */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  return row;
}

GtkWidget *
bsl_property_row_new (const char *title, const char *value)
{
  GtkWidget *row = bsl_text_row_new (title);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "property");

  return row;
}
