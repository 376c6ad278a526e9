/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts of documents: written, undone, kept from third parties. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-places.h"
#include "app/report/bsl-report.h"
#include "app/store/bsl-freeze.h"
#include "tests/ui/document-fixture.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-own-text-page.h"
#include "ui/wizard/bsl-pause.h"

#define PLAN "exit.plan"

static gboolean
shows_plan (gpointer page)
{
  return ui_find (page, GTK_TYPE_LABEL, "Leave in three months\n\n- data\n- keys") != NULL;
}

/* What is not written says who writes it; pressed, it opens the field; written, it stands there. */
static void
test_write (void)
{
  DocumentFixture self;
  AdwNavigationPage *preview;
  GtkListBoxRow *line;

  document_fixture_open (&self, NULL);
  preview = document_fixture_read_section (&self, "exit");
  line = document_fixture_find_line (GTK_WIDGET (preview), "text:" PLAN);
  g_assert_true (gtk_list_box_row_get_activatable (line));
  g_signal_emit_by_name (ui_get (GTK_WIDGET (preview), GTK_TYPE_LIST_BOX, NULL), "row-activated", line);
  ui_settle ();
  g_assert_true (BSL_IS_OWN_TEXT_PAGE (document_fixture_get_page (&self)));
  ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_TEXT_ROW, "Write nothing classified here: the file is not made to hold it.");
  document_fixture_type (GTK_WIDGET (document_fixture_get_page (&self)), "Leave in three months\n\n- data\n- keys");
  document_fixture_assert_text (&self, PLAN, "Leave in three months\n\n- data\n- keys");
  document_fixture_act (&self, "navigation.pop", NULL);
  g_assert_true (document_fixture_get_page (&self) == preview);
  ui_wait (shows_plan, preview);
  document_fixture_close (&self);
}

/* Undone from wherever somebody is, and shown. */
static void
test_undo (void)
{
  DocumentFixture self;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "details.text", PLAN);
  document_fixture_type (GTK_WIDGET (document_fixture_get_page (&self)), "One");
  bsl_project_page_go (self.project, "organisation", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.project), "session.undo", NULL));
  ui_settle ();
  document_fixture_assert_text (&self, PLAN, NULL);
  g_assert_true (BSL_IS_OWN_TEXT_PAGE (document_fixture_get_page (&self)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.project), "session.redo", NULL));
  ui_settle ();
  document_fixture_assert_text (&self, PLAN, "One");
  document_fixture_close (&self);
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
  DocumentFixture self;
  AdwNavigationPage *page;
  g_autofree char *kept = NULL;

  document_fixture_open (&self, DOCUMENT_FIXTURE_FROZEN);
  document_fixture_act (&self, "details.text", PLAN);
  document_fixture_type (GTK_WIDGET (document_fixture_get_page (&self)), "One");
  document_fixture_assert_text (&self, PLAN, NULL);
  g_assert_true (gtk_widget_get_visible (ui_get (GTK_WIDGET (document_fixture_get_page (&self)), GTK_TYPE_LABEL, "Not saved")));
  page = document_fixture_get_page (&self);
  document_fixture_act (&self, "navigation.pop", NULL);
  ui_wait (is_gone, page);
  document_fixture_act (&self, "details.text", PLAN);
  g_assert_true (document_fixture_get_page (&self) == page);
  kept = bsl_reason_row_dup_text (BSL_REASON_ROW (ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_REASON_ROW, NULL)));
  g_assert_cmpstr (kept, ==, "One");
  g_assert_true (bsl_history_amend (bsl_session_get_history (self.session), "to go on", NULL));
  g_assert_true (bsl_session_try_again (self.session));
  document_fixture_assert_text (&self, PLAN, "One");
  document_fixture_close (&self);
}

static void
test_line (void)
{
  DocumentFixture self;
  GtkWidget *row;

  document_fixture_open (&self, "'document': {'texts': {'exit.formats': 'CSV'}}");
  document_fixture_act (&self, "details.text", "exit.formats");
  row = ui_get (GTK_WIDGET (document_fixture_get_page (&self)), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "CSV");
  gtk_editable_set_text (GTK_EDITABLE (row), " SQL ");
  bsl_pause_flush (row);
  document_fixture_assert_text (&self, "exit.formats", "SQL");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  bsl_pause_flush (row);
  document_fixture_assert_text (&self, "exit.formats", NULL);
  document_fixture_close (&self);
}

static void
test_withheld (void)
{
  DocumentFixture self;
  AdwSwitchRow *row;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "details.text", "need.users");
  row = ADW_SWITCH_ROW (ui_get (GTK_WIDGET (document_fixture_get_page (&self)), ADW_TYPE_SWITCH_ROW, "Not for Third Parties"));
  g_assert_false (adw_switch_row_get_active (row));
  adw_switch_row_set_active (row, TRUE);
  g_assert_true (bsl_own_text_is_withheld (bsl_session_get_project (self.session), "need.users"));
  document_fixture_act (&self, "navigation.pop", NULL);
  document_fixture_act (&self, "details.text", "security.logs"); /* always */
  row = ADW_SWITCH_ROW (ui_get (GTK_WIDGET (document_fixture_get_page (&self)), ADW_TYPE_SWITCH_ROW, "Not for Third Parties"));
  g_assert_true (adw_switch_row_get_active (row));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  document_fixture_act (&self, "navigation.pop", NULL);
  document_fixture_act (&self, "details.text", bsl_report_get_marking_place ()); /* never */
  g_assert_null (ui_find (GTK_WIDGET (document_fixture_get_page (&self)), ADW_TYPE_SWITCH_ROW, "Not for Third Parties"));
  document_fixture_close (&self);
}

static void
test_own_texts (void)
{
  DocumentFixture self;
  GtkWidget *row;

  document_fixture_open (&self, "'document': {'texts': {'exit.plan': 'One'}}");
  ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, "Your Texts");
  document_fixture_act (&self, "document.texts", NULL);
  row = ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, "Exit plan");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Written"));
  row = ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, "Award criteria, weights and link to the object of the contract");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "To write"));
  document_fixture_close (&self);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/own-text/write", test_write);
  g_test_add_func ("/own-text/undo", test_undo);
  g_test_add_func ("/own-text/unsaved", test_unsaved);
  g_test_add_func ("/own-text/line", test_line);
  g_test_add_func ("/own-text/withheld", test_withheld);
  g_test_add_func ("/own-text/own-texts", test_own_texts);

  return g_test_run ();
}
