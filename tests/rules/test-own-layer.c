/* SPDX-License-Identifier: EUPL-1.2 */
/* The user's corrections: added, refused, taken back, and what of them is on the disk. */

#include "config.h"

#include "app/rules/bsl-own-layer.h"

#include <glib/gstdio.h>
#include <string.h>

#define OUTSCALE "outscale-iaas-cloudgouv"

typedef struct
{
  char *folder, *file;
  BslLibrary *library;
  BslProblems *problems;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("boussole-own-XXXXXX", NULL);
  self->file = g_build_filename (self->folder, "boussole", "corrections.json", NULL);
  self->problems = bsl_problems_new ();
  self->library = bsl_library_new ();
  bsl_library_set_own_layer (self->library, self->file);
  bsl_library_load (self->library, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->library, "catalogue-changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *inner = g_path_get_dirname (self->file);

  g_object_unref (self->library);
  bsl_problems_free (self->problems);
  g_chmod (inner, 0700);
  g_unlink (self->file);
  g_rmdir (inner);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->file);
}

static JsonNode *
draft (const char *offer, const char *attribute, const char *fact, const char *author)
{
  g_autoptr (JsonNode) node = json_from_string (fact, NULL);
  const BslCorrectionDraft values = {
    .offer = offer,
    .attribute = attribute,
    .fact = node,
    .url = "https://cyber.gouv.fr/x",
    .claim = "Renewed.",
    .source_date = "2026-12-01",
    .date_basis = "read",
    .kind = "primary",
    .reason = "Renewal read.",
    .author = author,
    .date = bsl_date_parse ("2026-12-02"),
  };

  return bsl_correction_draft_to_json (&values);
}

static gboolean
correct (Fixture *self, const char *offer, const char *attribute, const char *fact)
{
  g_autoptr (JsonNode) correction = draft (offer, attribute, fact, "A. Martin");
  gboolean done = bsl_own_layer_correct (self->library, correction, self->problems);

  for (guint i = 0; i < bsl_problems_get_count (self->problems); i++)
    g_test_message ("%s: %s", bsl_problems_get (self->problems, i)->path, bsl_problems_get (self->problems, i)->message);
  return done;
}

static const BslFact *
find_fact (BslLibrary *library, const char *offer, const char *attribute)
{
  return bsl_offer_get_fact (bsl_catalogue_find (bsl_library_get_catalogue (library), offer),
                             bsl_attributes_find (bsl_library_get_attributes (library), attribute));
}

static void
test_correct (Fixture *self, gconstpointer data)
{
  g_autoptr (BslLibrary) other = NULL;
  const BslFact *fact;
  g_autofree char *first = NULL;

  g_assert_true (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}"));
  g_assert_cmpuint (self->n_changes, ==, 1);
  fact = find_fact (self->library, OUTSCALE, "snc.expires-on");
  g_assert_cmpstr (fact->correction->author, ==, "A. Martin");
  first = g_strdup (fact->correction->id);
  g_assert_true (bsl_own_layer_holds (self->library, first));

  /* corrected again: the first one is replaced, the fact before is still that of the base */
  g_assert_true (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-29\"}"));
  fact = find_fact (self->library, OUTSCALE, "snc.expires-on");
  g_assert_null (fact->correction->before->correction);
  g_assert_false (bsl_own_layer_holds (self->library, first));

  /* another start of the program finds the same */
  other = bsl_library_new_same (self->library);
  g_assert_true (bsl_library_load (other, NULL));
  g_assert_cmpstr (bsl_catalogue_get_sha256 (bsl_library_get_catalogue (other)), ==,
                   bsl_catalogue_get_sha256 (bsl_library_get_catalogue (self->library)));
  g_assert_null (bsl_library_get_layer_faults (other));
}

/* Where nothing is left, nothing is named: the catalogue is what it was, also when it is read again. */
static void
test_take_back (Fixture *self, gconstpointer data)
{
  g_autofree char *before = g_strdup (bsl_catalogue_get_sha256 (bsl_library_get_catalogue (self->library)));
  g_autofree char *id = NULL;
  g_autoptr (BslLibrary) other = NULL;
  BslDate today = bsl_date_parse ("2026-12-04");

  g_assert_true (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}"));
  id = g_strdup (find_fact (self->library, OUTSCALE, "snc.expires-on")->correction->id);
  g_assert_true (bsl_own_layer_take_back (self->library, id, today, self->problems));
  g_assert_null (find_fact (self->library, OUTSCALE, "snc.expires-on")->correction);
  g_assert_cmpstr (bsl_catalogue_get_sha256 (bsl_library_get_catalogue (self->library)), ==, before);
  g_assert_cmpuint (self->n_changes, ==, 2);
  other = bsl_library_new_same (self->library);
  g_assert_true (bsl_library_load (other, NULL));
  g_assert_cmpstr (bsl_catalogue_get_sha256 (bsl_library_get_catalogue (other)), ==, before);

  g_assert_false (bsl_own_layer_take_back (self->library, id, today, self->problems));
  g_assert_cmpuint (bsl_problems_get_count (self->problems), ==, 1);
}

