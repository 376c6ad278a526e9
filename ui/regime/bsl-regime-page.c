/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rules apply to this purchase, and the page of each. */
#include "config.h"

#include "ui/regime/bsl-regime-page.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-analysis-record.h"
#include "ui/analysis/bsl-analysis-page.h"
#include "ui/analysis/bsl-topic-page.h"
#include "ui/common/bsl-details-view.h"
#include "ui/regime/bsl-rule-list-page.h"

struct _BslRegimePage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslDetailsView *view;
  AdwNavigationPage *list;
};

G_DEFINE_FINAL_TYPE (BslRegimePage, bsl_regime_page, ADW_TYPE_NAVIGATION_PAGE)

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslRegimePage *self = BSL_REGIME_PAGE (widget);

  bsl_details_view_reset (self->view);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "results.search", NULL);
}

static gboolean
bsl_regime_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_REGIME_PAGE (widget)->view));
}

static void
bsl_regime_page_dispose (GObject *object)
{
  g_clear_object (&BSL_REGIME_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_regime_page_parent_class)->dispose (object);
}

static void
bsl_regime_page_class_init (BslRegimePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_regime_page_dispose;
  widget_class->grab_focus = bsl_regime_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "step.search", NULL, search);
}

static void
bsl_regime_page_init (BslRegimePage *self)
{
}

AdwNavigationPage *
bsl_regime_page_new (BslSession *session)
{
  BslRegimePage *self = g_object_new (BSL_TYPE_REGIME_PAGE, "title", _("Rules"), "tag", "regime", NULL);

  self->session = g_object_ref (session);
  self->list = bsl_rule_list_page_new (session);
  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, self->list));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));

  return ADW_NAVIGATION_PAGE (self);
}

gboolean
bsl_regime_page_focus (BslRegimePage *self, const char *field)
{
  BslRuleBase *rules = bsl_library_get_rules (bsl_session_get_library (self->session));
  AdwNavigationPage *page;

  g_return_val_if_fail (BSL_IS_REGIME_PAGE (self), FALSE);

  if (g_strcmp0 (field, BSL_EXTRA_ANALYSES) != 0 || bsl_rule_base_get_n_analyses (rules) == 0)
    return FALSE;

  page = bsl_details_view_get_visible_page (self->view);
  if (!BSL_IS_ANALYSIS_PAGE (page) && !BSL_IS_TOPIC_PAGE (page))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "details.analysis", "s", bsl_rule_base_get_analysis (rules, 0)->id);
  return TRUE;
}
