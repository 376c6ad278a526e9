/* SPDX-License-Identifier: EUPL-1.2 */
/* Which data are in use: shipped, of an extension, or of an update. */
#include "config.h"

#include "app/edition/bsl-editions.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "app/edition/bsl-applied.h"
#include "app/edition/bsl-edition-folder.h"

struct _BslEditions
{
  GObject parent_instance;

  char *shipped_directory;
  char *folder;
  BslEdition *shipped;     /* NULL where it does not say which one it is */
  GPtrArray *extensions;   /* of BslEdition */
  GPtrArray *layers;       /* of char*: folders of extensions with layers */
  GPtrArray *applied;      /* of BslApplied, the last one at the end */
  GPtrArray *keys;         /* of BslPublicKey */
  BslProblems *faults;
};

G_DEFINE_FINAL_TYPE (BslEditions, bsl_editions, G_TYPE_OBJECT)

static void
free_edition (gpointer data)
{
  bsl_edition_free (data);
}

static void
free_key (gpointer data)
{
  bsl_public_key_free (data);
}

static void
clear (BslEditions *self)
{
  g_clear_pointer (&self->shipped, bsl_edition_free);
  g_clear_pointer (&self->extensions, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->applied, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->faults, bsl_problems_free);
}

static void
note_fault (BslEditions *self, const char *place, const GError *error)
{
  bsl_problems_add (self->faults, place, "$", "%s", error->message);
}

static void
read_keys_of (BslEditions *self, const char *directory)
{
  g_autofree char *place = g_build_filename (directory, "keys", NULL);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL), *text = NULL;
      g_autoptr (GError) error = NULL;
      BslPublicKey *key = NULL;

      if (!g_str_has_suffix (name, ".pub"))
        continue;
      if (g_file_get_contents (path, &text, NULL, &error))
        key = bsl_public_key_read (text, path, &error);
      if (key != NULL)
        g_ptr_array_add (self->keys, key);
      else
        note_fault (self, path, error);
    }
}

/* What an extension lays upon the catalogue holds whichever edition is in use; keys as well. */
static void
add_extension (BslEditions *self, const char *directory)
{
  g_autoptr (GError) error = NULL;
  BslEdition *edition;

  if (bsl_edition_folder_has (directory, "layers"))
    g_ptr_array_add (self->layers, g_build_filename (directory, "layers", NULL));
  read_keys_of (self, directory);
  if (!bsl_edition_folder_has (directory, "edition.json"))
    return;
  edition = bsl_edition_read (directory, &error);
  if (edition != NULL)
    g_ptr_array_add (self->extensions, edition);
  else
    note_fault (self, directory, error);
}

/* One without a name of its own, or any number of named ones in folders. */
static void
read_extensions (BslEditions *self)
{
  g_autofree char *place = g_build_filename (self->shipped_directory, "extension", NULL);
  g_autoptr (GPtrArray) folders = bsl_edition_folder_list (place);

  self->extensions = g_ptr_array_new_with_free_func (free_edition);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  add_extension (self, place);
  for (guint i = 0; i < folders->len; i++)
    add_extension (self, folders->pdata[i]);
}

void
bsl_editions_refresh (BslEditions *self)
{
  g_return_if_fail (BSL_IS_EDITIONS (self));

  clear (self);
  self->faults = bsl_problems_new ();
  if (bsl_edition_folder_has (self->shipped_directory, "edition.json"))
    self->shipped = bsl_edition_read (self->shipped_directory, NULL);
  self->keys = g_ptr_array_new_with_free_func (free_key);
  read_keys_of (self, self->shipped_directory);
  read_extensions (self);
  read_keys_of (self, self->folder);
  self->applied = bsl_applied_read (self->folder, self->faults);
}

static void
bsl_editions_finalize (GObject *object)
{
  BslEditions *self = BSL_EDITIONS (object);

  clear (self);
  g_free (self->shipped_directory);
  g_free (self->folder);
  G_OBJECT_CLASS (bsl_editions_parent_class)->finalize (object);
}

static void
bsl_editions_class_init (BslEditionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_editions_finalize;
}

static void
bsl_editions_init (BslEditions *self)
{
}

/* What a program left that was ended in the middle; one that is at work has the lock. */
static void
clear_rest (BslEditions *self, int lock)
{
  if (lock >= 0)
    bsl_edition_folder_clear_temporary (self->folder);
}

