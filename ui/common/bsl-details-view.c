/* SPDX-License-Identifier: EUPL-1.2 */
/* A page and what one can open from it. */
#include "config.h"

#include "ui/common/bsl-details-view.h"

#include "app/core/bsl-own-text.h"
#include "ui/analysis/bsl-analysis-page.h"
#include "ui/analysis/bsl-topic-page.h"
#include "ui/document/bsl-own-text-page.h"
#include "ui/offers/bsl-facts-page.h"
#include "ui/offers/bsl-offer-page.h"
#include "ui/regime/bsl-rule-page.h"
#include "ui/study/bsl-pick-page.h"
#include "ui/study/bsl-side-by-side-page.h"

struct _BslDetailsView
{
  AdwBin parent_instance;

  BslSession *session;
  AdwNavigationView *view;
  AdwNavigationPage *root;
  GHashTable *kept; /* name → AdwNavigationPage one can write on: shown, or with text not yet saved */
};

G_DEFINE_FINAL_TYPE (BslDetailsView, bsl_details_view, ADW_TYPE_BIN)

static void
show_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);

  bsl_details_view_push (self, bsl_offer_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
show_facts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);

  bsl_details_view_push (self, bsl_facts_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
show_rule (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);

  bsl_details_view_push (self, bsl_rule_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
pick_offers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);

  bsl_details_view_push (self, bsl_pick_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
show_side_by_side (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);

  bsl_details_view_push (self, bsl_side_by_side_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
hidden_cb (AdwNavigationPage *page, BslDetailsView *self)
{
  const char *name = g_object_get_data (G_OBJECT (page), "name");
  gboolean unsaved;

  g_object_get (self->session, "unsaved", &unsaved, NULL);
  if (!unsaved && g_hash_table_lookup (self->kept, name) == page)
    g_hash_table_remove (self->kept, name);
}

static void
push_kept (BslDetailsView *self, const char *name, AdwNavigationPage *page)
{
  g_object_set_data_full (G_OBJECT (page), "name", g_strdup (name), g_free);
  g_hash_table_replace (self->kept, g_strdup (name), g_object_ref_sink (page));
  g_signal_connect_object (page, "hidden", G_CALLBACK (hidden_cb), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->view, page);
}

static gboolean
is_open (BslDetailsView *self, AdwNavigationPage *page)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (AdwNavigationPage) item = g_list_model_get_item (stack, i);

      if (item == page)
        return TRUE;
    }
  return FALSE;
}

/* FALSE where there is none. One that is still on its way out is left alone: it may hold text. */
static gboolean
push_again (BslDetailsView *self, const char *name)
{
  AdwNavigationPage *page = g_hash_table_lookup (self->kept, name);

  if (page == NULL)
    return FALSE;

  if (gtk_widget_get_parent (GTK_WIDGET (page)) == NULL)
    adw_navigation_view_push (self->view, page);
  else if (is_open (self, page))
    adw_navigation_view_pop_to_page (self->view, page);
  return TRUE;
}

static const BslAnalysis *
find_analysis (BslDetailsView *self, const char *id)
{
  return bsl_rule_base_find_analysis (bsl_library_get_rules (bsl_session_get_library (self->session)), id);
}

static void
show_analysis (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const BslAnalysis *analysis = find_analysis (self, id);

  if (analysis != NULL && !push_again (self, id))
    push_kept (self, id, bsl_analysis_page_new (self->session, analysis));
}

/* In place of another topic, so that back leads to the analysis. */
static void
show_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);
  const char *target = g_variant_get_string (parameter, NULL);
  g_auto (GStrv) names = g_strsplit (target, "/", 2);
  const BslAnalysis *analysis = names[0] != NULL ? find_analysis (self, names[0]) : NULL;
  const BslTopic *topic = analysis != NULL ? bsl_analysis_find_topic (analysis, names[1]) : NULL;

  if (topic == NULL)
    return;

  if (BSL_IS_TOPIC_PAGE (bsl_details_view_get_visible_page (self)))
    adw_navigation_view_pop (self->view);
  if (!push_again (self, target))
    push_kept (self, target, bsl_topic_page_new (self->session, analysis, topic));
}

/* Some texts are written elsewhere: the reasons of an analysis, the description of the need. */
static void
show_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  BslPlace *place = bsl_report_find_place (bsl_session_get_project (self->session), evaluation, bsl_session_get_lang (self->session), id);

  if (place != NULL && place->analysis != NULL)
    gtk_widget_activate_action (widget, "details.analysis", "s", place->analysis);
  else if (place != NULL && place->described && bsl_own_text_get (bsl_session_get_project (self->session), id) == NULL)
    gtk_widget_activate_action (widget, "session.go", "(ss)", bsl_questionnaire_get_step (bsl_session_get_questionnaire (self->session), 0)->id, BSL_MEMBER_NOTES);
  else if (place != NULL && !push_again (self, id))
    {
      push_kept (self, id, bsl_own_text_page_new (self->session, place));
      return;
    }
  g_clear_pointer (&place, bsl_place_free);
}

static void
bsl_details_view_dispose (GObject *object)
{
  BslDetailsView *self = BSL_DETAILS_VIEW (object);

  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_details_view_parent_class)->dispose (object);
}

static gboolean
bsl_details_view_grab_focus (GtkWidget *widget)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (BSL_DETAILS_VIEW (widget)->view);

  return page != NULL && gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
bsl_details_view_class_init (BslDetailsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_details_view_dispose;
  widget_class->grab_focus = bsl_details_view_grab_focus;
  gtk_widget_class_install_action (widget_class, "details.offer", "s", show_offer);
  gtk_widget_class_install_action (widget_class, "details.facts", "s", show_facts);
  gtk_widget_class_install_action (widget_class, "details.rule", "s", show_rule);
  gtk_widget_class_install_action (widget_class, "details.compare", "s", pick_offers);
  gtk_widget_class_install_action (widget_class, "details.side-by-side", "s", show_side_by_side);
  gtk_widget_class_install_action (widget_class, "details.analysis", "s", show_analysis);
  gtk_widget_class_install_action (widget_class, "details.topic", "s", show_topic);
  gtk_widget_class_install_action (widget_class, "details.text", "s", show_text);
}

static void
bsl_details_view_init (BslDetailsView *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

GtkWidget *
bsl_details_view_new (BslSession *session, AdwNavigationPage *root)
{
  BslDetailsView *self = g_object_new (BSL_TYPE_DETAILS_VIEW, NULL);

  self->session = g_object_ref (session);
  self->root = root;
  adw_navigation_view_add (self->view, root);

  return GTK_WIDGET (self);
}

void
bsl_details_view_reset (BslDetailsView *self)
{
  g_return_if_fail (BSL_IS_DETAILS_VIEW (self));

  adw_navigation_view_pop_to_page (self->view, self->root);
}

AdwNavigationPage *
bsl_details_view_get_visible_page (BslDetailsView *self)
{
  g_return_val_if_fail (BSL_IS_DETAILS_VIEW (self), NULL);

  return adw_navigation_view_get_visible_page (self->view);
}

void
bsl_details_view_push (BslDetailsView *self, AdwNavigationPage *page)
{
  g_return_if_fail (BSL_IS_DETAILS_VIEW (self) && ADW_IS_NAVIGATION_PAGE (page));

  adw_navigation_view_push (self->view, page);
}
