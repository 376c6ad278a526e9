/* SPDX-License-Identifier: EUPL-1.2 */
/* Saved projects, read row by row. */
#include "config.h"

#include "ui/projects/bsl-project-model.h"

#include <glib/gi18n.h>

#include "ui/projects/bsl-project-item.h"

struct _BslProjectModel
{
  GObject parent_instance;

  BslStore *store;
  GArray *keys;
  char *search;
  GHashTable *items; /* key → BslProjectItem that somebody holds; not owned */
  GError *trouble;   /* a row could not be read, which is to be told */
  guint source;
};

enum
{
  SIGNAL_UNREADABLE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void bsl_project_model_list_init (GListModelInterface *iface);
static void item_gone (gpointer data, GObject *item);

G_DEFINE_FINAL_TYPE_WITH_CODE (BslProjectModel, bsl_project_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bsl_project_model_list_init))

static gint64
get_key (GArray *keys, guint position)
{
  return g_array_index (keys, gint64, position);
}

static void
forget_all (BslProjectModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone, self);
  g_hash_table_remove_all (self->items);
}

static gboolean
is_item (gpointer key, gpointer item, gpointer gone)
{
  return item == gone;
}

static void
item_gone (gpointer data, GObject *item)
{
  g_hash_table_foreach_remove (BSL_PROJECT_MODEL (data)->items, is_item, item);
}

static void
remember (BslProjectModel *self, gint64 key, BslProjectItem *item)
{
  g_object_weak_ref (G_OBJECT (item), item_gone, self);
  g_hash_table_insert (self->items, g_memdup2 (&key, sizeof key), item);
}

static gboolean
tell_cb (gpointer data)
{
  BslProjectModel *self = data;
  g_autoptr (GError) trouble = g_steal_pointer (&self->trouble);

  self->source = 0;
  g_signal_emit (self, signals[SIGNAL_UNREADABLE], 0, trouble);
  return G_SOURCE_REMOVE;
}

/* What stands where a row cannot be read. It may have been deleted by another program a moment ago,
 * which will be told; anything else is told by the model, when the list is at rest. */
static BslProjectInfo *
make_missing (BslProjectModel *self, GError *error)
{
  BslProjectInfo *info = g_new0 (BslProjectInfo, 1);
  gboolean deleted = g_error_matches (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);

  info->id = g_strdup ("");
  info->title = g_strdup (deleted ? _("Deleted Project") : _("Unreadable Project"));
  if (!deleted && self->source == 0)
    {
      self->trouble = g_error_copy (error);
      self->source = g_idle_add (tell_cb, self);
    }
  return info;
}

static gpointer
bsl_project_model_get_item (GListModel *model, guint position)
{
  BslProjectModel *self = BSL_PROJECT_MODEL (model);
  gint64 key = position < self->keys->len ? get_key (self->keys, position) : 0;
  g_autoptr (GError) error = NULL;
  BslProjectItem *item;
  BslProjectInfo *info;

  if (position >= self->keys->len)
    return NULL;

  item = g_hash_table_lookup (self->items, &key);
  if (item != NULL)
    return g_object_ref (item);

  info = bsl_store_get_info_by_key (self->store, key, &error);
  item = bsl_project_item_new (info != NULL ? info : make_missing (self, error), self->search);
  remember (self, key, item);
  return item;
}

static GType
bsl_project_model_get_item_type (GListModel *model)
{
  return BSL_TYPE_PROJECT_ITEM;
}

static guint
bsl_project_model_get_n_items (GListModel *model)
{
  return BSL_PROJECT_MODEL (model)->keys->len;
}

static void
bsl_project_model_list_init (GListModelInterface *iface)
{
  iface->get_item = bsl_project_model_get_item;
  iface->get_item_type = bsl_project_model_get_item_type;
  iface->get_n_items = bsl_project_model_get_n_items;
}

static void
bsl_project_model_finalize (GObject *object)
{
  BslProjectModel *self = BSL_PROJECT_MODEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_error (&self->trouble);
  forget_all (self);
  g_hash_table_unref (self->items);
  g_array_unref (self->keys);
  g_free (self->search);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bsl_project_model_parent_class)->finalize (object);
}

static void
bsl_project_model_class_init (BslProjectModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_project_model_finalize;
  signals[SIGNAL_UNREADABLE] =
    g_signal_new ("unreadable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
bsl_project_model_init (BslProjectModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->search = g_strdup ("");
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

BslProjectModel *
bsl_project_model_new (BslStore *store)
{
  BslProjectModel *self = g_object_new (BSL_TYPE_PROJECT_MODEL, NULL);

  g_set_object (&self->store, store);
  return self;
}

/* Forgets the items that would show something else now; returns their keys, as a set. */
static GHashTable *
forget_changed (BslProjectModel *self)
{
  GHashTable *changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    {
      g_autoptr (BslProjectInfo) info = bsl_store_get_info_by_key (self->store, *(gint64 *) key, NULL);

      if (info != NULL && bsl_project_item_shows (item, info, self->search))
        continue;
      g_object_weak_unref (item, item_gone, self);
      g_hash_table_add (changed, g_memdup2 (key, sizeof (gint64)));
      g_hash_table_iter_remove (&iter);
    }
  return changed;
}

static gboolean
is_same (gint64 old, gint64 new, GHashTable *changed)
{
  return old == new && !g_hash_table_contains (changed, &new);
}

/* Takes @keys. */
static void
replace_keys (BslProjectModel *self, GArray *keys, GHashTable *changed)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->keys);
  guint n_old = old->len, n = keys->len, most = MIN (n_old, n), head = 0, tail = 0;

  while (head < most && is_same (get_key (old, head), get_key (keys, head), changed))
    head++;
  while (tail < most - head && is_same (get_key (old, n_old - 1 - tail), get_key (keys, n - 1 - tail), changed))
    tail++;

  self->keys = keys;
  if (n_old - head - tail > 0 || n - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n - head - tail);
}

gboolean
bsl_project_model_load (BslProjectModel *self, const BslListQuery *query, GError **error)
{
  g_autoptr (GHashTable) changed = NULL;
  GArray *keys;

  g_return_val_if_fail (BSL_IS_PROJECT_MODEL (self), FALSE);

  keys = bsl_store_query_keys (self->store, query, error);
  if (keys == NULL)
    return FALSE;

  g_set_str (&self->search, query->search != NULL ? query->search : "");
  changed = forget_changed (self);
  replace_keys (self, keys, changed);
  return TRUE;
}
