/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of the tables beside the rules: sources, interpretations, thresholds, phrases, ways out. */

#include "config.h"

#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-options.h"

static const char *const grades[] = { "A", "B", "B-", "C+", "C", "D", NULL };

const char *const bsl_phrase_words[] = {
  "always",          "not-yet-in-force", "came-into-force", "no-longer-in-force", "answer-given",
  "answer-unknown",  "fact-known",       "fact-unknown",       "day-known",
  "day-unknown",     "market-yes",       "market-no",          "market-unknown",
  "rule-does-not-apply", "rule-unknown", "threshold-unknown",  "value-unknown",
  "value-to-fill-in", "value-of-offer",
  "change-fact",     "change-fact-add",  "change-fact-drop",   "change-fact-day",
  "establish-fact",  "establish-fact-day", "change-answer",    "change-answer-drop",
  "change-day",      "change-expected",  "change-overdue",     "not-covered",     NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (bsl_phrase_words) == BSL_N_PHRASES + 1);

void
bsl_read_source (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[]
      = { "id", "title", "cite", "date", "urls", "says", "grade", "extent", "through", "read", "reading", NULL };
  static const char *const extents[] = { "whole", "extract", "secondary", "none", NULL };
  BslLawSource *source = g_new0 (BslLawSource, 1);
  BslJson urls = bsl_json_member (json, "urls"), grade = bsl_json_member (json, "grade");
  BslJson extent = bsl_json_member (json, "extent");
  BslJson cite = bsl_json_member (json, "cite"), reading = bsl_json_member (json, "reading");

  bsl_json_only (json, members);
  source->id = bsl_reading_register (self, self->sources_by_id, json, source);
  bsl_reading_text (json, "title", &source->title);
  if (!bsl_json_is_null (&cite))
    bsl_reading_text (json, "cite", &source->cite);
  bsl_reading_text (json, "says", &source->says);
  source->date = bsl_reading_dup_optional_string (json, "date");
  bsl_json_word (&grade, grades);
  source->grade = g_strdup (bsl_json_optional_string (&grade));
  if (!bsl_json_is_null (&extent))
    bsl_json_word (&extent, extents);
  source->extent = bsl_reading_dup_optional_string (json, "extent");
  bsl_reading_optional_text (json, "through", &source->through);
  source->read = bsl_reading_dup_optional_string (json, "read");
  source->reading = !bsl_json_is_null (&reading) && bsl_json_boolean (&reading);
  source->urls = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < bsl_json_length (&urls); i++)
    {
      BslJson url = bsl_json_element (&urls, i);
      g_ptr_array_add (source->urls, g_strdup (bsl_json_string (&url)));
    }
  g_ptr_array_add (self->sources, source);
}

void
bsl_read_interpretation (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "reason", "sources", NULL };
  BslInterpretation *interpretation = g_new0 (BslInterpretation, 1);

  bsl_json_only (json, members);
  interpretation->id
      = bsl_reading_register (self, self->interpretations_by_id, json, interpretation);
  bsl_reading_text (json, "title", &interpretation->title);
  bsl_reading_text (json, "reason", &interpretation->reason);
  interpretation->sources = bsl_reading_references (self, json);
  g_ptr_array_add (self->interpretations, interpretation);
}

static void
read_stage (BslThreshold *threshold, const BslJson *json, BslDate last)
{
  static const char *const members[] = { "from", "value", "grade", NULL };
  BslJson from = bsl_json_member (json, "from"), value = bsl_json_member (json, "value");
  BslJson grade = bsl_json_member (json, "grade");
  BslStage stage = { bsl_json_date (&from), bsl_json_number (&value) };

  bsl_json_only (json, members);
  bsl_json_word (&grade, grades);
  if (stage.from != BSL_DATE_NONE && stage.from <= last)
    bsl_json_complain (
        &from, _("The days must follow each other: this one must come after the one before it."));
  g_array_append_val (threshold->stages, stage);
}

void
bsl_read_threshold (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "unit", "values", "sources", NULL };
  static const char *const units[] = { "EUR-excl-tax", "EUR-incl-tax", NULL };
  BslThreshold *threshold = g_new0 (BslThreshold, 1);
  BslJson values = bsl_json_member (json, "values"), unit = bsl_json_member (json, "unit");

  bsl_json_only (json, members);
  bsl_json_word (&unit, units);
  threshold->index = self->thresholds->len;
  threshold->id = bsl_reading_register (self, self->thresholds_by_id, json, threshold);
  threshold->stages = g_array_new (FALSE, FALSE, sizeof (BslStage));
  bsl_reading_text (json, "title", &threshold->title);
  threshold->references = bsl_reading_references (self, json);
  for (guint i = 0; i < bsl_json_length (&values); i++)
    {
      BslJson element = bsl_json_element (&values, i);
      BslDate last
          = i > 0 ? g_array_index (threshold->stages, BslStage, i - 1).from : BSL_DATE_NONE;
      read_stage (threshold, &element, last);
    }
  if (threshold->stages->len == 0)
    bsl_json_complain (&values, _("At least one value with its first day was expected here."));
  g_ptr_array_add (self->thresholds, threshold);
}

void
bsl_read_gate (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", NULL };
  BslLabel *gate = g_new0 (BslLabel, 1);

  bsl_json_only (json, members);
  bsl_reading_remember (self, gate, json);
  gate->id = bsl_reading_dup_string (json, "id");
  if (gate->id != NULL && bsl_labels_find (self->gates, gate->id) >= 0)
    bsl_reading_complain_twice (json, gate->id);
  bsl_reading_text (json, "title", &gate->title);
  g_ptr_array_add (self->gates, gate);
}

