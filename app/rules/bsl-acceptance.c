/* SPDX-License-Identifier: EUPL-1.2 */
/* Acceptance cases: what the evaluation of a project must say on a day. */

#include "config.h"

#include "app/rules/bsl-acceptance.h"

#include "app/core/bsl-project.h"

static const char *const state_words[] = { "does-not-apply", "unknown", "applies" };

typedef struct
{
  BslEvaluation *evaluation;
  BslAcceptance *outcome;
} Run;

void
bsl_acceptance_free (BslAcceptance *self)
{
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

static void
differ (Run *run, const char *what, const BslJson *expected, const char *found)
{
  g_autofree char *text = json_to_string (expected->node, FALSE);

  g_ptr_array_add (run->outcome->differences,
                   g_strdup_printf ("%s: expected %s, found %s", what, text,
                                    found != NULL ? found : "nothing"));
}

/* @found is the expected word, or among the expected words. */
static gboolean
is_expected (const BslJson *expected, const char *found)
{
  if (!bsl_json_is_array (expected))
    return g_strcmp0 (bsl_json_string (expected), found) == 0;
  for (guint i = 0; i < bsl_json_length (expected); i++)
    {
      BslJson element = bsl_json_element (expected, i);
      if (g_strcmp0 (bsl_json_string (&element), found) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
compare_stop (Run *run, const BslJson *expect)
{
  const BslRule *stop = bsl_evaluation_get_stop (run->evaluation);
  BslJson expected = bsl_json_member (expect, "stop");

  if (expected.node == NULL)
    return;
  if (g_strcmp0 (bsl_json_optional_string (&expected), stop != NULL ? stop->id : NULL) != 0)
    differ (run, "stop", &expected, stop != NULL ? stop->id : NULL);
}

static const char *
find_conclusion (Run *run, const char *id)
{
  const BslConclusion *conclusion = bsl_evaluation_find_conclusion (run->evaluation, id);

  return conclusion != NULL ? conclusion->value : NULL;
}

static const char *
find_state (Run *run, const char *id)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (run->evaluation, id);

  return obligation != NULL ? state_words[obligation->state] : NULL;
}

static const char *
find_verdict (Run *run, const char *id)
{
  const BslOfferFinding *offer = bsl_evaluation_find_offer (run->evaluation, id);

  return offer != NULL ? bsl_verdict_words[offer->verdict] : NULL;
}

static void
compare_words (Run *run, const BslJson *expect, const char *section,
               const char *(*find) (Run *, const char *))
{
  BslJson member = bsl_json_member (expect, section);
  g_auto (GStrv) names = NULL;

  if (bsl_json_is_null (&member))
    return;
  names = bsl_json_dup_names (&member);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      BslJson expected = bsl_json_member (&member, names[i]);
      g_autofree char *what = g_strdup_printf ("%s.%s", section, names[i]);
      const char *found = find (run, names[i]);
      if (!is_expected (&expected, found))
        differ (run, what, &expected, found);
    }
}

static const char *
find_result (Run *run, const char *offer, const char *rule)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (run->evaluation, offer);

  for (guint i = 0; finding != NULL && i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (g_str_equal (check->rule->id, rule))
        return bsl_result_words[check->result];
    }
  return NULL;
}

static void
compare_offer_checks (Run *run, const char *offer, const BslJson *expect)
{
  g_auto (GStrv) rules = bsl_json_dup_names (expect);

  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      BslJson expected = bsl_json_member (expect, rules[i]);
      g_autofree char *what = g_strdup_printf ("checks.%s.%s", offer, rules[i]);
      const char *found = find_result (run, offer, rules[i]);
      if (!is_expected (&expected, found))
        differ (run, what, &expected, found);
    }
}

/* The words of what was found; a case expects a part of the English ones. */
static char *
dup_found (Run *run, const char *offer, const char *rule)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (run->evaluation, offer);

  for (guint i = 0; finding != NULL && i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (g_str_equal (check->rule->id, rule))
        return bsl_evaluation_dup_found (run->evaluation, finding, check, BSL_LANG_EN);
    }
  return NULL;
}

