/* SPDX-License-Identifier: EUPL-1.2 */
/* Evaluations as they were written down: what differs, and what follows when a project is opened
 * again. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-project.h"
#include "app/rules/bsl-library.h"
#include "app/rules/bsl-offer-copy.h"
#include "app/rules/bsl-reopening.h"

static BslLibrary *library;
static BslEvaluation *now;

static BslEvaluation *
evaluate (const char *on)
{
  g_autofree char *path = bsl_library_dup_path (NULL, "example/example.boussole");
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, NULL);
  g_autoptr (BslProject) project = bsl_project_new_from_bytes (
    bsl_library_get_questionnaire (library), bytes, path, NULL, NULL);

  return bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                             bsl_project_get_answers (project), bsl_date_parse (on));
}

/* The record of @now as an earlier version of it: what @change makes of it. */
static BslRecord *
record (void (*change) (JsonObject *root))
{
  g_autoptr (GBytes) bytes = bsl_record_write (now);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;
  BslRecord *result;
  char *after;

  if (change != NULL)
    change (json_node_get_object (root));
  after = json_to_string (root, FALSE);
  changed = g_bytes_new_take (after, strlen (after));
  result = bsl_record_new (changed, "record", &error);
  g_assert_no_error (error);
  return result;
}

static JsonObject *
find_offer (JsonObject *root, const char *verdict)
{
  JsonArray *offers = json_object_get_array_member (root, "offers");

  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      JsonObject *offer = json_array_get_object_element (offers, i);

      if (g_str_equal (json_object_get_string_member (offer, "verdict"), verdict))
        return offer;
    }
  g_error ("no offer is %s", verdict);
}

static void
set_services (JsonObject *offer, const char *list, const char *service)
{
  JsonArray *services = json_array_new ();

  if (service != NULL)
    json_array_add_string_element (services, service);
  json_object_set_array_member (offer, list, services);
}

static void
recommend (JsonObject *offer)
{
  json_object_set_string_member (offer, "verdict", "eligible");
  set_services (offer, "covers", "service");
  set_services (offer, "missing", NULL);
}

static void
recommend_excluded (JsonObject *root)
{
  recommend (find_offer (root, "not-eligible"));
}

static void
recommend_excluded_only (JsonObject *root)
{
  JsonObject *excluded = find_offer (root, "not-eligible");
  JsonArray *offers = json_object_get_array_member (root, "offers");

  for (guint i = 0; i < json_array_get_length (offers); i++)
    json_object_set_string_member (json_array_get_object_element (offers, i), "verdict",
                                   "to-examine");
  recommend (excluded);
}

static void
exclude_recommended (JsonObject *root)
{
  g_autoptr (BslRecord) today = bsl_record_new_from_evaluation (now);
  g_auto (GStrv) recommended = bsl_record_dup_recommended (today);
  JsonArray *offers = json_object_get_array_member (root, "offers");

  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      JsonObject *offer = json_array_get_object_element (offers, i);

      if (g_strv_contains ((const char *const *) recommended,
                           json_object_get_string_member (offer, "offer")))
        json_object_set_string_member (offer, "verdict", "not-eligible");
    }
}

static void
grow_need (JsonObject *root)
{
  JsonArray *offers = json_object_get_array_member (root, "offers");

  for (guint i = 0; i < json_array_get_length (offers); i++)
    set_services (json_array_get_object_element (offers, i), "missing", "service");
}

/* As long as no service is named, no offer covers or misses any. */
static void
name_no_service (JsonObject *root)
{
  JsonArray *offers = json_object_get_array_member (root, "offers");

  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      set_services (json_array_get_object_element (offers, i), "covers", NULL);
      set_services (json_array_get_object_element (offers, i), "missing", NULL);
    }
}

/* As it was kept in brief by earlier versions. */
static void
drop_covers (JsonObject *root)
{
  JsonArray *offers = json_object_get_array_member (root, "offers");

  for (guint i = 0; i < json_array_get_length (offers); i++)
    json_object_remove_member (json_array_get_object_element (offers, i), "covers");
}

static void
name_no_service_in_brief (JsonObject *root)
{
  name_no_service (root);
  drop_covers (root);
}

static void
set_other_law (JsonObject *root)
{
  json_object_set_string_member (json_object_get_object_member (root, "rules"), "sha256", "0");
}

static void
set_other_found (JsonObject *root)
{
  JsonObject *offer = find_offer (root, "not-eligible");
  JsonArray *checks = json_object_get_array_member (offer, "checks");

  json_object_set_string_member (json_array_get_object_element (checks, 0), "found", "Autre.");
}

