/* SPDX-License-Identifier: EUPL-1.2 */
/* Costs: sums worked out by hand, what is unknown, what is refused, and what is recorded. */

#include "config.h"

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-library.h"
#include "app/study/bsl-costs.h"

#define OFFER "outscale-iaas-cloudgouv"
#define VM "{'id': 'vm', 'title': 'Machine', 'unit': 'hour', 'low': 10}"
#define FEES "'entry': {'low': 0}, 'exit': {'low': 0}"

static BslLibrary *library;

/* @answers and @cost without their braces; single quotes stand for double ones. */
static BslProject *
make_project (const char *answers, const char *cost)
{
  g_autofree char *text = g_strdup_printf ("{'format': 'boussole-project', 'version': 1, 'answers': {%s}, 'cost': {%s}}", answers, cost);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BslProject *project;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "test", NULL, &error);
  g_assert_no_error (error);
  return project;
}

static BslCostRecord *
read_record (BslProject *project, BslProblems *problems)
{
  return bsl_cost_record_new (project, bsl_library_get_rules (library), "test", problems);
}

static BslCost
compute (const char *cost)
{
  g_autoptr (BslProject) project = make_project ("", cost);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCostRecord) record = read_record (project, problems);
  BslCost result = bsl_cost_compute (record, OFFER);

  result.too_large = NULL; /* of the record */
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    g_test_message ("%s: %s", bsl_problems_get (problems, i)->path, bsl_problems_get (problems, i)->message);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
  return result;
}

static void
see (const BslMoney *money, gint64 low, gint64 high)
{
  g_assert_cmpint (money->low, ==, low);
  g_assert_cmpint (money->high, ==, high);
}

/* 10 machines × €0.264 × 730 hours × 12 months = €23,126.40 */
static void
test_hours (void)
{
  BslCost cost = compute ("'months': 12, 'items': [" VM "], 'offers': {'" OFFER "': {'prices': {'vm': {'low': 0.264}}, " FEES "}}");

  g_assert_cmpint (cost.state, ==, BSL_COST_RANGE);
  see (&cost.total, 2312640, 2312640);
  see (&cost.use, 2312640, 2312640);
}

/* 100 GiB at €0.03 a month: 100, 110, 121, 133.1 GiB; 36 + 39.60 + 43.56 + 6 months of 3.993 = 23.958 → 23.96 */
static void
test_growth (void)
{
  BslCost cost = compute ("'months': 42, 'items': [{'id': 'gib', 'title': 'Stockage', 'unit': 'gib-month', 'low': 100, 'growth': 10}],"
                          "'offers': {'" OFFER "': {'prices': {'gib': {'low': 0.03}}, " FEES "}}");
  BslMoney yearly = bsl_cost_get_yearly (&cost);

  g_assert_cmpuint (cost.n_years, ==, 4);
  see (&cost.years[0], 3600, 3600);
  see (&cost.years[1], 3960, 3960);
  see (&cost.years[2], 4356, 4356);
  see (&cost.years[3], 2396, 2396);
  see (&cost.total, 14312, 14312);
  see (&yearly, 4089, 4090); /* 14312 × 12 / 42 = 4089.14… */
}

/* A need that shrinks; a licence of €1,200 a year over 18 months; 5 days of €900, once. */
static void
test_units (void)
{
  BslCost cost = compute ("'months': 18, 'items': [{'id': 'a', 'title': 'A', 'unit': 'month', 'low': 4, 'growth': -50},"
                          "{'id': 'b', 'title': 'B', 'unit': 'year', 'low': 1, 'growth': 0},"
                          "{'id': 'c', 'title': 'C', 'unit': 'day', 'low': 5, 'growth': 100}],"
                          "'offers': {'" OFFER "': {'prices': {'a': {'low': 10}, 'b': {'low': 1200}, 'c': {'low': 900}},"
                          "'entry': {'low': 1000.5, 'high': 2000}, 'exit': {'low': 0, 'high': 3000}}}");

  see (&cost.years[0], 48000 + 120000 + 450000, 48000 + 120000 + 450000);
  see (&cost.years[1], 12000 + 60000, 12000 + 60000);
  see (&cost.entry, 100050, 200000);
  see (&cost.exit, 0, 300000);
  see (&cost.total, 690000 + 100050, 690000 + 500000);
}

static void
test_ranges (void)
{
  BslCost cost = compute ("'months': 1, 'items': [{'id': 'x', 'title': 'X', 'unit': 'gb', 'low': 1.5, 'high': 2}],"
                          "'offers': {'" OFFER "': {'prices': {'x': {'low': 0.01, 'high': 0.02}}, " FEES "}}");

  see (&cost.total, 2, 4); /* 1.5 cents is 2 */
}