#define OFFER                                                                                      \
  "{\"id\": \"ours\", \"name\": \"N\", \"provider\": \"P\", \"summary\": {\"fr\": \"F\", \"en\": \"E\"}, "  \
  "\"url\": null, \"as-of\": \"2026-12-01\", \"confidence\": \"high\", \"sources\": [], "          \
  "\"facts\": {}, \"prices\": [], \"depends-on\": [%s], \"alternatives\": [], "                    \
  "\"added\": {\"reason\": \"Ours.\", \"author\": \"B\", \"date\": \"2026-12-03\"}}"

static gboolean
add_offer (Fixture *self, const char *id, const char *depends)
{
  g_autofree char *text = g_strdup_printf (OFFER, depends);
  g_autoptr (JsonNode) offer = json_from_string (text, NULL);

  json_object_set_string_member (json_node_get_object (offer), "id", id);
  return bsl_own_layer_add_offer (self->library, offer, self->problems);
}

static void
test_offer (Fixture *self, gconstpointer data)
{
  BslDate today = bsl_date_parse ("2026-12-04");

  g_assert_true (add_offer (self, "ours", "\"" OUTSCALE "\""));
  g_assert_true (bsl_own_layer_holds_offer (self->library, "ours"));
  g_assert_cmpuint (bsl_catalogue_get_n_offers (bsl_library_get_catalogue (self->library)), ==, 70);
  g_assert_true (correct (self, "ours", "kinds", "{\"value\": [\"iaas\"]}"));
  g_assert_true (add_offer (self, "ours", ""));
  g_assert_cmpuint (bsl_catalogue_get_n_offers (bsl_library_get_catalogue (self->library)), ==, 70);
  g_assert_true (bsl_own_layer_take_back_offer (self->library, "ours", today, self->problems));
  g_assert_cmpuint (bsl_catalogue_get_n_offers (bsl_library_get_catalogue (self->library)), ==, 69);
}

/* Nothing is written, nothing changes, and the message says what to do. */
static void
assert_refused (Fixture *self, gboolean done, const char *message)
{
  guint n = bsl_problems_get_count (self->problems);

  g_assert_false (done);
  g_assert_cmpuint (n, >, 0);
  g_assert_nonnull (strstr (bsl_problems_get (self->problems, n - 1)->message, message));
  g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (self->n_changes, ==, 0);
  g_assert_cmpuint (bsl_catalogue_get_n_layers (bsl_library_get_catalogue (self->library)), ==, 0);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) nobody = draft (OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}", "");

  assert_refused (self, correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"soon\"}"), "soon");
  assert_refused (self, correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2020-01-01\"}"), "snc.qualified-on");
  assert_refused (self, correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2026-11-30\"}"), "says so already");
  assert_refused (self, correct (self, "gone", "snc.expires-on", "{\"value\": \"2029-11-30\"}"), "no such offer");
  assert_refused (self, correct (self, OUTSCALE, "gone", "{\"value\": \"2029-11-30\"}"), "no such attribute");
  assert_refused (self, bsl_own_layer_correct (self->library, nobody, self->problems), "empty");
  assert_refused (self, add_offer (self, OUTSCALE, ""), "already");
  assert_refused (self, add_offer (self, "new", "\"gone\""), "gone");
}

/* What was corrected before stays: nothing puts it out in silence. Each fault is told once, of the one it is about. */
static void
test_refused_for_another (Fixture *self, gconstpointer data)
{
  g_assert_true (correct (self, OUTSCALE, "snc.decision", "{\"value\": \"1\"}"));
  g_assert_true (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2025-06-30\"}"));
  g_assert_false (correct (self, OUTSCALE, "snc.qualified-on", "{\"value\": \"2026-01-31\"}"));
  g_assert_cmpuint (bsl_problems_get_count (self->problems), ==, 1);
  g_assert_nonnull (strstr (bsl_problems_get (self->problems, 0)->message, "snc.qualified-on"));
  g_assert_nonnull (find_fact (self->library, OUTSCALE, "snc.expires-on")->correction);
  g_assert_null (find_fact (self->library, OUTSCALE, "snc.qualified-on")->correction);
}

