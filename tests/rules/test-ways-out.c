/* SPDX-License-Identifier: EUPL-1.2 */
/* What must hold of every way out: applied, by writing the offer and the answers anew, it does what
 * it says; no part of it does; it answers no less than before. */

#include "config.h"

#include "generated.h"

#include "app/rules/bsl-rule-base-private.h"
#include "app/rules/bsl-ways-out.h"

static Chance chance;

/* One offer of a file, what was answered, and the day: what a way out starts from, and the verdict
 * it is to reach. */
typedef struct
{
  JsonObject *offer;
  BslAnswers *answers;
  BslDate on;
  BslVerdict goal;
} Start;

static BslRuleBase *
rules (void)
{
  return bsl_library_get_rules (chance.library);
}

static void
alone (JsonObject *offer)
{
  json_object_set_array_member (offer, "depends-on", json_array_new ());
  json_object_set_array_member (offer, "alternatives", json_array_new ());
}

/* The verdict on the offer alone, read from a file with the changed facts. */
static BslVerdict
judge (const Start *start, JsonObject *offer, BslAnswers *answers, BslDate on)
{
  JsonArray *offers = json_array_new ();
  g_autoptr (JsonNode) file = NULL;
  g_autoptr (BslCatalogue) catalogue = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;

  json_array_add_object_element (offers, json_object_ref (offer));
  file = catalogue_to_json (offers);
  catalogue = catalogue_from_json (chance.library, file);
  evaluation = bsl_evaluation_new (rules (), catalogue, answers, on);
  return bsl_evaluation_get_offer (evaluation, 0)->verdict;
}

static JsonObject *
copy_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) copy = NULL;

  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  copy = json_from_string (text, NULL);
  return json_node_dup_object (copy);
}

/* A day is said with "or later": far later must do as well. */
static void
apply_fact (JsonObject *offer, const BslChange *change)
{
  JsonObject *fact = json_object_new ();
  BslValue value = change->value;

  if (change->attribute->domain.kind == BSL_KIND_DATE)
    value.date = bsl_date_add_days (value.date, 8000);
  json_object_set_member (fact, "value", bsl_value_to_json (&value, &change->attribute->domain));
  json_object_set_object_member (json_object_get_object_member (offer, "facts"), change->attribute->id, fact);
}

/* The verdict with those of @changes that are in @mask. */
static BslVerdict
judge_with (const Start *start, const GArray *changes, guint mask)
{
  g_autoptr (JsonObject) offer = copy_object (start->offer);
  g_autoptr (BslAnswers) answers = bsl_answers_copy (start->answers);
  BslDate on = start->on;

  for (guint i = 0; i < changes->len; i++)
    {
      const BslChange *change = &g_array_index (changes, BslChange, i);
      if (((mask >> i) & 1) == 0)
        continue;
      if (change->kind == BSL_CHANGE_FACT)
        apply_fact (offer, change);
      else if (change->kind == BSL_CHANGE_ANSWER)
        bsl_answers_set (answers, change->question->index, &change->value);
      else
        on = change->day;
    }
  return judge (start, offer, answers, on);
}

static char *
words (BslEvaluation *evaluation, const BslWayOut *way)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < way->changes->len; i++)
    {
      g_autofree char *change
          = bsl_change_to_words (evaluation, &g_array_index (way->changes, BslChange, i), BSL_LANG_EN);
      g_assert_cmpstr (change, !=, "");
      g_assert_null (strchr (change, '{'));
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", change);
    }
  return g_string_free (text, FALSE);
}

static void
assert_does_it (const Start *start, BslEvaluation *evaluation, const BslWayOut *way)
{
  guint all = (1u << way->changes->len) - 1;
  g_autofree char *said = words (evaluation, way);

  g_assert_cmpuint (way->changes->len, >, 0);
  if (judge_with (start, way->changes, all) > start->goal)
    g_error ("%s: the goal is not reached with: %s", json_object_get_string_member (start->offer, "id"), said);
}

static gboolean
changes_a_set (const BslChange *change)
{
  if (change->kind == BSL_CHANGE_DAY)
    return FALSE;
  return (change->kind == BSL_CHANGE_FACT ? &change->attribute->domain : &change->question->domain)->kind
         == BSL_KIND_SET;
}

/* Nor any single option of a set less. */
static void
assert_no_option_less (const Start *start, const BslWayOut *way, const char *said)
{
  guint all = (1u << way->changes->len) - 1;

  for (guint i = 0; i < way->changes->len; i++)
    {
      BslChange *change = &g_array_index (way->changes, BslChange, i);
      guint64 whole = change->value.bits;
      if (!changes_a_set (change))
        continue;
      for (guint64 flipped = whole ^ change->before.bits; flipped != 0; flipped &= flipped - 1)
        {
          change->value.bits = whole ^ (flipped & (~flipped + 1));
          if (change->value.bits != 0 && judge_with (start, way->changes, all) <= start->goal)
            g_error ("%s: an option less would do of: %s", json_object_get_string_member (start->offer, "id"), said);
        }
      change->value.bits = whole;
    }
}

