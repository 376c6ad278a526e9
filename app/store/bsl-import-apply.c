/* SPDX-License-Identifier: EUPL-1.2 */
/* Project files brought into the store, each in one transaction. */

#include "config.h"

#include "app/store/bsl-import-private.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-history-private.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-portable.h"
#include "app/store/bsl-replay.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

static gboolean
append_edit (BslImport *self,
             gint64 key,
             const char *what,
             const char *before,
             const char *after,
             GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autofree char *reason = g_strdup_printf (_("taken from the file “%s”"), self->name);
  g_autoptr (BslEvent) event = bsl_event_new (bsl_event_kind_of (what), 0, what, before, after, reason);

  return bsl_rows_set (database, key, what, after, error) &&
         bsl_log_append (event, database, key, error);
}

/* What the file says and its log does not is told now. */
static gboolean
append_untold (BslImport *self, gint64 key, GError **error)
{
  for (guint i = 0; i < self->untold->len; i++)
    {
      const BslDelta *delta = g_ptr_array_index (self->untold, i);

      if (!append_edit (self, key, delta->what, delta->before, delta->after, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_events (BslImport *self, gint64 key, guint from, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);

  for (guint i = from; i < self->events->len; i++)
    if (!bsl_log_copy (g_ptr_array_index (self->events, i), database, key, error))
      return FALSE;
  return TRUE;
}

/* A project is where this person put it, and not where the sender did: the log says so. */
static gboolean
tell_shelf (BslImport *self, gint64 key, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (GHashTable) told = bsl_replay_run (self->events);
  const char *there = g_hash_table_lookup (told, BSL_WHAT_SHELF);
  g_autofree char *here = NULL;
  g_autoptr (BslEvent) event = NULL;

  if (!bsl_rows_get (database, key, BSL_WHAT_SHELF, &here, error))
    return FALSE;
  if (there == NULL || g_str_equal (there, here))
    return TRUE;

  event = bsl_event_new (BSL_EVENT_ACT, 0, BSL_WHAT_SHELF, there, here, NULL);
  return bsl_log_append (event, database, key, error);
}

static gint64
get_time (BslImport *self, guint index)
{
  return self->events->len > index ? ((BslEvent *) g_ptr_array_index (self->events, index))->time
                                   : g_get_real_time () / 1000;
}

/* With the log of the file. */
static gboolean
insert_with_log (BslImport *self, const char *id, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  gint64 last = get_time (self, self->events->len - 1);
  gint64 key;

  return bsl_rows_insert (database, id, json_node_get_object (self->root), get_time (self, 0), &key,
                          error) &&
         bsl_portable_keep_contents (database, key, self->contents, error) &&
         copy_events (self, key, 0, error) && append_untold (self, key, error) &&
         tell_shelf (self, key, error) &&
         bsl_rows_refresh (database, key, self->questionnaire, last, error);
}

/* With a log that begins now. */
static gboolean
insert_anew (BslImport *self, const char *id, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  gint64 key;

  if (self->received != NULL)
    bsl_project_set_extra (self->project, BSL_MEMBER_RECEIVED, self->received);
  return bsl_rows_add (database, id, self->project, error) &&
         bsl_rows_find (database, id, &key, error) &&
         bsl_portable_keep_contents (database, key, self->contents, error);
}

static char *
add_project (BslImport *self, gboolean copy, GError **error)
{
  gboolean own_id = copy || self->file_id == NULL;
  g_autofree char *id = own_id ? g_uuid_string_random () : g_strdup (self->file_id);
  gboolean done = self->events->len > 0 ? insert_with_log (self, id, error) : insert_anew (self, id, error);

  return done ? g_steal_pointer (&id) : NULL;
}

/* Whether the project here is still what the file was compared with. */
static gboolean
find_unchanged (BslImport *self, gint64 *key, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslStatement) row = NULL;
  gboolean found;

  if (!bsl_rows_find (database, self->id, key, error))
    return FALSE;
  row = bsl_database_prepare (database, "SELECT 1 FROM project WHERE key = ? AND head IS ?", error);
  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "it", *key, self->head);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;
  if (found)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT,
               _("%s: The project was changed here since the file was opened, so nothing was "
                 "imported. Open the file again to compare it with what is there now."),
               self->name);
  return FALSE;
}

static gboolean
check_thawed (BslImport *self, gint64 key, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      bsl_store_get_database (self->store), "SELECT frozen FROM project WHERE key = ?", error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "i", key);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;
  if (bsl_statement_get_int (row, 0) == 0)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN,
               _("%s: The project here is frozen, so nothing was imported. Amend it first, or "
                 "import the file as another project."),
               self->name);
  return FALSE;
}

static gboolean
update (BslImport *self, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  gint64 last = get_time (self, self->events->len - 1);
  gint64 key;

  return find_unchanged (self, &key, error) &&
         (self->untold->len == 0 || check_thawed (self, key, error)) &&
         bsl_rows_fill (database, key, json_node_get_object (self->root), error) &&
         bsl_portable_keep_contents (database, key, self->contents, error) &&
         copy_events (self, key, self->n_here, error) && append_untold (self, key, error) &&
         tell_shelf (self, key, error) &&
         bsl_rows_refresh (database, key, self->questionnaire, last, error);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = bsl_json_object_get_int (*(JsonNode *const *) a, "time");
  gint64 right = bsl_json_object_get_int (*(JsonNode *const *) b, "time");

  return left < right ? -1 : left > right;
}

