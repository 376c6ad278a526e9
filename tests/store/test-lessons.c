/* SPDX-License-Identifier: EUPL-1.2 */
/* How others lost work, by the number of the report, and what sees to it that it is not lost here.
 *
 * pia-app#62        opening an older version erased everything   /released/opens, /released/interrupted
 * pia#518           answers typed again were not saved           /lessons/typed-again, /model/random
 * pia#715           fields looked empty on coming back           /lessons/coming-back, /store/round-trip
 * pia#757           a file without ending was refused            /lessons/without-ending
 * pia#621           only the name survived an import             /import/whole, store-portable
 * pia#514           a colleague's file failed in silence         /import/newer, /import/unknown-kept
 * pia-app#42        attachments were lost on the way             /import/whole, /import/bytes
 * pia#659           the format was not documented                store-portable
 * PIA, import       rows one by one, without a transaction       store-power, store-full (import)
 * PIA, restore      everything was deleted first                 store-power, store-full (restore)
 * PIA, newer        a newer database was opened anyway           /faults/newer, /backups/newer-store
 * ciso-assistant#305, #702, #2869
 *                   a backup could not be restored               /backups/restore, /backups/refused
 * ciso-assistant#801
 *                   a limit nobody knew of                       /attachments/limit, /import/too-large
 * ciso-assistant#3264
 *                   only the identical version could restore     /backups/older-version
 * ciso-assistant#4685
 *                   a web page where the file was expected       /lessons/web-page
 * ciso-assistant#3409
 *                   an update was refused, and the old one gone  /lessons/refused-update
 * ciso-assistant#3182, #813, #2715
 *                   exports without their content                store-portable
 */

#include "config.h"

#include <string.h>

#include "tests/store/machines.h"

#define add(path, function)                                                                        \
  g_test_add (path, Machines, NULL, machines_set_up, function, machines_tear_down)

static double
read_saved (StoreFixture *fixture, const char *id)
{
  g_autoptr (BslProject) project =
      bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, NULL);

  return store_fixture_get_number (project);
}

/* pia#518: withdrawn, then given again, with a restart between. */
static void
test_typed_again (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  guint number = store_fixture_find ("organisation.population");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, id);

      g_assert_true (bsl_history_set_answer (history, number, NULL, NULL));
      g_assert_cmpfloat (read_saved (&machines->here, id), ==, -1);
      store_fixture_set_number (history, 12);
      g_clear_object (&history);
      store_fixture_reopen (&machines->here);
      g_assert_cmpfloat (read_saved (&machines->here, id), ==, 12);
    }
}

/* pia#715: the place is there, and what stands in it. */
static void
test_coming_back (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autofree char *page = NULL, *field = NULL;

  g_assert_true (bsl_store_set_position (machines->here.store, id, "organisation",
                                         "organisation.population", NULL));
  store_fixture_reopen (&machines->here);
  g_assert_true (bsl_store_get_position (machines->here.store, id, &page, &field, NULL));
  g_assert_cmpstr (page, ==, "organisation");
  g_assert_cmpstr (field, ==, "organisation.population");
  g_assert_cmpfloat (read_saved (&machines->here, id), ==, 12);
}

/* pia#757: what counts is in the file, whatever its name. */
static void
test_without_ending (Machines *machines, gconstpointer data)
{
  static const char *const names[] = { "projet", "", ".", "projet.boussole.txt", "été (1)" };
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = machines_export (&machines->here, id);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BslImport) import = bsl_import_new (
          machines->there.store, store_fixture_get_questionnaire (), file, names[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (bsl_import_get_kind (import), ==, BSL_IMPORT_NEW);
    }
}

/* ciso-assistant#4685: the message names the file and the place. */
static void
test_web_page (Machines *machines, gconstpointer data)
{
  g_autoptr (GBytes) file = g_bytes_new_static ("<!DOCTYPE html>\n<html></html>", 29);
  g_autoptr (GError) error = NULL;

  g_assert_null (bsl_import_new (machines->here.store, store_fixture_get_questionnaire (), file,
                                 "file", NULL, &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "file: line 1, column 1: "));
}

/* ciso-assistant#3409: a newer state of a project that is here is refused; the one that is here stays. */
static void
test_refused_update (Machines *machines, gconstpointer data)
{
  static const char *const spoilt[][2] = { { "\"version\"", "\"verison\"" }, { "\"answers\"", "\"answers\": 7, \"other\"" } };
  g_autofree char *id = machines_add_rich (&machines->here);
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autofree char *before = store_fixture_dump (machines->here.store);

  for (gsize i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, spoilt[i][0], 2);
      g_autofree char *changed = g_strjoinv (spoilt[i][1], parts);
      g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_null (bsl_import_new (machines->here.store, store_fixture_get_questionnaire (), bytes, "p", NULL, &error));
      g_assert_nonnull (error);
      after = store_fixture_dump (machines->here.store);
      g_assert_cmpstr (after, ==, before);
    }
  machines_assert_kind (&machines->here, file, BSL_IMPORT_SAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/lessons/typed-again", test_typed_again);
  add ("/lessons/coming-back", test_coming_back);
  add ("/lessons/without-ending", test_without_ending);
  add ("/lessons/web-page", test_web_page);
  add ("/lessons/refused-update", test_refused_update);

  return g_test_run ();
}
