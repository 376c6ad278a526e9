/* SPDX-License-Identifier: EUPL-1.2 */
/* Snapshots of a project. */

#include "config.h"

#include "app/store/bsl-freeze.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-delta.h"
#include "app/store/bsl-blobs.h"
#include "app/store/bsl-history-private.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-store-private.h"

#define PROJECT_TYPE "application/vnd.boussole+json"

typedef struct
{
  const BslContent *contents;
  guint n_contents;
} Contents;

/* The project file without what was frozen before. */
static GBytes *
write_project (BslProject *project)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (project);
  g_autoptr (BslProject) copy =
      bsl_project_new_from_bytes (bsl_project_get_questionnaire (project), bytes, "", NULL, NULL);

  g_return_val_if_fail (copy != NULL, NULL);

  bsl_project_set_extra (copy, BSL_MEMBER_SNAPSHOTS, NULL);
  return bsl_project_to_bytes (copy);
}

static gboolean
put_contents (BslDatabase *database, gint64 project, gpointer data, GError **error)
{
  const Contents *all = data;

  for (guint i = 0; i < all->n_contents; i++)
    {
      g_autofree char *sha256 = NULL;

      if (!bsl_blobs_put (database, project, all->contents[i].bytes, &sha256, error))
        return FALSE;
    }
  return TRUE;
}

static BslSnapshot *
make_snapshot (BslHistory *self, const char *reason, BslDate on, const Contents *all)
{
  BslSnapshot *snapshot = bsl_snapshot_new (reason, on);
  const char *hash;

  bsl_history_get_head (self, &snapshot->event, &hash);
  snapshot->hash = g_strdup (hash);
  snapshot->who = bsl_log_dup_who ();
  for (guint i = 0; i < all->n_contents; i++)
    bsl_snapshot_add_part (snapshot, all->contents[i].name, all->contents[i].type,
                           all->contents[i].bytes);
  return snapshot;
}

/* Takes @list. */
static gboolean
write_snapshots (
    BslHistory *self, JsonNode *list, const char *reason, Contents *contents, GError **error)
{
  g_autoptr (JsonNode) own = list;
  g_autofree char *after = json_to_string (own, FALSE);
  const BslWrite write = {
    .kind = bsl_event_kind_of (BSL_WHAT_EXTRA BSL_MEMBER_SNAPSHOTS),
    .what = BSL_WHAT_EXTRA BSL_MEMBER_SNAPSHOTS,
    .after = after,
    .reason = reason,
    .while_frozen = contents == NULL,
    .all_seen = contents != NULL,
    .prepare = contents != NULL ? put_contents : NULL,
    .data = contents,
  };

  return bsl_history_write (self, &write, error);
}

static JsonNode *
get_snapshots (BslHistory *self)
{
  return bsl_project_get_extra (bsl_history_get_project (self), BSL_MEMBER_SNAPSHOTS);
}

gboolean
bsl_history_freeze (BslHistory *self,
                    const char *reason,
                    BslDate on,
                    const BslContent *contents,
                    guint n_contents,
                    GError **error)
{
  g_autofree BslContent *all = g_new (BslContent, n_contents + 1);
  g_autoptr (GBytes) project = NULL;
  g_autoptr (BslSnapshot) snapshot = NULL;
  Contents these = { .contents = all, .n_contents = n_contents + 1 };

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  project = write_project (bsl_history_get_project (self));
  all[0] = (BslContent){ BSL_PART_PROJECT, PROJECT_TYPE, project };
  for (guint i = 0; i < n_contents; i++)
    all[i + 1] = contents[i];
  snapshot = make_snapshot (self, reason, on, &these);
  return write_snapshots (self, bsl_snapshots_append (get_snapshots (self), snapshot), reason,
                          &these, error);
}

static gboolean
fail_amend (const char *sentence, GError **error)
{
  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "%s", sentence);
  return FALSE;
}

gboolean
bsl_history_amend (BslHistory *self, const char *reason, GError **error)
{
  g_autofree char *who = bsl_log_dup_who ();
  JsonNode *amended;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  if (reason == NULL || *reason == '\0')
    return fail_amend (_("Write why the project is changed after it was frozen."), error);
  if (!bsl_history_is_frozen (self))
    return fail_amend (_("The project is not frozen; change it as you like."), error);

  amended = bsl_snapshots_amend (get_snapshots (self), g_get_real_time () / 1000, who, reason);
  return write_snapshots (self, amended, reason, NULL, error);
}

GBytes *
bsl_history_read_part (BslHistory *self, const BslPart *part, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return bsl_history_read_bytes (self, part->sha256, error);
}

static GHashTable *
flatten (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GHashTable *table = bsl_delta_flatten (text);

  g_hash_table_remove (table, BSL_WHAT_EXTRA BSL_MEMBER_SNAPSHOTS);
  return table;
}

/* @snapshot NULL: as the project is now */
static GHashTable *
read_state (BslHistory *self, const BslSnapshot *snapshot, GError **error)
{
  static const BslPart nothing = { .sha256 = (char *) "" };
  const BslPart *part =
      snapshot != NULL ? bsl_snapshot_find_part (snapshot, BSL_PART_PROJECT) : NULL;
  g_autoptr (GBytes) bytes =
      snapshot == NULL ? bsl_project_to_bytes (bsl_history_get_project (self))
                       : bsl_history_read_part (self, part != NULL ? part : &nothing, error);

  return bytes != NULL ? flatten (bytes) : NULL;
}

GPtrArray *
bsl_history_compare (BslHistory *self,
                     const BslSnapshot *before,
                     const BslSnapshot *after,
                     GError **error)
{
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);
  g_return_val_if_fail (before != NULL, NULL);

  old = read_state (self, before, error);
  new = old != NULL ? read_state (self, after, error) : NULL;
  if (new == NULL)
    return NULL;

  return bsl_delta_compare (old, new,
                            bsl_project_get_questionnaire (bsl_history_get_project (self)));
}

gboolean
bsl_history_set_outcome (BslHistory *self,
                         const BslOutcome *outcome,
                         const char *reason,
                         GError **error)
{
  g_autoptr (JsonNode) node = outcome != NULL ? bsl_outcome_to_json (outcome) : NULL;

  return bsl_history_set_extra_full (self, BSL_MEMBER_OUTCOME, node,
                                     bsl_event_kind_of (BSL_WHAT_EXTRA BSL_MEMBER_OUTCOME), reason, error);
}
