/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli explain: why an offer has its verdict, and what would change it. */

#include "config.h"

#include "app/catalogue/bsl-fact-words.h"
#include "app/cli/bsl-cli.h"
#include "app/rules/bsl-ways-out.h"

#include <glib/gi18n.h>

typedef struct
{
  BslEvaluation *evaluation;
  const BslOfferFinding *finding;
  BslServices *services;
  BslLang lang;
  GPtrArray *cited; /* of const BslLawSource*, each once */
} Explanation;

/* Takes @line. */
static void
print_line (char *line)
{
  g_print ("    %s\n", line);
  g_free (line);
}

static void
print_correction (Explanation *self, const BslFact *fact)
{
  const BslCorrection *correction = fact->correction;
  g_autofree char *day = bsl_date_to_words (correction->date, self->lang);
  g_autofree char *before = bsl_fact_dup_words_before (fact, bsl_evaluation_get_date (self->evaluation), self->lang);

  print_line (g_strdup_printf (_("Corrected in “%s” by %s on %s: %s"), bsl_text_get (&correction->layer, self->lang),
                               correction->author, day, correction->reason));
  print_line (g_strdup_printf (_("Before: %s"), before));
}

static void
print_evidence (Explanation *self, const BslFact *fact)
{
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *day = NULL;
  g_autofree char *joined = NULL;

  if (fact == NULL)
    return;
  day = bsl_date_words_from_iso (fact->as_of, self->lang);
  print_line (g_strdup_printf (_("Verified: %s"), day));
  for (guint i = 0; i < fact->sources->len; i++)
    {
      guint place = g_array_index (fact->sources, guint, i);
      const BslSource *source = g_ptr_array_index (self->finding->offer->sources, place);
      g_strv_builder_add (urls, source->url);
    }
  list = g_strv_builder_end (urls);
  joined = g_strjoinv (" ", list);
  if (*joined != '\0')
    print_line (g_strdup_printf (_("Source: %s"), joined));
  if (fact->correction != NULL)
    print_correction (self, fact);
}

/* "S23, article 5": the whole title follows once, at the end. */
static char *
cite (Explanation *self, const BslReference *reference)
{
  const BslLawSource *source
      = bsl_rule_base_find_source (bsl_evaluation_get_rules (self->evaluation), reference->source);

  if (source != NULL && !g_ptr_array_find (self->cited, source, NULL))
    g_ptr_array_add (self->cited, (gpointer) source);
  return reference->article != NULL
             ? g_strdup_printf ("%s, %s", reference->source, bsl_reference_get_article (reference, self->lang))
             : g_strdup (reference->source);
}

static void
print_texts (Explanation *self, const BslRule *rule)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < rule->references->len; i++)
    {
      g_autofree char *text = cite (self, g_ptr_array_index (rule->references, i));
      g_string_append_printf (texts, "%s[%s]", i > 0 ? " " : "", text);
    }
  if (texts->len > 0)
    print_line (g_strdup_printf (_("Texts: %s"), texts->str));
}

static void
print_reasons (Explanation *self, const BslRule *rule)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, rule->id);
  g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (self->evaluation, obligation, self->lang);

  for (guint i = 0; reasons[i] != NULL; i++)
    g_print ("    %s\n", reasons[i]);
}

static void
print_check (Explanation *self, const BslCheck *check)
{
  const BslRule *rule = check->rule;
  g_autofree char *required
      = bsl_evaluation_dup_required (self->evaluation, self->finding, check, self->lang);
  g_autofree char *found
      = bsl_evaluation_dup_found (self->evaluation, self->finding, check, self->lang);

  /* Translators: identifier of a rule, its title, the result of its check */
  g_print (_("%s — %s: %s"), rule->id, bsl_text_get (&rule->title, self->lang),
           bsl_cli_title (bsl_result_words[check->result]));
  g_print ("\n");
  if (check->result == BSL_RESULT_NOT_APPLICABLE && check->applies == BSL_TRI_NO)
    {
      print_reasons (self, rule);
      return;
    }
  print_line (g_strdup_printf (_("Required: %s"), required));
  print_line (g_strdup_printf (_("Found: %s"), found));
  print_evidence (self, bsl_evaluation_get_evidence (self->evaluation, self->finding, check));
  print_texts (self, rule);
}

static void
print_checks (Explanation *self, BslResult result, const char *heading)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (self->finding->checks, BslCheck, i);
      if (check->result != result)
        continue;
      if (first)
        g_print ("\n%s\n", heading);
      print_check (self, check);
      first = FALSE;
    }
}

