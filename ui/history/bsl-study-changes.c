/* SPDX-License-Identifier: EUPL-1.2 */
/* What changed in the market study and in the estimate of cost, in words. */
#include "config.h"

#include "ui/history/bsl-study-changes.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "app/study/bsl-scoring-words.h"
#include "ui/study/bsl-cost-words.h"
#include "ui/study/bsl-overview-page.h"

typedef struct
{
  BslEvaluation *evaluation;
  BslRuleBase *rules;
  BslLang lang;
  BslProject *before, *after; /* that record this alone */
  BslStudyChangeFunc visit;
  gpointer data;
} Reading;

/* Takes both. */
static void
tell (Reading *self, const char *title, char *before, char *after)
{
  if (g_strcmp0 (before, after) != 0)
    self->visit (self->data, title, before, after);
  g_free (before);
  g_free (after);
}

static const char *
get_offer_name (Reading *self, const char *id)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (self->evaluation, id);

  return finding != NULL ? finding->offer->name : id;
}

static void
tell_of_offer (Reading *self, const char *offer, const char *what, char *before, char *after)
{
  g_autofree char *title = g_strdup_printf (_("%s – %s"), get_offer_name (self, offer), what);

  tell (self, title, before, after);
}

static BslProject *
project_new (BslSession *session, const char *name, JsonNode *node)
{
  BslProject *project = bsl_project_new (bsl_session_get_questionnaire (session));

  bsl_project_set_extra (project, name, node);
  return project;
}

static void
start (Reading *self, BslSession *session, const char *name, JsonNode *before, JsonNode *after)
{
  self->rules = bsl_library_get_rules (bsl_session_get_library (session));
  self->lang = bsl_session_get_lang (session);
  self->before = project_new (session, name, before);
  self->after = project_new (session, name, after);
}

static void
finish (Reading *self)
{
  g_clear_object (&self->before);
  g_clear_object (&self->after);
}

/* A choice that is as it comes is none. */
static char *
dup_grid (Reading *self, BslProject *project)
{
  const BslGrid *grid = bsl_study_record_get_grid (project, self->rules);

  return grid != NULL ? g_strdup (bsl_text_get (&grid->title, self->lang)) : NULL;
}

static char *
dup_unknowns (BslProject *project)
{
  return g_strdup (bsl_overview_page_get_unknowns_words (bsl_study_record_get_unknowns (project)));
}

static char *
dup_to_examine (BslProject *project)
{
  return g_strdup (bsl_study_record_get_to_examine (project) ? _("Yes") : _("No"));
}

static void
visit_weights (Reading *self, const BslGrid *grid)
{
  for (guint i = 0; i < grid->criteria->len; i++)
    {
      const BslGridCriterion *criterion = g_ptr_array_index (grid->criteria, i);
      g_autofree char *title = g_strdup_printf (_("Weight: %s"), bsl_text_get (&criterion->title, self->lang));

      tell (self, title, g_strdup_printf ("%u", bsl_study_record_get_weight (self->before, grid, criterion)),
            g_strdup_printf ("%u", bsl_study_record_get_weight (self->after, grid, criterion)));
    }
}

/* NULL where nothing is given. */
static char *
dup_level (Reading *self, BslProject *project, const BslGrid *grid, const char *offer, const BslScale *scale)
{
  BslGivenLevel given = bsl_study_record_get_level (project, grid, offer, scale);

  return given.level >= 0 || *given.reason != '\0' ? bsl_scoring_words_dup_level (grid, &given, self->lang) : NULL;
}

static void
add_members (GPtrArray *names, JsonNode *object)
{
  g_autoptr (GList) members = object != NULL && JSON_NODE_HOLDS_OBJECT (object) ? json_object_get_members (json_node_get_object (object)) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_ptr_array_find_with_equal_func (names, l->data, g_str_equal, NULL))
      g_ptr_array_add (names, l->data);
}

/* Of the object at @path of either side; borrowed from both. */
static GPtrArray *
list_members (Reading *self, const char **path)
{
  GPtrArray *names = g_ptr_array_new ();

  add_members (names, bsl_json_object_get_at (bsl_project_get_extra (self->before, BSL_EXTRA_STUDY), path));
  add_members (names, bsl_json_object_get_at (bsl_project_get_extra (self->after, BSL_EXTRA_STUDY), path));
  return names;
}

static void
visit_levels (Reading *self, const BslGrid *grid)
{
  const char *path[] = { BSL_STUDY_LEVELS, grid->id, NULL };
  g_autoptr (GPtrArray) offers = list_members (self, path);

  for (guint i = 0; i < offers->len; i++)
    for (guint j = 0; j < grid->scales->len; j++)
      {
        const char *offer = g_ptr_array_index (offers, i);
        const BslScale *scale = g_ptr_array_index (grid->scales, j);

        tell_of_offer (self, offer, bsl_text_get (&scale->title, self->lang), dup_level (self, self->before, grid, offer, scale),
                       dup_level (self, self->after, grid, offer, scale));
      }
}

