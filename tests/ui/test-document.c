/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents: read, followed to where a line comes from, completed, saved, printed. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-places.h"
#include "app/store/bsl-freeze.h"
#include "tests/ui/ui-fixture.h"
#include "app/core/bsl-task.h"
#include "app/report/bsl-report-tasks.h"
#include "ui/analysis/bsl-analysis-page.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/common/bsl-details-view.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/document/bsl-chosen-offers.h"
#include "ui/document/bsl-document-page.h"
#include "ui/document/bsl-figure-view.h"
#include "ui/document/bsl-form-page.h"
#include "ui/document/bsl-forms-page.h"
#include "ui/document/bsl-own-text-page.h"
#include "ui/document/bsl-own-texts-page.h"
#include "ui/document/bsl-preview-page.h"
#include "ui/document/bsl-preview-row.h"
#include "ui/document/bsl-task-dialog.h"
#include "ui/document/bsl-task-page.h"
#include "ui/document/bsl-tasks-page.h"
#include "ui/offers/bsl-offer-page.h"
#include "ui/regime/bsl-rule-page.h"
#include "ui/wizard/bsl-pause.h"
#include "ui/wizard/bsl-project-page.h"
#include "ui/wizard/bsl-question-group.h"
#include "ui/wizard/bsl-step-page.h"

#define MINISTRY "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.needs': ['compute-vm']}"
/* every change is refused until the project is amended */
#define FROZEN "'snapshots': [{'id': 'x'}]"
#define PLAN "exit.plan"

/* A project, opened on its document. */
typedef struct
{
  BslSession *session;
  GtkWindow *window;
  BslProjectPage *project;
} Fixture;

static void
open_document (Fixture *self, const char *members)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());

  self->session = ui_session_new_with (MINISTRY, members);
  self->project = BSL_PROJECT_PAGE (bsl_project_page_new (self->session));
  self->window = ui_present (GTK_WIDGET (view));
  adw_navigation_view_push (view, ADW_NAVIGATION_PAGE (self->project));
  ui_settle ();
  bsl_project_page_go (self->project, "document", NULL);
  ui_settle ();
}

static void
close_document (Fixture *self)
{
  gtk_window_destroy (self->window);
  g_clear_object (&self->session);
}

static AdwNavigationPage *
get_page (Fixture *self)
{
  GtkWidget *page = ui_get (GTK_WIDGET (self->project), BSL_TYPE_DOCUMENT_PAGE, NULL);

  return bsl_details_view_get_visible_page (BSL_DETAILS_VIEW (ui_get (page, BSL_TYPE_DETAILS_VIEW, NULL)));
}

static void
act (Fixture *self, const char *action, const char *target)
{
  gboolean done = target != NULL ? gtk_widget_activate_action (GTK_WIDGET (get_page (self)), action, "s", target)
                                 : gtk_widget_activate_action (GTK_WIDGET (get_page (self)), action, NULL);

  g_assert_true (done);
  ui_settle ();
}

static gboolean
has_contents (gpointer page)
{
  return ui_find (page, BSL_TYPE_GO_ROW, "1. Identification") != NULL;
}

static gboolean
has_rows (gpointer page)
{
  return ui_find (page, BSL_TYPE_PREVIEW_ROW, NULL) != NULL;
}

/* The page of a section. */
static AdwNavigationPage *
read_section (Fixture *self, const char *section)
{
  ui_wait (has_contents, get_page (self));
  act (self, "document.read", section);
  g_assert_true (BSL_IS_PREVIEW_PAGE (get_page (self)));
  ui_wait (has_rows, get_page (self));
  return get_page (self);
}

static GtkListBoxRow *
find_line (GtkWidget *page, const char *origin)
{
  GtkListBox *list = GTK_LIST_BOX (ui_get (page, GTK_TYPE_LIST_BOX, NULL));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (bsl_preview_row_get_origin (BSL_PREVIEW_ROW (row)), origin) == 0)
      return row;
  g_error ("no line of %s", origin);
}

