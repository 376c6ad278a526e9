/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes: what stands in the file, and for which answer it was written. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-note.h"

static BslQuestionnaire *questionnaire;

static const BslQuestion *
find (const char *id)
{
  return bsl_questionnaire_find (questionnaire, id);
}

/* @notes and @population are JSON; single quotes stand for double ones */
static BslProject *
create (const char *notes, const char *population)
{
  g_autofree char *text = g_strdup_printf ("{'format': 'boussole-project', 'version': 1, 'title': '', 'notes': %s,"
                                           " 'answers': {'organisation.population': %s}}",
                                           notes, population);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BslProject *project;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  project = bsl_project_new_from_bytes (questionnaire, bytes, "p", NULL, &error);
  g_assert_no_error (error);
  return project;
}

static void
answer (BslProject *project, double population)
{
  const BslValue value = { .known = TRUE, .number = population };

  bsl_project_set_answer (project, find ("organisation.population")->index, &value);
}

/* Takes @notes, and sets them. */
static void
set (BslProject *project, JsonNode *notes)
{
  g_autoptr (JsonNode) taken = notes;

  bsl_project_set_extra (project, BSL_MEMBER_NOTES, taken);
}

static void
assert_notes (BslProject *project, const char *expected)
{
  JsonNode *node = bsl_project_get_extra (project, BSL_MEMBER_NOTES);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;
  g_autofree char *quoted = g_strdup (expected);

  if (quoted != NULL)
    g_strdelimit (quoted, "'", '"');
  g_assert_cmpstr (text, ==, quoted);
}

static void
assert_text (BslProject *project, const char *id, const char *expected)
{
  g_autofree char *text = bsl_note_dup_text (project, id != NULL ? find (id) : NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_write (void)
{
  const BslQuestion *population = find ("organisation.population");
  g_autoptr (BslProject) project = create ("[]", "12000");

  assert_text (project, NULL, "");
  set (project, bsl_note_with_text (project, population, "census"));
  set (project, bsl_note_with_text (project, NULL, "a service\n\nfor all"));
  assert_notes (project, "[{'answer':'organisation.population','text':'census','for':12000},"
                         "{'text':'a service\\n\\nfor all'}]");
  assert_text (project, "organisation.population", "census");
  assert_text (project, "organisation.type", "");
  assert_text (project, NULL, "a service\n\nfor all");
  set (project, bsl_note_with_text (project, population, ""));
  assert_notes (project, "[{'text':'a service\\n\\nfor all'}]");
  set (project, bsl_note_with_text (project, NULL, ""));
  assert_notes (project, NULL);
  set (project, bsl_note_with_text (project, NULL, ""));
  assert_notes (project, NULL);
}

/* Several notes about one answer are one text; what nobody knows stays, and so do other notes. */
static void
test_merge (void)
{
  g_autoptr (BslProject) project = create ("[{'text': 'a', 'by': 'x'}, {'answer': 'some.other', 'text': 'o'}, {'text': 'b'}]",
                                           "12000");

  assert_text (project, NULL, "a\n\nb");
  set (project, bsl_note_with_text (project, NULL, "c"));
  assert_notes (project, "[{'text':'c','by':'x'},{'answer':'some.other','text':'o'}]");
}

static void
test_outdated (void)
{
  const BslQuestion *population = find ("organisation.population");
  g_autoptr (BslProject) project = create ("[]", "12000");
  BslValue before = { 0 };

  set (project, bsl_note_with_text (project, population, "census"));
  g_assert_false (bsl_note_is_outdated (project, population, &before));
  answer (project, 13000);
  g_assert_true (bsl_note_is_outdated (project, population, &before));
  g_assert_cmpfloat (before.number, ==, 12000);
  g_assert_false (bsl_note_is_outdated (project, NULL, NULL));
  answer (project, 12000);
  g_assert_false (bsl_note_is_outdated (project, population, NULL));
  bsl_project_set_answer (project, population->index, NULL);
  g_assert_true (bsl_note_is_outdated (project, population, NULL));
  answer (project, 13000);
  set (project, bsl_note_with_answer (project, population));
  g_assert_false (bsl_note_is_outdated (project, population, NULL));
  assert_notes (project, "[{'answer':'organisation.population','text':'census','for':13000}]");
}

/* What was written before there was an answer, or by a version that did not keep it. */
static void
test_unbound (void)
{
  const BslQuestion *population = find ("organisation.population");
  g_autoptr (BslProject) project = create ("[]", "null");

  set (project, bsl_note_with_text (project, population, "ask the INSEE"));
  assert_notes (project, "[{'answer':'organisation.population','text':'ask the INSEE'}]");
  g_assert_false (bsl_note_is_unbound (project, population));
  answer (project, 12000);
  g_assert_false (bsl_note_is_outdated (project, population, NULL));
  g_assert_true (bsl_note_is_unbound (project, population));
  set (project, bsl_note_with_answer (project, population));
  g_assert_false (bsl_note_is_unbound (project, population));
  answer (project, 13000);
  g_assert_true (bsl_note_is_outdated (project, population, NULL));
}

/* What another version or a person wrote in another form is no reason to fail, and is kept. */
static void
test_foreign (void)
{
  static const char *const forms[] = { "3", "{}", "['a']", "[{'text': 3}]", "[{'answer': 'organisation.population'}]",
                                       "[{'answer': 'organisation.population', 'text': 't', 'for': 'many'}]",
                                       "[{'answer': 'organisation.population', 'text': 't', 'for': {}}]",
                                       "[{'answer': 'organisation.population', 'text': 't', 'for': 'unknown'}]" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (BslProject) project = create (forms[i], "12000");

      assert_text (project, NULL, "");
      g_assert_false (bsl_note_is_outdated (project, find ("organisation.population"), NULL));
      set (project, bsl_note_with_text (project, NULL, "n"));
      assert_text (project, NULL, "n");
    }
}

static void
test_changed (void)
{
  g_autoptr (BslProject) project = create ("[{'text': 'a'}, {'answer': 'data.secrets', 'text': 'b', 'for': []}]", "1");
  g_autoptr (JsonNode) before = json_node_ref (bsl_project_get_extra (project, BSL_MEMBER_NOTES));
  g_autoptr (JsonNode) other = bsl_note_with_text (project, NULL, "c");
  g_autoptr (JsonNode) bound = bsl_note_with_answer (project, find ("data.secrets"));

  g_assert_null (bsl_note_find_changed (before, other, questionnaire));
  g_assert_true (bsl_note_find_changed (before, bound, questionnaire) == find ("data.secrets"));
  g_assert_true (bsl_note_find_changed (NULL, before, questionnaire) == find ("data.secrets"));
}

int
main (int argc, char **argv)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  g_autofree char *directory = NULL;
  BslOption vm = { .value = (char *) "vm", .title = { { (char *) "VM", (char *) "VM" } } };
  int result;

  g_test_init (&argc, &argv, NULL);
  g_ptr_array_add (services, &vm);
  directory = g_test_build_filename (G_TEST_DIST, "core", "questions", NULL);
  questionnaire = bsl_questionnaire_load (directory, services, problems);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);

  g_test_add_func ("/core/note/write", test_write);
  g_test_add_func ("/core/note/merge", test_merge);
  g_test_add_func ("/core/note/outdated", test_outdated);
  g_test_add_func ("/core/note/unbound", test_unbound);
  g_test_add_func ("/core/note/foreign", test_foreign);
  g_test_add_func ("/core/note/changed", test_changed);

  result = g_test_run ();
  bsl_questionnaire_unref (questionnaire);
  return result;
}