static void
print_way (Explanation *self, const BslWayOut *way)
{
  for (guint i = 0; i < way->changes->len; i++)
    {
      const BslChange *change = &g_array_index (way->changes, BslChange, i);
      g_autofree char *words = bsl_change_to_words (self->evaluation, change, self->lang);
      g_print ("  %s %s\n", i == 0 ? "•" : "  +", words);
    }
}

/* Where nothing makes it eligible, as long as a question is open for instance: what would at least
 * no longer exclude it. */
static GPtrArray *
find_ways (Explanation *self, BslVerdict *goal)
{
  GPtrArray *ways;

  *goal = BSL_VERDICT_ELIGIBLE;
  ways = bsl_evaluation_find_ways_to (self->evaluation, self->finding, *goal);
  if (ways->len > 0 || self->finding->verdict != BSL_VERDICT_NOT_ELIGIBLE)
    return ways;
  g_ptr_array_unref (ways);
  *goal = BSL_VERDICT_TO_EXAMINE;
  return bsl_evaluation_find_ways_to (self->evaluation, self->finding, *goal);
}

static const char *
way_heading (BslVerdict goal)
{
  if (goal == BSL_VERDICT_ELIGIBLE)
    return _("Smallest changes that would make it eligible, each enough by itself");
  return _("Smallest changes after which it would no longer be excluded, only to examine; "
           "each enough by itself");
}

static const char *
no_way_heading (gboolean waits)
{
  if (waits)
    return _("No small change makes it eligible before these questions are answered.");
  return _("No small change would make it eligible.");
}

static void
print_ways_out (Explanation *self, gboolean waits)
{
  BslVerdict goal;
  g_autoptr (GPtrArray) ways = NULL;

  if (self->finding->verdict == BSL_VERDICT_ELIGIBLE
      || bsl_evaluation_get_stop (self->evaluation) != NULL)
    return;
  ways = find_ways (self, &goal);
  g_print ("\n%s\n", ways->len > 0 ? way_heading (goal) : no_way_heading (waits));
  for (guint i = 0; i < ways->len; i++)
    print_way (self, g_ptr_array_index (ways, i));
}

/* What is open and may still change the verdict. */
static void
print_questions (Explanation *self, GArray *questions)
{
  if (questions->len > 0)
    g_print ("\n%s\n", _("Open questions this verdict waits for"));
  for (guint i = 0; i < questions->len; i++)
    {
      const BslOfferQuestion *item = &g_array_index (questions, BslOfferQuestion, i);
      guint n = item->open->decides;
      g_print ("  • %s (%s)\n    ", bsl_text_get (&item->open->question->title, self->lang),
               item->open->question->id);
      if (item->alone)
        g_print (ngettext ("Its answer may decide by itself, on this offer as on %u in all.",
                           "Its answer may decide by itself, on this offer as on %u in all.", n),
                 n);
      else
        g_print ("%s", _("Its answer decides on this offer only together with others."));
      g_print ("\n");
    }
}

static void
print_clauses (Explanation *self)
{
  const GPtrArray *clauses = self->finding->clauses;

  if (clauses->len > 0)
    g_print ("\n%s\n", _("Conditions to write into the contract"));
  for (guint i = 0; i < clauses->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (clauses, i);
      g_autofree char *text
          = bsl_evaluation_dup_clause (self->evaluation, self->finding, rule, self->lang);
      g_print ("  %s — %s\n", rule->id, text);
    }
}

static void
print_cited (Explanation *self)
{
  if (self->cited->len > 0)
    g_print ("\n%s\n", _("Texts cited"));
  for (guint i = 0; i < self->cited->len; i++)
    {
      const BslLawSource *source = g_ptr_array_index (self->cited, i);
      g_print ("  %s — %s\n", source->id, bsl_text_get (&source->title, self->lang));
    }
}

static void
print_missing (Explanation *self)
{
  const GArray *missing = self->finding->missing;
  g_autofree char *list = bsl_services_join_titles (self->services, missing, self->lang);

  if (missing->len > 0)
    {
      g_print (_("What it does not sell of the need: %s"), list);
      g_print ("\n");
    }
}

