/* SPDX-License-Identifier: EUPL-1.2 */
/* Words, icons and styles of verdicts, results and grades. */
#include "config.h"

#include "ui/common/bsl-words.h"

#include <glib/gi18n.h>

static const BslWord verdicts[] = {
  [BSL_VERDICT_ELIGIBLE] = { N_("Eligible"), "bsl-verdict-eligible-symbolic", "success" },
  [BSL_VERDICT_TO_EXAMINE] = { N_("To examine"), "bsl-verdict-to-examine-symbolic", "warning" },
  [BSL_VERDICT_NOT_ELIGIBLE] = { N_("Not eligible"), "bsl-verdict-not-eligible-symbolic", "error" },
};

static const BslWord results[] = {
  [BSL_RESULT_NOT_APPLICABLE] = { N_("Not applicable"), "bsl-step-not-needed-symbolic", "dimmed" },
  [BSL_RESULT_PASS] = { N_("Met"), "bsl-verdict-eligible-symbolic", "success" },
  [BSL_RESULT_REVIEW] = { N_("To examine"), "bsl-verdict-to-examine-symbolic", "warning" },
  [BSL_RESULT_FAIL] = { N_("Not met"), "bsl-verdict-not-eligible-symbolic", "error" },
};

static const BslWord states[] = {
  [BSL_TRI_NO] = { N_("Does not apply"), "bsl-step-not-needed-symbolic", "dimmed" },
  [BSL_TRI_UNKNOWN] = { N_("May apply"), "bsl-verdict-to-examine-symbolic", "warning" },
  [BSL_TRI_YES] = { N_("Applies"), "bsl-law-symbolic", "accent" },
};

static const struct
{
  const char *word, *sentence;
} effects[] = {
  [BSL_EFFECT_EXCLUDES] = { N_("Excludes offers"), N_("An offer that does not meet it is not eligible.") },
  [BSL_EFFECT_MANDATORY] = { N_("Obligation"), N_("It binds the buyer: what it asks must be done or obtained.") },
  [BSL_EFFECT_FILE] = { N_("For the file"), N_("It asks for a document or a step in the procurement file.") },
  [BSL_EFFECT_RECOMMENDED] = { N_("Recommendation"), N_("It is advised; not following it should be explained.") },
  [BSL_EFFECT_INFORMATION] = { N_("Information"), N_("It asks for nothing by itself, but is worth knowing.") },
};

typedef struct
{
  const char *id, *text;
} Row;

static const Row grades[] = {
  { "A", N_("The text or an official page was read.") },
  { "B", N_("Read in part, or an official fact relayed with precise references.") },
  { "C", N_("Concordant secondary sources: to be confirmed before relying on it.") },
  { "D", N_("General knowledge, to be read again before use: shown as a caution, not as an obligation.") },
};

static const Row confidences[] = {
  { "high", N_("High confidence") },
  { "medium", N_("Medium confidence") },
  { "low", N_("Low confidence") },
};

static const Row bases[] = {
  { "published", N_("published:") }, { "edition", N_("edition:") },
  { "read", N_("read:") },           { "reported", N_("date reported:") },
  { "inferred", N_("date inferred:") },
};

static const char *
find (const Row *rows, gsize n, const char *id, gsize length)
{
  for (gsize i = 0; i < n && id != NULL; i++)
    if (strncmp (rows[i].id, id, length) == 0)
      return _(rows[i].text);

  return NULL;
}

static BslWord
translate (BslWord word)
{
  word.word = _(word.word);
  return word;
}

BslWord
bsl_words_for_verdict (BslVerdict verdict)
{
  return translate (verdicts[verdict]);
}

BslWord
bsl_words_for_result (BslResult result)
{
  return translate (results[result]);
}

BslWord
bsl_words_for_state (BslTri state)
{
  return translate (states[state]);
}

const char *
bsl_words_for_effect (BslEffect effect)
{
  return _(effects[effect].word);
}

