/* SPDX-License-Identifier: EUPL-1.2 */
/* A saved project in the list. */
#include "config.h"

#include "ui/projects/bsl-project-row.h"

#include <glib/gi18n.h>

#include "app/core/bsl-found.h"
#include "ui/projects/bsl-projects-page.h"

struct _BslProjectRow
{
  AdwBin parent_instance;

  BslProjectItem *item;
  GtkLabel *title;
  GtkLabel *review;
  GtkLabel *found;
  GtkLabel *subtitle;
  GtkMenuButton *menu;
  GMenuModel *menus[3]; /* by shelf */
};

G_DEFINE_FINAL_TYPE (BslProjectRow, bsl_project_row, ADW_TYPE_BIN)

static void
run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, BSL_TYPE_PROJECTS_PAGE);

  if (page != NULL && BSL_PROJECT_ROW (widget)->item != NULL)
    bsl_projects_page_run (BSL_PROJECTS_PAGE (page), BSL_PROJECT_ROW (widget)->item, name);
}

static void
bsl_project_row_dispose (GObject *object)
{
  BslProjectRow *self = BSL_PROJECT_ROW (object);

  g_clear_object (&self->item);
  G_OBJECT_CLASS (bsl_project_row_parent_class)->dispose (object);
}

static void
bsl_project_row_class_init (BslProjectRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const actions[] = { "project.open",  "project.duplicate", "project.export", "project.archive",
                                         "project.trash", "project.restore",   "project.delete" };

  G_OBJECT_CLASS (klass)->dispose = bsl_project_row_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/projects/bsl-project-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BslProjectRow, title);
  gtk_widget_class_bind_template_child (widget_class, BslProjectRow, review);
  gtk_widget_class_bind_template_child (widget_class, BslProjectRow, found);
  gtk_widget_class_bind_template_child (widget_class, BslProjectRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BslProjectRow, menu);
  gtk_widget_class_bind_template_child_full (widget_class, "active_menu", FALSE, G_STRUCT_OFFSET (BslProjectRow, menus[BSL_SHELF_ACTIVE]));
  gtk_widget_class_bind_template_child_full (widget_class, "archived_menu", FALSE, G_STRUCT_OFFSET (BslProjectRow, menus[BSL_SHELF_ARCHIVED]));
  gtk_widget_class_bind_template_child_full (widget_class, "trash_menu", FALSE, G_STRUCT_OFFSET (BslProjectRow, menus[BSL_SHELF_TRASH]));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, run);
}

/* A popover for each row of a long list would cost more than the rows. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  BslProjectRow *self = data;
  GMenuModel *model = self->item != NULL ? self->menus[bsl_project_item_get_info (self->item)->shelf] : NULL;

  gtk_menu_button_set_popover (button, model != NULL ? gtk_popover_menu_new_from_model (model) : NULL);
}

static void
bsl_project_row_init (BslProjectRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
}

GtkWidget *
bsl_project_row_new (void)
{
  return g_object_new (BSL_TYPE_PROJECT_ROW, NULL);
}

/* A label that is not there says nothing to screen readers either. */
static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The list item is what screen readers read. */
static void
describe (BslProjectRow *self, GtkListItem *list_item)
{
  GtkLabel *const lines[] = { self->review, self->found, self->subtitle };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*gtk_label_get_label (lines[i]) != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", gtk_label_get_label (lines[i]));
  gtk_list_item_set_accessible_label (list_item, gtk_label_get_label (self->title));
  gtk_list_item_set_accessible_description (list_item, text->str);
}

void
bsl_project_row_bind (GtkListItem *list_item)
{
  BslProjectRow *self = BSL_PROJECT_ROW (gtk_list_item_get_child (list_item));
  BslProjectItem *item = gtk_list_item_get_item (list_item);
  const BslProjectInfo *info = bsl_project_item_get_info (item);
  g_autofree char *subtitle = bsl_project_item_dup_subtitle (item);
  g_autofree char *label = g_strdup_printf (_("Menu of “%s”"), info->title);

  g_set_object (&self->item, item);
  gtk_label_set_label (self->title, info->title);
  set_line (self->review, info->review ? _("To review: law, catalogue or day make a difference") : NULL);
  set_line (self->found, bsl_found_is_all_in (info->title, bsl_project_item_get_search (item)) ? NULL : "");
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  describe (self, list_item);
}

void
bsl_project_row_set_found (GtkListItem *list_item, const char *found)
{
  BslProjectRow *self = BSL_PROJECT_ROW (gtk_list_item_get_child (list_item));

  set_line (self->found, found);
  describe (self, list_item);
}

void
bsl_project_row_unbind (GtkListItem *list_item)
{
  g_clear_object (&BSL_PROJECT_ROW (gtk_list_item_get_child (list_item))->item);
}
