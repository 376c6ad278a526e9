/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes in words. */

#include "config.h"

#include "app/rules/bsl-change.h"

#include "app/rules/bsl-evaluation-private.h"

/* Options to give up, or to add; a set that gains and loses is said as a whole. */
static BslPhrase
set_phrase (const BslChange *self, BslValue *shown)
{
  guint64 added = self->value.bits & ~self->before.bits;
  guint64 dropped = self->before.bits & ~self->value.bits;

  if (added != 0 && dropped != 0)
    return BSL_PHRASE_CHANGE_FACT;
  shown->bits = added != 0 ? added : dropped;
  return added != 0 ? BSL_PHRASE_CHANGE_FACT_ADD : BSL_PHRASE_CHANGE_FACT_DROP;
}

static BslPhrase
choose_phrase (const BslChange *self, const BslDomain *domain, BslValue *shown)
{
  if (self->kind == BSL_CHANGE_ANSWER && domain->kind != BSL_KIND_SET)
    return BSL_PHRASE_CHANGE_ANSWER;
  if (self->kind == BSL_CHANGE_ANSWER)
    {
      shown->bits = self->before.bits & ~self->value.bits;
      return BSL_PHRASE_CHANGE_ANSWER_DROP;
    }
  if (domain->kind == BSL_KIND_DATE)
    return self->before.known ? BSL_PHRASE_CHANGE_FACT_DAY : BSL_PHRASE_ESTABLISH_FACT_DAY;
  if (!self->before.known)
    return BSL_PHRASE_ESTABLISH_FACT;
  return domain->kind == BSL_KIND_SET ? set_phrase (self, shown) : BSL_PHRASE_CHANGE_FACT;
}

/* Adds the day the provider announced, which may be past. */
static char *
add_expected (BslEvaluation *evaluation, const BslChange *self, BslLang lang, char *words)
{
  g_autofree char *change = words;
  g_autofree char *day = bsl_date_to_words (self->expected, lang);
  BslPhrase phrase = self->expected < bsl_evaluation_get_date (evaluation)
                         ? BSL_PHRASE_CHANGE_OVERDUE
                         : BSL_PHRASE_CHANGE_EXPECTED;

  return bsl_template_fill (bsl_rule_base_get_phrase (evaluation->rules, phrase, lang), "subject",
                            change, "value", day, NULL);
}

static char *
value_change_to_words (BslEvaluation *evaluation, const BslChange *self, BslLang lang)
{
  gboolean fact = self->kind == BSL_CHANGE_FACT;
  const BslDomain *domain = fact ? &self->attribute->domain : &self->question->domain;
  const BslText *title = fact ? &self->attribute->title : &self->question->title;
  BslValue shown = self->value;
  BslPhrase phrase = choose_phrase (self, domain, &shown);
  char *(*to_words) (const BslValue *, const BslDomain *, BslLang) = fact ? bsl_value_in_sentence : bsl_value_to_words;
  g_autofree char *value = to_words (&shown, domain, lang);
  g_autofree char *before = to_words (&self->before, domain, lang);
  char *words = bsl_template_fill (bsl_rule_base_get_phrase (evaluation->rules, phrase, lang),
                                   "subject", bsl_text_get (title, lang), "value", value, "before",
                                   before, NULL);

  return self->expected != BSL_DATE_NONE ? add_expected (evaluation, self, lang, words) : words;
}

char *
bsl_change_to_words (BslEvaluation *evaluation, const BslChange *self, BslLang lang)
{
  g_autofree char *day = NULL;

  if (self->kind != BSL_CHANGE_DAY)
    return value_change_to_words (evaluation, self, lang);
  day = bsl_date_to_words (self->day, lang);
  return bsl_template_fill (bsl_rule_base_get_phrase (evaluation->rules, BSL_PHRASE_CHANGE_DAY, lang),
                            "value", day, NULL);
}
