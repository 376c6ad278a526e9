/* SPDX-License-Identifier: EUPL-1.2 */
/* The window, its toasts and its list of projects. */
#include "config.h"

#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-store-private.h"
#include "tests/ui/ui-fixture.h"
#include "ui/bsl-window.h"
#include "ui/history/bsl-reopened.h"
#include "ui/history/bsl-review.h"
#include "ui/projects/bsl-deletion.h"
#include "ui/projects/bsl-project-row.h"
#include "ui/projects/bsl-projects-page.h"
#include "ui/projects/bsl-trouble-view.h"
#include "ui/replay/bsl-replay-dialog.h"
#include "ui/wizard/bsl-project-page.h"
#include "ui/wizard/bsl-why-dialog.h"

static BslStore *
open_store (const char *name)
{
  g_autofree char *path = ui_dup_path (name);

  return ui_open_store (path);
}

/* What people name is no markup. */
static void
test_toast (void)
{
  g_autoptr (BslStore) store = open_store ("toast.db");
  GtkWidget *window = ui_show_window (store);

  bsl_window_add_toast (BSL_WINDOW (window), adw_toast_new ("“R&D <2>” exported"));
  ui_settle ();
  ui_get (window, GTK_TYPE_LABEL, "“R&D <2>” exported");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An error that holds what could be markup. */
static void
test_error (void)
{
  g_autoptr (BslStore) store = open_store ("R&D.db");
  g_autoptr (GError) error = g_error_new (BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "R&D <2> failed");
  GtkWidget *page;
  GtkWindow *window;
  GtkWidget *status;

  g_assert_true (bsl_database_execute (bsl_store_get_database (store), "ALTER TABLE project RENAME TO elsewhere", NULL));
  page = GTK_WIDGET (bsl_projects_page_new (ui_get_library (), store, BSL_SHELF_ACTIVE));
  window = ui_present (page);
  ui_get (page, GTK_TYPE_LABEL, bsl_store_get_path (store));
  bsl_trouble_view_tell (BSL_TROUBLE_VIEW (ui_get (page, BSL_TYPE_TROUBLE_VIEW, NULL)), "R&D.db", error);
  status = ui_get (ui_get (page, BSL_TYPE_TROUBLE_VIEW, NULL), ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), ==, "R&amp;D &lt;2&gt; failed");
  gtk_window_destroy (window);
}

static void
test_why (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  BslQuestion question = *bsl_questionnaire_get_question (bsl_session_get_questionnaire (session), 0);
  g_autoptr (GPtrArray) law = g_ptr_array_new ();
  BslReference reference = { (char *) "S29", (char *) "annexe 1", (char *) "annex 1" };
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  AdwDialog *dialog;

  g_ptr_array_add (law, &reference);
  question.law = law;

  for (guint i = 0; i < BSL_N_LANGS; i++)
    question.title.in[i] = (char *) "R&D?";
  dialog = bsl_why_dialog_new (session, &question);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_settle ();
  ui_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "R&amp;D?");
  ui_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "annex 1");
  gtk_window_destroy (window);
}

/* A list that is not shown is read when it shows again. */
static void
test_hidden (void)
{
  g_autoptr (BslStore) store = open_store ("hidden.db");
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *page = GTK_WIDGET (bsl_projects_page_new (ui_get_library (), store, BSL_SHELF_ACTIVE));
  GtkWindow *window;

  gtk_stack_add_named (stack, page, "list");
  gtk_stack_add_named (stack, gtk_label_new ("else"), "else");
  window = ui_present (GTK_WIDGET (stack));
  gtk_stack_set_visible_child_name (stack, "else");
  ui_settle ();
  g_free (ui_add_project (store, "A"));
  g_assert_cmpuint (ui_count (page, BSL_TYPE_PROJECT_ROW, NULL), ==, 0);
  gtk_stack_set_visible_child_name (stack, "list");
  ui_settle ();
  g_assert_cmpuint (ui_count (page, BSL_TYPE_PROJECT_ROW, NULL), ==, 1);
  gtk_window_destroy (window);
}

static gboolean
has_row (gpointer window)
{
  return ui_find (GTK_WIDGET (window), BSL_TYPE_PROJECT_ROW, NULL) != NULL;
}

