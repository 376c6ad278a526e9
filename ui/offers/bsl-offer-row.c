/* SPDX-License-Identifier: EUPL-1.2 */
/* An offer in the list. */
#include "config.h"

#include "ui/offers/bsl-offer-row.h"

#include "ui/common/bsl-words.h"

struct _BslOfferRow
{
  GtkWidget parent_instance;

  BslOfferItem *item;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *provider;
  GtkLabel *ground;
};

G_DEFINE_FINAL_TYPE (BslOfferRow, bsl_offer_row, GTK_TYPE_WIDGET)

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOfferRow *self = BSL_OFFER_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "details.offer", "s", bsl_offer_item_get_finding (self->item)->offer->id);
}

static void
bsl_offer_row_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_OFFER_ROW);
  /* the template lets go only of children with a name */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&BSL_OFFER_ROW (object)->item);
  G_OBJECT_CLASS (bsl_offer_row_parent_class)->dispose (object);
}

static void
bsl_offer_row_class_init (BslOfferRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_offer_row_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "offer");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/offers/bsl-offer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BslOfferRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BslOfferRow, name);
  gtk_widget_class_bind_template_child (widget_class, BslOfferRow, provider);
  gtk_widget_class_bind_template_child (widget_class, BslOfferRow, ground);
  gtk_widget_class_install_action (widget_class, "offer.open", NULL, open);
}

static void
bsl_offer_row_init (BslOfferRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bsl_offer_row_new (void)
{
  return g_object_new (BSL_TYPE_OFFER_ROW, NULL);
}

static void
show_verdict (BslOfferRow *self, BslVerdict verdict)
{
  static const char *const styles[] = { "success", "warning", "error", NULL };
  BslWord word = bsl_words_for_verdict (verdict);

  gtk_image_set_from_icon_name (self->icon, word.icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word.word, -1);
  for (guint i = 0; styles[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), word.style);
}

void
bsl_offer_row_set_item (BslOfferRow *self, BslOfferItem *item)
{
  const BslOfferFinding *finding;
  g_autofree char *ground = NULL;
  g_autofree char *coverage = NULL;
  g_autofree char *provider = NULL;

  g_return_if_fail (BSL_IS_OFFER_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  finding = bsl_offer_item_get_finding (item);
  ground = bsl_offer_item_dup_ground (item);
  coverage = bsl_offer_item_dup_coverage (item);
  provider = g_strjoin (" · ", finding->offer->provider, coverage, NULL);
  gtk_label_set_label (self->name, finding->offer->name);
  gtk_label_set_label (self->provider, provider);
  gtk_label_set_label (self->ground, ground != NULL ? ground : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ground), ground != NULL);
  show_verdict (self, finding->verdict);
}
