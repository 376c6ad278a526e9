/* SPDX-License-Identifier: EUPL-1.2 */
/* What people who scored apart gave, in words. */
#include "config.h"

#include "app/study/bsl-scoring-words.h"

#include <glib/gi18n-lib.h>

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

const char *
bsl_scoring_words_get_name (BslScoringOf scoring)
{
  return *scoring.by != '\0' ? scoring.by : _("Without a name");
}

char **
bsl_scoring_words_dup_given (BslProject *project, BslStudy *study, const BslGap *gap, BslLang lang)
{
  const BslGrid *grid = bsl_study_get_grid (study);
  const char *offer = bsl_study_get_offer (study, gap->offer)->offer->id;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < bsl_scorings_get_n (project); i++)
    {
      BslGivenLevel given = bsl_scorings_get_level (project, i, grid, offer, gap->scale);

      g_strv_builder_take (lines, dup_line (bsl_scoring_words_get_name (bsl_scorings_get (project, i)), grid, &given, lang));
    }
  return g_strv_builder_end (lines);
}

char *
bsl_scoring_words_dup_common (BslStudy *study, const BslGap *gap, BslLang lang)
{
  return dup_line (_("In common"), bsl_study_get_grid (study), &gap->common, lang);
}