static void
type (GtkWidget *page, const char *text)
{
  GtkWidget *view = ui_get (page, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  bsl_pause_flush (view);
  ui_settle ();
}

static void
assert_text (Fixture *self, const char *place, const char *expected)
{
  g_assert_cmpstr (bsl_own_text_get (bsl_session_get_project (self->session), place), ==, expected);
}

static gboolean
shows_plan (gpointer page)
{
  return ui_find (page, GTK_TYPE_LABEL, "Leave in three months\n\n- data\n- keys") != NULL;
}

/* What is not written says who writes it; pressed, it opens the field; written, it stands there. */
static void
test_write (void)
{
  Fixture self;
  AdwNavigationPage *preview;
  GtkListBoxRow *line;

  open_document (&self, NULL);
  preview = read_section (&self, "exit");
  line = find_line (GTK_WIDGET (preview), "text:" PLAN);
  g_assert_true (gtk_list_box_row_get_activatable (line));
  g_signal_emit_by_name (ui_get (GTK_WIDGET (preview), GTK_TYPE_LIST_BOX, NULL), "row-activated", line);
  ui_settle ();
  g_assert_true (BSL_IS_OWN_TEXT_PAGE (get_page (&self)));
  ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_TEXT_ROW, "Write nothing classified here: the file is not made to hold it.");
  type (GTK_WIDGET (get_page (&self)), "Leave in three months\n\n- data\n- keys");
  assert_text (&self, PLAN, "Leave in three months\n\n- data\n- keys");
  act (&self, "navigation.pop", NULL);
  g_assert_true (get_page (&self) == preview);
  ui_wait (shows_plan, preview);
  close_document (&self);
}

/* Undone from wherever somebody is, and shown. */
static void
test_undo (void)
{
  Fixture self;

  open_document (&self, NULL);
  act (&self, "details.text", PLAN);
  type (GTK_WIDGET (get_page (&self)), "One");
  bsl_project_page_go (self.project, "organisation", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.project), "session.undo", NULL));
  ui_settle ();
  assert_text (&self, PLAN, NULL);
  g_assert_true (BSL_IS_OWN_TEXT_PAGE (get_page (&self)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.project), "session.redo", NULL));
  ui_settle ();
  assert_text (&self, PLAN, "One");
  close_document (&self);
}

static gboolean
is_gone (gpointer page)
{
  return gtk_widget_get_parent (page) == NULL;
}

/* What could not be saved stays, also when the page is left and opened again. */
static void
test_unsaved (void)
{
  Fixture self;
  AdwNavigationPage *page;
  g_autofree char *kept = NULL;

  open_document (&self, FROZEN);
  act (&self, "details.text", PLAN);
  type (GTK_WIDGET (get_page (&self)), "One");
  assert_text (&self, PLAN, NULL);
  g_assert_true (gtk_widget_get_visible (ui_get (GTK_WIDGET (get_page (&self)), GTK_TYPE_LABEL, "Not saved")));
  page = get_page (&self);
  act (&self, "navigation.pop", NULL);
  ui_wait (is_gone, page);
  act (&self, "details.text", PLAN);
  g_assert_true (get_page (&self) == page);
  kept = bsl_reason_row_dup_text (BSL_REASON_ROW (ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_REASON_ROW, NULL)));
  g_assert_cmpstr (kept, ==, "One");
  g_assert_true (bsl_history_amend (bsl_session_get_history (self.session), "to go on", NULL));
  g_assert_true (bsl_session_try_again (self.session));
  assert_text (&self, PLAN, "One");
  close_document (&self);
}

