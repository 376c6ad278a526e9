/* SPDX-License-Identifier: EUPL-1.2 */
/* At which level an offer is for each criterion. */
#include "config.h"

#include "ui/study/bsl-levels-page.h"

#include <glib/gi18n.h>

#include "app/study/bsl-study.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/study/bsl-level-group.h"
#include "ui/study/bsl-ranking.h"

struct _BslLevelsPage
{
  BslResultPage parent_instance;

  char *id;
  const BslGrid *grid; /* that of what is shown; NULL: none */
  AdwActionRow *score;
};

G_DEFINE_FINAL_TYPE (BslLevelsPage, bsl_levels_page, BSL_TYPE_RESULT_PAGE)

static const BslGrid *
find_grid (BslLevelsPage *self)
{
  BslProject *project = bsl_session_get_project (bsl_result_page_get_session (BSL_RESULT_PAGE (self)));

  return bsl_study_record_get_grid (project, bsl_evaluation_get_rules (bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self))));
}

/* NULL where the rules have no grid. */
static BslStudy *
create_study (BslLevelsPage *self)
{
  BslProject *project = bsl_session_get_project (bsl_result_page_get_session (BSL_RESULT_PAGE (self)));
  const BslGrid *grid = find_grid (self);

  return grid != NULL ? bsl_study_new (bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self)), project, grid) : NULL;
}

static void
tell_score (BslLevelsPage *self, BslStudy *study, guint offer)
{
  g_autofree char *said = bsl_ranking_dup_score (study, offer, bsl_result_page_get_lang (BSL_RESULT_PAGE (self)));

  adw_action_row_set_subtitle (self->score, said);
}

/* Another grid, or an offer that is compared no longer or again, makes another page. */
static void
annotated_cb (BslLevelsPage *self)
{
  g_autoptr (BslStudy) study = bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self)) != NULL ? create_study (self) : NULL;
  int offer = study != NULL ? bsl_study_find_offer (study, self->id) : -1;

  if (study != NULL && self->score != NULL && offer >= 0 && bsl_study_get_grid (study) == self->grid)
    tell_score (self, study, (guint) offer);
  else
    bsl_result_page_update_later (BSL_RESULT_PAGE (self));
}

static void
fill_criteria (BslLevelsPage *self, BslStudy *study, guint offer)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  const BslGrid *grid = bsl_study_get_grid (study);

  for (guint i = 0; i < grid->scales->len; i++)
    bsl_result_page_take_group (page, ADW_PREFERENCES_GROUP (bsl_level_group_new (bsl_result_page_get_session (page),
                                                                                   bsl_study_get_evaluation (study), grid,
                                                                                   bsl_study_get_offer (study, offer),
                                                                                   g_ptr_array_index (grid->scales, i))));
}

static void
bsl_levels_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslLevelsPage *self = BSL_LEVELS_PAGE (page);
  g_autoptr (BslStudy) study = create_study (self);
  int offer = study != NULL ? bsl_study_find_offer (study, self->id) : -1;
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, NULL, NULL);

  self->score = NULL;
  self->grid = find_grid (self);
  if (offer < 0)
    {
      adw_preferences_group_add (group, bsl_text_row_new (_("This offer is no longer compared: it is not eligible any more, or sells nothing of the need.")));
      return;
    }
  self->score = ADW_ACTION_ROW (bsl_go_row_new (_("Score"), "", "details.offer", self->id));
  adw_preferences_group_add (group, GTK_WIDGET (self->score));
  tell_score (self, study, (guint) offer);
  fill_criteria (self, study, (guint) offer);
}

static void
bsl_levels_page_finalize (GObject *object)
{
  g_free (BSL_LEVELS_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_levels_page_parent_class)->finalize (object);
}

static void
bsl_levels_page_class_init (BslLevelsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_levels_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_levels_page_fill;
}

static void
bsl_levels_page_init (BslLevelsPage *self)
{
}

AdwNavigationPage *
bsl_levels_page_new (BslSession *session, const char *id)
{
  const BslOffer *offer = bsl_catalogue_find (bsl_evaluation_get_catalogue (bsl_session_get_evaluation (session)), id);
  BslLevelsPage *self = g_object_new (BSL_TYPE_LEVELS_PAGE, "title", offer != NULL ? offer->name : id, NULL);

  self->id = g_strdup (id);
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  g_signal_connect_object (session, "annotated", G_CALLBACK (annotated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::frozen", G_CALLBACK (bsl_result_page_update), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
