/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli study --scorings and --blank: what several people gave apart and where they differ, and a copy to give
 * more. */

#include "config.h"

#include "app/cli/bsl-cli-study.h"
#include "app/study/bsl-scoring-copy.h"
#include "app/study/bsl-scoring-words.h"

#include <glib/gi18n.h>

static const char *const state_titles[BSL_N_GAPS] = {
  [BSL_GAP_OPEN] = N_ ("To be settled"),
  [BSL_GAP_SETTLED] = N_ ("Settled by a common level"),
  [BSL_GAP_NONE] = N_ ("Scored the same by all"),
};

static void
print_gap (const BslGap *gap, BslStudy *study, BslProject *project, BslLang lang)
{
  const BslOffer *offer = bsl_study_get_offer (study, gap->offer)->offer;
  g_auto (GStrv) given = bsl_scoring_words_dup_given (project, study, gap, lang);
  g_autofree char *common = bsl_scoring_words_dup_common (study, gap, lang);

  g_print ("%s – %s\n", offer->name, bsl_text_get (&gap->scale->title, lang));
  for (guint i = 0; given[i] != NULL; i++)
    g_print ("   %s\n", given[i]);
  g_print ("   %s\n", common);
}

static void
print_gaps (BslStudy *study, BslProject *project, BslLang lang)
{
  g_autoptr (GArray) gaps = bsl_scorings_find_gaps (study, project);

  if (bsl_scorings_get_n (project) == 0)
    g_print ("%s\n", _("Nobody scored apart."));
  for (guint i = 0; i < gaps->len; i++)
    {
      const BslGap *gap = &g_array_index (gaps, BslGap, i);

      if (i == 0 || (gap - 1)->state != gap->state)
        g_print ("%s%s\n", i > 0 ? "\n" : "", _(state_titles[gap->state]));
      print_gap (gap, study, project, lang);
    }
}

/* FALSE after a message. */
static gboolean
bring_in (BslCli *cli, BslProject *project, const BslGrid *grid, const char *path)
{
  g_autoptr (BslProject) other = bsl_cli_read_project (cli, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslScoringBrought) brought = other != NULL ? bsl_scoring_copy_bring_in (project, other, grid, path, bsl_date_today (), &error) : NULL;

  if (brought == NULL)
    {
      if (error != NULL)
        bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
      return FALSE;
    }
  if (!brought->same_need)
    g_printerr (_("%s: Answers another need than %s: its levels may be about something else.\n"), path, cli->words[0]);
  bsl_project_set_extra (project, BSL_EXTRA_STUDY, brought->record);
  return TRUE;
}

int
bsl_cli_study_scorings (BslCli *cli, BslEvaluation *evaluation, BslProject *project, const BslGrid *grid)
{
  g_autoptr (BslStudy) study = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 1; i < cli->n_words; i++)
    if (!bring_in (cli, project, grid, cli->words[i]))
      return BSL_EXIT_INPUT;
  study = bsl_study_new (evaluation, project, grid);
  if (!cli->json)
    {
      print_gaps (study, project, bsl_library_get_lang (cli->library));
      return BSL_EXIT_DONE;
    }
  node = bsl_scorings_to_json (study, project);
  return bsl_cli_write_json (cli->output, node);
}

int
bsl_cli_study_blank (BslCli *cli, BslProject *project)
{
  g_autoptr (GBytes) bytes = bsl_scoring_copy_to_bytes (project);

  if (cli->output == NULL)
    return bsl_cli_fail (BSL_EXIT_USAGE, "%s", _("Say where to write with -o FILE."));
  return bsl_cli_write (cli->output, bytes);
}
