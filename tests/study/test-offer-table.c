/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers side by side: what differs stands first, and the unknown differs from nothing. */

#include "config.h"

#include "app/rules/bsl-library.h"
#include "app/study/bsl-offer-table.h"

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
  BslStudy *study;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, sizeof PROJECT - 1);
  g_autoptr (GError) error = NULL;

  self->project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                         bsl_project_get_answers (self->project), bsl_date_parse ("2026-11-23"));
  self->study = bsl_study_new (self->evaluation, self->project, bsl_rule_base_get_grid (bsl_library_get_rules (library), 0));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->study, bsl_study_free);
  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  g_clear_object (&self->project);
}

static BslOfferTable *
compare (Fixture *self, const char *a, const char *b)
{
  const BslOfferFinding *offers[] = { bsl_evaluation_find_offer (self->evaluation, a), bsl_evaluation_find_offer (self->evaluation, b) };

  g_assert_nonnull (offers[0]);
  g_assert_nonnull (offers[1]);
  return bsl_offer_table_new (self->evaluation, self->study, offers, 2, BSL_LANG_EN);
}

static const BslTableRow *
find_row (BslOfferTable *table, BslTablePart part, const char *id)
{
  for (guint i = 0; i < bsl_offer_table_get_n_rows (table); i++)
    {
      const BslTableRow *row = bsl_offer_table_get_row (table, i);

      if (row->part == part && g_strcmp0 (row->id, id) == 0)
        return row;
    }
  return NULL;
}

/* States come in their order, and parts in theirs within a state. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (BslOfferTable) table = compare (self, "outscale-iaas-cloudgouv", "aws-paris");

  g_assert_cmpuint (bsl_offer_table_get_n_rows (table), >, 20);
  for (guint i = 1; i < bsl_offer_table_get_n_rows (table); i++)
    {
      const BslTableRow *before = bsl_offer_table_get_row (table, i - 1), *row = bsl_offer_table_get_row (table, i);

      g_assert_cmpint (before->state, <=, row->state);
      if (before->state == row->state)
        g_assert_cmpint (before->part, <=, row->part);
    }
  g_assert_cmpint (bsl_offer_table_get_row (table, 0)->part, ==, BSL_TABLE_VERDICT);
  g_assert_cmpint (bsl_offer_table_get_row (table, 0)->state, ==, BSL_TABLE_DIFFERENT);
}

/* The law of the table for every pair of the first offers: two that differ are both known, or have no level in common;
 * what is the same is known of both. */
static void
check_row (const BslTableRow *row)
{
  const BslCell *a = &row->cells[0], *b = &row->cells[1];

  if (row->state == BSL_TABLE_DIFFERENT)
    {
      g_assert_cmpint (a->state, !=, BSL_CELL_UNKNOWN);
      g_assert_cmpint (b->state, !=, BSL_CELL_UNKNOWN);
    }
  if (row->state == BSL_TABLE_SAME)
    {
      g_assert_cmpint (a->state, ==, BSL_CELL_KNOWN);
      g_assert_cmpint (b->state, ==, BSL_CELL_KNOWN);
      g_assert_cmpint (a->word, ==, b->word);
      g_assert_cmpfloat (a->low, ==, b->low);
    }
  if (row->state == BSL_TABLE_UNKNOWN)
    g_assert_true (a->text == NULL && b->text == NULL);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  guint n_states[BSL_N_TABLE_STATES] = { 0 };

  for (guint i = 0; i < 12; i++)
    for (guint j = 0; j < i; j++)
      {
        const BslOfferFinding *offers[] = { bsl_evaluation_get_offer (self->evaluation, i), bsl_evaluation_get_offer (self->evaluation, j) };
        g_autoptr (BslOfferTable) table = bsl_offer_table_new (self->evaluation, self->study, offers, 2, BSL_LANG_EN);

        for (guint k = 0; k < bsl_offer_table_get_n_rows (table); k++)
          {
            check_row (bsl_offer_table_get_row (table, k));
            n_states[bsl_offer_table_get_row (table, k)->state]++;
          }
      }
  for (guint i = 0; i < BSL_N_TABLE_STATES; i++)
    g_assert_cmpuint (n_states[i], >, 0);
}

/* Facts are those of the day, with their source. */
static void
test_facts (Fixture *self, gconstpointer data)
{
  g_autoptr (BslOfferTable) table = compare (self, "outscale-iaas-cloudgouv", "aws-paris");
  const BslTableRow *status = find_row (table, BSL_TABLE_FACT, "snc.status"), *end = find_row (table, BSL_TABLE_DATE, "snc.expires-on");

  g_assert_cmpstr (status->cells[0].text, ==, "Qualified");
  g_assert_nonnull (status->cells[0].source);
  g_assert_cmpint (status->state, ==, BSL_TABLE_DIFFERENT);
  g_assert_cmpstr (end->cells[0].text, ==, "30 November 2026");
  g_assert_cmpint (end->state, ==, end->cells[1].state == BSL_CELL_KNOWN ? BSL_TABLE_DIFFERENT : BSL_TABLE_OPEN);
}

