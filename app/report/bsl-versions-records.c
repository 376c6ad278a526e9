/* SPDX-License-Identifier: EUPL-1.2 */
/* What two evaluations kept with versions of a project do not say alike, and what follows from it. */
#include "config.h"

#include "app/report/bsl-versions.h"

#include <string.h>

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-choice.h"
#include "app/rules/bsl-reopening.h"

static const BslDifference *
get (GPtrArray *all, guint index)
{
  return g_ptr_array_index (all, index);
}

/* Why it is so is known of the evaluation as it is now, not of one that was kept. */
static char *
dup_reasons (BslVersions *self, const BslDifference *difference)
{
  return self->made != NULL && difference->reasons[0] != NULL ? g_strjoinv (" ", difference->reasons) : NULL;
}

/* A text named after a word of the records: "scope-applies". */
static const char *
get_word (BslVersions *self, const char *family, const char *word)
{
  g_autofree char *id = g_strconcat (family, word != NULL ? word : "absent", NULL);

  return bsl_texts_get (self->builder->texts, id);
}

static void
add_edition (BslVersions *self, const BslDifference *difference, const char *title)
{
  BslLang lang = self->builder->lang;

  bsl_versions_add (self, "edition", bsl_texts_get (self->builder->texts, title), bsl_date_words_from_iso (difference->before, lang),
                    bsl_date_words_from_iso (difference->after, lang));
}

static void
add_stop (BslVersions *self, const BslDifference *difference)
{
  const char *const sides[] = { difference->before, difference->after };
  char *words[2];

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const BslRule *rule = sides[i] != NULL ? bsl_rule_base_find_rule (self->builder->rules, sides[i]) : NULL;

      words[i] = g_strdup (rule != NULL ? bsl_text_get (&rule->title, self->builder->lang) : sides[i]);
    }
  bsl_versions_add (self, "conclusion", bsl_texts_get (self->builder->texts, "evaluation-stop"), words[0], words[1]);
}

static char *
dup_value_title (BslVersions *self, const BslDifference *difference, const char *value)
{
  const char *title = value != NULL
                        ? bsl_evaluation_get_value_title (self->builder->evaluation, difference->id, value, self->builder->lang) : NULL;

  return g_strdup (title != NULL ? title : value);
}

static void
add_conclusion (BslVersions *self, const BslDifference *difference)
{
  bsl_versions_add (self, "conclusion", difference->title, dup_value_title (self, difference, difference->before),
                    dup_value_title (self, difference, difference->after))->ground = dup_reasons (self, difference);
}

static gboolean
is_state (const char *word, BslTri state)
{
  return g_strcmp0 (word, bsl_state_words[state]) == 0;
}

/* A rule that comes or goes with an edition without ever applying changes nothing. */
static gboolean
matters (const BslDifference *difference)
{
  return (difference->before != NULL && !is_state (difference->before, BSL_TRI_NO))
         || (difference->after != NULL && !is_state (difference->after, BSL_TRI_NO));
}

static void
add_rule (BslVersions *self, const BslDifference *difference)
{
  g_autofree char *title = g_strdup_printf ("%s (%s)", difference->title != NULL ? difference->title : difference->id, difference->id);

  if (matters (difference))
    bsl_versions_add (self, "rule", title, g_strdup (get_word (self, "scope-", difference->before)),
                      g_strdup (get_word (self, "scope-", difference->after)))->ground = dup_reasons (self, difference);
}

/* "fail: …" in two; @found may be NULL. */
static BslResult
read_check (const char *words, const char **found)
{
  const char *colon = strstr (words, ": ");
  gsize length = colon != NULL ? (gsize) (colon - words) : strlen (words);

  *found = colon != NULL ? colon + 2 : NULL;
  for (BslResult result = 0; bsl_result_words[result] != NULL; result++)
    if (strlen (bsl_result_words[result]) == length && strncmp (bsl_result_words[result], words, length) == 0)
      return result;
  return BSL_RESULT_NOT_APPLICABLE;
}

/* What is met weighs as what does not apply. */
static gboolean
weighs_alike (BslResult one, BslResult other)
{
  return MAX (one, BSL_RESULT_PASS) == MAX (other, BSL_RESULT_PASS);
}

static gboolean
is_of_offer (const BslDifference *difference, const char *offer)
{
  return difference->kind == BSL_DIFFERENCE_CHECK && g_str_has_prefix (difference->id, offer) && difference->id[strlen (offer)] == '/';
}

