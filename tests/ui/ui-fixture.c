/* SPDX-License-Identifier: EUPL-1.2 */
/* What the tests of the window share. */
#include "config.h"

#include "tests/ui/ui-fixture.h"

#include <execinfo.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ui/bsl-resources.h"
#include "ui/bsl-window.h"
#include "ui/wizard/bsl-project-page.h"

#define DEADLINE_S 30

static BslApplication *application;
static BslLibrary *library;

#ifndef __SANITIZE_ADDRESS__ /* the sanitizers tell more */

/* Where a test crashed, which may not happen again for a thousand runs; then it crashes as it would have. */
static void
tell_crash (int number)
{
  void *frames[64];

  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
}

static void
watch_crashes (void)
{
  const struct sigaction action = { .sa_handler = tell_crash, .sa_flags = (int) SA_RESETHAND };
  void *frame;

  backtrace (&frame, 1); /* loads what it needs */
  sigaction (SIGSEGV, &action, NULL);
}

static void
watch_leaks (gboolean enabled)
{
}

#else

#include <sanitizer/lsan_interface.h>

static void
watch_crashes (void)
{
}

static void
watch_leaks (gboolean enabled)
{
  if (enabled)
    __lsan_enable ();
  else
    __lsan_disable ();
}

#endif

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

void
ui_init (int *argc, char ***argv)
{
  watch_crashes ();
  g_test_init (argc, argv, NULL);
  adw_init ();
  bsl_ui_register_resource ();
  set_animations (FALSE);
}

void
ui_init_application (int *argc, char ***argv)
{
  watch_crashes ();
  g_test_init (argc, argv, NULL);
  application = bsl_application_new (0);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  set_animations (FALSE);
}

BslLibrary *
ui_get_library (void)
{
  g_autoptr (GError) error = NULL;

  if (library == NULL)
    library = bsl_library_new ();
  bsl_library_load (library, &error);
  g_assert_no_error (error);

  return library;
}

void
ui_set_own_layer (const char *file)
{
  g_assert_null (library);
  library = bsl_library_new ();
  bsl_library_set_own_layer (library, file);
}

void
ui_set_catalogue (const char *file)
{
  g_assert_null (library);
  library = bsl_library_new ();
  bsl_library_set_catalogue (library, file);
}

BslSession *
ui_session_new (const char *json)
{
  return ui_session_new_with (json, NULL);
}

BslSession *
ui_session_new_with (const char *json, const char *members)
{
  static guint n;
  g_autofree char *text = g_strdup_printf ("{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"Test\", \"answers\": %s%s%s}",
                                           json, members != NULL ? ", " : "", members != NULL ? members : "");
  g_autofree char *name = g_strdup_printf ("%u.db", n++);
  g_autofree char *path = ui_dup_path (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  BslSession *session;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (ui_get_library ()), bytes, "test", NULL, &error);
  g_assert_no_error (error);
  store = ui_open_store (path);
  id = bsl_store_add (store, project, &error);
  g_assert_no_error (error);
  session = bsl_session_new (ui_get_library (), store, id, &error);
  g_assert_no_error (error);

  return session;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

void
ui_show (GtkWindow *window)
{
  gtk_window_present (window);
  ui_wait (is_mapped, window);
  ui_settle ();
}

BslStore *
ui_open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  BslStore *store = bsl_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

static struct rlimit allowed;

void
ui_fill_disk (gsize size)
{
  struct rlimit full;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &allowed), ==, 0);
  full = allowed;
  full.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &full), ==, 0);
}

void
ui_free_disk (void)
{
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &allowed), ==, 0);
}

char *
ui_dup_path (const char *name)
{
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

char *
ui_add_project (BslStore *store, const char *title)
{
  g_autoptr (BslProject) project = bsl_project_new (bsl_library_get_questionnaire (ui_get_library ()));
  char *id;

  bsl_project_set_title (project, title);
  id = bsl_store_add (store, project, NULL);
  g_assert_nonnull (id);
  return id;
}

GtkWidget *
ui_show_window (BslStore *store)
{
  BslWindow *window = bsl_window_new (application, ui_get_library (), store);

  ui_show (GTK_WINDOW (window));
  return GTK_WIDGET (window);
}

GtkWidget *
ui_open_project (GtkWidget *window, const char *id, const char *place)
{
  GtkWidget *page;

  bsl_window_open_project (BSL_WINDOW (window), id);
  ui_settle ();
  page = ui_get (window, BSL_TYPE_PROJECT_PAGE, NULL);
  bsl_project_page_go (BSL_PROJECT_PAGE (page), place, NULL);
  ui_settle ();
  return page;
}

AdwDialog *
ui_get_dialog (GtkWidget *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

GtkWindow *
ui_present (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (is_mapped, child);
  ui_settle ();

  return GTK_WINDOW (window);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
ui_wait (UiCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (condition (data));
}

void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
ui_start_animations (void)
{
  watch_leaks (FALSE);
  set_animations (TRUE);
}

void
ui_stop_animations (void)
{
  set_animations (FALSE);
  watch_leaks (TRUE);
}

void
ui_answer (BslSession *session, const char *id, const char *json)
{
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), id);
  BslValue value = { 0 };

  g_assert_true (bsl_value_from_text (&value, json, &question->domain));
  g_assert_true (bsl_session_set_answer (session, question->index, &value));
  ui_settle ();
}

void
ui_act (GtkWidget *widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  ui_settle ();
}

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  g_error ("nothing can be dropped");
}

/* As GTK does when the button is let go. */
gboolean
ui_drop (GtkWidget *widget, GSList *files)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (find_drop_target (widget), "drop", &value, 0.0, 0.0, &taken);
  ui_settle ();
  return taken;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (ADW_IS_PREFERENCES_GROUP (widget))
    return adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget));

  return NULL;
}

static gboolean
matches (GtkWidget *widget, GType type, const char *text)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || g_strcmp0 (get_text (widget), text) == 0);
}

GtkWidget *
ui_find (GtkWidget *root, GType type, const char *text)
{
  if (matches (root, type, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ui_get (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = ui_find (root, type, text);

  if (found == NULL)
    g_error ("no %s “%s”", g_type_name (type), text != NULL ? text : "");

  return found;
}

guint
ui_count (GtkWidget *root, GType type, const char *text)
{
  guint n = matches (root, type, text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += ui_count (child, type, text);

  return n;
}
