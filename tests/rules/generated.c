/* SPDX-License-Identifier: EUPL-1.2 */
/* Projects, offers and days made at random. */

#include "config.h"

#include "generated.h"

#include "app/rules/bsl-rule-base-private.h"

#include <string.h>

#define SEED 20261123

static const char *const days[] = { "2015-06-01", "2021-09-15", "2023-07-15", "2025-12-16", "2026-05-01",
                                    "2026-11-23", "2026-12-02", "2027-06-01", "2029-02-01" };

/* Numbers on both sides of every threshold there was. */
static const double numbers[] = { 0, 1, 12, 36, 48, 4800, 35000, 60000, 89999, 90000, 139999, 140000, 216000,
                                  300000, 432000, 500000, 2000000, 9000000 };

/* The answers of an acceptance case. */
static BslAnswers *
read_project (BslQuestionnaire *questionnaire, const char *file)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (file, 0, &error);
  BslAnswers *answers = bsl_answers_new (questionnaire);
  BslJson root, project, list;

  g_assert_no_error (error);
  g_assert_true (bsl_json_open (&root, parser, bytes, file, problems));
  project = bsl_json_member (&root, "project");
  list = bsl_json_member (&project, "answers");
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      BslJson member = bsl_json_member (&list, question->id);
      BslValue value = { 0 };
      if (bsl_value_from_json (&value, &member, &question->domain)
          && !g_str_equal (question->id, BSL_ANSWER_DECISION_DATE))
        bsl_answers_set (answers, i, &value);
      bsl_value_clear (&value);
    }
  return answers;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
read_projects (BslQuestionnaire *questionnaire, const char *directory)
{
  GPtrArray *projects = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_answers_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_build_filename (directory, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (projects, read_project (questionnaire, g_ptr_array_index (names, i)));
  return projects;
}

BslLibrary *
chance_init (Chance *self)
{
  const char *campaign = g_getenv ("BOUSSOLE_CAMPAIGN");
  g_autoptr (GError) error = NULL;

  self->library = bsl_library_new ();
  bsl_library_load (self->library, &error);
  g_assert_no_error (error);
  self->projects = read_projects (bsl_library_get_questionnaire (self->library), g_getenv ("BOUSSOLE_CASES"));
  self->rand = g_rand_new ();
  self->factor = campaign != NULL ? MAX (1, (guint) g_ascii_strtoull (campaign, NULL, 10)) : 1;
  return self->library;
}

void
chance_clear (Chance *self)
{
  g_ptr_array_unref (self->projects);
  g_rand_free (self->rand);
}

void
chance_start (Chance *self, const char *name)
{
  const char *given = g_getenv ("BOUSSOLE_SEED");
  guint32 seed = SEED;

  if (given != NULL)
    seed = (guint32) g_ascii_strtoull (given, NULL, 10);
  else if (self->factor > 1)
    seed = (guint32) g_get_real_time ();
  g_test_message ("BOUSSOLE_SEED=%u", seed);
  g_rand_set_seed (self->rand, seed ^ g_str_hash (name));
}

guint
chance_rounds (Chance *self, guint rounds)
{
#ifdef __SANITIZE_ADDRESS__
  rounds = rounds / 4;
#endif
  return rounds * self->factor;
}

guint
chance_least (guint count)
{
#ifdef __SANITIZE_ADDRESS__
  return 0;
#else
  return count;
#endif
}

guint
chance_below (Chance *self, guint end)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) end);
}

gboolean
chance_hits (Chance *self, guint percent)
{
  return chance_below (self, 100) < percent;
}

BslDate
chance_day (Chance *self)
{
  return bsl_date_parse (days[chance_below (self, G_N_ELEMENTS (days))]);
}

/* About three options of a set, whatever its size. */
static guint64
chance_bits (Chance *self, guint n)
{
  guint64 bits = 0;

  for (guint i = 0; i < n; i++)
    if (chance_below (self, MAX (n, 6)) < 3)
      bits |= G_GUINT64_CONSTANT (1) << i;
  return bits;
}

BslValue
chance_value (Chance *self, const BslDomain *domain)
{
  BslValue value = { .known = TRUE };
  guint n = domain->options != NULL ? domain->options->len : 0;

  switch (domain->kind)
    {
    case BSL_KIND_SET:
      value.bits = chance_bits (self, n);
      break;
    case BSL_KIND_NUMBER:
      value.number = numbers[chance_below (self, G_N_ELEMENTS (numbers))];
      if (domain->max > domain->min)
        value.number = CLAMP (value.number, domain->min, domain->max);
      break;
    case BSL_KIND_DATE:
      value.date = bsl_date_add_days (chance_day (self), g_rand_int_range (self->rand, -400, 400));
      break;
    default:
      value.index = chance_below (self, n);
      break;
    }
  return value;
}

static void
change_answers (Chance *self, BslAnswers *answers, guint known_percent)
{
  BslQuestionnaire *questionnaire = bsl_library_get_questionnaire (self->library);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      BslValue value = chance_value (self, &question->domain);
      if (g_str_equal (question->id, BSL_ANSWER_DECISION_DATE))
        continue;
      if (!chance_hits (self, known_percent))
        bsl_answers_set (answers, i, NULL);
      else if (!bsl_answers_get (answers, i)->known || chance_hits (self, 15))
        bsl_answers_set (answers, i, &value);
    }
}

BslAnswers *
chance_case (Chance *self)
{
  return bsl_answers_copy (g_ptr_array_index (self->projects, chance_below (self, self->projects->len)));
}

