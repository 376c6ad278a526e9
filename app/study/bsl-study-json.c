/* SPDX-License-Identifier: EUPL-1.2 */
/* A market study as JSON. */

#include "config.h"

#include "app/study/bsl-study.h"

static const char *const origin_words[] = { "unknown", "catalogue", "person" };

static void
write_level (JsonBuilder *builder, const BslLevel *level)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from");
  json_builder_add_int_value (builder, level->low);
  json_builder_set_member_name (builder, "to");
  json_builder_add_int_value (builder, level->high);
  json_builder_set_member_name (builder, "origin");
  json_builder_add_string_value (builder, origin_words[level->origin]);
  if (level->origin == BSL_LEVEL_PERSON)
    {
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, level->given.reason);
    }
  json_builder_end_object (builder);
}

/* Two decimals: beyond them, digits only pretend. */
static void
write_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, (double) (gint64) (number * 100 + 0.5) / 100);
}

static void
write_score (JsonBuilder *builder, const BslScore *score)
{
  json_builder_set_member_name (builder, "place");
  if (score->place > 0)
    json_builder_add_int_value (builder, score->place);
  else
    json_builder_add_null_value (builder);
  write_number (builder, "score", score->score);
  write_number (builder, "from", score->low);
  write_number (builder, "to", score->high);
  write_number (builder, "known", score->known);
  json_builder_set_member_name (builder, "shared");
  json_builder_add_boolean_value (builder, score->shared);
  json_builder_set_member_name (builder, "near");
  json_builder_add_boolean_value (builder, score->near);
}

static void
write_better (BslStudy *self, JsonBuilder *builder, guint offer)
{
  int better = bsl_scoring_find_better (bsl_study_get_scoring (self), offer);

  json_builder_set_member_name (builder, "better-everywhere");
  if (better >= 0)
    json_builder_add_string_value (builder, bsl_study_get_offer (self, (guint) better)->offer->id);
  else
    json_builder_add_null_value (builder);
}

static void
write_offer (BslStudy *self, JsonBuilder *builder, guint offer)
{
  const BslGrid *grid = bsl_study_get_grid (self);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "offer");
  json_builder_add_string_value (builder, bsl_study_get_offer (self, offer)->offer->id);
  write_score (builder, bsl_scoring_get (bsl_study_get_scoring (self), offer));
  write_better (self, builder, offer);
  if (grid->weakest)
    {
      guint low, high;
      bsl_study_get_weakest (self, offer, NULL, &low, &high);
      json_builder_set_member_name (builder, "weakest");
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, low);
      json_builder_add_int_value (builder, high);
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "levels");
  json_builder_begin_object (builder);
  for (guint i = 0; i < grid->scales->len; i++)
    {
      const BslScale *scale = g_ptr_array_index (grid->scales, i);
      json_builder_set_member_name (builder, scale->id);
      write_level (builder, bsl_study_get_level (self, offer, scale));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
write_bound (BslStudy *self, JsonBuilder *builder, const char *name, guint bound, int rival)
{
  json_builder_set_member_name (builder, name);
  if (rival < 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "weight");
  json_builder_add_int_value (builder, bound);
  json_builder_set_member_name (builder, "then");
  json_builder_add_string_value (builder, bsl_study_get_offer (self, (guint) rival)->offer->id);
  json_builder_end_object (builder);
}

static void
write_criterion (BslStudy *self, JsonBuilder *builder, const BslGridCriterion *criterion, BslLang lang)
{
  BslScoring *scoring = bsl_study_get_scoring (self);
  BslInterval interval;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "criterion");
  json_builder_add_string_value (builder, criterion->id);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, bsl_text_get (&criterion->title, lang));
  json_builder_set_member_name (builder, "weight");
  json_builder_add_int_value (builder, bsl_scoring_get_weight (scoring, criterion->index));
  if (bsl_study_find_interval (self, criterion, &interval) >= 0)
    {
      write_bound (self, builder, "holds-from", interval.low, interval.rival_low);
      write_bound (self, builder, "holds-to", interval.high, interval.rival_high);
    }
  json_builder_end_object (builder);
}

static void
write_cautions (BslStudy *self, JsonBuilder *builder, BslRuleBase *rules, BslLang lang)
{
  json_builder_set_member_name (builder, "cautions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_rule_base_get_n_cautions (rules); i++)
    {
      const BslGridCaution *caution = bsl_rule_base_get_caution (rules, i);
      g_autoptr (GPtrArray) criteria = bsl_study_find_cautioned (self, caution);
      if (criteria == NULL)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "caution");
      json_builder_add_string_value (builder, caution->id);
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, bsl_text_get (&caution->text, lang));
      json_builder_set_member_name (builder, "criteria");
      json_builder_begin_array (builder);
      for (guint j = 0; j < criteria->len; j++)
        json_builder_add_string_value (builder, ((const BslGridCriterion *) g_ptr_array_index (criteria, j))->id);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
bsl_study_to_json (BslStudy *self, BslLang lang)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const BslGrid *grid = bsl_study_get_grid (self);
  BslEvaluation *evaluation = bsl_study_get_evaluation (self);
  const GArray *order = bsl_scoring_get_order (bsl_study_get_scoring (self));
  g_autofree char *on = bsl_date_to_iso (bsl_evaluation_get_date (evaluation));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, "boussole-study");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "on");
  json_builder_add_string_value (builder, on);
  json_builder_set_member_name (builder, "grid");
  json_builder_add_string_value (builder, grid->id);
  json_builder_set_member_name (builder, "settled");
  json_builder_add_boolean_value (builder, bsl_scoring_is_settled (bsl_study_get_scoring (self)));
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < grid->criteria->len; i++)
    write_criterion (self, builder, g_ptr_array_index (grid->criteria, i), lang);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < order->len; i++)
    write_offer (self, builder, g_array_index (order, guint, i));
  json_builder_end_array (builder);
  write_cautions (self, builder, bsl_evaluation_get_rules (evaluation), lang);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
