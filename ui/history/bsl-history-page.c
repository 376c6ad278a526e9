/* SPDX-License-Identifier: EUPL-1.2 */
/* What became of a project. */
#include "config.h"

#include "ui/history/bsl-history-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-details-view.h"
#include "ui/history/bsl-compare-page.h"
#include "ui/history/bsl-log-page.h"
#include "ui/history/bsl-outcome-page.h"
#include "ui/history/bsl-reopening-page.h"
#include "ui/history/bsl-version-page.h"
#include "ui/history/bsl-versions-page.h"

struct _BslHistoryPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslDetailsView *view;
  BslJobBar *bar;
};

G_DEFINE_FINAL_TYPE (BslHistoryPage, bsl_history_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_version (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslHistoryPage *self = BSL_HISTORY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_version_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslHistoryPage *self = BSL_HISTORY_PAGE (widget);

  bsl_details_view_push (self->view, bsl_compare_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

/* The pages that are about the whole project, by the name of their action after the dot. */
static const struct
{
  const char *name;
  AdwNavigationPage *(*create) (BslSession *session);
} pages[] = {
  { "log", bsl_log_page_new },
  { "outcome", bsl_outcome_page_new },
  { "reopening", bsl_reopening_page_new },
};

static gboolean
push (BslHistoryPage *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      {
        bsl_details_view_push (self->view, pages[i].create (self->session));
        return TRUE;
      }
  return FALSE;
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (BSL_HISTORY_PAGE (widget), name + strlen ("history."));
}

static gboolean
bsl_history_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_HISTORY_PAGE (widget)->view));
}

static void
bsl_history_page_dispose (GObject *object)
{
  g_clear_object (&BSL_HISTORY_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_history_page_parent_class)->dispose (object);
}

static void
bsl_history_page_class_init (BslHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_history_page_dispose;
  widget_class->grab_focus = bsl_history_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "history.version", "s", show_version);
  gtk_widget_class_install_action (widget_class, "history.compare", "s", compare);
  gtk_widget_class_install_action (widget_class, "history.log", NULL, show);
  gtk_widget_class_install_action (widget_class, "history.outcome", NULL, show);
  gtk_widget_class_install_action (widget_class, "history.reopening", NULL, show);
}

static void
bsl_history_page_init (BslHistoryPage *self)
{
}

AdwNavigationPage *
bsl_history_page_new (BslSession *session)
{
  BslHistoryPage *self = g_object_new (BSL_TYPE_HISTORY_PAGE, "title", _("History"), "tag", "history", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, bsl_versions_page_new (session)));
  self->bar = BSL_JOB_BAR (bsl_job_bar_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), box);

  return ADW_NAVIGATION_PAGE (self);
}

gboolean
bsl_history_page_focus (BslHistoryPage *self, const char *name)
{
  g_return_val_if_fail (BSL_IS_HISTORY_PAGE (self), FALSE);

  return push (self, name);
}

BslJobBar *
bsl_history_page_find_bar (GtkWidget *widget)
{
  GtkWidget *around = gtk_widget_get_ancestor (widget, BSL_TYPE_HISTORY_PAGE);

  return around != NULL ? BSL_HISTORY_PAGE (around)->bar : NULL;
}
