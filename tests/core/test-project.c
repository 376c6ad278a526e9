/* SPDX-License-Identifier: EUPL-1.2 */
/* Questions, values and the project file. */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "app/core/bsl-project.h"

#define HEAD "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\""

static BslQuestionnaire *questionnaire;

static guint
find (const char *id)
{
  return bsl_questionnaire_find (questionnaire, id)->index;
}

static BslProject *
read_text (const char *text, BslProblems *problems, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bsl_project_new_from_bytes (questionnaire, bytes, "p.boussole", problems, error);
}

static char *
write_text (BslProject *project)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_questionnaire (void)
{
  const BslQuestion *question = bsl_questionnaire_find (questionnaire, "organisation.type");

  g_assert_cmpuint (bsl_questionnaire_get_n_questions (questionnaire), ==, 7);
  g_assert_cmpuint (bsl_questionnaire_get_n_steps (questionnaire), ==, 2);
  g_assert_cmpuint (question->index, ==, 0);
  g_assert_cmpuint (question->domain.options->len, ==, 3);
  g_assert_cmpuint (question->groups->len, ==, 1);
  g_assert_cmpstr (((BslReference *) question->law->pdata[0])->article, ==, "art. 31, I");
  g_assert_null (question->asked_when);
  g_assert_nonnull (
      bsl_questionnaire_find (questionnaire, "organisation.listed-operator")->asked_when);
  g_assert_nonnull (bsl_questionnaire_find_role (questionnaire, "legal"));
  g_assert_null (bsl_questionnaire_find_role (questionnaire, "nobody"));
  g_assert_cmpuint (bsl_questionnaire_find (questionnaire, "service.needs")->domain.options->len,
                    ==, 1);
}

static void
test_bad_questionnaire (void)
{
  static const char text[] =
      "{\"format\": \"boussole-questions\", \"version\": 1, \"step\": \"s\", \"title\": {\"fr\": \"a\", \"en\": \"b\"},"
      "\"questions\": [{\"id\": \"q\", \"kind\": \"one\", \"ask\": \"nobody\", \"titel\": 1,"
      "\"title\": {\"fr\": \"a\", \"en\": \"b\"}, \"why\": {\"fr\": \"a\"}, \"options\": ["
      "{\"value\": \"x\", \"title\": {\"fr\": \"a\", \"en\": \"b\"}},"
      "{\"value\": \"x\", \"group\": \"g\", \"title\": {\"fr\": \"a\", \"en\": \"b\"}}]}, 7]}";
  static const char *const expected[] = {
    "$.questions[0].titel",      "$.questions[0].why.en",     "$.questions[0].law", "$.questions[0].options[1]",
    "$.questions[0].options[1]", "$.questions[0]",            "$.questions[1]"
  };
  g_autofree char *directory = g_dir_make_tmp ("boussole-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (directory, "10.json", NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslQuestionnaire) bad = NULL;

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  bad = bsl_questionnaire_load (directory, NULL, problems);
  g_assert_nonnull (bad);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (bsl_problems_get (problems, i)->path, ==, expected[i]);
  g_unlink (file);
  g_rmdir (directory);
}

static void
test_absent_questionnaire (void)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  g_assert_null (bsl_questionnaire_load ("/nonexistent", NULL, problems));
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 1);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = read_text (
      HEAD ", \"answers\": {\"organisation.type\": \"commune\", \"data.secrets\": [],"
           " \"organisation.population\": 12000, \"purchase.decision-date\": \"2026-11-23\","
           " \"organisation.listed-operator\": \"unknown\", \"service.needs\": null}}",
      NULL, &error);
  const BslValue *secrets;

  g_assert_no_error (error);
  g_assert_cmpstr (bsl_project_get_title (project), ==, "T");
  g_assert_cmpuint (bsl_project_get_answer (project, find ("organisation.type"))->index, ==, 2);
  g_assert_cmpfloat (bsl_project_get_answer (project, find ("organisation.population"))->number, ==,
                     12000);
  g_assert_false (bsl_project_get_answer (project, find ("organisation.listed-operator"))->known);
  g_assert_false (bsl_project_get_answer (project, find ("service.needs"))->known);
  secrets = bsl_project_get_answer (project, find ("data.secrets"));
  g_assert_true (secrets->known);
  g_assert_cmpuint (secrets->bits, ==, 0);
  g_assert_cmpuint (bsl_answers_count_known (bsl_project_get_answers (project)), ==, 4);
}

