/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms of the document: their choices and names; saved and printed. */
#include "config.h"

#include "app/report/bsl-report.h"
#include "tests/ui/document-fixture.h"
#include "ui/common/bsl-go-row.h"
#include "ui/document/bsl-document-page.h"
#include "ui/document/bsl-form-page.h"
#include "ui/document/bsl-order.h"
#include "ui/document/bsl-tasks-page.h"

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* Every form: its own page, with its own choices, read as a whole. */
static void
test_forms (void)
{
  DocumentFixture self;
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (BSL_LANG_EN);

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.forms", NULL);
  for (guint i = 0; i < forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (forms, i);
      GtkWidget *page;

      /* versions are compared elsewhere */
      g_assert_cmpint (ui_find (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, form->title) == NULL, ==, form->compares);
      if (form->compares)
        continue;
      ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, form->title);
      document_fixture_act (&self, "forms.open", form->id);
      page = GTK_WIDGET (document_fixture_get_page (&self));
      g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, form->title);
      g_assert_cmpint (ui_find (page, ADW_TYPE_COMBO_ROW, "For") != NULL, ==, form->by_role);
      g_assert_cmpint (ui_find (page, ADW_TYPE_SWITCH_ROW, "Version for Third Parties") != NULL, ==, form->disclosure);
      g_assert_cmpint (ui_find (page, BSL_TYPE_GO_ROW, "Calendar Reminders (ICS)") != NULL, ==, form->reminders);
      document_fixture_act (&self, "form.read", NULL);
      ui_wait (document_fixture_has_rows, document_fixture_get_page (&self));
      document_fixture_act (&self, "navigation.pop", NULL);
      document_fixture_act (&self, "navigation.pop", NULL);
    }
  document_fixture_close (&self);
}

static gboolean
has_part (DocumentFixture *self, const char *section)
{
  const BslOrder *order = bsl_form_page_get_order (BSL_FORM_PAGE (document_fixture_get_page (self)));
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
  DocumentFixture self;
  GtkWidget *page, *file;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.forms", NULL);
  document_fixture_act (&self, "forms.open", "file");
  page = GTK_WIDGET (document_fixture_get_page (&self));
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
  document_fixture_close (&self);
}

/* Each has a name of its own, that says what it is. */
static void
test_names (void)
{
  g_autoptr (BslSession) session = ui_session_new (DOCUMENT_FIXTURE_ANSWERS);
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
get_dialog (DocumentFixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

/* Once, before the first file; it blocks nothing. */
static void
test_warning (void)
{
  DocumentFixture self;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.save", "odt");
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (&self)));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (get_dialog (&self)), "see");
  adw_dialog_force_close (get_dialog (&self));
  ui_settle ();
  g_assert_true (BSL_IS_TASKS_PAGE (document_fixture_get_page (&self)));
  document_fixture_act (&self, "navigation.pop", NULL);
  document_fixture_act (&self, "document.print", NULL); /* a file chooser would still read its folder when the test ends */
  g_assert_null (get_dialog (&self));
  close_print_dialog ();
  document_fixture_close (&self);
}

/* Whoever answers it after the page is gone harms nothing. */
static void
test_warning_outlives (void)
{
  DocumentFixture self;
  AdwDialog *dialog;
  gpointer page;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.save", "odt");
  dialog = get_dialog (&self);
  page = ui_get (GTK_WIDGET (self.project), BSL_TYPE_DOCUMENT_PAGE, NULL);
  g_object_add_weak_pointer (page, &page);
  adw_window_set_content (ADW_WINDOW (self.window), NULL);
  ui_settle ();
  g_assert_true (get_dialog (&self) == dialog);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_dialog_force_close (dialog);
  ui_wait (is_null, &page);
  document_fixture_close (&self);
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
  DocumentFixture self;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("export-project", G_VARIANT_TYPE_STRING);
  g_autofree char *exported = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (export_cb), &exported);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  document_fixture_open (&self, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self.window), "win", G_ACTION_GROUP (group));
  document_fixture_act (&self, "document.forms", NULL);
  document_fixture_act (&self, "forms.open", "file");
  g_assert_true (gtk_widget_activate_action (ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, "Project File"), "row.go", NULL));
  g_assert_cmpstr (exported, ==, bsl_session_get_id (self.session));
  document_fixture_close (&self);
}

/* The questions to colleagues exist because something remains. */
static void
test_print (void)
{
  DocumentFixture self;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.forms", NULL);
  document_fixture_act (&self, "forms.open", "questions");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self.project), "session.print", NULL));
  g_assert_null (get_dialog (&self));
  close_print_dialog ();
  document_fixture_close (&self);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/forms/forms", test_forms);
  g_test_add_func ("/forms/choices", test_choices);
  g_test_add_func ("/forms/names", test_names);
  g_test_add_func ("/forms/warning", test_warning);
  g_test_add_func ("/forms/warning-outlives", test_warning_outlives);
  g_test_add_func ("/forms/project-file", test_project_file);
  g_test_add_func ("/forms/print", test_print);

  return g_test_run ();
}
