/* SPDX-License-Identifier: EUPL-1.2 */
/* An update applied or taken back in a thread. */
#include "config.h"

#include "ui/updates/bsl-edition-change.h"

typedef struct
{
  BslEditions *editions;
  BslLibrary *library;
  BslUpdate *update;
  BslPublicKey *key;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->editions);
  g_object_unref (order->library);
  g_clear_pointer (&order->update, bsl_update_free);
  g_clear_pointer (&order->key, bsl_public_key_free);
  g_free (order);
}

static gboolean
apply (Order *order, GError **error)
{
  g_autoptr (BslProblems) faults = bsl_problems_new ();

  if (bsl_editions_apply (order->editions, order->update, order->key, faults, error))
    return TRUE;
  if (*error == NULL)
    bsl_problems_to_error (faults, error);
  return FALSE;
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  gboolean changed = order->update != NULL ? apply (order, &error) : bsl_editions_revert (order->editions, &error);

  if (changed)
    bsl_editions_choose (order->editions, order->library);
  if (changed && bsl_library_load (order->library, &error))
    g_task_return_pointer (task, g_object_ref (order->library), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
bsl_edition_change_run (gpointer source, BslEditions *editions, BslLibrary *library, BslUpdate *update, BslPublicKey *key,
                        GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Order *order = g_new (Order, 1);

  *order = (Order){ .editions = bsl_editions_new_same (editions), .library = bsl_library_new_same (library), .update = update,
                    .key = key };
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, thread_cb);
}

BslLibrary *
bsl_edition_change_finish (GAsyncResult *result, gboolean *applied, GError **error)
{
  *applied = ((Order *) g_task_get_task_data (G_TASK (result)))->update != NULL;
  return g_task_propagate_pointer (G_TASK (result), error);
}
