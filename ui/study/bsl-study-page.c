/* SPDX-License-Identifier: EUPL-1.2 */
/* The market study, and what one can open from it. */
#include "config.h"

#include "ui/study/bsl-study-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-details-view.h"
#include "ui/study/bsl-cost-offer-page.h"
#include "ui/study/bsl-cost-page.h"
#include "ui/study/bsl-coverage-page.h"
#include "ui/study/bsl-horizon-page.h"
#include "ui/study/bsl-levels-page.h"
#include "ui/study/bsl-overview-page.h"
#include "ui/study/bsl-scorings-page.h"

struct _BslStudyPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslDetailsView *view;
};

G_DEFINE_FINAL_TYPE (BslStudyPage, bsl_study_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslStudyPage *self = BSL_STUDY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_levels_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
show_coverage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslStudyPage *self = BSL_STUDY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_coverage_page_new (self->session));
}

static void
show_cost (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslStudyPage *self = BSL_STUDY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_cost_page_new (self->session));
}

static void
show_cost_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslStudyPage *self = BSL_STUDY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_cost_offer_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
show_scorings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslStudyPage *self = BSL_STUDY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_scorings_page_new (self->session));
}

static void
show_horizon (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslStudyPage *self = BSL_STUDY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_horizon_page_new (self->session));
}

static gboolean
bsl_study_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_STUDY_PAGE (widget)->view));
}

static void
bsl_study_page_dispose (GObject *object)
{
  g_clear_object (&BSL_STUDY_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_study_page_parent_class)->dispose (object);
}

static void
bsl_study_page_class_init (BslStudyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_study_page_dispose;
  widget_class->grab_focus = bsl_study_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "study.offer", "s", show_offer);
  gtk_widget_class_install_action (widget_class, "study.coverage", "s", show_coverage);
  gtk_widget_class_install_action (widget_class, "study.cost", "s", show_cost);
  gtk_widget_class_install_action (widget_class, "study.scorings", "s", show_scorings);
  gtk_widget_class_install_action (widget_class, "study.horizon", "s", show_horizon);
  gtk_widget_class_install_action (widget_class, "study.cost-offer", "s", show_cost_offer);
}

static void
bsl_study_page_init (BslStudyPage *self)
{
}

AdwNavigationPage *
bsl_study_page_new (BslSession *session)
{
  BslStudyPage *self = g_object_new (BSL_TYPE_STUDY_PAGE, "title", _("Market Study"), "tag", "study", NULL);

  self->session = g_object_ref (session);
  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, bsl_overview_page_new (session)));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));

  return ADW_NAVIGATION_PAGE (self);
}
