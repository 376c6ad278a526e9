/* SPDX-License-Identifier: EUPL-1.2 */
/* A market study of a project: levels from catalogue and person, what is recorded, SEAL levels of published cards. */

#include "config.h"

#include "app/core/bsl-error.h"
#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-library.h"
#include "app/study/bsl-scoring-copy.h"

#define PROJECT \
  "{\"format\": \"boussole-project\", \"version\": 1, \"answers\": {" \
  "\"organisation.type\": \"state-central\", \"data.classes\": [\"personal\"], \"data.secrets\": [\"privacy\"]," \
  "\"data.harm\": [\"life-health\"], \"data.essential-mission\": \"no\", \"service.kinds\": [\"iaas\", \"caas\"]," \
  "\"service.needs\": [\"compute-vm\", \"kubernetes\"], \"project.state\": \"new\", \"hosting.location\": \"france\"}}"

static BslLibrary *library;

typedef struct
{
  BslProject *project;
  BslEvaluation *evaluation;
  const BslGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer grid)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, sizeof PROJECT - 1);
  g_autoptr (GError) error = NULL;

  self->project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                         bsl_project_get_answers (self->project), bsl_date_parse ("2026-11-23"));
  self->grid = bsl_rule_base_find_grid (bsl_library_get_rules (library), grid);
  g_assert_nonnull (self->grid);
}

static void
tear_down (Fixture *self, gconstpointer grid)
{
  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  g_clear_object (&self->project);
}

/* Takes @node. */
static void
record (Fixture *self, JsonNode *node)
{
  bsl_project_set_extra (self->project, BSL_EXTRA_STUDY, node);
  if (node != NULL)
    json_node_unref (node);
}

static void
give (Fixture *self, const char *offer, const char *scale, int level)
{
  BslGivenLevel given = { level, "because", "A. Nom", BSL_DATE_NONE };

  record (self, bsl_study_record_with_level (self->project, self->grid, offer, bsl_grid_find_scale (self->grid, scale), &given));
}

static const BslLevel *
get_level (BslStudy *study, const char *offer, const char *scale)
{
  int place = bsl_study_find_offer (study, offer);

  g_assert_cmpint (place, >=, 0);
  return bsl_study_get_level (study, (guint) place, bsl_grid_find_scale (bsl_study_get_grid (study), scale));
}

/* Only what passed the rules is compared. */
static void
test_offers (Fixture *self, gconstpointer grid)
{
  g_autoptr (BslStudy) study = bsl_study_new (self->evaluation, self->project, self->grid), wider = NULL;
  guint n_eligible = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);
      gboolean compared = bsl_study_find_offer (study, finding->offer->id) >= 0;
      if (compared)
        g_assert_cmpint (finding->verdict, ==, BSL_VERDICT_ELIGIBLE);
      n_eligible += compared ? 1 : 0;
    }
  g_assert_cmpuint (n_eligible, >, 0);
  record (self, bsl_study_record_with_to_examine (self->project, TRUE));
  wider = bsl_study_new (self->evaluation, self->project, self->grid);
  g_assert_cmpuint (bsl_study_get_n_offers (wider), >, n_eligible);
}

static void
test_levels (Fixture *self, gconstpointer grid)
{
  const char *offer = "outscale-iaas-cloudgouv";
  g_autoptr (BslStudy) study = NULL;

  give (self, offer, "security", 1);     /* the catalogue knows better */
  give (self, offer, "performance", 3);
  study = bsl_study_new (self->evaluation, self->project, self->grid);
  g_assert_cmpint (get_level (study, offer, "security")->origin, ==, BSL_LEVEL_FACTS);
  g_assert_cmpuint (get_level (study, offer, "security")->low, ==, 4);
  g_assert_cmpint (get_level (study, offer, "performance")->origin, ==, BSL_LEVEL_PERSON);
  g_assert_cmpuint (get_level (study, offer, "performance")->high, ==, 3);
  g_assert_cmpstr (get_level (study, offer, "performance")->given.by, ==, "A. Nom");
  g_assert_cmpint (get_level (study, offer, "maintenance")->origin, ==, BSL_LEVEL_UNKNOWN);
  g_assert_cmpuint (get_level (study, offer, "maintenance")->low, ==, 0);
  g_assert_cmpuint (get_level (study, offer, "maintenance")->high, ==, BSL_GRID_TOP);
}

