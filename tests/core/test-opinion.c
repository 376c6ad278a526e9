/* SPDX-License-Identifier: EUPL-1.2 */
/* Question sheets out, opinions back, void when what they speak of changes. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-sheet.h"

#define PROJECT "7a1f0c52-5a0b-4a55-9c1e-0d9a6f3b2c11"

static BslQuestionnaire *questionnaire;

static void
set_secrets (BslProject *project, guint64 bits)
{
  BslValue value = { .known = TRUE, .bits = bits };

  bsl_project_set_answer (project, bsl_questionnaire_find (questionnaire, "data.secrets")->index,
                          &value);
}

/* A project that asked the legal department about its secrets; the sheet. */
static GBytes *
ask (BslProject *project, char **id)
{
  static const char *const about[] = { "data.secrets", NULL };
  g_autoptr (JsonNode) list =
      bsl_opinions_ask (project, "Jeanne", "legal", about, "Est-ce exact ?", id);

  bsl_project_set_extra (project, BSL_MEMBER_OPINIONS, list);
  return bsl_sheet_write (project, PROJECT, *id);
}

static GBytes *
reply (GBytes *sheet, const char *text, const char *answers)
{
  g_autoptr (JsonNode) proposed = answers != NULL ? json_from_string (answers, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BslSheet) asked = bsl_sheet_read (sheet, "sheet", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (asked->project_id, ==, PROJECT);
  g_assert_cmpint (bsl_sheet_peek (sheet), ==, BSL_SHEET_QUESTIONS);
  return bsl_sheet_reply (asked, "Paul Aubry", "RSSI", bsl_date_parse ("2026-11-20"),
                          BSL_STANCE_FAVOURABLE, text, proposed);
}

static void
merge (BslProject *project, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) list = bsl_sheet_merge (project, PROJECT, bytes, "reply", &error);

  g_assert_no_error (error);
  bsl_project_set_extra (project, BSL_MEMBER_OPINIONS, list);
}

static void
assert_state (BslProject *project, guint index, BslOpinionState expected, const char *changed)
{
  g_autoptr (GPtrArray) opinions = bsl_opinions_list (project);
  g_auto (GStrv) ids = NULL;
  BslOpinionState state;

  g_assert_cmpuint (index, <, opinions->len);
  state = bsl_opinion_get_state (g_ptr_array_index (opinions, index), project, &ids);
  g_assert_cmpint (state, ==, expected);
  g_assert_cmpstr (ids[0], ==, changed);
}

static void
test_given (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) sheet = NULL, answer = NULL;
  g_autoptr (GPtrArray) opinions = NULL;
  const BslOpinion *opinion;

  set_secrets (project, 1);
  sheet = ask (project, &id);
  assert_state (project, 0, BSL_OPINION_ASKED, NULL);
  answer = reply (sheet, "Oui.", NULL);
  g_assert_cmpint (bsl_sheet_peek (answer), ==, BSL_SHEET_REPLY);
  merge (project, answer);
  assert_state (project, 0, BSL_OPINION_HOLDS, NULL);
  opinions = bsl_opinions_list (project);
  opinion = g_ptr_array_index (opinions, 0);
  g_assert_cmpstr (opinion->name, ==, "Paul Aubry");
  g_assert_cmpstr (opinion->function, ==, "RSSI");
  g_assert_cmpint (opinion->on, ==, bsl_date_parse ("2026-11-20"));
  g_assert_cmpint (opinion->stance, ==, BSL_STANCE_FAVOURABLE);
  g_assert_cmpstr (opinion->text, ==, "Oui.");
  g_assert_cmpstr (opinion->who, ==, "Jeanne");
}

/* Void when what it speaks of changes, and no longer when the change is undone. */
static void
test_void (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) sheet = NULL, answer = NULL;
  BslValue number = { .known = TRUE, .number = 5 };

  set_secrets (project, 1);
  sheet = ask (project, &id);
  answer = reply (sheet, "Oui.", NULL);
  merge (project, answer);
  bsl_project_set_answer (
      project, bsl_questionnaire_find (questionnaire, "organisation.population")->index, &number);
  assert_state (project, 0, BSL_OPINION_HOLDS, NULL);
  set_secrets (project, 2);
  assert_state (project, 0, BSL_OPINION_VOID, "data.secrets");
  set_secrets (project, 1);
  assert_state (project, 0, BSL_OPINION_HOLDS, NULL);
}

