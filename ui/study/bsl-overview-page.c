/* SPDX-License-Identifier: EUPL-1.2 */
/* Coverage, combinations, scores and weights of a market study. */
#include "config.h"

#include "ui/study/bsl-overview-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "app/study/bsl-scorings.h"
#include "ui/study/bsl-combination-rows.h"
#include "ui/study/bsl-ranking.h"
#include "ui/study/bsl-weights.h"

struct _BslOverviewPage
{
  BslResultPage parent_instance;

  BslStudy *study; /* that of what is shown */
  AdwPreferencesGroup *scores;
  BslRanking *ranking;
  BslWeights *weights;
  AdwPreferencesGroup *cautions; /* what the weights and levels of the day call for */
  GPtrArray *caution_rows;       /* borrowed */
};

G_DEFINE_FINAL_TYPE (BslOverviewPage, bsl_overview_page, BSL_TYPE_RESULT_PAGE)

static const char *const unknowns_titles[] = {
  N_("Tolerant: the unknown counts as the best it may be"),
  N_("Cautious: the unknown counts as the worst it may be"),
  N_("Strict: an offer with something unknown has no place"),
};

static BslSession *
get_session (BslOverviewPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static BslProject *
get_project (BslOverviewPage *self)
{
  return bsl_session_get_project (get_session (self));
}

static BslRuleBase *
get_rules (BslOverviewPage *self)
{
  return bsl_evaluation_get_rules (bsl_study_get_evaluation (self->study));
}

/* Cautions that hold whatever is weighed, or the others. Returns how many rows @group has got, which are added to @rows
 * where that is not NULL. */
static guint
add_cautions (BslOverviewPage *self, AdwPreferencesGroup *group, gboolean always, GPtrArray *rows)
{
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  guint n = 0;

  for (guint i = 0; i < bsl_rule_base_get_n_cautions (get_rules (self)); i++)
    {
      const BslGridCaution *caution = bsl_rule_base_get_caution (get_rules (self), i);
      g_autofree char *title = bsl_study_dup_caution (self->study, caution, lang);
      GtkWidget *row;

      if ((caution->when == BSL_CAUTION_ALWAYS) != always || title == NULL)
        continue;
      row = bsl_property_row_new (title, bsl_text_get (&caution->text, lang));
      adw_preferences_group_add (group, row);
      n++;
      if (rows != NULL)
        g_ptr_array_add (rows, row);
    }
  return n;
}

static void
fill_cautions (BslOverviewPage *self)
{
  for (guint i = 0; i < self->caution_rows->len; i++)
    adw_preferences_group_remove (self->cautions, g_ptr_array_index (self->caution_rows, i));
  g_ptr_array_set_size (self->caution_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cautions), add_cautions (self, self->cautions, FALSE, self->caution_rows) > 0);
}

static gboolean
is_all_known (BslOverviewPage *self)
{
  for (guint i = 0; i < bsl_study_get_n_offers (self->study); i++)
    {
      const BslScore *score = bsl_scoring_get (bsl_study_get_scoring (self->study), i);

      if (score->low != score->high)
        return FALSE;
    }
  return TRUE;
}

/* What the scores can be relied upon for. */
static void
tell_scores (BslOverviewPage *self)
{
  const char *text = _("A study to prepare the purchase, not an award. What is still unknown may change the first place.");

  if (bsl_study_get_n_offers (self->study) == 1)
    text = _("A study to prepare the purchase, not an award. Only one offer is compared: its place says nothing of its merits.");
  else if (bsl_scoring_is_settled (bsl_study_get_scoring (self->study)))
    text = _("A study to prepare the purchase, not an award. The first place is the same whatever the unknown turns out to be.");
  else if (is_all_known (self))
    text = _("A study to prepare the purchase, not an award.");
  bsl_group_set_description (self->scores, text);
}

static void
scored_cb (BslOverviewPage *self)
{
  tell_scores (self);
  bsl_ranking_update (self->ranking);
  fill_cautions (self);
}

static void
annotated_cb (BslOverviewPage *self)
{
  if (self->weights == NULL || !bsl_weights_is_saving (self->weights))
    bsl_result_page_update_later (BSL_RESULT_PAGE (self));
}

