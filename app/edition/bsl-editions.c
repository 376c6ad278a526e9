/* SPDX-License-Identifier: EUPL-1.2 */
/* Which data are in use: shipped, of an extension, or of an update. */
#include "config.h"

#include "app/edition/bsl-editions.h"

#include <glib/gi18n-lib.h>

#include "app/edition/bsl-applied.h"
#include "app/edition/bsl-distributed.h"
#include "app/edition/bsl-edition-check.h"
#include "app/edition/bsl-edition-folder.h"
#include "app/edition/bsl-keyring.h"

struct _BslEditions
{
  GObject parent_instance;

  char *shipped_directory;
  char *folder;
  BslDistributed *distributed;
  GPtrArray *applied; /* of BslApplied, the last one at the end */
  BslKeyring *keys;
  BslProblems *faults;
  BslProblems *damage;
};

G_DEFINE_FINAL_TYPE (BslEditions, bsl_editions, G_TYPE_OBJECT)

static void
clear (BslEditions *self)
{
  g_clear_pointer (&self->distributed, bsl_distributed_free);
  g_clear_pointer (&self->applied, g_ptr_array_unref);
  g_clear_pointer (&self->keys, bsl_keyring_free);
  g_clear_pointer (&self->faults, bsl_problems_free);
  g_clear_pointer (&self->damage, bsl_problems_free);
}

void
bsl_editions_refresh (BslEditions *self)
{
  g_return_if_fail (BSL_IS_EDITIONS (self));

  clear (self);
  self->faults = bsl_problems_new ();
  self->damage = bsl_problems_new ();
  self->keys = bsl_keyring_new ();
  self->distributed = bsl_distributed_read (self->shipped_directory, self->keys, self->faults);
  bsl_keyring_read (self->keys, self->folder, self->faults);
  self->applied = bsl_applied_read (self->folder, self->faults, self->damage);
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

static const BslEdition *
get_distributed (BslEditions *self, BslOrigin *origin)
{
  gboolean extension;
  const BslEdition *newest = bsl_distributed_get_newest (self->distributed, &extension);

  *origin = extension ? BSL_ORIGIN_EXTENSION : BSL_ORIGIN_SHIPPED;
  return newest;
}

/* What would hold were only the first @n updates applied: the last of them, or NULL where what is distributed does. */
static const BslApplied *
get_applied_of (BslEditions *self, guint n)
{
  BslDate distributed = bsl_distributed_get_date (self->distributed);
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
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return bsl_distributed_get_passed_over (self->distributed);
}

BslProblems *
bsl_editions_get_faults (BslEditions *self)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return self->faults;
}

BslProblems *
bsl_editions_get_damage (BslEditions *self)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return self->damage;
}

void
bsl_editions_choose (BslEditions *self, BslLibrary *library)
{
  const BslEdition *edition = bsl_editions_get_current (self, NULL);

  bsl_library_set_directory (library, self->shipped_directory);
  if (edition != NULL && edition != self->distributed->shipped)
    bsl_library_set_edition (library, edition->directory);
  for (guint i = 0; i < self->distributed->layers->len; i++)
    bsl_library_add_layer_folder (library, self->distributed->layers->pdata[i]);
}

const BslPublicKey *
bsl_editions_find_key (BslEditions *self, const BslUpdate *update)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return bsl_keyring_find (self->keys, update);
}

gboolean
bsl_editions_knows (BslEditions *self, const char *key_id)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), FALSE);

  return bsl_keyring_knows (self->keys, key_id);
}

BslLibrary *
bsl_editions_try (BslEditions *self, const BslUpdate *update, const char *directory, BslProblems *problems, GError **error)
{
  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  return bsl_update_unpack (update, directory, error) ? bsl_edition_admit (self->shipped_directory, directory, problems) : NULL;
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
  g_autoptr (BslLibrary) library = temporary != NULL ? bsl_editions_try (self, update, temporary, problems, error) : NULL;

  if (library != NULL && bsl_edition_folder_settle (temporary, directory, error))
    return bsl_edition_read (directory, error);
  if (temporary != NULL)
    bsl_edition_folder_remove (temporary);
  return NULL;
}

/* @edition is taken. Where it is in use, its days stay, once they are known. */
static gboolean
add_to_applied (BslEditions *self, const BslUpdate *update, BslEdition *edition, const char *key_id, GError **error)
{
  g_autoptr (GPtrArray) applied = g_ptr_array_copy (self->applied, NULL, NULL);
  const BslApplied *used = bsl_editions_uses (self, update) ? get_applied (self) : NULL;
  BslApplied *one = g_new (BslApplied, 1);
  gboolean written;

  *one = (BslApplied){ .edition = edition, .over = bsl_distributed_get_date (self->distributed), .on = bsl_date_today (),
                    .key = g_strdup (key_id) };
  if (used != NULL && used->on != BSL_DATE_NONE)
    {
      one->over = used->over;
      one->on = used->on;
    }
  g_ptr_array_set_free_func (applied, NULL);
  if (used != NULL)
    g_ptr_array_remove_index (applied, applied->len - 1);
  g_ptr_array_add (applied, one);
  written = bsl_applied_write (self->folder, applied, self->applied, error);
  bsl_applied_free (one);
  return written;
}