static void
test_bad_answers (void)
{
  static const struct
  {
    const char *answers, *path, *says;
  } cases[] = {
    { "{\"organisation.typ\": \"commune\"}", "$.answers['organisation.typ']",
      "“organisation.type”" },
    { "{\"organisation.type\": \"comune\"}", "$.answers['organisation.type']", "“commune”" },
    { "{\"organisation.type\": 3}", "$.answers['organisation.type']", "Found: 3" },
    { "{\"organisation.type\": [\"commune\"]}", "$.answers['organisation.type']", "a list" },
    { "{\"organisation.listed-operator\": true}", "$.answers['organisation.listed-operator']",
      "true" },
    { "{\"organisation.population\": \"12\"}", "$.answers['organisation.population']",
      "without quotation marks" },
    { "{\"organisation.population\": -1}", "$.answers['organisation.population']", "from 0" },
    { "{\"purchase.decision-date\": \"2026-02-30\"}", "$.answers['purchase.decision-date']",
      "2026-02-30" },
    { "{\"data.secrets\": \"medical\"}", "$.answers['data.secrets']", "list of choices" },
    { "{\"data.secrets\": [\"medical\", \"medical\"]}", "$.answers['data.secrets'][1]", "twice" },
    { "{\"data.secrets\": [\"medicall\"]}", "$.answers['data.secrets'][0]", "“medical”" },
    { "[]", "$.answers", "object" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf (HEAD ", \"answers\": %s}", cases[i].answers);

      g_assert_null (read_text (text, problems, &error));
      g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
      g_assert_cmpuint (bsl_problems_get_count (problems), ==, 1);
      g_assert_cmpstr (bsl_problems_get (problems, 0)->path, ==, cases[i].path);
      if (strstr (bsl_problems_get (problems, 0)->message, cases[i].says) == NULL)
        g_error ("“%s” does not hold “%s”", bsl_problems_get (problems, 0)->message, cases[i].says);
    }
}

/* Figures follow the language of the sentence they stand in. */
static void
test_range_in_french (void)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_null (read_text (HEAD ", \"answers\": {\"organisation.population\": -1}}", problems, NULL));
  g_assert_nonnull (strstr (bsl_problems_get (problems, 0)->message, "100\u00a0000\u00a0000"));
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static void
test_bad_files (void)
{
  static const struct
  {
    const char *text;
    BslError code;
  } cases[] = {
    { "", BSL_ERROR_SYNTAX },
    { "{\"format\": \"boussole-project\", \"ver", BSL_ERROR_SYNTAX },
    { HEAD ", \"title\": \"again\"}", BSL_ERROR_SYNTAX },
    { HEAD ", \"x\": 1e999}", BSL_ERROR_SYNTAX },
    { "[]", BSL_ERROR_INVALID },
    { "null", BSL_ERROR_INVALID },
    { "{}", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-evaluation\", \"version\": 1}", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-project\"}", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-project\", \"version\": \"1\"}", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-project\", \"version\": 0}", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-project\", \"version\": 1.5}", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-project\", \"version\": 1, \"title\": 5}", BSL_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].text, NULL, &error));
      g_assert_error (error, BSL_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "p.boussole: "));
    }
}

static void
test_all_problems (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  g_assert_null (read_text (
      HEAD ", \"answers\": {\"a\": 1, \"b\": 2, \"data.secrets\": [\"x\", 4]}}", problems, &error));
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 4);
  g_assert_true (g_str_has_suffix (error->message, "(and 3 other problems)"));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = read_text (
      "{\"zeta\": {\"b\": 1, \"a\": [1.5, null]}, \"$schema\": \"x\", \"version\": 1, \"title\": \"É\","
      " \"answers\": {\"data.secrets\": [\"business\", \"medical\"], \"organisation.type\": \"commune\","
      " \"organisation.population\": 12000}, \"format\": \"boussole-project\"}",
      NULL, &error);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (BslProject) again = NULL;

  g_assert_no_error (error);
  first = write_text (project);
  again = read_text (first, NULL, &error);
  g_assert_no_error (error);
  second = write_text (again);
  g_assert_cmpstr (first, ==, second);
  g_assert_true (g_str_has_prefix (first, "{\n  \"format\""));
  g_assert_true (g_str_has_suffix (first, "}\n"));
  g_assert_nonnull (strstr (first, "12000,"));
  g_assert_nonnull (bsl_project_get_extra (again, "zeta"));
  g_assert_true (json_node_equal (bsl_project_get_extra (project, "zeta"),
                                  bsl_project_get_extra (again, "zeta")));
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = read_text (
      "{\"format\": \"boussole-project\", \"version\": 2, \"title\": \"T\", \"answers\":"
      " {\"organisation.type\": \"orbital-station\", \"data.moon\": true, \"data.secrets\": [\"medical\"]}}",
      NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (bsl_project_is_read_only (project));
  g_assert_cmpuint (bsl_project_get_answer (project, find ("data.secrets"))->bits, ==, 1);
  bsl_project_set_title (project, "other");
  bsl_project_set_answer (project, find ("data.secrets"), NULL);
  g_assert_cmpstr (bsl_project_get_title (project), ==, "T");
  text = write_text (project);
  g_assert_nonnull (strstr (text, "orbital-station"));
  g_assert_nonnull (strstr (text, "data.moon"));
  g_assert_nonnull (strstr (text, "medical"));
}

