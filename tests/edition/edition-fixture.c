/* SPDX-License-Identifier: EUPL-1.2 */
/* Folders of data that are the shipped ones but for some words. */
#include "config.h"

#include "tests/edition/edition-fixture.h"

#include <string.h>

#include "app/core/bsl-problems.h"
#include "app/edition/bsl-edition-folder.h"
#include "app/edition/bsl-edition.h"

void
edition_write_text (const char *directory, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  g_assert_true (bsl_edition_folder_write (path, g_strdup (text), NULL));
}

char *
edition_read_shipped (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
copy_folder (const char *directory, const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), folder, NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) names = bsl_json_list_files (path, problems);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *text = edition_read_shipped (name);

      edition_write_text (directory, name, text);
    }
}

static void
change (const char *directory, const EditionChange *one)
{
  g_autofree char *path = g_build_filename (directory, one->file, NULL), *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, one->from, one->to, 1), ==, 1);
  edition_write_text (directory, one->file, changed->str);
}

/* A catalogue that was changed is compiled up to the day of its edition. */
static void
set_day (const char *directory, const char *date)
{
  static const char member[] = "\"date\": \"";
  g_autofree char *path = g_build_filename (directory, "catalogue", "offers.json", NULL), *text = NULL;
  char *day;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  day = strstr (text, member);
  g_assert_nonnull (day);
  memcpy (day + strlen (member), date, strlen (date));
  edition_write_text (directory, "catalogue/offers.json", text);
}

void
edition_write (const char *directory, const char *date, const char *publisher, const EditionChange *changes)
{
  const BslEdition edition = { .name = (char *) date, .date = bsl_date_parse (date), .publisher = (char *) publisher };

  for (const EditionChange *one = changes; one->file != NULL; one++)
    {
      g_autofree char *folder = g_path_get_dirname (one->file);
      g_autofree char *path = g_build_filename (directory, one->file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        copy_folder (directory, folder);
      change (directory, one);
    }
  set_day (directory, date);
  g_assert_true (bsl_edition_write (&edition, directory, NULL));
}

void
edition_trust (const char *folder, const BslPublicKey *key)
{
  g_autofree char *name = g_strdup_printf ("keys/%s.pub", bsl_public_key_get_id (key)), *text = bsl_public_key_to_text (key);

  edition_write_text (folder, name, text);
}

BslUpdate *
edition_make_update (const char *directory, const char *date, const char *publisher, const EditionChange *changes)
{
  BslUpdate *update;

  edition_write (directory, date, publisher, changes);
  update = bsl_update_new_from_directory (directory, publisher, NULL);
  g_assert_nonnull (update);
  bsl_edition_folder_remove (directory);
  return update;
}
