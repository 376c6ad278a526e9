/* SPDX-License-Identifier: EUPL-1.2 */
/* What decides, and which rules apply, may apply, do not apply, and why. */
#include "config.h"

#include "ui/regime/bsl-rule-list-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-stop-card.h"
#include "ui/regime/bsl-rule-filter.h"
#include "ui/regime/bsl-rule-overview.h"

struct _BslRuleListPage
{
  BslResultPage parent_instance;

  BslRuleFilter filter;
  GtkSearchBar *bar;
  GtkEditable *entry;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (BslRuleListPage, bsl_rule_list_page, BSL_TYPE_RESULT_PAGE)

/* A state and an effect, whose rules stand behind one row; the address of a cell stands for both. */
static const char cells[BSL_TRI_YES + 1][BSL_EFFECT_INFORMATION + 1];

static gboolean
is_in_cell (BslRuleListPage *self, const BslObligation *obligation, BslTri state, BslEffect effect)
{
  return obligation->state == state && obligation->rule->effect == effect &&
         bsl_rule_filter_wants (&self->filter, obligation, bsl_result_page_get_lang (BSL_RESULT_PAGE (self)));
}

static void
fill_cell (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);
  gsize place = (gsize) ((const char *) detail - &cells[0][0]);
  BslTri state = (BslTri) (place / G_N_ELEMENTS (cells[0]));
  BslEffect effect = (BslEffect) (place % G_N_ELEMENTS (cells[0]));

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);
      g_autofree char *reason = NULL;

      if (!is_in_cell (subject, obligation, state, effect))
        continue;
      reason = bsl_rule_dup_first_reason (page, evaluation, obligation);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                bsl_rule_row_new (page, obligation->rule, bsl_words_for_state (state), reason));
    }
}

static guint
count_cell (BslRuleListPage *self, BslEvaluation *evaluation, BslTri state, BslEffect effect)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    n += is_in_cell (self, bsl_evaluation_get_obligation (evaluation, i), state, effect);

  return n;
}

static guint
count_state (BslRuleListPage *self, BslEvaluation *evaluation, BslTri state)
{
  guint n = 0;

  for (int effect = 0; effect <= BSL_EFFECT_INFORMATION; effect++)
    n += count_cell (self, evaluation, state, (BslEffect) effect);

  return n;
}

static void
add_cell (BslRuleListPage *self, BslEvaluation *evaluation, AdwPreferencesGroup *group, BslTri state, BslEffect effect)
{
  guint n = count_cell (self, evaluation, state, effect);
  g_autofree char *count = g_strdup_printf (ngettext ("%u rule", "%u rules", n), n);
  GtkWidget *row;

  if (n == 0)
    return;

  row = bsl_detail_row_new (bsl_words_for_effect (effect), count, fill_cell, self, &cells[state][effect]);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), bsl_rule_filter_is_set (&self->filter));
  adw_preferences_group_add (group, row);
}

static void
add_state (BslRuleListPage *self, BslEvaluation *evaluation, BslTri state, const char *title, const char *description)
{
  guint n = count_state (self, evaluation, state);
  g_autofree char *counted = g_strdup_printf ("%s (%u)", title, n);
  AdwPreferencesGroup *group;

  if (n == 0)
    return;

  group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), counted, description);
  for (int effect = 0; effect <= BSL_EFFECT_INFORMATION; effect++)
    add_cell (self, evaluation, group, state, (BslEffect) effect);
}

static void
add_stop (BslResultPage *page, BslEvaluation *evaluation)
{
  bsl_result_page_add_widget (page, bsl_stop_card_new (evaluation, bsl_result_page_get_lang (page)));
  adw_preferences_group_add (bsl_result_page_add_group (page, NULL, NULL), bsl_stop_row_new (evaluation));
}

static void
add_nothing (BslResultPage *page)
{
  BslWord word = bsl_words_for_result (BSL_RESULT_NOT_APPLICABLE);

  word.word = _("No Rule Found");
  bsl_result_page_add_widget (page, bsl_status_card_new (word, _("No rule matches the search and the filter.")));
}

static void
bsl_rule_list_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslRuleListPage *self = BSL_RULE_LIST_PAGE (page);
  gboolean narrowed = bsl_rule_filter_is_set (&self->filter);
  guint n = 0;

  if (bsl_evaluation_get_stop (evaluation) != NULL)
    add_stop (page, evaluation);
  else if (!narrowed)
    bsl_rule_overview_add (page, evaluation);
  if (!narrowed && bsl_evaluation_get_stop (evaluation) != NULL)
    return;

  for (int state = BSL_TRI_NO; state <= BSL_TRI_YES; state++)
    n += count_state (self, evaluation, (BslTri) state);
  if (n == 0)
    add_nothing (page);
  add_state (self, evaluation, BSL_TRI_YES, _("Apply"), NULL);
  add_state (self, evaluation, BSL_TRI_UNKNOWN, _("May Apply"), _("Open questions decide; each rule says which."));
  add_state (self, evaluation, BSL_TRI_NO, _("Do Not Apply"), _("Because of the answers or the date"));
}

