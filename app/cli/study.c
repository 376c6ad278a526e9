/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli study: the offers that passed, compared criterion by criterion. */

#include "config.h"

#include "app/cli/bsl-cli-study.h"
#include "app/study/bsl-study.h"

#include <glib/gi18n.h>

/* Takes @line. */
static void
print_line (char *line)
{
  g_print ("%s\n", line);
  g_free (line);
}

static char *
number_to_words (double number, BslLang lang)
{
  return bsl_number_to_words (number, 1, lang);
}

static const char *
get_name (BslStudy *study, int offer)
{
  return bsl_study_get_offer (study, (guint) offer)->offer->name;
}

static void
print_offer (BslStudy *study, guint offer, BslLang lang)
{
  const BslScore *score = bsl_scoring_get (bsl_study_get_scoring (study), offer);
  g_autofree char *points = number_to_words (score->score, lang), *low = number_to_words (score->low, lang),
                  *high = number_to_words (score->high, lang), *known = bsl_number_to_words (100 * score->known, 0, lang);
  int better = bsl_scoring_find_better (bsl_study_get_scoring (study), offer);

  if (score->place > 0)
    /* Translators: place, name of the offer, score */
    print_line (g_strdup_printf (_("%u. %s: %s of 100"), score->place, get_name (study, (int) offer), points));
  else
    print_line (g_strdup_printf (_("–  %s: without a place"), get_name (study, (int) offer)));
  if (score->low < score->high)
    print_line (g_strdup_printf (_("   between %s and %s, whatever is unknown; known to %s %%"), low, high, known));
  if (score->shared)
    print_line (g_strdup_printf ("   %s", _("shares this place")));
  if (score->near)
    print_line (g_strdup_printf ("   %s", _("one level more for one criterion would bring it level with the first")));
  if (better >= 0)
    print_line (g_strdup_printf (_("   for every criterion, %s is at least as good"), get_name (study, better)));
}

static void
print_criterion (BslStudy *study, const BslGridCriterion *criterion, BslLang lang)
{
  BslScoring *scoring = bsl_study_get_scoring (study);
  BslInterval interval;
  int first = bsl_study_find_interval (study, criterion, &interval);

  /* Translators: title of a criterion, its weight */
  print_line (g_strdup_printf (_("%s: weight %u"), bsl_text_get (&criterion->title, lang),
                               bsl_scoring_get_weight (scoring, criterion->index)));
  if (first == BSL_FIRST_SHARED)
    print_line (g_strdup_printf ("   %s", _("several offers share the first place")));
  if (first < 0)
    return;
  if (interval.rival_high == first)
    {
      print_line (g_strdup_printf ("   %s", _("with any weight, what is unknown takes the first offer its place")));
      return;
    }
  if (interval.rival_low >= 0)
    print_line (g_strdup_printf (_("   below %u, %s comes first"), interval.low, get_name (study, interval.rival_low)));
  if (interval.rival_high >= 0)
    print_line (g_strdup_printf (_("   above %u, %s comes first"), interval.high, get_name (study, interval.rival_high)));
  if (interval.rival_low < 0 && interval.rival_high < 0)
    print_line (g_strdup_printf ("   %s", _("the first place holds whatever this weight")));
}

static void
print_cautions (BslStudy *study, BslLang lang)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (bsl_study_get_evaluation (study));

  for (guint i = 0; i < bsl_rule_base_get_n_cautions (rules); i++)
    {
      const BslGridCaution *caution = bsl_rule_base_get_caution (rules, i);
      char *title = bsl_study_dup_caution (study, caution, lang);
      if (title == NULL)
        continue;
      print_line (title);
      print_line (g_strdup_printf ("   %s", bsl_text_get (&caution->text, lang)));
    }
}

