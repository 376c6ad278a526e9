/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli study --cost: what the offers cost. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/report/bsl-cost-sheet.h"

#include <glib/gi18n.h>

/* Takes @line. */
static void
print_line (char *line)
{
  g_print ("%s\n", line);
  g_free (line);
}

static void
print_unknown (const BslCost *cost)
{
  if (cost->n_unknown > 0)
    print_line (g_strdup_printf (ngettext ("   %u amount is unknown", "   %u amounts are unknown", cost->n_unknown), cost->n_unknown));
}

static void
print_figures (const BslCost *cost, BslLang lang)
{
  BslMoney yearly = bsl_cost_get_yearly (cost);
  g_autofree char *use = bsl_money_to_words (&yearly, lang), *entry = bsl_money_to_words (&cost->entry, lang),
                  *exit = bsl_money_to_words (&cost->exit, lang);

  if (cost->n_unknown_prices == 0)
    print_line (g_strdup_printf (_("   use, on average over a year: %s"), use));
  if (cost->knows_entry)
    print_line (g_strdup_printf (_("   entry, once: %s"), entry));
  if (cost->knows_exit)
    print_line (g_strdup_printf (_("   exit, once: %s"), exit));
  else
    print_line (g_strdup_printf ("   %s", _("exit: unknown")));
}

static void
print_offer (const BslOfferCost *offer, BslLang lang)
{
  const BslCost *cost = &offer->cost;
  g_autofree char *total = bsl_money_to_words (&cost->total, lang), *low = bsl_money_low_to_words (&cost->total, lang);

  if (cost->state == BSL_COST_RANGE)
    /* Translators: name of the offer, amount or range of amounts */
    print_line (g_strdup_printf (_("%s: %s"), offer->name, total));
  else if (cost->state == BSL_COST_AT_LEAST)
    /* Translators: name of the offer, amount */
    print_line (g_strdup_printf (_("%s: at least %s"), offer->name, low));
  else if (cost->state == BSL_COST_TOO_LARGE)
    print_line (g_strdup_printf (_("%s: no figure, “%s” gives an amount beyond all bounds. Correct its quantity or its price."), offer->name,
                                 cost->too_large->title));
  else
    print_line (g_strdup_printf (_("%s: no figure"), offer->name));
  print_unknown (cost);
  if (cost->state >= BSL_COST_AT_LEAST)
    print_figures (cost, lang);
  if (!offer->running)
    print_line (g_strdup_printf ("   %s", _("not in the running: excluded, or sells nothing of the need")));
}

/* Those of which nothing is known are counted, not listed. */
static void
print_offers (const BslCosts *costs, BslLang lang)
{
  guint n_without = 0;

  for (guint i = 0; i < bsl_costs_get_n_offers (costs); i++)
    {
      const BslOfferCost *offer = bsl_costs_get_offer (costs, i);

      if (offer->cost.n_known > 0 || offer->cost.too_large != NULL)
        print_offer (offer, lang);
      else
        n_without++;
    }
  if (n_without > 0)
    print_line (g_strdup_printf (ngettext ("%u offer without any price", "%u offers without any price", n_without), n_without));
}

static void
print_notes (BslRuleBase *rules, BslLang lang)
{
  for (guint i = 0; i < bsl_rule_base_get_n_cost_notes (rules); i++)
    {
      const BslCostNote *note = bsl_rule_base_get_cost_note (rules, i);

      print_line (g_strdup_printf ("%s\n   %s", bsl_text_get (&note->title, lang), bsl_text_get (&note->text, lang)));
    }
}

static void
print_costs (const BslCosts *costs, BslLang lang)
{
  const BslCostRecord *record = bsl_costs_get_record (costs);
  guint months = bsl_cost_record_get_months (record);

  if (bsl_cost_record_get_n_items (record) == 0)
    print_line (g_strdup (_("The project names no quantity: there is nothing to count. Open it in the window, under “Market Study”, “Cost”.")));
  else if (months == 0)
    print_line (g_strdup (_("How long to count is not known: answer how many months the contract lasts.")));
  else
    print_line (g_strdup_printf (ngettext ("Over %u month, excluding tax:", "Over %u months, excluding tax:", months), months));
  g_print ("\n");
  print_offers (costs, lang);
  g_print ("\n");
  print_notes (bsl_evaluation_get_rules (bsl_costs_get_evaluation (costs)), lang);
}

/* "ods", "csv", or NULL with --output: by --format, else by the ending of the file. */
static const char *
find_format (BslCli *cli)
{
  static const char *const formats[] = { "ods", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *ending = g_strconcat (".", formats[i], NULL);

      if (cli->format != NULL ? g_str_equal (cli->format, formats[i]) : cli->output != NULL && g_str_has_suffix (cli->output, ending))
        return formats[i];
    }
  return NULL;
}

static int
write_sheet (BslCli *cli, const BslCosts *costs, BslLang lang)
{
  const char *format = find_format (cli);
  g_autoptr (BslSpreadsheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (format == NULL)
    return bsl_cli_fail (BSL_EXIT_USAGE, "%s", _("Costs are written as ods or csv: end the name of the file so, or name it with --format."));
  sheet = bsl_cost_sheet_new (costs, lang);
  bytes = g_str_equal (format, "ods") ? bsl_spreadsheet_to_ods (sheet, &error) : bsl_spreadsheet_to_csv (sheet, BSL_COST_SHEET_AMOUNTS, lang);
  if (bytes == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  return bsl_cli_write (cli->output, bytes);
}

int
bsl_cli_cost (BslCli *cli, BslEvaluation *evaluation, BslProject *project)
{
  BslLang lang = bsl_library_get_lang (cli->library);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCosts) costs = bsl_costs_new (evaluation, project, cli->words[0], problems);
  g_autoptr (JsonNode) node = NULL;

  if (bsl_problems_get_count (problems) > 0)
    return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  if (!cli->json && (cli->output != NULL || cli->format != NULL))
    return write_sheet (cli, costs, lang);
  if (!cli->json)
    {
      print_costs (costs, lang);
      return BSL_EXIT_DONE;
    }
  node = bsl_costs_to_json (costs);
  return bsl_cli_write_json (cli->output, node);
}
