/* SPDX-License-Identifier: EUPL-1.2 */
/* The saved projects. */

#include "config.h"

#include "app/store/bsl-store-private.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-draft.h"
#include "app/store/bsl-migrations.h"
#include "app/store/bsl-store-rows.h"

struct _BslStore
{
  GObject parent_instance;

  BslDatabase *database;
  gboolean newer;
  gint64 data_version; /* changes when another connection writes */
  GFileMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (BslStore, bsl_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (bsl - store - error - quark, bsl_store_error)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const char *const bsl_shelf_words[] = { "active", "archived", "trash", NULL };

static void
bsl_store_finalize (GObject *object)
{
  BslStore *self = BSL_STORE (object);

  g_clear_object (&self->monitor);
  g_clear_pointer (&self->database, bsl_database_free);

  G_OBJECT_CLASS (bsl_store_parent_class)->finalize (object);
}

static void
bsl_store_class_init (BslStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", BSL_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
bsl_store_init (BslStore *self)
{
}

char *
bsl_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "boussole", "boussole.db", NULL);
}

BslStore *
bsl_store_open (const char *path, GError **error)
{
  g_autoptr (BslStore) self = g_object_new (BSL_TYPE_STORE, NULL);
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();

  g_return_val_if_fail (path != NULL, NULL);

  self->database = bsl_database_open (path, error);
  if (self->database == NULL || !bsl_migrations_run (self->database, scripts, &self->newer, error))
    return NULL;
  if (self->newer ? !bsl_database_execute (self->database, "PRAGMA query_only = ON", error)
                  : !bsl_database_configure (self->database, error))
    return NULL;
  if (!bsl_database_query_int (self->database, "PRAGMA data_version", &self->data_version, error))
    return NULL;

  return g_steal_pointer (&self);
}

BslDatabase *
bsl_store_get_database (BslStore *self)
{
  return self->database;
}

gboolean
bsl_store_is_read_only (BslStore *self)
{
  g_return_val_if_fail (BSL_IS_STORE (self), TRUE);

  return self->newer || bsl_database_is_read_only (self->database);
}

gboolean
bsl_store_is_newer (BslStore *self)
{
  g_return_val_if_fail (BSL_IS_STORE (self), FALSE);

  return self->newer;
}

const char *
bsl_store_get_path (BslStore *self)
{
  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  return bsl_database_get_path (self->database);
}

gboolean
bsl_store_check_writable (BslStore *self, GError **error)
{
  const char *path = bsl_database_get_path (self->database);

  if (self->newer)
    g_set_error (
        error, BSL_STORE_ERROR, BSL_STORE_ERROR_NEWER,
        _("%s: The file of the projects was written by a newer version of Boussole and can only be read. "
          "Install the newer version to change it."),
        path);
  else if (bsl_database_is_read_only (self->database))
    g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY,
                 _("%s: The file of the projects cannot be written, so the change was not saved. "
                   "Check its permissions and those of its folder, then start Boussole again."),
                 path);
  else
    return TRUE;

  return FALSE;
}

void
bsl_store_emit_changed (BslStore *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
bsl_store_check (BslStore *self)
{
  gint64 version;

  g_return_if_fail (BSL_IS_STORE (self));

  if (!bsl_database_query_int (self->database, "PRAGMA data_version", &version, NULL) ||
      version == self->data_version)
    return;

  self->data_version = version;
  bsl_store_emit_changed (self);
}

/* Whoever writes, writes to the log beside the file first. */
void
bsl_store_watch (BslStore *self)
{
  g_autofree char *log = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (BSL_IS_STORE (self));

  if (self->monitor != NULL)
    return;
  log = g_strconcat (bsl_store_get_path (self), "-wal", NULL);
  file = g_file_new_for_path (log);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (bsl_store_check), self,
                             G_CONNECT_SWAPPED);
}

BslTransaction *
bsl_store_begin (BslStore *self, GError **error)
{
  return bsl_store_check_writable (self, error) ? bsl_database_begin (self->database, error) : NULL;
}

gboolean
bsl_store_commit (BslStore *self, BslTransaction *transaction, GError **error)
{
  if (!bsl_transaction_commit (transaction, error))
    return FALSE;

  bsl_store_emit_changed (self);
  return TRUE;
}

char *
bsl_store_add (BslStore *self, BslProject *project, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (BslTransaction) transaction = NULL;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);
  g_return_val_if_fail (BSL_IS_PROJECT (project), NULL);

  transaction = bsl_store_begin (self, error);
  if (transaction == NULL || !bsl_rows_add (self->database, id, project, error) ||
      !bsl_store_commit (self, transaction, error))
    return NULL;

  return g_steal_pointer (&id);
}

/* When it was last opened need not survive a power cut, and must not keep anybody from reading. */
static void
touch (BslStore *self, gint64 key)
{
  if (bsl_store_is_read_only (self))
    return;

  bsl_database_set_durable (self->database, FALSE);
  (void) bsl_database_run (self->database, NULL, "UPDATE project SET opened = ? WHERE key = ?",
                           "ii", g_get_real_time () / 1000, key);
  bsl_database_set_durable (self->database, TRUE);
}

static BslProject *
load (BslStore *self, BslQuestionnaire *questionnaire, const char *id, gint64 *key, GError **error)
{
  g_autoptr (BslTransaction) view = bsl_database_begin_read (self->database, error);

  if (view == NULL || !bsl_rows_find (self->database, id, key, error))
    return NULL;

  return bsl_rows_load (self->database, *key, questionnaire, bsl_database_get_path (self->database),
                        error);
}

