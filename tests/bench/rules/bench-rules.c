/* SPDX-License-Identifier: EUPL-1.2 */
/* How long the rules take. For bench.py, which asks by turns with other engines:
 *
 * bench-rules DAY   Three lines of standard input are JSON: a project, the same with every answer,
 *                   and a catalogue with every fact. The answer is one line: of the last two, the
 *                   result of every check that applies, offer by offer. Then, for each line
 *                   "NAME COUNT", the milliseconds that NAME takes, the mean of COUNT times. */

#include "config.h"

#include "app/core/bsl-project.h"
#include "app/rules/bsl-evaluation-private.h"
#include "app/rules/bsl-library.h"
#include "app/rules/bsl-ways-out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MANY 10000

typedef struct
{
  BslRuleBase *rules;
  BslCatalogue *shipped, *many, *whole; /* whole: with every fact */
  BslProject *project, *whole_project;
  BslAnswers *answers;
  BslDate on;
  BslEvaluation *evaluation; /* of the shipped catalogue */
  const BslOfferFinding *refused;
} Bench;

static void
evaluate_all (Bench *self)
{
  bsl_evaluation_unref (bsl_evaluation_new (self->rules, self->shipped, self->answers, self->on));
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
  judge (self, self->shipped);
}

/* The kinds asked are answered otherwise, and everything is read again. */
static void
change_answer (Bench *self)
{
  g_autoptr (BslAnswers) answers = bsl_answers_copy (self->answers);
  const BslQuestion *question = self->rules->kinds_question;
  BslValue value = { .known = TRUE, .bits = 1 };

  bsl_answers_set (answers, question->index, &value);
  bsl_evaluation_unref (bsl_evaluation_new (self->rules, self->shipped, answers, self->on));
}

/* Required and found of each check of one offer, and its clauses. */
static void
say_offer (BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      g_free (bsl_evaluation_dup_required (evaluation, finding, check, BSL_LANG_FR));
      g_free (bsl_evaluation_dup_found (evaluation, finding, check, BSL_LANG_FR));
    }
  for (guint i = 0; i < finding->clauses->len; i++)
    g_free (bsl_evaluation_dup_clause (evaluation, finding, g_ptr_array_index (finding->clauses, i),
                                       BSL_LANG_FR));
}

static void
explain_offer (Bench *self)
{
  say_offer (self->evaluation, self->refused);
}

/* With the open questions and every sentence on every rule and offer. */
static void
evaluate_in_words (Bench *self)
{
  g_autoptr (BslEvaluation) evaluation
      = bsl_evaluation_new (self->rules, self->shipped, self->answers, self->on);

  bsl_evaluation_get_open_questions (evaluation);
  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    g_strfreev (bsl_evaluation_dup_conclusion_reasons (evaluation, i, BSL_LANG_FR));
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    g_strfreev (bsl_evaluation_dup_reasons (
        evaluation, bsl_evaluation_get_obligation (evaluation, i), BSL_LANG_FR));
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    say_offer (evaluation, bsl_evaluation_get_offer (evaluation, i));
}

/* What "boussole-cli evaluate" prints: with the combinations of offers, too. */
static void
write_json (Bench *self)
{
  json_node_unref (bsl_evaluation_to_json (self->evaluation, BSL_LANG_FR));
}

static void
find_ways_out (Bench *self)
{
  g_ptr_array_unref (
      bsl_evaluation_find_ways_out (self->evaluation, self->refused));
}

/* Calls @use with every check of every offer that applies, without stopping at the first that
 * fails. */
static void
check_offers (Bench *self, void (*use) (guint offer, BslResult result))
{
  g_auto (BslMemo) memo = { 0 };
  g_auto (BslScope) project = { 0 };
  BslScope scope;

  bsl_scope_init (&project, self->rules, bsl_project_get_answers (self->whole_project), self->on);
  scope = bsl_scope_for_offers (&project, &memo);
  for (guint n = 0; n < bsl_catalogue_get_n_offers (self->whole); n++)
    {
      bsl_scope_set_offer (&scope, bsl_catalogue_get_offer (self->whole, n));
      for (guint i = 0; i < self->rules->checked->len; i++)
        {
          const BslRule *rule = g_ptr_array_index (self->rules->checked, i);
          BslTri state = (BslTri) scope.states[rule->index];
          guint32 cases;
          if (state != BSL_TRI_NO)
            use (n, bsl_rule_check_offer (rule, state, &scope, &cases));
        }
    }
}