static void
assert_no_smaller (const Start *start, BslEvaluation *evaluation, const BslWayOut *way)
{
  g_autofree char *said = words (evaluation, way);

  for (guint mask = 0; mask + 1 < 1u << way->changes->len; mask++)
    if (judge_with (start, way->changes, mask) <= start->goal)
      g_error ("%s: a part would do of: %s", json_object_get_string_member (start->offer, "id"), said);
  assert_no_option_less (start, way, said);
}

/* An answer is another one, or a set without some of its options: never open, never empty. */
static void
assert_answers_no_less (const Start *start, BslEvaluation *evaluation, const BslWayOut *way)
{
  for (guint i = 0; i < way->changes->len; i++)
    {
      const BslChange *change = &g_array_index (way->changes, BslChange, i);
      const BslValue *now;
      if (change->kind != BSL_CHANGE_ANSWER)
        continue;
      now = bsl_answers_get (start->answers, change->question->index);
      g_assert_true (rules ()->correctable[change->question->index]);
      g_assert_true (now->known && change->before.known && change->value.known);
      g_assert_false (bsl_value_equal (now, &change->value, &change->question->domain));
      if (change->question->domain.kind == BSL_KIND_SET)
        g_assert_true (change->value.bits != 0 && (change->value.bits & ~now->bits) == 0);
    }
}

static gboolean
is_single (const BslWayOut *way, const BslChange *change)
{
  const BslChange *only = &g_array_index (way->changes, BslChange, 0);

  return way->changes->len == 1 && only->kind == change->kind && only->attribute == change->attribute
         && only->question == change->question;
}

static void
assert_found (const Start *start, GPtrArray *ways, BslChange change)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (BslChange));
  g_autofree char *id = g_strdup (json_object_get_string_member (start->offer, "id"));

  g_array_append_val (changes, change);
  if (judge_with (start, changes, 1) > start->goal)
    return;
  for (guint i = 0; i < ways->len; i++)
    if (is_single (g_ptr_array_index (ways, i), &change))
      return;
  g_error ("%s: another %s alone would do, and is not said", id,
           change.attribute != NULL ? change.attribute->id : change.question->id);
}

/* Every option within reach, or given up, alone. */
static void
assert_says_singles (const Start *start, BslEvaluation *evaluation, GPtrArray *ways)
{
  BslAttributes *attributes = rules ()->attributes;
  const BslOffer *offer = bsl_evaluation_get_offer (evaluation, 0)->offer;

  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    {
      const BslAttribute *attribute = bsl_attributes_get (attributes, i);
      const BslValue *now = bsl_offer_get_value (offer, attribute, start->on);
      for (guint j = 0; attribute->domain.options != NULL && j < attribute->domain.options->len; j++)
        {
          BslChange change = { .kind = BSL_CHANGE_FACT, .attribute = attribute };
          change.value = (BslValue){ .known = TRUE, .index = j };
          if (attribute->domain.kind == BSL_KIND_SET)
            change.value.bits = (now->known ? now->bits : 0) | G_GUINT64_CONSTANT (1) << j;
          if (((rules ()->reach[i] >> j) & 1) && !bsl_value_equal (now, &change.value, &attribute->domain))
            assert_found (start, ways, change);
        }
    }
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (rules ()->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (rules ()->questionnaire, i);
      const BslValue *now = bsl_answers_get (start->answers, i);
      for (guint j = 0; rules ()->correctable[i] && now->known && j < question->domain.options->len; j++)
        {
          BslChange change = { .kind = BSL_CHANGE_ANSWER, .question = question };
          gboolean set = question->domain.kind == BSL_KIND_SET;
          change.value = (BslValue){ .known = TRUE, .index = j };
          if (set)
            change.value.bits = now->bits & ~(G_GUINT64_CONSTANT (1) << j);
          if (!bsl_value_equal (now, &change.value, &question->domain) && (!set || change.value.bits != 0))
            assert_found (start, ways, change);
        }
    }
}

typedef void (*Assert) (const Start *start, BslEvaluation *evaluation, const BslWayOut *way);

/* Offers of the shipped catalogue by turns with generated ones. */
static JsonObject *
choose_offer (JsonArray *shipped, guint round)
{
  g_autoptr (BslCatalogue) catalogue = NULL;
  g_autoptr (JsonNode) file = NULL;
  JsonArray *offers = shipped;
  guint place = chance_below (&chance, json_array_get_length (shipped));

  if (round % 2 == 0)
    {
      catalogue = chance_catalogue (&chance, 1, &file);
      offers = json_object_get_array_member (json_node_get_object (file), "offers");
      place = 0;
    }
  return copy_object (json_array_get_object_element (offers, place));
}

