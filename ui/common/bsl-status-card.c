/* SPDX-License-Identifier: EUPL-1.2 */
/* The key statement of a page. */
#include "config.h"

#include "ui/common/bsl-status-card.h"

struct _BslStatusCard
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *description;
};

G_DEFINE_FINAL_TYPE (BslStatusCard, bsl_status_card, GTK_TYPE_WIDGET)

static void
bsl_status_card_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_STATUS_CARD);
  /* the template lets go only of children with a name */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bsl_status_card_parent_class)->dispose (object);
}

static void
bsl_status_card_class_init (BslStatusCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_status_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "status");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/common/bsl-status-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BslStatusCard, icon);
  gtk_widget_class_bind_template_child (widget_class, BslStatusCard, title);
  gtk_widget_class_bind_template_child (widget_class, BslStatusCard, description);
}

static void
bsl_status_card_init (BslStatusCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
bsl_status_card_new (BslWord word, const char *description)
{
  BslStatusCard *self = g_object_new (BSL_TYPE_STATUS_CARD, NULL);

  gtk_image_set_from_icon_name (self->icon, word.icon);
  gtk_label_set_label (self->title, word.word);
  gtk_label_set_label (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL && *description != '\0');
  gtk_widget_add_css_class (GTK_WIDGET (self), word.style);

  return GTK_WIDGET (self);
}
