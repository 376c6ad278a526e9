/* SPDX-License-Identifier: EUPL-1.2 */
/* A frozen project: it says so, and can be amended. */
#include "config.h"

#include "tests/ui/ui-fixture.h"
#include "ui/bsl-notices.h"
#include "ui/projects/bsl-project-item.h"
#include "ui/wizard/bsl-project-page.h"

#define ANSWERS "{'organisation.type': 'state-central'}"

static AdwBanner *
get_banner (GtkWidget *root)
{
  return ADW_BANNER (gtk_widget_get_template_child (ui_get (root, BSL_TYPE_NOTICES, NULL), BSL_TYPE_NOTICES, "frozen"));
}

static gboolean
set_type (BslSession *session)
{
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "organisation.type");
  const BslValue value = { .known = TRUE, .index = 1 };

  return bsl_session_set_answer (session, question->index, &value);
}

static BslProjectItem *
read_item (BslSession *session)
{
  g_autoptr (GError) error = NULL;
  BslProjectInfo *info = bsl_store_get_info (bsl_session_get_store (session), bsl_session_get_id (session), &error);

  g_assert_no_error (error);
  return bsl_project_item_new (info, NULL);
}

static gboolean
begins (BslSession *session, const char *state)
{
  g_autoptr (BslProjectItem) item = read_item (session);
  g_autofree char *subtitle = bsl_project_item_dup_subtitle (item);

  return g_str_has_prefix (subtitle, state);
}

/* The notice, the dialog that asks why, and a project that can be changed again. */
static void
test_amend (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (ANSWERS, "'snapshots': [{'id': 'x', 'time': 1773273600000}]");
  GtkWidget *page = GTK_WIDGET (bsl_project_page_new (session));
  GtkWindow *window = ui_present (page);
  AdwAlertDialog *dialog;
  AdwBanner *banner;
  GtkWidget *row;

  bsl_project_page_go (BSL_PROJECT_PAGE (page), "organisation", NULL);
  banner = get_banner (page);
  g_assert_false (set_type (session));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==,
                   "This project is frozen since 12 March 2026: its answers cannot be changed.");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Amend…");
  g_assert_true (begins (session, "Frozen, 1 answer · "));

  gtk_widget_activate_action (page, "session.amend", NULL);
  ui_settle ();
  dialog = ADW_ALERT_DIALOG (ui_get (GTK_WIDGET (window), ADW_TYPE_ALERT_DIALOG, NULL));
  row = ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Reason");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), row));
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "do"));
  gtk_editable_set_text (GTK_EDITABLE (row), "The need has changed");
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "do"));
  g_signal_emit_by_name (dialog, "response::do", "do");
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_true (set_type (session));
  g_assert_true (begins (session, "Draft, 1 answer · "));
  gtk_window_destroy (window);
}

/* A file that does not say since when. */
static void
test_undated (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (ANSWERS, "'snapshots': [{'id': 'x'}]");
  GtkWidget *notices = bsl_notices_new (session);
  GtkWindow *window = ui_present (notices);

  g_assert_cmpstr (adw_banner_get_title (get_banner (notices)), ==, "This project is frozen: its answers cannot be changed.");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/frozen/amend", test_amend);
  g_test_add_func ("/frozen/undated", test_undated);

  return g_test_run ();
}