static void
print_head (Explanation *self)
{
  const BslOffer *offer = self->finding->offer;
  const BslRule *stop = bsl_evaluation_get_stop (self->evaluation);
  g_autofree char *day
      = bsl_date_to_words (bsl_evaluation_get_date (self->evaluation), self->lang);

  g_print ("%s (%s)\n", offer->name, offer->provider);
  /* Translators: a day and a verdict, as in "23 November 2026: Not eligible" */
  g_print (_("%s: %s"), day, bsl_cli_title (bsl_verdict_words[self->finding->verdict]));
  g_print ("\n");
  print_missing (self);
  if (stop != NULL)
    {
      g_autofree char *summary
          = bsl_evaluation_dup_summary (self->evaluation, stop, self->lang);
      g_print ("\n%s\n  %s — %s\n", _("Boussole stops here, whatever the offer"), stop->id,
               summary);
    }
}

/* First what decides, and what would change it; then all the rest. */
static void
print_explanation (Explanation *self)
{
  g_autoptr (GArray) questions
      = bsl_evaluation_find_questions_for (self->evaluation, self->finding);

  print_head (self);
  print_checks (self, BSL_RESULT_FAIL, _("What excludes it"));
  print_checks (self, BSL_RESULT_REVIEW, _("What is to examine"));
  print_questions (self, questions);
  print_ways_out (self, questions->len > 0);
  print_checks (self, BSL_RESULT_PASS, _("What is met"));
  print_checks (self, BSL_RESULT_NOT_APPLICABLE, _("What does not apply"));
  print_clauses (self);
  print_cited (self);
}

static void
add_questions (JsonBuilder *builder, GArray *questions)
{
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < questions->len; i++)
    {
      const BslOfferQuestion *item = &g_array_index (questions, BslOfferQuestion, i);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "answer");
      json_builder_add_string_value (builder, item->open->question->id);
      json_builder_set_member_name (builder, "alone");
      json_builder_add_boolean_value (builder, item->alone);
      json_builder_set_member_name (builder, "decides");
      json_builder_add_int_value (builder, item->open->decides);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_ways (JsonBuilder *builder, Explanation *self)
{
  BslVerdict goal;
  g_autoptr (GPtrArray) ways = find_ways (self, &goal);

  json_builder_set_member_name (builder, "ways-out");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ways->len; i++)
    {
      const BslWayOut *way = g_ptr_array_index (ways, i);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "verdict");
      json_builder_add_string_value (builder, bsl_verdict_words[goal]);
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_array (builder);
      for (guint j = 0; j < way->changes->len; j++)
        {
          const BslChange *change = &g_array_index (way->changes, BslChange, j);
          g_autofree char *words = bsl_change_to_words (self->evaluation, change, self->lang);
          json_builder_add_string_value (builder, words);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The part of the evaluation about one offer, with what may still change its verdict. */
static JsonNode *
to_json (Explanation *self)
{
  g_autoptr (JsonNode) node = bsl_evaluation_to_json (self->evaluation, self->lang);
  JsonArray *offers = json_object_get_array_member (json_node_get_object (node), "offers");
  JsonObject *offer
      = json_array_get_object_element (offers, self->finding->offer->index);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) questions
      = bsl_evaluation_find_questions_for (self->evaluation, self->finding);
  g_autoptr (GList) members = json_object_get_members (offer);

  json_builder_begin_object (builder);
  for (GList *member = members; member != NULL; member = member->next)
    {
      json_builder_set_member_name (builder, member->data);
      json_builder_add_value (builder, json_object_dup_member (offer, member->data));
    }
  add_questions (builder, questions);
  add_ways (builder, self);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static int
explain (BslCli *cli, BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  g_autoptr (GPtrArray) cited = g_ptr_array_new ();
  Explanation self = { evaluation, finding, bsl_library_get_services (cli->library),
                       bsl_library_get_lang (cli->library), cited };
  g_autoptr (JsonNode) node = NULL;

  if (cli->json)
    {
      node = to_json (&self);
      return bsl_cli_write_json (cli->output, node);
    }
  print_explanation (&self);
  return BSL_EXIT_DONE;
}

int
bsl_cli_explain (BslCli *cli)
{
  g_autoptr (BslProject) project = bsl_cli_read_project (cli, cli->words[0]);
  g_autoptr (BslEvaluation) evaluation = NULL;
  const BslOfferFinding *finding;

  if (project == NULL)
    return BSL_EXIT_INPUT;
  evaluation = bsl_cli_evaluate_project (cli, project, 0);
  finding = bsl_evaluation_find_offer (evaluation, cli->words[1]);
  if (finding == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT,
                         _("The catalogue has no offer “%s”. “boussole-cli evaluate” lists their "
                           "identifiers."),
                         cli->words[1]);
  return explain (cli, evaluation, finding);
}
