/* SPDX-License-Identifier: EUPL-1.2 */
/* Why a project can only be read. */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "app/store/bsl-database.h"
#include "app/store/bsl-store-private.h"
#include "tests/ui/ui-fixture.h"
#include "ui/bsl-notices.h"

/* The same project, its file opened anew. */
static BslSession *
reopen (const char *path, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslStore) store = bsl_store_open (path, &error);
  BslSession *session;

  g_assert_no_error (error);
  session = bsl_session_new (ui_get_library (), store, id, &error);
  g_assert_no_error (error);

  return session;
}

static void
check (BslSession *session, const char *title)
{
  GtkWidget *notices = bsl_notices_new (session);
  GtkWindow *window = ui_present (notices);
  AdwBanner *banner = ADW_BANNER (gtk_widget_get_template_child (notices, BSL_TYPE_NOTICES, "read_only"));

  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, title);
  gtk_window_destroy (window);
}

static void
test_newer (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autofree char *path = g_strdup (bsl_store_get_path (bsl_session_get_store (session)));
  g_autofree char *id = g_strdup (bsl_session_get_id (session));

  g_assert_true (bsl_database_execute (bsl_store_get_database (bsl_session_get_store (session)), "PRAGMA user_version = 999", NULL));
  g_clear_object (&session);
  session = reopen (path, id);
  g_assert_true (bsl_store_is_newer (bsl_session_get_store (session)));
  check (session, "This project can be read but not changed: it was written by a newer version of Boussole.");
}

static void
test_unwritable (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autofree char *path = g_strdup (bsl_store_get_path (bsl_session_get_store (session)));
  g_autofree char *id = g_strdup (bsl_session_get_id (session));

  g_clear_object (&session);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  if (access (path, W_OK) == 0)
    {
      g_test_skip ("everything can be written here");
      return;
    }
  session = reopen (path, id);
  g_assert_false (bsl_store_is_newer (bsl_session_get_store (session)));
  check (session, "This project can be read but not changed: the file of the projects cannot be written. Check its permissions.");
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/notices/newer", test_newer);
  g_test_add_func ("/notices/unwritable", test_unwritable);

  return g_test_run ();
}
