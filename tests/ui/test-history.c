/* SPDX-License-Identifier: EUPL-1.2 */
/* A project frozen, amended, compared, and its outcome. */
#include "config.h"

#include "app/core/bsl-outcome.h"
#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-freeze.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-change-words.h"
#include "ui/history/bsl-compare-page.h"
#include "ui/history/bsl-outcome-page.h"
#include "ui/history/bsl-version-page.h"
#include "ui/history/bsl-versions-page.h"

#define MINISTRY "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.needs': ['compute-vm']}"

static GPtrArray *
read_versions (BslSession *session)
{
  return bsl_snapshots_read (bsl_session_get_project (session));
}

static gboolean
is_frozen (gpointer session)
{
  gboolean frozen;

  g_object_get (session, "frozen", &frozen, NULL);
  return frozen;
}

/* As a person does: the row, the reason, the button. */
static void
freeze (BslSession *session, GtkWidget *page, const char *reason)
{
  GtkRoot *window = gtk_widget_get_root (page);
  AdwAlertDialog *dialog;

  gtk_widget_activate_action (page, "versions.freeze", NULL);
  ui_settle ();
  dialog = ADW_ALERT_DIALOG (ui_get (GTK_WIDGET (window), ADW_TYPE_ALERT_DIALOG, NULL));
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "do"));
  gtk_editable_set_text (GTK_EDITABLE (ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Reason")), reason);
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "do"));
  g_signal_emit_by_name (dialog, "response::do", "do");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_get (page, ADW_TYPE_SPINNER, NULL);
  ui_wait (is_frozen, session);
  ui_settle ();
}

static gboolean
begins (BslSession *session, const BslSnapshot *version, const char *part, const char *text)
{
  const BslPart *found = bsl_snapshot_find_part (version, part);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (found);
  bytes = bsl_history_read_part (bsl_session_get_history (session), found, &error);
  g_assert_no_error (error);
  return g_bytes_get_size (bytes) > strlen (text) && memcmp (g_bytes_get_data (bytes, NULL), text, strlen (text)) == 0;
}

/* Frozen, the documents and the evaluation are kept, and the page says so. */
static void
test_freeze (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWidget *page = GTK_WIDGET (bsl_versions_page_new (session));
  GtkWindow *window = ui_present (page);
  g_autoptr (GPtrArray) versions = NULL;
  const BslSnapshot *version;

  ui_get (page, GTK_TYPE_LABEL, "Draft");
  ui_get (page, BSL_TYPE_TEXT_ROW, "There is no version yet: each time the project is frozen, one is kept.");
  freeze (session, page, "Before the signature");
  versions = read_versions (session);
  g_assert_cmpuint (versions->len, ==, 1);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->reason, ==, "Before the signature");
  g_assert_true (begins (session, version, "justification.pdf", "%PDF-"));
  g_assert_true (begins (session, version, "justification.odt", "PK"));
  g_assert_true (begins (session, version, BSL_PART_EVALUATION, "{"));
  ui_get (page, GTK_TYPE_LABEL, "Frozen");
  ui_get (page, BSL_TYPE_GO_ROW, "Amend…");
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, "Freeze…"));
  gtk_window_destroy (window);
}

/* What @what changed, each thing by its name. */
static const BslChangeWords *
find_change (GPtrArray *list, const char *title)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((const BslChangeWords *) g_ptr_array_index (list, i))->title, title))
      return g_ptr_array_index (list, i);
  g_error ("nothing of “%s”", title);
}

