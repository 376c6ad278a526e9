/* SPDX-License-Identifier: EUPL-1.2 */
/* Frozen states of a project. */

#include "config.h"

#include "app/core/bsl-snapshot.h"

#include "app/core/bsl-json-edit.h"

static void
part_free (gpointer data)
{
  BslPart *part = data;

  g_free (part->name);
  g_free (part->type);
  g_free (part->sha256);
  g_free (part);
}

static BslPart *
part_new (const char *name, const char *type, const char *sha256, gint64 size)
{
  BslPart *self = g_new0 (BslPart, 1);

  self->name = g_strdup (name);
  self->type = g_strdup (type);
  self->sha256 = g_strdup (sha256);
  self->size = size;
  return self;
}

BslSnapshot *
bsl_snapshot_new (const char *reason, BslDate on)
{
  BslSnapshot *self = g_new0 (BslSnapshot, 1);

  self->id = g_uuid_string_random ();
  self->time = g_get_real_time () / 1000;
  self->reason = g_strdup (reason);
  self->on = on;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
bsl_snapshot_add_part (BslSnapshot *self, const char *name, const char *type, GBytes *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_ptr_array_add (self->parts, part_new (name, type, sha256, (gint64) g_bytes_get_size (bytes)));
}

void
bsl_snapshot_free (BslSnapshot *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->who);
  g_free (self->reason);
  g_free (self->hash);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->amender);
  g_free (self->amendment);
  g_free (self);
}

const BslPart *
bsl_snapshot_find_part (const BslSnapshot *self, const char *name)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const BslPart *part = g_ptr_array_index (self->parts, i);

      if (g_strcmp0 (part->name, name) == 0)
        return part;
    }
  return NULL;
}

static GPtrArray *
read_parts (JsonNode *list)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);
      const char *name = bsl_json_object_get_string (node, "name");
      const char *sha256 = bsl_json_object_get_string (node, "sha256");

      if (name != NULL && sha256 != NULL)
        g_ptr_array_add (parts, part_new (name, bsl_json_object_get_string (node, "type"), sha256,
                                          bsl_json_object_get_int (node, "size")));
    }
  return parts;
}

static BslSnapshot *
read_snapshot (JsonNode *node)
{
  JsonNode *amended = bsl_json_object_get (node, "amended");
  BslSnapshot *self = g_new0 (BslSnapshot, 1);

  self->id = g_strdup (bsl_json_object_get_string (node, "id"));
  self->time = bsl_json_object_get_int (node, "time");
  self->who = g_strdup (bsl_json_object_get_string (node, "who"));
  self->reason = g_strdup (bsl_json_object_get_string (node, "reason"));
  self->on = bsl_date_parse (bsl_json_object_get_string (node, "on"));
  self->event = bsl_json_object_get_int (node, "event");
  self->hash = g_strdup (bsl_json_object_get_string (node, "hash"));
  self->parts = read_parts (bsl_json_object_get (node, "parts"));
  self->amended = bsl_json_object_get_int (amended, "time");
  self->amender = g_strdup (bsl_json_object_get_string (amended, "who"));
  self->amendment = g_strdup (bsl_json_object_get_string (amended, "reason"));
  return self;
}

GPtrArray *
bsl_snapshots_read (BslProject *project)
{
  GPtrArray *snapshots = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_snapshot_free);
  JsonNode *list = bsl_project_get_extra (project, BSL_MEMBER_SNAPSHOTS);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);

      if (bsl_json_object_get_string (node, "id") != NULL)
        g_ptr_array_add (snapshots, read_snapshot (node));
    }
  return snapshots;
}

gboolean
bsl_snapshots_are_frozen (JsonNode *list)
{
  guint length = bsl_json_list_length (list);
  JsonNode *last = length > 0 ? bsl_json_list_get (list, length - 1) : NULL;

  return bsl_json_object_get_string (last, "id") != NULL &&
         bsl_json_object_get (last, "amended") == NULL;
}

static JsonNode *
part_to_json (const BslPart *part)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "name", part->name);
  bsl_json_set_string (object, "type", part->type);
  json_object_set_int_member (object, "size", part->size);
  bsl_json_set_string (object, "sha256", part->sha256);
  return bsl_json_take_object (object);
}

static JsonNode *
snapshot_to_json (const BslSnapshot *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *parts = json_array_new ();
  g_autofree char *on = bsl_date_to_iso (self->on);

  bsl_json_set_string (object, "id", self->id);
  json_object_set_int_member (object, "time", self->time);
  bsl_json_set_string (object, "who", self->who);
  bsl_json_set_string (object, "reason", self->reason);
  bsl_json_set_string (object, "on", self->on != BSL_DATE_NONE ? on : NULL);
  json_object_set_int_member (object, "event", self->event);
  bsl_json_set_string (object, "hash", self->hash);
  for (guint i = 0; i < self->parts->len; i++)
    json_array_add_element (parts, part_to_json (g_ptr_array_index (self->parts, i)));
  json_object_set_array_member (object, "parts", parts);
  return bsl_json_take_object (object);
}

JsonNode *
bsl_snapshots_append (JsonNode *list, const BslSnapshot *snapshot)
{
  return bsl_json_list_append (list, snapshot_to_json (snapshot));
}

JsonNode *
bsl_snapshots_amend (JsonNode *list, gint64 time, const char *who, const char *reason)
{
  JsonObject *object = json_object_new ();
  guint length = bsl_json_list_length (list);
  JsonNode *last;

  g_return_val_if_fail (length > 0, NULL);

  json_object_set_int_member (object, "time", time);
  bsl_json_set_string (object, "who", who);
  bsl_json_set_string (object, "reason", reason);
  last = bsl_json_object_set (bsl_json_list_get (list, length - 1), "amended",
                              bsl_json_take_object (object));
  return bsl_json_list_replace (list, length - 1, last);
}