static void
compare_offer_found (Run *run, const char *offer, const BslJson *expect)
{
  g_auto (GStrv) rules = bsl_json_dup_names (expect);

  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      BslJson expected = bsl_json_member (expect, rules[i]);
      g_autofree char *what = g_strdup_printf ("found.%s.%s", offer, rules[i]);
      g_autofree char *found = dup_found (run, offer, rules[i]);
      const char *part = bsl_json_string (&expected);
      if (part == NULL || found == NULL || strstr (found, part) == NULL)
        differ (run, what, &expected, found);
    }
}

static gboolean
has_clause (Run *run, const char *offer, const char *rule)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (run->evaluation, offer);

  for (guint i = 0; finding != NULL && i < finding->clauses->len; i++)
    if (g_strcmp0 (((const BslRule *) g_ptr_array_index (finding->clauses, i))->id, rule) == 0)
      return TRUE;
  return FALSE;
}

static void
compare_clauses (Run *run, const char *section, const char *offer, const BslJson *expect,
                 gboolean there)
{
  g_autofree char *what = g_strdup_printf ("%s.%s", section, offer);

  for (guint i = 0; i < bsl_json_length (expect); i++)
    {
      BslJson element = bsl_json_element (expect, i);
      if (has_clause (run, offer, bsl_json_string (&element)) != there)
        differ (run, what, &element, there ? NULL : bsl_json_string (&element));
    }
}

static void
compare_offer_clauses (Run *run, const char *offer, const BslJson *expect)
{
  compare_clauses (run, "conditions", offer, expect, TRUE);
}

static void
compare_offer_no_clauses (Run *run, const char *offer, const BslJson *expect)
{
  compare_clauses (run, "no-conditions", offer, expect, FALSE);
}

static void
compare_by_offer (Run *run, const BslJson *expect, const char *section,
                  void (*compare) (Run *, const char *, const BslJson *))
{
  BslJson member = bsl_json_member (expect, section);
  g_auto (GStrv) offers = NULL;

  if (bsl_json_is_null (&member))
    return;
  offers = bsl_json_dup_names (&member);
  for (guint i = 0; offers != NULL && offers[i] != NULL; i++)
    {
      BslJson expected = bsl_json_member (&member, offers[i]);
      compare (run, offers[i], &expected);
    }
}