/* An offer that is not eligible has no score, and its row is not taken for a difference. */
static void
test_scores (Fixture *self, gconstpointer data)
{
  g_autoptr (BslOfferTable) table = compare (self, "outscale-iaas-cloudgouv", "aws-paris");
  const BslTableRow *score = find_row (table, BSL_TABLE_SCORE, NULL), *level = find_row (table, BSL_TABLE_LEVEL, "security");

  g_assert_cmpint (score->cells[0].state, ==, BSL_CELL_PARTLY);
  g_assert_cmpint (score->cells[1].state, ==, BSL_CELL_NONE);
  g_assert_cmpint (score->state, ==, BSL_TABLE_OPEN);
  g_assert_cmpstr (level->cells[0].text, ==, "4");
  g_assert_cmpint (level->cells[1].state, ==, BSL_CELL_NONE);
}

/* No clause is asked of an offer with which there will be no contract, which does not mean that none is needed. */
static void
test_clauses (Fixture *self, gconstpointer data)
{
  g_autoptr (BslOfferTable) table = compare (self, "outscale-iaas-cloudgouv", "aws-paris");
  guint n = 0;

  for (guint i = 0; i < bsl_offer_table_get_n_rows (table); i++)
    {
      const BslTableRow *row = bsl_offer_table_get_row (table, i);

      if (row->part != BSL_TABLE_CLAUSE)
        continue;
      n++;
      g_assert_cmpint (row->cells[1].state, ==, BSL_CELL_NONE);
      g_assert_cmpint (row->state, ==, BSL_TABLE_OPEN);
    }
  g_assert_cmpuint (n, >, 0);
}

/* A clause that turns on a fact nobody knows is neither needed nor not needed, and makes no difference. That of SNC-4
 * turns on the qualification alone. */
static void
test_open_clauses (Fixture *self, gconstpointer data)
{
  const BslAttribute *status = bsl_attributes_find (bsl_catalogue_get_attributes (bsl_library_get_catalogue (library)), "snc.status");
  guint n_open = 0, n_known = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *other = bsl_evaluation_get_offer (self->evaluation, i);
      gboolean known = bsl_offer_get_value (other->offer, status, bsl_date_parse ("2026-11-23"))->known;
      g_autoptr (BslOfferTable) table = NULL;
      const BslTableRow *row;

      if (other->verdict == BSL_VERDICT_NOT_ELIGIBLE || g_str_equal (other->offer->id, "outscale-iaas-cloudgouv"))
        continue;
      table = compare (self, "outscale-iaas-cloudgouv", other->offer->id);
      row = find_row (table, BSL_TABLE_CLAUSE, "SNC-4");
      g_assert_cmpint (row->cells[0].word, ==, TRUE);
      g_assert_cmpint (row->cells[1].state, ==, known ? BSL_CELL_KNOWN : BSL_CELL_UNKNOWN);
      g_assert_true (known || row->state == BSL_TABLE_OPEN);
      n_open += !known;
      n_known += known;
    }
  g_assert_cmpuint (n_open, >, 0);
  g_assert_cmpuint (n_known, >, 0);
}

static void
test_json (Fixture *self, gconstpointer data)
{
  g_autoptr (BslOfferTable) table = compare (self, "outscale-iaas-cloudgouv", "numspot-iaas-snc"), again = NULL;
  g_autoptr (JsonNode) node = bsl_offer_table_to_json (table, BSL_LANG_FR), same = NULL;

  again = compare (self, "outscale-iaas-cloudgouv", "numspot-iaas-snc");
  same = bsl_offer_table_to_json (again, BSL_LANG_FR);
  g_assert_true (json_node_equal (node, same));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (node), "rows")), ==, bsl_offer_table_get_n_rows (table));
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
  g_test_add ("/offer-table/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/offer-table/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/offer-table/facts", Fixture, NULL, set_up, test_facts, tear_down);
  g_test_add ("/offer-table/scores", Fixture, NULL, set_up, test_scores, tear_down);
  g_test_add ("/offer-table/clauses", Fixture, NULL, set_up, test_clauses, tear_down);
  g_test_add ("/offer-table/open-clauses", Fixture, NULL, set_up, test_open_clauses, tear_down);
  g_test_add ("/offer-table/json", Fixture, NULL, set_up, test_json, tear_down);
  status = g_test_run ();
  g_clear_object (&library);
  return status;
}