static void
print_study (BslStudy *study, BslLang lang)
{
  const BslGrid *grid = bsl_study_get_grid (study);
  BslScoring *scoring = bsl_study_get_scoring (study);
  const GArray *order = bsl_scoring_get_order (scoring);

  print_line (g_strdup_printf ("%s\n", bsl_text_get (&grid->title, lang)));
  if (order->len == 0)
    print_line (g_strdup (_("No offer passed the rules and sells something of the need: there is nothing to compare.")));
  if (order->len > 0 && !bsl_scoring_weighs (scoring))
    print_line (g_strdup (_("No criterion weighs anything: there are no scores.")));
  if (order->len == 1)
    print_line (g_strdup (_("Only one offer is compared: its place says nothing of its merits.")));
  for (guint i = 0; bsl_scoring_weighs (scoring) && i < order->len; i++)
    print_offer (study, g_array_index (order, guint, i), lang);
  g_print ("\n");
  for (guint i = 0; order->len > 1 && i < grid->criteria->len; i++)
    print_criterion (study, g_ptr_array_index (grid->criteria, i), lang);
  g_print ("\n");
  print_cautions (study, lang);
}

static const BslGrid *
choose_grid (BslCli *cli, BslProject *project, BslRuleBase *rules)
{
  if (cli->grid != NULL)
    return bsl_rule_base_find_grid (rules, cli->grid);
  return bsl_study_record_get_grid (project, rules);
}

static int
fail_grid (BslCli *cli, BslRuleBase *rules, BslLang lang)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *known = NULL;

  for (guint i = 0; i < bsl_rule_base_get_n_grids (rules); i++)
    g_strv_builder_add (names, bsl_rule_base_get_grid (rules, i)->id);
  list = g_strv_builder_end (names);
  known = bsl_text_join ((const char *const *) list, lang);
  return bsl_cli_fail (BSL_EXIT_USAGE, _("There is no grid “%s”. There are: %s."), cli->grid != NULL ? cli->grid : "", known);
}

int
bsl_cli_study (BslCli *cli)
{
  BslRuleBase *rules = bsl_library_get_rules (cli->library);
  BslLang lang = bsl_library_get_lang (cli->library);
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (BslStudy) study = NULL;
  g_autoptr (JsonNode) node = NULL;
  const BslGrid *grid;

  if (cli->side_by_side + cli->scorings + cli->cost + cli->blank > 1)
    return bsl_cli_fail (BSL_EXIT_USAGE, "%s", _("--compare, --scorings, --blank and --cost are each written alone."));
  if (cli->n_words > 1 && !cli->side_by_side && !cli->scorings)
    return bsl_cli_fail (BSL_EXIT_USAGE, "%s", _("Offers are compared with --compare: boussole-cli study FILE --compare OFFER OFFER"));
  project = bsl_cli_read_project (cli, cli->words[0]);
  if (project == NULL)
    return BSL_EXIT_INPUT;
  if (cli->blank)
    return bsl_cli_study_blank (cli, project);
  if (cli->cost)
    {
      evaluation = bsl_cli_evaluate_project (cli, project, 0);
      return bsl_cli_cost (cli, evaluation, project);
    }
  if (bsl_rule_base_get_n_grids (rules) == 0 && !cli->side_by_side)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", _("The rules in use hold no criteria to compare offers by."));
  grid = choose_grid (cli, project, rules);
  if (grid == NULL && (cli->grid != NULL || !cli->side_by_side))
    return fail_grid (cli, rules, lang);
  evaluation = bsl_cli_evaluate_project (cli, project, 0);
  if (cli->scorings)
    return bsl_cli_study_scorings (cli, evaluation, project, grid);
  study = grid != NULL ? bsl_study_new (evaluation, project, grid) : NULL;
  if (cli->side_by_side)
    return bsl_cli_study_compare (cli, evaluation, study);
  if (!cli->json)
    {
      print_study (study, lang);
      return BSL_EXIT_DONE;
    }
  node = bsl_study_to_json (study, lang);
  return bsl_cli_write_json (cli->output, node);
}
