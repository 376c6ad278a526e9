/* SPDX-License-Identifier: EUPL-1.2 */
/* The tasks of the file of a project, one by one. */
#include "config.h"

#include "app/report/bsl-report-tasks.h"

#include "app/report/bsl-builder-private.h"

const char *const bsl_task_standing_words[] = { "blocking", "open", "done", "no-longer-asked", NULL };

static void
task_free (BslReportTask *self)
{
  g_free (self->rule);
  g_free (self->duty);
  g_free (self->title);
  g_free (self->law);
  g_free (self->role);
  g_free (self->state);
  g_free (self->due);
  g_free (self->what);
  g_free (self->by);
  g_free (self);
}

static void
set_done (BslReportTask *self, const BslTaskDone *done)
{
  self->what = g_strdup (done->what);
  self->by = g_strdup (done->by);
  self->done_on = done->on;
}

static void
set_rule (BslReportTask *self, BslBuilder *builder, const BslRule *rule)
{
  BslObligation obligation = { .rule = rule };
  BslItem item = { BSL_ITEM_RULE, NULL, &obligation, NULL, NULL, BSL_DATE_NONE };

  self->known = TRUE;
  self->rule = g_strdup (rule->id);
  self->title = bsl_builder_dup_words (builder, "{rule.title}", &item);
  self->law = bsl_builder_dup_words (builder, "{rule.texts}", &item);
  self->role = bsl_builder_dup_words (builder, "{rule.actor}", &item);
}

static BslReportTask *
task_new (BslBuilder *builder, const BslItem *item, BslTaskStanding standing)
{
  const BslObligation *obligation = item->data;
  BslReportTask *self = g_new0 (BslReportTask, 1);
  BslTaskDone done = { NULL, "", "", BSL_DATE_NONE };

  self->standing = standing;
  set_rule (self, builder, obligation->rule);
  self->duty = bsl_builder_dup_words (builder, "{rule.duty}", item);
  self->state = bsl_builder_dup_words (builder, "{rule.state}", item);
  self->due = bsl_builder_dup_due (builder, obligation->rule, &self->on);
  bsl_task_done_read (builder->project, obligation->rule->id, &done);
  set_done (self, &done);
  return self;
}

static BslReportTask *
gone_new (BslBuilder *builder, const BslTaskDone *done)
{
  const BslRule *rule = bsl_rule_base_find_rule (builder->rules, done->rule);
  BslReportTask *self = g_new0 (BslReportTask, 1);

  self->standing = BSL_TASK_GONE;
  if (rule != NULL)
    set_rule (self, builder, rule);
  else
    {
      self->rule = g_strdup (done->rule);
      self->title = g_strdup (bsl_texts_get (builder->texts, "task-unknown"));
      self->law = g_strdup ("");
      self->role = g_strdup ("");
    }
  self->duty = g_strdup ("");
  self->state = g_strdup ("");
  self->due = g_strdup ("");
  self->on = BSL_DATE_NONE;
  set_done (self, done);
  return self;
}

static GPtrArray *
list_items (BslBuilder *builder, BslTaskStanding standing)
{
  g_autoptr (JsonObject) list = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (list, "of", "tasks");
  json_object_set_string_member (list, "to-do", bsl_task_standing_words[standing]);
  node = json_node_init_object (json_node_alloc (), list);
  return bsl_builder_list (builder, node, NULL);
}

static void
add_tasks (GPtrArray *tasks, BslBuilder *builder, BslTaskStanding standing)
{
  g_autoptr (GPtrArray) items = list_items (builder, standing);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (tasks, task_new (builder, g_ptr_array_index (items, i), standing));
}

GPtrArray *
bsl_report_list_tasks (BslProject *project, BslEvaluation *evaluation, BslLang lang)
{
  const BslReportOptions options = { .lang = lang };
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_item_free);
  BslBuilder builder;

  if (bsl_evaluation_get_stop (evaluation) != NULL)
    return tasks;
  bsl_builder_init (&builder, project, evaluation, &options);
  for (BslTaskStanding standing = BSL_TASK_BLOCKING; standing <= BSL_TASK_DONE; standing++)
    add_tasks (tasks, &builder, standing);
  bsl_builder_list_gone_tasks (&builder, NULL, NULL, gone);
  for (guint i = 0; i < gone->len; i++)
    g_ptr_array_add (tasks, gone_new (&builder, ((BslItem *) g_ptr_array_index (gone, i))->data));
  bsl_builder_clear (&builder);
  return tasks;
}

guint
bsl_report_count_blocking (BslProject *project, BslEvaluation *evaluation)
{
  const BslReportOptions options = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  BslBuilder builder;

  if (bsl_evaluation_get_stop (evaluation) != NULL)
    return 0;
  bsl_builder_init (&builder, project, evaluation, &options);
  items = list_items (&builder, BSL_TASK_BLOCKING);
  bsl_builder_clear (&builder);
  return items->len;
}

char *
bsl_report_dup_blocking (BslLang lang, gboolean several)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (lang);

  return g_strdup (bsl_texts_get (texts, several ? "tasks-blocking" : "task-blocking"));
}
