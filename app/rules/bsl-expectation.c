/* SPDX-License-Identifier: EUPL-1.2 */
/* What an acceptance case expects of an evaluation, and what is found. */

#include "config.h"

#include "app/rules/bsl-expectation.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BslEvaluation *evaluation;
  GPtrArray *expectations;
} Run;

void
bsl_expectation_free (BslExpectation *self)
{
  g_free (self->offer);
  g_free (self->id);
  g_strfreev (self->expected);
  g_free (self->found);
  g_free (self);
}

gboolean
bsl_expectation_is_about_rule (const BslExpectation *self)
{
  return self->id != NULL && !g_str_equal (self->section, "conclusions")
         && !g_str_equal (self->section, "questions");
}

char *
bsl_expectation_dup_place (const BslExpectation *self)
{
  GString *place = g_string_new (self->section);

  if (self->offer != NULL)
    g_string_append_printf (place, ".%s", self->offer);
  if (self->id != NULL)
    g_string_append_printf (place, ".%s", self->id);
  return g_string_free (place, FALSE);
}

char *
bsl_expectation_to_words (const BslExpectation *self)
{
  g_autofree char *place = bsl_expectation_dup_place (self);
  g_autofree char *expected = g_strjoinv (" | ", self->expected);

  /* Translators: place in a file, word that was expected there, word found; "—" is nothing */
  return g_strdup_printf (_("%s: expected %s, found %s"), place,
                          *expected != '\0' ? expected : "—", self->found != NULL ? self->found : "—");
}

static void
read_word (GStrvBuilder *words, const BslJson *json)
{
  const char *word = bsl_json_string (json);

  if (word != NULL)
    g_strv_builder_add (words, word);
}

/* The word, or the words of which one is enough; none for null. */
static char **
read_words (const BslJson *json)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (!bsl_json_is_null (json) && !bsl_json_is_array (json))
    read_word (words, json);
  for (guint i = 0; bsl_json_is_array (json) && i < bsl_json_length (json); i++)
    {
      BslJson element = bsl_json_element (json, i);
      read_word (words, &element);
    }
  return g_strv_builder_end (words);
}

static BslExpectation *
add (Run *run, const char *section, const char *offer, const char *id, const BslJson *expected,
     const char *found)
{
  BslExpectation *self = g_new0 (BslExpectation, 1);

  self->section = section;
  self->offer = g_strdup (offer);
  self->id = g_strdup (id);
  self->expected = read_words (expected);
  self->found = g_strdup (found);
  self->holds = found != NULL ? g_strv_contains ((const char *const *) self->expected, found)
                              : self->expected[0] == NULL;
  g_ptr_array_add (run->expectations, self);
  return self;
}

static void
compare_stop (Run *run, const BslJson *expect)
{
  const BslRule *stop = bsl_evaluation_get_stop (run->evaluation);
  BslJson expected = bsl_json_member (expect, "stop");

  if (expected.node != NULL)
    add (run, "stop", NULL, NULL, &expected, stop != NULL ? stop->id : NULL);
}

static const char *
find_conclusion (Run *run, const char *id)
{
  const BslConclusion *conclusion = bsl_evaluation_find_conclusion (run->evaluation, id);

  return conclusion != NULL ? conclusion->value : NULL;
}

static const char *
find_state (Run *run, const char *id)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (run->evaluation, id);

  return obligation != NULL ? bsl_state_words[obligation->state] : NULL;
}

static const char *
find_verdict (Run *run, const char *id)
{
  const BslOfferFinding *offer = bsl_evaluation_find_offer (run->evaluation, id);

  return offer != NULL ? bsl_verdict_words[offer->verdict] : NULL;
}

static void
compare_words (Run *run, const BslJson *expect, const char *section,
               const char *(*find) (Run *, const char *))
{
  BslJson member = bsl_json_member (expect, section);
  gboolean of_offers = g_str_equal (section, "offers");
  g_auto (GStrv) names = NULL;

  if (bsl_json_is_null (&member))
    return;
  names = bsl_json_dup_names (&member);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      BslJson expected = bsl_json_member (&member, names[i]);
      add (run, section, of_offers ? names[i] : NULL, of_offers ? NULL : names[i], &expected,
           find (run, names[i]));
    }
}

static const BslCheck *
find_check (const BslOfferFinding *finding, const char *rule)
{
  for (guint i = 0; finding != NULL && i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (g_str_equal (check->rule->id, rule))
        return check;
    }
  return NULL;
}

static void
compare_check (Run *run, const BslOfferFinding *finding, const char *offer, const char *rule,
               const BslJson *expected)
{
  const BslCheck *check = find_check (finding, rule);

  add (run, "checks", offer, rule, expected, check != NULL ? bsl_result_words[check->result] : NULL);
}

