/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue: what is done with catalogues, one file for each. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name, *usage;
  guint min_words, max_words;
  gboolean needs_library;
  int (*run) (BslCli *cli, char **words, guint n_words);
} actions[] = {
  { "show", "catalogue show [OFFER] [--on DATE]", 0, 1, TRUE, bsl_cli_catalogue_show },
  { "diff", "catalogue diff FILE FILE [--on DATE]", 2, 2, TRUE, bsl_cli_catalogue_diff },
  { "verify", "catalogue verify FILE|FOLDER", 1, 1, TRUE, bsl_cli_catalogue_verify },
  { "sign", "catalogue sign FOLDER|FILE --key FILE.key -o OUT.boussole-update", 1, 1, FALSE, bsl_cli_catalogue_sign },
  { "key", "catalogue key -o NAME", 0, 0, FALSE, bsl_cli_catalogue_key },
  { "apply", "catalogue apply FILE [--key FILE.pub] [--unsigned]", 1, 1, FALSE, bsl_cli_catalogue_apply },
  { "revert", "catalogue revert", 0, 0, FALSE, bsl_cli_catalogue_revert },
  { "import", "catalogue import FILE [--on DATE] -o OUT.json", 1, 1, TRUE, bsl_cli_catalogue_import },
  { "refresh", "catalogue refresh [--on DATE] -o OUT.{ods,csv}", 0, 0, TRUE, bsl_cli_catalogue_refresh },
};

BslDate
bsl_cli_catalogue_get_day (BslCli *cli)
{
  return cli->on != NULL ? bsl_date_parse (cli->on[0]) : bsl_date_today ();
}

char *
bsl_cli_catalogue_dup_left (const BslLeft *left)
{
  g_autofree char *what = g_strjoin (" ", left->offer, left->attribute, NULL); /* the latter may be NULL */

  return g_strdup_printf (_("%s: %s"), what, bsl_left_describe (left->reason));
}

BslView *
bsl_cli_catalogue_load_view (BslCli *cli, BslAttributes *attributes, BslProblems *problems)
{
  g_autofree char *file = bsl_library_dup_path (cli->library, "catalogue/view.json");

  return bsl_view_load (file, attributes, problems);
}

int
bsl_cli_catalogue (BslCli *cli)
{
  guint n_words = cli->n_words - 1;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, cli->words[0]))
      {
        if (n_words < actions[i].min_words || n_words > actions[i].max_words)
          return bsl_cli_fail (BSL_EXIT_USAGE, _("Usage: boussole-cli %s"), actions[i].usage);
        status = actions[i].needs_library ? bsl_cli_load (cli) : BSL_EXIT_DONE;
        return status == BSL_EXIT_DONE ? actions[i].run (cli, cli->words + 1, n_words) : status;
      }
  return bsl_cli_fail (BSL_EXIT_USAGE,
                       _("“%s” is nothing that can be done with the catalogue. “boussole-cli catalogue --help” lists what can."),
                       cli->words[0]);
}
