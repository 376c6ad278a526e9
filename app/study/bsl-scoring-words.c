/* SPDX-License-Identifier: EUPL-1.2 */
/* What people who scored apart gave, in words. */
#include "config.h"

#include "ui/study/bsl-scoring-words.h"

#include <glib/gi18n.h>

char *
bsl_scoring_words_dup_level (const BslGrid *grid, const BslGivenLevel *given, BslLang lang)
{
  g_autofree char *level = given->level >= 0 ? bsl_grid_dup_level (grid, (guint) given->level, lang) : g_strdup (_("no level"));

  /* Translators: a level, its reason */
  return *given->reason != '\0' ? g_strdup_printf (_("%s – %s"), level, given->reason) : g_steal_pointer (&level);
}

static char *
dup_line (const char *who, const BslGrid *grid, const BslGivenLevel *given, BslLang lang)
{
  g_autofree char *level = bsl_scoring_words_dup_level (grid, given, lang);

  /* Translators: who, the level given */
  return g_strdup_printf (_("%s: %s"), who, level);
}

char *
bsl_scoring_words_dup_given (BslProject *project, BslStudy *study, const BslGap *gap, BslLang lang)
{
  const BslGrid *grid = bsl_study_get_grid (study);
  const char *offer = bsl_study_get_offer (study, gap->offer)->offer->id;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < bsl_scorings_get_n (project); i++)
    {
      const char *by = bsl_scorings_get (project, i).by;
      BslGivenLevel given = bsl_scorings_get_level (project, i, grid, offer, gap->scale);

      g_strv_builder_take (lines, dup_line (*by != '\0' ? by : _("Without a name"), grid, &given, lang));
    }
  if (gap->common.level >= 0 || *gap->common.reason != '\0')
    g_strv_builder_take (lines, dup_line (_("In common"), grid, &gap->common, lang));
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}