BslEditions *
bsl_editions_new (const char *shipped, const char *folder)
{
  BslEditions *self = g_object_new (BSL_TYPE_EDITIONS, NULL);
  int lock;

  self->shipped_directory = shipped != NULL ? g_strdup (shipped) : bsl_library_dup_path (NULL, "");
  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "boussole", "editions", NULL);
  lock = bsl_edition_folder_lock (self->folder, FALSE);
  clear_rest (self, lock);
  bsl_edition_folder_unlock (lock);
  bsl_editions_refresh (self);
  return self;
}

BslEditions *
bsl_editions_new_same (BslEditions *self)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return bsl_editions_new (self->shipped_directory, self->folder);
}

static BslDate
get_date (const BslEdition *edition)
{
  return edition != NULL ? edition->date : BSL_DATE_NONE;
}

/* The newest of what is distributed; of two of one day the extension, which somebody put there on purpose. */
static const BslEdition *
get_distributed (BslEditions *self, BslOrigin *origin)
{
  const BslEdition *best = self->shipped;

  *origin = BSL_ORIGIN_SHIPPED;
  for (guint i = 0; i < self->extensions->len; i++)
    {
      const BslEdition *edition = self->extensions->pdata[i];

      if (edition->date < get_date (best))
        continue;
      best = edition;
      *origin = BSL_ORIGIN_EXTENSION;
    }
  return best;
}

/* What would hold were only the first @n updates applied: the last of them, or NULL where what is distributed does. */
static const BslApplied *
get_applied_of (BslEditions *self, guint n)
{
  BslOrigin origin;
  BslDate distributed = get_date (get_distributed (self, &origin));
  const BslApplied *last = n > 0 ? g_ptr_array_index (self->applied, n - 1) : NULL;

  return last != NULL && distributed <= MAX (last->over, last->edition->date) ? last : NULL;
}

static const BslApplied *
get_applied (BslEditions *self)
{
  return get_applied_of (self, self->applied->len);
}

const BslEdition *
bsl_editions_get_current (BslEditions *self, BslOrigin *origin)
{
  const BslApplied *applied;
  const BslEdition *distributed;
  BslOrigin found;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  applied = get_applied (self);
  distributed = get_distributed (self, &found);
  if (origin != NULL)
    *origin = applied != NULL ? BSL_ORIGIN_APPLIED : found;
  return applied != NULL ? applied->edition : distributed;
}

BslDate
bsl_editions_get_applied_on (BslEditions *self)
{
  const BslApplied *applied = get_applied (self);

  return applied != NULL ? applied->on : BSL_DATE_NONE;
}

const char *
bsl_editions_get_applied_key (BslEditions *self)
{
  const BslApplied *applied = get_applied (self);

  return applied != NULL ? applied->key : NULL;
}

const BslEdition *
bsl_editions_get_passed_over (BslEditions *self)
{
  BslOrigin origin;
  const BslEdition *best = NULL;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  get_distributed (self, &origin);
  if (origin == BSL_ORIGIN_EXTENSION)
    return NULL;
  for (guint i = 0; i < self->extensions->len; i++)
    if (get_date (self->extensions->pdata[i]) >= get_date (best))
      best = self->extensions->pdata[i];
  return best;
}

BslProblems *
bsl_editions_get_faults (BslEditions *self)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return self->faults;
}

void
bsl_editions_choose (BslEditions *self, BslLibrary *library)
{
  const BslEdition *edition = bsl_editions_get_current (self, NULL);

  bsl_library_set_directory (library, self->shipped_directory);
  if (edition != NULL && edition != self->shipped)
    bsl_library_set_edition (library, edition->directory);
  for (guint i = 0; i < self->layers->len; i++)
    bsl_library_add_layer_folder (library, self->layers->pdata[i]);
}

const BslPublicKey *
bsl_editions_find_key (BslEditions *self, const BslUpdate *update)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  for (guint i = 0; i < self->keys->len; i++)
    if (bsl_update_verify (update, self->keys->pdata[i]))
      return self->keys->pdata[i];
  return NULL;
}

gboolean
bsl_editions_knows (BslEditions *self, const char *key_id)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), FALSE);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (bsl_public_key_get_id (self->keys->pdata[i]), key_id) == 0)
      return TRUE;
  return FALSE;
}

