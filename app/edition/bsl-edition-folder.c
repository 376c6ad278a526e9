/* SPDX-License-Identifier: EUPL-1.2 */
/* Files and folders of editions. */
#include "config.h"

#include "app/edition/bsl-edition-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <utime.h>
#include <sys/file.h>
#include <unistd.h>

#include "app/core/bsl-error.h"

#define TEMPORARY_PREFIX ".new-"
#define TEMPORARY TEMPORARY_PREFIX "XXXXXX"

gboolean
bsl_edition_folder_has (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
bsl_edition_folder_list (const char *directory)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

gboolean
bsl_edition_folder_is_name (const char *name)
{
  return g_regex_match_simple ("^[0-9a-f]{16}$", name, G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
set_error (GError **error, const char *path, int number)
{
  g_set_error (error, BSL_ERROR, BSL_ERROR_READ,
               _("%s: Nothing can be written here (%s). Free some space, or give yourself the right to write there."), path,
               bsl_error_describe (number));
}

gboolean
bsl_edition_folder_make (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  set_error (error, folder, errno);
  return FALSE;
}

char *
bsl_edition_folder_make_temporary (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, TEMPORARY, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_mkdtemp (path) != NULL)
    return g_steal_pointer (&path);
  set_error (error, folder, errno);
  return NULL;
}

void
bsl_edition_folder_remove (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        bsl_edition_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (directory);
}

static gboolean
holds_file (const char *directory, const char *name, const char *path)
{
  g_autofree char *other = g_build_filename (directory, name, NULL);
  g_autoptr (GMappedFile) a = g_mapped_file_new (path, FALSE, NULL), b = g_mapped_file_new (other, FALSE, NULL);
  g_autoptr (GBytes) here = a != NULL ? g_mapped_file_get_bytes (a) : NULL;
  g_autoptr (GBytes) there = b != NULL ? g_mapped_file_get_bytes (b) : NULL;

  return here != NULL && there != NULL && g_bytes_equal (here, there);
}

/* Whether every file of @directory is in @other, with the same bytes. */
static gboolean
holds_all (const char *other, const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  gboolean same = dir != NULL;
  const char *name;

  while (same && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL), *counterpart = g_build_filename (other, name, NULL);

      same = g_file_test (path, G_FILE_TEST_IS_DIR) ? holds_all (counterpart, path) : holds_file (other, name, path);
    }
  return same;
}

/* What is at @to under a name that is nobody's; NULL with @error where it stays as it is. */
static char *
put_away (const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autofree char *away = bsl_edition_folder_make_temporary (folder, error);
  int number;

  if (away == NULL || g_rename (to, away) == 0)
    return g_steal_pointer (&away);
  number = errno;
  g_rmdir (away);
  set_error (error, to, number);
  return NULL;
}

/* @away: what was at @to, or NULL; it comes back where @from cannot take its place. */
static gboolean
put_in_place (const char *from, const char *to, const char *away, GError **error)
{
  int number;

  if (g_rename (from, to) == 0)
    return TRUE;
  number = errno;
  if (away != NULL)
    g_rename (away, to);
  set_error (error, to, number);
  return FALSE;
}

gboolean
bsl_edition_folder_settle (const char *from, const char *to, GError **error)
{
  g_autofree char *away = NULL;

  if (holds_all (to, from) && holds_all (from, to))
    {
      g_autofree char *edition = g_build_filename (to, "edition.json", NULL);

      utime (edition, NULL); /* by which the last one is known where the index is damaged */
      bsl_edition_folder_remove (from);
      return TRUE;
    }
  if (g_file_test (to, G_FILE_TEST_EXISTS) && (away = put_away (to, error)) == NULL)
    return FALSE;
  if (!put_in_place (from, to, away, error))
    return FALSE;
  if (away != NULL)
    bsl_edition_folder_remove (away);
  return TRUE;
}

int
bsl_edition_folder_lock (const char *folder, gboolean wait)
{
  int made = wait ? g_mkdir_with_parents (folder, 0700) : 0;
  int lock = made == 0 ? g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) : -1;
  int done;

  if (lock < 0)
    return -1;
  while ((done = flock (lock, wait ? LOCK_EX : LOCK_EX | LOCK_NB)) != 0 && errno == EINTR)
    ;
  if (done == 0)
    return lock;
  close (lock);
  return -1;
}

void
bsl_edition_folder_unlock (int lock)
{
  if (lock >= 0)
    close (lock);
}

void
bsl_edition_folder_clear_temporary (const char *folder)
{
  g_autoptr (GPtrArray) paths = bsl_edition_folder_list (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);

      if (g_str_has_prefix (name, TEMPORARY_PREFIX))
        bsl_edition_folder_remove (paths->pdata[i]);
    }
}

void
bsl_edition_folder_prune (const char *folder, GPtrArray *names)
{
  g_autoptr (GPtrArray) paths = bsl_edition_folder_list (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);

      if (bsl_edition_folder_is_name (name) && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        bsl_edition_folder_remove (paths->pdata[i]);
    }
}

/* Fails with G_FILE_ERROR. */
static gboolean
write_durably (const char *file, const char *text, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  int number;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_file_set_contents_full (file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
  number = errno;
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), bsl_error_describe (number));
  return FALSE;
}

gboolean
bsl_edition_folder_write (const char *file, char *text, GError **error)
{
  g_autofree char *taken = text;
  g_autoptr (GError) fault = NULL;

  if (write_durably (file, taken, &fault))
    return TRUE;
  g_set_error (error, BSL_ERROR, BSL_ERROR_READ, _("%s: The file cannot be written (%s). Choose another place."), file,
               bsl_error_describe_file (fault));
  return FALSE;
}

gboolean
bsl_edition_folder_unpack (const char *folder, const char *member, const char *carrier, char *text, GError **error)
{
  g_autofree char *taken = text, *file = g_build_filename (folder, member, NULL), *place = g_path_get_dirname (folder);
  g_autoptr (GError) fault = NULL;

  if (write_durably (file, taken, &fault))
    return TRUE;
  g_set_error (error, BSL_ERROR, BSL_ERROR_READ,
               _("%s: “%s” of it cannot be written to %s (%s). Free some space there, or give yourself the right to write there."),
               carrier, member, place, bsl_error_describe_file (fault));
  return FALSE;
}
