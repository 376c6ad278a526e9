/* SPDX-License-Identifier: EUPL-1.2 */
/* Tasks of the file: what is to be done, by when, and what proves that it is done. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static GArray *
get_done (BslBuilder *self)
{
  if (self->done == NULL)
    self->done = bsl_tasks_done_list (self->project);
  return self->done;
}

gboolean
bsl_builder_has_done_tasks (BslBuilder *self)
{
  return get_done (self)->len > 0;
}

static const BslTaskDone *
find_done (BslBuilder *self, const char *rule)
{
  GArray *done = get_done (self);

  for (guint i = 0; i < done->len; i++)
    if (g_strcmp0 (g_array_index (done, BslTaskDone, i).rule, rule) == 0)
      return &g_array_index (done, BslTaskDone, i);
  return NULL;
}

/* What is only recommended, or may not apply, keeps nobody from signing. */
static gboolean
blocks (const BslObligation *obligation)
{
  const BslRule *rule = obligation->rule;

  return obligation->state == BSL_TRI_YES && rule->before != NULL && rule->before->blocks
         && rule->effect != BSL_EFFECT_RECOMMENDED && rule->effect != BSL_EFFECT_INFORMATION;
}

BslToDo
bsl_builder_get_to_do (BslBuilder *self, const BslObligation *obligation)
{
  const BslRule *rule = obligation->rule;

  if (obligation->state == BSL_TRI_NO || (!bsl_builder_asks_proof (rule) && !bsl_builder_has_clause (self, obligation))
      || !bsl_builder_has_object (self, obligation))
    return BSL_TO_DO_NOTHING;
  if (find_done (self, rule->id) != NULL)
    return BSL_TO_DO_DONE;
  return blocks (obligation) ? BSL_TO_DO_BLOCKING : BSL_TO_DO_OPEN;
}

gboolean
bsl_builder_allows_to_do (BslBuilder *self, JsonObject *list, const BslObligation *obligation)
{
  static const char *const words[] = { "nothing", "blocking", "open", "done" };

  return !json_object_has_member (list, "to-do") || bsl_member_allows (list, "to-do", words[bsl_builder_get_to_do (self, obligation)]);
}

/* Rules by the moment by which they want it done; those that name none come last. */
void
bsl_builder_list_tasks (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  guint n = bsl_rule_base_get_n_moments (self->rules);

  for (guint moment = 0; moment <= n; moment++)
    for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
      {
        const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);
        const BslDueMoment *before = obligation->rule->before;

        if ((before != NULL ? before->index : n) == moment && bsl_builder_lists_rule (self, list, obligation, context))
          g_ptr_array_add (items, bsl_item_new (BSL_ITEM_RULE, context, obligation));
      }
}

/* What was done for a rule that no longer asks for it, or that is known no longer. */
void
bsl_builder_list_gone_tasks (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  GArray *done = get_done (self);

  for (guint i = 0; i < done->len; i++)
    {
      const BslTaskDone *task = &g_array_index (done, BslTaskDone, i);
      const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, task->rule);

      if (obligation == NULL || bsl_builder_get_to_do (self, obligation) == BSL_TO_DO_NOTHING)
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_TASK, context, task));
    }
}

static const BslRule *
get_rule (const BslItem *item)
{
  return ((const BslObligation *) item->data)->rule;
}

char *
bsl_builder_dup_due (BslBuilder *self, const BslRule *rule, BslDate *on)
{
  const BslDueMoment *before = rule->before;
  const BslValue *answer = before != NULL && before->question != NULL ? bsl_project_get_answer (self->project, before->question->index) : NULL;
  g_autofree char *day = NULL, *due = NULL;

  *on = answer != NULL && answer->known ? answer->date : BSL_DATE_NONE;
  if (before == NULL)
    return g_strdup (bsl_texts_get (self->texts, "task-due-none"));
  if (before->question == NULL)
    return g_strdup (bsl_text_get (&before->title, self->lang));
  if (*on == BSL_DATE_NONE)
    return g_strdup (bsl_text_get (&before->undated, self->lang));
  day = bsl_date_to_words (*on, self->lang);
  due = bsl_text_fill (bsl_text_get (&before->dated, self->lang), (const char *const[]) { "day", day, NULL });
  if (*on >= self->on || find_done (self, rule->id) != NULL)
    return g_steal_pointer (&due);
  return bsl_texts_format (self->texts, "task-due-past", "due", due, NULL);
}

void
bsl_builder_write_task_duty (BslBuilder *self, BslLine *line, const BslItem *item)
{
  gboolean clause = bsl_builder_has_clause (self, item->data);
  g_autofree char *title = bsl_text_in_sentence (bsl_text_get (&get_rule (item)->title, self->lang));
  g_autofree char *alone = bsl_texts_format (self->texts, "task-clause", "title", title, NULL);

  if (!bsl_builder_asks_proof (get_rule (item)))
    {
      bsl_builder_add (self, line, alone);
      return;
    }
  bsl_builder_write (self, line, "{rule.proof}", item);
  bsl_builder_add (self, line, clause ? "\n" : NULL);
  bsl_builder_add (self, line, clause ? bsl_texts_get (self->texts, "task-clause-too") : NULL);
}

void
bsl_builder_write_task_due (BslBuilder *self, BslLine *line, const BslItem *item)
{
  BslDate on;
  g_autofree char *due = bsl_builder_dup_due (self, get_rule (item), &on);

  bsl_builder_add (self, line, due);
}

static void
write_by (BslBuilder *self, BslLine *line, const BslTaskDone *task)
{
  g_autofree char *day = task->on != BSL_DATE_NONE ? bsl_date_to_words (task->on, self->lang) : NULL;

  bsl_builder_add (self, line, task->by);
  bsl_builder_add (self, line, *task->by != '\0' && day != NULL ? "\n" : NULL);
  bsl_builder_add (self, line, day);
  bsl_builder_add (self, line, *task->by == '\0' && day == NULL ? "–" : NULL);
}

void
bsl_builder_write_task_evidence (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslTaskDone *task = find_done (self, get_rule (item)->id);

  bsl_builder_add (self, line, task != NULL ? task->what : NULL);
}

void
bsl_builder_write_task_done_by (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslTaskDone *task = find_done (self, get_rule (item)->id);

  if (task != NULL)
    write_by (self, line, task);
}

static void
write_task_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *id = ((const BslTaskDone *) item->data)->rule;
  const BslRule *rule = bsl_rule_base_find_rule (self->rules, id);

  bsl_builder_add (self, line, rule != NULL ? bsl_text_get (&rule->title, self->lang) : bsl_texts_get (self->texts, "task-unknown"));
}

static void
write_task_id (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const BslTaskDone *) item->data)->rule);
}

static void
write_task_evidence (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const BslTaskDone *) item->data)->what);
}

static void
write_task_by (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_by (self, line, item->data);
}

const BslWord bsl_words_of_tasks[] = {
  { "title", write_task_title },
  { "id", write_task_id },
  { "evidence", write_task_evidence },
  { "done-by", write_task_by },
  { NULL },
};