/* No level, no weight, no grid changes a verdict. */
static void
test_verdicts (Fixture *self, gconstpointer grid)
{
  g_autoptr (JsonNode) before = bsl_evaluation_to_json (self->evaluation, BSL_LANG_FR), after = NULL;
  g_autoptr (BslEvaluation) again = NULL;
  g_autoptr (BslStudy) study = NULL;

  for (guint i = 0; i < self->grid->scales->len; i++)
    give (self, "outscale-iaas-cloudgouv", ((BslScale *) g_ptr_array_index (self->grid->scales, i))->id, 0);
  study = bsl_study_new (self->evaluation, self->project, self->grid);
  again = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                              bsl_project_get_answers (self->project), bsl_date_parse ("2026-11-23"));
  after = bsl_evaluation_to_json (again, BSL_LANG_FR);
  g_assert_true (json_node_equal (before, after));
}

static void
test_record (Fixture *self, gconstpointer grid)
{
  const BslGridCriterion *first = g_ptr_array_index (self->grid->criteria, 0);

  record (self, json_from_string ("{\"mine\": 1, \"weights\": {\"other\": {\"x\": 2}, \"circular-6519\": {\"performance\": -3}}}", NULL));
  g_assert_cmpuint (bsl_study_record_get_weight (self->project, self->grid, first), ==, first->weight);
  record (self, bsl_study_record_with_weight (self->project, self->grid, first, 250));
  g_assert_cmpuint (bsl_study_record_get_weight (self->project, self->grid, first), ==, BSL_STUDY_MAX_WEIGHT);
  record (self, bsl_study_record_with_unknowns (self->project, BSL_UNKNOWNS_STRICT));
  g_assert_cmpint (bsl_study_record_get_unknowns (self->project), ==, BSL_UNKNOWNS_STRICT);
  give (self, "outscale-iaas-cloudgouv", "performance", 2);
  {
    BslGivenLevel none = { -1, "", "", BSL_DATE_NONE };
    record (self, bsl_study_record_with_level (self->project, self->grid, "outscale-iaas-cloudgouv",
                                               bsl_grid_find_scale (self->grid, "performance"), &none));
  }
  record (self, bsl_study_record_without_weights (self->project, self->grid));
  g_assert_false (bsl_study_record_has_weights (self->project, self->grid));
  {
    g_autofree char *left = json_to_string (bsl_project_get_extra (self->project, BSL_EXTRA_STUDY), FALSE);
    g_assert_cmpstr (left, ==, "{\"mine\":1,\"weights\":{\"other\":{\"x\":2}},\"unknowns\":\"strict\"}");
  }
}

/* Whatever a file holds there. */
static void
test_hostile (Fixture *self, gconstpointer grid)
{
  static const char *const members[] = { "[]", "3", "\"x\"", "{\"grid\": 4, \"weights\": [1], \"levels\": 5, \"unknowns\": {}}",
                                         "{\"weights\": {\"circular-6519\": {\"performance\": 1e99, \"cost\": \"9\"}}}",
                                         "{\"levels\": {\"circular-6519\": {\"outscale-iaas-cloudgouv\": {\"performance\": [9]}}}}",
                                         "{\"levels\": {\"circular-6519\": {\"outscale-iaas-cloudgouv\": {\"performance\": {\"level\": 9}}}}}" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (BslStudy) study = NULL;
      record (self, json_from_string (members[i], NULL));
      study = bsl_study_new (self->evaluation, self->project, self->grid);
      g_assert_cmpuint (get_level (study, "outscale-iaas-cloudgouv", "performance")->high, ==, BSL_GRID_TOP);
      record (self, bsl_study_record_with_weight (self->project, self->grid, g_ptr_array_index (self->grid->criteria, 0), 7));
      g_assert_cmpuint (bsl_study_record_get_weight (self->project, self->grid, g_ptr_array_index (self->grid->criteria, 0)), ==, 7);
    }
}

/* Cards that Abilian published (csf.hop3.abilian.com, read 2026-11): the level of each objective, and of the whole. The
 * whole is the weakest. */
static const struct
{
  const char *name;
  guint objectives[8];
  guint whole;
} cards[] = {
  { "Bleu", { 2, 2, 2, 3, 2, 2, 2, 2 }, 2 },
  { "NumSpot", { 4, 4, 3, 3, 3, 3, 3, 3 }, 3 },
  { "Cleura", { 3, 2, 1, 3, 1, 3, 1, 2 }, 1 },
};

