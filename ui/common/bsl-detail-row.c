/* SPDX-License-Identifier: EUPL-1.2 */
/* A row that opens on details created when needed. */
#include "config.h"

#include "ui/common/bsl-detail-row.h"

struct _BslDetailRow
{
  AdwExpanderRow parent_instance;

  BslDetailFill fill; /* NULL: done */
  gpointer subject;
  gconstpointer detail;
};

G_DEFINE_FINAL_TYPE (BslDetailRow, bsl_detail_row, ADW_TYPE_EXPANDER_ROW)

static void
expanded_cb (BslDetailRow *self)
{
  BslDetailFill fill = self->fill;

  if (fill == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->fill = NULL;
  fill (self, self->subject, self->detail);
}

static void
toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  adw_expander_row_set_expanded (row, !adw_expander_row_get_expanded (row));
}

static void
bsl_detail_row_class_init (BslDetailRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "detail.toggle", NULL, toggle);
}

static void
bsl_detail_row_init (BslDetailRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
bsl_detail_row_new (const char *title, const char *subtitle, BslDetailFill fill,
                    gpointer subject, gconstpointer detail)
{
  BslDetailRow *self = g_object_new (BSL_TYPE_DETAIL_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  self->fill = fill;
  self->subject = subject;
  self->detail = detail;

  return GTK_WIDGET (self);
}
