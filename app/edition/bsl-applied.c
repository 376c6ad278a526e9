/* SPDX-License-Identifier: EUPL-1.2 */
/* Updates that were applied, and the index of them. */
#include "config.h"

#include "app/edition/bsl-applied.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/core/bsl-json-edit.h"
#include "app/edition/bsl-edition-folder.h"

#define FORMAT "boussole-editions"
#define VERSION 1
#define INDEX "editions.json"
#define DAMAGED INDEX ".damaged"
#define MAX_BYTES (1024 * 1024)
#define MOST_KEPT 5

void
bsl_applied_free (BslApplied *self)
{
  bsl_edition_free (self->edition);
  g_free (self->key);
  g_free (self);
}

static void
free_applied (gpointer data)
{
  bsl_applied_free (data);
}

static void
note_fault (BslProblems *faults, const char *place, const GError *error)
{
  bsl_problems_add (faults, place, "$", "%s", error->message);
}

/* Takes @edition. */
static void
add (GPtrArray *applied, BslEdition *edition, BslDate over, BslDate on, const char *key)
{
  BslApplied *one = g_new (BslApplied, 1);

  *one = (BslApplied){ .edition = edition, .over = over, .on = on, .key = g_strdup (key) };
  g_ptr_array_add (applied, one);
}

static BslEdition *
read_edition (const char *directory, BslProblems *faults)
{
  g_autoptr (GError) error = NULL;
  BslEdition *edition = bsl_edition_read (directory, &error);

  if (edition == NULL)
    note_fault (faults, directory, error);
  return edition;
}

static void
read_element (GPtrArray *applied, const char *folder, const BslJson *element, BslProblems *faults)
{
  BslJson over = bsl_json_member (element, "over"), on = bsl_json_member (element, "on"), key = bsl_json_member (element, "key");
  BslJson member = bsl_json_member (element, "directory");
  const char *name = bsl_json_string (&member);
  g_autofree char *directory = NULL;
  BslEdition *edition;

  if (name == NULL)
    return;
  if (!bsl_edition_folder_is_name (name))
    {
      bsl_json_complain (&member, _("The name of a kept update was expected here."));
      return;
    }
  directory = g_build_filename (folder, name, NULL);
  edition = read_edition (directory, faults);
  if (edition != NULL)
    add (applied, edition, bsl_json_optional_date (&over), bsl_json_optional_date (&on), bsl_json_optional_string (&key));
}

/* FALSE where the index is damaged. */
static gboolean
read_index (GPtrArray *applied, const char *folder, const char *file, BslProblems *faults)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = bsl_json_read_file (file, MAX_BYTES, NULL);
  BslJson json;

  if (bytes == NULL)
    return FALSE;
  if (bsl_json_open (&json, parser, bytes, file, problems))
    {
      BslJson list = bsl_json_member (&json, "applied");

      bsl_json_check_format (&json, FORMAT, VERSION);
      for (guint i = 0; i < bsl_json_length (&list); i++)
        {
          BslJson element = bsl_json_element (&list, i);

          read_element (applied, folder, &element, faults);
        }
    }
  return bsl_problems_get_count (problems) == 0;
}

/* edition.json is the last file that is written when an update is applied. */
static gint64
get_time (const BslApplied *self)
{
  g_autofree char *file = g_build_filename (self->edition->directory, "edition.json", NULL);
  GStatBuf buffer;

  return g_stat (file, &buffer) == 0 ? (gint64) buffer.st_mtim.tv_sec * G_USEC_PER_SEC + buffer.st_mtim.tv_nsec / 1000 : 0;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = get_time (*(const BslApplied *const *) a), right = get_time (*(const BslApplied *const *) b);

  return (left > right) - (left < right);
}

/* Every update that is kept, in the order in which they were applied. */
static GPtrArray *
find_all (const char *folder, BslProblems *faults)
{
  GPtrArray *applied = g_ptr_array_new_with_free_func (free_applied);
  g_autoptr (GPtrArray) paths = bsl_edition_folder_list (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      BslEdition *edition = bsl_edition_folder_is_name (name) ? read_edition (paths->pdata[i], faults) : NULL;

      if (edition != NULL)
        add (applied, edition, BSL_DATE_NONE, BSL_DATE_NONE, NULL);
    }
  g_ptr_array_sort (applied, compare_times);
  return applied;
}

GPtrArray *
bsl_applied_read (const char *folder, BslProblems *faults, BslProblems *damage)
{
  g_autofree char *file = g_build_filename (folder, INDEX, NULL);
  g_autoptr (GPtrArray) applied = g_ptr_array_new_with_free_func (free_applied);
  g_autoptr (BslProblems) found = bsl_problems_new ();

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&applied);
  if (read_index (applied, folder, file, found))
    {
      bsl_problems_add_all (faults, found);
      return g_steal_pointer (&applied);
    }
  bsl_problems_add (damage, file, "$",
                    _("The list of kept updates is damaged; all that are kept here were found again, and the last one is in use. "
                      "Apply it or another one again to write the list anew."));
  return find_all (folder, faults);
}

static JsonObject *
to_json (const BslApplied *self)
{
  g_autofree char *name = g_path_get_basename (self->edition->directory);
  g_autofree char *over = self->over != BSL_DATE_NONE ? bsl_date_to_iso (self->over) : NULL;
  g_autofree char *on = self->on != BSL_DATE_NONE ? bsl_date_to_iso (self->on) : NULL;
  JsonObject *element = json_object_new ();

  bsl_json_set_string (element, "directory", name);
  bsl_json_set_string (element, "over", over);
  bsl_json_set_string (element, "on", on);
  bsl_json_set_string (element, "key", self->key);
  return element;
}

static guint
get_first_kept (GPtrArray *applied)
{
  return applied->len > MOST_KEPT ? applied->len - MOST_KEPT : 0;
}

static void
prune (const char *folder, GPtrArray *applied)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = get_first_kept (applied); i < applied->len; i++)
    g_ptr_array_add (names, g_path_get_basename (((BslApplied *) applied->pdata[i])->edition->directory));
  bsl_edition_folder_prune (folder, names);
}

/* Somebody may want to know what a damaged index said. */
static void
keep_damaged (const char *folder, const char *file)
{
  g_autoptr (GPtrArray) applied = g_ptr_array_new_with_free_func (free_applied);
  g_autoptr (BslProblems) found = bsl_problems_new ();
  g_autofree char *beside = g_build_filename (folder, DAMAGED, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (file), to = g_file_new_for_path (beside);

  if (g_file_test (file, G_FILE_TEST_EXISTS) && !read_index (applied, folder, file, found))
    g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
}

gboolean
bsl_applied_write (const char *folder, GPtrArray *applied, GPtrArray *before, GError **error)
{
  g_autofree char *file = g_build_filename (folder, INDEX, NULL);
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = bsl_json_take_object (object);
  JsonArray *list = json_array_new ();
  gboolean written;

  for (guint i = get_first_kept (applied); i < applied->len; i++)
    json_array_add_object_element (list, to_json (applied->pdata[i]));
  bsl_json_set_string (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_array_member (object, "applied", list);
  keep_damaged (folder, file);
  written = bsl_edition_folder_write (file, json_to_string (node, TRUE), error);
  prune (folder, written ? applied : before);
  return written;
}
