/* SPDX-License-Identifier: EUPL-1.2 */
/* Files attached to a saved project. */

#include "config.h"

#include "app/store/bsl-attach.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-blobs.h"
#include "app/store/bsl-history-private.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-store-private.h"

typedef gboolean (*Prepare) (BslDatabase *database, gint64 project, gpointer data, GError **error);

static JsonNode *
get_list (BslHistory *self)
{
  return bsl_project_get_extra (bsl_history_get_project (self), BSL_MEMBER_ATTACHMENTS);
}

/* Takes @list. */
static gboolean
write_list (BslHistory *self,
            JsonNode *list,
            BslEventKind kind,
            const char *reason,
            Prepare prepare,
            gpointer data,
            GError **error)
{
  g_autoptr (JsonNode) own = list;
  g_autofree char *after = json_to_string (own, FALSE);
  const BslWrite write = {
    .kind = bsl_history_is_frozen (self) ? BSL_EVENT_ACT : kind,
    .what = BSL_WHAT_EXTRA BSL_MEMBER_ATTACHMENTS,
    .after = after,
    .reason = reason,
    .while_frozen = TRUE,
    .prepare = prepare,
    .data = data,
  };

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
  if (g_bytes_get_size (bytes) <= BSL_ATTACHMENT_MAX_BYTES)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE,
               _("A file of more than %u MiB cannot be attached. Attach a smaller one, or keep it "
                 "elsewhere and write where it is."),
               BSL_ATTACHMENT_MAX_BYTES / (1024 * 1024));
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
  g_autoptr (BslAttachment) attachment = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (!check_size (bytes, error))
    return NULL;
  attachment = bsl_attachment_new (name, type, bytes, who, about);
  if (!write_list (self, bsl_attachments_append (get_list (self), attachment), BSL_EVENT_EDIT, NULL,
                   put_bytes, bytes, error))
    return NULL;

  return g_strdup (attachment->id);
}

static int
find (BslHistory *self, const char *id, GError **error)
{
  int index = bsl_json_list_find (get_list (self), "id", id);

  if (index < 0)
    g_set_error (
        error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING, "%s",
        _("This file is no longer attached; it was removed in another window or program."));
  return index;
}

gboolean
bsl_history_detach (BslHistory *self, const char *id, GError **error)
{
  int index;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  index = find (self, id, error);
  return index >= 0 &&
         write_list (self, bsl_json_list_replace (get_list (self), (guint) index, NULL),
                     BSL_EVENT_EDIT, NULL, NULL, NULL, error);
}

static gboolean
remove_bytes (BslDatabase *database, gint64 project, gpointer data, GError **error)
{
  return bsl_database_run (database, error, "DELETE FROM blob WHERE project = ? AND sha256 = ?",
                           "it", project, data);
}

static gboolean
is_named (JsonNode *list, const char *sha256)
{
  return bsl_json_list_find (list, "sha256", sha256) >= 0;
}

/* Whether something else of the project rests on the same bytes. */
static gboolean
is_needed (BslHistory *self, JsonNode *attachments, const char *sha256)
{
  JsonNode *snapshots =
      bsl_project_get_extra (bsl_history_get_project (self), BSL_MEMBER_SNAPSHOTS);

  for (guint i = 0; i < bsl_json_list_length (snapshots); i++)
    if (is_named (bsl_json_object_get (bsl_json_list_get (snapshots, i), "parts"), sha256))
      return TRUE;

  return is_named (attachments, sha256);
}

gboolean
bsl_history_erase_attachment (BslHistory *self, const char *id, const char *reason, GError **error)
{
  g_autofree char *sha256 = NULL;
  JsonNode *rest;
  int index;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  index = find (self, id, error);
  if (index < 0)
    return FALSE;
  sha256 = g_strdup (
      bsl_json_object_get_string (bsl_json_list_get (get_list (self), (guint) index), "sha256"));
  rest = bsl_json_list_replace (get_list (self), (guint) index, NULL);
  return write_list (self, rest, BSL_EVENT_ACT, reason,
                     is_needed (self, rest, sha256) ? NULL : remove_bytes, sha256, error);
}

GBytes *
bsl_history_read_attachment (BslHistory *self, const BslAttachment *attachment, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return bsl_blobs_get (bsl_store_get_database (bsl_history_get_store (self)),
                        bsl_history_get_key (self), attachment->sha256, error);
}
