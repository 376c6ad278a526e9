/* SPDX-License-Identifier: EUPL-1.2 */
/* The market study: scores on fixed scales, the levels people gave with their reasons, what is to be said of both. */
#include "config.h"

#include "app/report/bsl-builder-private.h"
#include "app/study/bsl-scorings.h"

/* A level somebody gave. */
typedef struct
{
  const BslOffer *offer;
  const BslScale *scale;
  const char *scored_by; /* whose scoring it is of, "" where it is the common one */
  BslGivenLevel given;
  int found; /* what the catalogue decides instead, or -1 */
} Given;

BslStudy *
bsl_builder_get_study (BslBuilder *self)
{
  const BslGrid *grid = bsl_study_record_get_grid (self->project, self->rules);

  if (self->study == NULL && grid != NULL && bsl_project_get_extra (self->project, BSL_EXTRA_STUDY) != NULL)
    self->study = bsl_study_new (self->evaluation, self->project, grid);
  return self->study;
}

/* Only where there is a study. */
static const BslGrid *
get_grid (BslBuilder *self)
{
  return bsl_study_get_grid (bsl_builder_get_study (self));
}

void
bsl_builder_list_scores (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  BslStudy *study = bsl_builder_get_study (self);
  const GArray *order = study != NULL ? bsl_scoring_get_order (bsl_study_get_scoring (study)) : NULL;

  for (guint i = 0; order != NULL && i < order->len; i++)
    g_ptr_array_add (items, bsl_item_new (BSL_ITEM_SCORE, context, bsl_study_get_offer (study, g_array_index (order, guint, i))));
}

static BslItem *
level_new (Given given, const BslItem *context)
{
  BslItem *item = bsl_item_new (BSL_ITEM_LEVEL, context, NULL);

  item->others = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (item->others, g_memdup2 (&given, sizeof given));
  item->data = g_ptr_array_index (item->others, 0);
  return item;
}

/* Nothing where no level is given. */
static void
add_given (Given given, const BslItem *context, GPtrArray *items)
{
  if (given.given.level >= 0)
    g_ptr_array_add (items, level_new (given, context));
}

/* What the catalogue decides of a compared offer, or -1. */
static int
find_level (BslBuilder *self, guint offer, const BslScale *scale)
{
  const BslLevel *level = bsl_study_get_level (bsl_builder_get_study (self), offer, scale);

  return level->origin == BSL_LEVEL_FACTS && level->low == level->high ? (int) level->low : -1;
}

static void
add_level (BslBuilder *self, const BslOffer *offer, const BslScale *scale, const BslItem *context, GPtrArray *items)
{
  int index = bsl_study_find_offer (bsl_builder_get_study (self), offer->id);

  add_given ((Given) { offer, scale, "", bsl_study_record_get_level (self->project, get_grid (self), offer->id, scale),
                       index >= 0 ? find_level (self, (guint) index, scale) : -1 },
             context, items);
}

static void
add_apart (BslBuilder *self, const BslOffer *offer, const BslScale *scale, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < bsl_scorings_get_n (self->project); i++)
    add_given ((Given) { offer, scale, bsl_scorings_get (self->project, i).by,
                         bsl_scorings_get_level (self->project, i, get_grid (self), offer->id, scale), -1 },
               context, items);
}

typedef void (*AddLevel) (BslBuilder *self, const BslOffer *offer, const BslScale *scale, const BslItem *context, GPtrArray *items);

/* Of every offer, also of one that is no longer compared: what somebody wrote is not lost. */
static void
list_levels (BslBuilder *self, const BslItem *context, GPtrArray *items, AddLevel add)
{
  const BslGrid *grid = bsl_builder_get_study (self) != NULL ? get_grid (self) : NULL;

  for (guint i = 0; grid != NULL && i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    for (guint j = 0; j < grid->scales->len; j++)
      add (self, bsl_evaluation_get_offer (self->evaluation, i)->offer, g_ptr_array_index (grid->scales, j), context, items);
}

void
bsl_builder_list_levels (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  list_levels (self, context, items, add_level);
}

void
bsl_builder_list_levels_apart (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  list_levels (self, context, items, add_apart);
}

/* The compared offers that the catalogue puts at @level. */
static void
add_found (BslBuilder *self, const BslScale *scale, int level, const BslItem *context, GPtrArray *items)
{
  BslStudy *study = bsl_builder_get_study (self);
  BslItem *item = NULL;

  for (guint i = 0; i < bsl_study_get_n_offers (study); i++)
    {
      const BslOffer *offer = bsl_study_get_offer (study, i)->offer;

      if (find_level (self, i, scale) != level)
        continue;
      if (item == NULL)
        g_ptr_array_add (items, item = level_new ((Given) { offer, scale, "", { level, "", "", BSL_DATE_NONE }, level }, context));
      g_ptr_array_add (item->others, g_strdup (offer->name));
    }
}

/* Each level that the catalogue decides, the highest first, with its offers. */
void
bsl_builder_list_levels_found (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslGrid *grid = bsl_builder_get_study (self) != NULL ? get_grid (self) : NULL;

  for (guint i = 0; grid != NULL && i < grid->scales->len; i++)
    for (guint level = BSL_GRID_N_LEVELS; level > 0; level--)
      add_found (self, g_ptr_array_index (grid->scales, i), (int) level - 1, context, items);
}

void
bsl_builder_list_weights (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslGrid *grid = bsl_builder_get_study (self) != NULL ? get_grid (self) : NULL;

  for (guint i = 0; grid != NULL && i < grid->criteria->len; i++)
    g_ptr_array_add (items, bsl_item_new (BSL_ITEM_WEIGHT, context, g_ptr_array_index (grid->criteria, i)));
}

void
bsl_builder_list_cautions (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  BslStudy *study = bsl_builder_get_study (self);

  for (guint i = 0; study != NULL && i < bsl_rule_base_get_n_cautions (self->rules); i++)
    {
      const BslGridCaution *caution = bsl_rule_base_get_caution (self->rules, i);
      g_autoptr (GPtrArray) criteria = bsl_study_find_cautioned (study, caution);

      if (criteria != NULL)
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_CAUTION, context, caution));
    }
}

