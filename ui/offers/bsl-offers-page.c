/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers of the catalogue by verdict. */
#include "config.h"

#include "ui/offers/bsl-offers-page.h"

#include <glib/gi18n.h>

struct _BslOffersPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
};

G_DEFINE_FINAL_TYPE (BslOffersPage, bsl_offers_page, ADW_TYPE_NAVIGATION_PAGE)

static void
bsl_offers_page_dispose (GObject *object)
{
  g_clear_object (&BSL_OFFERS_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_offers_page_parent_class)->dispose (object);
}

static void
bsl_offers_page_class_init (BslOffersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_offers_page_dispose;
}

static void
bsl_offers_page_init (BslOffersPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
bsl_offers_page_new (BslSession *session)
{
  BslOffersPage *self = g_object_new (BSL_TYPE_OFFERS_PAGE, "title", _("Offers"), "tag", "offers", NULL);

  g_set_object (&self->session, session);
  return ADW_NAVIGATION_PAGE (self);
}
