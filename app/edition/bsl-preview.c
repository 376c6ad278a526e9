/* SPDX-License-Identifier: EUPL-1.2 */
/* What an update would change. */
#include "config.h"

#include "app/edition/bsl-preview.h"

#include "app/edition/bsl-edition-folder.h"

void
bsl_preview_free (BslPreview *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->law, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->view, bsl_view_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

/* Whatever is at fault there is no fault of the update. */
static BslLibrary *
load_current (BslEditions *editions, GError **error)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();

  bsl_editions_choose (editions, library);
  return bsl_library_load (library, error) ? g_steal_pointer (&library) : NULL;
}

/* As it would be in use: layers of an extension stay where they are. */
static BslLibrary *
load_next (BslEditions *editions, const char *directory, GError **error)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();

  bsl_editions_choose (editions, library);
  bsl_library_set_edition (library, directory);
  return bsl_library_load (library, error) ? g_steal_pointer (&library) : NULL;
}

/* What the update has no folder for is as it was shipped, whatever is in use now. */
static gboolean
compare (BslPreview *self, BslDate on, BslProblems *problems)
{
  g_autofree char *before = bsl_library_dup_path (self->before, "catalogue");
  g_autofree char *after = bsl_library_dup_path (self->after, "catalogue");
  g_autofree char *view = bsl_library_dup_path (self->after, "catalogue/view.json");

  self->changes = bsl_catalogue_diff (bsl_library_get_catalogue (self->before), bsl_library_get_catalogue (self->after), on);
  self->law = bsl_law_diff (self->before, self->after, bsl_library_get_lang (self->before));
  self->files = bsl_catalogue_diff_files (before, after);
  self->view = bsl_view_load (view, bsl_library_get_attributes (self->after), problems);
  return self->view != NULL;
}

static gboolean
preview (BslPreview *self, BslEditions *editions, const BslUpdate *update, const char *directory, BslProblems *problems, GError **error)
{
  g_autoptr (BslLibrary) alone = bsl_editions_try (editions, update, directory, problems, error);

  self->after = alone != NULL ? load_next (editions, directory, error) : NULL;
  self->before = self->after != NULL ? load_current (editions, error) : NULL;
  return self->before != NULL && compare (self, MAX (bsl_update_get_date (update), bsl_date_today ()), problems);
}

BslPreview *
bsl_preview_new (BslEditions *editions, const BslUpdate *update, BslProblems *problems, GError **error)
{
  g_autoptr (BslPreview) self = g_new0 (BslPreview, 1);
  g_autofree char *directory = bsl_edition_folder_make_temporary (g_get_tmp_dir (), error);
  gboolean done = directory != NULL && preview (self, editions, update, directory, problems, error);

  if (directory != NULL)
    bsl_edition_folder_remove (directory);
  return done ? g_steal_pointer (&self) : NULL;
}

gboolean
bsl_preview_is_state (const BslPreview *self, const BslCatalogueChange *change)
{
  for (guint i = 0; change->attribute != NULL && i < self->view->states->len; i++)
    if (g_str_equal (((BslStateWords *) self->view->states->pdata[i])->attribute->id, change->attribute->id))
      return TRUE;
  return FALSE;
}
