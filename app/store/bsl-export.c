/* SPDX-License-Identifier: EUPL-1.2 */
/* The portable file of a saved project. */

#include "config.h"

#include "app/store/bsl-export.h"

#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-portable.h"
#include "app/store/bsl-replay.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

static gboolean
add_history (BslDatabase *database, gint64 key, JsonObject *root, GError **error)
{
  g_autoptr (GPtrArray) events = bsl_log_read (database, key, 0, -1, error);

  if (events == NULL)
    return FALSE;

  json_object_set_member (root, BSL_MEMBER_HISTORY, bsl_replay_to_json (events));
  return TRUE;
}

static gboolean
add_evaluation (BslStore *self, const char *id, JsonObject *root, GError **error)
{
  g_autoptr (BslKept) kept = NULL;
  JsonNode *node;

  if (!bsl_store_get_kept (self, id, &kept, error))
    return FALSE;
  if (kept == NULL)
    return TRUE;

  node = bsl_json_from_bytes (kept->evaluation);
  if (node != NULL)
    json_object_set_member (root, BSL_MEMBER_EVALUATION, node);
  return TRUE;
}

GBytes *
bsl_store_export (BslStore *self, const char *id, GError **error)
{
  BslDatabase *database;
  g_autoptr (BslTransaction) view = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  gint64 key, version;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  database = bsl_store_get_database (self);
  view = bsl_database_begin_read (database, error);
  if (view == NULL || !bsl_rows_find (database, id, &key, error))
    return NULL;
  root = bsl_rows_read_tree (database, key, NULL, &version, error);
  if (root == NULL)
    return NULL;
  if (version > BSL_PROJECT_VERSION)
    return bsl_json_to_file (root);

  object = json_node_get_object (root);
  bsl_portable_drop_reserved (object);
  bsl_json_set_string (object, BSL_MEMBER_ID, id);
  if (!bsl_portable_put_contents (database, key, root, error) ||
      !add_history (database, key, object, error) || !add_evaluation (self, id, object, error))
    return NULL;

  return bsl_json_to_file (root);
}
