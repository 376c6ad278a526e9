/* SPDX-License-Identifier: EUPL-1.2 */
/* The days around the contract, with what the contract says about each. */
#include "config.h"

#include "app/report/bsl-horizon.h"

#include "app/report/bsl-builder-private.h"

static void
clause_free (BslHorizonClause *self)
{
  g_free (self->text);
  g_free (self);
}

static void
day_free (BslHorizonDay *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->clauses);
  g_free (self);
}

/* As it goes with the offer or, where the day is of none, as it is asked of everybody. */
static BslHorizonClause *
clause_new (BslBuilder *builder, const BslOfferFinding *finding, const BslRule *rule)
{
  BslHorizonClause *self = g_new0 (BslHorizonClause, 1);
  gboolean tender = finding == NULL && !bsl_text_is_empty (&rule->tender);

  self->rule = rule;
  self->text = tender ? bsl_evaluation_dup_tender (builder->evaluation, rule, builder->lang)
                      : bsl_evaluation_dup_clause (builder->evaluation, finding, rule, builder->lang);
  return self;
}

static BslHorizonDay *
day_new (BslBuilder *builder, const BslItem *change)
{
  BslHorizonDay *self = g_new0 (BslHorizonDay, 1);

  self->on = change->date;
  self->text = bsl_builder_dup_words (builder, "{change.text}", change);
  self->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) clause_free);
  for (guint i = 0; change->others != NULL && i < change->others->len; i++)
    g_ptr_array_add (self->clauses, clause_new (builder, change->finding, g_ptr_array_index (change->others, i)));
  return self;
}

/* The block of the picture, which names the list of its days. */
static JsonObject *
find_picture (BslBuilder *builder)
{
  JsonObject *section = bsl_outline_find_section (builder->outline, bsl_outline_get_role (builder->outline, "horizon"));
  JsonArray *blocks = bsl_member_array (section, "blocks");

  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);

      if (json_object_has_member (block, "figure"))
        return block;
    }
  return NULL;
}

static void
fill (BslHorizon *self, BslBuilder *builder)
{
  JsonObject *picture = find_picture (builder);
  g_autoptr (GPtrArray) changes = picture != NULL ? bsl_builder_list (builder, json_object_get_member (picture, "dates"), NULL) : NULL;

  if (picture != NULL)
    self->figure = bsl_builder_draw_figure (builder, picture, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    g_ptr_array_add (self->days, day_new (builder, g_ptr_array_index (changes, i)));
}

BslHorizon *
bsl_horizon_new (BslProject *project, BslEvaluation *evaluation, BslLang lang)
{
  const BslReportOptions options = { .lang = lang };
  BslHorizon *self = g_new0 (BslHorizon, 1);
  BslBuilder builder;

  self->evaluation = bsl_evaluation_ref (evaluation);
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) day_free);
  if (bsl_evaluation_get_stop (evaluation) != NULL)
    return self;
  bsl_builder_init (&builder, project, evaluation, &options);
  fill (self, &builder);
  bsl_builder_clear (&builder);
  return self;
}

void
bsl_horizon_free (BslHorizon *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->figure, bsl_figure_free);
  g_ptr_array_unref (self->days);
  bsl_evaluation_unref (self->evaluation);
  g_free (self);
}
