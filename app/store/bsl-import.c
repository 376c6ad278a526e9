/* SPDX-License-Identifier: EUPL-1.2 */
/* Project files: read, and compared with what is saved. */

#include "config.h"

#include "app/store/bsl-import-private.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-portable.h"
#include "app/store/bsl-replay.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

void
bsl_import_free (BslImport *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->store);
  g_clear_pointer (&self->questionnaire, bsl_questionnaire_unref);
  g_free (self->name);
  g_clear_object (&self->project);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->contents, g_hash_table_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->received, json_node_unref);
  g_clear_pointer (&self->evaluation, json_node_unref);
  g_free (self->file_id);
  g_free (self->id);
  g_free (self->head);
  g_clear_pointer (&self->deltas, g_ptr_array_unref);
  g_clear_pointer (&self->untold, g_ptr_array_unref);
  g_free (self);
}

static void
read_id (BslImport *self, const BslJson *json)
{
  BslJson id = bsl_json_member (json, BSL_MEMBER_ID);

  self->file_id = g_strdup (bsl_json_optional_string (&id));
  if (self->file_id != NULL && !g_uuid_string_is_valid (self->file_id))
    bsl_json_complain (&id, _("An identifier like “7a1f0c52-5a0b-4a55-9c1e-0d9a6f3b2c11” was "
                              "expected here."));
}

static void
read_history (BslImport *self, const BslJson *json)
{
  BslJson history = bsl_json_member (json, BSL_MEMBER_HISTORY);

  self->events = !bsl_json_is_array (&history)
                     ? g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free)
                     : bsl_replay_from_json (&history);
}

/* A log that was changed by hand is not gone on with. */
static void
check_history (BslImport *self, const BslJson *json)
{
  self->broken = bsl_replay_find_broken (self->events);
  if (self->broken == 0)
    return;

  self->received = json_node_copy (
      json_object_get_member (json_node_get_object (json->node), BSL_MEMBER_HISTORY));
  g_ptr_array_set_size (self->events, 0);
}

static void
read_evaluation (BslImport *self, const BslJson *json)
{
  BslJson evaluation = bsl_json_member (json, BSL_MEMBER_EVALUATION);

  if (bsl_json_is_object (&evaluation))
    self->evaluation = json_node_copy (evaluation.node);
}

/* The members that stand for something else than the project leave the tree. */
static void
read_known (BslImport *self, const BslJson *json)
{
  bsl_portable_check_forms (json);
  read_id (self, json);
  read_history (self, json);
  read_evaluation (self, json);
  self->contents = bsl_portable_take_contents (json);
}

static gint64
peek_version (const BslJson *json)
{
  JsonNode *node = bsl_json_is_object (json)
                       ? json_object_get_member (json_node_get_object (json->node), "version")
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

/* Of a newer version, whose rules are not known here: what is no identifier now is none. */
static char *
peek_id (const BslJson *json)
{
  const char *id = bsl_json_is_object (json) ? bsl_json_object_get_string (json->node, BSL_MEMBER_ID) : NULL;

  return id != NULL && g_uuid_string_is_valid (id) ? g_strdup (id) : NULL;
}

static gboolean
read_file (BslImport *self, const BslJson *json, BslProblems *problems, GError **error)
{
  g_autoptr (GBytes) rest = NULL;
  guint before = bsl_problems_get_count (problems);
  gboolean newer = peek_version (json) > BSL_PROJECT_VERSION;

  self->events = NULL;
  if (newer)
    self->file_id = peek_id (json);
  else if (bsl_json_is_object (json))
    read_known (self, json);
  if (bsl_problems_get_count (problems) > before)
    return bsl_problems_to_error (problems, error);

  if (self->events != NULL)
    {
      check_history (self, json);
      bsl_portable_drop_reserved (json_node_get_object (json->node));
    }
  rest = bsl_json_to_bytes (json->node);
  self->project =
      self->file_id != NULL && !newer
          ? bsl_project_new_tolerant (self->questionnaire, rest, self->name, problems, error)
          : bsl_project_new_from_bytes (self->questionnaire, rest, self->name, problems, error);
  return self->project != NULL;
}

/* The canonical form, so that both sides are compared alike. */
static void
take_tree (BslImport *self)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (self->project);

  self->root = bsl_json_from_bytes (bytes);
}

static GHashTable *
flatten (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);

  return bsl_delta_flatten (text);
}

/* What the file says and its log does not: it was changed by hand or by another program. */
static void
find_untold (BslImport *self, GHashTable *file)
{
  g_autoptr (GHashTable) told = bsl_replay_run (self->events);

  g_hash_table_remove (told, BSL_WHAT_SHELF);
  self->untold = self->events->len > 0 ? bsl_delta_compare (told, file, self->questionnaire)
                                       : g_ptr_array_new ();
}