/* What the reply proposes is what it holds for. */
static void
test_proposed (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) sheet = NULL, answer = NULL;

  sheet = ask (project, &id);
  answer = reply (sheet, NULL, "{\"data.secrets\": [\"privacy\", \"medical\"]}");
  merge (project, answer);
  assert_state (project, 0, BSL_OPINION_TO_ADOPT, NULL);
  set_secrets (project, 3);
  assert_state (project, 0, BSL_OPINION_HOLDS, NULL);
  set_secrets (project, 1);
  assert_state (project, 0, BSL_OPINION_VOID, "data.secrets");
}

/* Nothing given is overwritten. */
static void
test_second_reply (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) sheet = NULL, one = NULL, two = NULL;
  g_autoptr (GPtrArray) opinions = NULL;

  sheet = ask (project, &id);
  one = reply (sheet, "Oui.", NULL);
  two = reply (sheet, "Non.", NULL);
  merge (project, one);
  merge (project, one);
  merge (project, two);
  merge (project, two);
  opinions = bsl_opinions_list (project);
  g_assert_cmpuint (opinions->len, ==, 2);
  g_assert_cmpstr (((BslOpinion *) opinions->pdata[0])->text, ==, "Oui.");
  g_assert_cmpstr (((BslOpinion *) opinions->pdata[1])->text, ==, "Non.");
}

static void
assert_refused (BslProject *project, const char *project_id, const char *text, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) list = bsl_sheet_merge (project, project_id, bytes, "reply", &error);

  g_assert_null (list);
  g_assert_error (error, BSL_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "reply: "));
}

static void
test_refused (void)
{
  g_autoptr (BslProject) project = bsl_project_new (questionnaire);
  g_autoptr (BslProject) other = bsl_project_new (questionnaire);
  g_autofree char *id = NULL, *text = NULL, *sheet_text = NULL, *wrong = NULL;
  g_autoptr (GBytes) sheet = ask (project, &id);
  g_autoptr (GBytes) answer = reply (sheet, "Oui.", NULL);
  g_autoptr (GBytes) bad = reply (sheet, "Oui.", "{\"data.secrets\": [\"moon\"]}");
  g_autoptr (GBytes) more = reply (sheet, "Oui.", "{\"organisation.population\": 7}");
  g_autofree char *unasked = g_strndup (g_bytes_get_data (more, NULL), g_bytes_get_size (more));

  text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  sheet_text = g_strndup (g_bytes_get_data (sheet, NULL), g_bytes_get_size (sheet));
  wrong = g_strndup (g_bytes_get_data (bad, NULL), g_bytes_get_size (bad));
  assert_refused (project, "another", text, BSL_ERROR_INVALID);
  assert_refused (other, PROJECT, text, BSL_ERROR_INVALID);
  assert_refused (project, PROJECT, sheet_text, BSL_ERROR_INVALID);
  assert_refused (project, PROJECT, wrong, BSL_ERROR_INVALID);
  assert_refused (project, PROJECT, unasked, BSL_ERROR_INVALID);
  assert_refused (project, PROJECT, "", BSL_ERROR_INVALID);
  assert_refused (project, PROJECT, "{}", BSL_ERROR_INVALID);
  g_assert_null (bsl_sheet_write (project, PROJECT, "nothing"));
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

  g_test_add_func ("/opinion/given", test_given);
  g_test_add_func ("/opinion/void", test_void);
  g_test_add_func ("/opinion/proposed", test_proposed);
  g_test_add_func ("/opinion/second-reply", test_second_reply);
  g_test_add_func ("/opinion/refused", test_refused);

  status = g_test_run ();
  bsl_questionnaire_unref (questionnaire);
  return status;
}