/* What another program saves comes into the list by itself. */
static void
test_watch (void)
{
  g_autoptr (BslStore) store = open_store ("watch.db");
  g_autoptr (BslStore) other = open_store ("watch.db");
  GtkWidget *window = ui_show_window (store);

  g_assert_false (has_row (window));
  g_free (ui_add_project (other, "A"));
  ui_wait (has_row, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_found (gpointer store)
{
  g_autoptr (GPtrArray) found = bsl_store_list (store, BSL_SHELF_ACTIVE, "commune", NULL);

  return found != NULL && found->len == 1;
}

/* A project of an older file is found by its answers. */
static void
test_index (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune'}");
  BslStore *store = bsl_session_get_store (session);
  GtkWidget *window;

  g_assert_true (bsl_database_execute (bsl_store_get_database (store),
                                       "DELETE FROM search; UPDATE project SET indexed = 0, sort_title = ''", NULL));
  g_assert_false (is_found (store));
  window = ui_show_window (store);
  ui_wait (is_found, store);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
get_line (GtkWidget *row, const char *name)
{
  GtkWidget *label = GTK_WIDGET (gtk_widget_get_template_child (row, BSL_TYPE_PROJECT_ROW, name));

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static const char *
get_first_title (GtkWidget *window)
{
  return get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "title");
}

static void
sort (GtkWidget *window, const char *order)
{
  GtkWidget *page = ui_get (window, BSL_TYPE_PROJECTS_PAGE, NULL);

  g_assert_true (gtk_widget_activate_action (page, "list.project-sort", "s", order));
  ui_settle ();
}

static void
decide (BslStore *store, const char *id, const char *day)
{
  g_autoptr (BslSession) session = bsl_session_new (ui_get_library (), store, id, NULL);
  g_autofree char *json = g_strdup_printf ("\"%s\"", day);

  ui_answer (session, "purchase.decision-date", json);
}

/* The order is the same in the next window. */
static void
test_sort (void)
{
  g_autoptr (BslStore) store = open_store ("sort.db");
  g_autofree char *alpha = ui_add_project (store, "Alpha");
  g_autofree char *beta = ui_add_project (store, "Beta");
  GtkWidget *window = ui_show_window (store);

  decide (store, alpha, "2027-03-01");
  decide (store, beta, "2026-03-01");
  ui_settle ();
  g_assert_cmpstr (get_first_title (window), ==, "Beta");
  sort (window, "title");
  g_assert_cmpstr (get_first_title (window), ==, "Alpha");
  sort (window, "modified");
  g_assert_cmpstr (get_first_title (window), ==, "Beta");
  sort (window, "decision");
  g_assert_cmpstr (get_first_title (window), ==, "Alpha");
  gtk_window_destroy (GTK_WINDOW (window));

  window = ui_show_window (store);
  g_assert_cmpstr (get_first_title (window), ==, "Alpha");
  sort (window, "modified");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How far each project is. */
static void
test_states (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune', 'purchase.decision-date': '2027-03-01'}");
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, NULL);
  GtkWidget *window = ui_show_window (bsl_session_get_store (session));

  g_assert_true (g_str_has_prefix (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "subtitle"),
                                   "Draft, 2 answers · decision on 1 March 2027 · changed "));
  g_assert_true (bsl_session_freeze (session, "For signature", NULL, 0));
  ui_settle ();
  g_assert_true (g_str_has_prefix (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "subtitle"), "Frozen, 2 answers · "));
  g_assert_true (bsl_session_set_outcome (session, outcome));
  ui_settle ();
  g_assert_true (g_str_has_prefix (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "subtitle"),
                                   "Abandoned · Frozen, 2 answers · "));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
keep_seen (BslSession *session, const char *day)
{
  BslLibrary *library = bsl_session_get_library (session);
  g_autoptr (BslEvaluation) then =
    bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                        bsl_project_get_answers (bsl_session_get_project (session)), bsl_date_parse (day));
  g_autofree char *fingerprint = bsl_record_dup_fingerprint (then);
  g_autoptr (GBytes) record = bsl_record_write (then);

  g_assert_true (bsl_store_keep_evaluation (bsl_session_get_store (session), bsl_session_get_id (session), fingerprint, record, -1, NULL));
}

static gboolean
is_to_review (gpointer window)
{
  return get_line (ui_get (GTK_WIDGET (window), BSL_TYPE_PROJECT_ROW, NULL), "review") != NULL;
}

