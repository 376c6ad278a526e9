/* SPDX-License-Identifier: EUPL-1.2 */
/* What the tests of the window share. */
#include "config.h"

#include "tests/ui/ui-fixture.h"

#include <glib/gstdio.h>

#include "ui/bsl-resources.h"

#define DEADLINE_S 30

static BslLibrary *library;

void
ui_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  bsl_ui_register_resource ();
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
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
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
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  store = bsl_store_open (path, &error);
  g_assert_no_error (error);
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