/* Takes @node. */
static void
save (BslOverviewPage *self, JsonNode *node)
{
  if (!bsl_session_set_extra (get_session (self), BSL_EXTRA_STUDY, node))
    bsl_result_page_update_later (BSL_RESULT_PAGE (self)); /* back to what is saved */
  g_clear_pointer (&node, json_node_unref);
}

static void
grid_cb (AdwComboRow *row, GParamSpec *pspec, BslOverviewPage *self)
{
  const BslGrid *grid = bsl_rule_base_get_grid (get_rules (self), adw_combo_row_get_selected (row));

  if (grid != bsl_study_get_grid (self->study))
    save (self, bsl_study_record_with_grid (get_project (self), grid));
}

static void
unknowns_cb (AdwComboRow *row, GParamSpec *pspec, BslOverviewPage *self)
{
  BslUnknowns unknowns = (BslUnknowns) adw_combo_row_get_selected (row);

  if (unknowns != bsl_study_record_get_unknowns (get_project (self)))
    save (self, bsl_study_record_with_unknowns (get_project (self), unknowns));
}

static void
to_examine_cb (AdwSwitchRow *row, GParamSpec *pspec, BslOverviewPage *self)
{
  gboolean active = adw_switch_row_get_active (row);

  if (active != bsl_study_record_get_to_examine (get_project (self)))
    save (self, bsl_study_record_with_to_examine (get_project (self), active));
}

static AdwComboRow *
add_combo (AdwPreferencesGroup *group, const char *title, const char *const *choices, guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, selected);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_grid (BslOverviewPage *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  guint selected = 0;
  AdwComboRow *row;

  for (guint i = 0; i < bsl_rule_base_get_n_grids (get_rules (self)); i++)
    {
      const BslGrid *grid = bsl_rule_base_get_grid (get_rules (self), i);

      g_ptr_array_add (titles, (gpointer) bsl_text_get (&grid->title, lang));
      if (grid == bsl_study_get_grid (self->study))
        selected = i;
    }
  g_ptr_array_add (titles, NULL);
  row = add_combo (group, _("Criteria"), (const char *const *) titles->pdata, selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (grid_cb), self, G_CONNECT_DEFAULT);
}

static void
add_unknowns (BslOverviewPage *self, AdwPreferencesGroup *group)
{
  const char *choices[G_N_ELEMENTS (unknowns_titles) + 1] = { NULL };
  AdwComboRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (unknowns_titles); i++)
    choices[i] = _(unknowns_titles[i]);
  row = add_combo (group, _("What Is Unknown"), choices, bsl_study_record_get_unknowns (get_project (self)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (unknowns_cb), self, G_CONNECT_DEFAULT);
}

static void
add_to_examine (BslOverviewPage *self, AdwPreferencesGroup *group)
{
  AdwSwitchRow *row = ADW_SWITCH_ROW (adw_switch_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Compare Offers to Examine Too"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("They have not passed every requirement: no score makes up for that."));
  adw_switch_row_set_active (row, bsl_study_record_get_to_examine (get_project (self)));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (to_examine_cb), self, G_CONNECT_DEFAULT);
}

static void
add_choices (BslOverviewPage *self)
{
  const BslGrid *grid = bsl_study_get_grid (self->study);
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("How Offers Are Compared"),
                                                          bsl_text_get (&grid->intro, bsl_result_page_get_lang (BSL_RESULT_PAGE (self))));

  gtk_widget_set_sensitive (GTK_WIDGET (group), !bsl_session_is_read_only (get_session (self)));
  add_grid (self, group);
  add_unknowns (self, group);
  add_to_examine (self, group);
}

static void
add_ranking (BslOverviewPage *self)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  AdwPreferencesGroup *group;

  if (bsl_study_get_n_offers (self->study) == 0)
    {
      group = bsl_result_page_add_group (page, _("Scores"), NULL);
      adw_preferences_group_add (group, bsl_text_row_new (_("Nothing to compare: name the services you need, see under Offers why none is left, or compare offers to examine too, below.")));
      return;
    }
  self->scores = bsl_result_page_add_group (page, _("Scores"), NULL);
  tell_scores (self);
  self->ranking = BSL_RANKING (bsl_ranking_new (self->study, bsl_result_page_get_lang (page)));
  adw_preferences_group_add (self->scores, GTK_WIDGET (self->ranking));
}