static void
assert_change (GPtrArray *list, const char *title, const char *before, const char *after)
{
  const BslChangeWords *change = find_change (list, title);

  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

#define STUDY(weight, level, by) \
  "{\"weights\": {\"circular-6519\": {\"performance\": " weight "}}, \"levels\": {\"circular-6519\": {\"scaleway-public-cloud\":" \
  " {\"performance\": " level "}}}, \"scorings\": [" by "]}"

/* The market study says what is different, and only that. */
static void
test_study_changes (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  g_autoptr (GPtrArray) list = bsl_change_words_list (
      session, evaluation, "extra:study", STUDY ("20", "{\"level\": 1, \"reason\": \"slow\"}", ""),
      STUDY ("30", "{\"level\": 3, \"reason\": \"tried\"}", "{\"by\": \"A. Nom\", \"levels\": {}}"));
  g_autoptr (GPtrArray) first = bsl_change_words_list (session, evaluation, "extra:study", NULL, "{\"unknowns\": \"strict\", \"to-examine\": true}");

  assert_change (list, "Weight: Business performance", "20", "30");
  assert_change (list, "Scaleway (nuage public) – Business performance", "1 – slow", "3 – tried");
  assert_change (list, "Scored Apart", NULL, "A. Nom");
  g_assert_cmpuint (list->len, ==, 3);
  assert_change (first, "What Is Unknown", "Cautious: the unknown counts as the worst it may be",
                 "Strict: an offer with something unknown has no place");
  assert_change (first, "Compare Offers to Examine Too", "No", "Yes");
  g_assert_cmpuint (first->len, ==, 2);
}

#define COST(months, quantity, price) \
  "{\"months\": " months ", \"items\": [{\"id\": \"a\", \"title\": \"Machines\", \"unit\": \"month\", \"low\": " quantity "}]," \
  " \"offers\": {\"scaleway-public-cloud\": {\"prices\": {\"a\": {\"low\": " price ", \"source\": \"Quote\"}}, \"exit\": {\"low\": 5}}}}"

/* So does the estimate of cost. */
static void
test_cost_changes (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  g_autoptr (GPtrArray) list = bsl_change_words_list (session, evaluation, "extra:cost", COST ("12", "3", "7"), COST ("24", "4", "8"));
  g_autoptr (GPtrArray) gone = bsl_change_words_list (session, evaluation, "extra:cost", COST ("12", "3", "7"), NULL);
  const BslChangeWords *price = find_change (list, "Scaleway (nuage public) – Machines");

  assert_change (list, "Months Counted", "12", "24");
  g_assert_true (g_str_has_prefix (find_change (list, "Quantity of the Need")->before, "Machines\n"));
  g_assert_true (g_str_has_suffix (find_change (list, "Quantity of the Need")->after, ": 4"));
  g_assert_true (strstr (price->before, "7") != NULL && strstr (price->after, "8") != NULL);
  g_assert_true (g_str_has_suffix (price->after, "Quote"));
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpuint (gone->len, ==, 4); /* the exit too */
  g_assert_null (find_change (gone, "Scaleway (nuage public) – Exit, Once")->after);
}

/* A version shows why it was made and what it holds. */
static void
test_version (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWidget *page = GTK_WIDGET (bsl_versions_page_new (session));
  GtkWindow *window = ui_present (page);
  g_autoptr (GPtrArray) versions = NULL;
  GtkWidget *row;

  freeze (session, page, "For R&D");
  gtk_window_destroy (window);
  g_assert_true (bsl_session_amend (session, "An answer was wrong"));
  versions = read_versions (session);
  page = GTK_WIDGET (bsl_version_page_new (session, ((BslSnapshot *) g_ptr_array_index (versions, 0))->id));
  window = ui_present (page);
  row = ui_get (page, BSL_TYPE_TEXT_ROW, "Reason");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "For R&D");
  ui_get (page, BSL_TYPE_GO_ROW, "Justification (PDF)");
  ui_get (page, BSL_TYPE_GO_ROW, "Justification (ODT)");
  ui_get (page, BSL_TYPE_TEXT_ROW, "Amended on");
  gtk_window_destroy (window);
}

static const char *
get_subtitle (GtkWidget *page, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (page, BSL_TYPE_TEXT_ROW, title)));
}

static char *
dup_words (const BslQuestion *question, const char *json, BslLang lang)
{
  BslValue value = { 0 };

  g_assert_true (bsl_value_from_text (&value, json, &question->domain));
  return bsl_value_to_words (&value, &question->domain, lang);
}

static char *
dup_expected (const BslQuestion *question, const char *before, const char *after, BslLang lang)
{
  g_autofree char *old = dup_words (question, before, lang);
  g_autofree char *new = dup_words (question, after, lang);

  return g_strdup_printf ("Before: %s\nAfter: %s", old, new);
}

