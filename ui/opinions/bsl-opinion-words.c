/* SPDX-License-Identifier: EUPL-1.2 */
/* Opinions in words. */
#include "config.h"

#include "ui/opinions/bsl-opinion-words.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-text-row.h"

static const struct
{
  BslWord word;
  const char *sentence;
} states[] = {
  [BSL_OPINION_ASKED] = { { N_("No reply yet"), "bsl-step-open-symbolic", "warning" },
                          N_("Send the question sheet, which is a file. Whoever is asked opens it in Boussole and sends "
                             "back another file; open that one here, or drop it on the window.") },
  [BSL_OPINION_HOLDS] = { { N_("Holds"), "bsl-verdict-eligible-symbolic", "success" },
                          N_("It was given on the answers as they are now.") },
  [BSL_OPINION_TO_ADOPT] = { { N_("Proposes other answers"), "bsl-verdict-to-examine-symbolic", "warning" },
                             N_("The opinion speaks of other answers than yours until those you agree with are taken over.") },
  [BSL_OPINION_VOID] = { { N_("No longer holds"), "bsl-verdict-not-eligible-symbolic", "error" },
                         N_("Answers it speaks of were changed since. Ask again, or put them back as they were.") },
};

static const char *const stances[] = { N_("Favourable"), N_("Favourable with reservations"), N_("Unfavourable") };

BslWord
bsl_opinion_words_for_state (BslOpinionState state)
{
  BslWord word = states[state].word;

  word.word = _(word.word);
  return word;
}

const char *
bsl_opinion_words_explain_state (BslOpinionState state)
{
  return _(states[state].sentence);
}

const char *
bsl_opinion_words_for_stance (BslStance stance)
{
  return _(stances[stance]);
}

const char *
bsl_opinion_words_for_role (BslQuestionnaire *questionnaire, const char *role, BslLang lang)
{
  const BslRole *known = role != NULL ? bsl_questionnaire_find_role (questionnaire, role) : NULL;

  if (known != NULL)
    return bsl_text_get (&known->title, lang);
  return role != NULL ? role : _("Somebody else");
}

char *
bsl_opinion_words_dup_giver (const BslOpinion *opinion, BslLang lang)
{
  g_autofree char *day = opinion->on != BSL_DATE_NONE ? bsl_date_to_words (opinion->on, lang) : g_strdup (_("unknown date"));

  return g_strjoin (", ", opinion->name != NULL ? opinion->name : "?", opinion->function != NULL ? opinion->function : "?", day, NULL);
}

char *
bsl_opinion_words_dup_answer (const BslQuestion *question, const char *json, BslLang lang)
{
  BslValue value = { 0 };
  char *words;

  bsl_value_from_text (&value, json, &question->domain);
  words = bsl_words_dup_answer (question, &value, lang);
  bsl_value_clear (&value);
  return words;
}

char *
bsl_opinion_words_dup_answers (const BslOpinion *opinion, const BslQuestion *question, BslProject *project, BslLang lang)
{
  const char *json = g_hash_table_lookup (opinion->proposed, question->id);
  g_autofree char *sent = bsl_opinion_words_dup_answer (question, g_hash_table_lookup (opinion->sent, question->id), lang);
  g_autofree char *now = bsl_words_dup_answer (question, bsl_project_get_answer (project, question->index), lang);
  g_autofree char *proposed = json != NULL ? bsl_opinion_words_dup_answer (question, json, lang) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: an answer as it was when somebody was asked about it */
  g_string_append_printf (words, _("As sent: %s"), sent);
  if (!g_str_equal (sent, now))
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("Now: %s"), now);
    }
  if (proposed != NULL)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("Proposed: %s"), proposed);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

void
bsl_opinion_words_fill (AdwPreferencesGroup *group, const BslOpinion *opinion, BslLang lang)
{
  g_autofree char *giver = bsl_opinion_words_dup_giver (opinion, lang);

  adw_preferences_group_add (group, bsl_property_row_new (_("Conclusion"), bsl_opinion_words_for_stance (opinion->stance)));
  if (opinion->text != NULL)
    adw_preferences_group_add (group, bsl_property_row_new (_("Reasons"), opinion->text));
  adw_preferences_group_add (group, bsl_property_row_new (_("Given by"), giver));
}