static void
add_scorings (BslOverviewPage *self)
{
  guint n = bsl_scorings_get_n (get_project (self));
  g_autofree char *said = n > 0 ? g_strdup_printf (ngettext ("%u person scored apart", "%u people scored apart", n), n)
                                : g_strdup (_("Several people score apart by file; where they differ, a common level is given"));

  adw_preferences_group_add (bsl_result_page_add_group (BSL_RESULT_PAGE (self), NULL, NULL),
                             bsl_go_row_new (_("Independent Scoring"), said, "study.scorings", ""));
}

static void
add_cost (BslResultPage *page)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Cost"), NULL);

  adw_preferences_group_add (group, bsl_go_row_new (_("Estimate of Cost"), _("From your quantities and the prices you find: a range for each offer, exit included"), "study.cost", ""));
}

static void
add_horizon (BslResultPage *page)
{
  adw_preferences_group_add (bsl_result_page_add_group (page, NULL, NULL),
                             bsl_go_row_new (_("Contract Horizon"), _("What ends or begins around the contract, and what to write into it"), "study.horizon", ""));
}

static void
bsl_overview_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslOverviewPage *self = BSL_OVERVIEW_PAGE (page);
  BslStudy *before = g_steal_pointer (&self->study);

  const BslGrid *grid = bsl_study_record_get_grid (get_project (self), bsl_evaluation_get_rules (evaluation));

  self->ranking = NULL;
  self->weights = NULL;
  g_ptr_array_set_size (self->caution_rows, 0);
  bsl_combination_rows_add (page, evaluation);
  add_cost (page);
  add_horizon (page);
  if (grid == NULL)
    {
      adw_preferences_group_add (bsl_result_page_add_group (page, _("Scores"), NULL), bsl_text_row_new (_("The rules in use hold no criteria to compare offers by.")));
      bsl_study_free (before);
      return;
    }
  self->study = bsl_study_new (evaluation, get_project (self), grid);
  add_ranking (self);
  adw_preferences_group_add (bsl_result_page_add_group (page, NULL, NULL),
                             bsl_go_row_new (_("Compare Offers"), _("Up to four side by side, what differs first"), "details.compare", ""));
  add_scorings (self);
  if (self->ranking != NULL)
    {
      self->cautions = bsl_result_page_add_group (page, _("Before You Conclude"), NULL);
      fill_cautions (self);
      self->weights = BSL_WEIGHTS (bsl_weights_new (get_session (self), self->study));
      g_signal_connect_object (self->weights, "scored", G_CALLBACK (scored_cb), self, G_CONNECT_SWAPPED);
      bsl_result_page_take_group (page, ADW_PREFERENCES_GROUP (self->weights));
    }
  add_choices (self);
  add_cautions (self, bsl_result_page_add_group (page, _("What a Score Is Not"), NULL), TRUE, NULL);
  bsl_study_free (before);
}

static void
bsl_overview_page_finalize (GObject *object)
{
  BslOverviewPage *self = BSL_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->study, bsl_study_free);
  g_ptr_array_unref (self->caution_rows);
  G_OBJECT_CLASS (bsl_overview_page_parent_class)->finalize (object);
}

static void
bsl_overview_page_class_init (BslOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_overview_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_overview_page_fill;
}

static void
bsl_overview_page_init (BslOverviewPage *self)
{
  self->caution_rows = g_ptr_array_new ();
}

const char *
bsl_overview_page_get_unknowns_words (BslUnknowns unknowns)
{
  return _(unknowns_titles[unknowns]);
}

AdwNavigationPage *
bsl_overview_page_new (BslSession *session)
{
  BslOverviewPage *self = g_object_new (BSL_TYPE_OVERVIEW_PAGE, "title", _("Market Study"), NULL);

  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  g_signal_connect_object (session, "annotated", G_CALLBACK (annotated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::frozen", G_CALLBACK (bsl_result_page_update_later), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