static const char *
get_rule_title (BslVersions *self, const BslDifference *check)
{
  const char *id = strchr (check->id, '/') + 1;
  const BslRule *rule = bsl_rule_base_find_rule (self->builder->rules, id);

  return rule != NULL ? bsl_text_get (&rule->title, self->builder->lang) : id;
}

static void
add_ground (BslVersions *self, GString *grounds, const BslDifference *check)
{
  const char *found;
  BslResult was = read_check (check->before, &found), is = read_check (check->after, &found);
  g_autofree char *words = NULL, *known = dup_reasons (self, check);
  const char *reasons = known != NULL ? known : found;

  if (weighs_alike (was, is))
    return;
  words = bsl_texts_format (self->builder->texts, "check-changed", "rule", get_rule_title (self, check),
                            "before", get_word (self, "found-", bsl_result_words[was]),
                            "after", get_word (self, "found-", bsl_result_words[is]), NULL);
  g_string_append_printf (grounds, "%s%s%s%s", grounds->len > 0 ? "\n" : "", words, reasons != NULL ? " – " : "", reasons != NULL ? reasons : "");
}

static char *
dup_grounds (BslVersions *self, GPtrArray *all, const BslDifference *offer)
{
  GString *grounds = g_string_new (NULL);

  if (offer->before == NULL || offer->after == NULL)
    g_string_append (grounds, bsl_texts_get (self->builder->texts, offer->before == NULL ? "offer-came" : "offer-went"));
  for (guint i = 0; i < all->len; i++)
    if (is_of_offer (get (all, i), offer->id))
      add_ground (self, grounds, get (all, i));
  return g_string_free_and_steal (grounds);
}

static gboolean
answers_need (BslVersions *self, const char *offer)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (self->builder->evaluation, offer);

  return bsl_record_covers (self->old, offer) || bsl_record_covers (self->new, offer)
         || (finding != NULL && bsl_builder_answers_need (self->builder, finding));
}

static char *
dup_verdict (BslVersions *self, const char *word)
{
  return g_strdup (word != NULL ? get_word (self, "verdict-", word) : NULL);
}

static char *
dup_name (BslVersions *self, const char *offer)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (self->builder->evaluation, offer);

  return finding != NULL ? bsl_builder_dup_offer_name (finding->offer) : g_strdup (offer);
}

static void
add_offer (BslVersions *self, GPtrArray *all, const BslDifference *difference)
{
  g_autofree char *name = dup_name (self, difference->id);

  bsl_versions_add (self, answers_need (self, difference->id) ? "verdict" : "apart", name, dup_verdict (self, difference->before),
                    dup_verdict (self, difference->after))->ground = dup_grounds (self, all, difference);
}

/* Something else was found of an offer that matters, where the verdict does not tell it already. */
static void
add_fact (BslVersions *self, const BslDifference *check)
{
  g_autofree char *offer = g_strndup (check->id, strchr (check->id, '/') - check->id), *name = NULL, *title = NULL;
  const char *before, *after;
  BslResult was = read_check (check->before, &before), is = read_check (check->after, &after);
  gboolean told = g_strcmp0 (bsl_record_get_verdict (self->old, offer), bsl_record_get_verdict (self->new, offer)) != 0
                  && !weighs_alike (was, is);

  if (was == BSL_RESULT_NOT_APPLICABLE || is == BSL_RESULT_NOT_APPLICABLE || told || g_strcmp0 (before, after) == 0
      || !answers_need (self, offer))
    return;
  name = dup_name (self, offer);
  title = bsl_texts_format (self->builder->texts, "offer-and-rule", "offer", name, "rule", get_rule_title (self, check), NULL);
  bsl_versions_add (self, "fact", title, g_strdup (before), self->made != NULL ? dup_reasons (self, check) : g_strdup (after));
}

static void
add_difference (BslVersions *self, GPtrArray *all, const BslDifference *difference)
{
  switch (difference->kind)
    {
    case BSL_DIFFERENCE_DATE:
      add_edition (self, difference, "edition-day");
      break;
    case BSL_DIFFERENCE_LAW:
      add_edition (self, difference, "edition-law");
      break;
    case BSL_DIFFERENCE_CATALOGUE:
      add_edition (self, difference, "edition-catalogue");
      break;
    case BSL_DIFFERENCE_STOP:
      add_stop (self, difference);
      break;
    case BSL_DIFFERENCE_CONCLUSION:
      add_conclusion (self, difference);
      break;
    case BSL_DIFFERENCE_RULE:
      add_rule (self, difference);
      break;
    case BSL_DIFFERENCE_OFFER:
      add_offer (self, all, difference);
      break;
    case BSL_DIFFERENCE_CHECK:
      add_fact (self, difference);
      break;
    case BSL_DIFFERENCE_ANSWER:
    default:
      break;
    }
}