/* The law changed since somebody last saw the project: the list says so until what changed is read. The
 * program itself does not count as somebody who opened it. */
static void
test_review (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'state-central', 'service.needs': ['compute-vm']}");
  g_autoptr (BslProjectInfo) info = NULL;
  GtkWidget *window;

  keep_seen (session, "2019-03-01");
  g_assert_true (bsl_database_execute (bsl_store_get_database (bsl_session_get_store (session)), "UPDATE project SET opened = 5000", NULL));
  window = ui_show_window (bsl_session_get_store (session));
  ui_wait (is_to_review, window);
  bsl_reopened_read (session);
  ui_settle ();
  g_assert_false (is_to_review (window));
  gtk_window_destroy (GTK_WINDOW (window));
  info = bsl_store_get_info (bsl_session_get_store (session), bsl_session_get_id (session), NULL);
  g_assert_cmpint (info->opened, ==, 5);
}

/* What was seen on the law of today stays as it is; each is looked at once. */
static void
test_review_once (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'state-central', 'service.needs': ['compute-vm']}");
  BslStore *store = bsl_session_get_store (session);
  BslDate today = bsl_date_today ();

  g_assert_false (bsl_review_next (ui_get_library (), store, today));
  bsl_reopened_read (session);
  g_assert_false (bsl_review_next (ui_get_library (), store, today));
  g_assert_true (bsl_review_next (ui_get_library (), store, bsl_date_parse ("2019-03-01")));
  g_assert_false (bsl_review_next (ui_get_library (), store, bsl_date_parse ("2019-03-01")));
  g_assert_true (bsl_review_next (ui_get_library (), store, today));
}

/* One that cannot be read is marked for a person to look at, and looked at once: it holds up nobody behind it. */
static void
test_review_unreadable (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'state-central', 'service.needs': ['compute-vm']}");
  BslStore *store = bsl_session_get_store (session);
  g_autoptr (BslProjectInfo) info = NULL;

  keep_seen (session, "2019-03-01");
  g_assert_true (bsl_database_execute (bsl_store_get_database (store), "INSERT INTO extra SELECT key, 'x-broken', '{' FROM project", NULL));
  g_test_expect_message ("boussole", G_LOG_LEVEL_WARNING, "*cannot be looked at again*");
  g_assert_true (bsl_review_next (ui_get_library (), store, bsl_date_today ()));
  g_test_assert_expected_messages ();
  g_assert_false (bsl_review_next (ui_get_library (), store, bsl_date_today ()));
  info = bsl_store_get_info (store, bsl_session_get_id (session), NULL);
  g_assert_true (info->review);
}

static void
search (GtkWidget *window, const char *words)
{
  GtkWidget *page = ui_get (window, BSL_TYPE_PROJECTS_PAGE, NULL);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (page, BSL_TYPE_PROJECTS_PAGE, "search_entry")), words);
  g_signal_emit_by_name (gtk_widget_get_template_child (page, BSL_TYPE_PROJECTS_PAGE, "search_entry"), "search-changed");
  ui_settle ();
}

static void
choose_state (GtkWidget *window, const char *state)
{
  GtkWidget *page = ui_get (window, BSL_TYPE_PROJECTS_PAGE, NULL);

  g_assert_true (gtk_widget_activate_action (page, "list.project-state", "s", state));
  ui_settle ();
}

