/* SPDX-License-Identifier: EUPL-1.2 */
/* A project file beside what is saved: seen first, taken when somebody says so. */
#include "config.h"

#include "app/store/bsl-export.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-text-row.h"
#include "ui/import/bsl-import-dialog.h"

static char *imported;

static void
imported_cb (AdwDialog *dialog, const char *id)
{
  g_set_str (&imported, id);
}

static GBytes *
export (BslSession *session)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bsl_store_export (bsl_session_get_store (session), bsl_session_get_id (session), &error);

  g_assert_no_error (error);
  return bytes;
}

static GtkWidget *
open_file (GtkWindow *window, BslStore *store, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  BslImport *import = bsl_import_new (store, bsl_library_get_questionnaire (ui_get_library ()), bytes, "file", NULL,
                                      &error);
  AdwDialog *dialog;

  g_assert_no_error (error);
  g_clear_pointer (&imported, g_free);
  dialog = bsl_import_dialog_new (import, BSL_LANG_EN);
  g_signal_connect (dialog, "imported", G_CALLBACK (imported_cb), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_settle ();

  return GTK_WIDGET (dialog);
}

static GtkWidget *
get_button (GtkWidget *dialog, const char *label)
{
  return ui_get (dialog, GTK_TYPE_BUTTON, label);
}

/* Nothing is there before the person says so. */
static void
test_new (void)
{
  g_autoptr (BslSession) there = ui_session_new ("{'organisation.type': 'commune'}");
  g_autoptr (BslSession) here = ui_session_new ("{}");
  BslStore *store = bsl_session_get_store (here);
  g_autoptr (GBytes) bytes = export (there);
  g_autoptr (BslProjectInfo) info = NULL;
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  GtkWidget *dialog = open_file (window, store, bytes);

  ui_get (dialog, ADW_TYPE_PREFERENCES_GROUP, "Test");
  ui_get (dialog, ADW_TYPE_PREFERENCES_ROW, "Changes in the history of the file");
  info = bsl_store_get_info (store, bsl_session_get_id (there), NULL);
  g_assert_null (info);
  g_assert_false (gtk_widget_get_visible (get_button (dialog, "Import as _Another Project")));
  gtk_widget_activate_action (get_button (dialog, "_Import"), "import.accept", NULL);
  ui_settle ();
  g_assert_cmpstr (imported, ==, bsl_session_get_id (there));
  info = bsl_store_get_info (store, imported, NULL);
  g_assert_nonnull (info);
  gtk_window_destroy (window);
}

/* The file as it was, and the project that went another way since. */
static GBytes *
make_conflict (BslSession *session)
{
  g_autoptr (GBytes) bytes = export (session);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, "\"title\" : \"Test\"", "\"title\" : \"R&D there\"", 1), ==, 1);
  g_assert_true (bsl_session_set_title (session, "Title here"));
  return g_bytes_new (changed->str, changed->len);
}

static void
test_conflict (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autoptr (GBytes) bytes = make_conflict (session);
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  GtkWidget *dialog = open_file (window, bsl_session_get_store (session), bytes);
  GtkWidget *row = ui_get (dialog, ADW_TYPE_SWITCH_ROW, "Title");
  GtkWidget *take = get_button (dialog, "_Take What Is Chosen");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Here: Title here\nIn the file: R&D there");
  g_assert_false (gtk_widget_is_sensitive (take));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (gtk_widget_is_sensitive (take));
  gtk_widget_activate_action (take, "import.accept", NULL);
  ui_settle ();
  g_assert_cmpstr (imported, ==, bsl_session_get_id (session));
  g_assert_true (bsl_history_refresh (bsl_session_get_history (session), NULL));
  g_assert_cmpstr (bsl_project_get_title (bsl_session_get_project (session)), ==, "R&D there");
  gtk_window_destroy (window);
}

/* Of a newer version, and known here in another state: the one way is said, and offered. */
static void
test_newer (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autofree char *text =
    g_strdup_printf ("{\"format\": \"boussole-project\", \"version\": 7, \"title\": \"Newer\", \"answers\": {}, \"id\": \"%s\"}",
                     bsl_session_get_id (session));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  GtkWidget *dialog = open_file (window, bsl_session_get_store (session), bytes);

  g_assert_true (g_str_has_prefix (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (ui_get (dialog, ADW_TYPE_PREFERENCES_GROUP, "Newer"))),
                                   "This project is here in another state."));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (dialog, BSL_TYPE_IMPORT_DIALOG, "copy_button"))));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_widget_get_template_child (dialog, BSL_TYPE_IMPORT_DIALOG, "accept_button"))), ==,
                   "Import as _Another Project");
  gtk_widget_activate_action (dialog, "import.accept", NULL);
  ui_settle ();
  g_assert_cmpstr (imported, !=, bsl_session_get_id (session));
  gtk_window_destroy (window);
}

static void
test_copy (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autoptr (GBytes) bytes = make_conflict (session);
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  GtkWidget *dialog = open_file (window, bsl_session_get_store (session), bytes);

  gtk_widget_activate_action (get_button (dialog, "Import as _Another Project"), "import.copy", NULL);
  ui_settle ();
  g_assert_nonnull (imported);
  g_assert_cmpstr (imported, !=, bsl_session_get_id (session));
  g_assert_true (bsl_history_refresh (bsl_session_get_history (session), NULL));
  g_assert_cmpstr (bsl_project_get_title (bsl_session_get_project (session)), ==, "Title here");
  gtk_window_destroy (window);
}

/* What changed after it was shown is not written over; the dialog says why. */
static void
test_refused (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autoptr (GBytes) bytes = make_conflict (session);
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  GtkWidget *dialog = open_file (window, bsl_session_get_store (session), bytes);

  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_get (dialog, ADW_TYPE_SWITCH_ROW, "Title")), TRUE);
  g_assert_true (bsl_session_set_title (session, "Again"));
  gtk_widget_activate_action (get_button (dialog, "_Take What Is Chosen"), "import.accept", NULL);
  ui_settle ();
  g_assert_null (imported);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (ui_get (dialog, ADW_TYPE_BANNER, NULL))));
  g_assert_cmpstr (bsl_project_get_title (bsl_session_get_project (session)), ==, "Again");
  gtk_window_destroy (window);
}

/* The project is here: its history stays, and that of the file goes only with a copy. */
static void
test_broken (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autoptr (GBytes) bytes = export (session);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) file = NULL;
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  GtkWidget *dialog;

  g_assert_cmpuint (g_string_replace (changed, "\"title\" : \"Test\"", "\"title\" : \"There\"", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (changed, "\"kind\" : \"create\"",
                                      "\"kind\" : \"create\", \"reason\" : \"forged\"", 1),
                    ==, 1);
  file = g_bytes_new (changed->str, changed->len);
  dialog = open_file (window, bsl_session_get_store (session), file);
  ui_get (dialog, BSL_TYPE_TEXT_ROW, "The history in the file is not as it was written. Only an import as another "
                                     "project keeps it.");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/import/new", test_new);
  g_test_add_func ("/import/conflict", test_conflict);
  g_test_add_func ("/import/copy", test_copy);
  g_test_add_func ("/import/newer", test_newer);
  g_test_add_func ("/import/broken", test_broken);
  g_test_add_func ("/import/refused", test_refused);

  return g_test_run ();
}