/* Now, or in one of the versions: what left the catalogue was no less an offer. */
static gboolean
is_offer (BslVersions *self, const char *id)
{
  return bsl_evaluation_find_offer (self->builder->evaluation, id) != NULL || bsl_record_get_verdict (self->old, id) != NULL
         || bsl_record_get_verdict (self->new, id) != NULL;
}

/* The offers chosen in @project, by identifier; empty where none is. */
static char **
dup_chosen (BslVersions *self, BslProject *project)
{
  g_auto (GStrv) parts = bsl_choice_dup_parts (project, self->builder->evaluation);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_offer (self, parts[i]))
      g_strv_builder_add (ids, parts[i]);
  return g_strv_builder_end (ids);
}

/* What is eligible and yet no longer possible lacks a part of the need. */
static char *
dup_verdict_now (BslVersions *self, const char *kind, const char *offer)
{
  const char *verdict = bsl_record_get_verdict (self->new, offer);

  if (!self->chosen && g_str_equal (kind, "lost") && bsl_record_get_stop (self->new) == NULL
      && g_strcmp0 (verdict, bsl_verdict_words[BSL_VERDICT_ELIGIBLE]) == 0)
    return g_strdup (bsl_texts_get (self->builder->texts, "verdict-eligible-in-part"));
  return dup_verdict (self, verdict);
}

/* But for those of @except (may be NULL). */
static void
add_offers (BslVersions *self, const char *kind, char **offers, char **except)
{
  for (guint i = 0; offers[i] != NULL; i++)
    {
      g_autofree char *name = dup_name (self, offers[i]);

      if (except == NULL || !g_strv_contains ((const char *const *) except, offers[i]))
        bsl_versions_add (self, kind, name, dup_verdict (self, bsl_record_get_verdict (self->old, offers[i])),
                          dup_verdict_now (self, kind, offers[i]));
    }
}

/* Those of @all that are not in @except. */
static char **
dup_without (char **all, char **except)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) except, all[i]))
      g_strv_builder_add (rest, all[i]);
  return g_strv_builder_end (rest);
}

/* A choice in words that are those of no offer known: it left the catalogue, or nothing was chosen. */
static void
add_unheld (BslVersions *self, BslProject *project, char **chosen)
{
  const char *text = bsl_own_text_get (project, bsl_choice_get_place ());

  if (text != NULL && chosen[0] == NULL)
    bsl_versions_add (self, "unheld", text, NULL, NULL);
}

/* A choice given up is told as such, with its verdict, and not once more among what is lost. */
static void
judge (BslVersions *self)
{
  g_auto (GStrv) chosen = dup_chosen (self, self->before), now = dup_chosen (self, self->builder->project);
  g_auto (GStrv) lost = NULL, gained = NULL, dropped = NULL;

  self->chosen = chosen[0] != NULL;
  self->standing = bsl_standing_judge (self->old, self->new, (const char *const *) chosen, &lost, &gained);
  dropped = dup_without (chosen, now);
  add_offers (self, "lost", lost, dropped);
  add_offers (self, "gained", gained, NULL);
  add_unheld (self, self->before, chosen);
  if (!self->chosen)
    return;
  add_offers (self, "dropped", dropped, NULL);
  add_offers (self, "choice", now, chosen);
}

/* Questions that are open and were not. */
static void
add_questions (BslVersions *self)
{
  g_auto (GStrv) before = bsl_record_dup_questions (self->old), after = bsl_record_dup_questions (self->new);

  for (guint i = 0; after[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (self->builder->questionnaire, after[i]);

      if (question != NULL && !g_strv_contains ((const char *const *) before, after[i]))
        bsl_versions_add (self, "question", bsl_text_get (&question->title, self->builder->lang), NULL, NULL);
    }
}

void
bsl_versions_compare_records (BslVersions *self)
{
  g_autoptr (GPtrArray) all = bsl_record_compare (self->old, self->new, self->builder->evaluation, self->builder->lang);

  for (guint i = 0; i < all->len; i++)
    add_difference (self, all, get (all, i));
  judge (self);
  add_questions (self);
}