/* One state alone, which is said above the list as long as it lasts. */
static void
test_state (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune'}");
  GtkWidget *window = ui_show_window (bsl_session_get_store (session));

  choose_state (window, "frozen");
  g_assert_null (ui_find (window, BSL_TYPE_PROJECT_ROW, NULL));
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (ui_get (window, ADW_TYPE_STATUS_PAGE, NULL))), ==,
                   "No project is in this state.");
  choose_state (window, "draft");
  ui_get (window, BSL_TYPE_PROJECT_ROW, NULL);
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (ui_get (window, ADW_TYPE_BANNER, NULL))), ==, "Only drafts are shown");
  g_signal_emit_by_name (ui_get (window, GTK_TYPE_BUTTON, "Show _All"), "clicked");
  ui_settle ();
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (ui_get (window, ADW_TYPE_BANNER, NULL))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The row says where it was found, and no longer when the search is over. */
static void
test_found (void)
{
  g_autoptr (BslSession) session = ui_session_new_with ("{'organisation.type': 'commune'}", "'notes': [{'text': 'Le délégué a répondu'}]");
  GtkWidget *window = ui_show_window (bsl_session_get_store (session));

  g_assert_null (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "found"));
  search (window, "delegue");
  g_assert_cmpstr (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "found"), ==,
                   "Found in the description of the need: Le délégué a répondu");
  search (window, "commune");
  g_assert_nonnull (strstr (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "found"), ": Commune"));
  search (window, "test");
  g_assert_null (get_line (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "found"));
  search (window, "nowhere");
  ui_get (window, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_null (ui_find (window, BSL_TYPE_PROJECT_ROW, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What goes is said; what is not there is not. */
static void
test_deletion_words (void)
{
  const BslContents full = { .title = (char *) "R&D", .n_answers = 1, .n_events = 12, .n_snapshots = 2, .n_attachments = 1,
                             .n_bytes = 1000, .outcome = TRUE };
  const BslContents little = { .title = (char *) "R&D", .n_events = 1 };
  g_autofree char *all = bsl_deletion_dup_words (&full, BSL_LANG_EN);
  g_autofree char *words = bsl_deletion_dup_words (&little, BSL_LANG_EN);

  g_assert_nonnull (strstr (all, ": 1 answer, 2 frozen versions, 1 attachment, how the procurement ended and a log of 12 lines. "
                                 "Versions and attachments take 1.0\u00a0kB. "));
  g_assert_cmpstr (words, ==, "With “R&D” these will be gone: a log of 1 line. This cannot be undone.");
}

static GtkWidget *
show_trash (GtkWidget *window)
{
  ui_act (window, "win.show-trash");
  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (ui_get (window, ADW_TYPE_NAVIGATION_VIEW, NULL))));
}

/* Asked, it says what goes; cancelled, nothing does. */
static void
test_delete (void)
{
  g_autoptr (BslStore) store = open_store ("delete.db");
  g_autofree char *id = ui_add_project (store, "R&D");
  g_autoptr (BslProjectInfo) info = NULL;
  GtkWidget *window, *page;

  g_assert_true (bsl_store_move (store, id, BSL_SHELF_TRASH, NULL));
  window = ui_show_window (store);
  page = show_trash (window);
  ui_act (ui_get (page, BSL_TYPE_PROJECT_ROW, NULL), "project.delete");
  g_assert_true (g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (ui_get_dialog (window))), "With “R&D” these will be gone: "));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (ui_get_dialog (window))), ==, "cancel");
  adw_dialog_close (ui_get_dialog (window));
  ui_settle ();
  info = bsl_store_get_info (store, id, NULL);
  g_assert_nonnull (info);
  ui_act (ui_get (page, BSL_TYPE_PROJECT_ROW, NULL), "project.delete");
  g_signal_emit_by_name (ui_get_dialog (window), "response", "delete");
  ui_settle ();
  g_assert_null (ui_find (page, BSL_TYPE_PROJECT_ROW, NULL));
  g_assert_null (bsl_store_get_info (store, id, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_focus_seen (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_get_mapped (focus);
}

/* The focus goes to a neighbour, and in the end to what stands in place of the list. */
static void
test_focus (void)
{
  g_autoptr (BslStore) store = open_store ("focus.db");
  GtkWidget *window;

  g_free (ui_add_project (store, "A"));
  g_free (ui_add_project (store, "B"));
  window = ui_show_window (store);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (gtk_widget_get_parent (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL)));
      ui_act (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "project.archive");
      ui_wait (is_focus_seen, window);
    }
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* On a page with nothing but its header as well, from which one goes back by keyboard. */
static void
test_focus_archive (void)
{
  g_autoptr (BslStore) store = open_store ("focus-archive.db");
  g_autofree char *id = ui_add_project (store, "A");
  GtkWidget *window, *page;

  g_assert_true (bsl_store_move (store, id, BSL_SHELF_ARCHIVED, NULL));
  window = ui_show_window (store);
  ui_act (window, "win.show-archive");
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (ui_get (window, ADW_TYPE_NAVIGATION_VIEW, NULL))));
  gtk_widget_grab_focus (gtk_widget_get_parent (ui_get (page, BSL_TYPE_PROJECT_ROW, NULL)));
  ui_act (ui_get (page, BSL_TYPE_PROJECT_ROW, NULL), "project.restore");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), page));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_away (gpointer page)
{
  return gtk_widget_get_root (page) == NULL;
}

