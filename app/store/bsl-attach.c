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

static gboolean
names_bytes (BslHistory *self,
             const BslSnapshot *snapshot,
             const char *sha256,
             gboolean *named,
             GError **error)
{
  const BslPart *part = bsl_snapshot_find_part (snapshot, BSL_PART_PROJECT);
  g_autoptr (GBytes) file = NULL;

  for (guint i = 0; i < snapshot->parts->len; i++)
    if (g_strcmp0 (((BslPart *) snapshot->parts->pdata[i])->sha256, sha256) == 0)
      *named = TRUE;
  if (*named || part == NULL)
    return TRUE;

  file = bsl_history_read_part (self, part, error);
  if (file == NULL)
    return FALSE;
  *named = g_strstr_len (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), sha256) !=
           NULL;
  return TRUE;
}

static gboolean
find_decided (BslHistory *self, const char *sha256, gboolean *decided, GError **error)
{
  g_autoptr (GPtrArray) snapshots = bsl_snapshots_read (bsl_history_get_project (self));

  *decided = FALSE;
  for (guint i = 0; !*decided && i < snapshots->len; i++)
    if (!names_bytes (self, snapshots->pdata[i], sha256, decided, error))
      return FALSE;
  return TRUE;
}

gboolean
bsl_history_is_decided_on (BslHistory *self,
                           const BslEvidence *evidence,
                           gboolean *decided,
                           GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return find_decided (self, evidence->sha256, decided, error);
}

typedef struct
{
  guint index;
  char *sha256;
  gboolean decided;
} Found;

static gboolean
find (BslHistory *self, const char *id, Found *found, GError **error)
{
  int index = bsl_json_list_find (get_list (self), "id", id);
  const char *sha256;

  if (index < 0)
    {
      g_set_error (
          error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING, "%s",
          _("This file is no longer attached; it was removed in another window or program."));
      return FALSE;
    }
  sha256 =
      bsl_json_object_get_string (bsl_json_list_get (get_list (self), (guint) index), "sha256");
  found->index = (guint) index;
  found->sha256 = g_strdup (sha256 != NULL ? sha256 : "");
  return find_decided (self, found->sha256, &found->decided, error);
}

gboolean
bsl_history_detach (BslHistory *self, const char *id, GError **error)
{
  Found found = { 0 };
  g_autofree char *sha256 = NULL;
  BslWrite write = { .kind = BSL_EVENT_EDIT, .all_seen = TRUE };
  gboolean is_there;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  is_there = find (self, id, &found, error);
  sha256 = found.sha256;
  write.while_frozen = !found.decided;
  return is_there && write_list (self, bsl_json_list_replace (get_list (self), found.index, NULL),
                                 write, error);
}

static gboolean
remove_bytes (BslDatabase *database, gint64 project, gpointer data, GError **error)
{
  return bsl_database_run (database, error, "DELETE FROM blob WHERE project = ? AND sha256 = ?",
                           "it", project, data);
}

static gboolean
check_erasable (const Found *found, GError **error)
{
  if (!found->decided)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN, "%s",
               _("This file was attached when the project was frozen, so it stays with that "
                 "snapshot. It goes with the whole project only."));
  return FALSE;
}

gboolean
bsl_history_erase_attachment (BslHistory *self, const char *id, const char *reason, GError **error)
{
  Found found = { 0 };
  g_autofree char *sha256 = NULL;
  BslWrite write = { .kind = BSL_EVENT_ACT, .reason = reason, .while_frozen = TRUE, .all_seen = TRUE };
  gboolean is_there;
  JsonNode *rest;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  is_there = find (self, id, &found, error);
  sha256 = found.sha256;
  if (!is_there || !check_erasable (&found, error))
    return FALSE;
  rest = bsl_json_list_replace (get_list (self), found.index, NULL);
  write.prepare = bsl_json_list_find (rest, "sha256", sha256) < 0 ? remove_bytes : NULL;
  write.data = sha256;
  return write_list (self, rest, write, error);
}

GBytes *
bsl_history_read_attachment (BslHistory *self, const BslEvidence *evidence, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return bsl_blobs_get (bsl_store_get_database (bsl_history_get_store (self)),
                        bsl_history_get_key (self), evidence->sha256, error);
}