static void
test_line (void)
{
  Fixture self;
  GtkWidget *row;

  open_document (&self, "'document': {'texts': {'exit.formats': 'CSV'}}");
  act (&self, "details.text", "exit.formats");
  row = ui_get (GTK_WIDGET (get_page (&self)), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "CSV");
  gtk_editable_set_text (GTK_EDITABLE (row), " SQL ");
  bsl_pause_flush (row);
  assert_text (&self, "exit.formats", "SQL");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  bsl_pause_flush (row);
  assert_text (&self, "exit.formats", NULL);
  close_document (&self);
}

static void
test_offers (void)
{
  Fixture self;
  GtkWidget *check;
  const char *chosen;

  open_document (&self, NULL);
  act (&self, "details.text", "decision.offer");
  check = ui_get (ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_CHOSEN_OFFERS, NULL), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  chosen = bsl_own_text_get (bsl_session_get_project (self.session), "decision.offer");
  g_assert_cmpstr (chosen, ==, g_object_get_data (G_OBJECT (check), "offer"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  assert_text (&self, "decision.offer", NULL);
  close_document (&self);
}

static GtkWidget *
find_offer (Fixture *self, const char *name)
{
  GtkWidget *row = ui_find (ui_get (GTK_WIDGET (get_page (self)), BSL_TYPE_CHOSEN_OFFERS, NULL), ADW_TYPE_ACTION_ROW, name);

  return row != NULL && gtk_widget_get_visible (row) ? row : NULL;
}

static void
assert_shown (Fixture *self, const BslOfferFinding *finding)
{
  GtkWidget *row = find_offer (self, finding->offer->name);
  gboolean possible = finding->verdict != BSL_VERDICT_NOT_ELIGIBLE && bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE;

  g_assert_cmpint (row != NULL, ==, possible);
  if (row != NULL)
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, bsl_words_for_verdict (finding->verdict).word);
}

/* Where no service is named yet, an offer of other kinds than those asked for is none to choose. */
static void
test_offers_of_other_kinds (void)
{
  Fixture self;
  g_autoptr (BslEvaluation) evaluation = NULL;
  const BslOfferFinding *finding;

  open_document (&self, NULL);
  ui_answer (self.session, "service.needs", "\"unknown\"");
  ui_answer (self.session, "service.kinds", "[\"archiving\"]");
  act (&self, "details.text", "decision.offer");
  evaluation = bsl_session_ref_own_evaluation (self.session);
  finding = bsl_evaluation_find_offer (evaluation, "hetzner-cloud");
  g_assert_cmpuint (finding->verdict, !=, BSL_VERDICT_NOT_ELIGIBLE);
  g_assert_null (find_offer (&self, finding->offer->name));
  ui_answer (self.session, "service.kinds", "\"unknown\"");
  g_assert_nonnull (find_offer (&self, finding->offer->name));
  close_document (&self);
}

/* Answered elsewhere, the offers say what they are now, and who is no longer possible goes. */
static void
test_offers_follow (void)
{
  Fixture self;
  g_autoptr (BslEvaluation) before = NULL;
  g_autoptr (BslEvaluation) after = NULL;
  guint changed = 0;

  open_document (&self, NULL);
  act (&self, "details.text", "decision.offer");
  before = bsl_session_ref_own_evaluation (self.session);
  ui_answer (self.session, "data.classes", "[\"personal\", \"health-hosted\"]");
  after = bsl_session_ref_own_evaluation (self.session);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (after); i++)
    {
      changed += bsl_evaluation_get_offer (before, i)->verdict != bsl_evaluation_get_offer (after, i)->verdict;
      assert_shown (&self, bsl_evaluation_get_offer (after, i));
    }
  g_assert_cmpuint (changed, >, 0);
  close_document (&self);
}