static volatile guint n_read; /* what keeps the checks from being left out as unused */

static void
count_result (guint offer, BslResult result)
{
  n_read += result;
}

static void
check_all (Bench *self)
{
  check_offers (self, count_result);
}

static void
print_result (guint offer, BslResult result)
{
  g_print ("%u %s ", offer, bsl_result_words[result]);
}

static const struct
{
  const char *name;
  void (*run) (Bench *self);
} runs[] = {
  { "full", evaluate_in_words }, { "results", evaluate_all },   { "many", judge_many },
  { "explain", explain_offer },  { "ways", find_ways_out },     { "change", change_answer },
  { "verdicts", judge_shipped }, { "checks", check_all },
  { "json", write_json },
};

/* The mean of @count runs, in milliseconds. */
static double
measure (Bench *self, const char *name, guint count)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    for (guint n = 0; g_str_equal (runs[i].name, name) && n < count; n++)
      runs[i].run (self);
  return (double) (g_get_monotonic_time () - start) / 1000 / count;
}

/* The shipped offers over and over, each under a name of its own. */
static BslCatalogue *
multiply (BslLibrary *library, BslProblems *problems)
{
  g_autofree char *path = bsl_library_dup_path (NULL, "catalogue/offers.json");
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

/* The next line of standard input, or NULL at its end. */
static char *
read_line (void)
{
  char *line = NULL;
  size_t size = 0;

  if (getline (&line, &size, stdin) >= 0)
    return line;
  free (line);
  return NULL;
}

static GBytes *
read_json (void)
{
  char *line = read_line ();

  if (line == NULL)
    g_error ("a line is missing");
  return g_bytes_new_with_free_func (line, strlen (line), free, line);
}

static void
must (gconstpointer done, BslProblems *problems)
{
  if (done == NULL)
    g_error ("%s", bsl_problems_get_count (problems) > 0 ? bsl_problems_get (problems, 0)->message
                                                         : "not readable");
}

static BslProject *
read_project (BslLibrary *library, BslProblems *problems)
{
  g_autoptr (GBytes) bytes = read_json ();
  BslProject *project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes,
                                                    "project", problems, NULL);

  must (project, problems);
  return project;
}

static void
prepare (Bench *self, BslLibrary *library)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) whole = NULL;

  self->rules = bsl_library_get_rules (library);
  self->shipped = bsl_library_get_catalogue (library);
  self->project = read_project (library, problems);
  self->whole_project = read_project (library, problems);
  self->answers = bsl_project_get_answers (self->project);
  whole = read_json ();
  self->whole = bsl_catalogue_load_bytes (whole, "whole", bsl_library_get_attributes (library),
                                          bsl_library_get_services (library), problems);
  must (self->whole, problems);
  self->many = multiply (library, problems);
  must (self->many, problems);
  self->evaluation = bsl_evaluation_new (self->rules, self->shipped, self->answers, self->on);
  self->refused = bsl_evaluation_get_offer (self->evaluation, 0);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    if (bsl_evaluation_get_offer (self->evaluation, i)->verdict == BSL_VERDICT_NOT_ELIGIBLE)
      self->refused = bsl_evaluation_get_offer (self->evaluation, i);
}

static void
clear (Bench *self)
{
  bsl_evaluation_unref (self->evaluation);
  bsl_catalogue_unref (self->whole);
  bsl_catalogue_unref (self->many);
  g_object_unref (self->project);
  g_object_unref (self->whole_project);
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };
  char *line;

  if (argc != 2 || !bsl_library_load (library, &error))
    g_error ("bench-rules DAY: %s", error != NULL ? error->message : "");
  bench.on = bsl_date_parse (argv[1]);
  prepare (&bench, library);
  check_offers (&bench, print_result);
  g_print ("\n");
  while ((line = read_line ()) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (line, " ", 2);
      g_print ("%.5f\n", measure (&bench, words[0], (guint) atoi (words[1])));
      fflush (stdout);
      free (line);
    }
  clear (&bench);
  return 0;
}
