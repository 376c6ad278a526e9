/* SPDX-License-Identifier: EUPL-1.2 */
/* The choice of offers as people write it: by identifier or by name, whatever the name holds. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-choice.h"
#include "app/rules/bsl-library.h"

#define PROJECT "{ \"format\": \"boussole-project\", \"version\": 1, \"title\": \"\", \"answers\": {} }"

typedef struct
{
  BslLibrary *library;
  BslProject *project;
  BslEvaluation *evaluation;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (PROJECT, sizeof PROJECT - 1);

  self->library = bsl_library_new ();
  bsl_library_load (self->library, &error);
  g_assert_no_error (error);
  self->project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (self->library), bytes, "project", NULL, &error);
  g_assert_no_error (error);
  self->evaluation = bsl_evaluation_new (bsl_library_get_rules (self->library), bsl_library_get_catalogue (self->library),
                                         bsl_project_get_answers (self->project), bsl_date_parse ("2026-11-23"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bsl_evaluation_unref (self->evaluation);
  g_object_unref (self->project);
  g_object_unref (self->library);
}

static const BslOffer *
get_offer (Fixture *self, guint index)
{
  return bsl_evaluation_get_offer (self->evaluation, index)->offer;
}

static void
choose (Fixture *self, const char *text)
{
  g_autoptr (JsonNode) document = bsl_own_text_with (self->project, "decision.offer", text);

  bsl_project_set_extra (self->project, BSL_MEMBER_DOCUMENT, document);
}

/* "one two": identifiers of what is found, in order */
static void
assert_found (Fixture *self, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  choose (self, text);
  found = bsl_choice_find (self->project, self->evaluation);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((const BslOfferFinding *) g_ptr_array_index (found, i))->offer->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_each_name (Fixture *self, gconstpointer data)
{
  guint with_comma = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOffer *offer = get_offer (self, i);
      g_autofree char *spaced = g_strdup_printf (" %s \n", offer->name);
      g_autofree char *printed = bsl_choice_dup_words (offer->id, self->evaluation);
      g_autofree char *again = bsl_choice_dup_words (printed, self->evaluation);
      g_auto (GStrv) parts = NULL;

      assert_found (self, offer->name, offer->id);
      assert_found (self, offer->id, offer->id);
      assert_found (self, spaced, offer->id);
      assert_found (self, printed, offer->id);
      g_assert_cmpstr (again, ==, printed);
      parts = bsl_choice_dup_parts (self->project, self->evaluation);
      g_assert_cmpuint (g_strv_length (parts), ==, 1);
      with_comma += strchr (offer->name, ',') != NULL;
    }
  g_assert_cmpuint (with_comma, >, 1);
}

/* Every name of the catalogue in one text. */
static void
test_all_names (Fixture *self, gconstpointer data)
{
  const char *separator = data;
  g_autoptr (GString) names = g_string_new (NULL), ids = g_string_new (NULL);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      g_string_append_printf (names, "%s%s", i > 0 ? separator : "", get_offer (self, i)->name);
      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", get_offer (self, i)->id);
    }
  assert_found (self, names->str, ids->str);
}

static void
test_words_around (Fixture *self, gconstpointer data)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (self->evaluation, "scaleway-secnumcloud");
  g_autofree char *longer = g_strdup_printf ("%s, lot 2; %ss; x%s", finding->offer->name, finding->offer->name, finding->offer->name);

  assert_found (self, longer, finding->offer->id);
  assert_found (self, "", "");
  assert_found (self, ",;\n ,", "");
  assert_found (self, "PaaS), IaaS", "");
}

/* Taking back what was written by name leaves the rest as it was written. */
static void
test_take_back (Fixture *self, gconstpointer data)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (self->evaluation, "scaleway-secnumcloud");
  g_autofree char *text = g_strdup_printf ("our own cloud, %s; outscale-llmaas", finding->offer->name);
  g_autoptr (JsonNode) without = NULL, with = NULL;

  choose (self, text);
  without = bsl_choice_with (self->project, self->evaluation, finding, FALSE);
  bsl_project_set_extra (self->project, BSL_MEMBER_DOCUMENT, without);
  g_assert_cmpstr (bsl_own_text_get (self->project, "decision.offer"), ==, "our own cloud; outscale-llmaas");

  with = bsl_choice_with (self->project, self->evaluation, finding, TRUE);
  bsl_project_set_extra (self->project, BSL_MEMBER_DOCUMENT, with);
  g_assert_cmpstr (bsl_own_text_get (self->project, "decision.offer"), ==, "our own cloud; outscale-llmaas\nscaleway-secnumcloud");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test, data) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/choice/each-name", test_each_name, NULL);
  ADD ("/choice/all-names/lines", test_all_names, "\n");
  ADD ("/choice/all-names/commas", test_all_names, ", ");
  ADD ("/choice/all-names/semicolons", test_all_names, "; ");
  ADD ("/choice/words-around", test_words_around, NULL);
  ADD ("/choice/take-back", test_take_back, NULL);
  return g_test_run ();
}