/* An offer whose factors all are at the level of their objective, but for the one that makes it so and those above. */
static void
test_cards (Fixture *self, gconstpointer grid)
{
  const char *offer = "outscale-iaas-cloudgouv";

  for (guint card = 0; card < G_N_ELEMENTS (cards); card++)
    {
      g_autoptr (BslStudy) study = NULL;
      guint low, high, place;
      for (guint i = 0; i < self->grid->criteria->len; i++)
        {
          const BslGridCriterion *objective = g_ptr_array_index (self->grid->criteria, i);
          for (guint j = 0; j < objective->scales->len; j++)
            give (self, offer, ((BslScale *) g_ptr_array_index (objective->scales, j))->id,
                  j == objective->scales->len / 2 ? (int) cards[card].objectives[i] : BSL_GRID_TOP);
        }
      study = bsl_study_new (self->evaluation, self->project, self->grid);
      place = (guint) bsl_study_find_offer (study, offer);
      for (guint i = 0; i < self->grid->criteria->len; i++)
        {
          bsl_study_get_weakest (study, place, g_ptr_array_index (self->grid->criteria, i), &low, &high);
          g_assert_cmpuint (low, ==, cards[card].objectives[i]);
          g_assert_cmpuint (high, ==, cards[card].objectives[i]);
        }
      bsl_study_get_weakest (study, place, NULL, &low, &high);
      g_assert_cmpuint (low, ==, cards[card].whole);
      g_assert_cmpuint (high, ==, cards[card].whole);
    }
}

/* Answers of the same cards to the factors of SOV-1, as far as they could be read, and the level the card gives. What was
 * not read stays unknown: it can lower the level, and never raise it. */
#define N_READ 5
static const struct
{
  const char *name;
  int factors[N_READ];
  guint high, published;
} answers[] = {
  { "Bleu", { 4, 4, 3, 4, 4 }, 3, 2 }, /* a factor that was not read makes it 2 */
  { "NumSpot", { 4, 4, 4, 4, 4 }, 4, 4 },
  { "Cleura", { 4, 4, 3, 4, 4 }, 3, 3 },
};

static void
test_answers (Fixture *self, gconstpointer grid)
{
  const BslGridCriterion *objective = g_ptr_array_index (self->grid->criteria, 0);
  const char *offer = "outscale-iaas-cloudgouv";

  for (guint card = 0; card < G_N_ELEMENTS (answers); card++)
    {
      g_autoptr (BslStudy) study = NULL;
      guint low, high;

      for (guint i = 0; i < N_READ; i++)
        give (self, offer, ((BslScale *) g_ptr_array_index (objective->scales, i))->id, answers[card].factors[i]);
      study = bsl_study_new (self->evaluation, self->project, self->grid);
      bsl_study_get_weakest (study, (guint) bsl_study_find_offer (study, offer), objective, &low, &high);
      g_assert_cmpuint (high, ==, answers[card].high);
      g_assert_cmpuint (low, <=, answers[card].published);
      g_assert_cmpuint (high, >=, answers[card].published);
    }
}

/* The first place is told of whoever has it alone, and within the weights that can be chosen. */
static void
test_interval (Fixture *self, gconstpointer grid)
{
  const BslGridCriterion *performance = bsl_grid_find_criterion (self->grid, "performance");
  g_autoptr (BslStudy) shared = NULL, alone = NULL;
  BslInterval interval;
  int first;

  record (self, bsl_study_record_with_weight (self->project, self->grid, bsl_grid_find_criterion (self->grid, "sovereignty"), 0));
  shared = bsl_study_new (self->evaluation, self->project, self->grid);
  g_assert_cmpint (bsl_study_find_interval (shared, performance, &interval), ==, BSL_FIRST_SHARED);
  give (self, "outscale-iaas-cloudgouv", "performance", 1);
  alone = bsl_study_new (self->evaluation, self->project, self->grid);
  first = bsl_study_find_interval (alone, performance, &interval);
  g_assert_cmpint (first, ==, bsl_study_find_offer (alone, "outscale-iaas-cloudgouv"));
  g_assert_cmpint (interval.rival_low, ==, -1); /* without the criterion it shares the place */
  g_assert_cmpint (interval.rival_high, ==, -1);
}