static void
changed_cb (BslProject *project, guint question, gpointer data)
{
  g_array_append_val ((GArray *) data, question);
}

static void
test_changed (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (JsonNode) notes = json_node_init_string (json_node_alloc (), "n");
  BslValue value = { .known = TRUE, .bits = 5 };
  guint question = find ("data.secrets");

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), changes);
  bsl_project_set_answer (project, question, NULL);
  g_assert_cmpuint (changes->len, ==, 0);
  bsl_project_set_answer (project, question, &value);
  bsl_project_set_answer (project, question, &value);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpuint (g_array_index (changes, guint, 0), ==, question);
  bsl_project_set_title (project, "T");
  bsl_project_set_title (project, "T");
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpuint (g_array_index (changes, guint, 1), ==, G_MAXUINT);
  bsl_project_set_extra (project, "notes", notes);
  bsl_project_set_extra (project, "notes", notes);
  bsl_project_set_extra (project, "notes", NULL);
  bsl_project_set_extra (project, "notes", NULL);
  g_assert_cmpuint (changes->len, ==, 4);
  bsl_project_set_answer (project, question, NULL);
  g_assert_cmpuint (changes->len, ==, 5);
}

static void
test_value_words (void)
{
  const BslDomain *secrets = &bsl_questionnaire_find (questionnaire, "data.secrets")->domain;
  const BslDomain *operator= &
      bsl_questionnaire_find (questionnaire, "organisation.listed-operator")
          ->domain;
  const BslDomain bare = { .kind = BSL_KIND_YES_NO };
  BslValue set = { .known = TRUE, .bits = 3 };
  BslValue none = { .known = TRUE };
  BslValue yes = { .known = TRUE, .index = 1 };
  g_autofree char *of_set = bsl_value_to_words (&set, secrets, BSL_LANG_FR);
  g_autofree char *of_none = bsl_value_to_words (&none, secrets, BSL_LANG_EN);
  g_autofree char *of_yes = bsl_value_to_words (&yes, operator, BSL_LANG_FR);
  g_autofree char *of_bare = bsl_value_to_words (&yes, &bare, BSL_LANG_FR);
  g_autofree char *of_null = bsl_value_to_words (NULL, secrets, BSL_LANG_FR);

  g_assert_cmpstr (of_set, ==, "secret médical et vie privée");
  g_assert_cmpstr (of_none, ==, "none");
  g_assert_cmpstr (of_yes, ==, "Oui");
  g_assert_cmpstr (of_bare, ==, "oui");
  g_assert_cmpstr (of_null, ==, "inconnu");
}

static void
test_copies (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  BslValue value = { .known = TRUE, .bits = 1 };
  g_autoptr (BslAnswers) copy = NULL;

  bsl_project_set_answer (project, find ("data.secrets"), &value);
  copy = bsl_answers_copy (bsl_project_get_answers (project));
  bsl_project_set_answer (project, find ("data.secrets"), NULL);
  g_assert_true (bsl_answers_get (copy, find ("data.secrets"))->known);
  g_assert_cmpuint (bsl_answers_count_known (copy), ==, 1);
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
  if (bsl_problems_get_count (problems) > 0)
    g_error ("%s: %s", bsl_problems_get (problems, 0)->path,
             bsl_problems_get (problems, 0)->message);

  g_test_add_func ("/core/questionnaire", test_questionnaire);
  g_test_add_func ("/core/questionnaire/bad", test_bad_questionnaire);
  g_test_add_func ("/core/questionnaire/absent", test_absent_questionnaire);
  g_test_add_func ("/core/project/read", test_read);
  g_test_add_func ("/core/project/bad-answers", test_bad_answers);
  g_test_add_func ("/core/project/range-in-french", test_range_in_french);
  g_test_add_func ("/core/project/bad-files", test_bad_files);
  g_test_add_func ("/core/project/all-problems", test_all_problems);
  g_test_add_func ("/core/project/round-trip", test_round_trip);
  g_test_add_func ("/core/project/newer", test_newer);
  g_test_add_func ("/core/project/changed", test_changed);
  g_test_add_func ("/core/value/words", test_value_words);
  g_test_add_func ("/core/answers/copies", test_copies);

  result = g_test_run ();
  bsl_questionnaire_unref (questionnaire);
  return result;
}