gboolean
bsl_editions_trust (BslEditions *self, const char *text, const char *name, GError **error)
{
  g_autoptr (BslPublicKey) key = bsl_public_key_read (text, name, error);
  g_autofree char *base = NULL, *file = NULL;

  if (key == NULL)
    return FALSE;
  base = g_strconcat (bsl_public_key_get_id (key), ".pub", NULL);
  file = g_build_filename (self->folder, "keys", base, NULL);
  if (!bsl_edition_folder_write (file, bsl_public_key_to_text (key), error))
    return FALSE;
  g_ptr_array_add (self->keys, g_steal_pointer (&key));
  return TRUE;
}

/* Faults of files in @directory, by their names in the update. */
static void
add_faults (BslProblems *problems, BslProblems *found, const char *directory)
{
  gsize length = strlen (directory);

  for (guint i = 0; i < bsl_problems_get_count (found); i++)
    {
      const BslProblem *problem = bsl_problems_get (found, i);
      gboolean inside = g_str_has_prefix (problem->file, directory) && problem->file[length] == '/';

      bsl_problems_add (problems, problem->file + (inside ? length + 1 : 0), problem->path, "%s", problem->message);
    }
}

/* The order of editions rests on the day in edition.json: an older catalogue must not pass as a newer one. */
static void
check_day (BslLibrary *library, const char *directory, BslProblems *found)
{
  g_autofree char *file = g_build_filename (directory, "edition.json", NULL);
  g_autoptr (BslEdition) edition = bsl_edition_read (directory, NULL);
  BslDate date = bsl_catalogue_get_date (bsl_library_get_catalogue (library));
  g_autofree char *outside = edition != NULL ? bsl_date_to_iso (edition->date) : NULL, *inside = bsl_date_to_iso (date);

  if (edition != NULL && edition->date != date && bsl_edition_folder_has (directory, "catalogue"))
    bsl_problems_add (found, file, "$.date",
                      _("The edition is said to be compiled up to %s, but “date” in catalogue/offers.json is %s. Write in both up to "
                        "which day it was compiled, and publish it again."),
                      outside, inside);
}

static BslLibrary *
load (BslEditions *self, const char *directory, BslProblems *problems)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslProblems) found = bsl_problems_new ();

  bsl_library_set_directory (library, self->shipped_directory);
  bsl_library_set_edition (library, directory);
  if (bsl_library_check (library, found))
    check_day (library, directory, found);
  if (bsl_problems_get_count (found) == 0)
    return g_steal_pointer (&library);
  add_faults (problems, found, directory);
  return NULL;
}

BslLibrary *
bsl_editions_try (BslEditions *self, const BslUpdate *update, BslProblems *problems, GError **error)
{
  g_autofree char *directory = NULL;
  BslLibrary *library = NULL;
  int lock;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  lock = bsl_edition_folder_lock (self->folder, TRUE);
  directory = bsl_edition_folder_make_temporary (self->folder, error);
  if (directory != NULL && bsl_update_unpack (update, directory, error))
    library = load (self, directory, problems);
  if (directory != NULL)
    bsl_edition_folder_remove (directory);
  bsl_edition_folder_unlock (lock);
  return library;
}

static char *
dup_directory (BslEditions *self, const BslUpdate *update)
{
  g_autofree char *name = g_strndup (bsl_update_get_sha256 (update), BSL_EDITION_NAME_LENGTH);

  return g_build_filename (self->folder, name, NULL);
}

gboolean
bsl_editions_uses (BslEditions *self, const BslUpdate *update)
{
  const BslApplied *applied;
  g_autofree char *directory = NULL;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), FALSE);

  applied = get_applied (self);
  directory = dup_directory (self, update);
  return applied != NULL && g_str_equal (applied->edition->directory, directory);
}

static BslEdition *
keep (BslEditions *self, const BslUpdate *update, BslProblems *problems, GError **error)
{
  g_autofree char *temporary = bsl_edition_folder_make_temporary (self->folder, error);
  g_autofree char *directory = dup_directory (self, update);
  g_autoptr (BslLibrary) library = NULL;

  if (temporary == NULL)
    return NULL;
  if (bsl_update_unpack (update, temporary, error))
    library = load (self, temporary, problems);
  if (library == NULL || !bsl_edition_folder_settle (temporary, directory, error))
    {
      bsl_edition_folder_remove (temporary);
      return NULL;
    }
  return bsl_edition_read (directory, error);
}