/* The framework's own weights, 100 together. */
static void
test_framework (Fixture *self, gconstpointer grid)
{
  static const guint weights[] = { 15, 10, 10, 15, 20, 15, 10, 5 };

  g_assert_cmpuint (self->grid->criteria->len, ==, G_N_ELEMENTS (weights));
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    g_assert_cmpuint (((BslGridCriterion *) g_ptr_array_index (self->grid->criteria, i))->weight, ==, weights[i]);
  g_assert_true (self->grid->weakest);
}

/* The criteria of the circular in its order; none weighs more than another. */
static void
test_circular (Fixture *self, gconstpointer grid)
{
  static const char *const order[] = { "performance", "sovereignty", "security", "cost", "availability",
                                       "adaptability", "maintenance", "interoperability", "durability" };

  g_assert_cmpuint (self->grid->criteria->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const BslGridCriterion *criterion = g_ptr_array_index (self->grid->criteria, i);
      g_assert_cmpstr (criterion->id, ==, order[i]);
      g_assert_cmpuint (criterion->weight, ==, 10);
      g_assert_cmpuint (criterion->scales->len, ==, i == 1 ? 3 : 1);
    }
}

static void
assert_cautioned (Fixture *self, BslCautionWhen when, gboolean expected)
{
  BslRuleBase *rules = bsl_library_get_rules (library);
  g_autoptr (BslStudy) study = bsl_study_new (self->evaluation, self->project, self->grid);
  guint n = 0;

  for (guint i = 0; i < bsl_rule_base_get_n_cautions (rules); i++)
    {
      const BslGridCaution *caution = bsl_rule_base_get_caution (rules, i);
      g_autoptr (GPtrArray) criteria = bsl_study_find_cautioned (study, caution);
      if (caution->when == when)
        {
          n++;
          g_assert_cmpint (criteria != NULL, ==, expected);
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* Each criterion a caution is about is named. */
static void
assert_titled (Fixture *self, BslCautionWhen when, const char *end)
{
  BslRuleBase *rules = bsl_library_get_rules (library);
  g_autoptr (BslStudy) study = bsl_study_new (self->evaluation, self->project, self->grid);

  for (guint i = 0; i < bsl_rule_base_get_n_cautions (rules); i++)
    {
      const BslGridCaution *caution = bsl_rule_base_get_caution (rules, i);
      g_autofree char *title = bsl_study_dup_caution (study, caution, BSL_LANG_EN);
      if (caution->when == when)
        g_assert_true (g_str_has_suffix (title, end));
    }
}

static void
test_cautions (Fixture *self, gconstpointer grid)
{
  const BslGridCriterion *first = g_ptr_array_index (self->grid->criteria, 0), *other = g_ptr_array_index (self->grid->criteria, 2);
  BslGivenLevel bare = { 2, "", "", BSL_DATE_NONE };

  assert_cautioned (self, BSL_CAUTION_ALWAYS, TRUE);
  assert_cautioned (self, BSL_CAUTION_WEIGHTLESS, FALSE);
  assert_cautioned (self, BSL_CAUTION_DOMINANT, FALSE);
  assert_cautioned (self, BSL_CAUTION_UNREASONED, FALSE);
  assert_cautioned (self, BSL_CAUTION_LITTLE_KNOWN, TRUE);
  record (self, bsl_study_record_with_weight (self->project, self->grid, first, 0));
  assert_cautioned (self, BSL_CAUTION_WEIGHTLESS, TRUE);
  record (self, bsl_study_record_with_weight (self->project, self->grid, other, 0));
  assert_titled (self, BSL_CAUTION_WEIGHTLESS, ": Business performance and security");
  record (self, bsl_study_record_with_weight (self->project, self->grid, other, 10));
  record (self, bsl_study_record_with_weight (self->project, self->grid, first, 100));
  assert_cautioned (self, BSL_CAUTION_DOMINANT, TRUE);
  record (self, bsl_study_record_with_level (self->project, self->grid, "outscale-iaas-cloudgouv",
                                             bsl_grid_find_scale (self->grid, "performance"), &bare));
  assert_cautioned (self, BSL_CAUTION_UNREASONED, TRUE);
}

/* @other is said to be by @by, and to take the place of an earlier one where @again. */
static void
bring_in (Fixture *self, BslProject *other, const char *path, const char *by, gboolean again)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslScoringBrought) brought
      = bsl_scoring_copy_bring_in (self->project, other, self->grid, path, bsl_date_parse ("2026-11-20"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (brought->by, ==, by);
  g_assert_true (brought->same_need);
  g_assert_cmpint (brought->again, ==, again);
  g_assert_cmpint (bsl_scorings_has (self->project, by), ==, again);
  record (self, json_node_ref (brought->record));
  g_assert_true (bsl_scorings_has (self->project, by));
}

/* The project with one level of its own, given by @by. */
static BslProject *
new_scored (Fixture *self, const char *by, const char *offer, const char *scale, int level)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, sizeof PROJECT - 1);
  BslProject *project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, NULL);
  BslGivenLevel given = { level, "seen", by, BSL_DATE_NONE };
  g_autoptr (JsonNode) node = bsl_study_record_with_level (project, self->grid, offer, bsl_grid_find_scale (self->grid, scale), &given);

  bsl_project_set_extra (project, BSL_EXTRA_STUDY, node);
  return project;
}

