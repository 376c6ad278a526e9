/* SPDX-License-Identifier: EUPL-1.2 */
/* Files attached to a project. */

#include "config.h"

#include "app/core/bsl-evidence.h"

#include "app/core/bsl-json-edit.h"

#define MAX_NAME 120

/* A name that no system takes for a folder or a hidden file. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  guint length = 0;

  for (const char *c = valid; *c != '\0' && length < MAX_NAME; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean bad = g_unichar_iscntrl (letter) || letter == '/' || letter == '\\';

      if (length == 0 && (letter == '.' || g_unichar_isspace (letter)))
        continue;
      g_string_append_unichar (clean, bad ? '-' : letter);
      length++;
    }
  return g_strdup (length > 0 ? clean->str : "-");
}

BslEvidence *
bsl_evidence_new (
    const char *name, const char *type, GBytes *bytes, const char *who, const char *about)
{
  BslEvidence *self = g_new0 (BslEvidence, 1);

  self->id = g_uuid_string_random ();
  self->name = clean_name (name);
  self->type = g_strdup (type);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->size = (gint64) g_bytes_get_size (bytes);
  self->time = g_get_real_time () / 1000;
  self->who = g_strdup (who);
  self->about = g_strdup (about);
  return self;
}

void
bsl_evidence_free (BslEvidence *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->type);
  g_free (self->sha256);
  g_free (self->who);
  g_free (self->about);
  g_free (self);
}

static BslEvidence *
read_evidence (JsonNode *node)
{
  BslEvidence *self = g_new0 (BslEvidence, 1);

  self->id = g_strdup (bsl_json_object_get_string (node, "id"));
  self->name = clean_name (bsl_json_object_get_string (node, "name"));
  self->type = g_strdup (bsl_json_object_get_string (node, "type"));
  self->sha256 = g_strdup (bsl_json_object_get_string (node, "sha256"));
  self->size = bsl_json_object_get_int (node, "size");
  self->time = bsl_json_object_get_int (node, "time");
  self->who = g_strdup (bsl_json_object_get_string (node, "who"));
  self->about = g_strdup (bsl_json_object_get_string (node, "about"));
  return self;
}

GPtrArray *
bsl_evidence_list (BslProject *project)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_evidence_free);
  JsonNode *list = bsl_project_get_extra (project, BSL_MEMBER_ATTACHMENTS);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);

      if (bsl_json_object_get_string (node, "id") != NULL &&
          bsl_json_object_get_string (node, "name") != NULL &&
          bsl_json_object_get_string (node, "sha256") != NULL)
        g_ptr_array_add (all, read_evidence (node));
    }
  return all;
}

JsonNode *
bsl_evidence_append (JsonNode *list, const BslEvidence *evidence)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "id", evidence->id);
  bsl_json_set_string (object, "name", evidence->name);
  bsl_json_set_string (object, "type", evidence->type);
  json_object_set_int_member (object, "size", evidence->size);
  bsl_json_set_string (object, "sha256", evidence->sha256);
  json_object_set_int_member (object, "time", evidence->time);
  bsl_json_set_string (object, "who", evidence->who);
  bsl_json_set_string (object, "about", evidence->about);
  return bsl_json_list_append (list, bsl_json_take_object (object));
}