static gboolean
is_open (Run *run, const char *id)
{
  GArray *questions = bsl_evaluation_get_open_questions (run->evaluation);

  for (guint i = 0; i < questions->len; i++)
    if (g_strcmp0 (g_array_index (questions, BslOpenQuestion, i).question->id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
compare_questions (Run *run, const BslJson *expect)
{
  BslJson member = bsl_json_member (expect, "questions");

  for (guint i = 0; !bsl_json_is_null (&member) && i < bsl_json_length (&member); i++)
    {
      BslJson element = bsl_json_element (&member, i);
      if (!is_open (run, bsl_json_string (&element)))
        differ (run, "questions", &element, NULL);
    }
}

static void
compare_all (Run *run, const BslJson *expect)
{
  static const char *const sections[]
      = { "stop",       "conclusions",   "obligations", "offers", "checks", "found",
          "conditions", "no-conditions", "questions",   NULL };

  bsl_json_only (expect, sections);
  compare_stop (run, expect);
  compare_words (run, expect, "conclusions", find_conclusion);
  compare_words (run, expect, "obligations", find_state);
  compare_words (run, expect, "offers", find_verdict);
  compare_by_offer (run, expect, "checks", compare_offer_checks);
  compare_by_offer (run, expect, "found", compare_offer_found);
  compare_by_offer (run, expect, "conditions", compare_offer_clauses);
  compare_by_offer (run, expect, "no-conditions", compare_offer_no_clauses);
  compare_questions (run, expect);
}

static BslProject *
read_project (BslLibrary *library, const BslJson *json, BslProblems *problems)
{
  g_autofree char *text = json->node != NULL ? json_to_string (json->node, FALSE) : g_strdup ("");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, json->file,
                                     problems, NULL);
}

/* Evaluates @project on the day of @json, or on that of @otherwise where it names none. */
static BslAcceptance *
run_case (BslLibrary *library, const BslJson *project_json, const BslJson *json,
          const BslJson *otherwise, BslProblems *problems)
{
  BslJson title = bsl_json_member (json, "title"), on = bsl_json_member (json, "on");
  BslJson id = bsl_json_member (otherwise, "id"), expect = bsl_json_member (json, "expect");
  g_autoptr (BslProject) project = read_project (library, project_json, problems);
  g_autoptr (BslEvaluation) evaluation = NULL;
  BslAcceptance *outcome;
  BslDate day;
  Run run;

  if (bsl_json_is_null (&on))
    on = bsl_json_member (otherwise, "on");
  day = bsl_json_date (&on);
  if (project == NULL || day == BSL_DATE_NONE)
    return NULL;
  evaluation = bsl_evaluation_new (bsl_library_get_rules (library),
                                   bsl_library_get_catalogue (library),
                                   bsl_project_get_answers (project), day);
  outcome = g_new0 (BslAcceptance, 1);
  outcome->id = g_strdup (bsl_json_string (&id));
  outcome->title = g_strdup (bsl_json_string (&title));
  outcome->differences = g_ptr_array_new_with_free_func (g_free);
  run = (Run){ evaluation, outcome };
  compare_all (&run, &expect);
  return outcome;
}

/* A copy of the project with the answers of @changes; null withdraws one. */
static JsonNode *
change_answers (const BslJson *project, const BslJson *changes)
{
  g_autofree char *text = json_to_string (project->node, FALSE);
  JsonNode *node = json_from_string (text, NULL);
  JsonObject *answers = json_object_get_object_member (json_node_get_object (node), "answers");
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
run_variants (BslLibrary *library, const BslJson *root, BslProblems *problems, GPtrArray *outcomes)
{
  static const char *const members[] = { "title", "on", "answers", "expect", NULL };
  BslJson variants = bsl_json_member (root, "variants"), project = bsl_json_member (root, "project");
  BslJson id = bsl_json_member (root, "id");
  const char *base = bsl_json_string (&id);

  for (guint i = 0; !bsl_json_is_null (&variants) && i < bsl_json_length (&variants); i++)
    {
      BslJson variant = bsl_json_element (&variants, i);
      BslJson changes = bsl_json_member (&variant, "answers"), other = project;
      g_autoptr (JsonNode) node = change_answers (&project, &changes);
      BslAcceptance *outcome;

      bsl_json_only (&variant, members);
      other.node = node;
      outcome = run_case (library, &other, &variant, root, problems);
      if (outcome == NULL)
        continue;
      g_ptr_array_add (outcomes, outcome);
      g_free (outcome->id);
      outcome->id = g_strdup_printf ("%s-%u", base, i + 1);
    }
}

static void
run_file (BslLibrary *library, const char *directory, const char *name, BslProblems *problems,
          GPtrArray *outcomes)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  BslAcceptance *outcome;
  BslJson root, project;

  if (bytes == NULL)
    {
      bsl_problems_add (problems, name, "$", "%s", error->message);
      return;
    }
  if (!bsl_json_open (&root, parser, bytes, name, problems))
    return;
  project = bsl_json_member (&root, "project");
  outcome = run_case (library, &project, &root, &root, problems);
  if (outcome == NULL)
    return;
  g_ptr_array_add (outcomes, outcome);
  run_variants (library, &root, problems, outcomes);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
bsl_acceptance_run_all (BslLibrary *library, const char *directory, BslProblems *problems)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_acceptance_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &error);
  const char *name;

  if (dir == NULL)
    {
      bsl_problems_add (problems, directory, "$", "%s", error->message);
      return outcomes;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    run_file (library, directory, g_ptr_array_index (names, i), problems, outcomes);
  return outcomes;
}