/* A file that was damaged, or that another program writes, is not written over. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (BslLibrary) other = bsl_library_new_same (self->library);
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->file, "{\"format\": \"boussole-catal", -1, NULL));
  g_assert_false (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}"));
  g_assert_true (g_file_get_contents (self->file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"format\": \"boussole-catal");

  /* nor does it keep the program from starting */
  g_assert_true (bsl_library_load (other, NULL));
  g_assert_nonnull (bsl_library_get_layer_faults (other));
  g_assert_cmpstr (bsl_problems_get (bsl_library_get_layer_faults (other), 0)->file, ==, self->file);
  g_assert_cmpuint (bsl_catalogue_get_n_offers (bsl_library_get_catalogue (other)), ==, 69);

  g_assert_true (g_file_set_contents (self->file, "", 0, NULL));
  g_unlink (self->file);
  g_assert_true (bsl_library_reload_catalogue (other, NULL));
  g_assert_null (bsl_library_get_layer_faults (other));
}

/* No room, no right: what was there stays, whole, and nothing half written beside it. */
static void
test_not_writable (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *blocked = g_build_filename (self->folder, "boussole", NULL);

  g_assert_true (g_file_set_contents (blocked, "a file where the folder should be", -1, NULL));
  g_assert_false (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}"));
  g_assert_cmpuint (bsl_problems_get_count (self->problems), ==, 1);
  g_assert_cmpuint (self->n_changes, ==, 0);
  g_assert_null (find_fact (self->library, OUTSCALE, "snc.expires-on")->correction);
  g_unlink (blocked);
}

static void
test_other_catalogue (Fixture *self, gconstpointer data)
{
  g_autoptr (BslLibrary) other = bsl_library_new_same (self->library);
  g_autofree char *offers = bsl_library_dup_path (self->library, "catalogue/offers.json");

  g_assert_true (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}"));
  bsl_library_set_catalogue (other, offers);
  g_assert_true (bsl_library_load (other, NULL));
  g_assert_cmpuint (bsl_catalogue_get_n_layers (bsl_library_get_catalogue (other)), ==, 0);
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
}

/* An edition of the catalogue, with a layer of its own: the user's corrections hold on it as well. */
static void
test_edition (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "attributes.json", "services.json", "offers.json" };
  g_autoptr (BslLibrary) other = bsl_library_new_same (self->library);
  g_autofree char *folder = g_build_filename (self->folder, "catalogue", NULL);
  g_autofree char *layers = g_build_filename (folder, "layers", NULL);
  g_autofree char *layer = g_build_filename (layers, "a.json", NULL);
  g_autofree char *trial = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "catalogue", "layer.json", NULL);
  BslCatalogue *catalogue;

  g_assert_true (correct (self, OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-30\"}"));
  g_assert_cmpint (g_mkdir_with_parents (layers, 0700), ==, 0);
  copy (trial, layer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), "catalogue", names[i], NULL);
      g_autofree char *to = g_build_filename (folder, names[i], NULL);

      copy (from, to);
    }
  bsl_library_set_edition (other, self->folder);
  g_assert_true (bsl_library_load (other, NULL));
  catalogue = bsl_library_get_catalogue (other);
  g_assert_cmpuint (bsl_catalogue_get_n_layers (catalogue), ==, 2);
  g_assert_cmpstr (bsl_catalogue_get_layer (catalogue, 0)->edition, ==, "essai 2026-12");
  g_assert_nonnull (find_fact (other, OUTSCALE, "snc.expires-on")->correction);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *to = g_build_filename (folder, names[i], NULL);

      g_unlink (to);
    }
  g_unlink (layer);
  g_rmdir (layers);
  g_rmdir (folder);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/own-layer/correct", test_correct);
  add ("/own-layer/take-back", test_take_back);
  add ("/own-layer/offer", test_offer);
  add ("/own-layer/refused", test_refused);
  add ("/own-layer/refused-for-another", test_refused_for_another);
  add ("/own-layer/damaged", test_damaged);
  add ("/own-layer/not-writable", test_not_writable);
  add ("/own-layer/other-catalogue", test_other_catalogue);
  add ("/own-layer/edition", test_edition);
  return g_test_run ();
}