BslProject *
bsl_store_peek (BslStore *self, BslQuestionnaire *questionnaire, const char *id, GError **error)
{
  gint64 key;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  return load (self, questionnaire, id, &key, error);
}

BslProject *
bsl_store_load (BslStore *self, BslQuestionnaire *questionnaire, const char *id, GError **error)
{
  g_autoptr (BslProject) project = NULL;
  gint64 key;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  project = load (self, questionnaire, id, &key, error);
  if (project == NULL)
    return NULL;

  touch (self, key);
  if (bsl_store_is_read_only (self))
    bsl_project_set_read_only (project, TRUE);
  return g_steal_pointer (&project);
}

char *
bsl_store_duplicate (BslStore *self,
                     BslQuestionnaire *questionnaire,
                     const char *id,
                     const char *title,
                     GError **error)
{
  g_autoptr (BslProject) project = NULL;
  gint64 key;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  project = load (self, questionnaire, id, &key, error);
  if (project == NULL)
    return NULL;
  if (bsl_project_is_read_only (project))
    {
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_NEWER,
                   _("“%s” was written by a newer version of Boussole and cannot be changed. "
                     "Install the newer version to copy it."),
                   bsl_project_get_title (project));
      return NULL;
    }
  bsl_project_set_title (project, title);
  bsl_draft_begin (project);
  return bsl_store_add (self, project, error);
}

/* Within a transaction. */
static gboolean
put_on_shelf (BslStore *self, const char *id, BslShelf shelf, GError **error)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), bsl_shelf_words[shelf]);
  g_autofree char *after = json_to_string (node, FALSE);
  g_autofree char *before = NULL;
  g_autoptr (BslEvent) event = NULL;
  gint64 key;

  if (!bsl_rows_find (self->database, id, &key, error) ||
      !bsl_rows_get (self->database, key, BSL_WHAT_SHELF, &before, error))
    return FALSE;
  if (g_strcmp0 (before, after) == 0)
    return TRUE;

  event = bsl_event_new (BSL_EVENT_ACT, 0, BSL_WHAT_SHELF, before, after, NULL);
  return bsl_rows_set (self->database, key, BSL_WHAT_SHELF, after, error) &&
         bsl_log_append (event, self->database, key, error);
}

gboolean
bsl_store_move (BslStore *self, const char *id, BslShelf shelf, GError **error)
{
  g_autoptr (BslTransaction) transaction = NULL;

  g_return_val_if_fail (BSL_IS_STORE (self), FALSE);
  g_return_val_if_fail ((guint) shelf <= BSL_SHELF_TRASH, FALSE);

  transaction = bsl_store_begin (self, error);
  return transaction != NULL && put_on_shelf (self, id, shelf, error) &&
         bsl_store_commit (self, transaction, error);
}

static gboolean
check_in_trash (BslStore *self, const char *id, GError **error)
{
  g_autoptr (BslProjectInfo) info = bsl_store_get_info (self, id, error);

  if (info == NULL)
    return FALSE;
  if (info->shelf == BSL_SHELF_TRASH)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
               _("“%s” is not in the trash, so it was not deleted. Move it to the trash first."),
               info->title);
  return FALSE;
}

gboolean
bsl_store_delete (BslStore *self, const char *id, GError **error)
{
  g_autoptr (BslTransaction) transaction = NULL;
  gint64 key;

  g_return_val_if_fail (BSL_IS_STORE (self), FALSE);

  transaction = bsl_store_begin (self, error);
  return transaction != NULL && check_in_trash (self, id, error) &&
         bsl_rows_find (self->database, id, &key, error) &&
         bsl_database_run (self->database, error, "DELETE FROM project WHERE key = ?", "i", key) &&
         bsl_database_run (self->database, error, "DELETE FROM event WHERE project = ?", "i",
                           key) &&
         bsl_database_run (self->database, error, "DELETE FROM search WHERE rowid = ?", "i", key) &&
         /* the words of the project leave the index too */
         bsl_database_execute (self->database, "INSERT INTO search (search) VALUES ('optimize')",
                               error) &&
         bsl_store_commit (self, transaction, error);
}

gboolean
bsl_store_set_position (
    BslStore *self, const char *id, const char *page, const char *field, GError **error)
{
  g_autoptr (BslTransaction) transaction = NULL;
  gint64 key;

  g_return_val_if_fail (BSL_IS_STORE (self), FALSE);

  transaction = bsl_store_begin (self, error);
  return transaction != NULL && bsl_rows_find (self->database, id, &key, error) &&
         bsl_database_run (self->database, error,
                           "UPDATE project SET page = ?, field = ? WHERE key = ?", "tti", page,
                           field, key) &&
         bsl_transaction_commit (transaction, error);
}

gboolean
bsl_store_get_position (BslStore *self, const char *id, char **page, char **field, GError **error)
{
  g_autoptr (BslStatement) statement = NULL;
  gint64 key;
  gboolean row;

  g_return_val_if_fail (BSL_IS_STORE (self), FALSE);

  *page = *field = NULL;
  statement =
      bsl_database_prepare (self->database, "SELECT page, field FROM project WHERE key = ?", error);
  if (statement == NULL || !bsl_rows_find (self->database, id, &key, error))
    return FALSE;
  bsl_statement_bind (statement, "i", key);
  if (!bsl_statement_step (statement, &row, error))
    return FALSE;

  *page = row ? g_strdup (bsl_statement_get_text (statement, 0)) : NULL;
  *field = row ? g_strdup (bsl_statement_get_text (statement, 1)) : NULL;
  return TRUE;
}