/* Named as documents understand it: ticked, and kept with what else was written. */
static void
test_offers_named (void)
{
  Fixture self;
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const BslOffer *first = bsl_evaluation_get_offer (bsl_session_get_evaluation (session), 0)->offer;
  const BslOffer *second = bsl_evaluation_get_offer (bsl_session_get_evaluation (session), 1)->offer;
  g_autofree char *members = g_strdup_printf ("'document': {'texts': {'decision.offer': 'our own; %s, %s'}}", first->name, second->id);
  g_autofree char *kept = g_strdup_printf ("our own; %s", first->name);
  g_autofree char *both = g_strdup_printf ("%s\n%s", kept, second->id);
  GtkCheckButton *check;

  open_document (&self, members);
  act (&self, "details.text", "decision.offer");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (ui_get (find_offer (&self, first->name), GTK_TYPE_CHECK_BUTTON, NULL))));
  check = GTK_CHECK_BUTTON (ui_get (find_offer (&self, second->name), GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_true (gtk_check_button_get_active (check));
  gtk_check_button_set_active (check, FALSE);
  assert_text (&self, "decision.offer", kept);
  g_assert_nonnull (find_offer (&self, second->name));
  gtk_check_button_set_active (check, TRUE);
  assert_text (&self, "decision.offer", both);
  close_document (&self);
}

static void
test_withheld (void)
{
  Fixture self;
  AdwSwitchRow *row;

  open_document (&self, NULL);
  act (&self, "details.text", "need.users");
  row = ADW_SWITCH_ROW (ui_get (GTK_WIDGET (get_page (&self)), ADW_TYPE_SWITCH_ROW, "Not for Third Parties"));
  g_assert_false (adw_switch_row_get_active (row));
  adw_switch_row_set_active (row, TRUE);
  g_assert_true (bsl_own_text_is_withheld (bsl_session_get_project (self.session), "need.users"));
  act (&self, "navigation.pop", NULL);
  act (&self, "details.text", "security.logs"); /* always */
  row = ADW_SWITCH_ROW (ui_get (GTK_WIDGET (get_page (&self)), ADW_TYPE_SWITCH_ROW, "Not for Third Parties"));
  g_assert_true (adw_switch_row_get_active (row));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  act (&self, "navigation.pop", NULL);
  act (&self, "details.text", bsl_report_get_marking_place ()); /* never */
  g_assert_null (ui_find (GTK_WIDGET (get_page (&self)), ADW_TYPE_SWITCH_ROW, "Not for Third Parties"));
  close_document (&self);
}

/* Some texts are written elsewhere, and one belongs to an offer. */
static void
test_elsewhere (void)
{
  Fixture self;
  g_autofree char *page = NULL;
  g_autofree char *field = NULL;

  open_document (&self, NULL);
  act (&self, "details.text", "data.analysis");
  g_assert_true (BSL_IS_ANALYSIS_PAGE (get_page (&self)));
  act (&self, "details.text", "examined.aws-paris");
  g_assert_true (BSL_IS_OWN_TEXT_PAGE (get_page (&self)));
  act (&self, "details.text", "no.such.place");
  act (&self, "details.text", "need.description");
  bsl_store_get_position (bsl_session_get_store (self.session), bsl_session_get_id (self.session), &page, &field, NULL);
  g_assert_cmpstr (page, ==, "organisation");
  close_document (&self);
}

/* A sentence leads to its answer; who comes back finds the same page. */
static void
test_answer (void)
{
  Fixture self;
  AdwNavigationPage *preview;
  g_autofree char *page = NULL;
  g_autofree char *field = NULL;

  open_document (&self, NULL);
  preview = read_section (&self, "identification");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_line (GTK_WIDGET (preview), "answer:organisation.type")), "line.go", NULL));
  ui_settle ();
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (self.window), BSL_TYPE_QUESTION_GROUP));
  bsl_store_get_position (bsl_session_get_store (self.session), bsl_session_get_id (self.session), &page, &field, NULL);
  g_assert_cmpstr (field, ==, "organisation.type");
  bsl_project_page_go (self.project, "document", NULL);
  ui_settle ();
  g_assert_true (get_page (&self) == preview);
  close_document (&self);
}

