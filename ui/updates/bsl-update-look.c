/* SPDX-License-Identifier: EUPL-1.2 */
/* What an update would change, found in a thread. */
#include "config.h"

#include "ui/updates/bsl-update-look.h"

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
  g_clear_pointer (&self->preview, bsl_preview_free);
  g_clear_pointer (&self->faults, bsl_problems_free);
  g_clear_pointer (&self->update, bsl_update_free);
  g_free (self);
}

static void
free_look (gpointer data)
{
  bsl_update_look_free (data);
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
    self->preview = bsl_preview_new (order->editions, self->update, self->faults, &error);

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
