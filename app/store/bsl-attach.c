/* SPDX-License-Identifier: EUPL-1.2 */
/* Files attached to a saved project. */

#include "config.h"

#include "app/store/bsl-attach.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-blobs.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-history-private.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-store-private.h"

static JsonNode *
get_list (BslHistory *self)
{
  return bsl_project_get_extra (bsl_history_get_project (self), BSL_MEMBER_ATTACHMENTS);
}

/* Takes @list. */
static gboolean
write_list (BslHistory *self, JsonNode *list, BslWrite write, GError **error)
{
  g_autoptr (JsonNode) own = list;
  g_autofree char *after = json_to_string (own, FALSE);

  write.what = BSL_WHAT_EXTRA BSL_MEMBER_ATTACHMENTS;
  write.after = after;
  return bsl_history_write (self, &write, error);
}

static gboolean
put_bytes (BslDatabase *database, gint64 project, gpointer data, GError **error)
{
  g_autofree char *sha256 = NULL;

  return bsl_blobs_put (database, project, data, &sha256, error);
}

static gboolean
check_size (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= BSL_EVIDENCE_MAX_BYTES)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE,
               _("A file of more than %u MiB cannot be attached. Attach a smaller one, or keep it "
                 "elsewhere and write where it is."),
               BSL_EVIDENCE_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

char *
bsl_history_attach (BslHistory *self,
                    const char *name,
                    const char *type,
                    GBytes *bytes,
                    const char *about,
                    GError **error)
{
  g_autofree char *who = bsl_log_dup_who ();
  g_autoptr (BslEvidence) evidence = NULL;
  BslWrite write = { .kind = BSL_EVENT_EDIT, .while_frozen = TRUE };

  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (!check_size (bytes, error))
    return NULL;
  evidence = bsl_evidence_new (name, type, bytes, who, about);
  write.prepare = put_bytes;
  write.data = bytes;
  return write_list (self, bsl_evidence_append (get_list (self), evidence), write, error)
             ? g_strdup (evidence->id)
             : NULL;
}

/* What the project named when the snapshot was made. */
static gboolean
add_attached (BslHistory *self, const BslPart *project, GHashTable *decided, GError **error)
{
  g_autoptr (GBytes) file = bsl_history_read_part (self, project, error);
  g_autoptr (JsonNode) node = file != NULL ? bsl_json_from_bytes (file) : NULL;
  JsonNode *list = bsl_json_object_get (node, BSL_MEMBER_ATTACHMENTS);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      const char *sha256 = bsl_json_object_get_string (bsl_json_list_get (list, i), "sha256");

      if (sha256 != NULL)
        g_hash_table_add (decided, g_strdup (sha256));
    }
  return file != NULL;
}

static gboolean
add_decided (BslHistory *self, const BslSnapshot *snapshot, GHashTable *decided, GError **error)
{
  const BslPart *project = bsl_snapshot_find_part (snapshot, BSL_PART_PROJECT);

  for (guint i = 0; i < snapshot->parts->len; i++)
    g_hash_table_add (decided, g_strdup (((BslPart *) snapshot->parts->pdata[i])->sha256));
  return project == NULL || add_attached (self, project, decided, error);
}

GHashTable *
bsl_history_list_decided (BslHistory *self, GError **error)
{
  g_autoptr (GHashTable) decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) snapshots = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  snapshots = bsl_snapshots_read (bsl_history_get_project (self));
  for (guint i = 0; i < snapshots->len; i++)
    if (!add_decided (self, snapshots->pdata[i], decided, error))
      return NULL;
  return g_steal_pointer (&decided);
}

/* Where in the list the attachment @id is; -1 with an error where it is no longer. */
static int
find (BslHistory *self, const char *id, GError **error)
{
  int index = bsl_json_list_find (get_list (self), "id", id);

  if (index < 0)
    g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING, "%s",
                 _("This file is no longer attached; it was removed in another window or program."));
  return index;
}

static const char *
get_sha256 (BslHistory *self, int index)
{
  const char *sha256 = bsl_json_object_get_string (bsl_json_list_get (get_list (self), (guint) index), "sha256");

  return sha256 != NULL ? sha256 : "";
}

gboolean
bsl_history_detach (BslHistory *self, const char *id, GError **error)
{
  BslWrite write = { .kind = BSL_EVENT_EDIT, .all_seen = TRUE };
  g_autoptr (GHashTable) decided = NULL;
  int index;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  index = find (self, id, error);
  decided = index >= 0 ? bsl_history_list_decided (self, error) : NULL;
  if (decided == NULL)
    return FALSE;
  write.while_frozen = !g_hash_table_contains (decided, get_sha256 (self, index));
  return write_list (self, bsl_json_list_replace (get_list (self), (guint) index, NULL), write, error);
}

static gboolean
remove_bytes (BslDatabase *database, gint64 project, gpointer data, GError **error)
{
  return bsl_database_run (database, error, "DELETE FROM blob WHERE project = ? AND sha256 = ?",
                           "it", project, data);
}

static gboolean
check_erasable (BslHistory *self, const char *sha256, GError **error)
{
  g_autoptr (GHashTable) decided = bsl_history_list_decided (self, error);

  if (decided == NULL)
    return FALSE;
  if (!g_hash_table_contains (decided, sha256))
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN, "%s",
               _("This file was attached when the project was frozen, so it stays with that "
                 "snapshot. It goes with the whole project only."));
  return FALSE;
}

gboolean
bsl_history_erase_attachment (BslHistory *self, const char *id, const char *reason, GError **error)
{
  BslWrite write = { .kind = BSL_EVENT_ACT, .reason = reason, .while_frozen = TRUE, .all_seen = TRUE };
  g_autofree char *sha256 = NULL;
  JsonNode *rest;
  int index;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  index = find (self, id, error);
  if (index < 0)
    return FALSE;
  sha256 = g_strdup (get_sha256 (self, index));
  if (!check_erasable (self, sha256, error))
    return FALSE;
  rest = bsl_json_list_replace (get_list (self), (guint) index, NULL);
  write.prepare = bsl_json_list_find (rest, "sha256", sha256) < 0 ? remove_bytes : NULL;
  write.data = sha256;
  return write_list (self, rest, write, error);
}

GBytes *
bsl_history_read_attachment (BslHistory *self, const BslEvidence *evidence, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return bsl_history_read_bytes (self, evidence->sha256, error);
}