static void
drop_rule_and_offer (JsonObject *root)
{
  json_array_remove_element (json_object_get_array_member (root, "obligations"), 0);
  json_array_remove_element (json_object_get_array_member (root, "offers"), 0);
}

static void
answer_less (JsonObject *root)
{
  json_object_set_string_member (json_object_get_object_member (root, "conclusions"), "derogation",
                                 "unknown");
}

static BslReopening *
reopen (void (*change) (JsonObject *root), const char *const *awarded, gboolean frozen)
{
  g_autoptr (BslRecord) before = record (change);

  return bsl_reopening_new (before, now, awarded, frozen, BSL_LANG_FR);
}

static guint
count (const BslReopening *reopening, BslDifferenceKind kind)
{
  guint n = 0;

  for (guint i = 0; i < reopening->differences->len; i++)
    n += ((BslDifference *) reopening->differences->pdata[i])->kind == kind;
  return n;
}

static void
test_same (void)
{
  g_autoptr (BslReopening) reopening = reopen (NULL, NULL, TRUE);

  g_assert_cmpuint (reopening->differences->len, ==, 0);
  g_assert_false (bsl_reopening_matters (reopening));
  g_assert_cmpint (reopening->standing, ==, BSL_STANDING_HOLDS);
  g_assert_cmpint (reopening->todo, ==, BSL_TODO_NOTHING);
}

static void
test_lost (void)
{
  g_autoptr (BslReopening) reopening = reopen (recommend_excluded, NULL, TRUE);
  const BslDifference *difference;

  g_assert_cmpint (reopening->standing, ==, BSL_STANDING_WEAKER);
  g_assert_cmpuint (g_strv_length (reopening->lost), ==, 1);
  g_assert_cmpint (reopening->todo, ==, BSL_TODO_EXAMINE_LOST | BSL_TODO_AMEND);
  g_assert_cmpuint (reopening->differences->len, ==, 1);
  difference = g_ptr_array_index (reopening->differences, 0);
  g_assert_cmpstr (difference->before, ==, "eligible");
  g_assert_cmpstr (difference->after, ==, "not-eligible");
  g_assert_cmpstr (difference->title, !=, difference->id);
}

static void
test_fallen (void)
{
  g_autoptr (BslReopening) reopening = reopen (recommend_excluded_only, NULL, FALSE);

  g_assert_cmpint (reopening->standing, ==, BSL_STANDING_FALLEN);
  g_assert_cmpint (reopening->todo & BSL_TODO_EXAMINE_LOST, !=, 0);
  g_assert_cmpint (reopening->todo & BSL_TODO_AMEND, ==, 0);
}

static void
test_gained (void)
{
  g_autoptr (BslReopening) reopening = reopen (exclude_recommended, NULL, FALSE);

  g_assert_cmpint (reopening->standing, ==, BSL_STANDING_NEW);
  g_assert_cmpuint (g_strv_length (reopening->gained), >, 0);
  g_assert_cmpint (reopening->todo, ==, BSL_TODO_EXAMINE_GAINED);
}

/* What is eligible and no longer covers the whole need is lost; what was awarded is looked at as such. */
static void
test_grown (void)
{
  g_autoptr (BslRecord) before = record (NULL), after = record (grow_need);
  g_auto (GStrv) recommended = bsl_record_dup_recommended (before);
  g_auto (GStrv) lost = NULL, gained = NULL, lost_of_awarded = NULL, none = NULL;

  g_assert_cmpint (bsl_standing_judge (before, after, NULL, &lost, &gained), ==, BSL_STANDING_FALLEN);
  g_assert_cmpstrv (lost, recommended);
  g_assert_cmpuint (g_strv_length (gained), ==, 0);
  g_assert_cmpint (bsl_standing_judge (before, after, (const char *const *) recommended, &lost_of_awarded, &none), ==, BSL_STANDING_HOLDS);
  g_assert_cmpuint (g_strv_length (lost_of_awarded), ==, 0);
}

static guint
count_recommended (void (*change) (JsonObject *root))
{
  g_autoptr (BslRecord) changed = record (change);
  g_auto (GStrv) recommended = bsl_record_dup_recommended (changed);

  return g_strv_length (recommended);
}

/* Only what is known to cover the need, where it is named. */
static void
test_recommended (void)
{
  g_assert_cmpuint (count_recommended (NULL), >, 0);
  g_assert_cmpuint (count_recommended (drop_covers), ==, count_recommended (NULL));
  g_assert_cmpuint (count_recommended (name_no_service), ==, 0);
  g_assert_cmpuint (count_recommended (name_no_service_in_brief), ==, 0);
}