static void
test_rule_and_offer (void)
{
  Fixture self;
  AdwNavigationPage *preview;

  open_document (&self, NULL);
  preview = read_section (&self, "law");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_line (GTK_WIDGET (preview), "rule:SREN-1")), "line.go", NULL));
  ui_settle ();
  g_assert_true (BSL_IS_RULE_PAGE (get_page (&self)));
  act (&self, "navigation.pop", NULL);
  act (&self, "details.offer", "aws-paris");
  g_assert_true (BSL_IS_OFFER_PAGE (get_page (&self)));
  close_document (&self);
}

/* A long section, scrolled and with the focus in it, stays where it is when the project changes. */
static gboolean
is_long (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) > 400;
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
test_place (void)
{
  Fixture self;
  AdwNavigationPage *preview;
  GtkAdjustment *adjustment;
  GtkListBox *list;
  gpointer first;
  g_autoptr (JsonNode) document = NULL;

  open_document (&self, NULL);
  preview = read_section (&self, "purchase");
  list = GTK_LIST_BOX (ui_get (GTK_WIDGET (preview), GTK_TYPE_LIST_BOX, NULL));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ui_get (GTK_WIDGET (preview), GTK_TYPE_SCROLLED_WINDOW, NULL)));
  ui_wait (is_long, adjustment);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 7)));
  gtk_adjustment_set_value (adjustment, 300);
  first = gtk_list_box_get_row_at_index (list, 0);
  g_object_add_weak_pointer (first, &first);
  document = bsl_own_text_with (bsl_session_get_project (self.session), "report.selected", "A\n\nB");
  g_assert_true (bsl_session_set_extra (self.session, BSL_MEMBER_DOCUMENT, document));
  ui_wait (is_null, &first);
  ui_wait (is_long, adjustment);
  ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 300);
  g_assert_true (gtk_window_get_focus (self.window) == GTK_WIDGET (gtk_list_box_get_row_at_index (list, 7)));
  close_document (&self);
}

static guint
count_rows_of (BslSession *session)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (session), evaluation,
                                                     &(const BslReportOptions) { .form = "tasks", .lang = BSL_LANG_EN });
  g_autoptr (GPtrArray) tasks = bsl_report_list_tasks (bsl_session_get_project (session), evaluation, BSL_LANG_EN);
  guint n = tasks->len;

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    if (bsl_document_get_block (document, i)->kind == BSL_BLOCK_TABLE
        && g_str_equal (bsl_document_get_block (document, i)->section, "tasks-list"))
      n += bsl_document_get_block (document, i)->rows->len - 1;
  return n;
}

/* Line by line what the form says, each with its way; a text written leaves it. */
static void
test_tasks (void)
{
  Fixture self;
  GtkWidget *page;
  guint before;

  open_document (&self, NULL);
  act (&self, "document.tasks", NULL);
  page = GTK_WIDGET (get_page (&self));
  g_assert_true (BSL_IS_TASKS_PAGE (page));
  before = ui_count (page, BSL_TYPE_GO_ROW, NULL);
  g_assert_cmpuint (before, >, 20);
  g_assert_cmpuint (before, ==, count_rows_of (self.session));
  g_assert_true (gtk_widget_activate_action (ui_get (page, BSL_TYPE_GO_ROW, "Exit plan"), "row.go", NULL));
  ui_settle ();
  type (GTK_WIDGET (get_page (&self)), "One");
  act (&self, "navigation.pop", NULL);
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, "Exit plan"));
  g_assert_cmpuint (ui_count (page, BSL_TYPE_GO_ROW, NULL), ==, before - 1);
  close_document (&self);
}