static const char *
get_hash (GPtrArray *events, guint n)
{
  return n > 0 && n <= events->len ? ((BslEvent *) g_ptr_array_index (events, n - 1))->hash : NULL;
}

static BslImportKind
judge (BslImport *self, GPtrArray *here)
{
  guint n_file = self->events->len, n_here = here->len;
  guint shared = MIN (n_file, n_here);
  gboolean untold = self->untold->len > 0;

  if (self->deltas->len == 0 && (n_file == 0 || n_file == n_here) &&
      (n_file == 0 || g_strcmp0 (get_hash (self->events, n_file), get_hash (here, n_here)) == 0))
    return BSL_IMPORT_SAME;
  if (shared == 0 || g_strcmp0 (get_hash (self->events, shared), get_hash (here, shared)) != 0)
    return BSL_IMPORT_CONFLICT;
  if (n_file < n_here || (n_file == n_here && untold))
    return untold ? BSL_IMPORT_CONFLICT : BSL_IMPORT_OLDER;

  return BSL_IMPORT_UPDATE;
}

/* A newer version knows how its log goes on; here only the same is the same. */
static BslImportKind
judge_newer (BslImport *self)
{
  return self->deltas->len == 0 ? BSL_IMPORT_SAME : BSL_IMPORT_READ_ONLY;
}

static gboolean
compare (BslImport *self, gint64 key, GHashTable *file, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (GPtrArray) events = bsl_log_read (database, key, 0, -1, error);
  gint64 version;
  g_autoptr (JsonNode) root =
      events != NULL ? bsl_rows_read_tree (database, key, NULL, &version, error) : NULL;
  g_autoptr (GHashTable) here = root != NULL ? flatten (root) : NULL;

  if (here == NULL)
    return FALSE;
  self->id = g_strdup (self->file_id);
  self->n_here = events->len;
  self->head = g_strdup (get_hash (events, events->len));
  g_ptr_array_unref (self->deltas);
  self->deltas = bsl_delta_compare (here, file, self->questionnaire);
  self->kind = self->kind == BSL_IMPORT_READ_ONLY ? judge_newer (self) : judge (self, events);
  return TRUE;
}

static gboolean
classify (BslImport *self, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslTransaction) view = bsl_database_begin_read (database, error);
  g_autoptr (GHashTable) file = NULL;
  g_autoptr (GError) own = NULL;
  gint64 key;

  if (view == NULL)
    return FALSE;
  self->deltas = g_ptr_array_new ();
  self->kind = self->events != NULL ? BSL_IMPORT_NEW : BSL_IMPORT_READ_ONLY;
  if (self->events == NULL)
    self->events = g_ptr_array_new ();
  file = flatten (self->root);
  find_untold (self, file);
  if (self->file_id == NULL)
    return TRUE;
  if (bsl_rows_find (database, self->file_id, &key, &own))
    return compare (self, key, file, error);
  if (g_error_matches (own, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

BslImport *
bsl_import_new (BslStore *store,
                BslQuestionnaire *questionnaire,
                GBytes *bytes,
                const char *name,
                BslProblems *problems,
                GError **error)
{
  g_autoptr (BslProblems) own = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslImport) self = g_new0 (BslImport, 1);
  BslProblems *list = problems != NULL ? problems : own;
  BslJson json;

  g_return_val_if_fail (BSL_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  self->questionnaire = bsl_questionnaire_ref (questionnaire);
  self->name = g_strdup (name);
  if (!bsl_json_open (&json, parser, bytes, name, list))
    {
      const BslProblem *problem = bsl_problems_get (list, bsl_problems_get_count (list) - 1);

      g_set_error (error, BSL_ERROR, BSL_ERROR_SYNTAX, "%s: %s: %s", problem->file, problem->path,
                   problem->message);
      return NULL;
    }
  if (!read_file (self, &json, list, error))
    return NULL;
  take_tree (self);
  if (!classify (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

BslImportKind
bsl_import_get_kind (BslImport *self)
{
  return self->kind;
}

BslProject *
bsl_import_get_project (BslImport *self)
{
  return self->project;
}

const char *
bsl_import_get_id (BslImport *self)
{
  return self->id;
}

guint
bsl_import_get_n_events (BslImport *self)
{
  return self->events->len;
}

guint
bsl_import_get_n_new_events (BslImport *self)
{
  if (self->kind == BSL_IMPORT_NEW)
    return self->events->len;

  return self->kind == BSL_IMPORT_UPDATE ? self->events->len - self->n_here : 0;
}

gint64
bsl_import_get_broken (BslImport *self)
{
  return self->broken;
}

GPtrArray *
bsl_import_get_deltas (BslImport *self)
{
  return self->deltas;
}
