/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rules apply, may apply, do not apply, and why. */
#include "config.h"

#include "ui/regime/bsl-rule-list-page.h"

#include <glib/gi18n.h>

#include "ui/analysis/bsl-analysis-words.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

struct _BslRuleListPage
{
  BslResultPage parent_instance;

  char *search; /* folded; "" for none */
  GtkSearchBar *bar;
  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (BslRuleListPage, bsl_rule_list_page, BSL_TYPE_RESULT_PAGE)

static char *
fold (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");

  return g_utf8_casefold (ascii, -1);
}

static gboolean
is_wanted (BslRuleListPage *self, const BslRule *rule)
{
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  g_autofree char *text = g_strjoin ("\n", rule->id, bsl_text_get (&rule->title, lang), bsl_text_get (&rule->summary, lang), NULL);
  g_autofree char *folded = fold (text);

  return strstr (folded, self->search) != NULL;
}

static void
fill_conclusion (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    {
      g_auto (GStrv) reasons = NULL;

      if (bsl_evaluation_get_conclusion (evaluation, i) != detail)
        continue;
      reasons = bsl_evaluation_dup_conclusion_reasons (evaluation, i, bsl_result_page_get_lang (page));
      for (guint j = 0; reasons[j] != NULL; j++)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_text_row_new (reasons[j]));
    }
}

static void
add_conclusions (BslResultPage *page, BslEvaluation *evaluation)
{
  BslLang lang = bsl_result_page_get_lang (page);
  g_autofree char *day = bsl_date_to_words (bsl_evaluation_get_date (evaluation), lang);
  g_autofree char *description = g_strdup_printf (_("Law read on %s. Open a line to read why."), day);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("What Follows"), description);

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    {
      const BslConclusion *conclusion = bsl_evaluation_get_conclusion (evaluation, i);

      adw_preferences_group_add (group, bsl_detail_row_new (bsl_text_get (conclusion->value_title, lang),
                                                            bsl_text_get (conclusion->title, lang),
                                                            fill_conclusion, page, conclusion));
    }
}

/* The guided analyses that the project asks for, or that were begun. */
static void
add_analyses (BslResultPage *page, BslEvaluation *evaluation)
{
  BslSession *session = bsl_result_page_get_session (page);
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    {
      const BslAnalysis *analysis = bsl_rule_base_get_analysis (rules, i);
      g_autofree char *title = NULL;
      g_autofree char *description = NULL;
      BslWord word = bsl_analysis_dup_status (analysis, session, &title, &description);
      GtkWidget *row;

      if (bsl_evaluation_needs_analysis (evaluation, analysis) == BSL_TRI_NO &&
          !bsl_analysis_is_begun (analysis, bsl_session_get_project (session)))
        continue;
      if (group == NULL)
        group = bsl_result_page_add_group (page, NULL, NULL);
      row = bsl_go_row_new (bsl_text_get (&analysis->title, bsl_result_page_get_lang (page)), title, "details.analysis", analysis->id);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (word));
      adw_preferences_group_add (group, row);
    }
}

/* "Obligation · why" */
static GtkWidget *
create_rule (BslResultPage *page, BslEvaluation *evaluation, const BslObligation *obligation)
{
  BslLang lang = bsl_result_page_get_lang (page);
  g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (evaluation, obligation, lang);
  g_autofree char *subtitle = g_strjoin (reasons[0] != NULL ? " · " : "", bsl_words_for_effect (obligation->rule->effect),
                                         reasons[0] != NULL ? reasons[0] : "", NULL);
  GtkWidget *row = bsl_go_row_new (bsl_text_get (&obligation->rule->title, lang), subtitle, "details.rule", obligation->rule->id);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (bsl_words_for_state (obligation->state)));

  return row;
}

static guint
count_rules (BslRuleListPage *self, BslEvaluation *evaluation, BslTri state)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);

      n += obligation->state == state && is_wanted (self, obligation->rule);
    }

  return n;
}