/* That, as the scoring of @by in self's. */
static void
bring (Fixture *self, const char *by, gboolean again, const char *offer, const char *scale, int level)
{
  g_autoptr (BslProject) other = new_scored (self, by, offer, scale, level);

  bring_in (self, other, "x.boussole", by, again);
}

static void
assert_gap (Fixture *self, guint index, BslGapState state, const char *scale, int low, int high)
{
  g_autoptr (BslStudy) study = bsl_study_new (self->evaluation, self->project, self->grid);
  g_autoptr (GArray) gaps = bsl_scorings_find_gaps (study, self->project);
  const BslGap *gap = &g_array_index (gaps, BslGap, index);

  g_assert_cmpuint (gaps->len, >, index);
  g_assert_cmpint (gap->state, ==, state);
  g_assert_cmpstr (gap->scale->id, ==, scale);
  g_assert_cmpint (gap->low, ==, low);
  g_assert_cmpint (gap->high, ==, high);
}

/* Several score apart; what counts is the common level alone. */
static void
test_scorings (Fixture *self, gconstpointer grid)
{
  const char *offer = "outscale-iaas-cloudgouv";

  g_assert_cmpuint (bsl_scorings_get_n (self->project), ==, 0);
  bring (self, "A", FALSE, offer, "performance", 1);
  bring (self, "A", TRUE, offer, "performance", 2); /* again: the later one counts */
  g_assert_cmpuint (bsl_scorings_get_n (self->project), ==, 1);
  bring (self, "B", FALSE, offer, "performance", 2);
  assert_gap (self, 0, BSL_GAP_OPEN, "performance", 2, 2); /* what all agree on is not yet the common level */
  give (self, offer, "performance", 2);
  assert_gap (self, 0, BSL_GAP_NONE, "performance", 2, 2);
  give (self, offer, "performance", -1);
  bring (self, "B", TRUE, offer, "performance", 4);
  assert_gap (self, 0, BSL_GAP_OPEN, "performance", 2, 4);
  {
    g_autoptr (BslStudy) study = bsl_study_new (self->evaluation, self->project, self->grid);
    g_assert_cmpint (get_level (study, offer, "performance")->origin, ==, BSL_LEVEL_UNKNOWN);
  }
  bring (self, "C", FALSE, offer, "maintenance", 3); /* alone, while others gave none; wide gaps come first */
  assert_gap (self, 0, BSL_GAP_OPEN, "performance", 2, 4);
  assert_gap (self, 1, BSL_GAP_OPEN, "maintenance", 3, 3);
  give (self, offer, "performance", 3);
  assert_gap (self, 0, BSL_GAP_OPEN, "maintenance", 3, 3);
  assert_gap (self, 1, BSL_GAP_SETTLED, "performance", 2, 4);
  record (self, bsl_scorings_without (self->project, 0));
  record (self, bsl_scorings_without (self->project, 0));
  g_assert_cmpstr (bsl_scorings_get (self->project, 0).by, ==, "C");
  record (self, bsl_scorings_without (self->project, 0));
  g_assert_cmpuint (bsl_scorings_get_n (self->project), ==, 0);
}