/* Opened, marked as done with what proves it, undone, done again; a fault stands beside its field. */
static void
test_task (void)
{
  Fixture self;
  GtkWidget *dialog;
  BslTaskDone done;
  BslStepped stepped;

  open_document (&self, NULL);
  act (&self, "document.tasks", NULL);
  act (&self, "tasks.open", "GDPR-01");
  g_assert_true (BSL_IS_TASK_PAGE (get_page (&self)));
  ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_TEXT_ROW, "Not done yet.");
  act (&self, "task.record", NULL);
  dialog = ui_get (GTK_WIDGET (self.window), BSL_TYPE_TASK_DIALOG, NULL);
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_get (dialog, BSL_TYPE_TEXT_ROW, "Write what proves it: a document and where it is kept.");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "What proves it, and where it is kept")), "Annex 4");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Who says so")), "C. Nom");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Day it was done (may stay empty)")), "2026-11-20");
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_settle ();
  g_assert_true (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  g_assert_cmpstr (done.what, ==, "Annex 4");
  g_assert_cmpstr (done.by, ==, "C. Nom");
  g_assert_cmpint (done.on, ==, bsl_date_parse ("2026-11-20"));
  ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, "Change the Evidence…");
  act (&self, "task.reopen", NULL);
  g_assert_false (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  g_assert_true (bsl_session_undo (self.session, &stepped));
  g_assert_true (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  close_document (&self);
}

/* The file goes on after the decision. */
static void
test_task_frozen (void)
{
  Fixture self;
  GtkWidget *dialog;
  BslTaskDone done;

  open_document (&self, FROZEN);
  act (&self, "document.tasks", NULL);
  act (&self, "tasks.open", "GDPR-01");
  ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_TEXT_ROW,
          "The project is frozen. What you record here stands beside what was decided, which stays as it is.");
  act (&self, "task.record", NULL);
  dialog = ui_get (GTK_WIDGET (self.window), BSL_TYPE_TASK_DIALOG, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "What proves it, and where it is kept")), "Annex 4");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Who says so")), "C. Nom");
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_settle ();
  g_assert_true (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  g_assert_true (bsl_session_is_frozen (self.session));
  act (&self, "task.reopen", NULL);
  g_assert_false (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  close_document (&self);
}

static void
test_own_texts (void)
{
  Fixture self;
  GtkWidget *row;

  open_document (&self, "'document': {'texts': {'exit.plan': 'One'}}");
  ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, "Your Texts");
  act (&self, "document.texts", NULL);
  row = ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, "Exit plan");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Written"));
  row = ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, "Award criteria, weights and link to the object of the contract");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "To write"));
  close_document (&self);
}

/* Every form: its own page, with its own choices, read as a whole. */
static void
test_forms (void)
{
  Fixture self;
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (BSL_LANG_EN);

  open_document (&self, NULL);
  act (&self, "document.forms", NULL);
  for (guint i = 0; i < forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (forms, i);
      GtkWidget *page;

      /* versions are compared elsewhere */
      g_assert_cmpint (ui_find (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, form->title) == NULL, ==, form->compares);
      if (form->compares)
        continue;
      ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, form->title);
      act (&self, "forms.open", form->id);
      page = GTK_WIDGET (get_page (&self));
      g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, form->title);
      g_assert_cmpint (ui_find (page, ADW_TYPE_COMBO_ROW, "For") != NULL, ==, form->by_role);
      g_assert_cmpint (ui_find (page, ADW_TYPE_SWITCH_ROW, "Version for Third Parties") != NULL, ==, form->disclosure);
      g_assert_cmpint (ui_find (page, BSL_TYPE_GO_ROW, "Calendar Reminders (ICS)") != NULL, ==, form->reminders);
      act (&self, "form.read", NULL);
      ui_wait (has_rows, get_page (&self));
      act (&self, "navigation.pop", NULL);
      act (&self, "navigation.pop", NULL);
    }
  close_document (&self);
}

static gboolean
has_part (Fixture *self, const char *section)
{
  const BslOrder *order = bsl_form_page_get_order (BSL_FORM_PAGE (get_page (self)));
  g_autofree const char **without = NULL;
  const BslReportOptions options = bsl_order_get_options (order, &without);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (self->session), evaluation, &options);

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    if (g_strcmp0 (bsl_document_get_block (document, i)->section, section) == 0)
      return TRUE;
  return FALSE;
}

