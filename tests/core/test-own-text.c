/* SPDX-License-Identifier: EUPL-1.2 */
/* Own texts: what stands in the file, one changed at a time. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-own-text.h"

static BslQuestionnaire *questionnaire;

/* @document is JSON; single quotes stand for double ones */
static BslProject *
create (const char *document)
{
  g_autofree char *text = g_strdup_printf ("{'format': 'boussole-project', 'version': 1, 'title': '', 'answers': {}, 'document': %s}",
                                           document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BslProject *project;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  project = bsl_project_new_from_bytes (questionnaire, bytes, "p", NULL, &error);
  g_assert_no_error (error);
  return project;
}

/* Takes @document, and sets it. */
static void
set (BslProject *project, JsonNode *document)
{
  g_autoptr (JsonNode) taken = document;

  bsl_project_set_extra (project, BSL_MEMBER_DOCUMENT, taken);
}

static void
assert_document (BslProject *project, const char *expected)
{
  JsonNode *node = bsl_project_get_extra (project, BSL_MEMBER_DOCUMENT);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;
  g_autofree char *quoted = g_strdup (expected);

  if (quoted != NULL)
    g_strdelimit (quoted, "'", '"');
  g_assert_cmpstr (text, ==, quoted);
}

static void
test_write (void)
{
  g_autoptr (BslProject) project = create ("{'other': 1}");

  g_assert_null (bsl_own_text_get (project, "exit.plan"));
  set (project, bsl_own_text_with (project, "exit.plan", "One\n\n- two"));
  g_assert_cmpstr (bsl_own_text_get (project, "exit.plan"), ==, "One\n\n- two");
  set (project, bsl_own_text_with (project, "need.users", "All"));
  set (project, bsl_own_text_with (project, "exit.plan", "Later"));
  assert_document (project, "{'other':1,'texts':{'exit.plan':'Later','need.users':'All'}}");
  set (project, bsl_own_text_with (project, "exit.plan", ""));
  set (project, bsl_own_text_with (project, "need.users", ""));
  assert_document (project, "{'other':1}");
}

/* Nothing is left of a member that held only this. */
static void
test_empty (void)
{
  g_autoptr (BslProject) project = create ("{'texts': {'exit.plan': 'One'}}");

  set (project, bsl_own_text_with (project, "exit.plan", ""));
  assert_document (project, NULL);
  set (project, bsl_own_text_with (project, "exit.plan", ""));
  assert_document (project, NULL);
}

static void
test_withheld (void)
{
  g_autoptr (BslProject) project = create ("{'texts': {'exit.plan': 'One'}}");

  set (project, bsl_own_text_with_withheld (project, "exit.plan", TRUE));
  set (project, bsl_own_text_with_withheld (project, "exit.plan", TRUE));
  assert_document (project, "{'texts':{'exit.plan':'One'},'withheld':['exit.plan']}");
  g_assert_true (bsl_own_text_is_withheld (project, "exit.plan"));
  g_assert_false (bsl_own_text_is_withheld (project, "need.users"));
  set (project, bsl_own_text_with_withheld (project, "exit.plan", FALSE));
  assert_document (project, "{'texts':{'exit.plan':'One'}}");
}

/* What a file of another hand holds there is not read, nor lost before somebody writes. */
static void
test_strange (void)
{
  g_autoptr (BslProject) project = create ("{'texts': {'exit.plan': 3, 'need.users': ' \\n'}, 'withheld': [1, null, {}]}");

  g_assert_null (bsl_own_text_get (project, "exit.plan"));
  g_assert_null (bsl_own_text_get (project, "need.users"));
  g_assert_false (bsl_own_text_is_withheld (project, "exit.plan"));
  set (project, bsl_own_text_with (project, "need.users", "All"));
  assert_document (project, "{'texts':{'exit.plan':3,'need.users':'All'},'withheld':[1,null,{}]}");
}

static void
assert_changed (const char *before, const char *after, const char *expected)
{
  g_autoptr (BslProject) one = create (before), other = create (after);
  g_autofree char *place = bsl_own_text_find_changed (bsl_project_get_extra (one, BSL_MEMBER_DOCUMENT),
                                                      bsl_project_get_extra (other, BSL_MEMBER_DOCUMENT));

  g_assert_cmpstr (place, ==, expected);
}

static void
test_changed (void)
{
  assert_changed ("{}", "{'texts': {'a': '1'}}", "a");
  assert_changed ("{'texts': {'a': '1'}}", "{}", "a");
  assert_changed ("{'texts': {'a': '1', 'b': '1'}}", "{'texts': {'a': '1', 'b': '2'}}", "b");
  assert_changed ("{'withheld': ['a']}", "{'withheld': ['a', 'b']}", "b");
  assert_changed ("{'withheld': ['a', 'b']}", "{'withheld': ['b']}", "a");
  assert_changed ("{'texts': {'a': '1'}}", "{'texts': {'a': '1'}}", NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  g_autofree char *directory = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  directory = g_test_build_filename (G_TEST_DIST, "core", "questions", NULL);
  questionnaire = bsl_questionnaire_load (directory, services, problems);
  g_assert_nonnull (questionnaire);

  g_test_add_func ("/core/own-text/write", test_write);
  g_test_add_func ("/core/own-text/empty", test_empty);
  g_test_add_func ("/core/own-text/withheld", test_withheld);
  g_test_add_func ("/core/own-text/strange", test_strange);
  g_test_add_func ("/core/own-text/changed", test_changed);

  result = g_test_run ();
  bsl_questionnaire_unref (questionnaire);
  return result;
}
