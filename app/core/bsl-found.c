/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a project that was found holds what was searched for. */

#include "config.h"

#include "app/core/bsl-found.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"

/* characters of an excerpt, before the word and in all */
#define BEFORE 24
#define AT_MOST 90

void
bsl_found_free (BslFound *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

/* The same letters as in the search index; the text is folded, so that there are no marks. */
static gboolean
is_letter (const char *c)
{
  return *c != '\0' && g_unichar_isalnum (g_utf8_get_char (c));
}

/* The words as they are searched. */
static char **
split (const char *text)
{
  g_autofree char *folded = bsl_text_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *c = folded;; c = g_utf8_next_char (c))
    {
      if (is_letter (c) && start == NULL)
        start = c;
      else if (!is_letter (c) && start != NULL)
        {
          g_strv_builder_take (words, g_strndup (start, (gsize) (c - start)));
          start = NULL;
        }
      if (*c == '\0')
        return g_strv_builder_end (words);
    }
}

/* How many of @words begin a word of @text. */
static guint
count_held (const char *text, char **words)
{
  g_autofree char *folded = bsl_text_fold (text);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    for (const char *c = strstr (folded, words[i]); c != NULL; c = strstr (c + 1, words[i]))
      if (c == folded || !is_letter (g_utf8_prev_char (c)))
        {
          n++;
          break;
        }
  return n;
}

/* Begins some words before the first of @words, in one line. */
static char *
dup_excerpt (const char *text, char **words)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n\t", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean found = FALSE;
  guint i;

  for (i = 0; parts[i] != NULL && g_utf8_strlen (line->str, -1) < AT_MOST; i++)
    {
      found = found || count_held (parts[i], words) > 0;
      if (!found && g_utf8_strlen (line->str, -1) > BEFORE)
        g_string_assign (line, "…");
      if (*parts[i] != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", parts[i]);
    }
  if (parts[i] != NULL)
    g_string_append (line, " …");
  return g_string_free_and_steal (g_steal_pointer (&line));
}

typedef struct
{
  char **words;
  BslLang lang;
  guint most; /* how many of them the best place so far holds */
  BslFound *best;
} Search;

static gboolean
consider (Search *search, const BslQuestion *question, gboolean in_note, const char *text)
{
  guint n = count_held (text, search->words);

  if (n <= search->most)
    return FALSE;

  search->most = n;
  bsl_found_free (search->best);
  search->best = g_new0 (BslFound, 1);
  search->best->question = question;
  search->best->in_note = in_note;
  search->best->text = dup_excerpt (text, search->words);
  return TRUE;
}

static void
consider_answer (Search *search, const BslQuestion *question, const BslValue *value)
{
  for (guint i = 0; value->known && i < BSL_N_LANGS; i++)
    {
      BslLang lang = (BslLang) ((search->lang + i) % BSL_N_LANGS);
      g_autofree char *words = bsl_value_to_words (value, &question->domain, lang);

      if (consider (search, question, FALSE, words))
        return;
    }
}

static void
consider_note (Search *search, BslQuestionnaire *questionnaire, JsonNode *note)
{
  const char *answer = bsl_json_object_get_string (note, "answer");
  const char *text = bsl_json_object_get_string (note, "text");

  if (text != NULL)
    consider (search, answer != NULL ? bsl_questionnaire_find (questionnaire, answer) : NULL, TRUE, text);
}

/* Those that the title lacks. */
static char **
dup_missing (const char *search, const char *title)
{
  g_auto (GStrv) words = split (search);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (count_held (title, (char *[]){ words[i], NULL }) == 0)
      g_strv_builder_add (missing, words[i]);
  return g_strv_builder_end (missing);
}

gboolean
bsl_found_is_all_in (const char *text, const char *search)
{
  g_auto (GStrv) missing = dup_missing (search, text);

  return missing[0] == NULL;
}

BslFound *
bsl_found_new (BslProject *project, const char *search, BslLang lang)
{
  BslQuestionnaire *questionnaire = bsl_project_get_questionnaire (project);
  JsonNode *notes = bsl_project_get_extra (project, BSL_MEMBER_NOTES);
  g_auto (GStrv) words = dup_missing (search, bsl_project_get_title (project));
  Search state = { .words = words, .lang = lang };

  for (guint i = 0; words[0] != NULL && i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    consider_answer (&state, bsl_questionnaire_get_question (questionnaire, i),
                     bsl_answers_get (bsl_project_get_answers (project), i));
  for (guint i = 0; words[0] != NULL && i < bsl_json_list_length (notes); i++)
    consider_note (&state, questionnaire, bsl_json_list_get (notes, i));
  return state.best;
}
