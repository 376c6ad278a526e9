/* SPDX-License-Identifier: EUPL-1.2 */
/* Who was asked about the project, and the pages one opens from there. */
#include "config.h"

#include "ui/opinions/bsl-opinions-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-opinion.h"
#include "ui/common/bsl-details-view.h"
#include "ui/opinions/bsl-ask-page.h"
#include "ui/opinions/bsl-opinion-list-page.h"
#include "ui/opinions/bsl-opinion-page.h"

struct _BslOpinionsPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslDetailsView *view;
};

G_DEFINE_FINAL_TYPE (BslOpinionsPage, bsl_opinions_page, ADW_TYPE_NAVIGATION_PAGE)

static void
ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOpinionsPage *self = BSL_OPINIONS_PAGE (widget);

  bsl_details_view_push (self->view, bsl_ask_page_new (self->session, NULL));
}

static void
ask_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOpinionsPage *self = BSL_OPINIONS_PAGE (widget);
  g_autoptr (BslOpinion) opinion = bsl_opinion_page_find (self->session, g_variant_get_string (parameter, NULL));

  if (opinion != NULL)
    bsl_details_view_push (self->view, bsl_ask_page_new (self->session, opinion));
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOpinionsPage *self = BSL_OPINIONS_PAGE (widget);

  bsl_details_view_push (self->view, bsl_opinion_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static gboolean
bsl_opinions_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_OPINIONS_PAGE (widget)->view));
}

static void
bsl_opinions_page_dispose (GObject *object)
{
  g_clear_object (&BSL_OPINIONS_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_opinions_page_parent_class)->dispose (object);
}

static void
bsl_opinions_page_class_init (BslOpinionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_opinions_page_dispose;
  widget_class->grab_focus = bsl_opinions_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "opinions.ask", NULL, ask);
  gtk_widget_class_install_action (widget_class, "opinions.ask-again", "s", ask_again);
  gtk_widget_class_install_action (widget_class, "opinions.show", "s", show);
}

static void
bsl_opinions_page_init (BslOpinionsPage *self)
{
}

AdwNavigationPage *
bsl_opinions_page_new (BslSession *session)
{
  BslOpinionsPage *self = g_object_new (BSL_TYPE_OPINIONS_PAGE, "title", _("Opinions"), NULL);

  self->session = g_object_ref (session);
  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, bsl_opinion_list_page_new (session)));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));

  return ADW_NAVIGATION_PAGE (self);
}
