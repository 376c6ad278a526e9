/* SPDX-License-Identifier: EUPL-1.2 */
/* A project opened again, and its log. */
#include "config.h"

#include "app/report/bsl-report-tasks.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-store-private.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-log-page.h"
#include "ui/history/bsl-reopened.h"
#include "ui/history/bsl-reopening-page.h"
#include "ui/wizard/bsl-project-page.h"
#include "ui/wizard/bsl-step-page.h"

#define MINISTRY "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.needs': ['compute-vm']}"

/* As if it was last seen when an older law was in force. */
static void
see_before (BslSession *session, const char *day)
{
  BslLibrary *library = bsl_session_get_library (session);
  g_autoptr (BslEvaluation) then =
    bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                        bsl_project_get_answers (bsl_session_get_project (session)), bsl_date_parse (day));
  g_autofree char *fingerprint = bsl_record_dup_fingerprint (then);
  g_autoptr (GBytes) record = bsl_record_write (then);

  g_assert_true (bsl_store_keep_evaluation (bsl_session_get_store (session), bsl_session_get_id (session), fingerprint, record, -1, NULL));
}

/* Nothing the first time, nothing for what one did oneself; the law is told of until it is read. */
static void
test_begin (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);

  g_assert_false (bsl_reopened_begin (session));
  ui_answer (session, "organisation.type", "\"commune\"");
  g_assert_false (bsl_reopened_begin (session));
  bsl_reopened_end (session);

  see_before (session, "2019-03-01");
  g_assert_true (bsl_reopened_begin (session));
  bsl_reopened_end (session);
  g_assert_true (bsl_reopened_begin (session));
  bsl_reopened_read (session);
  g_assert_false (bsl_reopened_begin (session));
}

static int
read_blocking (BslSession *session)
{
  g_autoptr (BslProjectInfo) info = bsl_store_get_info (bsl_session_get_store (session), bsl_session_get_id (session), NULL);

  return info->n_blocking;
}

static int
count_blocking (BslSession *session)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  g_autoptr (GPtrArray) tasks = bsl_report_list_tasks (bsl_session_get_project (session), evaluation, BSL_LANG_EN);
  int n = 0;

  for (guint i = 0; i < tasks->len; i++)
    n += ((const BslReportTask *) g_ptr_array_index (tasks, i))->standing == BSL_TASK_BLOCKING;
  return n;
}

/* Who leaves a project finds in the list how many tasks keep the contract from being signed. */
static void
test_blocking (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  int n;

  g_assert_cmpint (read_blocking (session), ==, -1);
  g_assert_false (bsl_reopened_begin (session));
  n = count_blocking (session);
  g_assert_cmpint (n, >, 1);
  g_assert_cmpint (read_blocking (session), ==, n);
  ui_answer (session, "data.classes", "[\"classified\"]");
  g_assert_cmpint (read_blocking (session), ==, -1);
  bsl_reopened_end (session); /* the evaluation stops: nobody knows */
  g_assert_cmpint (read_blocking (session), ==, -1);
  ui_answer (session, "data.classes", "[\"personal\"]");
  bsl_reopened_end (session);
  g_assert_cmpint (read_blocking (session), ==, n);
}

/* Somebody else changed an answer. */
static void
test_others (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslReopened) reopened = NULL;

  g_assert_false (bsl_reopened_begin (session));
  ui_answer (session, "organisation.type", "\"commune\"");
  g_assert_true (bsl_database_execute (bsl_store_get_database (bsl_session_get_store (session)), "DROP TRIGGER event_is_never_changed; UPDATE event SET who = 'Somebody'", NULL));
  g_assert_true (bsl_reopened_begin (session));
  reopened = bsl_reopened_new (session);
  g_assert_cmpuint (reopened->deltas->len, ==, 1);
}

static AdwNavigationPage *
open (BslSession *session, GtkWindow **window)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  AdwNavigationPage *page = bsl_project_page_new (session);

  *window = ui_present (GTK_WIDGET (view));
  adw_navigation_view_push (view, page);
  ui_settle ();
  return page;
}

/* The page comes by itself and says what there is to do; next time one is where one was. */
static void
test_page (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWindow *window;
  GtkWidget *page, *shown;

  see_before (session, "2019-03-01");
  bsl_session_set_position (session, "data", NULL);
  page = GTK_WIDGET (open (session, &window));
  shown = ui_get (page, BSL_TYPE_REOPENING_PAGE, NULL);
  ui_get (shown, BSL_TYPE_GO_ROW, "Read the rules that apply");
  gtk_widget_activate_action (shown, "reopening.read", NULL);
  ui_settle ();
  gtk_window_destroy (window);

  page = GTK_WIDGET (open (session, &window));
  g_assert_null (ui_find (page, BSL_TYPE_REOPENING_PAGE, NULL));
  ui_get (page, BSL_TYPE_STEP_PAGE, NULL);
  gtk_window_destroy (window);
}

