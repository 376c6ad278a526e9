/* SPDX-License-Identifier: EUPL-1.2 */
/* An offer of the catalogue in the list. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-row.h"

struct _BslCatalogueRow
{
  GtkWidget parent_instance;

  BslCatalogueItem *item;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *text;
  GtkLabel *state;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (BslCatalogueRow, bsl_catalogue_row, GTK_TYPE_WIDGET)

void
bsl_catalogue_row_go (GtkWidget *widget, BslCatalogueItem *item)
{
  const BslOffer *offer = bsl_catalogue_item_get_offer (item);
  const char *action = bsl_catalogue_item_get_action (item);

  if (offer != NULL)
    gtk_widget_activate_action (widget, "catalogue.offer", "s", offer->id);
  else if (action != NULL)
    gtk_widget_activate_action (widget, action, NULL);
}

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCatalogueRow *self = BSL_CATALOGUE_ROW (widget);

  if (self->item != NULL)
    bsl_catalogue_row_go (widget, self->item);
}

static void
bsl_catalogue_row_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_CATALOGUE_ROW);
  /* the template lets go only of children with a name */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&BSL_CATALOGUE_ROW (object)->item);
  G_OBJECT_CLASS (bsl_catalogue_row_parent_class)->dispose (object);
}

static void
bsl_catalogue_row_class_init (BslCatalogueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_catalogue_row_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "offer");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/catalogue/bsl-catalogue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BslCatalogueRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BslCatalogueRow, name);
  gtk_widget_class_bind_template_child (widget_class, BslCatalogueRow, text);
  gtk_widget_class_bind_template_child (widget_class, BslCatalogueRow, state);
  gtk_widget_class_bind_template_child (widget_class, BslCatalogueRow, arrow);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open);
}

static void
bsl_catalogue_row_init (BslCatalogueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bsl_catalogue_row_new (void)
{
  return g_object_new (BSL_TYPE_CATALOGUE_ROW, NULL);
}

static void
show_icon (BslCatalogueRow *self, BslWord word)
{
  const char *classes[] = { word.style, NULL };

  gtk_image_set_from_icon_name (self->icon, word.icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
bsl_catalogue_row_set_item (BslCatalogueRow *self, BslCatalogueItem *item)
{
  g_autofree char *text = NULL;
  g_autofree char *state = NULL;

  g_return_if_fail (BSL_IS_CATALOGUE_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  text = bsl_catalogue_item_dup_text (item);
  state = bsl_catalogue_item_dup_state (item);
  show_icon (self, bsl_catalogue_item_get_word (item));
  gtk_label_set_label (self->name, bsl_catalogue_item_get_title (item));
  show_text (self->text, text);
  show_text (self->state, state);
  gtk_widget_set_visible (self->arrow, bsl_catalogue_item_get_action (item) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.open", bsl_catalogue_item_get_action (item) != NULL);
}
