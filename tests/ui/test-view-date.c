/* SPDX-License-Identifier: EUPL-1.2 */
/* Law and catalogue read on another day, for the pages only. */
#include "config.h"

#include "tests/ui/ui-fixture.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-go-row.h"
#include "ui/regime/bsl-date-dialog.h"
#include "ui/wizard/bsl-value-row.h"

#define ANSWERS "{'organisation.type': 'state-central', 'purchase.decision-date': '2026-11-23'}"

static BslDate
get_evaluated (BslSession *session)
{
  return bsl_evaluation_get_date (bsl_session_get_evaluation (session));
}

/* Pages see the other day; the answers, the own day and what is written do not change. */
static void
test_session (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  g_autoptr (BslEvaluation) own = NULL;
  g_autoptr (GBytes) before = bsl_project_to_bytes (bsl_session_get_project (session));
  g_autoptr (GBytes) after = NULL;
  BslDate decision = bsl_date_parse ("2026-11-23"), other = bsl_date_parse ("2024-01-01");

  g_assert_cmpuint (bsl_session_get_view_date (session), ==, decision);
  bsl_session_set_view_date (session, other);
  g_assert_cmpuint (bsl_session_get_view_date (session), ==, other);
  g_assert_cmpuint (bsl_session_get_own_date (session), ==, decision);
  g_assert_cmpuint (get_evaluated (session), ==, other);
  own = bsl_session_ref_own_evaluation (session);
  g_assert_cmpuint (bsl_evaluation_get_date (own), ==, decision);
  after = bsl_project_to_bytes (bsl_session_get_project (session));
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (bsl_history_can_undo (bsl_session_get_history (session)));

  bsl_session_set_view_date (session, BSL_DATE_NONE);
  g_assert_cmpuint (get_evaluated (session), ==, decision);
}

static AdwBanner *
find_banner (GtkWidget *root, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *found = ADW_IS_BANNER (child) ? ADW_BANNER (child) : find_banner (child, title);

      if (found != NULL && g_str_equal (adw_banner_get_title (found), title))
        return found;
    }

  return NULL;
}

/* Whoever looks at another day is told so. */
static void
test_banner (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  GtkWidget *notices = bsl_notices_new (session);
  GtkWindow *window = ui_present (notices);
  AdwBanner *banner;

  bsl_session_set_view_date (session, bsl_date_parse ("2024-01-01"));
  banner = find_banner (notices, "Shown as of 1 January 2024, not as of 23 November 2026");
  g_assert_nonnull (banner);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Back to the Decision Date");
  bsl_session_set_view_date (session, BSL_DATE_NONE);
  g_assert_false (adw_banner_get_revealed (banner));
  gtk_window_destroy (window);
}

/* A day of the list, a day that is typed, and what is no day. */
static void
test_dialog (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  AdwDialog *dialog = bsl_date_dialog_new (session);
  GtkWidget *entry;

  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_settle ();
  g_assert_cmpuint (ui_count (GTK_WIDGET (dialog), BSL_TYPE_GO_ROW, NULL), >, 10);
  entry = ui_get (GTK_WIDGET (dialog), BSL_TYPE_VALUE_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "some day");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "date.show", NULL);
  g_assert_cmpuint (bsl_session_get_view_date (session), ==, bsl_date_parse ("2026-11-23"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "15/03/2025");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "date.show", NULL);
  g_assert_cmpuint (bsl_session_get_view_date (session), ==, bsl_date_parse ("2025-03-15"));

  dialog = bsl_date_dialog_new (session);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "date.choose", "s", "2023-05-31");
  g_assert_cmpuint (bsl_session_get_view_date (session), ==, bsl_date_parse ("2023-05-31"));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/view-date/session", test_session);
  g_test_add_func ("/view-date/banner", test_banner);
  g_test_add_func ("/view-date/dialog", test_dialog);

  return g_test_run ();
}