/* Found again without its index, or signed with a key that is known only now: applied once more, it is written anew. */
static gboolean
is_recorded (BslEditions *self, const BslUpdate *update, const char *key_id)
{
  const BslApplied *applied = bsl_editions_uses (self, update) ? get_applied (self) : NULL;

  return applied != NULL && applied->on != BSL_DATE_NONE && (key_id == NULL || g_strcmp0 (applied->key, key_id) == 0);
}

static gboolean
apply (BslEditions *self, const BslUpdate *update, const BslPublicKey *key, BslProblems *problems, GError **error)
{
  const BslPublicKey *signer = key != NULL ? key : bsl_keyring_find (self->keys, update);
  const char *key_id = signer != NULL ? bsl_public_key_get_id (signer) : NULL;
  BslEdition *edition = keep (self, update, problems, error);

  if (edition == NULL)
    return FALSE;
  if (!is_recorded (self, update, key_id))
    return add_to_applied (self, update, edition, key_id, error);
  bsl_edition_free (edition);
  return TRUE;
}

/* A key is written before, and known after: a program that is ended in between leaves an update whose key is asked for
 * again, never a key without its update. */
static gboolean
apply_with_key (BslEditions *self, const BslUpdate *update, const BslPublicKey *key, BslProblems *problems, GError **error)
{
  char *prepared;
  gboolean done;

  if (key == NULL || bsl_keyring_knows (self->keys, bsl_public_key_get_id (key)))
    return apply (self, update, key, problems, error);
  prepared = bsl_keyring_prepare (key, self->folder, error);
  done = prepared != NULL && apply (self, update, key, problems, error);
  bsl_keyring_finish (prepared, self->folder, done);
  return done;
}

gboolean
bsl_editions_apply (BslEditions *self, const BslUpdate *update, const BslPublicKey *key, BslProblems *problems, GError **error)
{
  gboolean done;
  int lock;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), FALSE);
  g_return_val_if_fail (key == NULL || bsl_update_verify (update, key), FALSE);

  lock = bsl_edition_folder_lock (self->folder, TRUE);
  clear_rest (self, lock);
  bsl_editions_refresh (self);
  done = apply_with_key (self, update, key, problems, error);
  bsl_editions_refresh (self);
  bsl_edition_folder_unlock (lock);
  return done;
}

/* What holds once the last update is taken back; NULL where the shipped data do not say which they are. */
static const BslEdition *
get_before (BslEditions *self, BslOrigin *origin)
{
  const BslApplied *before = get_applied_of (self, self->applied->len - 1);
  const BslEdition *distributed = get_distributed (self, origin);

  if (before == NULL)
    return distributed;
  *origin = BSL_ORIGIN_APPLIED;
  return before->edition;
}

BslEdition *
bsl_editions_dup_before (BslEditions *self)
{
  BslOrigin origin;
  const BslEdition *before;

  g_return_val_if_fail (BSL_IS_EDITIONS (self), NULL);

  before = get_applied (self) != NULL ? get_before (self, &origin) : NULL;
  return before != NULL ? bsl_edition_copy (before) : NULL;
}

/* By BslOrigin: what one would go back to cannot be read; %s is its name. */
static const char *const damaged[] = {
  [BSL_ORIGIN_SHIPPED] = N_("The edition that came with the application, %s, is damaged, and what is in use stays. Install "
                            "Boussole again."),
  [BSL_ORIGIN_EXTENSION] = N_("The edition installed by the administrator, %s, is damaged, and what is in use stays. Ask the "
                              "administrator to install it again."),
  [BSL_ORIGIN_APPLIED] = N_("The edition before, %s, is damaged, and what is in use stays. Open the update of that edition again."),
};

static void
fail_damaged (const BslEdition *before, BslOrigin origin, BslProblems *problems, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GString) sentence = g_string_new (_(damaged[origin]));

  bsl_problems_to_error (problems, &fault);
  g_string_replace (sentence, "%s", before->name, 1);
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, "%s: %s %s", before->directory, sentence->str, fault->message);
}

/* Nobody goes back to what cannot be read. */
static gboolean
can_go_back (BslEditions *self, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslLibrary) library = NULL;
  const BslEdition *before;
  BslOrigin origin;

  if (get_applied (self) == NULL)
    {
      g_set_error_literal (error, BSL_ERROR, BSL_ERROR_INVALID, _("No update is in use that could be taken back."));
      return FALSE;
    }
  before = get_before (self, &origin);
  library = before != NULL ? bsl_edition_load (self->shipped_directory, before->directory, problems) : NULL;
  if (before == NULL || library != NULL)
    return TRUE;
  fail_damaged (before, origin, problems, error);
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
