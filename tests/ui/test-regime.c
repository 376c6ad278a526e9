/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of a project: what decides, what is left of them, where the tool must stop. */
#include "config.h"

#include "app/rules/bsl-deciding-rules.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/regime/bsl-rule-filter.h"
#include "ui/regime/bsl-rule-list-page.h"
#include "ui/regime/bsl-rule-page.h"

#define SENSITIVE \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'service.kinds': ['paas'], 'service.needs': ['paas-app'], 'project.state': 'new'}"
#define ENGAGED \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['public-security']," \
  " 'data.harm': ['public-security'], 'service.kinds': ['paas'], 'service.needs': ['serverless']," \
  " 'project.state': 'engaged', 'project.environment': 'production'}"
#define CLASSIFIED "{'organisation.type': 'state-central', 'data.classes': ['classified']}"

/* Of the offers that the result brings to their verdict. */
static guint
count_result (BslEvaluation *evaluation, const BslRule *rule, BslResult result)
{
  BslVerdict verdict = result == BSL_RESULT_FAIL ? BSL_VERDICT_NOT_ELIGIBLE : BSL_VERDICT_TO_EXAMINE;
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      GArray *checks = bsl_evaluation_get_offer (evaluation, i)->checks;

      if (bsl_evaluation_get_offer (evaluation, i)->verdict != verdict)
        continue;
      for (guint j = 0; j < checks->len; j++)
        n += g_array_index (checks, BslCheck, j).rule == rule && g_array_index (checks, BslCheck, j).result == result;
    }

  return n;
}

/* Counts are those of the checks; nobody that is left out excludes more. */
static void
test_deciding (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  g_autoptr (GArray) rules = bsl_evaluation_find_deciding_rules (evaluation, 4);
  guint least = G_MAXUINT;

  g_assert_cmpuint (rules->len, ==, 4);
  for (guint i = 0; i < rules->len; i++)
    {
      const BslDecidingRule *rule = &g_array_index (rules, BslDecidingRule, i);

      g_assert_cmpuint (rule->excluded, ==, count_result (evaluation, rule->obligation->rule, BSL_RESULT_FAIL));
      g_assert_cmpuint (rule->doubtful, ==, count_result (evaluation, rule->obligation->rule, BSL_RESULT_REVIEW));
      g_assert_cmpuint (rule->excluded, <=, least);
      least = rule->excluded;
    }
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);
      gboolean listed = FALSE;

      for (guint j = 0; j < rules->len; j++)
        listed = listed || g_array_index (rules, BslDecidingRule, j).obligation == obligation;
      g_assert_true (listed || count_result (evaluation, obligation->rule, BSL_RESULT_FAIL) <= least);
    }
}

static void
test_page (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);
  AdwNavigationPage *page = bsl_rule_list_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *group = ui_get (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, "The Rules That Decide");
  GtkWidget *row, *entry;

  g_assert_cmpuint (ui_count (group, BSL_TYPE_GO_ROW, NULL), ==, 4);
  row = ui_get (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, "Obligation");
  g_assert_cmpuint (ui_count (row, BSL_TYPE_GO_ROW, NULL), ==, 0);
  gtk_widget_activate_action (row, "detail.toggle", NULL);
  g_assert_cmpuint (ui_count (row, BSL_TYPE_GO_ROW, NULL), >, 3);

  /* a search opens what it finds, and says where it finds nothing */
  entry = ui_get (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzzz");
  g_signal_emit_by_name (entry, "search-changed");
  ui_get (ui_get (GTK_WIDGET (page), BSL_TYPE_STATUS_CARD, NULL), GTK_TYPE_LABEL, "No Rule Found");
  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_GO_ROW, NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), "reversibility");
  g_signal_emit_by_name (entry, "search-changed");
  ui_get (GTK_WIDGET (page), BSL_TYPE_GO_ROW, NULL);
  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_STATUS_CARD, NULL));
  gtk_window_destroy (window);
}

static void
test_stopped (void)
{
  g_autoptr (BslSession) session = ui_session_new (CLASSIFIED);
  const BslRule *stop = bsl_evaluation_get_stop (bsl_session_get_evaluation (session));
  AdwNavigationPage *page = bsl_rule_list_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  ui_get (ui_get (GTK_WIDGET (page), BSL_TYPE_STATUS_CARD, NULL), GTK_TYPE_LABEL, bsl_text_get (&stop->title, BSL_LANG_EN));
  g_assert_cmpuint (ui_count (GTK_WIDGET (page), BSL_TYPE_GO_ROW, NULL), ==, 1);
  g_assert_null (ui_find (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, "The Rules That Decide"));
  gtk_window_destroy (window);
}