/* What changed since a version, then between two of them; and that two are alike. */
static void
test_compare (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWidget *page = GTK_WIDGET (bsl_versions_page_new (session));
  GtkWindow *window = ui_present (page);
  g_autoptr (GPtrArray) versions = NULL;
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "organisation.type");
  const char *title = bsl_text_get (&question->title, bsl_session_get_lang (session));
  g_autofree char *expected = NULL;
  GtkWidget *to;

  freeze (session, page, "One");
  g_assert_true (bsl_session_amend (session, "Wrong"));
  ui_answer (session, "organisation.type", "\"commune\"");
  freeze (session, page, "Two");
  gtk_window_destroy (window);

  versions = read_versions (session);
  page = GTK_WIDGET (bsl_compare_page_new (session, ((BslSnapshot *) g_ptr_array_index (versions, 0))->id));
  window = ui_present (page);
  expected = dup_expected (question, "\"state-central\"", "\"commune\"", bsl_session_get_lang (session));
  g_assert_cmpstr (get_subtitle (page, title), ==, expected);
  ui_get (page, BSL_TYPE_DETAIL_ROW, "Rules");

  to = ui_get (page, ADW_TYPE_COMBO_ROW, "To");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (to)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (to), 1);
  ui_settle ();
  g_assert_cmpstr (get_subtitle (page, title), ==, expected);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (page, ADW_TYPE_COMBO_ROW, "To")), 0);
  ui_settle ();
  g_assert_null (ui_find (page, BSL_TYPE_TEXT_ROW, title));
  ui_get (page, BSL_TYPE_TEXT_ROW, "Rules and verdicts are the same.");
  ui_get (page, BSL_TYPE_GO_ROW, "Text Document (ODT)");
  ui_get (page, BSL_TYPE_GO_ROW, "PDF");
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, "Project File"));
  gtk_window_destroy (window);
}

static GtkWidget *
get_button (GtkWidget *page)
{
  return ui_get (page, GTK_TYPE_BUTTON, "_Record the Outcome");
}

/* Also while frozen; awarded only with an offer, which is kept as it was. */
static void
test_outcome (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, "'snapshots': [{'id': 'x'}]");
  GtkWidget *page = GTK_WIDGET (bsl_outcome_page_new (session));
  GtkWindow *window = ui_present (page);
  AdwComboRow *kind = ADW_COMBO_ROW (ui_get (page, ADW_TYPE_COMBO_ROW, "The Procurement"));
  GtkWidget *day = ui_get (page, ADW_TYPE_ENTRY_ROW, "Day, for example 15/03/2027");
  g_autoptr (BslOutcome) outcome = NULL;

  g_assert_false (gtk_widget_get_visible (day));
  adw_combo_row_set_selected (kind, BSL_OUTCOME_AWARDED + 1);
  g_assert_true (gtk_widget_get_visible (day));
  g_assert_false (gtk_widget_get_sensitive (get_button (page)));
  ui_get (page, GTK_TYPE_LABEL, "Choose the offer that was awarded.");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_get (page, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (day), "31/02/2027");
  g_assert_false (gtk_widget_get_sensitive (get_button (page)));
  gtk_editable_set_text (GTK_EDITABLE (day), "15/03/2027");
  g_assert_true (gtk_widget_get_sensitive (get_button (page)));
  gtk_widget_activate_action (page, "outcome.record", NULL);

  outcome = bsl_outcome_read (bsl_session_get_project (session));
  g_assert_nonnull (outcome);
  g_assert_cmpint (outcome->kind, ==, BSL_OUTCOME_AWARDED);
  g_assert_cmpuint (outcome->on, ==, bsl_date_parse ("2027-03-15"));
  g_assert_cmpuint (outcome->awards->len, ==, 1);
  g_assert_nonnull (((BslAward *) g_ptr_array_index (outcome->awards, 0))->copy);
  adw_combo_row_set_selected (kind, 0);
  gtk_widget_activate_action (page, "outcome.record", NULL);
  g_assert_null (bsl_outcome_read (bsl_session_get_project (session)));
  gtk_window_destroy (window);
}