/* Whether @more holds all that @less does: a question with its opinion, a snapshot with why it was
 * amended. */
static gboolean
says_all (JsonNode *more, JsonNode *less)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (less))
    return json_node_equal (more, less);
  json_object_iter_init (&iter, json_node_get_object (less));
  while (json_object_iter_next (&iter, &name, &value))
    {
      JsonNode *other = bsl_json_object_get (more, name);

      if (other == NULL || !json_node_equal (other, value))
        return FALSE;
    }
  return TRUE;
}

/* Adds an element of the other list that is not there already. Two of one thing that contradict one
 * another stand side by side. */
static void
join_element (GPtrArray *all, JsonNode *here, JsonNode *element)
{
  const char *id = bsl_json_object_get_string (element, "id");
  int at = id != NULL ? bsl_json_list_find (here, "id", id) : -1;
  JsonNode *known = at >= 0 ? bsl_json_list_get (here, (guint) at) : NULL;

  if (bsl_json_list_says (here, element))
    return;
  if (known == NULL)
    g_ptr_array_add (all, json_node_copy (element));
  else if (says_all (known, element))
    return;
  else if (says_all (element, known))
    {
      json_node_unref (all->pdata[at]);
      all->pdata[at] = json_node_copy (element);
    }
  else
    g_ptr_array_add (all, bsl_json_object_renamed (element));
}

/* The elements of both lists in the order of time. */
static char *
join_lists (const char *here, const char *file)
{
  g_autoptr (JsonNode) old = here != NULL ? json_from_string (here, NULL) : NULL;
  g_autoptr (JsonNode) new = file != NULL ? json_from_string (file, NULL) : NULL;
  g_autoptr (JsonNode) joined = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < bsl_json_list_length (old); i++)
    g_ptr_array_add (all, json_node_copy (bsl_json_list_get (old, i)));
  for (guint i = 0; i < bsl_json_list_length (new); i++)
    join_element (all, old, bsl_json_list_get (new, i));
  g_ptr_array_sort (all, compare_times);
  for (guint i = 0; i < all->len; i++)
    json_array_add_element (array, all->pdata[i]);
  json_node_take_array (joined, array);
  return json_to_string (joined, FALSE);
}

static gboolean
is_joined (const char *what)
{
  static const char *const lists[] = { BSL_WHAT_EXTRA BSL_MEMBER_SNAPSHOTS,
                                       BSL_WHAT_EXTRA BSL_MEMBER_ATTACHMENTS,
                                       BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS, NULL };

  return g_strv_contains (lists, what);
}

static gboolean
merge_delta (BslImport *self, gint64 key, const BslDelta *delta, GError **error)
{
  g_autofree char *joined =
      is_joined (delta->what) ? join_lists (delta->before, delta->after) : NULL;
  const char *after = joined != NULL ? joined : delta->after;

  return g_strcmp0 (delta->before, after) == 0 ||
         append_edit (self, key, delta->what, delta->before, after, error);
}

static gboolean
merge (BslImport *self, const char *const *taken, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  gint64 key;

  if (!find_unchanged (self, &key, error) || !check_thawed (self, key, error))
    return FALSE;
  for (guint i = 0; i < self->deltas->len; i++)
    {
      const BslDelta *delta = g_ptr_array_index (self->deltas, i);

      if (taken != NULL && g_strv_contains (taken, delta->what) &&
          !merge_delta (self, key, delta, error))
        return FALSE;
    }
  return bsl_portable_keep_contents (database, key, self->contents, error) &&
         bsl_rows_refresh (database, key, self->questionnaire, g_get_real_time () / 1000, error);
}

static char *
accept (BslImport *self, GError **error)
{
  switch (self->kind)
    {
    case BSL_IMPORT_NEW:
      return add_project (self, FALSE, error);
    case BSL_IMPORT_READ_ONLY:
      return add_project (self, self->id != NULL, error);
    case BSL_IMPORT_UPDATE:
      return update (self, error) ? g_strdup (self->id) : NULL;
    case BSL_IMPORT_SAME:
    case BSL_IMPORT_OLDER:
      return g_strdup (self->id);
    case BSL_IMPORT_CONFLICT:
    default:
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
                   _("%s: The file and the project here were both changed. Choose what to take "
                     "from the file, or import it as another project."),
                   self->name);
      return NULL;
    }
}

/* So that the report on opening starts from what the sender saw, where this person saw nothing yet.
 * It can be made again, so that a failure is none of the import. */
static void
keep_evaluation (BslImport *self, const char *id)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->evaluation == NULL || self->kind != BSL_IMPORT_NEW)
    return;
  bytes = bsl_json_to_bytes (self->evaluation);
  (void) bsl_store_keep_evaluation (self->store, id, "", bytes, -1, NULL);
}

char *
bsl_import_apply (BslImport *self, BslImportChoice choice, const char *const *taken, GError **error)
{
  g_autoptr (BslTransaction) transaction = bsl_store_begin (self->store, error);
  g_autofree char *id = NULL;

  if (transaction == NULL)
    return NULL;
  if (choice == BSL_CHOICE_COPY)
    id = add_project (self, TRUE, error);
  else if (choice == BSL_CHOICE_MERGE && self->id != NULL)
    id = merge (self, taken, error) ? g_strdup (self->id) : NULL;
  else
    id = accept (self, error);
  if (id == NULL || !bsl_store_commit (self->store, transaction, error))
    return NULL;

  keep_evaluation (self, id);
  return g_steal_pointer (&id);
}
