/* SPDX-License-Identifier: EUPL-1.2 */
/* The market study of a project. */

#include "config.h"

#include "app/study/bsl-study.h"

#include <glib/gi18n-lib.h>

struct _BslStudy
{
  BslEvaluation *evaluation;
  JsonNode *record; /* as it was: levels borrow its texts */
  const BslGrid *grid;
  GPtrArray *offers; /* of const BslOfferFinding* */
  BslLevel *levels;  /* by offer, then by scale */
  BslScoring *scoring;
};

static gboolean
is_compared (const BslOfferFinding *finding, gboolean to_examine)
{
  return bsl_offer_finding_is_in_running (finding) && (to_examine || finding->verdict == BSL_VERDICT_ELIGIBLE);
}

static BslLevel *
level_at (const BslStudy *self, guint offer, const BslScale *scale)
{
  return &self->levels[(gsize) offer * self->grid->scales->len + scale->index];
}

static void
read_level (BslStudy *self, BslProject *project, guint offer, const BslScale *scale)
{
  const BslOfferFinding *finding = g_ptr_array_index (self->offers, offer);
  BslLevel *level = level_at (self, offer, scale);

  level->given = bsl_study_record_get_level (project, self->grid, finding->offer->id, scale);
  bsl_evaluation_read_scale (self->evaluation, finding, scale, &level->low, &level->high);
  level->origin = level->low == level->high ? BSL_LEVEL_FACTS : BSL_LEVEL_UNKNOWN;
  if (level->origin == BSL_LEVEL_FACTS || level->given.level < (int) level->low || level->given.level > (int) level->high)
    return;
  level->low = level->high = (guint) level->given.level;
  level->origin = BSL_LEVEL_PERSON;
}

static BslMark
add_marks (const BslStudy *self, guint offer, const BslGridCriterion *criterion)
{
  guint unit = bsl_grid_scale_unit (self->grid, criterion);
  BslMark mark = { 0, 0 };

  for (guint i = 0; i < criterion->scales->len; i++)
    {
      const BslLevel *level = level_at (self, offer, g_ptr_array_index (criterion->scales, i));
      mark.low += unit * level->low;
      mark.high += unit * level->high;
    }
  return mark;
}

static void
score (BslStudy *self, BslProject *project)
{
  const GPtrArray *criteria = self->grid->criteria;

  self->scoring = bsl_scoring_new (self->offers->len, criteria->len, BSL_GRID_TOP * self->grid->unit, self->grid->unit);
  bsl_scoring_set_unknowns (self->scoring, bsl_study_record_get_unknowns (project));
  for (guint i = 0; i < criteria->len; i++)
    {
      const BslGridCriterion *criterion = g_ptr_array_index (criteria, i);
      bsl_scoring_set_weight (self->scoring, i, bsl_study_record_get_weight (project, self->grid, criterion));
      for (guint offer = 0; offer < self->offers->len; offer++)
        bsl_scoring_set_mark (self->scoring, offer, i, add_marks (self, offer, criterion));
    }
  bsl_scoring_compute (self->scoring);
}

BslStudy *
bsl_study_new (BslEvaluation *evaluation, BslProject *project, const BslGrid *grid)
{
  BslStudy *self = g_new0 (BslStudy, 1);
  gboolean to_examine = bsl_study_record_get_to_examine (project);

  self->evaluation = bsl_evaluation_ref (evaluation);
  self->grid = grid;
  if (bsl_project_get_extra (project, BSL_EXTRA_STUDY) != NULL)
    self->record = json_node_ref (bsl_project_get_extra (project, BSL_EXTRA_STUDY));
  self->offers = g_ptr_array_new ();
  for (guint i = 0; bsl_evaluation_get_stop (evaluation) == NULL && i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      if (is_compared (finding, to_examine))
        g_ptr_array_add (self->offers, (gpointer) finding);
    }
  self->levels = g_new0 (BslLevel, (gsize) self->offers->len * grid->scales->len);
  for (guint offer = 0; offer < self->offers->len; offer++)
    for (guint i = 0; i < grid->scales->len; i++)
      read_level (self, project, offer, g_ptr_array_index (grid->scales, i));
  score (self, project);
  return self;
}

void
bsl_study_free (BslStudy *self)
{
  if (self == NULL)
    return;

  bsl_scoring_free (self->scoring);
  g_free (self->levels);
  g_ptr_array_unref (self->offers);
  g_clear_pointer (&self->record, json_node_unref);
  bsl_evaluation_unref (self->evaluation);
  g_free (self);
}

BslEvaluation *
bsl_study_get_evaluation (const BslStudy *self)
{
  return self->evaluation;
}

const BslGrid *
bsl_study_get_grid (const BslStudy *self)
{
  return self->grid;
}

guint
bsl_study_get_n_offers (const BslStudy *self)
{
  return self->offers->len;
}

const BslOfferFinding *
bsl_study_get_offer (const BslStudy *self, guint index)
{
  g_return_val_if_fail (index < self->offers->len, NULL);

  return g_ptr_array_index (self->offers, index);
}

int
bsl_study_find_offer (const BslStudy *self, const char *id)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (g_strcmp0 (((const BslOfferFinding *) g_ptr_array_index (self->offers, i))->offer->id, id) == 0)
      return (int) i;
  return -1;
}

const BslLevel *
bsl_study_get_level (const BslStudy *self, guint offer, const BslScale *scale)
{
  g_return_val_if_fail (offer < self->offers->len, NULL);

  return level_at (self, offer, scale);
}