static void
announce (BslRuleListPage *self)
{
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self));
  guint n = 0;
  g_autofree char *message = NULL;

  for (int state = BSL_TRI_NO; evaluation != NULL && state <= BSL_TRI_YES; state++)
    n += count_state (self, evaluation, (BslTri) state);
  message = g_strdup_printf (ngettext ("%u rule found", "%u rules found", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The page, and what tells that something is left out. */
static void
refresh (BslRuleListPage *self)
{
  guint n = bsl_rule_filter_count (&self->filter);
  g_autofree char *title = g_strdup_printf (ngettext ("%u filter is set", "%u filters are set", n), n);

  adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, n > 0);
  bsl_result_page_update (BSL_RESULT_PAGE (self));
  if (bsl_rule_filter_is_set (&self->filter))
    announce (self);
}

static void
search_changed_cb (BslRuleListPage *self)
{
  bsl_rule_filter_set_search (&self->filter, gtk_editable_get_text (self->entry));
  refresh (self);
}

static void
search_mode_cb (BslRuleListPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->bar))
    gtk_editable_set_text (self->entry, "");
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslRuleListPage *self = BSL_RULE_LIST_PAGE (widget);

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
clear_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_rule_filter_clear (&BSL_RULE_LIST_PAGE (widget)->filter);
  refresh (BSL_RULE_LIST_PAGE (widget));
}

/* the first choice is "all" */
static void
state_cb (BslRuleListPage *self, GParamSpec *pspec, AdwComboRow *row)
{
  self->filter.state = (int) adw_combo_row_get_selected (row) - 1;
  refresh (self);
}

static void
gate_cb (BslRuleListPage *self, GParamSpec *pspec, AdwComboRow *row)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self)));
  guint selected = adw_combo_row_get_selected (row);

  self->filter.gate = selected > 0 ? bsl_rule_base_get_gate (rules, selected - 1)->id : NULL;
  refresh (self);
}

static GtkWidget *
create_choice (BslRuleListPage *self, const char *title, GtkStringList *choices, guint selected, GCallback callback)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_state_choice (BslRuleListPage *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _("All rules"));
  for (int state = BSL_TRI_NO; state <= BSL_TRI_YES; state++)
    gtk_string_list_append (choices, bsl_words_for_state ((BslTri) state).word);

  return create_choice (self, _("State"), choices, (guint) (self->filter.state + 1), G_CALLBACK (state_cb));
}

static GtkWidget *
create_gate_choice (BslRuleListPage *self)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self)));
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (choices, _("All rules"));
  for (guint i = 0; i < bsl_rule_base_get_n_gates (rules); i++)
    {
      const BslLabel *gate = bsl_rule_base_get_gate (rules, i);

      gtk_string_list_append (choices, bsl_text_get (&gate->title, bsl_result_page_get_lang (BSL_RESULT_PAGE (self))));
      if (g_strcmp0 (gate->id, self->filter.gate) == 0)
        selected = i + 1;
    }

  return create_choice (self, _("Subject"), choices, selected, G_CALLBACK (gate_cb));
}

static void
filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslRuleListPage *self = BSL_RULE_LIST_PAGE (widget);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_state_choice (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_gate_choice (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Filter Rules"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, widget);
}

static void
bsl_rule_list_page_finalize (GObject *object)
{
  g_free (BSL_RULE_LIST_PAGE (object)->filter.search);
  G_OBJECT_CLASS (bsl_rule_list_page_parent_class)->finalize (object);
}

static void
bsl_rule_list_page_class_init (BslRuleListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_rule_list_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_rule_list_page_fill;
  gtk_widget_class_install_action (widget_class, "results.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "results.filter", NULL, filter);
  gtk_widget_class_install_action (widget_class, "results.clear-filter", NULL, clear_filter);
}

static GtkWidget *
create_search_bar (BslRuleListPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *bar = gtk_search_bar_new ();

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _("Title, text or reference of a rule"));
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 100);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the rules"), -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 500);
  adw_clamp_set_child (ADW_CLAMP (clamp), entry);
  gtk_widget_set_hexpand (clamp, TRUE);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (bar), clamp);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (bar), GTK_EDITABLE (entry));
  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (bar), GTK_WIDGET (self));
  g_signal_connect_object (bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
  self->bar = GTK_SEARCH_BAR (bar);
  self->entry = GTK_EDITABLE (entry);

  return bar;
}

static void
dress_button (GtkWidget *button, const char *icon, const char *title)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
create_tools (BslRuleListPage *self)
{
  AdwHeaderBar *header = bsl_result_page_get_header (BSL_RESULT_PAGE (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *search_button = gtk_toggle_button_new (), *filter_button = gtk_button_new ();

  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_button_label (self->banner, _("_Clear"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "results.clear-filter");
  /* a screen reader finds the text of a banner that is not revealed */
  g_object_bind_property (self->banner, "revealed", self->banner, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), create_search_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  bsl_result_page_set_bar (BSL_RESULT_PAGE (self), box);
  dress_button (search_button, "edit-find-symbolic", _("Search"));
  dress_button (filter_button, "bsl-filter-symbolic", _("Filter Rules"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (filter_button), "results.filter");
  g_object_bind_property (self->bar, "search-mode-enabled", search_button, "active", G_BINDING_BIDIRECTIONAL);
  adw_header_bar_pack_end (header, filter_button);
  adw_header_bar_pack_end (header, search_button);
}

static void
bsl_rule_list_page_init (BslRuleListPage *self)
{
  self->filter = (BslRuleFilter) BSL_RULE_FILTER_INIT;
  create_tools (self);
}

AdwNavigationPage *
bsl_rule_list_page_new (BslSession *session)
{
  BslRuleListPage *self = g_object_new (BSL_TYPE_RULE_LIST_PAGE, "title", _("Rules"), NULL);

  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_tell_stop (BSL_RESULT_PAGE (self));
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));
  return ADW_NAVIGATION_PAGE (self);
}