/* @edition is taken. */
static gboolean
add_to_applied (BslEditions *self, const BslUpdate *update, BslEdition *edition, GError **error)
{
  g_autoptr (GPtrArray) applied = g_ptr_array_copy (self->applied, NULL, NULL);
  const BslPublicKey *key = bsl_editions_find_key (self, update);
  BslOrigin origin;
  BslApplied *one = g_new (BslApplied, 1);
  gboolean written;

  *one = (BslApplied){ .edition = edition, .over = get_date (get_distributed (self, &origin)), .on = bsl_date_today (),
                    .key = key != NULL ? g_strdup (bsl_public_key_get_id (key)) : NULL };
  g_ptr_array_set_free_func (applied, NULL);
  if (bsl_editions_uses (self, update))
    g_ptr_array_remove_index (applied, applied->len - 1);
  g_ptr_array_add (applied, one);
  written = bsl_applied_write (self->folder, applied, self->applied, error);
  bsl_applied_free (one);
  return written;
}

/* Found again without its index: applied once more, it is written anew. */
static gboolean
knows_when (BslEditions *self)
{
  return get_applied (self)->on != BSL_DATE_NONE;
}

gboolean
bsl_editions_apply (BslEditions *self, const BslUpdate *update, BslProblems *problems, GError **error)
{
  BslEdition *edition;
  gboolean done;
  int lock;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), FALSE);

  lock = bsl_edition_folder_lock (self->folder, TRUE);
  clear_rest (self, lock);
  bsl_editions_refresh (self);
  edition = keep (self, update, problems, error);
  done = edition != NULL;
  if (done && bsl_editions_uses (self, update) && knows_when (self))
    bsl_edition_free (edition);
  else if (done)
    done = add_to_applied (self, update, edition, error);
  bsl_editions_refresh (self);
  bsl_edition_folder_unlock (lock);
  return done;
}

/* What holds once the last update is taken back; NULL where the shipped data do not say which they are. */
static const BslEdition *
get_before (BslEditions *self)
{
  const BslApplied *before = get_applied_of (self, self->applied->len - 1);
  BslOrigin origin;

  return before != NULL ? before->edition : get_distributed (self, &origin);
}

BslEdition *
bsl_editions_dup_before (BslEditions *self)
{
  const BslEdition *before;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  before = get_applied (self) != NULL ? get_before (self) : NULL;
  return before != NULL ? bsl_edition_copy (before) : NULL;
}

/* Nobody goes back to what cannot be read. */
static gboolean
can_go_back (BslEditions *self, GError **error)
{
  const BslEdition *before;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslLibrary) library = NULL;
  g_autoptr (GError) fault = NULL;

  if (get_applied (self) == NULL)
    {
      g_set_error_literal (error, BSL_ERROR, BSL_ERROR_INVALID, _("No update is in use that could be taken back."));
      return FALSE;
    }
  before = get_before (self);
  library = before != NULL ? load (self, before->directory, problems) : NULL;
  if (before == NULL || library != NULL)
    return TRUE;
  bsl_problems_to_error (problems, &fault);
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
               _("%s: The edition before, %s, is damaged, and what is in use stays. Open the update of that edition again. %s"),
               before->directory, before->name, fault->message);
  return FALSE;
}

/* Under the lock. */
static gboolean
take_back (BslEditions *self, GError **error)
{
  g_autoptr (GPtrArray) applied = NULL;

  if (!can_go_back (self, error))
    return FALSE;
  applied = g_ptr_array_copy (self->applied, NULL, NULL);
  g_ptr_array_set_free_func (applied, NULL);
  g_ptr_array_remove_index (applied, applied->len - 1);
  return bsl_applied_write (self->folder, applied, self->applied, error);
}

gboolean
bsl_editions_revert (BslEditions *self, GError **error)
{
  gboolean done;
  int lock;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), FALSE);

  lock = bsl_edition_folder_lock (self->folder, TRUE);
  bsl_editions_refresh (self); /* another program may have changed it */
  done = take_back (self, error);
  bsl_editions_refresh (self);
  bsl_edition_folder_unlock (lock);
  return done;
}