/* A new edition that says the same is told, and asks for nothing. */
static void
test_law_without_effect (void)
{
  g_autoptr (BslReopening) reopening = reopen (set_other_law, NULL, TRUE);

  g_assert_true (reopening->law_changed);
  g_assert_false (reopening->catalogue_changed);
  g_assert_false (bsl_reopening_matters (reopening));
  g_assert_cmpint (reopening->todo, ==, BSL_TODO_NOTHING);
}

static void
test_found (void)
{
  g_autoptr (BslReopening) reopening = reopen (set_other_found, NULL, FALSE);
  const BslDifference *difference = g_ptr_array_index (reopening->differences, 0);

  g_assert_cmpuint (reopening->differences->len, ==, 1);
  g_assert_cmpint (difference->kind, ==, BSL_DIFFERENCE_CHECK);
  g_assert_nonnull (strchr (difference->id, '/'));
  g_assert_true (g_str_has_suffix (difference->before, ": Autre."));
  g_assert_nonnull (difference->reasons[0]);
  g_assert_true (bsl_reopening_matters (reopening));
  g_assert_cmpint (reopening->standing, ==, BSL_STANDING_HOLDS);
}

static void
test_rules (void)
{
  g_autoptr (BslReopening) reopening = reopen (drop_rule_and_offer, NULL, FALSE);
  g_autoptr (BslReopening) concluded = reopen (answer_less, NULL, FALSE);

  g_assert_cmpuint (count (reopening, BSL_DIFFERENCE_RULE), ==, 1);
  g_assert_cmpuint (count (reopening, BSL_DIFFERENCE_OFFER), ==, 1);
  g_assert_cmpint (reopening->todo & BSL_TODO_READ_LAW, !=, 0);
  g_assert_cmpuint (count (concluded, BSL_DIFFERENCE_CONCLUSION), ==, 1);
}

static void
test_awarded (void)
{
  g_autoptr (BslRecord) today = bsl_record_new_from_evaluation (now);
  g_auto (GStrv) recommended = bsl_record_dup_recommended (today);
  const char *const good[] = { recommended[0], NULL };
  const char *const gone[] = { "no-such-offer", NULL };
  g_autoptr (BslReopening) holds = reopen (recommend_excluded, good, TRUE);
  g_autoptr (BslReopening) fallen = reopen (NULL, gone, TRUE);

  g_assert_cmpint (holds->standing, ==, BSL_STANDING_HOLDS);
  g_assert_cmpint (holds->todo, ==, BSL_TODO_NOTHING);
  g_assert_cmpint (fallen->standing, ==, BSL_STANDING_FALLEN);
  g_assert_cmpint (fallen->todo, ==, BSL_TODO_CONTRACT);
}

/* What made the difference comes first: that the law came into force, not that it applies. */
static gboolean
came_into_force (const BslDifference *difference)
{
  return difference->kind == BSL_DIFFERENCE_RULE && difference->reasons[0] != NULL
         && g_str_has_prefix (difference->reasons[0], "The rule has counted since ") && difference->reasons[1] != NULL;
}

/* The same project on another day. */
static void
test_later (void)
{
  g_autoptr (BslEvaluation) earlier = evaluate ("2023-01-10");
  g_autoptr (BslRecord) before = bsl_record_new_from_evaluation (earlier);
  g_autoptr (BslReopening) reopening
    = bsl_reopening_new (before, now, NULL, FALSE, BSL_LANG_EN);
  g_autofree char *old = bsl_record_dup_fingerprint (earlier);
  g_autofree char *new = bsl_record_dup_fingerprint (now);
  guint n = 0;

  g_assert_cmpstr (old, !=, new);
  g_assert_true (reopening->date_changed);
  g_assert_false (reopening->law_changed);
  g_assert_cmpuint (count (reopening, BSL_DIFFERENCE_RULE), >, 0);
  g_assert_cmpuint (count (reopening, BSL_DIFFERENCE_DATE), ==, 1);
  for (guint i = 0; i < reopening->differences->len; i++)
    n += came_into_force (g_ptr_array_index (reopening->differences, i));
  g_assert_cmpuint (n, >, 0);
}

