/* SPDX-License-Identifier: EUPL-1.2 */
/* Tasks of the file that are done. */

#include "config.h"

#include "app/core/bsl-task.h"

#include "app/core/bsl-json-edit.h"

/* "tasks": { RULE: { "what", "by", "on" } } */

static JsonNode *
get_record (BslProject *project)
{
  return bsl_project_get_extra (project, BSL_MEMBER_TASKS);
}

static gboolean
read_done (JsonNode *node, const char *rule, BslTaskDone *done)
{
  const char *what = bsl_json_object_get_string (node, "what"), *by = bsl_json_object_get_string (node, "by");

  if (what == NULL || *what == '\0')
    return FALSE;
  *done = (BslTaskDone){ rule, what, by != NULL ? by : "", bsl_date_parse (bsl_json_object_get_string (node, "on")) };
  return TRUE;
}

gboolean
bsl_task_done_read (BslProject *project, const char *rule, BslTaskDone *done)
{
  return read_done (bsl_json_object_get (get_record (project), rule), rule, done);
}

GArray *
bsl_tasks_done_list (BslProject *project)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (BslTaskDone));
  JsonNode *record = get_record (project), *node;
  JsonObjectIter iter;
  const char *rule;

  if (record == NULL || !JSON_NODE_HOLDS_OBJECT (record))
    return list;
  json_object_iter_init_ordered (&iter, json_node_get_object (record));
  while (json_object_iter_next_ordered (&iter, &rule, &node))
    {
      BslTaskDone done;
      if (read_done (node, rule, &done))
        g_array_append_val (list, done);
    }
  return list;
}

static JsonNode *
make_string (const char *text)
{
  return text != NULL && *text != '\0' ? bsl_json_make_string (text) : NULL;
}

/* What nobody here knows of the task stays. */
static JsonNode *
write_done (JsonNode *node, const BslTaskDone *done)
{
  g_autofree char *on = done->on != BSL_DATE_NONE ? bsl_date_to_iso (done->on) : NULL;
  g_autoptr (JsonNode) empty = bsl_json_take_object (json_object_new ());
  g_autoptr (JsonNode) what = bsl_json_object_set (node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? node : empty, "what", make_string (done->what));
  g_autoptr (JsonNode) by = bsl_json_object_set (what, "by", make_string (done->by));

  return bsl_json_object_set (by, "on", make_string (on));
}

JsonNode *
bsl_task_done_with (BslProject *project, const char *rule, const BslTaskDone *done)
{
  const char *path[] = { rule, NULL };
  JsonNode *node = bsl_json_object_get (get_record (project), rule);

  return bsl_json_object_set_at (get_record (project), path, done != NULL ? write_done (node, done) : NULL);
}