/* The words of what was found; a case expects a part of the English ones. */
static void
compare_found (Run *run, const BslOfferFinding *finding, const char *offer, const char *rule,
               const BslJson *expected)
{
  const BslCheck *check = find_check (finding, rule);
  g_autofree char *found
      = check != NULL ? bsl_evaluation_dup_found (run->evaluation, finding, check, BSL_LANG_EN) : NULL;
  BslExpectation *expectation = add (run, "found", offer, rule, expected, found);
  const char *part = expectation->expected[0];

  expectation->holds = part != NULL && found != NULL && strstr (found, part) != NULL;
}

static void
compare_by_rule (Run *run, const BslJson *member, const char *offer,
                 void (*compare) (Run *, const BslOfferFinding *, const char *, const char *,
                                  const BslJson *))
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (run->evaluation, offer);
  BslJson expect = bsl_json_member (member, offer);
  g_auto (GStrv) rules = bsl_json_dup_names (&expect);

  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      BslJson expected = bsl_json_member (&expect, rules[i]);
      compare (run, finding, offer, rules[i], &expected);
    }
}

static void
compare_checks (Run *run, const BslJson *member, const char *offer)
{
  compare_by_rule (run, member, offer, compare_check);
}

static void
compare_founds (Run *run, const BslJson *member, const char *offer)
{
  compare_by_rule (run, member, offer, compare_found);
}

static gboolean
has_clause (Run *run, const char *offer, const char *rule)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (run->evaluation, offer);

  for (guint i = 0; finding != NULL && i < finding->clauses->len; i++)
    if (g_strcmp0 (((const BslRule *) g_ptr_array_index (finding->clauses, i))->id, rule) == 0)
      return TRUE;
  return FALSE;
}

/* Clauses that must stand, or must not stand, among those of an offer. */
static void
compare_clauses (Run *run, const char *section, const BslJson *member, const char *offer,
                 gboolean there)
{
  BslJson expect = bsl_json_member (member, offer);

  for (guint i = 0; i < bsl_json_length (&expect); i++)
    {
      BslJson element = bsl_json_element (&expect, i), expected = element;
      const char *rule = bsl_json_string (&element);

      if (!there)
        expected.node = NULL;
      add (run, section, offer, rule, &expected, has_clause (run, offer, rule) ? rule : NULL);
    }
}

static void
compare_conditions (Run *run, const BslJson *member, const char *offer)
{
  compare_clauses (run, "conditions", member, offer, TRUE);
}

static void
compare_no_conditions (Run *run, const BslJson *member, const char *offer)
{
  compare_clauses (run, "no-conditions", member, offer, FALSE);
}

static void
compare_by_offer (Run *run, const BslJson *expect, const char *section,
                  void (*compare) (Run *, const BslJson *, const char *))
{
  BslJson member = bsl_json_member (expect, section);
  g_auto (GStrv) offers = NULL;

  if (bsl_json_is_null (&member))
    return;
  offers = bsl_json_dup_names (&member);
  for (guint i = 0; offers != NULL && offers[i] != NULL; i++)
    compare (run, &member, offers[i]);
}

static gboolean
is_open (Run *run, const char *id)
{
  GArray *questions = bsl_evaluation_get_open_questions (run->evaluation);

  for (guint i = 0; i < questions->len; i++)
    if (g_strcmp0 (g_array_index (questions, BslOpenQuestion, i).question->id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
compare_questions (Run *run, const BslJson *expect)
{
  BslJson member = bsl_json_member (expect, "questions");

  for (guint i = 0; !bsl_json_is_null (&member) && i < bsl_json_length (&member); i++)
    {
      BslJson element = bsl_json_element (&member, i);
      const char *id = bsl_json_string (&element);
      add (run, "questions", NULL, id, &element, is_open (run, id) ? id : NULL);
    }
}

GPtrArray *
bsl_expectations_compare (const BslJson *json, BslEvaluation *evaluation)
{
  static const char *const sections[]
      = { "stop",       "conclusions",   "obligations", "offers", "checks", "found",
          "conditions", "no-conditions", "questions",   NULL };
  Run run = { evaluation,
              g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_expectation_free) };

  bsl_json_only (json, sections);
  compare_stop (&run, json);
  compare_words (&run, json, "conclusions", find_conclusion);
  compare_words (&run, json, "obligations", find_state);
  compare_words (&run, json, "offers", find_verdict);
  compare_by_offer (&run, json, "checks", compare_checks);
  compare_by_offer (&run, json, "found", compare_founds);
  compare_by_offer (&run, json, "conditions", compare_conditions);
  compare_by_offer (&run, json, "no-conditions", compare_no_conditions);
  compare_questions (&run, json);
  return run.expectations;
}
