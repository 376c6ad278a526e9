/* SPDX-License-Identifier: EUPL-1.2 */
/* The portable file of a saved project. */

#include "config.h"

#include "app/store/bsl-export.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-import.h"
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

/* A file that no import would read is none. */
static gboolean
check_size (BslDatabase *database, gint64 size, GError **error)
{
  if (size <= BSL_IMPORT_MAX_BYTES)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE,
               _("%s: The file of this project would be larger than %u MiB, and could not be opened again. "
                 "Duplicate the project, whose log begins anew then, and pass the copy on; a backup of all "
                 "projects holds everything."),
               bsl_database_get_path (database), BSL_IMPORT_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

/* The texts of the log alone may be too much: that shows before all of them are read. */
static gboolean
check_log (BslDatabase *database, gint64 key, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      database, "SELECT total (length (before)) + total (length (after)) FROM event WHERE project = ?", error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "i", key);
  return bsl_statement_step (row, &found, error) &&
         check_size (database, bsl_statement_get_int (row, 0), error);
}

static GBytes *
write_file (JsonNode *root, BslDatabase *database, GError **error)
{
  g_autoptr (GBytes) bytes = bsl_json_to_file (root);

  return check_size (database, (gint64) g_bytes_get_size (bytes), error) ? g_steal_pointer (&bytes) : NULL;
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
  if (view == NULL || !bsl_rows_find (database, id, &key, error) || !check_log (database, key, error))
    return NULL;
  root = bsl_rows_read_tree (database, key, NULL, &version, error);
  if (root == NULL)
    return NULL;
  if (version > BSL_PROJECT_VERSION)
    return write_file (root, database, error);

  object = json_node_get_object (root);
  bsl_portable_drop_reserved (object);
  bsl_json_set_string (object, BSL_MEMBER_ID, id);
  if (!bsl_portable_put_contents (database, key, root, error) ||
      !add_history (database, key, object, error) || !add_evaluation (self, id, object, error))
    return NULL;

  return write_file (root, database, error);
}
