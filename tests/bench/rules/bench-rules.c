/* SPDX-License-Identifier: EUPL-1.2 */
/* How long the rules take: bench-rules PROJECT DAY. Prints JSON, times in milliseconds. */

#include "config.h"

#include "app/core/bsl-project.h"
#include "app/rules/bsl-evaluation-private.h"
#include "app/rules/bsl-library.h"

#include <string.h>

#define MANY 10000

typedef struct
{
  BslRuleBase *rules;
  BslCatalogue *catalogue, *many;
  BslAnswers *answers;
  BslDate on;
} Bench;

static void
evaluate_all (Bench *self)
{
  bsl_evaluation_unref (bsl_evaluation_new (self->rules, self->catalogue, self->answers, self->on));
}

static void
judge (Bench *self, BslCatalogue *catalogue)
{
  g_autofree guint8 *verdicts = g_malloc (bsl_catalogue_get_n_offers (catalogue));

  bsl_evaluate_verdicts (self->rules, catalogue, self->answers, self->on, verdicts);
}

static void
judge_many (Bench *self)
{
  judge (self, self->many);
}

static void
judge_shipped (Bench *self)
{
  judge (self, self->catalogue);
}

/* The kinds asked are answered otherwise, and everything is read again. */
static void
change_answer (Bench *self)
{
  g_autoptr (BslAnswers) answers = bsl_answers_copy (self->answers);
  const BslQuestion *question = self->rules->kinds_question;
  BslValue value = { .known = TRUE, .bits = 1 };

  bsl_answers_set (answers, question->index, &value);
  bsl_evaluation_unref (bsl_evaluation_new (self->rules, self->catalogue, answers, self->on));
}

static BslEvaluation *shown;

/* Required and found of each check of one offer, and its clauses. */
static void
explain_offer (Bench *self)
{
  const BslOfferFinding *finding = bsl_evaluation_get_offer (shown, 0);

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      g_free (bsl_evaluation_dup_required (shown, finding, check, BSL_LANG_FR));
      g_free (bsl_evaluation_dup_found (shown, finding, check, BSL_LANG_FR));
    }
  for (guint i = 0; i < finding->clauses->len; i++)
    g_free (bsl_evaluation_dup_clause (shown, finding, g_ptr_array_index (finding->clauses, i),
                                       BSL_LANG_FR));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* The median of @rounds runs, in milliseconds. */
static double
measure (Bench *self, void (*run) (Bench *), guint rounds)
{
  g_autofree double *times = g_new (double, rounds);

  run (self);
  for (guint i = 0; i < rounds; i++)
    {
      gint64 start = g_get_monotonic_time ();
      run (self);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  qsort (times, rounds, sizeof *times, compare_times);
  return times[rounds / 2];
}

/* The shipped offers over and over, each under a name of its own. */
static BslCatalogue *
multiply (BslLibrary *library, BslProblems *problems)
{
  g_autofree char *path = bsl_library_dup_path ("catalogue/offers.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = NULL;
  JsonObject *root;
  JsonArray *shipped, *many = json_array_sized_new (MANY);
  g_autofree char *text = NULL;

  if (!json_parser_load_from_file (parser, path, NULL))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  shipped = json_object_get_array_member (root, "offers");
  for (guint i = 0; i < MANY; i++)
    {
      JsonObject *offer = json_array_get_object_element (shipped, i % json_array_get_length (shipped));
      JsonObject *copy = json_object_new ();
      g_autoptr (GList) members = json_object_get_members (offer);
      g_autofree char *id = g_strdup_printf ("offer-%u", i);
      for (GList *member = members; member != NULL; member = member->next)
        if (!g_str_equal (member->data, "depends-on") && !g_str_equal (member->data, "alternatives"))
          json_object_set_member (copy, member->data,
                                  json_node_copy (json_object_get_member (offer, member->data)));
      json_object_set_string_member (copy, "id", id);
      json_object_set_array_member (copy, "depends-on", json_array_new ());
      json_object_set_array_member (copy, "alternatives", json_array_new ());
      json_array_add_object_element (many, copy);
    }
  json_object_set_array_member (root, "offers", many);
  text = json_to_string (json_parser_get_root (parser), FALSE);
  bytes = g_bytes_new (text, strlen (text));
  return bsl_catalogue_load_bytes (bytes, "many", bsl_library_get_attributes (library),
                                   bsl_library_get_services (library), problems);
}

/* Checks of the shipped catalogue that are read for this project: what the ratios count. */
static guint
count_checks (void)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (shown); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (shown, i);
      for (guint j = 0; j < finding->checks->len; j++)
        if (g_array_index (finding->checks, BslCheck, j).applies != BSL_TRI_NO)
          n++;
    }
  return n;
}

/* All checks of all offers that apply, without stopping at the first that fails. */
static void
check_all (Bench *self)
{
  g_auto (BslMemo) memo = { 0 };
  g_auto (BslScope) project = { 0 };
  BslScope scope;

  bsl_scope_init (&project, self->rules, self->answers, self->on);
  scope = bsl_scope_for_offers (&project, &memo);
  for (guint n = 0; n < bsl_catalogue_get_n_offers (self->catalogue); n++)
    {
      bsl_scope_set_offer (&scope, bsl_catalogue_get_offer (self->catalogue, n));
      for (guint i = 0; i < self->rules->checked->len; i++)
        {
          const BslRule *rule = g_ptr_array_index (self->rules->checked, i);
          BslTri state = (BslTri) scope.states[rule->index];
          guint32 cases;
          if (state != BSL_TRI_NO)
            bsl_rule_check_offer (rule, state, &scope, &cases);
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslProject) project = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (argc != 3)
    g_error ("bench-rules PROJECT DAY");
  if (!bsl_library_load (library, &error)
      || (bytes = bsl_json_read_file (argv[1], 0, &error)) == NULL)
    g_error ("%s", error->message);
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, argv[1],
                                        problems, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  bench.rules = bsl_library_get_rules (library);
  bench.catalogue = bsl_library_get_catalogue (library);
  bench.answers = bsl_project_get_answers (project);
  bench.on = bsl_date_parse (argv[2]);
  bench.many = multiply (library, problems);
  if (bench.many == NULL)
    g_error ("many: %s", bsl_problems_get_count (problems) > 0 ? bsl_problems_get (problems, 0)->message : "");
  shown = bsl_evaluation_new (bench.rules, bench.catalogue, bench.answers, bench.on);
  g_print ("{\"offers\": %u, \"checks\": %u, ", bsl_catalogue_get_n_offers (bench.catalogue),
           count_checks ());
  g_print ("\"full\": %.4f, ", measure (&bench, evaluate_all, 301));
  g_print ("\"verdicts\": %.4f, ", measure (&bench, judge_shipped, 301));
  g_print ("\"all-checks\": %.4f, ", measure (&bench, check_all, 301));
  g_print ("\"many\": %.4f, ", measure (&bench, judge_many, 31));
  g_print ("\"explain\": %.4f, ", measure (&bench, explain_offer, 301));
  g_print ("\"change\": %.4f}\n", measure (&bench, change_answer, 301));
  bsl_evaluation_unref (shown);
  bsl_catalogue_unref (bench.many);
  return 0;
}
