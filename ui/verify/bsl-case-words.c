/* SPDX-License-Identifier: EUPL-1.2 */
/* Acceptance cases in words. */
#include "config.h"

#include "ui/verify/bsl-case-words.h"

#include <glib/gi18n.h>

/* Words of the case files for people; a word that is not here is shown as it stands. */
static const struct
{
  const char *word, *text;
} table[] = {
  { "applies", N_("applies") },
  { "does-not-apply", N_("does not apply") },
  { "unknown", N_("is open") },
  { "eligible", N_("eligible") },
  { "to-examine", N_("to examine") },
  { "not-eligible", N_("not eligible") },
  { "pass", N_("met") },
  { "fail", N_("not met") },
  { "review", N_("to examine") },
  { "not-applicable", N_("not applicable") },
  { "yes", N_("yes") },
  { "no", N_("no") },
  { "open", N_("open") },
  { "none", N_("none") },
  { "not-available", N_("not available") },
};

static const char *
translate (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].word, word))
      return _(table[i].text);

  return word;
}

static guint
count (const BslAcceptance *outcome, const char *const *sections)
{
  guint n = 0;

  for (guint i = 0; i < outcome->expectations->len; i++)
    n += g_strv_contains (sections, ((const BslExpectation *) outcome->expectations->pdata[i])->section);

  return n;
}

static void
add_count (GPtrArray *parts, char *text, guint n)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

char *
bsl_case_dup_scope (const BslAcceptance *outcome, BslLang lang)
{
  static const char *const of_project[] = { "stop", "conclusions", "questions", NULL };
  static const char *const of_rules[] = { "obligations", NULL };
  static const char *const of_offers[] = { "offers", NULL };
  static const char *const of_checks[] = { "checks", "found", "conditions", "no-conditions", NULL };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = bsl_date_to_words (outcome->on, lang);
  g_autofree char *joined = NULL;
  guint n;

  n = count (outcome, of_project);
  add_count (parts, g_strdup_printf (ngettext ("%u conclusion", "%u conclusions", n), n), n);
  n = count (outcome, of_rules);
  add_count (parts, g_strdup_printf (ngettext ("%u rule", "%u rules", n), n), n);
  n = count (outcome, of_offers);
  add_count (parts, g_strdup_printf (ngettext ("%u verdict", "%u verdicts", n), n), n);
  n = count (outcome, of_checks);
  add_count (parts, g_strdup_printf (ngettext ("%u requirement", "%u requirements", n), n), n);
  g_ptr_array_add (parts, NULL);
  joined = bsl_text_join ((const char *const *) parts->pdata, lang);

  return g_strjoin (" · ", day, *joined != '\0' ? joined : NULL, NULL);
}

/* Title of a rule, a conclusion or a question; the identifier where there is none. */
static const char *
find_title (const BslExpectation *expectation, BslLibrary *library)
{
  BslLang lang = bsl_library_get_lang (library);
  const BslRule *rule = bsl_rule_base_find_rule (bsl_library_get_rules (library), expectation->id);
  const BslQuestion *question = bsl_questionnaire_find (bsl_library_get_questionnaire (library), expectation->id);

  if (bsl_expectation_is_about_rule (expectation) && rule != NULL)
    return bsl_text_get (&rule->title, lang);
  if (question != NULL)
    return bsl_text_get (&question->title, lang);

  return expectation->id;
}

char *
bsl_case_dup_subject (const BslExpectation *expectation, BslLibrary *library)
{
  const BslOffer *offer = expectation->offer != NULL
    ? bsl_catalogue_find (bsl_library_get_catalogue (library), expectation->offer) : NULL;
  const char *name = offer != NULL ? offer->name : expectation->offer;
  const char *title = expectation->id != NULL ? find_title (expectation, library) : NULL;

  if (name == NULL && title == NULL)
    return g_strdup (_("Where the tool must stop"));

  return name != NULL ? g_strjoin (" · ", name, title, NULL) : g_strdup (title);
}

/* "eligible / to examine": one of them is enough. */
static char *
dup_words (char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " / " : "", translate (words[i]));

  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : g_strdup (_("nothing"));
}

char *
bsl_case_dup_expected (const BslExpectation *expectation)
{
  g_autofree char *expected = dup_words (expectation->expected);

  return g_strdup_printf (_("Expected: %s"), expected);
}

char *
bsl_case_dup_difference (const BslExpectation *expectation)
{
  g_autofree char *expected = dup_words (expectation->expected);
  const char *found = expectation->found != NULL ? translate (expectation->found) : _("nothing");

  return g_strdup_printf (_("Expected: %s. Found: %s."), expected, found);
}