void
bsl_study_get_weakest (const BslStudy *self, guint offer, const BslGridCriterion *criterion, guint *low, guint *high)
{
  const GPtrArray *scales = criterion != NULL ? criterion->scales : self->grid->scales;

  g_return_if_fail (offer < self->offers->len);

  *low = *high = BSL_GRID_TOP;
  for (guint i = 0; i < scales->len; i++)
    {
      const BslLevel *level = level_at (self, offer, g_ptr_array_index (scales, i));
      *low = MIN (*low, level->low);
      *high = MIN (*high, level->high);
    }
}

BslScoring *
bsl_study_get_scoring (BslStudy *self)
{
  return self->scoring;
}

int
bsl_study_find_interval (BslStudy *self, const BslGridCriterion *criterion, BslInterval *interval)
{
  const GArray *order = bsl_scoring_get_order (self->scoring);
  guint first = order->len > 1 ? g_array_index (order, guint, 0) : 0;

  if (order->len < 2 || bsl_scoring_get (self->scoring, first)->place != 1)
    return BSL_FIRST_NONE;
  if (bsl_scoring_get (self->scoring, first)->shared)
    return BSL_FIRST_SHARED;
  *interval = bsl_scoring_find_interval (self->scoring, first, criterion->index);
  if (interval->high >= BSL_STUDY_MAX_WEIGHT)
    interval->rival_high = -1;
  return (int) first;
}

static gboolean
is_without_gap (const BslStudy *self, guint criterion)
{
  BslMark first;

  if (self->offers->len < 2 || bsl_scoring_get_weight (self->scoring, criterion) == 0)
    return FALSE;
  first = bsl_scoring_get_mark (self->scoring, 0, criterion);
  for (guint i = 0; i < self->offers->len; i++)
    {
      BslMark mark = bsl_scoring_get_mark (self->scoring, i, criterion);
      if (mark.low != mark.high || mark.low != first.low)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_dominant (const BslStudy *self, guint criterion)
{
  guint others = 0;

  for (guint i = 0; i < self->grid->criteria->len; i++)
    others += i != criterion ? bsl_scoring_get_weight (self->scoring, i) : 0;
  return bsl_scoring_get_weight (self->scoring, criterion) > others;
}

static gboolean
is_unreasoned (const BslStudy *self, const BslGridCriterion *criterion)
{
  for (guint offer = 0; offer < self->offers->len; offer++)
    for (guint i = 0; i < criterion->scales->len; i++)
      {
        const BslLevel *level = level_at (self, offer, g_ptr_array_index (criterion->scales, i));
        if (level->origin == BSL_LEVEL_PERSON && *level->given.reason == '\0')
          return TRUE;
      }
  return FALSE;
}

/* Not where nothing weighs: there is no score then of which anything could be known. */
static gboolean
is_little_known (const BslStudy *self)
{
  for (guint offer = 0; offer < self->offers->len; offer++)
    {
      const BslScore *score = bsl_scoring_get (self->scoring, offer);
      if (score->low < score->high && score->known < 0.5)
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_for (const BslStudy *self, BslCautionWhen when, const BslGridCriterion *criterion)
{
  switch (when)
    {
    case BSL_CAUTION_WEIGHTLESS:
      return bsl_scoring_get_weight (self->scoring, criterion->index) == 0;
    case BSL_CAUTION_WITHOUT_GAP:
      return is_without_gap (self, criterion->index);
    case BSL_CAUTION_DOMINANT:
      return is_dominant (self, criterion->index);
    case BSL_CAUTION_UNREASONED:
      return is_unreasoned (self, criterion);
    default:
      return FALSE;
    }
}

static gboolean
is_about_criteria (const BslGridCaution *caution)
{
  return caution->when != BSL_CAUTION_ALWAYS && caution->when != BSL_CAUTION_LITTLE_KNOWN;
}

GPtrArray *
bsl_study_find_cautioned (BslStudy *self, const BslGridCaution *caution)
{
  g_autoptr (GPtrArray) criteria = g_ptr_array_new ();

  for (guint i = 0; is_about_criteria (caution) && i < self->grid->criteria->len; i++)
    if (holds_for (self, caution->when, g_ptr_array_index (self->grid->criteria, i)))
      g_ptr_array_add (criteria, g_ptr_array_index (self->grid->criteria, i));
  if (criteria->len == 0 && caution->when != BSL_CAUTION_ALWAYS && (is_about_criteria (caution) || !is_little_known (self)))
    return NULL;
  return g_steal_pointer (&criteria);
}

char *
bsl_study_dup_caution (BslStudy *self, const BslGridCaution *caution, BslLang lang)
{
  g_autoptr (GPtrArray) criteria = bsl_study_find_cautioned (self, caution), titles = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (criteria == NULL)
    return NULL;
  if (criteria->len == 0)
    return g_strdup (bsl_text_get (&caution->title, lang));
  for (guint i = 0; i < criteria->len; i++)
    g_ptr_array_add (titles, (gpointer) bsl_text_get (&((const BslGridCriterion *) g_ptr_array_index (criteria, i))->title, lang));
  g_ptr_array_add (titles, NULL);
  names = bsl_text_join_labels ((const char *const *) titles->pdata, FALSE, lang);
  /* Translators: a caution, then the criteria it is about */
  return g_strdup_printf (_("%s: %s"), bsl_text_get (&caution->title, lang), names);
}