static const char *
get_subtitle (GtkWidget *page, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (page, BSL_TYPE_TEXT_ROW, title)));
}

/* Who, what, before, after, why, in the words of the questions. */
static void
test_log (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "organisation.type");
  const char *title = bsl_text_get (&question->title, bsl_session_get_lang (session));
  BslStepped stepped;
  g_autofree char *undone = g_strdup_printf ("Undone: %s", title);
  GtkWidget *page;
  GtkWindow *window;

  ui_answer (session, "organisation.type", "\"commune\"");
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_true (bsl_session_set_title (session, "R&D"));
  g_assert_true (bsl_session_freeze (session, "For signature", NULL, 0));
  page = GTK_WIDGET (bsl_log_page_new (session));
  window = ui_present (page);
  ui_get (page, GTK_TYPE_LABEL, "The Log Is Whole");
  g_assert_nonnull (strstr (get_subtitle (page, title), "After: "));
  g_assert_nonnull (strstr (get_subtitle (page, undone), "Before: "));
  g_assert_nonnull (strstr (get_subtitle (page, "Title"), "Before: Test\nAfter: R&D"));
  g_assert_true (g_str_has_prefix (get_subtitle (page, "Project frozen"), "Reason: For signature\n"));
  ui_get (page, BSL_TYPE_TEXT_ROW, "Project created");
  gtk_window_destroy (window);
}

#define OPINION(reply) "[{\"id\": \"o\", \"role\": \"rssi\", \"time\": 1, \"about\": [\"data.harm\"]" reply "}]"

static void
set_opinions (BslSession *session, const char *json)
{
  g_autoptr (JsonNode) list = json_from_string (json, NULL);

  g_assert_true (bsl_history_set_extra (bsl_session_get_history (session), BSL_MEMBER_OPINIONS, list, NULL));
}

/* Who was asked, and who said what. */
static void
test_opinions (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const char *role = "Head of information security (RSSI)";
  g_autofree char *asked = g_strdup_printf ("Opinion asked for: %s", role);
  g_autofree char *given = g_strdup_printf ("Opinion given: %s", role);
  g_autofree char *withdrawn = g_strdup_printf ("Question taken back: %s", role);
  GtkWidget *page;
  GtkWindow *window;

  set_opinions (session, OPINION (""));
  set_opinions (session, "[]");
  set_opinions (session, OPINION (""));
  set_opinions (session, OPINION (", \"reply\": {\"name\": \"C. Martin\", \"function\": \"RSSI\", \"on\": \"2027-03-15\", \"opinion\": \"reserved\"}"));
  page = GTK_WIDGET (bsl_log_page_new (session));
  window = ui_present (page);
  ui_get (page, BSL_TYPE_TEXT_ROW, asked);
  g_assert_nonnull (strstr (get_subtitle (page, given), "Favourable with reservations"));
  g_assert_nonnull (strstr (get_subtitle (page, given), "C. Martin, RSSI"));
  ui_get (page, BSL_TYPE_TEXT_ROW, withdrawn);
  gtk_window_destroy (window);
}

static void
test_broken (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWidget *page;
  GtkWindow *window;

  ui_answer (session, "organisation.type", "\"commune\"");
  g_assert_true (bsl_database_execute (bsl_store_get_database (bsl_session_get_store (session)), "DROP TRIGGER event_is_never_changed; UPDATE event SET who = 'Somebody' WHERE seq = 2", NULL));
  page = GTK_WIDGET (bsl_log_page_new (session));
  window = ui_present (page);
  ui_get (page, GTK_TYPE_LABEL, "The Log Is Not as It Was Written");
  gtk_window_destroy (window);
}

/* A long log is read by parts. */
static void
test_long (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWidget *page;
  GtkWindow *window;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      g_assert_true (bsl_session_set_title (session, title));
    }
  page = GTK_WIDGET (bsl_log_page_new (session));
  window = ui_present (page);
  g_assert_null (ui_find (page, BSL_TYPE_TEXT_ROW, "Project created"));
  gtk_widget_activate_action (page, "log.more", NULL);
  ui_settle ();
  ui_get (page, BSL_TYPE_TEXT_ROW, "Project created");
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, "Show Earlier Changes"));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/reopening/begin", test_begin);
  g_test_add_func ("/reopening/blocking", test_blocking);
  g_test_add_func ("/reopening/others", test_others);
  g_test_add_func ("/reopening/page", test_page);
  g_test_add_func ("/log/words", test_log);
  g_test_add_func ("/log/opinions", test_opinions);
  g_test_add_func ("/log/broken", test_broken);
  g_test_add_func ("/log/long", test_long);

  return g_test_run ();
}