static void
add_rules (BslRuleListPage *self, BslEvaluation *evaluation, BslTri state, const char *title, const char *description)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  guint n = count_rules (self, evaluation, state);
  g_autofree char *counted = g_strdup_printf ("%s (%u)", title, n);
  AdwPreferencesGroup *group;

  if (n == 0)
    return;

  group = bsl_result_page_add_group (page, counted, description);
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);

      if (obligation->state == state && is_wanted (self, obligation->rule))
        adw_preferences_group_add (group, create_rule (page, evaluation, obligation));
    }
}

static void
fill_others (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);

      if (obligation->state == BSL_TRI_NO && is_wanted (subject, obligation->rule))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_rule (page, evaluation, obligation));
    }
}

/* Most rules do not apply: they wait behind one row, unless somebody searches for one. */
static void
add_others (BslRuleListPage *self, BslEvaluation *evaluation)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  guint n = count_rules (self, evaluation, BSL_TRI_NO);
  g_autofree char *title = g_strdup_printf (ngettext ("%u rule does not apply", "%u rules do not apply", n), n);
  GtkWidget *row;

  if (n == 0)
    return;

  row = bsl_detail_row_new (title, _("Because of the answers or the date"), fill_others, page, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), *self->search != '\0');
  adw_preferences_group_add (bsl_result_page_add_group (page, _("Do Not Apply"), NULL), row);
}

static void
bsl_rule_list_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslRuleListPage *self = BSL_RULE_LIST_PAGE (page);

  if (*self->search == '\0')
    {
      add_conclusions (page, evaluation);
      add_analyses (page, evaluation);
    }
  add_rules (self, evaluation, BSL_TRI_YES, _("Apply"), NULL);
  add_rules (self, evaluation, BSL_TRI_UNKNOWN, _("May Apply"), _("Open questions decide; each rule says which."));
  add_others (self, evaluation);
}

static void
announce (BslRuleListPage *self)
{
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self));
  guint n = 0;
  g_autofree char *message = NULL;

  for (int state = BSL_TRI_NO; evaluation != NULL && state <= BSL_TRI_YES; state++)
    n += count_rules (self, evaluation, (BslTri) state);
  message = g_strdup_printf (ngettext ("%u rule found", "%u rules found", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
search_changed_cb (BslRuleListPage *self)
{
  g_free (self->search);
  self->search = fold (gtk_editable_get_text (self->entry));
  bsl_result_page_update (BSL_RESULT_PAGE (self));
  if (*self->search != '\0')
    announce (self);
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
bsl_rule_list_page_finalize (GObject *object)
{
  g_free (BSL_RULE_LIST_PAGE (object)->search);
  G_OBJECT_CLASS (bsl_rule_list_page_parent_class)->finalize (object);
}

static void
bsl_rule_list_page_class_init (BslRuleListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_rule_list_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_rule_list_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "results.search", NULL, search);
}

static void
create_search (BslRuleListPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *bar = gtk_search_bar_new ();
  GtkWidget *button = gtk_toggle_button_new ();

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

  gtk_button_set_icon_name (GTK_BUTTON (button), "edit-find-symbolic");
  gtk_widget_set_tooltip_text (button, _("Search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  g_object_bind_property (bar, "search-mode-enabled", button, "active", G_BINDING_BIDIRECTIONAL);

  self->bar = GTK_SEARCH_BAR (bar);
  self->entry = GTK_EDITABLE (entry);
  adw_header_bar_pack_end (bsl_result_page_get_header (BSL_RESULT_PAGE (self)), button);
  bsl_result_page_set_bar (BSL_RESULT_PAGE (self), bar);
}

static void
bsl_rule_list_page_init (BslRuleListPage *self)
{
  self->search = g_strdup ("");
  create_search (self);
}

AdwNavigationPage *
bsl_rule_list_page_new (BslSession *session)
{
  BslRuleListPage *self = g_object_new (BSL_TYPE_RULE_LIST_PAGE, "title", _("Rules"), NULL);

  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  g_signal_connect_object (session, "annotated", G_CALLBACK (bsl_result_page_update), self, G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}
