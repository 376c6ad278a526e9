/* SPDX-License-Identifier: EUPL-1.2 */
/* Options of a document, written into it. */
#include "config.h"

#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-report.h"

JsonNode *
bsl_report_options_to_json (const BslReportOptions *self)
{
  JsonObject *options = json_object_new ();
  JsonArray *without = json_array_new ();

  for (guint i = 0; self->without != NULL && self->without[i] != NULL; i++)
    json_array_add_string_element (without, self->without[i]);
  bsl_json_set_string (options, "form", self->form);
  bsl_json_set_string (options, "lang", bsl_lang_to_string (self->lang));
  json_object_set_int_member (options, "time", self->time);
  bsl_json_set_string (options, "role", self->role);
  bsl_json_set_string (options, "letterhead", self->letterhead);
  bsl_json_set_string (options, "marking", self->marking);
  json_object_set_boolean_member (options, "withheld", self->withheld);
  json_object_set_array_member (options, "without", without);
  return bsl_json_take_object (options);
}

static char **
dup_without (JsonNode *list)
{
  g_autoptr (GStrvBuilder) without = g_strv_builder_new ();

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (without, json_node_get_string (node));
    }
  return g_strv_builder_end (without);
}

BslReportOptions
bsl_report_options_from_json (JsonNode *json, char ***without)
{
  JsonNode *withheld = bsl_json_object_get (json, "withheld");

  *without = dup_without (bsl_json_object_get (json, "without"));
  return (BslReportOptions){
    .form = bsl_json_object_get_string (json, "form"),
    .lang = bsl_lang_from_locale (bsl_json_object_get_string (json, "lang")),
    .time = bsl_json_object_get_int (json, "time"),
    .role = bsl_json_object_get_string (json, "role"),
    .letterhead = bsl_json_object_get_string (json, "letterhead"),
    .marking = bsl_json_object_get_string (json, "marking"),
    .withheld = withheld != NULL && JSON_NODE_HOLDS_VALUE (withheld) && json_node_get_boolean (withheld),
    .without = (const char *const *) *without,
  };
}