/* Who goes on with Tab while a page slides away has the focus in what is gone a moment later. */
static void
test_focus_gone (void)
{
  g_autoptr (BslStore) store = open_store ("focus-gone.db");
  GtkWidget *window = ui_show_window (store);
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (ui_get (window, ADW_TYPE_NAVIGATION_VIEW, NULL));
  g_autoptr (GtkWidget) page = NULL;

  ui_act (window, "win.show-archive");
  page = g_object_ref (GTK_WIDGET (adw_navigation_view_get_visible_page (view)));
  ui_start_animations ();
  adw_navigation_view_pop (view);
  g_assert_true (gtk_widget_child_focus (ui_get (page, ADW_TYPE_HEADER_BAR, NULL), GTK_DIR_TAB_FORWARD));
  ui_wait (is_away, page);
  ui_stop_animations ();
  ui_wait (is_focus_seen, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
press_tab (GtkWidget *window, GtkDirectionType direction)
{
  g_assert_true (gtk_widget_child_focus (window, direction));
}

/* Through the list, the header and back to where one was; the other way as well. */
static void
test_tab (void)
{
  g_autoptr (BslStore) store = open_store ("tab.db");
  GtkWidget *window, *header, *list;

  g_free (ui_add_project (store, "A"));
  window = ui_show_window (store);
  header = ui_get (window, ADW_TYPE_HEADER_BAR, NULL);
  list = ui_get (window, GTK_TYPE_LIST_VIEW, NULL);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 5; i++) /* row, its menu; new, search, main menu */
      {
        g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), i < 2 ? list : header));
        press_tab (window, GTK_DIR_TAB_FORWARD);
      }
  press_tab (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), header));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The banner of a choice stands between header and list. */
