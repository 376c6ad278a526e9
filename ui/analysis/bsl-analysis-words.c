/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a guided analysis stands, in words. */
#include "config.h"

#include "ui/analysis/bsl-analysis-words.h"

#include <glib/gi18n.h>

/* As it stands inside a sentence. */
static char *
dup_role (const BslAnalysis *analysis, BslSession *session)
{
  const BslRole *role = bsl_questionnaire_find_role (bsl_session_get_questionnaire (session), analysis->role);

  return bsl_words_dup_inside (role != NULL ? bsl_text_get (&role->title, bsl_session_get_lang (session)) : analysis->role);
}

static void
append (GString *text, char *sentence)
{
  g_autofree char *own = sentence;

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", own);
}

static char *
dup_missing (const BslAnalysisState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (state->n_open > 0)
    append (text, g_strdup_printf (ngettext ("%u criterion to settle", "%u criteria to settle", state->n_open), state->n_open));
  if (state->n_bare > 0)
    append (text, g_strdup_printf (ngettext ("%u answer without reasons", "%u answers without reasons", state->n_bare), state->n_bare));
  if (!state->attested)
    append (text, g_strdup (_("Name, function and date of who attests it")));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_attested (const BslAnalysis *analysis, BslSession *session)
{
  BslProject *project = bsl_session_get_project (session);
  g_autofree char *day = bsl_date_words_from_iso (bsl_analysis_get_attested (analysis, project, BSL_ATTESTED_DATE),
                                                  bsl_session_get_lang (session));

  /* Translators: name, function, day */
  return g_strdup_printf (_("%s, %s, on %s"), bsl_analysis_get_attested (analysis, project, BSL_ATTESTED_NAME),
                          bsl_analysis_get_attested (analysis, project, BSL_ATTESTED_FUNCTION), day);
}

BslWord
bsl_analysis_dup_status (const BslAnalysis *analysis, BslSession *session, char **title, char **description)
{
  BslProject *project = bsl_session_get_project (session);
  BslAnalysisState state = bsl_analysis_get_state (analysis, project);
  g_autofree char *role = dup_role (analysis, session);

  if (bsl_analysis_is_complete (analysis, project))
    {
      *title = g_strdup (_("Complete and attested"));
      *description = dup_attested (analysis, session);
      return bsl_words_for_result (BSL_RESULT_PASS);
    }
  if (bsl_evaluation_needs_analysis (bsl_session_get_evaluation (session), analysis) == BSL_TRI_NO)
    {
      *title = g_strdup (_("Not needed"));
      *description = g_strdup (_("Nothing asks for it with these answers. What is written is kept."));
      return bsl_words_for_result (BSL_RESULT_NOT_APPLICABLE);
    }

  *title = g_strdup_printf (_("To be completed by: %s"), role);
  *description = dup_missing (&state);
  return bsl_words_for_result (BSL_RESULT_REVIEW);
}

const char *
bsl_topic_get_word (BslTri value)
{
  static const char *const words[] = { N_("no"), N_("to be settled"), N_("yes") };

  return _(words[value]);
}

/* The same where it stands alone. */
static const char *
get_capital_word (BslTri value)
{
  static const char *const words[] = { N_("No"), N_("To be settled"), N_("Yes") };

  return _(words[value]);
}

char *
bsl_topic_dup_words (const BslAnalysis *analysis, BslProject *project, const BslTopic *topic, BslLang lang)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint answered = 0;

  if (topic->whole)
    {
      const BslCriterion *criterion = topic->criteria->pdata[0];
      const char *reason = bsl_analysis_get_reason (analysis, project, topic, criterion);

      return g_strjoin (" · ", get_capital_word (bsl_analysis_get_value (analysis, project, topic, criterion)),
                        *reason != '\0' ? reason : NULL, NULL);
    }

  for (guint i = 0; i < topic->criteria->len; i++)
    {
      const BslCriterion *criterion = topic->criteria->pdata[i];
      BslTri value = bsl_analysis_get_value (analysis, project, topic, criterion);
      /* Translators: a criterion and its answer, as in "Availability: yes" */
      g_autofree char *part = g_strdup_printf (_("%s: %s"), bsl_text_get (&criterion->title, lang), bsl_topic_get_word (value));

      answered += value != BSL_TRI_UNKNOWN;
      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", part);
    }

  return answered > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : g_strdup (get_capital_word (BSL_TRI_UNKNOWN));
}
