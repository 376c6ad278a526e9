/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a project that was found holds what was searched for. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-found.h"

static BslQuestionnaire *questionnaire;

/* single quotes stand for double ones */
static BslProject *
create (const char *members)
{
  g_autofree char *text =
      g_strdup_printf ("{'format': 'boussole-project', 'version': 1, 'title': 'Entrepôt de données', %s}", members);
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
assert_found (BslProject *project, const char *search, const char *question, gboolean in_note, const char *text)
{
  g_autoptr (BslFound) found = bsl_found_new (project, search, BSL_LANG_FR);

  g_assert_nonnull (found);
  g_assert_cmpstr (found->question != NULL ? found->question->id : NULL, ==, question);
  g_assert_cmpint (found->in_note, ==, in_note);
  g_assert_cmpstr (found->text, ==, text);
}

static void
assert_none (BslProject *project, const char *search)
{
  g_autoptr (BslFound) found = bsl_found_new (project, search, BSL_LANG_FR);

  g_assert_null (found);
}

/* What the title says needs no other place. */
static void
test_title (void)
{
  g_autoptr (BslProject) project = create ("'answers': {'data.secrets': ['medical']}");

  g_assert_true (bsl_found_is_all_in ("Entrepôt de données", "donn ENTREPOT"));
  g_assert_true (bsl_found_is_all_in ("Entrepôt de données", " , "));
  g_assert_false (bsl_found_is_all_in ("Entrepôt de données", "pot"));
  assert_none (project, "donnees");
  assert_none (project, "edical");
  assert_none (project, "");
}

/* In the language of the interface, or else in the other. */
static void
test_answer (void)
{
  g_autoptr (BslProject) project = create ("'answers': {'data.secrets': ['medical'], 'organisation.type': 'commune'}");

  assert_found (project, "medic", "data.secrets", FALSE, "secret médical");
  assert_found (project, "entrepot medical", "data.secrets", FALSE, "secret médical");
  assert_found (project, "secrecy", "data.secrets", FALSE, "medical secrecy");
  assert_found (project, "commune", "organisation.type", FALSE, "Commune");
}

/* The note that holds most of it, around the word. */
static void
test_note (void)
{
  g_autoptr (BslProject) project = create (
      "'answers': {'data.secrets': ['medical']}, 'notes': [{'text': 'Le besoin'}, 7, {'answer': 'data.secrets', 'text':"
      " 'Un long texte qui précède\\nce que dit l’avis du délégué à la protection des données, reçu en octobre et"
      " joint au dossier depuis'}]");

  assert_found (project, "besoin", NULL, TRUE, "Le besoin");
  assert_found (project, "delegue", "data.secrets", TRUE,
                "… ce que dit l’avis du délégué à la protection des données, reçu en octobre et joint au dossier …");
  assert_found (project, "secret avis octobre", "data.secrets", TRUE,
                "… ce que dit l’avis du délégué à la protection des données, reçu en octobre et joint au dossier …");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "core", "questions", NULL);
  questionnaire = bsl_questionnaire_load (folder, NULL, problems);
  g_assert_nonnull (questionnaire);
  g_test_add_func ("/found/title", test_title);
  g_test_add_func ("/found/answer", test_answer);
  g_test_add_func ("/found/note", test_note);
  result = g_test_run ();
  bsl_questionnaire_unref (questionnaire);
  return result;
}
