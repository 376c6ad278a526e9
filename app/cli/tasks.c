/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli tasks: what the file asks for, by whom, by when, and what is done. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-report-tasks.h"

#include <glib/gi18n.h>

static const char *const titles[] = {
  [BSL_TASK_BLOCKING] = N_ ("To do before the contract is signed"),
  [BSL_TASK_OPEN] = N_ ("Also to do"),
  [BSL_TASK_DONE] = N_ ("Done"),
  [BSL_TASK_GONE] = N_ ("Done, no longer asked for"),
};

/* @format: a sentence with a {value}; on one line. */
static void
print_property (const char *format, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *words = g_strjoinv (" ", lines);
  g_autofree char *line = bsl_text_fill (format, (const char *const[]) { "value", words, NULL });

  if (*value != '\0')
    g_print ("   %s\n", line);
}

static void
print_task (const BslReportTask *task, BslLang lang)
{
  g_autofree char *day = task->done_on != BSL_DATE_NONE ? bsl_date_to_words (task->done_on, lang) : g_strdup ("");
  g_auto (GStrv) duty = g_strsplit (*task->duty != '\0' ? task->duty : task->title, "\n", -1);
  g_autofree char *words = g_strjoinv (" ", duty);
  g_autofree char *law = g_strdup_printf ("%s (%s)", task->title, task->rule);

  g_print ("%s\n", words);
  print_property (_("Who: {value}"), task->role);
  print_property (_("Due: {value}"), task->due);
  print_property (_("State: {value}"), task->standing < BSL_TASK_DONE ? task->state : "");
  print_property (_("Rule: {value}"), law);
  print_property (_("Texts: {value}"), task->law);
  print_property (_("What proves it: {value}"), task->what);
  print_property (_("Who says so: {value}"), task->by);
  print_property (_("Done on: {value}"), day);
}

static void
print_tasks (GPtrArray *tasks, BslLang lang)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const BslReportTask *task = g_ptr_array_index (tasks, i);

      if (i == 0 || ((BslReportTask *) g_ptr_array_index (tasks, i - 1))->standing != task->standing)
        g_print ("%s%s\n\n", i > 0 ? "\n" : "", _(titles[task->standing]));
      print_task (task, lang);
    }
}

/* What stops the evaluation, and what to do about it. */
static void
print_stop (const BslRule *stop, BslLang lang)
{
  g_print ("%s\n%s (%s)\n%s\n", _("The evaluation stops: there is nothing to prepare here."), bsl_text_get (&stop->title, lang), stop->id,
           bsl_text_get (&stop->proof, lang));
}

static void
set_day (JsonObject *object, const char *name, BslDate day)
{
  g_autofree char *iso = day != BSL_DATE_NONE ? bsl_date_to_iso (day) : NULL;

  bsl_json_set_string (object, name, iso);
}

static const char *
get_filled (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static JsonObject *
task_to_json (const BslReportTask *task)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "rule", task->rule);
  bsl_json_set_string (object, "standing", bsl_task_standing_words[task->standing]);
  bsl_json_set_string (object, "title", task->title);
  bsl_json_set_string (object, "duty", get_filled (task->duty));
  bsl_json_set_string (object, "who", get_filled (task->role));
  bsl_json_set_string (object, "texts", get_filled (task->law));
  bsl_json_set_string (object, "due", get_filled (task->due));
  set_day (object, "due-on", task->on);
  bsl_json_set_string (object, "evidence", get_filled (task->what));
  bsl_json_set_string (object, "by", get_filled (task->by));
  set_day (object, "done-on", task->done_on);
  return object;
}

static JsonNode *
tasks_to_json (GPtrArray *tasks)
{
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();

  json_object_set_string_member (object, "format", "boussole-tasks");
  json_object_set_int_member (object, "version", 1);
  for (guint i = 0; i < tasks->len; i++)
    json_array_add_object_element (list, task_to_json (g_ptr_array_index (tasks, i)));
  json_object_set_array_member (object, "tasks", list);
  return bsl_json_take_object (object);
}

int
bsl_cli_tasks (BslCli *cli)
{
  BslLang lang = bsl_library_get_lang (cli->library);
  g_autoptr (BslProject) project = bsl_cli_read_project (cli, cli->words[0]);
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (project == NULL)
    return BSL_EXIT_INPUT;
  evaluation = bsl_cli_evaluate_project (cli, project, 0);
  tasks = bsl_report_list_tasks (project, evaluation, lang);
  if (!cli->json)
    {
      print_tasks (tasks, lang);
      if (bsl_evaluation_get_stop (evaluation) != NULL)
        print_stop (bsl_evaluation_get_stop (evaluation), lang);
      else if (tasks->len == 0)
        g_print ("%s\n", _("Nothing is to be done."));
      return BSL_EXIT_DONE;
    }
  node = tasks_to_json (tasks);
  return bsl_cli_write_json (cli->output, node);
}
