/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli evaluate and explain. */

#include "config.h"

#include "app/cli/bsl-cli.h"

#include "app/rules/bsl-ways-out.h"

#include <glib/gi18n.h>

int
bsl_cli_evaluate (BslCli *cli)
{
  g_autoptr (BslProject) project = bsl_cli_read_project (cli, cli->words[0]);
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (project == NULL)
    return BSL_EXIT_INPUT;
  evaluation = bsl_cli_evaluate_project (cli, project, 0);
  node = bsl_evaluation_to_json (evaluation, bsl_library_get_lang (cli->library));
  return bsl_cli_write_json (cli->output, node);
}

static const char *
verdict_title (BslVerdict verdict)
{
  switch (verdict)
    {
    case BSL_VERDICT_ELIGIBLE:
      return _("Eligible");
    case BSL_VERDICT_TO_EXAMINE:
      return _("To examine");
    default:
      return _("Not eligible");
    }
}

static const char *
result_title (BslResult result)
{
  switch (result)
    {
    case BSL_RESULT_PASS:
      return _("met");
    case BSL_RESULT_REVIEW:
      return _("to examine");
    case BSL_RESULT_FAIL:
      return _("not met");
    default:
      return _("not applicable");
    }
}

static void
print_evidence (const BslOfferFinding *finding, const BslFact *fact, BslLang lang)
{
  g_autofree char *day = NULL;

  if (fact == NULL)
    return;
  day = bsl_date_words_from_iso (fact->as_of, lang);
  g_print ("    %s: %s\n", _("Verified"), day);
  for (guint i = 0; i < fact->sources->len; i++)
    {
      const BslSource *source = g_ptr_array_index (finding->offer->sources,
                                                   g_array_index (fact->sources, guint, i));
      g_print ("    %s: %s\n", _("Source"), source->url);
    }
}

static void
print_check (BslEvaluation *evaluation, const BslOfferFinding *finding, const BslCheck *check,
             BslLang lang)
{
  const BslRule *rule = check->rule;
  g_autofree char *required = bsl_evaluation_dup_required (evaluation, finding, check, lang);
  g_autofree char *found = bsl_evaluation_dup_found (evaluation, finding, check, lang);

  g_print ("\n%s — %s: %s\n", rule->id, bsl_text_get (&rule->title, lang),
           result_title (check->result));
  if (check->result == BSL_RESULT_NOT_APPLICABLE && check->applies == BSL_TRI_NO)
    {
      const BslObligation *obligation = bsl_evaluation_find_obligation (evaluation, rule->id);
      g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (evaluation, obligation, lang);
      for (guint i = 0; reasons[i] != NULL; i++)
        g_print ("    %s\n", reasons[i]);
      return;
    }
  g_print ("    %s: %s\n", _("Required"), required);
  g_print ("    %s: %s\n", _("Found"), found);
  print_evidence (finding, bsl_evaluation_get_evidence (evaluation, finding, check), lang);
  for (guint i = 0; i < rule->references->len; i++)
    {
      g_autofree char *cite = bsl_rule_base_cite (bsl_evaluation_get_rules (evaluation),
                                                  g_ptr_array_index (rule->references, i), lang);
      g_print ("    %s: %s\n", _("Text"), cite);
    }
}

/* What decides first: not met, then to examine, met, not applicable. */
static void
print_checks (BslEvaluation *evaluation, const BslOfferFinding *finding, BslLang lang)
{
  for (int result = BSL_RESULT_FAIL; result >= BSL_RESULT_NOT_APPLICABLE; result--)
    for (guint i = 0; i < finding->checks->len; i++)
      {
        const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
        if ((int) check->result == result)
          print_check (evaluation, finding, check, lang);
      }
}

static void
print_clauses (BslEvaluation *evaluation, const BslOfferFinding *finding, BslLang lang)
{
  if (finding->clauses->len > 0)
    g_print ("\n%s\n", _("Conditions to write into the contract"));
  for (guint i = 0; i < finding->clauses->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (finding->clauses, i);
      g_autofree char *text = bsl_evaluation_dup_clause (evaluation, finding, rule, lang);
      g_print ("  %s — %s\n", rule->id, text);
    }
}

static char *
way_to_words (BslEvaluation *evaluation, const BslWayOut *way, BslLang lang)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < way->changes->len; i++)
    g_strv_builder_take (builder,
                         bsl_change_to_words (evaluation,
                                              &g_array_index (way->changes, BslChange, i), lang));
  words = g_strv_builder_end (builder);
  return g_strjoinv (" ; ", words);
}

static void
print_ways_out (BslEvaluation *evaluation, const BslOfferFinding *finding, BslLang lang)
{
  g_autoptr (GPtrArray) ways = bsl_evaluation_find_ways_out (evaluation, finding);

  if (ways->len > 0)
    g_print ("\n%s\n", _("Smallest changes that would make it eligible"));
  for (guint i = 0; i < ways->len; i++)
    {
      g_autofree char *words = way_to_words (evaluation, g_ptr_array_index (ways, i), lang);
      g_print ("  %s\n", words);
    }
}

/* Why it is not eligible, in the words of the checks that decide: those not met, or else those to
 * examine. */
static void
print_grounds (BslEvaluation *evaluation, const BslOfferFinding *finding, BslLang lang)
{
  BslResult deciding
      = finding->verdict == BSL_VERDICT_NOT_ELIGIBLE ? BSL_RESULT_FAIL : BSL_RESULT_REVIEW;

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      g_autofree char *found = NULL;
      if (check->result != deciding)
        continue;
      found = bsl_evaluation_dup_found (evaluation, finding, check, lang);
      g_print ("  %s (%s)\n", found, check->rule->id);
    }
}

/* The part of the evaluation about one offer. */
static int
write_offer_json (BslCli *cli, BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  g_autoptr (JsonNode) node
      = bsl_evaluation_to_json (evaluation, bsl_library_get_lang (cli->library));
  JsonArray *offers = json_object_get_array_member (json_node_get_object (node), "offers");

  return bsl_cli_write_json (cli->output,
                             json_array_get_element (offers, finding->offer->index));
}

int
bsl_cli_explain (BslCli *cli)
{
  g_autoptr (BslProject) project = bsl_cli_read_project (cli, cli->words[0]);
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autofree char *day = NULL;
  const BslOfferFinding *finding;
  BslLang lang = bsl_library_get_lang (cli->library);

  if (project == NULL)
    return BSL_EXIT_INPUT;
  evaluation = bsl_cli_evaluate_project (cli, project, 0);
  finding = bsl_evaluation_find_offer (evaluation, cli->words[1]);
  if (finding == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT,
                         _("The catalogue has no offer “%s”. “boussole-cli evaluate” lists their "
                           "identifiers."),
                         cli->words[1]);
  if (cli->json)
    return write_offer_json (cli, evaluation, finding);
  day = bsl_date_to_words (bsl_evaluation_get_date (evaluation), lang);
  g_print ("%s (%s)\n%s: %s\n", finding->offer->name, finding->offer->provider, day,
           verdict_title (finding->verdict));
  print_grounds (evaluation, finding, lang);
  print_ways_out (evaluation, finding, lang);
  print_checks (evaluation, finding, lang);
  print_clauses (evaluation, finding, lang);
  return BSL_EXIT_DONE;
}
