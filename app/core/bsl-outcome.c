/* SPDX-License-Identifier: EUPL-1.2 */
/* How a procurement ended. */

#include "config.h"

#include "app/core/bsl-outcome.h"

#include "app/core/bsl-json-edit.h"

const char *const bsl_outcome_words[] = { "awarded", "none-suitable", "abandoned", NULL };

static void
award_free (gpointer data)
{
  BslAward *award = data;

  g_free (award->id);
  g_free (award->name);
  g_clear_pointer (&award->copy, json_node_unref);
  g_free (award);
}

BslOutcome *
bsl_outcome_new (BslOutcomeKind kind, BslDate on, const char *text)
{
  BslOutcome *self = g_new0 (BslOutcome, 1);

  self->kind = kind;
  self->on = on;
  self->text = g_strdup (text);
  self->awards = g_ptr_array_new_with_free_func (award_free);
  return self;
}

void
bsl_outcome_add_award (BslOutcome *self, const char *id, const char *name, JsonNode *copy)
{
  BslAward *award = g_new0 (BslAward, 1);

  award->id = g_strdup (id);
  award->name = g_strdup (name);
  award->copy = copy != NULL ? json_node_copy (copy) : NULL;
  g_ptr_array_add (self->awards, award);
}

void
bsl_outcome_free (BslOutcome *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_ptr_array_unref (self->awards);
  g_free (self);
}

BslOutcome *
bsl_outcome_read (BslProject *project)
{
  return bsl_outcome_from_json (bsl_project_get_extra (project, BSL_MEMBER_OUTCOME));
}

BslOutcome *
bsl_outcome_from_json (JsonNode *node)
{
  JsonNode *offers = bsl_json_object_get (node, "offers");
  const char *result = bsl_json_object_get_string (node, "result");
  BslOutcome *self = NULL;

  for (guint i = 0; bsl_outcome_words[i] != NULL; i++)
    if (g_strcmp0 (result, bsl_outcome_words[i]) == 0)
      self = bsl_outcome_new ((BslOutcomeKind) i,
                              bsl_date_parse (bsl_json_object_get_string (node, "on")),
                              bsl_json_object_get_string (node, "text"));
  for (guint i = 0; self != NULL && i < bsl_json_list_length (offers); i++)
    {
      JsonNode *offer = bsl_json_list_get (offers, i);

      bsl_outcome_add_award (self, bsl_json_object_get_string (offer, "id"),
                             bsl_json_object_get_string (offer, "name"),
                             bsl_json_object_get (offer, "copy"));
    }
  return self;
}

static JsonNode *
award_to_json (const BslAward *award)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "id", award->id);
  bsl_json_set_string (object, "name", award->name);
  if (award->copy != NULL)
    json_object_set_member (object, "copy", json_node_copy (award->copy));
  return bsl_json_take_object (object);
}

JsonNode *
bsl_outcome_to_json (const BslOutcome *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *offers = json_array_new ();
  g_autofree char *on = bsl_date_to_iso (self->on);

  bsl_json_set_string (object, "result", bsl_outcome_words[self->kind]);
  bsl_json_set_string (object, "on", self->on != BSL_DATE_NONE ? on : NULL);
  bsl_json_set_string (object, "text", self->text);
  for (guint i = 0; i < self->awards->len; i++)
    json_array_add_element (offers, award_to_json (g_ptr_array_index (self->awards, i)));
  json_object_set_array_member (object, "offers", offers);
  return bsl_json_take_object (object);
}
