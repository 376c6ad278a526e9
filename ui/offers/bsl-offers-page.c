/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers of the catalogue by verdict, and the page of each. */
#include "config.h"

#include "ui/offers/bsl-offers-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-details-view.h"
#include "ui/offers/bsl-offer-list-page.h"

struct _BslOffersPage
{
  AdwNavigationPage parent_instance;

  BslDetailsView *view;
  AdwNavigationPage *list;
};

G_DEFINE_FINAL_TYPE (BslOffersPage, bsl_offers_page, ADW_TYPE_NAVIGATION_PAGE)

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOffersPage *self = BSL_OFFERS_PAGE (widget);

  bsl_details_view_reset (self->view);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "results.search", NULL);
}

static gboolean
bsl_offers_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_OFFERS_PAGE (widget)->view));
}

static void
bsl_offers_page_class_init (BslOffersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = bsl_offers_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "step.search", NULL, search);
}

static void
bsl_offers_page_init (BslOffersPage *self)
{
}

AdwNavigationPage *
bsl_offers_page_new (BslSession *session)
{
  BslOffersPage *self = g_object_new (BSL_TYPE_OFFERS_PAGE, "title", _("Offers"), "tag", "offers", NULL);

  self->list = bsl_offer_list_page_new (session);
  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, self->list));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));

  return ADW_NAVIGATION_PAGE (self);
}