/* What is unknown makes a minimum, and nothing known no figure at all. */
static void
test_unknown (void)
{
  static const char items[] = "'months': 12, 'items': [" VM ", {'id': 'x', 'title': 'X', 'unit': 'once', 'low': 1}]";
  g_autofree char *some = g_strdup_printf ("%s, 'offers': {'" OFFER "': {'prices': {'vm': {'low': 1}}}}", items);
  g_autofree char *asked = g_strdup_printf ("%s, 'offers': {'" OFFER "': {'prices': {'vm': {'source': 'asked'}}}}", items);
  BslCost cost = compute (some), none = compute (items), waiting = compute (asked), nothing = compute ("");

  g_assert_cmpint (cost.state, ==, BSL_COST_AT_LEAST);
  g_assert_cmpuint (cost.n_unknown, ==, 3);
  g_assert_cmpuint (cost.n_unknown_prices, ==, 1);
  g_assert_cmpint (cost.total.low, ==, 8760000);
  g_assert_false (cost.knows_exit);
  g_assert_cmpint (none.state, ==, BSL_COST_NOT_COUNTED);
  g_assert_cmpint (waiting.state, ==, BSL_COST_NOT_COUNTED);
  g_assert_cmpuint (waiting.n_unknown, ==, 4);
  g_assert_cmpint (nothing.state, ==, BSL_COST_NOT_COUNTED);
}

/* A price of 0 that somebody gave is a price. */
static void
test_free (void)
{
  BslCost cost = compute ("'months': 12, 'items': [" VM "], 'offers': {'" OFFER "': {'prices': {'vm': {'low': 0}}, " FEES "}}");

  g_assert_cmpint (cost.state, ==, BSL_COST_RANGE);
  see (&cost.total, 0, 0);
}

static void
test_too_large (void)
{
  static const char form[] = "'months': 240, 'items': [{'id': 'vm', 'title': 'X', 'unit': 'month', 'low': %s, 'growth': %d}],"
                             "'offers': {'" OFFER "': {'prices': {'vm': {'low': %s}}, " FEES "}}";
  const struct
  {
    const char *quantity;
    int growth;
    const char *price;
    BslCostState state;
  } cases[] = {
    { "1000000000", 0, "1000000000", BSL_COST_TOO_LARGE },
    { "1000000000", 200, "0.000001", BSL_COST_TOO_LARGE },
    { "1000000000", 200, "0", BSL_COST_TOO_LARGE },
    { "1", 200, "1", BSL_COST_TOO_LARGE }, /* 12 × 3^19 euros */
    { "1", 0, "833333333", BSL_COST_RANGE },
    { "1", 0, "833333334", BSL_COST_TOO_LARGE },
    { "0", 200, "1000000000", BSL_COST_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cost = g_strdup_printf (form, cases[i].quantity, cases[i].growth, cases[i].price);

      g_test_message ("%s", cost);
      g_assert_cmpint (compute (cost).state, ==, cases[i].state);
    }
}

/* The lowest is never above the highest, and more of anything never costs less. */
static void
test_monotone (void)
{
  g_autoptr (BslProject) project = make_project ("", "'months': 60");
  BslRuleBase *rules = bsl_library_get_rules (library);

  for (guint i = 0; i < 20000; i++)
    {
      guint unit = (guint) g_test_rand_int_range (0, (gint32) bsl_rule_base_get_n_cost_units (rules));
      guint months = (guint) g_test_rand_int_range (1, BSL_COST_MOST_MONTHS + 1);
      gint64 quantity = g_test_rand_int_range (0, 1000000), price = g_test_rand_int_range (0, 10000000);
      BslCostItem item = { .unit = bsl_rule_base_get_cost_unit (rules, unit), .growth = g_test_rand_int_range (-10000, 3000) };
      BslCostAmount amount = { { price, price + g_test_rand_int_range (0, 1000000) }, NULL, NULL };
      BslMoney years[BSL_COST_MOST_YEARS], longer[BSL_COST_MOST_YEARS], sum, more;
      gboolean too_large;

      item.quantity = (BslCostRange) { quantity, quantity + g_test_rand_int_range (0, 10000) };
      if (!bsl_cost_compute_item (&item, &amount, months, years, &sum, &too_large))
        continue;
      g_assert_cmpint (sum.low, <=, sum.high);
      g_assert_cmpint (sum.low, >=, 0);
      if (bsl_cost_compute_item (&item, &amount, months + 1, longer, &more, &too_large))
        g_assert_cmpint (more.low, >=, sum.low);
      item.quantity.high += 1000;
      if (bsl_cost_compute_item (&item, &amount, months, longer, &more, &too_large))
        g_assert_cmpint (more.high, >=, sum.high);
    }
}

/* Each is refused with its place, and counts as not given. */
static void
test_hostile (void)
{
  const struct
  {
    const char *cost, *path;
  } cases[] = {
    { "'months': -1", "$.cost.months" },
    { "'months': 241", "$.cost.months" },
    { "'months': '12'", "$.cost.months" },
    { "'items': {}", "$.cost.items" },
    { "'items': [3]", "$.cost.items[0]" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour', 'low': -1}]", "$.cost.items[0].low" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour', 'low': 1e300}]", "$.cost.items[0].low" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour', 'low': 0.0000001}]", "$.cost.items[0].low" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour', 'low': true}]", "$.cost.items[0].low" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour'}]", "$.cost.items[0].low" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour', 'low': 2, 'high': 1}]", "$.cost.items[0].high" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'hour', 'low': 2, 'growth': 201}]", "$.cost.items[0].growth" },
    { "'items': [{'id': 'a', 'title': 'A', 'unit': 'parsec', 'low': 2}]", "$.cost.items[0].unit" },
    { "'items': [{'id': 'exit', 'title': 'A', 'unit': 'hour', 'low': 2}]", "$.cost.items[0].id" },
    { "'items': [" VM ", " VM "]", "$.cost.items[1].id" },
    { "'items': [" VM "], 'offers': {'x': {'prices': {'no': {'low': 1}}}}", "$.cost.offers.x.prices.no" },
    { "'items': [" VM "], 'offers': {'x': {'prices': {'vm': 1}}}", "$.cost.offers.x.prices.vm" },
    { "'items': [" VM "], 'offers': {'x': {'prices': {'vm': {'low': -0.01}}}}", "$.cost.offers.x.prices.vm.low" },
    { "'items': [" VM "], 'offers': {'x': {'prices': {'vm': {'high': 1}}}}", "$.cost.offers.x.prices.vm.low" },
    { "'items': [" VM "], 'offers': {'x': {'exit': {'low': 1, 'date': '31/12/2026'}}}", "$.cost.offers.x.exit.date" },
    { "'items': [" VM "], 'offers': {'x': {'exit': {'low': 1, 'source': 3}}}", "$.cost.offers.x.exit.source" },
    { "'offers': []", "$.cost.offers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BslProject) project = make_project ("", cases[i].cost);
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      g_autoptr (BslCostRecord) record = read_record (project, problems);

      g_test_message ("%s", cases[i].cost);
      g_assert_cmpuint (bsl_problems_get_count (problems), ==, 1);
      g_assert_cmpstr (bsl_problems_get (problems, 0)->path, ==, cases[i].path);
      g_assert_cmpint (bsl_cost_compute (record, "x").state, ==, BSL_COST_NOT_COUNTED);
    }
}