static void
test_choices (void)
{
  Fixture self;
  GtkWidget *page, *file;

  open_document (&self, NULL);
  act (&self, "document.forms", NULL);
  act (&self, "forms.open", "file");
  page = GTK_WIDGET (get_page (&self));
  g_assert_true (has_part (&self, "exit"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_get (page, ADW_TYPE_SWITCH_ROW, "Exit and cost")), FALSE);
  g_assert_false (has_part (&self, "exit"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_get (page, ADW_TYPE_SWITCH_ROW, "Exit and cost")), TRUE);
  g_assert_true (has_part (&self, "exit"));
  file = ui_get (page, BSL_TYPE_GO_ROW, "Project File");
  g_assert_true (gtk_widget_get_visible (file));
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_get (page, ADW_TYPE_SWITCH_ROW, "Version for Third Parties")), TRUE);
  g_assert_false (gtk_widget_get_visible (file));
  g_assert_true (bsl_form_page_get_order (BSL_FORM_PAGE (page))->withheld);
  close_document (&self);
}

/* Each has a name of its own, that says what it is. */
static void
test_names (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (BSL_LANG_EN);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (forms, i);
      const BslReportOptions options = { .form = form->id, .lang = BSL_LANG_EN };

      g_assert_true (g_hash_table_add (names, bsl_report_dup_file_name (bsl_session_get_project (session), evaluation, &options)));
    }
  name = bsl_report_dup_file_name (bsl_session_get_project (session), evaluation,
                                   &(const BslReportOptions) { .lang = BSL_LANG_EN, .withheld = TRUE });
  g_assert_true (g_str_has_prefix (name, "Draft justification for third parties - Test - "));
  g_free (name);
  name = bsl_report_dup_file_name (bsl_session_get_project (session), evaluation,
                                   &(const BslReportOptions) { .form = "questions", .lang = BSL_LANG_EN, .role = "dpo" });
  g_assert_true (g_str_has_prefix (name, "Questions by role – Data protection officer (DPO) - Test - "));
}

static GtkWindow *
find_print_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog") && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_print_dialog (gpointer data)
{
  return find_print_dialog () != NULL;
}

static void
close_print_dialog (void)
{
  ui_wait (has_print_dialog, NULL);
  gtk_window_close (find_print_dialog ());
  ui_settle ();
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

/* Once, before the first file; it blocks nothing. */
static void
test_warning (void)
{
  Fixture self;

  open_document (&self, NULL);
  act (&self, "document.save", "odt");
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (&self)));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (get_dialog (&self)), "see");
  adw_dialog_force_close (get_dialog (&self));
  ui_settle ();
  g_assert_true (BSL_IS_TASKS_PAGE (get_page (&self)));
  act (&self, "navigation.pop", NULL);
  act (&self, "document.print", NULL); /* a file chooser would still read its folder when the test ends */
  g_assert_null (get_dialog (&self));
  close_print_dialog ();
  close_document (&self);
}

/* Whoever answers it after the page is gone harms nothing. */
static void
test_warning_outlives (void)
{
  Fixture self;
  AdwDialog *dialog;
  gpointer page;

  open_document (&self, NULL);
  act (&self, "document.save", "odt");
  dialog = get_dialog (&self);
  page = ui_get (GTK_WIDGET (self.project), BSL_TYPE_DOCUMENT_PAGE, NULL);
  g_object_add_weak_pointer (page, &page);
  adw_window_set_content (ADW_WINDOW (self.window), NULL);
  ui_settle ();
  g_assert_true (get_dialog (&self) == dialog);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_dialog_force_close (dialog);
  ui_wait (is_null, &page);
  close_document (&self);
}

static void
export_cb (GSimpleAction *action, GVariant *id, gpointer data)
{
  *(char **) data = g_variant_dup_string (id, NULL);
}