static BslRecord *
read_brief (BslEvaluation *evaluation, gboolean findings)
{
  g_autoptr (JsonNode) node = bsl_record_brief_to_json (evaluation, findings);
  char *text = json_to_string (node, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BslRecord *brief = bsl_record_new (bytes, "brief", &error);

  g_assert_no_error (error);
  return brief;
}

/* A record without sentences tells the same differences, and none where there is none. */
static void
test_brief (void)
{
  g_autoptr (BslEvaluation) later = evaluate ("2031-01-01");
  g_autoptr (BslRecord) brief = read_brief (now, TRUE), full = record (NULL);
  g_autoptr (BslReopening) same = bsl_reopening_new (brief, now, NULL, FALSE, BSL_LANG_FR);
  g_autoptr (BslReopening) one = bsl_reopening_new (brief, later, NULL, FALSE, BSL_LANG_FR);
  g_autoptr (BslReopening) other = bsl_reopening_new (full, later, NULL, FALSE, BSL_LANG_FR);

  g_assert_cmpuint (same->differences->len, ==, 0);
  g_assert_false (bsl_reopening_matters (same));
  g_assert_cmpint (same->standing, ==, BSL_STANDING_HOLDS);
  g_assert_cmpuint (one->differences->len, >, 1);
  g_assert_cmpuint (one->differences->len, ==, other->differences->len);
  for (guint i = 0; i < one->differences->len; i++)
    {
      const BslDifference *left = g_ptr_array_index (one->differences, i);
      const BslDifference *right = g_ptr_array_index (other->differences, i);

      g_assert_cmpstr (left->id, ==, right->id);
      g_assert_cmpstr (left->before, ==, right->before);
    }
  g_assert_cmpint (one->standing, ==, other->standing);
  g_assert_cmpint (one->todo, ==, other->todo);
}

/* The head alone says on what law it was made and nothing of the project. */
static void
test_brief_head (void)
{
  g_autoptr (BslRecord) head = read_brief (now, FALSE);
  g_autoptr (JsonNode) node = bsl_record_brief_to_json (now, FALSE);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpstr (bsl_record_get_rules_sha256 (head), ==,
                   bsl_rule_base_get_sha256 (bsl_evaluation_get_rules (now)));
  g_assert_null (strstr (text, "conclusions"));
  g_assert_null (strstr (text, "verdict"));
}

static void
test_malformed (void)
{
  static const char *const texts[] = {
    "", "[]", "{", "{}", "<html>", "{\"format\": \"boussole-project\", \"version\": 1}",
    "{\"format\": \"boussole-evaluation\", \"version\": 1, \"on\": \"2026-11-23\"}",
    "{\"format\": \"boussole-evaluation\", \"version\": 2, \"on\": \"2026-11-23\", \"rules\":"
    " {\"version\": \"1\", \"sha256\": \"2\"}, \"catalogue\": {\"version\": \"1\", \"sha256\":"
    " \"2\"}, \"obligations\": [], \"offers\": []}",
    "{\"format\": \"boussole-evaluation\", \"version\": 1, \"on\": \"2026-11-23\", \"rules\":"
    " {\"version\": \"1\", \"sha256\": \"2\"}, \"catalogue\": {\"version\": \"1\", \"sha256\":"
    " \"2\"}, \"obligations\": [], \"offers\": [{\"offer\": \"x\"}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (BslRecord) record = bsl_record_new (bytes, "r", &error);

      g_assert_null (record);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "r: "));
    }
}

static void
test_offer_copy (void)
{
  const BslOffer *offer = bsl_evaluation_get_offer (now, 0)->offer;
  g_autoptr (JsonNode) copy = bsl_offer_copy (now, offer->id, BSL_LANG_FR);
  JsonNode *finding = bsl_json_object_get (copy, "finding");
  JsonNode *facts = bsl_json_object_get (copy, "facts");

  g_assert_cmpstr (bsl_json_object_get_string (copy, "name"), ==, offer->name);
  g_assert_cmpstr (bsl_json_object_get_string (copy, "on"), ==, "2026-11-23");
  g_assert_cmpstr (bsl_json_object_get_string (finding, "offer"), ==, offer->id);
  g_assert_cmpuint (bsl_json_list_length (facts), ==, offer->facts->len);
  g_assert_nonnull (bsl_json_object_get_string (bsl_json_list_get (facts, 0), "words"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  if (!bsl_library_load (library, &error))
    g_error ("%s", error->message);
  now = evaluate ("2026-11-23");

  g_test_add_func ("/record/same", test_same);
  g_test_add_func ("/record/lost", test_lost);
  g_test_add_func ("/record/fallen", test_fallen);
  g_test_add_func ("/record/gained", test_gained);
  g_test_add_func ("/record/grown", test_grown);
  g_test_add_func ("/record/recommended", test_recommended);
  g_test_add_func ("/record/law-without-effect", test_law_without_effect);
  g_test_add_func ("/record/found", test_found);
  g_test_add_func ("/record/rules", test_rules);
  g_test_add_func ("/record/awarded", test_awarded);
  g_test_add_func ("/record/later", test_later);
  g_test_add_func ("/record/brief", test_brief);
  g_test_add_func ("/record/brief-head", test_brief_head);
  g_test_add_func ("/record/malformed", test_malformed);
  g_test_add_func ("/record/offer-copy", test_offer_copy);

  status = g_test_run ();
  bsl_evaluation_unref (now);
  g_object_unref (library);
  return status;
}
