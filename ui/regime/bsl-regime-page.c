/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rules apply to this purchase, which do not, and why. */
#include "config.h"

#include "ui/regime/bsl-regime-page.h"

#include <glib/gi18n.h>

struct _BslRegimePage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
};

G_DEFINE_FINAL_TYPE (BslRegimePage, bsl_regime_page, ADW_TYPE_NAVIGATION_PAGE)

static void
bsl_regime_page_dispose (GObject *object)
{
  g_clear_object (&BSL_REGIME_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_regime_page_parent_class)->dispose (object);
}

static void
bsl_regime_page_class_init (BslRegimePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_regime_page_dispose;
}

static void
bsl_regime_page_init (BslRegimePage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
bsl_regime_page_new (BslSession *session)
{
  BslRegimePage *self = g_object_new (BSL_TYPE_REGIME_PAGE, "title", _("Rules"), "tag", "regime", NULL);

  g_set_object (&self->session, session);
  return ADW_NAVIGATION_PAGE (self);
}
