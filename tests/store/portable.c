/* SPDX-License-Identifier: EUPL-1.2 */
/* Portable files for portable.py to read.
 *
 * portable write FOLDER EVALUATION: writes project.boussole, with everything there is and this
 *   evaluation, the same as saved in boussole.db, sheet.json and reply.json.
 * portable carry FILE OUT: imports FILE into an empty store, and exports it again. */

#include "config.h"

#include "app/store/bsl-consult.h"
#include "app/store/bsl-copy.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/machines.h"

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static void
write_file (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
write_sheets (StoreFixture *fixture, const char *id, const char *folder)
{
  static const char *const about[] = { "organisation.type", "organisation.population", NULL };
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GBytes) sheet = bsl_history_ask (history, "rssi", about, NULL, NULL);
  g_autoptr (BslSheet) asked = bsl_sheet_read (sheet, "sheet", NULL);
  g_autoptr (GBytes) reply = NULL;

  g_assert_nonnull (asked);
  reply = bsl_sheet_reply (asked, "Paul Aubry", "RSSI", bsl_date_parse ("2026-11-20"),
                           BSL_STANCE_FAVOURABLE, NULL, NULL);
  write_file (folder, "sheet.json", sheet);
  write_file (folder, "reply.json", reply);
}

static void
write_all (StoreFixture *fixture, const char *folder, const char *evaluation)
{
  g_autofree char *id = machines_add_rich (fixture);
  g_autofree char *copy = g_build_filename (folder, "boussole.db", NULL);
  g_autoptr (GBytes) seen = read_file (evaluation);
  g_autoptr (GBytes) file = NULL;

  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "f", seen, -1, NULL));
  write_sheets (fixture, id, folder);
  file = machines_export (fixture, id);
  write_file (folder, "project.boussole", file);
  g_assert_true (bsl_copy_write (bsl_store_get_database (fixture->store), copy, NULL));
}

static void
carry (StoreFixture *fixture, const char *file, const char *out)
{
  g_autoptr (GBytes) bytes = read_file (file);
  g_autofree char *id = machines_apply (fixture, bytes, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (GBytes) again = machines_export (fixture, id);

  write_file ("/", out, again);
}

int
main (int argc, char **argv)
{
  StoreFixture fixture = { 0 };
  char *own[] = { argv[0], NULL };
  char **words = own;
  int n_words = 1;

  g_assert_cmpint (argc, ==, 4);
  g_test_init (&n_words, &words, NULL);
  store_fixture_set_up (&fixture, NULL);
  if (g_str_equal (argv[1], "write"))
    write_all (&fixture, argv[2], argv[3]);
  else
    carry (&fixture, argv[2], argv[3]);
  store_fixture_tear_down (&fixture, NULL);
  return 0;
}