/* What is written in a field that is no longer asked for keeps nothing from being recorded. */
static void
test_outcome_withdrawn (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOutcome) none = bsl_outcome_new (BSL_OUTCOME_NONE_SUITABLE, BSL_DATE_NONE, NULL);
  GtkWidget *page;
  GtkWindow *window;

  g_assert_true (bsl_session_set_outcome (session, none));
  page = GTK_WIDGET (bsl_outcome_page_new (session));
  window = ui_present (page);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (page, ADW_TYPE_ENTRY_ROW, "Day, for example 15/03/2027")), "31/02/2027");
  g_assert_false (gtk_widget_get_sensitive (get_button (page)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (page, ADW_TYPE_COMBO_ROW, "The Procurement")), 0);
  g_assert_true (gtk_widget_get_sensitive (get_button (page)));
  gtk_widget_activate_action (page, "outcome.record", NULL);
  g_assert_null (bsl_outcome_read (bsl_session_get_project (session)));
  gtk_window_destroy (window);
}

/* In a second window of the same project. */
static void
test_outcome_elsewhere (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOutcome) none = bsl_outcome_new (BSL_OUTCOME_NONE_SUITABLE, BSL_DATE_NONE, NULL);
  g_autoptr (BslOutcome) abandoned = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, "why");
  GtkWidget *page = GTK_WIDGET (bsl_outcome_page_new (session));
  GtkWindow *window = ui_present (page);
  AdwComboRow *kind = ADW_COMBO_ROW (ui_get (page, ADW_TYPE_COMBO_ROW, "The Procurement"));

  g_assert_true (bsl_session_set_outcome (session, none));
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, BSL_OUTCOME_NONE_SUITABLE + 1);
  g_assert_false (gtk_widget_get_sensitive (get_button (page)));

  adw_combo_row_set_selected (kind, 0);
  g_assert_true (bsl_session_set_outcome (session, abandoned));
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, 0);
  ui_get (page, GTK_TYPE_LABEL, "Somebody else recorded meanwhile: Abandoned · why. What you record replaces it; the log keeps both.");
  g_assert_true (gtk_widget_get_sensitive (get_button (page)));
  gtk_window_destroy (window);
}

#define RECORDED                                                                                                       \
  "'outcome': {'result': 'awarded', 'on': '2027-03-15', 'text': 'Attribu', 'offers': [{'id': 'gone', 'name': 'Gone',"  \
  " 'copy': {'kept': 1}}, {'id': 'numspot-iaas-snc', 'name': 'As it was', 'copy': {'kept': 2}}]}"

/* What is mended in the text leaves the offers as they were kept, also those that are gone. */
static void
test_outcome_again (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, RECORDED);
  GtkWidget *page = GTK_WIDGET (bsl_outcome_page_new (session));
  GtkWindow *window = ui_present (page);
  g_autoptr (BslOutcome) before = bsl_outcome_read (bsl_session_get_project (session));
  g_autoptr (BslOutcome) outcome = NULL;

  gtk_editable_set_text (GTK_EDITABLE (ui_get (page, ADW_TYPE_ENTRY_ROW, "What there is to say of it")), "Attribué");
  gtk_widget_activate_action (page, "outcome.record", NULL);
  outcome = bsl_outcome_read (bsl_session_get_project (session));
  g_assert_cmpstr (outcome->text, ==, "Attribué");
  g_assert_cmpuint (outcome->awards->len, ==, before->awards->len);
  for (guint i = 0; i < before->awards->len; i++)
    {
      const BslAward *kept = g_ptr_array_index (before->awards, i);
      gboolean found = FALSE;

      for (guint j = 0; j < outcome->awards->len; j++)
        {
          const BslAward *award = g_ptr_array_index (outcome->awards, j);

          found = found || (g_strcmp0 (award->id, kept->id) == 0 && g_strcmp0 (award->name, kept->name) == 0
                            && json_node_equal (award->copy, kept->copy));
        }
      g_assert_true (found);
    }
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/history/study-changes", test_study_changes);
  g_test_add_func ("/history/cost-changes", test_cost_changes);
  g_test_add_func ("/history/freeze", test_freeze);
  g_test_add_func ("/history/version", test_version);
  g_test_add_func ("/history/compare", test_compare);
  g_test_add_func ("/history/outcome", test_outcome);
  g_test_add_func ("/history/outcome-elsewhere", test_outcome_elsewhere);
  g_test_add_func ("/history/outcome-withdrawn", test_outcome_withdrawn);
  g_test_add_func ("/history/outcome-again", test_outcome_again);

  return g_test_run ();
}
