/* SPDX-License-Identifier: EUPL-1.2 */
/* Acceptance cases: what the evaluation of a project must say on a day. */

#include "config.h"

#include "app/rules/bsl-acceptance.h"

#include "app/core/bsl-project.h"

#define TITLES "titles/fr.json"

/* What every case is run with. */
typedef struct
{
  BslLibrary *library;
  const char *directory;
  JsonParser *titles; /* keeps the nodes of @french */
  BslJson french;     /* title by identifier; null-like where there are none */
  BslProblems *problems;
  GPtrArray *outcomes;
} Run;

void
bsl_acceptance_free (BslAcceptance *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_ptr_array_unref (self->expectations);
  g_free (self);
}

static BslProject *
read_project (Run *run, const BslJson *json)
{
  g_autofree char *text = json->node != NULL ? json_to_string (json->node, FALSE) : g_strdup ("");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bsl_project_new_from_bytes (bsl_library_get_questionnaire (run->library), bytes, json->file,
                                     run->problems, NULL);
}

/* The title of the case in both languages; the English one where it was not translated. That of a
 * variant follows the title of its case. */
static void
read_title (Run *run, BslAcceptance *outcome, const BslJson *json, const BslAcceptance *base)
{
  BslJson title = bsl_json_member (json, "title");
  BslJson french = bsl_json_member (&run->french, outcome->id);
  const char *english = bsl_json_string (&title), *translated = bsl_json_optional_string (&french);
  const char *words[BSL_N_LANGS] = { [BSL_LANG_FR] = translated != NULL ? translated : english,
                                     [BSL_LANG_EN] = english };

  for (guint i = 0; i < BSL_N_LANGS; i++)
    outcome->title.in[i] = base != NULL && words[i] != NULL
                             ? g_strdup_printf ("%s – %s", base->title.in[i], words[i])
                             : g_strdup (words[i]);
}

static void
compare (BslAcceptance *outcome, const BslJson *expect, BslEvaluation *evaluation)
{
  outcome->expectations = bsl_expectations_compare (expect, evaluation);
  for (guint i = 0; i < outcome->expectations->len; i++)
    if (!((const BslExpectation *) g_ptr_array_index (outcome->expectations, i))->holds)
      outcome->n_failed++;
}

/* Evaluates @project on the day of @json, or on that of @base, of which it is a variant; takes @id. */
static void
run_case (Run *run, char *id, const BslJson *project_json, const BslJson *json, const BslAcceptance *base)
{
  BslJson on = bsl_json_member (json, "on"), expect = bsl_json_member (json, "expect");
  g_autofree char *name = id;
  g_autoptr (BslProject) project = read_project (run, project_json);
  g_autoptr (BslEvaluation) evaluation = NULL;
  BslAcceptance *outcome;
  BslDate day;

  day = base != NULL && bsl_json_is_null (&on) ? base->on : bsl_json_date (&on);
  if (name == NULL || project == NULL || day == BSL_DATE_NONE)
    return;

  evaluation = bsl_evaluation_new (bsl_library_get_rules (run->library),
                                   bsl_library_get_catalogue (run->library),
                                   bsl_project_get_answers (project), day);
  outcome = g_new0 (BslAcceptance, 1);
  outcome->id = g_steal_pointer (&name);
  outcome->on = day;
  read_title (run, outcome, json, base);
  compare (outcome, &expect, evaluation);
  g_ptr_array_add (run->outcomes, outcome);
}

/* A project need not have any answers. */
static JsonObject *
ensure_answers (JsonObject *project)
{
  JsonNode *answers = json_object_get_member (project, "answers");

  if (answers == NULL || !JSON_NODE_HOLDS_OBJECT (answers))
    json_object_set_object_member (project, "answers", json_object_new ());
  return json_object_get_object_member (project, "answers");
}

/* A copy of the project with the answers of @changes; null withdraws one. */
static JsonNode *
change_answers (const BslJson *project, const BslJson *changes)
{
  g_autofree char *text = json_to_string (project->node, FALSE);
  JsonNode *node = json_from_string (text, NULL);
  JsonObject *answers = ensure_answers (json_node_get_object (node));
  g_auto (GStrv) names = bsl_json_is_null (changes) ? NULL : bsl_json_dup_names (changes);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      BslJson value = bsl_json_member (changes, names[i]);
      if (bsl_json_is_null (&value))
        json_object_remove_member (answers, names[i]);
      else
        json_object_set_member (answers, names[i], json_node_copy (value.node));
    }
  return node;
}

/* The same project on other days or with other answers: {"title", "on"?, "answers"?, "expect"}. */
static void
run_variants (Run *run, const BslAcceptance *base, const BslJson *root)
{
  static const char *const members[] = { "title", "on", "answers", "expect", NULL };
  BslJson variants = bsl_json_member (root, "variants"), project = bsl_json_member (root, "project");

  for (guint i = 0; !bsl_json_is_null (&variants) && i < bsl_json_length (&variants); i++)
    {
      BslJson variant = bsl_json_element (&variants, i);
      BslJson changes = bsl_json_member (&variant, "answers"), other = project;
      g_autoptr (JsonNode) node = change_answers (&project, &changes);

      bsl_json_only (&variant, members);
      other.node = node;
      run_case (run, g_strdup_printf ("%s-%u", base->id, i + 1), &other, &variant, base);
    }
}

/* Opens a file of the directory; @parser keeps its nodes. */
static gboolean
open_file (Run *run, const char *name, JsonParser *parser, BslJson *root)
{
  g_autofree char *path = g_build_filename (run->directory, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);

  if (bytes == NULL)
    {
      bsl_problems_add (run->problems, name, "$", "%s", error->message);
      return FALSE;
    }
  return bsl_json_open (root, parser, bytes, name, run->problems);
}

static void
run_file (Run *run, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  BslJson root, project, id;
  guint before = run->outcomes->len;

  if (!open_file (run, name, parser, &root))
    return;
  project = bsl_json_member (&root, "project");
  id = bsl_json_member (&root, "id");
  run_case (run, g_strdup (bsl_json_string (&id)), &project, &root, NULL);
  if (run->outcomes->len > before)
    run_variants (run, g_ptr_array_index (run->outcomes, before), &root);
}

static void
read_titles (Run *run)
{
  g_autofree char *path = g_build_filename (run->directory, TITLES, NULL);
  BslJson root;

  run->french = (BslJson){ .problems = run->problems, .file = TITLES, .path = "$" };
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || !open_file (run, TITLES, run->titles, &root))
    return;
  run->french = bsl_json_member (&root, "titles");
}

GPtrArray *
bsl_acceptance_run_all (BslLibrary *library, const char *directory, GCancellable *cancellable,
                        BslAcceptanceProgress progress, gpointer data, BslProblems *problems)
{
  g_autoptr (GPtrArray) names = bsl_json_list_files (directory, problems);
  g_autoptr (JsonParser) titles = json_parser_new ();
  Run run = { .library = library, .directory = directory, .titles = titles, .problems = problems };

  run.outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_acceptance_free);
  if (names->len > 0)
    read_titles (&run);
  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      run_file (&run, g_ptr_array_index (names, i));
      if (progress != NULL)
        progress (i + 1, names->len, data);
    }
  return run.outcomes;
}
