/* SPDX-License-Identifier: EUPL-1.2 */
/* The saved projects opened again. */
#include "config.h"

#include "ui/projects/bsl-store-opening.h"

#include "app/store/bsl-backup.h"

typedef struct
{
  char *path;
  gboolean set_aside;
  char *kept;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->kept);
  g_free (order);
}

/* All that a list shows can be read. */
static gboolean
is_sound (BslStore *store)
{
  for (guint shelf = BSL_SHELF_ACTIVE; shelf <= BSL_SHELF_TRASH; shelf++)
    {
      g_autoptr (GPtrArray) all = bsl_store_list (store, (BslShelf) shelf, NULL, NULL);

      if (all == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What was put back meanwhile stays. */
static BslStore *
open_anew (Order *order, GError **error)
{
  g_autoptr (BslStore) store = bsl_store_open (order->path, order->set_aside ? NULL : error);

  if (!order->set_aside || (store != NULL && is_sound (store)))
    return g_steal_pointer (&store);

  g_clear_object (&store);
  order->kept = bsl_backups_set_aside (order->path, error);
  return *error == NULL ? bsl_store_open (order->path, error) : NULL;
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BslStore *store = open_anew (data, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
bsl_store_opening_run (gpointer source, const char *path, gboolean set_aside, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (path != NULL);

  order->path = g_strdup (path);
  order->set_aside = set_aside;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, thread_cb);
}

BslStore *
bsl_store_opening_finish (GAsyncResult *result, char **kept, GError **error)
{
  Order *order = g_task_get_task_data (G_TASK (result));

  *kept = g_steal_pointer (&order->kept);
  return g_task_propagate_pointer (G_TASK (result), error);
}