/* An export holds the levels of the project: they are nobody else's, and what is left may be nothing. */
static void
test_scorings_of_an_export (Fixture *self, gconstpointer grid)
{
  const char *offer = "outscale-iaas-cloudgouv";
  g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, sizeof PROJECT - 1);
  g_autoptr (BslProject) other = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, NULL);
  const BslScale *scale = bsl_grid_find_scale (self->grid, "performance"), *more = bsl_grid_find_scale (self->grid, "maintenance");
  BslGivenLevel given = { 4, "", "B", BSL_DATE_NONE };
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  give (self, offer, "performance", 1);
  bsl_project_set_extra (other, BSL_EXTRA_STUDY, bsl_project_get_extra (self->project, BSL_EXTRA_STUDY));
  g_assert_null (bsl_scoring_copy_bring_in (self->project, other, self->grid, "x.boussole", BSL_DATE_NONE, &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
  node = bsl_study_record_with_level (other, self->grid, offer, more, &given);
  bsl_project_set_extra (other, BSL_EXTRA_STUDY, node);
  bring_in (self, other, "x.boussole", "B", FALSE);
  g_assert_cmpint (bsl_scorings_get_level (self->project, 0, self->grid, offer, scale).level, ==, -1);
  g_assert_cmpint (bsl_scorings_get_level (self->project, 0, self->grid, offer, more).level, ==, 4);
}

/* Files of one name do not take each other's place. */
static void
test_scorings_without_names (Fixture *self, gconstpointer grid)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, sizeof PROJECT - 1);
  g_autoptr (BslProject) other = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, NULL);
  BslGivenLevel given = { 4, "", "", BSL_DATE_NONE };
  g_autoptr (JsonNode) node = bsl_study_record_with_level (other, self->grid, "outscale-iaas-cloudgouv", bsl_grid_find_scale (self->grid, "performance"), &given);

  bsl_project_set_extra (other, BSL_EXTRA_STUDY, node);
  bring_in (self, other, "/one/x.boussole", "x.boussole", FALSE);
  bring_in (self, other, "/other/x.boussole", "x.boussole (2)", FALSE);
}

/* All that somebody may have said of an offer stays here, whatever a newer version calls it. */
#define SAID "Dit de l’offre"
static const char said[] =
    "{\"format\": \"boussole-project\", \"version\": 2, \"title\": \"T\", \"id\": \"6f1c1f3e-9f0c-4f6a-8a54-6a3b2a1c0d9e\","
    " \"answers\": {\"service.kinds\": [\"iaas\"], \"of.later\": \"kept\"}, \"notes\": [{\"id\": \"n\", \"text\": \"Besoin\"}],"
    " \"cost\": {\"months\": 12}, \"document\": {\"texts\": [\"" SAID "\"]}, \"history\": [\"" SAID "\"], \"later\": \"" SAID "\","
    " \"snapshots\": [\"" SAID "\"], \"opinions\": [\"" SAID "\"], \"outcome\": {\"text\": \"" SAID "\"},"
    " \"study\": {\"grid\": \"circular-6519\", \"unknowns\": \"strict\", \"to-examine\": true, \"weights\": {\"circular-6519\": {\"cost\": 30}},"
    " \"levels\": {\"circular-6519\": {\"o\": {\"performance\": {\"level\": 1, \"reason\": \"" SAID "\"}}}},"
    " \"scorings\": [{\"by\": \"" SAID "\"}], \"later\": \"" SAID "\"}}";

static void
test_scoring_copy (Fixture *self, gconstpointer grid)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (said, sizeof said - 1), copied = NULL;
  g_autoptr (BslProject) project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, NULL);
  g_autoptr (JsonNode) copy = NULL, expected = json_from_string (
      "{\"format\": \"boussole-project\", \"version\": 2, \"title\": \"T\", \"answers\": {\"service.kinds\": [\"iaas\"], \"of.later\": \"kept\"},"
      " \"notes\": [{\"id\": \"n\", \"text\": \"Besoin\"}], \"cost\": {\"months\": 12}, \"study\": {\"grid\": \"circular-6519\","
      " \"unknowns\": \"strict\", \"to-examine\": true, \"weights\": {\"circular-6519\": {\"cost\": 30}}}}", NULL);

  copied = bsl_scoring_copy_to_bytes (project);
  copy = bsl_json_from_bytes (copied);
  g_assert_true (json_node_equal (copy, expected));
}

