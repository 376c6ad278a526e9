/* SPDX-License-Identifier: EUPL-1.2 */
/* A row that opens a page in the browser. */
#include "config.h"

#include "ui/bsl-link-row.h"

struct _BslLinkRow
{
  AdwActionRow parent_instance;

  char *url;
};

G_DEFINE_FINAL_TYPE (BslLinkRow, bsl_link_row, ADW_TYPE_ACTION_ROW)

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslLinkRow *self = BSL_LINK_ROW (widget);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->url);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

static void
bsl_link_row_activate (AdwActionRow *row)
{
  if (BSL_LINK_ROW (row)->url != NULL)
    open (GTK_WIDGET (row), "link.open", NULL);
}

static void
bsl_link_row_finalize (GObject *object)
{
  g_free (BSL_LINK_ROW (object)->url);
  G_OBJECT_CLASS (bsl_link_row_parent_class)->finalize (object);
}

static void
bsl_link_row_class_init (BslLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_link_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = bsl_link_row_activate;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "link.open", NULL, open);
}

static void
bsl_link_row_init (BslLinkRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
bsl_link_row_new (const char *title, const char *subtitle, const char *url)
{
  BslLinkRow *self = g_object_new (BSL_TYPE_LINK_ROW, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *icon;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.open", url != NULL);
  if (url == NULL)
    return GTK_WIDGET (self);

  self->url = g_strdup (url);
  icon = gtk_image_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), url);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), icon);

  return GTK_WIDGET (self);
}
