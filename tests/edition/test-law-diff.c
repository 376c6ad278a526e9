/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two sets of rules and questions: nothing that differs is passed over. */
#include "config.h"

#include "app/core/bsl-json-edit.h"
#include "app/edition/bsl-edition-folder.h"
#include "app/rules/bsl-law-diff.h"
#include "tests/edition/edition-fixture.h"

static const EditionChange none[] = {
  { "rules/left-out.json", "boussole-left-out", "boussole-left-out" },
  { "questions/roles.json", "boussole-roles", "boussole-roles" },
  { NULL },
};

/* A folder with the shipped rules and questions, so @changes made. To be freed. */
static char *
make_folder (const EditionChange *changes)
{
  char *directory = g_dir_make_tmp ("boussole-law-XXXXXX", NULL);

  edition_write (directory, "2026-12-15", "Essai", changes);
  return directory;
}

/* "kind list id title" of each change; the folder is deleted. To be freed. */
static char *
dup_changes (char *directory)
{
  static const char *const kinds[] = { "added", "removed", "changed", "order" };
  g_autoptr (BslLibrary) before = bsl_library_new (), after = bsl_library_new ();
  g_autoptr (GPtrArray) changes = NULL;
  GString *text = g_string_new (NULL);

  bsl_library_set_edition (after, directory);
  changes = bsl_law_diff (before, after, BSL_LANG_EN);
  for (guint i = 0; i < changes->len; i++)
    {
      const BslLawChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s %s %s %s\n", kinds[change->kind], change->list, change->id, change->title);
    }
  bsl_edition_folder_remove (directory);
  g_free (directory);
  return g_string_free (text, FALSE);
}

static void
test_same (void)
{
  g_autofree char *changes = dup_changes (make_folder (none));

  g_assert_cmpstr (changes, ==, "");
}

/* A list whose elements have no identifiers, and what is no list at all: where it stands. */
static void
test_nameless (void)
{
  static const EditionChange changed[] = {
    { "rules/ways-out.json", "\"attribute\": \"snc.kinds\"", "\"attribute\": \"snc.date\"" },
    { "questions/40-project.json", "\"step\": \"project\"", "\"step\": \"purchase\"" },
    { NULL },
  };
  g_autofree char *changes = dup_changes (make_folder (changed));

  g_assert_cmpstr (changes, ==, "changed step step questions/40-project.json\n"
                                "changed reachable-facts reachable-facts rules/ways-out.json\n");
}

/* The list @name of @file, read and written again by @edit. */
static void
edit_list (const char *directory, const char *name, const char *list, void (*edit) (JsonArray *array))
{
  g_autofree char *path = g_build_filename (directory, name, NULL), *text = NULL, *edited = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  root = json_from_string (text, NULL);
  edit (json_object_get_array_member (json_node_get_object (root), list));
  edited = json_to_string (root, FALSE);
  edition_write_text (directory, name, edited);
}

static void
move_first (JsonArray *array)
{
  json_array_add_element (array, json_array_dup_element (array, 0));
  json_array_remove_element (array, 0);
}

static void
remove_first (JsonArray *array)
{
  json_array_remove_element (array, 0);
}

/* The same in another order is said once, and not of what only moves up where something is gone. */
static void
test_order (void)
{
  char *moved = make_folder (none), *shorter = make_folder (none);
  g_autofree char *order = NULL, *gone = NULL;

  edit_list (moved, "questions/roles.json", "roles", move_first);
  order = dup_changes (moved);
  g_assert_cmpstr (order, ==, "order roles roles questions/roles.json\n");

  edit_list (shorter, "questions/roles.json", "roles", remove_first);
  gone = dup_changes (shorter);
  g_assert_true (g_str_has_prefix (gone, "removed roles "));
  g_assert_null (strstr (gone, "order"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law-diff/same", test_same);
  g_test_add_func ("/law-diff/nameless", test_nameless);
  g_test_add_func ("/law-diff/order", test_order);
  return g_test_run ();
}
