/* SPDX-License-Identifier: EUPL-1.2 */
/* A row that leads to another page. */
#include "config.h"

#include "ui/common/bsl-go-row.h"

struct _BslGoRow
{
  AdwActionRow parent_instance;

  char *action;
  char *target;
  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (BslGoRow, bsl_go_row, ADW_TYPE_ACTION_ROW)

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslGoRow *self = BSL_GO_ROW (widget);

  if (self->target != NULL)
    gtk_widget_activate_action (widget, self->action, "s", self->target);
  else
    gtk_widget_activate_action (widget, self->action, NULL);
}

static void
bsl_go_row_activate (AdwActionRow *row)
{
  go (GTK_WIDGET (row), "row.go", NULL);
}

static void
bsl_go_row_finalize (GObject *object)
{
  g_free (BSL_GO_ROW (object)->action);
  g_free (BSL_GO_ROW (object)->target);
  G_OBJECT_CLASS (bsl_go_row_parent_class)->finalize (object);
}

static void
bsl_go_row_class_init (BslGoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_go_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = bsl_go_row_activate;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.go", NULL, go);
}

static void
bsl_go_row_init (BslGoRow *self)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->icon = GTK_IMAGE (arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
bsl_go_row_new (const char *title, const char *subtitle, const char *action, const char *target)
{
  BslGoRow *self = g_object_new (BSL_TYPE_GO_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  self->action = g_strdup (action);
  self->target = g_strdup (target);

  return GTK_WIDGET (self);
}

void
bsl_go_row_set_target (BslGoRow *self, const char *target)
{
  g_return_if_fail (BSL_IS_GO_ROW (self));

  g_set_str (&self->target, target);
}

void
bsl_go_row_set_icon (BslGoRow *self, const char *icon)
{
  g_return_if_fail (BSL_IS_GO_ROW (self));

  gtk_image_set_from_icon_name (self->icon, icon);
}