static void
test_filter (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  BslRuleFilter filter = BSL_RULE_FILTER_INIT;
  const char *gate = bsl_rule_base_get_gate (bsl_evaluation_get_rules (evaluation), 2)->id;

  g_assert_false (bsl_rule_filter_is_set (&filter));
  filter.state = BSL_TRI_YES;
  filter.gate = gate;
  g_assert_cmpuint (bsl_rule_filter_count (&filter), ==, 2);
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);
      gboolean wanted = obligation->state == BSL_TRI_YES && g_str_equal (obligation->rule->gate, gate);

      g_assert_cmpint (bsl_rule_filter_wants (&filter, obligation, BSL_LANG_FR), ==, wanted);
    }
  bsl_rule_filter_clear (&filter);
  bsl_rule_filter_set_search (&filter, "SANTÉ");
  g_assert_true (bsl_rule_filter_wants (&filter, bsl_evaluation_find_obligation (evaluation, "HDS-1"), BSL_LANG_FR));
  g_free (filter.search);
}

static gboolean
shows (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;

  return FALSE;
}

/* A clause is read with its values; those of an offer are said to be its own. */
static void
test_clause (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);
  BslRuleBase *rules = bsl_library_get_rules (ui_get_library ());
  guint n = 0;

  for (guint i = 0; i < bsl_rule_base_get_n_rules (rules); i++)
    {
      const BslRule *rule = bsl_rule_base_get_rule (rules, i);
      const char *clause = bsl_text_get (&rule->clause, BSL_LANG_EN);
      GtkWidget *page;
      GtkWindow *window;

      if (strchr (clause, '{') == NULL)
        continue;
      page = GTK_WIDGET (bsl_rule_page_new (session, rule->id));
      window = ui_present (page);
      g_assert_false (shows (page, "{"));
      g_assert_cmpint (shows (page, "[as the offer has it]"), ==, strstr (clause, "{offer:") != NULL);
      gtk_window_destroy (window);
      n++;
    }
  g_assert_cmpuint (n, >, 3);
}

/* The way out that the law leaves: why it is open, and what the request has to hold. */
typedef struct
{
  GtkWidget *page;
  const char *title, *next;
} Unfolded;

/* The page may be filled anew meanwhile, and is folded then. */
static gboolean
is_unfolded (gpointer data)
{
  const Unfolded *wanted = data;
  GtkWidget *row = ui_get (wanted->page, BSL_TYPE_DETAIL_ROW, wanted->title);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    gtk_widget_activate_action (row, "detail.toggle", NULL);
  return ui_find (row, BSL_TYPE_GO_ROW, wanted->next) != NULL;
}

static void
test_derogation (void)
{
  g_autoptr (BslSession) session = ui_session_new (ENGAGED);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  const BslConclusion *conclusion = bsl_evaluation_find_conclusion (evaluation, "derogation");
  const BslRule *rule = bsl_rule_base_find_rule (bsl_evaluation_get_rules (evaluation), "SREN-5");
  AdwNavigationPage *page = bsl_rule_list_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  Unfolded wanted = { GTK_WIDGET (page), bsl_text_get (conclusion->value_title, BSL_LANG_EN),
                      bsl_text_get (&rule->title, BSL_LANG_EN) };
  GtkWidget *row, *next;

  g_assert_cmpstr (conclusion->value, ==, "open");
  ui_wait (is_unfolded, &wanted);
  row = ui_get (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, wanted.title);
  next = ui_get (row, BSL_TYPE_GO_ROW, bsl_text_get (&rule->title, BSL_LANG_EN));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (next)), ==, bsl_text_get (&rule->proof, BSL_LANG_EN));
  rule = bsl_rule_base_find_rule (bsl_evaluation_get_rules (evaluation), "SREN-5b");
  g_assert_null (ui_find (row, BSL_TYPE_GO_ROW, bsl_text_get (&rule->title, BSL_LANG_EN)));
  gtk_window_destroy (window);
}

/* A rule of the lowest grade says so where it is listed. */
static void
test_grade (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);
  const BslRule *rule = bsl_rule_base_find_rule (bsl_library_get_rules (ui_get_library ()), "PUR-04");
  AdwNavigationPage *page = bsl_rule_list_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *entry = ui_get (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *row;

  g_assert_cmpstr (rule->grade, ==, "D");
  gtk_editable_set_text (GTK_EDITABLE (entry), rule->id);
  g_signal_emit_by_name (entry, "search-changed");
  row = ui_get (GTK_WIDGET (page), BSL_TYPE_GO_ROW, bsl_text_get (&rule->title, BSL_LANG_EN));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Grade D, to be read again"));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/regime/deciding", test_deciding);
  g_test_add_func ("/regime/page", test_page);
  g_test_add_func ("/regime/stopped", test_stopped);
  g_test_add_func ("/regime/filter", test_filter);
  g_test_add_func ("/regime/clause", test_clause);
  g_test_add_func ("/regime/derogation", test_derogation);
  g_test_add_func ("/regime/grade", test_grade);

  return g_test_run ();
}