/* A growth that cannot be read is not none: no figure claims that the quantity stays as it is. */
static void
test_faulty_growth (void)
{
  static const char *const growths[] = { "201", "'10 %'" };

  for (guint i = 0; i < G_N_ELEMENTS (growths); i++)
    {
      g_autofree char *cost = g_strdup_printf ("'months': 36, 'items': [{'id': 'vm', 'title': 'A', 'unit': 'hour', 'low': 2, 'growth': %s}],"
                                               "'offers': {'" OFFER "': {'prices': {'vm': {'low': 1}}, " FEES "}}", growths[i]);
      g_autoptr (BslProject) project = make_project ("", cost);
      g_autoptr (BslCostRecord) record = read_record (project, NULL);
      BslCost result = bsl_cost_compute (record, OFFER);

      g_assert_cmpint (result.state, ==, BSL_COST_AT_LEAST);
      g_assert_cmpuint (result.n_unknown_prices, ==, 1);
      see (&result.use, 0, 0);
    }
}

/* Takes @node. */
static void
record (BslProject *project, JsonNode *node)
{
  bsl_project_set_extra (project, BSL_EXTRA_COST, node);
  g_clear_pointer (&node, json_node_unref);
}

/* What is written is read again, also from a file; the last thing taken out leaves nothing. */
static void
test_record (void)
{
  g_autoptr (BslProject) project = make_project ("'purchase.contract-months': 47.5", "");
  g_autoptr (BslProject) again = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (BslCostRecord) before = NULL, after = NULL;
  BslCostItem item = { NULL, (char *) "Machines", bsl_rule_base_get_cost_unit (bsl_library_get_rules (library), 0), { 12500, 20000 }, 550 };
  BslCostAmount amount = { { 264001, 300000 }, (char *) "https://example.org", (char *) "2026-05" };
  g_autofree char *id = NULL;

  record (project, NULL);
  record (project, bsl_cost_record_with_item (project, &item));
  before = read_record (project, NULL);
  g_assert_cmpuint (bsl_cost_record_get_months (before), ==, 48);
  g_assert_false (bsl_cost_record_has_own_months (before));
  id = g_strdup (bsl_cost_record_get_item (before, 0)->id);
  record (project, bsl_cost_record_with_amount (project, OFFER, id, &amount));
  record (project, bsl_cost_record_with_amount (project, OFFER, BSL_COST_EXIT, &amount));
  record (project, bsl_cost_record_with_months (project, 36));
  file = bsl_project_to_bytes (project);
  again = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), file, "test", NULL, NULL);
  after = read_record (again, NULL);
  g_assert_cmpuint (bsl_cost_record_get_months (after), ==, 36);
  g_assert_cmpint (bsl_cost_record_get_item (after, 0)->quantity.low, ==, 12500);
  g_assert_cmpint (bsl_cost_record_get_item (after, 0)->quantity.high, ==, 20000);
  g_assert_cmpint (bsl_cost_record_get_item (after, 0)->growth, ==, 550);
  g_assert_cmpint (bsl_cost_record_get_amount (after, OFFER, id)->amount.low, ==, 264001);
  g_assert_cmpstr (bsl_cost_record_get_amount (after, OFFER, BSL_COST_EXIT)->date, ==, "2026-05");
  record (project, bsl_cost_record_without_item (project, id));
  g_assert_false (bsl_json_object_get (bsl_project_get_extra (project, BSL_EXTRA_COST), "items") != NULL);
  record (project, bsl_cost_record_with_amount (project, OFFER, BSL_COST_EXIT, NULL));
  record (project, bsl_cost_record_with_months (project, 0));
  g_assert_null (bsl_project_get_extra (project, BSL_EXTRA_COST));
}