static const BslDueMoment *
find_moment (BslRuleBase *self, const char *id)
{
  for (guint i = 0; i < self->moments->len; i++)
    if (g_strcmp0 (((BslDueMoment *) g_ptr_array_index (self->moments, i))->id, id) == 0)
      return g_ptr_array_index (self->moments, i);
  return NULL;
}

/* A day is told in words where there is one, and where there is none yet. */
static void
read_moment_day (BslRuleBase *self, const BslJson *json, BslDueMoment *moment)
{
  BslJson answer = bsl_json_member (json, "answer"), other;
  const char *id = bsl_json_optional_string (&answer), *texts[] = { "dated", "undated" };

  for (guint i = 0; id == NULL && i < G_N_ELEMENTS (texts); i++)
    {
      other = bsl_json_member (json, texts[i]);
      if (!bsl_json_is_null (&other))
        bsl_json_complain (&other, _("No “answer” tells the day. Name one, or remove this text."));
    }
  if (id == NULL)
    return;
  moment->question = bsl_questionnaire_find (self->questionnaire, id);
  if (moment->question == NULL || moment->question->domain.kind != BSL_KIND_DATE)
    bsl_json_complain (&answer, _("No question “%s” asks for a date. Name one that does."), id);
  bsl_reading_text (json, "dated", &moment->dated);
  bsl_reading_text (json, "undated", &moment->undated);
}

void
bsl_read_moment (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "answer", "dated", "undated", "blocks-signature", NULL };
  BslDueMoment *moment = g_new0 (BslDueMoment, 1);
  BslJson blocks = bsl_json_member (json, "blocks-signature");

  bsl_json_only (json, members);
  bsl_reading_remember (self, moment, json);
  moment->index = self->moments->len;
  moment->id = bsl_reading_dup_string (json, "id");
  if (moment->id != NULL && find_moment (self, moment->id) != NULL)
    bsl_reading_complain_twice (json, moment->id);
  bsl_reading_text (json, "title", &moment->title);
  read_moment_day (self, json, moment);
  moment->blocks = !bsl_json_is_null (&blocks) && bsl_json_boolean (&blocks);
  g_ptr_array_add (self->moments, moment);
}

const BslDueMoment *
bsl_reading_moment (BslRuleBase *self, const BslJson *json)
{
  BslJson member = bsl_json_member (json, "before");
  const char *id = bsl_json_optional_string (&member);
  const BslDueMoment *moment = id != NULL ? find_moment (self, id) : NULL;

  if (id != NULL && moment == NULL)
    bsl_json_complain (&member, _("There is no moment “%s”. Add it to \"moments\"."), id);
  return moment;
}

/* What is left out has a reason; it is of no use to the program. */
void
bsl_read_left_out (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "reason", NULL };
  BslJson id = bsl_json_member (json, "id");
  const char *rule = bsl_json_string (&id);
  BslText reason = { 0 };

  bsl_json_only (json, members);
  bsl_reading_text (json, "reason", &reason);
  bsl_text_clear (&reason);
  if (rule != NULL && g_hash_table_contains (self->rules_by_id, rule))
    bsl_json_complain (&id, _("The rule “%s” is there and left out. Keep one of the two."), rule);
}

void
bsl_read_phrase (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "text", NULL };
  BslJson id = bsl_json_member (json, "id");
  int phrase = bsl_json_word (&id, bsl_phrase_words);

  bsl_json_only (json, members);
  if (phrase < 0)
    return;
  if (!bsl_text_is_empty (&self->phrases[phrase]))
    bsl_reading_complain_twice (json, bsl_phrase_words[phrase]);
  else
    bsl_reading_text (json, "text", &self->phrases[phrase]);
}

static guint64
read_reached (const BslJson *json, const BslDomain *domain)
{
  guint64 options = 0;

  for (guint i = 0; i < bsl_json_length (json); i++)
    {
      BslJson element = bsl_json_element (json, i);
      int option = bsl_condition_read_option (&element, domain);
      options |= option >= 0 ? G_GUINT64_CONSTANT (1) << option : 0;
    }
  return options;
}

/* The attribute that holds the day the provider announced, or NULL. */
static const BslAttribute *
read_expected (BslRuleBase *self, const BslJson *json)
{
  BslJson member = bsl_json_member (json, "expected");
  const BslAttribute *expected
      = bsl_json_is_null (&member) ? NULL : bsl_condition_read_attribute (&member, self);

  if (expected == NULL || expected->domain.kind == BSL_KIND_DATE)
    return expected;
  bsl_json_complain (&member, _("“%s” is no date. Name an attribute that is one."), expected->id);
  return NULL;
}

/* {"attribute": "snc.status", "values": ["qualified"], "expected": "snc.target-date"}: without
 * values, all of them. */
void
bsl_read_reachable_fact (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "attribute", "values", "expected", NULL };
  BslJson member = bsl_json_member (json, "attribute"), values = bsl_json_member (json, "values");
  const BslAttribute *attribute = bsl_condition_read_attribute (&member, self);

  bsl_json_only (json, members);
  if (attribute == NULL)
    return;
  self->reach[attribute->index] |= bsl_json_is_null (&values)
                                       ? G_MAXUINT64
                                       : read_reached (&values, &attribute->domain);
  self->expected[attribute->index] = read_expected (self, json);
}

void
bsl_read_correctable_answer (BslRuleBase *self, const BslJson *json)
{
  const BslQuestion *question = bsl_condition_read_question (json, self);

  if (question != NULL)
    self->correctable[question->index] = TRUE;
}