static const BslScore *
get_score (BslBuilder *self, const BslItem *item)
{
  BslStudy *study = bsl_builder_get_study (self);
  int offer = bsl_study_find_offer (study, ((const BslOfferFinding *) item->data)->offer->id);

  return bsl_scoring_get (bsl_study_get_scoring (study), (guint) offer);
}

static void
add_number (BslBuilder *self, BslLine *line, double number)
{
  g_autofree char *words = bsl_number_to_words (number, 1, self->lang);

  bsl_builder_add (self, line, words);
}

static void
write_score_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const BslOfferFinding *) item->data)->offer->name);
}

static void
write_score_place (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslScore *score = get_score (self, item);

  if (score->place > 0)
    add_number (self, line, score->place);
  else
    bsl_builder_add (self, line, "—");
}

static void
write_score_score (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_number (self, line, get_score (self, item)->score);
}

static void
write_score_low (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_number (self, line, get_score (self, item)->low);
}

static void
write_score_high (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_number (self, line, get_score (self, item)->high);
}

const BslWord bsl_words_of_scores[] = {
  { "name", write_score_name }, { "place", write_score_place }, { "score", write_score_score },
  { "low", write_score_low },   { "high", write_score_high },   { NULL },
};

static void
write_level_offer (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const Given *) item->data)->offer->name);
}

static void
write_level_scale (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const Given *) item->data)->scale->title, self->lang));
}

static void
write_level_level (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const Given *given = item->data;
  g_autofree char *level = bsl_grid_dup_level (get_grid (self), (guint) given->given.level, self->lang);

  bsl_builder_add (self, line, level);
}

static void
write_level_means (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const Given *given = item->data;

  bsl_builder_add (self, line, bsl_text_get (&given->scale->levels[given->given.level], self->lang));
}

static void
write_level_offers (BslBuilder *self, BslLine *line, const BslItem *item)
{
  for (guint i = 1; i < item->others->len; i++)
    {
      bsl_builder_add (self, line, i > 1 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_add (self, line, g_ptr_array_index (item->others, i));
    }
}

/* A level that does not count says which one does. */
static void
write_level_unused (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const Given *given = item->data;
  g_autofree char *level = given->found >= 0 ? bsl_grid_dup_level (get_grid (self), (guint) given->found, self->lang) : NULL;
  g_autofree char *text = level != NULL ? bsl_texts_format (self->texts, "level-unused", "level", level, NULL) : NULL;

  bsl_builder_add (self, line, text);
}

static void
write_level_reason (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *reason = ((const Given *) item->data)->given.reason;

  bsl_builder_add (self, line, *reason != '\0' ? reason : "—");
}

static void
write_level_day (BslBuilder *self, BslLine *line, const Given *given)
{
  g_autofree char *day = given->given.on != BSL_DATE_NONE ? bsl_date_to_words (given->given.on, self->lang) : NULL;

  bsl_builder_add (self, line, day != NULL ? "\n" : NULL);
  bsl_builder_add (self, line, day);
}

static void
write_level_by (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const Given *given = item->data;
  const char *scorer = given->scored_by, *by = given->given.by;

  if (*scorer == '\0')
    scorer = *by != '\0' ? by : "—";
  bsl_builder_add (self, line, scorer);
  write_level_day (self, line, given);
  /* a file without one author has its name, and each level its own */
  if (*by == '\0' || g_str_equal (scorer, by))
    return;
  bsl_builder_add (self, line, bsl_texts_get (self->texts, "citation-separator"));
  bsl_builder_add (self, line, by);
}

const BslWord bsl_words_of_levels[] = {
  { "offer", write_level_offer }, { "scale", write_level_scale },   { "level", write_level_level },
  { "means", write_level_means }, { "reason", write_level_reason }, { "by", write_level_by },
  { "offers", write_level_offers }, { "unused", write_level_unused }, { NULL },
};

static void
write_weight_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslGridCriterion *) item->data)->title, self->lang));
}

static void
write_weight_weight (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslGridCriterion *criterion = item->data;

  add_number (self, line, bsl_scoring_get_weight (bsl_study_get_scoring (bsl_builder_get_study (self)), criterion->index));
}

const BslWord bsl_words_of_weights[] = {
  { "title", write_weight_title }, { "weight", write_weight_weight }, { NULL },
};

static void
write_caution_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslGridCaution *) item->data)->title, self->lang));
}

static void
write_caution_text (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslGridCaution *) item->data)->text, self->lang));
}

static void
write_caution_law (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const GPtrArray *references = ((const BslGridCaution *) item->data)->references;

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_cite_reference (self, line, g_ptr_array_index (references, i), i == 0);
    }
}

const BslWord bsl_words_of_cautions[] = {
  { "title", write_caution_title }, { "text", write_caution_text }, { "law", write_caution_law }, { NULL },
};

/* {study:title}, {study:intro}, {study:weights}: of the grid in use. */
void
bsl_builder_write_study (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const struct
  {
    const char *name;
    const BslText *text;
  } words[] = { { "title", &get_grid (self)->title }, { "intro", &get_grid (self)->intro }, { "weights", &get_grid (self)->weights } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].name, item->text))
      bsl_builder_add (self, line, bsl_text_get (words[i].text, self->lang));
}