static void
test_tab_banner (void)
{
  g_autoptr (BslStore) store = open_store ("tab-banner.db");
  GtkWidget *window, *banner, *list;
  guint n = 0;

  g_free (ui_add_project (store, "A"));
  window = ui_show_window (store);
  banner = ui_get (window, ADW_TYPE_BANNER, NULL);
  list = ui_get (window, GTK_TYPE_LIST_VIEW, NULL);
  choose_state (window, "draft");
  for (; n < 9 && !gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), banner); n++)
    press_tab (window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (n, <, 9);
  press_tab (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Within a project it comes round as well. */
static void
test_tab_project (void)
{
  g_autoptr (BslStore) store = open_store ("tab-project.db");
  g_autofree char *id = ui_add_project (store, "A");
  GtkWidget *window = ui_show_window (store);
  GtkWidget *start;
  guint n = 0;

  ui_open_project (window, id, "opinions");
  start = ui_get (window, GTK_TYPE_BUTTON, "_Ask for an Opinion");
  g_assert_true (gtk_widget_grab_focus (start));
  do
    press_tab (window, GTK_DIR_TAB_FORWARD);
  while (gtk_window_get_focus (GTK_WINDOW (window)) != start && n++ < 60);
  g_assert_cmpuint (n, <, 60);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_past (gpointer time)
{
  return g_get_monotonic_time () >= *(gint64 *) time;
}

/* The focus passes over the steps; the one that is shown stays the one that is marked. */
static void
test_tab_steps (void)
{
  g_autoptr (BslStore) store = open_store ("tab-steps.db");
  g_autofree char *id = ui_add_project (store, "A");
  GtkWidget *window = ui_show_window (store);
  GtkListBox *steps;

  bsl_window_open_project (BSL_WINDOW (window), id);
  ui_settle ();
  steps = GTK_LIST_BOX (gtk_widget_get_template_child (ui_get (window, BSL_TYPE_PROJECT_PAGE, NULL), BSL_TYPE_PROJECT_PAGE, "steps"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (steps, 0))));
  press_tab (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (gtk_list_box_get_row_at_index (steps, 1)));
  g_assert_true (gtk_list_box_get_selected_row (steps) == gtk_list_box_get_row_at_index (steps, 0));
  g_signal_emit_by_name (steps, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (gtk_list_box_get_row_at_index (steps, 2)));
  g_assert_true (gtk_list_box_get_selected_row (steps) == gtk_list_box_get_row_at_index (steps, 0));
  g_signal_emit_by_name (steps, "activate-cursor-row");
  g_assert_true (gtk_list_box_get_selected_row (steps) == gtk_list_box_get_row_at_index (steps, 2));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* There is time to read what can be undone. */
static void
test_undo (void)
{
  g_autoptr (BslStore) store = open_store ("undo.db");
  GtkWidget *window;
  AdwToastOverlay *overlay;
  gint64 end;

  g_free (ui_add_project (store, "R&D"));
  window = ui_show_window (store);
  overlay = ADW_TOAST_OVERLAY (gtk_widget_get_template_child (window, BSL_TYPE_WINDOW, "toasts"));
  gtk_widget_activate_action (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "project.trash", NULL);
  ui_settle ();
  ui_get (GTK_WIDGET (overlay), GTK_TYPE_LABEL, "Moved to trash: “R&D”");
  end = g_get_monotonic_time () + 7 * G_USEC_PER_SEC;
  ui_wait (is_past, &end);
  ui_get (GTK_WIDGET (overlay), GTK_TYPE_LABEL, "Moved to trash: “R&D”");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
drop (GtkWidget *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };

  return ui_drop (window, &files);
}

static char *
write_document (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  const BslReportOptions options = { .lang = BSL_LANG_EN };
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (session), evaluation, &options);
  g_autoptr (GBytes) bytes = bsl_format_find ("odt")->write (document, NULL);
  char *path = ui_dup_path ("dropped.odt");

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* A project opens, a document is held against what it carries, another file is refused in words. */
static void
test_drop (void)
{
  g_autoptr (BslStore) store = open_store ("drop.db");
  GtkWidget *window = ui_show_window (store);
  g_autofree char *project = bsl_library_dup_path (ui_get_library (), "example/example.boussole");
  g_autofree char *document = write_document ();
  g_autofree char *other = ui_dup_path ("drop.db");

  g_assert_true (drop (window, other));
  ui_get (window, ADW_TYPE_ALERT_DIALOG, NULL);
  adw_dialog_force_close (ui_get_dialog (window));
  ui_settle ();
  g_assert_true (drop (window, document));
  ui_get (window, BSL_TYPE_REPLAY_DIALOG, NULL);
  adw_dialog_force_close (ui_get_dialog (window));
  ui_settle ();
  g_assert_true (drop (window, project));
  ui_get (window, BSL_TYPE_PROJECT_PAGE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* By a file that is about it; in the list it has to be restored first. */
static void
test_trash (void)
{
  g_autofree char *path = ui_dup_path ("trash.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "R&D");
  g_autoptr (BslProjectInfo) info = NULL;
  GtkWidget *window = ui_show_window (store);

  g_assert_true (bsl_store_move (store, id, BSL_SHELF_TRASH, NULL));
  bsl_window_open_project (BSL_WINDOW (window), id);
  ui_settle ();
  ui_get (window, GTK_TYPE_LABEL, "“R&D” was in the trash, and is restored");
  info = bsl_store_get_info (store, id, NULL);
  g_assert_cmpint (info->shelf, ==, BSL_SHELF_ACTIVE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_init_application (&argc, &argv);
  g_test_add_func ("/window/toast", test_toast);
  g_test_add_func ("/window/error", test_error);
  g_test_add_func ("/window/why", test_why);
  g_test_add_func ("/window/hidden", test_hidden);
  g_test_add_func ("/window/watch", test_watch);
  g_test_add_func ("/window/index", test_index);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/focus-gone", test_focus_gone);
  g_test_add_func ("/window/trash", test_trash);
  g_test_add_func ("/window/sort", test_sort);
  g_test_add_func ("/window/states", test_states);
  g_test_add_func ("/window/review", test_review);
  g_test_add_func ("/window/review-once", test_review_once);
  g_test_add_func ("/window/review-unreadable", test_review_unreadable);
  g_test_add_func ("/window/found", test_found);
  g_test_add_func ("/window/state", test_state);
  g_test_add_func ("/window/deletion-words", test_deletion_words);
  g_test_add_func ("/window/delete", test_delete);
  g_test_add_func ("/window/focus", test_focus);
  g_test_add_func ("/window/focus-archive", test_focus_archive);
  g_test_add_func ("/window/tab", test_tab);
  g_test_add_func ("/window/tab-banner", test_tab_banner);
  g_test_add_func ("/window/tab-project", test_tab_project);
  g_test_add_func ("/window/tab-steps", test_tab_steps);

  return g_test_run ();
}
