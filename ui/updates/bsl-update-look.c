/* SPDX-License-Identifier: EUPL-1.2 */
/* What an update would change, found in a thread. */
#include "config.h"

#include "ui/updates/bsl-update-look.h"

#include "app/catalogue/bsl-catalogue-diff.h"
#include "app/edition/bsl-edition-folder.h"

typedef struct
{
  BslEditions *editions;
  GBytes *bytes;
  char *name;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->editions);
  g_bytes_unref (order->bytes);
  g_free (order->name);
  g_free (order);
}

void
bsl_update_look_free (BslUpdateLook *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->law, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->view, bsl_view_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->faults, bsl_problems_free);
  g_clear_pointer (&self->update, bsl_update_free);
  g_free (self);
}

static void
free_look (gpointer data)
{
  bsl_update_look_free (data);
}

/* Whatever is at fault there is no fault of the update. */
static BslLibrary *
load_current (BslEditions *editions, GError **error)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();

  bsl_editions_choose (editions, library);
  return bsl_library_load (library, error) ? g_steal_pointer (&library) : NULL;
}

/* An update without a catalogue leaves the one in use. */
static GPtrArray *
compare_catalogue (BslUpdateLook *self, const char *directory)
{
  g_autofree char *before = bsl_library_dup_path (self->before, "catalogue");
  g_autofree char *after = g_build_filename (directory, "catalogue", NULL);

  return bsl_catalogue_diff_files (before, g_file_test (after, G_FILE_TEST_IS_DIR) ? after : before);
}

static gboolean
compare_files (BslUpdateLook *self, GError **error)
{
  g_autofree char *directory = g_dir_make_tmp ("boussole-update-XXXXXX", error);
  gboolean unpacked;

  if (directory == NULL)
    return FALSE;
  unpacked = bsl_update_unpack (self->update, directory, error);
  if (unpacked)
    {
      self->law = bsl_law_diff (self->before, directory, bsl_library_get_lang (self->before));
      self->files = compare_catalogue (self, directory);
    }
  bsl_edition_folder_remove (directory);
  return unpacked;
}

static gboolean
compare (BslUpdateLook *self, BslEditions *editions, GError **error)
{
  g_autofree char *file = bsl_library_dup_shipped_path (self->after, "catalogue/view.json");
  gboolean compared;

  self->before = load_current (editions, error);
  if (self->before == NULL)
    return FALSE;

  self->changes = bsl_catalogue_diff (bsl_library_get_catalogue (self->before), bsl_library_get_catalogue (self->after),
                                      MAX (bsl_update_get_date (self->update), bsl_date_today ()));
  compared = compare_files (self, error);
  self->view = bsl_view_load (file, bsl_library_get_attributes (self->after), self->faults);
  return compared;
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (BslUpdateLook) self = g_new0 (BslUpdateLook, 1);
  GError *error = NULL;

  self->faults = bsl_problems_new ();
  self->update = bsl_update_read (order->bytes, order->name, &error);
  if (self->update != NULL && !g_cancellable_is_cancelled (cancellable))
    self->after = bsl_editions_try (order->editions, self->update, self->faults, &error);
  if (self->after != NULL && !g_cancellable_is_cancelled (cancellable))
    compare (self, order->editions, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), free_look);
}

void
bsl_update_look_run (gpointer source, BslEditions *editions, GBytes *bytes, const char *name, GCancellable *cancellable,
                     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Order *order = g_new (Order, 1);

  *order = (Order){ .editions = bsl_editions_new_same (editions), .bytes = g_bytes_ref (bytes), .name = g_strdup (name) };
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, thread_cb);
}

BslUpdateLook *
bsl_update_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
