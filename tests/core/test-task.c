/* SPDX-License-Identifier: EUPL-1.2 */
/* Tasks of the file that are done: recorded, changed, taken back, and what a file of another hand holds. */

#include "config.h"

#include "app/core/bsl-task.h"

static BslQuestionnaire *questionnaire;

static BslProject *
open_project (const char *tasks)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"boussole-project\", \"version\": 1, \"answers\": {}, \"tasks\": %s}", tasks);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BslProject *project = bsl_project_new_from_bytes (questionnaire, bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return project;
}

static void
record (BslProject *project, const char *rule, const BslTaskDone *done)
{
  g_autoptr (JsonNode) node = bsl_task_done_with (project, rule, done);

  bsl_project_set_extra (project, BSL_MEMBER_TASKS, node);
}

static void
assert_record (BslProject *project, const char *expected)
{
  JsonNode *node = bsl_project_get_extra (project, BSL_MEMBER_TASKS);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_record (void)
{
  g_autoptr (BslProject) project = open_project ("{\"PUR-08\": {\"what\": \"Lots\"}}");
  BslTaskDone done = { "GDPR-01", "Annex 4", "C. Nom", bsl_date_parse ("2026-11-20") };

  g_assert_false (bsl_task_done_read (project, "GDPR-01", &done));
  record (project, "GDPR-01", &done);
  assert_record (project, "{\"PUR-08\":{\"what\":\"Lots\"},\"GDPR-01\":{\"what\":\"Annex 4\",\"by\":\"C. Nom\",\"on\":\"2026-11-20\"}}");
  g_assert_true (bsl_task_done_read (project, "PUR-08", &done));
  g_assert_cmpstr (done.by, ==, "");
  g_assert_cmpint (done.on, ==, BSL_DATE_NONE);
  record (project, "GDPR-01", NULL);
  record (project, "PUR-08", NULL);
  assert_record (project, NULL);
}

/* A change keeps what this version does not know. */
static void
test_unknown_members (void)
{
  g_autoptr (BslProject) project = open_project ("{\"GDPR-01\": {\"what\": \"A\", \"by\": \"B\", \"later\": [1]}}");
  const BslTaskDone done = { "GDPR-01", "C", "", BSL_DATE_NONE };

  record (project, "GDPR-01", &done);
  assert_record (project, "{\"GDPR-01\":{\"what\":\"C\",\"later\":[1]}}");
}

/* What is of another form counts as not there, and harms nothing. */
static void
test_other_forms (void)
{
  static const char *const forms[] = { "[]", "1", "null", "\"x\"", "{\"A-1\": 1, \"B-1\": [], \"C-1\": {}, \"D-1\": {\"what\": \"\"}, \"E-1\": {\"what\": 2}}" };
  const BslTaskDone done = { "A-1", "x", "", BSL_DATE_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (BslProject) project = open_project (forms[i]);
      g_autoptr (GArray) list = bsl_tasks_done_list (project), after = NULL;

      g_assert_cmpuint (list->len, ==, 0);
      record (project, "A-1", &done);
      after = bsl_tasks_done_list (project);
      g_assert_cmpuint (after->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "core", "questions", NULL);
  questionnaire = bsl_questionnaire_load (folder, NULL, problems);

  g_test_add_func ("/task/record", test_record);
  g_test_add_func ("/task/unknown-members", test_unknown_members);
  g_test_add_func ("/task/other-forms", test_other_forms);
  status = g_test_run ();
  bsl_questionnaire_unref (questionnaire);
  return status;
}