/* More kinds and needs than the offer may sell, so that giving some up can help. */
static void
ask_for_more (BslAnswers *answers)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (rules ()->questionnaire); i++)
    {
      const BslDomain *domain = &bsl_questionnaire_get_question (rules ()->questionnaire, i)->domain;
      BslValue value = *bsl_answers_get (answers, i);
      if (!rules ()->correctable[i] || !value.known || domain->kind != BSL_KIND_SET)
        continue;
      value.bits |= G_GUINT64_CONSTANT (1) << chance_below (&chance, domain->options->len);
      value.bits |= G_GUINT64_CONSTANT (1) << chance_below (&chance, domain->options->len);
      bsl_answers_set (answers, i, &value);
    }
}

static JsonArray *
read_shipped (JsonParser *parser)
{
  g_autofree char *path = bsl_library_dup_path (NULL, "catalogue/offers.json");

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "offers");
}

static BslEvaluation *
evaluate_alone (const Start *start, BslCatalogue **catalogue)
{
  JsonArray *offers = json_array_new ();
  g_autoptr (JsonNode) file = NULL;

  json_array_add_object_element (offers, json_object_ref (start->offer));
  file = catalogue_to_json (offers);
  *catalogue = catalogue_from_json (chance.library, file);
  return bsl_evaluation_new (rules (), *catalogue, start->answers, start->on);
}

/* Counts the ways of @rounds offers by kind of their first change; runs @check on each, or
 * @singles on all ways of an offer. */
static void
for_each_way (const char *name, guint rounds, Assert check, gboolean singles)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *shipped = read_shipped (parser);
  guint found[3] = { 0 };

  chance_start (&chance, name);
  for (guint round = 0; round < chance_rounds (&chance, rounds); round++)
    {
      g_autoptr (JsonObject) offer = choose_offer (shipped, round);
      g_autoptr (BslAnswers) answers
          = chance_hits (&chance, 50) ? chance_case (&chance) : chance_project (&chance, 70 + round % 30);
      g_autoptr (BslCatalogue) catalogue = NULL;
      g_autoptr (BslEvaluation) evaluation = NULL;
      g_autoptr (GPtrArray) ways = NULL;
      Start start = { offer, answers, chance_day (&chance),
                      round % 3 == 0 ? BSL_VERDICT_TO_EXAMINE : BSL_VERDICT_ELIGIBLE };
      alone (offer);
      if (chance_hits (&chance, 60))
        ask_for_more (answers);
      evaluation = evaluate_alone (&start, &catalogue);
      ways = bsl_evaluation_find_ways_to (evaluation, bsl_evaluation_get_offer (evaluation, 0), start.goal);
      if (bsl_evaluation_get_offer (evaluation, 0)->verdict <= start.goal)
        g_assert_cmpuint (ways->len, ==, 0);
      for (guint i = 0; i < ways->len; i++)
        {
          const BslWayOut *way = g_ptr_array_index (ways, i);
          found[g_array_index (way->changes, BslChange, 0).kind]++;
          if (check != NULL)
            check (&start, evaluation, way);
        }
      if (singles && bsl_evaluation_get_stop (evaluation) == NULL && ways->len < 8
          && bsl_evaluation_get_offer (evaluation, 0)->verdict > start.goal)
        assert_says_singles (&start, evaluation, ways);
    }
  g_test_message ("ways out: %u of the offer, %u of the project, %u of time", found[BSL_CHANGE_FACT],
                  found[BSL_CHANGE_ANSWER], found[BSL_CHANGE_DAY]);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_cmpuint (found[i], >=, chance_least (1));
}

static void
test_does_it (void)
{
  for_each_way ("does-it", 2000, assert_does_it, FALSE);
}

static void
test_no_smaller (void)
{
  for_each_way ("no-smaller", 1500, assert_no_smaller, FALSE);
}

static void
test_answers_no_less (void)
{
  for_each_way ("answers-no-less", 2000, assert_answers_no_less, FALSE);
}

static void
test_says_singles (void)
{
  for_each_way ("says-singles", 400, NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = chance_init (&chance);
  g_test_add_func ("/ways-out/does-what-it-says", test_does_it);
  g_test_add_func ("/ways-out/no-smaller-one-does", test_no_smaller);
  g_test_add_func ("/ways-out/answers-no-less", test_answers_no_less);
  g_test_add_func ("/ways-out/says-every-single-change", test_says_singles);
  status = g_test_run ();
  chance_clear (&chance);
  return status;
}
