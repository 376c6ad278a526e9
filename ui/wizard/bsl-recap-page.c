/* SPDX-License-Identifier: EUPL-1.2 */
/* The recap of the catalogue by verdict. */
#include "config.h"

#include "ui/wizard/bsl-recap-page.h"

#include <glib/gi18n.h>

struct _BslRecapPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
};

G_DEFINE_FINAL_TYPE (BslRecapPage, bsl_recap_page, ADW_TYPE_NAVIGATION_PAGE)

static void
bsl_recap_page_dispose (GObject *object)
{
  g_clear_object (&BSL_RECAP_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_recap_page_parent_class)->dispose (object);
}

static void
bsl_recap_page_class_init (BslRecapPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_recap_page_dispose;
}

static void
bsl_recap_page_init (BslRecapPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
bsl_recap_page_new (BslSession *session)
{
  BslRecapPage *self = g_object_new (BSL_TYPE_RECAP_PAGE, "title", _("Summary"), "tag", "recap", NULL);

  g_set_object (&self->session, session);
  return ADW_NAVIGATION_PAGE (self);
}