/* Those of @project that @other has not. */
static void
visit_scorings (Reading *self, BslProject *project, BslProject *other, const char *title)
{
  for (guint i = 0; i < bsl_scorings_get_n (project); i++)
    {
      BslScoringOf scoring = bsl_scorings_get (project, i);
      gboolean after = project == self->after;
      const char *name = bsl_scoring_words_get_name (scoring);

      if (!bsl_scorings_has (other, scoring.by))
        self->visit (self->data, title, after ? NULL : name, after ? name : NULL);
    }
}

void
bsl_study_changes_visit (BslSession *session, BslEvaluation *evaluation, JsonNode *before, JsonNode *after,
                         BslStudyChangeFunc visit, gpointer data)
{
  Reading self = { .evaluation = evaluation, .visit = visit, .data = data };

  start (&self, session, BSL_EXTRA_STUDY, before, after);
  tell (&self, _("Criteria"), dup_grid (&self, self.before), dup_grid (&self, self.after));
  tell (&self, _("What Is Unknown"), dup_unknowns (self.before), dup_unknowns (self.after));
  tell (&self, _("Compare Offers to Examine Too"), dup_to_examine (self.before), dup_to_examine (self.after));
  for (guint i = 0; i < bsl_rule_base_get_n_grids (self.rules); i++)
    {
      visit_weights (&self, bsl_rule_base_get_grid (self.rules, i));
      visit_levels (&self, bsl_rule_base_get_grid (self.rules, i));
    }
  visit_scorings (&self, self.before, self.after, _("Scored Apart"));
  visit_scorings (&self, self.after, self.before, _("Scored Apart"));
  finish (&self);
}

static char *
dup_months (const BslCostRecord *record)
{
  return bsl_cost_record_has_own_months (record) ? g_strdup_printf ("%u", bsl_cost_record_get_months (record)) : NULL;
}

/* With its name, which may have changed too. */
static char *
dup_quantity (Reading *self, const BslCostItem *item)
{
  g_autofree char *quantity = item != NULL ? bsl_cost_words_dup_quantity (item, self->lang) : NULL;

  return item != NULL ? g_strjoin ("\n", item->title, quantity, NULL) : NULL;
}

static char *
dup_amount (Reading *self, const BslCostRecord *record, const char *offer, const char *what)
{
  const BslCostAmount *amount = bsl_cost_record_get_amount (record, offer, what);

  return amount != NULL ? bsl_cost_words_dup_amount (bsl_cost_record_find_item (record, what), amount, self->lang) : NULL;
}

/* Of each item of either side once, in the order of @of; what both have is told with the later one. */
static void
visit_items (Reading *self, const BslCostRecord *of, const BslCostRecord *before, const BslCostRecord *after, GPtrArray *offers)
{
  for (guint i = 0; i < bsl_cost_record_get_n_items (of); i++)
    {
      const BslCostItem *item = bsl_cost_record_get_item (of, i);

      if (of == before && bsl_cost_record_find_item (after, item->id) != NULL)
        continue;
      tell (self, _("Quantity of the Need"), dup_quantity (self, bsl_cost_record_find_item (before, item->id)),
            dup_quantity (self, bsl_cost_record_find_item (after, item->id)));
      for (guint j = 0; j < offers->len; j++)
        {
          const char *offer = g_ptr_array_index (offers, j);

          tell_of_offer (self, offer, item->title, dup_amount (self, before, offer, item->id), dup_amount (self, after, offer, item->id));
        }
    }
}

static void
visit_fees (Reading *self, const BslCostRecord *before, const BslCostRecord *after, GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const char *offer = g_ptr_array_index (offers, i);

      tell_of_offer (self, offer, _("Entry, Once"), dup_amount (self, before, offer, BSL_COST_ENTRY), dup_amount (self, after, offer, BSL_COST_ENTRY));
      tell_of_offer (self, offer, _("Exit, Once"), dup_amount (self, before, offer, BSL_COST_EXIT), dup_amount (self, after, offer, BSL_COST_EXIT));
    }
}

/* Of either side; borrowed from both. */
static GPtrArray *
list_offers (const BslCostRecord *before, const BslCostRecord *after)
{
  const char *const *sides[] = { bsl_cost_record_get_offers (before), bsl_cost_record_get_offers (after) };
  GPtrArray *offers = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint j = 0; sides[i][j] != NULL; j++)
      if (!g_ptr_array_find_with_equal_func (offers, sides[i][j], g_str_equal, NULL))
        g_ptr_array_add (offers, (gpointer) sides[i][j]);
  return offers;
}

void
bsl_cost_changes_visit (BslSession *session, BslEvaluation *evaluation, JsonNode *before, JsonNode *after,
                        BslStudyChangeFunc visit, gpointer data)
{
  Reading self = { .evaluation = evaluation, .visit = visit, .data = data };
  g_autoptr (GPtrArray) offers = NULL;
  BslCostRecord *was, *is;

  start (&self, session, BSL_EXTRA_COST, before, after);
  was = bsl_cost_record_new (self.before, self.rules, "", NULL);
  is = bsl_cost_record_new (self.after, self.rules, "", NULL);
  offers = list_offers (was, is);
  tell (&self, _("Months Counted"), dup_months (was), dup_months (is));
  visit_items (&self, was, was, is, offers);
  visit_items (&self, is, was, is, offers);
  visit_fees (&self, was, is, offers);
  bsl_cost_record_free (was);
  bsl_cost_record_free (is);
  finish (&self);
}