/* The project goes out whole, with its history and attachments: the window's own export. */
static void
test_project_file (void)
{
  Fixture self;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("export-project", G_VARIANT_TYPE_STRING);
  g_autofree char *exported = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (export_cb), &exported);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  open_document (&self, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self.window), "win", G_ACTION_GROUP (group));
  act (&self, "document.forms", NULL);
  act (&self, "forms.open", "file");
  g_assert_true (gtk_widget_activate_action (ui_get (GTK_WIDGET (get_page (&self)), BSL_TYPE_GO_ROW, "Project File"), "row.go", NULL));
  g_assert_cmpstr (exported, ==, bsl_session_get_id (self.session));
  close_document (&self);
}

/* The questions to colleagues exist because something remains. */
static void
test_print (void)
{
  Fixture self;

  open_document (&self, NULL);
  act (&self, "document.forms", NULL);
  act (&self, "forms.open", "questions");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.project), "session.print", NULL));
  g_assert_null (get_dialog (&self));
  close_print_dialog ();
  close_document (&self);
}

/* Also one with a note, and one that leads nowhere. */
static void
test_every_line (void)
{
  Fixture self;
  GtkListBox *list;
  GtkListBoxRow *row;

  open_document (&self, NULL);
  list = GTK_LIST_BOX (ui_get (GTK_WIDGET (read_section (&self, "law")), GTK_TYPE_LIST_BOX, NULL));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (self.window)) == GTK_WIDGET (row));
    }
  close_document (&self);
}

/* A picture is as high as it must be at the width it has, whatever it lies in. */
static void
test_figure (void)
{
  g_autoptr (BslFigure) figure = bsl_figure_new (300, 60);
  GtkWidget *view;
  GtkWindow *window;
  int height;

  bsl_figure_add (figure, BSL_SHAPE_RECTANGLE, BSL_INK_GOOD, 10, 10, 100, 20);
  bsl_figure_add_text (figure, BSL_INK, 10, 50, 8, BSL_ALIGN_START, "Contract");
  bsl_figure_set_alternative (figure, "A bar for the contract");
  view = bsl_figure_view_new (figure);
  window = ui_present (view);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "A bar for the contract");
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 400, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 80);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 150, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 30);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 2000, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 80); /* no larger than on paper */
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/document/write", test_write);
  g_test_add_func ("/document/every-line", test_every_line);
  g_test_add_func ("/document/undo", test_undo);
  g_test_add_func ("/document/unsaved", test_unsaved);
  g_test_add_func ("/document/line", test_line);
  g_test_add_func ("/document/offers", test_offers);
  g_test_add_func ("/document/offers-of-other-kinds", test_offers_of_other_kinds);
  g_test_add_func ("/document/offers-follow", test_offers_follow);
  g_test_add_func ("/document/offers-named", test_offers_named);
  g_test_add_func ("/document/withheld", test_withheld);
  g_test_add_func ("/document/elsewhere", test_elsewhere);
  g_test_add_func ("/document/answer", test_answer);
  g_test_add_func ("/document/rule-and-offer", test_rule_and_offer);
  g_test_add_func ("/document/place", test_place);
  g_test_add_func ("/document/tasks", test_tasks);
  g_test_add_func ("/document/task", test_task);
  g_test_add_func ("/document/task-frozen", test_task_frozen);
  g_test_add_func ("/document/own-texts", test_own_texts);
  g_test_add_func ("/document/forms", test_forms);
  g_test_add_func ("/document/choices", test_choices);
  g_test_add_func ("/document/names", test_names);
  g_test_add_func ("/document/warning", test_warning);
  g_test_add_func ("/document/warning-outlives", test_warning_outlives);
  g_test_add_func ("/document/project-file", test_project_file);
  g_test_add_func ("/document/figure", test_figure);
  g_test_add_func ("/document/print", test_print);

  return g_test_run ();
}