/* A project without a study, or with none that can be read, gives a copy too. */
static void
test_scoring_copy_bare (Fixture *self, gconstpointer grid)
{
  g_autoptr (JsonNode) no_study = json_from_string ("[]", NULL), copy = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bsl_project_set_extra (self->project, BSL_EXTRA_STUDY, no_study);
  bytes = bsl_scoring_copy_to_bytes (self->project);
  copy = bsl_json_from_bytes (bytes);
  g_assert_null (bsl_json_object_get (copy, BSL_EXTRA_STUDY));
  g_assert_nonnull (bsl_json_object_get (copy, "answers"));
}

/* What would not be read is refused, rather than told as brought in. */
static void
test_scorings_full (Fixture *self, gconstpointer grid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) other = NULL;

  for (guint i = 0; !bsl_scorings_is_full (self->project); i++)
    {
      g_autofree char *by = g_strdup_printf ("Person %u", i);
      bring (self, by, FALSE, "outscale-iaas-cloudgouv", "performance", 2);
    }
  bring (self, "Person 0", TRUE, "outscale-iaas-cloudgouv", "performance", 3);
  other = new_scored (self, "One More", "outscale-iaas-cloudgouv", "performance", 2);
  g_assert_null (bsl_scoring_copy_bring_in (self->project, other, self->grid, "x.boussole", BSL_DATE_NONE, &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
}

/* What the catalogue decides is no matter of opinion. */
static void
test_scorings_and_facts (Fixture *self, gconstpointer grid)
{
  g_autoptr (BslStudy) study = NULL;
  g_autoptr (GArray) gaps = NULL;

  bring (self, "A", FALSE, "outscale-iaas-cloudgouv", "security", 1);
  bring (self, "B", FALSE, "outscale-iaas-cloudgouv", "security", 2);
  study = bsl_study_new (self->evaluation, self->project, self->grid);
  gaps = bsl_scorings_find_gaps (study, self->project);
  g_assert_cmpuint (gaps->len, ==, 0);
}

static void
test_scorings_hostile (Fixture *self, gconstpointer grid)
{
  static const char *const records[] = {
    "{\"scorings\": 3}", "{\"scorings\": [1, null, {}, {\"by\": 4, \"levels\": []}]}",
    "{\"scorings\": [{\"by\": \"A\", \"levels\": {\"circular-6519\": {\"outscale-iaas-cloudgouv\": {\"performance\": {\"level\": 9}}}}}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (BslStudy) study = NULL;
      g_autoptr (GArray) gaps = NULL;
      g_autoptr (JsonNode) node = NULL;

      record (self, json_from_string (records[i], NULL));
      study = bsl_study_new (self->evaluation, self->project, self->grid);
      gaps = bsl_scorings_find_gaps (study, self->project);
      g_assert_cmpuint (gaps->len, ==, 0);
      node = bsl_scorings_to_json (study, self->project);
      g_assert_nonnull (node);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  bsl_library_load (library, &error);
  g_assert_no_error (error);
#define ADD(path, grid, function) g_test_add (path, Fixture, grid, set_up, function, tear_down)
  ADD ("/study/offers", "circular-6519", test_offers);
  ADD ("/study/levels", "circular-6519", test_levels);
  ADD ("/study/verdicts", "circular-6519", test_verdicts);
  ADD ("/study/record", "circular-6519", test_record);
  ADD ("/study/hostile", "circular-6519", test_hostile);
  ADD ("/study/circular", "circular-6519", test_circular);
  ADD ("/study/cautions", "circular-6519", test_cautions);
  ADD ("/study/framework", "eu-csf", test_framework);
  ADD ("/study/cards", "eu-csf", test_cards);
  ADD ("/study/answers", "eu-csf", test_answers);
  ADD ("/study/interval", "circular-6519", test_interval);
  ADD ("/study/scorings", "circular-6519", test_scorings);
  ADD ("/study/scorings-of-an-export", "circular-6519", test_scorings_of_an_export);
  ADD ("/study/scorings-without-names", "circular-6519", test_scorings_without_names);
  ADD ("/study/scorings-full", "circular-6519", test_scorings_full);
  ADD ("/study/scoring-copy", "circular-6519", test_scoring_copy);
  ADD ("/study/scoring-copy-bare", "circular-6519", test_scoring_copy_bare);
  ADD ("/study/scorings-and-facts", "circular-6519", test_scorings_and_facts);
  ADD ("/study/scorings-hostile", "circular-6519", test_scorings_hostile);
  status = g_test_run ();
  g_clear_object (&library);
  return status;
}
