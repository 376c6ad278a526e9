/* SPDX-License-Identifier: EUPL-1.2 */
/* Two to four offers side by side. */
#include "config.h"

#include "ui/study/bsl-side-by-side-page.h"

#include <glib/gi18n.h>

#include "app/study/bsl-offer-table.h"
#include "ui/bsl-notices.h"
#include "ui/study/bsl-offer-grid.h"

/* the narrowest column that reads well */
#define COLUMN_WIDTH 185

struct _BslSideBySidePage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  char **ids;
  AdwToolbarView *view;
  AdwBreakpointBin *place;
  AdwBreakpoint *narrow; /* NULL: no grid shows */
};

G_DEFINE_FINAL_TYPE (BslSideBySidePage, bsl_side_by_side_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing to Compare"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("The offers chosen are not in the catalogue any more. Go back and choose others."));
  return page;
}

static guint
find_offers (BslSideBySidePage *self, BslEvaluation *evaluation, const BslOfferFinding **offers)
{
  guint n = 0;

  for (guint i = 0; self->ids[i] != NULL && n < BSL_OFFER_TABLE_MAX; i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_find_offer (evaluation, self->ids[i]);

      if (finding != NULL)
        offers[n++] = finding;
    }
  return n;
}

static void
apply_cb (BslOfferGrid *grid)
{
  bsl_offer_grid_set_stacked (grid, TRUE);
}

static void
unapply_cb (BslOfferGrid *grid)
{
  bsl_offer_grid_set_stacked (grid, FALSE);
}

static void
follow_width (BslSideBySidePage *self, GtkWidget *grid, guint n_offers)
{
  AdwBreakpointCondition *condition = adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, n_offers * COLUMN_WIDTH,
                                                                           ADW_LENGTH_UNIT_SP);

  self->narrow = adw_breakpoint_new (condition);
  g_signal_connect_object (self->narrow, "apply", G_CALLBACK (apply_cb), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->narrow, "unapply", G_CALLBACK (unapply_cb), grid, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (self->place, self->narrow);
}

static void
show (BslSideBySidePage *self, GtkWidget *child)
{
  GtkWidget *place = adw_breakpoint_bin_new ();

  self->narrow = NULL;
  self->place = ADW_BREAKPOINT_BIN (place);
  gtk_widget_set_size_request (place, 200, 150);
  adw_breakpoint_bin_set_child (self->place, child);
  adw_toolbar_view_set_content (self->view, place);
}

static void
fill (BslSideBySidePage *self)
{
  g_autoptr (BslEvaluation) evaluation = bsl_evaluation_ref (bsl_session_get_evaluation (self->session));
  BslProject *project = bsl_session_get_project (self->session);
  const BslGrid *grid = bsl_study_record_get_grid (project, bsl_evaluation_get_rules (evaluation));
  g_autoptr (BslStudy) study = grid != NULL ? bsl_study_new (evaluation, project, grid) : NULL;
  const BslOfferFinding *offers[BSL_OFFER_TABLE_MAX];
  guint n = find_offers (self, evaluation, offers);
  g_autoptr (BslOfferTable) table = NULL;
  GtkWidget *child;

  if (n < BSL_OFFER_TABLE_MIN)
    {
      show (self, create_empty ());
      return;
    }
  table = bsl_offer_table_new (evaluation, study, offers, n, bsl_session_get_lang (self->session));
  child = bsl_offer_grid_new (table, bsl_session_get_lang (self->session));
  show (self, child);
  follow_width (self, child, n);
}

static gboolean
bsl_side_by_side_page_grab_focus (GtkWidget *widget)
{
  BslSideBySidePage *self = BSL_SIDE_BY_SIDE_PAGE (widget);

  return gtk_widget_grab_focus (adw_breakpoint_bin_get_child (self->place));
}

static void
shown_cb (BslSideBySidePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->place)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bsl_side_by_side_page_finalize (GObject *object)
{
  BslSideBySidePage *self = BSL_SIDE_BY_SIDE_PAGE (object);

  g_strfreev (self->ids);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_side_by_side_page_parent_class)->finalize (object);
}

static void
bsl_side_by_side_page_class_init (BslSideBySidePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_side_by_side_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_side_by_side_page_grab_focus;
}

static void
bsl_side_by_side_page_init (BslSideBySidePage *self)
{
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_toolbar_view_add_top_bar (self->view, adw_header_bar_new ());
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
}

AdwNavigationPage *
bsl_side_by_side_page_new (BslSession *session, const char *ids)
{
  BslSideBySidePage *self = g_object_new (BSL_TYPE_SIDE_BY_SIDE_PAGE, "title", _("Offers Side by Side"), NULL);

  self->session = g_object_ref (session);
  self->ids = g_strsplit (ids, " ", -1);
  adw_toolbar_view_add_top_bar (self->view, bsl_notices_new (session));
  fill (self);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotated", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