static void
see_words (char *words, const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

/* Ranges are rounded outwards: no figure claims more than is known. */
static void
test_words (void)
{
  BslMoney range = { 12345678, 12345712 }, sure = { 1050, 1050 }, cents = { 12, 345 };
  BslCostRange price = { 264000, 1234567 };

  see_words (bsl_money_to_words (&range, BSL_LANG_EN), "€123,456\u00a0– €123,458");
  see_words (bsl_money_to_words (&sure, BSL_LANG_EN), "€10.50");
  see_words (bsl_money_to_words (&cents, BSL_LANG_EN), "€0.12\u00a0– €4");
  see_words (bsl_cost_price_to_words (&price, BSL_LANG_EN), "€0.264\u00a0– €1.234567");
  see_words (bsl_cost_price_to_words (&price, BSL_LANG_FR), "0,264\u00a0€\u00a0– 1,234567\u00a0€");
}

/* Offers in the running stand first; one with amounts alone is kept. */
static void
test_offers (void)
{
  g_autoptr (BslProject) project = make_project ("'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.kinds': ['iaas'],"
                                                 "'data.harm': ['life-health'], 'data.secrets': ['privacy'], 'service.needs': ['compute-vm']",
                                                 "'offers': {'gone': {'exit': {'low': 1}}, 'hetzner-cloud': {'exit': {'low': 2}}}");
  g_autoptr (BslEvaluation) evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                                             bsl_project_get_answers (project), bsl_date_parse ("2026-11-23"));
  g_autoptr (BslCosts) costs = bsl_costs_new (evaluation, project, "test", NULL);
  guint n = bsl_costs_get_n_offers (costs);

  g_assert_cmpuint (n, >, 3);
  g_assert_true (bsl_costs_get_offer (costs, 0)->running);
  g_assert_cmpint (bsl_costs_get_offer (costs, 0)->finding->verdict, ==, BSL_VERDICT_ELIGIBLE);
  g_assert_cmpstr (bsl_costs_get_offer (costs, n - 2)->name, ==, "gone");
  g_assert_false (bsl_costs_get_offer (costs, n - 1)->running);
  g_assert_cmpint (bsl_costs_get_highest (costs), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  int status;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  g_assert_true (bsl_library_check (library, problems));
  g_test_add_func ("/cost/hours", test_hours);
  g_test_add_func ("/cost/growth", test_growth);
  g_test_add_func ("/cost/units", test_units);
  g_test_add_func ("/cost/ranges", test_ranges);
  g_test_add_func ("/cost/unknown", test_unknown);
  g_test_add_func ("/cost/free", test_free);
  g_test_add_func ("/cost/too-large", test_too_large);
  g_test_add_func ("/cost/monotone", test_monotone);
  g_test_add_func ("/cost/hostile", test_hostile);
  g_test_add_func ("/cost/faulty-growth", test_faulty_growth);
  g_test_add_func ("/cost/record", test_record);
  g_test_add_func ("/cost/words", test_words);
  g_test_add_func ("/cost/offers", test_offers);
  status = g_test_run ();
  g_clear_object (&library);
  return status;
}