const char *
bsl_words_explain_effect (BslEffect effect)
{
  return _(effects[effect].sentence);
}

const char *
bsl_words_explain_grade (const char *grade)
{
  char letter[2] = "";
  const char *text;

  /* "B-", "C+", "A/D": of several letters the weakest counts */
  for (const char *c = grade; c != NULL && *c != '\0'; c++)
    if (g_ascii_isalpha (*c))
      letter[0] = MAX (letter[0], *c);
  text = find (grades, G_N_ELEMENTS (grades), letter, 1);

  return text != NULL ? text : "";
}

const char *
bsl_words_for_confidence (const char *confidence)
{
  return find (confidences, G_N_ELEMENTS (confidences), confidence, G_MAXSIZE);
}

const char *
bsl_words_for_date_basis (const char *basis)
{
  return find (bases, G_N_ELEMENTS (bases), basis, G_MAXSIZE);
}

static char *
dup_age (BslDate then, BslDate on)
{
  guint days = on - then, months = days / 30;

  if (days < 2)
    return g_strdup (_("just checked"));
  if (days < 60)
    return g_strdup_printf (ngettext ("%u day ago", "%u days ago", days), days);
  if (months < 24)
    return g_strdup_printf (ngettext ("%u month ago", "%u months ago", months), months);

  return g_strdup_printf (ngettext ("%u year ago", "%u years ago", days / 365), days / 365);
}

char *
bsl_words_dup_date_and_age (const char *iso, BslDate on, BslLang lang)
{
  g_autofree char *words = NULL;
  g_autofree char *age = NULL;
  BslDate then;

  if (iso == NULL)
    return g_strdup (_("unknown date"));

  words = bsl_date_words_from_iso (iso, lang);
  then = bsl_date_parse_partial (iso);
  /* the age of a mere year would be a guess */
  if (then == BSL_DATE_NONE || then > on || strlen (iso) < 7)
    return g_steal_pointer (&words);

  age = dup_age (then, on);
  /* Translators: a date and how long ago that was */
  return g_strdup_printf (_("%s (%s)"), words, age);
}

char *
bsl_words_dup_answer (const BslQuestion *question, const BslValue *value, BslLang lang)
{
  const char *unit = bsl_text_get (&question->unit, lang);
  g_autofree char *words = NULL;

  if (!value->known)
    return g_strdup (_("not answered"));
  if (question->domain.kind == BSL_KIND_SET && value->bits == 0)
    return g_strdup (_("None of these"));

  words = bsl_value_to_words (value, &question->domain, lang);
  return *unit != '\0' ? g_strdup_printf ("%s\302\240%s", words, unit) : g_steal_pointer (&words);
}

char *
bsl_words_dup_day (gint64 moment, BslLang lang)
{
  BslDate day = bsl_date_of_moment (moment);

  return day != BSL_DATE_NONE ? bsl_date_to_words (day, lang) : g_strdup (_("unknown date"));
}

char *
bsl_words_dup_moment (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == NULL)
    return g_strdup (_("At an unknown date"));

  day = bsl_date_to_words (bsl_date_from_time (time), bsl_lang_from_locale (g_get_language_names ()[0]));
  clock = g_date_time_format (time, "%H:%M");
  /* Translators: a day and a time, as in "25 November 2026 at 14:05" */
  return g_strdup_printf (_("%s at %s"), day, clock);
}

char *
bsl_words_fold (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");

  return g_utf8_casefold (ascii, -1);
}

char *
bsl_words_dup_inside (const char *title)
{
  const char *rest = *title != '\0' ? g_utf8_next_char (title) : title;
  char first[7] = "";

  if (!g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (title);

  g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (title)), first);
  return g_strconcat (first, rest, NULL);
}

GtkWidget *
bsl_words_create_icon (BslWord word)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", word.icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, word.style);
  return icon;
}