BslAnswers *
chance_project (Chance *self, guint known_percent)
{
  BslAnswers *answers = chance_hits (self, 60)
                            ? chance_case (self)
                            : bsl_answers_new (bsl_library_get_questionnaire (self->library));

  change_answers (self, answers, known_percent);
  return answers;
}

/* What a check would rather find, as far as that can be told from what ways out propose. */
static BslValue
good_value (Chance *self, const BslAttribute *attribute)
{
  guint64 reach = bsl_library_get_rules (self->library)->reach[attribute->index];
  BslValue value = { .known = TRUE };

  if (attribute->domain.kind == BSL_KIND_DATE)
    value.date = bsl_date_parse ("2030-01-01");
  else if (attribute->domain.kind == BSL_KIND_SET)
    value.bits = chance_hits (self, 50) ? 1 : (G_GUINT64_CONSTANT (1) << attribute->domain.options->len) - 1;
  else
    value.index = (guint) __builtin_ctzll (reach);
  return value;
}

static JsonNode *
chance_fact_value (Chance *self, const BslAttribute *attribute, guint good_percent)
{
  gboolean good = bsl_library_get_rules (self->library)->reach[attribute->index] != 0
                  && chance_hits (self, good_percent);
  BslValue value = good ? good_value (self, attribute) : chance_value (self, &attribute->domain);

  return bsl_value_to_json (&value, &attribute->domain);
}

static void
add_period (Chance *self, JsonArray *timeline, const BslAttribute *attribute, BslDate from, guint good_percent)
{
  JsonObject *period = json_object_new ();
  g_autofree char *day = from != BSL_DATE_NONE ? bsl_date_to_iso (from) : NULL;

  if (day != NULL)
    json_object_set_string_member (period, "from", day);
  if (chance_hits (self, 80))
    json_object_set_member (period, "value", chance_fact_value (self, attribute, good_percent));
  else
    json_object_set_null_member (period, "value");
  json_array_add_object_element (timeline, period);
}

/* One value, or one until a day and another from then on. */
static JsonObject *
chance_fact (Chance *self, const BslAttribute *attribute, guint good_percent)
{
  JsonObject *fact = json_object_new ();
  JsonArray *timeline;

  if (chance_hits (self, 75))
    {
      json_object_set_member (fact, "value", chance_fact_value (self, attribute, good_percent));
      return fact;
    }
  timeline = json_array_new ();
  add_period (self, timeline, attribute, BSL_DATE_NONE, good_percent);
  add_period (self, timeline, attribute, bsl_date_add_days (chance_day (self), 100), good_percent);
  json_object_set_array_member (fact, "timeline", timeline);
  return fact;
}

static gboolean
is_read_by_rules (const BslAttribute *attribute)
{
  return attribute->domain.kind != BSL_KIND_TEXT && attribute->domain.kind != BSL_KIND_NUMBER
         && attribute->not_before == NULL;
}

static JsonObject *
chance_offer (Chance *self, guint number)
{
  BslAttributes *attributes = bsl_library_get_attributes (self->library);
  JsonObject *offer = json_object_new (), *facts = json_object_new (), *summary = json_object_new ();
  g_autofree char *id = g_strdup_printf ("offer-%u", number);
  guint good_percent = 45 * chance_below (self, 3);

  json_object_set_string_member (summary, "fr", id);
  json_object_set_string_member (summary, "en", id);
  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    {
      const BslAttribute *attribute = bsl_attributes_get (attributes, i);
      if (is_read_by_rules (attribute) && chance_hits (self, 80))
        json_object_set_object_member (facts, attribute->id, chance_fact (self, attribute, good_percent));
    }
  json_object_set_string_member (offer, "id", id);
  json_object_set_string_member (offer, "name", id);
  json_object_set_string_member (offer, "provider", "Generated");
  json_object_set_object_member (offer, "summary", summary);
  json_object_set_string_member (offer, "url", "https://example.org");
  json_object_set_string_member (offer, "as-of", "2010-01-01");
  json_object_set_string_member (offer, "confidence", "high");
  json_object_set_object_member (offer, "facts", facts);
  for (const char *const *list = (const char *const[]){ "sources", "prices", "depends-on", "alternatives", NULL };
       *list != NULL; list++)
    json_object_set_array_member (offer, *list, json_array_new ());
  return offer;
}

JsonNode *
catalogue_to_json (JsonArray *offers)
{
  JsonObject *root = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (root, "format", "boussole-catalogue");
  json_object_set_int_member (root, "version", 1);
  json_object_set_string_member (root, "edition", "generated");
  json_object_set_string_member (root, "date", "2026-11-23");
  json_object_set_array_member (root, "offers", offers);
  json_node_take_object (node, root);
  return node;
}

BslCatalogue *
catalogue_from_json (BslLibrary *library, JsonNode *file)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *text = json_to_string (file, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  BslCatalogue *catalogue
      = bsl_catalogue_load_bytes (bytes, "generated", bsl_library_get_attributes (library),
                                  bsl_library_get_services (library), problems);

  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    g_test_message ("%s: %s", bsl_problems_get (problems, i)->path, bsl_problems_get (problems, i)->message);
  g_assert_nonnull (catalogue);
  return catalogue;
}

BslCatalogue *
chance_catalogue (Chance *self, guint count, JsonNode **file)
{
  JsonArray *offers = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  BslCatalogue *catalogue;

  for (guint i = 0; i < count; i++)
    json_array_add_object_element (offers, chance_offer (self, i));
  node = catalogue_to_json (offers);
  catalogue = catalogue_from_json (self->library, node);
  if (file != NULL)
    *file = g_steal_pointer (&node);
  return catalogue;
}
