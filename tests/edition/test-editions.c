/* SPDX-License-Identifier: EUPL-1.2 */
/* Which data are in use: shipped, of an extension, of an update. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/edition/bsl-edition-folder.h"
#include "app/edition/bsl-editions.h"
#include "app/edition/bsl-preview.h"
#include "tests/edition/edition-fixture.h"

typedef struct
{
  char *home, *shipped, *folder;
} Place;

/* A folder of data that is the shipped one by links, so that an extension can stand in it. */
static void
place_init (Place *self, gconstpointer none)
{
  static const char *const names[] = { "catalogue", "rules", "questions", "edition.json" };

  self->home = g_dir_make_tmp ("boussole-editions-XXXXXX", NULL);
  self->shipped = g_build_filename (self->home, "shipped", NULL);
  self->folder = g_build_filename (self->home, "data", "editions", NULL);
  g_assert_cmpint (g_mkdir (self->shipped, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), names[i], NULL);
      g_autofree char *to = g_build_filename (self->shipped, names[i], NULL);
      g_autoptr (GFile) link = g_file_new_for_path (to);

      g_assert_true (g_file_make_symbolic_link (link, from, NULL, NULL));
    }
}

static void
place_clear (Place *self, gconstpointer none)
{
  bsl_edition_folder_remove (self->home);
  g_free (self->home);
  g_free (self->shipped);
  g_free (self->folder);
}

static BslEditions *
open_editions (const Place *self)
{
  return bsl_editions_new (self->shipped, self->folder);
}

/* A folder with a catalogue of that day, in which OUTSCALE has another name. */
static void
write_edition (const char *directory, const char *date)
{
  static const EditionChange changes[] = {
    { "catalogue/offers.json", "OUTSCALE IaaS Cloud on Demand", "OUTSCALE renamed" },
    { NULL },
  };

  edition_write (directory, date, "Essai", changes);
}

static BslUpdate *
make_update (const Place *self, const char *date)
{
  g_autofree char *directory = g_build_filename (self->home, date, NULL);
  BslUpdate *update;

  write_edition (directory, date);
  update = bsl_update_new_from_directory (directory, "Essai", NULL);
  g_assert_nonnull (update);
  return update;
}

static void
assert_current (BslEditions *editions, BslOrigin origin, const char *name)
{
  BslOrigin found;
  const BslEdition *edition = bsl_editions_get_current (editions, &found);

  g_assert_cmpint (found, ==, origin);
  g_assert_cmpstr (edition->name, ==, name);
  g_assert_cmpuint (bsl_problems_get_count (bsl_editions_get_faults (editions)), ==, 0);
}

/* What the library reads; whether OUTSCALE has its other name. */
static gboolean
is_renamed (BslEditions *editions)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  const BslOffer *offer;

  bsl_editions_choose (editions, library);
  g_assert_true (bsl_library_load (library, NULL));
  offer = bsl_catalogue_find (bsl_library_get_catalogue (library), "outscale-iaas-cloudgouv");
  return g_str_has_prefix (offer->name, "OUTSCALE renamed");
}

static void
test_shipped (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;

  editions = open_editions (place);
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
  g_assert_false (is_renamed (editions));
  g_assert_null (bsl_editions_dup_before (editions));
}

/* Beside the application: newer, older, several; gone again. */
static void
test_extension (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autofree char *directory = NULL, *older = NULL;

  directory = g_build_filename (place->shipped, "extension", "Ministere", NULL);
  older = g_build_filename (place->shipped, "extension", "Ancien", NULL);
  write_edition (older, "2026-11-01");
  editions = open_editions (place);
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
  g_assert_cmpstr (bsl_editions_get_passed_over (editions)->name, ==, "2026-11-01");
  write_edition (directory, "2026-12-15");
  bsl_editions_refresh (editions);
  assert_current (editions, BSL_ORIGIN_EXTENSION, "2026-12-15");
  g_assert_null (bsl_editions_get_passed_over (editions));
  g_assert_true (is_renamed (editions));
  bsl_edition_folder_remove (directory);
  bsl_editions_refresh (editions);
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
}

static void
write_layer (const Place *self)
{
  g_autofree char *directory = g_build_filename (self->shipped, "extension", "Ministere", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data/catalogue/layer.json", NULL), *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  edition_write_text (directory, "layers/ministere.json", text);
}

/* A ministry lays its own upon whatever edition is in use; it needs no edition for that. */
static void
test_layers (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslLibrary) library = bsl_library_new ();

  write_layer (place);
  editions = open_editions (place);
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
  bsl_editions_choose (editions, library);
  g_assert_true (bsl_library_load (library, NULL));
  g_assert_cmpuint (bsl_catalogue_get_n_layers (bsl_library_get_catalogue (library)), ==, 1);
}

/* What an extension lays upon the catalogue stays when an update comes: it is no change. */
static void
test_preview_with_layers (Place *place, gconstpointer none)
{
  static const EditionChange changes[] = {
    { "catalogue/offers.json", "\"edition\": \"2026-11-23\"", "\"edition\": \"2026-12-15\"" },
    { NULL },
  };
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslPreview) preview = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *directory = g_build_filename (place->home, "update", NULL);

  write_layer (place);
  editions = open_editions (place);
  update = edition_make_update (directory, "2026-12-15", "Essai", changes);
  preview = bsl_preview_new (editions, update, problems, NULL);
  g_assert_nonnull (preview);
  g_assert_cmpuint (preview->changes->len, ==, 0);
  g_assert_cmpuint (bsl_catalogue_get_n_layers (bsl_library_get_catalogue (preview->after)), ==, 1);
}

/* Applied, known at the next start, and taken back. */
static void
test_apply (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL, again = NULL;
  g_autoptr (BslUpdate) update = NULL, second = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslEdition) before = NULL;

  editions = open_editions (place);
  update = make_update (place, "2026-12-01");
  second = make_update (place, "2026-12-15");
  g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
  assert_current (editions, BSL_ORIGIN_APPLIED, "2026-12-01");
  g_assert_true (bsl_editions_apply (editions, second, NULL, problems, NULL));
  again = open_editions (place);
  assert_current (again, BSL_ORIGIN_APPLIED, "2026-12-15");
  g_assert_true (is_renamed (again));
  g_assert_cmpuint (bsl_editions_get_applied_on (again), ==, bsl_date_today ());
  g_assert_null (bsl_editions_get_applied_key (again));
  before = bsl_editions_dup_before (again);
  g_assert_cmpstr (before->name, ==, "2026-12-01");
  g_assert_true (bsl_editions_revert (again, NULL));
  assert_current (again, BSL_ORIGIN_APPLIED, "2026-12-01");
  g_assert_true (bsl_editions_revert (again, NULL));
  assert_current (again, BSL_ORIGIN_SHIPPED, "2026-11-23");
  g_assert_false (is_renamed (again));
  g_assert_cmpuint (bsl_editions_get_applied_on (again), ==, BSL_DATE_NONE);
}

/* An older one that somebody applied on purpose holds until something newer than what it stood for comes. */
static void
test_older (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *directory = NULL;

  directory = g_build_filename (place->shipped, "extension", NULL);
  editions = open_editions (place);
  update = make_update (place, "2026-11-02");
  g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
  assert_current (editions, BSL_ORIGIN_APPLIED, "2026-11-02");
  write_edition (directory, "2026-11-24");
  bsl_editions_refresh (editions);
  assert_current (editions, BSL_ORIGIN_EXTENSION, "2026-11-24");
}

/* No more than five are kept, and no folder that is of no use. */
static void
test_kept (Place *place, gconstpointer none)
{
  static const char *const dates[] = { "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06", "2026-12-07" };
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) folders = NULL;

  editions = open_editions (place);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (BslUpdate) update = make_update (place, dates[i]);

      g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
    }
  folders = bsl_edition_folder_list (place->folder);
  g_assert_cmpuint (folders->len, ==, 5);
}

/* A list of kept updates that cannot be read costs nobody what is kept. */
static void
test_damaged_index (void)
{
  static const char *const damages[] = { "", "{", "{\"format\": \"boussole-editions\", \"version\": 1}",
                                         "{\"format\": \"boussole-editions\", \"version\": 1, \"applied\": [{\"directory\": \"..\"}]}" };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Place place;
      g_autoptr (BslEditions) editions = NULL, again = NULL;
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      g_autoptr (BslUpdate) first = NULL, second = NULL, third = NULL;
      g_autoptr (GPtrArray) folders = NULL;
      g_autofree char *kept = NULL;
      BslOrigin origin;

      place_init (&place, NULL);
      editions = open_editions (&place);
      first = make_update (&place, "2026-12-01");
      second = make_update (&place, "2026-12-02");
      third = make_update (&place, "2026-12-03");
      g_assert_true (bsl_editions_apply (editions, first, NULL, problems, NULL));
      g_assert_true (bsl_editions_apply (editions, second, NULL, problems, NULL));
      edition_write_text (place.folder, "editions.json", damages[i]);
      again = open_editions (&place);
      g_assert_cmpstr (bsl_editions_get_current (again, &origin)->name, ==, "2026-12-02");
      g_assert_cmpint (origin, ==, BSL_ORIGIN_APPLIED);
      g_assert_cmpuint (bsl_problems_get_count (bsl_editions_get_damage (again)), ==, 1);
      g_assert_cmpuint (bsl_problems_get_count (bsl_editions_get_faults (again)), ==, 0);
      g_assert_true (bsl_editions_apply (again, third, NULL, problems, NULL));
      folders = bsl_edition_folder_list (place.folder);
      g_assert_cmpuint (folders->len, ==, 3);
      assert_current (again, BSL_ORIGIN_APPLIED, "2026-12-03");
      kept = g_build_filename (place.folder, "editions.json.damaged", NULL);
      g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
      place_clear (&place, NULL);
    }
}

/* The one in use is found again though it is not the newest, and applying it once more mends the index. */
static void
test_damaged_index_mended (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL, again = NULL, after = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslUpdate) first = NULL, second = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  BslOrigin origin;

  editions = open_editions (place);
  first = make_update (place, "2026-12-01");
  second = make_update (place, "2026-12-02");
  g_assert_true (bsl_editions_apply (editions, first, NULL, problems, NULL));
  g_assert_true (bsl_editions_apply (editions, second, NULL, problems, NULL));
  g_usleep (20000); /* a clock tick of the file system */
  g_assert_true (bsl_editions_apply (editions, first, NULL, problems, NULL));
  edition_write_text (place->folder, "editions.json", "{");
  again = open_editions (place);
  g_assert_cmpstr (bsl_editions_get_current (again, &origin)->name, ==, "2026-12-01");
  g_assert_cmpuint (bsl_problems_get_count (bsl_editions_get_damage (again)), ==, 1);
  g_assert_cmpuint (bsl_problems_get_count (bsl_editions_get_faults (again)), ==, 0);
  g_assert_true (bsl_editions_apply (again, first, NULL, problems, NULL));
  after = open_editions (place);
  g_assert_cmpuint (bsl_problems_get_count (bsl_editions_get_damage (after)), ==, 0);
  assert_current (after, BSL_ORIGIN_APPLIED, "2026-12-01");
  folders = bsl_edition_folder_list (place->folder);
  g_assert_cmpuint (folders->len, ==, 2);
}

/* What the page says one goes back to is what one goes back to, whatever was installed meanwhile. */
static void
test_before (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) first = NULL, second = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslEdition) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = NULL;

  directory = g_build_filename (place->shipped, "extension", NULL);
  editions = open_editions (place);
  first = make_update (place, "2026-12-01");
  second = make_update (place, "2026-12-15");
  g_assert_true (bsl_editions_apply (editions, first, NULL, problems, NULL));
  g_assert_true (bsl_editions_apply (editions, second, NULL, problems, NULL));
  write_edition (directory, "2026-12-10");
  bsl_editions_refresh (editions);
  assert_current (editions, BSL_ORIGIN_APPLIED, "2026-12-15");
  before = bsl_editions_dup_before (editions);
  g_assert_cmpstr (before->name, ==, "2026-12-10");
  g_assert_true (bsl_editions_revert (editions, NULL));
  assert_current (editions, BSL_ORIGIN_EXTENSION, "2026-12-10");
  /* the update of the first day stays, and is not in use */
  g_assert_false (bsl_editions_revert (editions, &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
}

/* Nobody goes back to what became faulty on the disk. */
static void
test_before_damaged (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) first = NULL, second = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GError) error = NULL;

  editions = open_editions (place);
  first = make_update (place, "2026-12-01");
  second = make_update (place, "2026-12-15");
  g_assert_true (bsl_editions_apply (editions, first, NULL, problems, NULL));
  edition_write_text (bsl_editions_get_current (editions, NULL)->directory, "catalogue/offers.json", "{");
  g_assert_true (bsl_editions_apply (editions, second, NULL, problems, NULL));
  g_assert_false (bsl_editions_revert (editions, &error));
  g_assert_nonnull (strstr (error->message, "2026-12-01"));
  assert_current (editions, BSL_ORIGIN_APPLIED, "2026-12-15");
}

/* What @editions say where the edition before cannot be read. */
static void
assert_stays (BslEditions *editions, const char *advice)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_editions_revert (editions, &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, advice));
  g_assert_null (strstr (error->message, "publish it again"));
  assert_current (editions, BSL_ORIGIN_APPLIED, "2026-12-15");
}

/* What to do about it is what who reads this can do: it was no update. */
static void
test_shipped_damaged (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *catalogue = NULL;

  editions = open_editions (place);
  update = make_update (place, "2026-12-15");
  g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
  catalogue = g_build_filename (place->shipped, "catalogue", NULL);
  g_assert_cmpint (g_unlink (catalogue), ==, 0);
  edition_write_text (place->shipped, "catalogue/offers.json", "{");
  assert_stays (editions, "Install Boussole again");
}

/* The days of what an administrator installed were never compared: one can go back to it as one came from it. */
static void
test_before_extension (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *directory = NULL;

  directory = g_build_filename (place->shipped, "extension", NULL);
  write_edition (directory, "2026-12-10");
  edition_write_text (directory, "edition.json",
                      "{\"format\": \"boussole-edition\", \"version\": 1, \"edition\": \"Ministry\", \"date\": \"2026-12-11\","
                      " \"publisher\": \"Essai\"}");
  editions = open_editions (place);
  assert_current (editions, BSL_ORIGIN_EXTENSION, "Ministry");
  update = make_update (place, "2026-12-15");
  g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
  g_assert_true (bsl_editions_revert (editions, NULL));
  assert_current (editions, BSL_ORIGIN_EXTENSION, "Ministry");

  g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
  edition_write_text (directory, "catalogue/offers.json", "{");
  assert_stays (editions, "Ask the administrator");
}

/* What is wrong with how offers are shown is told by its place in the update, before it is applied and then. */
static void
test_view_at_fault (Place *place, gconstpointer none)
{
  static const EditionChange changes[] = {
    { "catalogue/view.json", "\"soon-within-days\": 90", "\"soon-within-days\": 0" },
    { NULL },
  };
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslPreview) preview = NULL;
  g_autoptr (BslProblems) seen = bsl_problems_new (), applied = bsl_problems_new ();
  g_autofree char *directory = NULL;

  editions = open_editions (place);
  directory = g_build_filename (place->home, "view", NULL);
  update = edition_make_update (directory, "2026-12-15", "Essai", changes);
  preview = bsl_preview_new (editions, update, seen, NULL);
  g_assert_null (preview);
  g_assert_false (bsl_editions_apply (editions, update, NULL, applied, NULL));
  for (guint i = 0; i < 2; i++)
    {
      const BslProblem *problem = bsl_problems_get (i == 0 ? seen : applied, 0);

      g_assert_cmpstr (problem->file, ==, "catalogue/view.json");
      g_assert_cmpstr (problem->path, ==, "$.soon-within-days");
    }
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
}

/* What is in use and not in the update is gone with it: that is told. */
static void
test_preview_of_less (Place *place, gconstpointer none)
{
  static const EditionChange changes[] = {
    { "rules/g0-classified.json", "\"effect\": \"excludes\"", "\"effect\": \"information\"" },
    { "catalogue/view.json", "\"soon-within-days\": 90", "\"soon-within-days\": 60" },
    { NULL },
  };
  static const EditionChange questions[] = {
    { "questions/40-project.json", "\"ask\": \"project-manager\"", "\"ask\": \"rssi\"" },
    { NULL },
  };
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) first = NULL, second = NULL;
  g_autoptr (BslPreview) preview = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *directory = NULL;

  editions = open_editions (place);
  directory = g_build_filename (place->home, "less", NULL);
  first = edition_make_update (directory, "2026-12-15", "Essai", changes);
  second = edition_make_update (directory, "2026-12-16", "Essai", questions);
  g_assert_true (bsl_editions_apply (editions, first, NULL, problems, NULL));
  preview = bsl_preview_new (editions, second, problems, NULL);
  g_assert_nonnull (preview);
  /* the question, and the rule as it was shipped */
  g_assert_cmpuint (preview->law->len, ==, 2);
  /* offers.json of another day counts by its offers, view.json as a file */
  g_assert_cmpuint (preview->files->len, ==, 1);
  g_assert_cmpstr (preview->files->pdata[0], ==, "view.json");
}

/* An older catalogue does not pass as a newer one. */
static void
test_days_differ (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *directory = NULL, *text = NULL, *file = NULL;
  g_autoptr (GString) changed = NULL;

  directory = g_build_filename (place->home, "differ", NULL);
  file = g_build_filename (directory, "edition.json", NULL);
  write_edition (directory, "2026-12-01");
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (changed, "2026-12-01", "2027-12-01", 0);
  edition_write_text (directory, "edition.json", changed->str);
  editions = open_editions (place);
  update = bsl_update_new_from_directory (directory, "Essai", NULL);
  g_assert_false (bsl_editions_apply (editions, update, NULL, problems, NULL));
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 1);
  g_assert_cmpstr (bsl_problems_get (problems, 0)->file, ==, "edition.json");
  g_assert_cmpstr (bsl_problems_get (problems, 0)->path, ==, "$.date");
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
}

static BslUpdate *
make_faulty (const Place *self, const char *from, const char *to)
{
  g_autofree char *directory = g_build_filename (self->home, "faulty", NULL);
  const EditionChange changes[] = { { "catalogue/offers.json", from, to }, { NULL } };

  return edition_make_update (directory, "2026-12-15", "Essai", changes);
}

/* A faulty file is named with its place, and nothing changes. */
static void
test_faulty (void)
{
  static const char *const faults[][2] = {
    { "\"id\": \"outscale-iaas-cloudgouv\"", "\"id\": \"bleu\"" },
    { "\"from\": \"2023-11-30\"", "\"from\": \"2099-11-30\"" },
    { "\"format\": \"boussole-catalogue\"", "\"format\": \"boussole-rules\"" },
    { "{", "[" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Place place;
      g_autoptr (BslEditions) editions = NULL;
      g_autoptr (BslUpdate) update = NULL;
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      g_autoptr (GPtrArray) folders = NULL;

      place_init (&place, NULL);
      editions = open_editions (&place);
      update = make_faulty (&place, faults[i][0], faults[i][1]);
      g_assert_false (bsl_editions_apply (editions, update, NULL, problems, NULL));
      g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
      g_assert_cmpstr (bsl_problems_get (problems, 0)->file, ==, "catalogue/offers.json");
      assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
      folders = bsl_edition_folder_list (place.folder);
      g_assert_cmpuint (folders->len, ==, 0);
      place_clear (&place, NULL);
    }
}

/* What became faulty on the disk gives way to what is shipped, and is told. */
static void
test_damaged (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslLibrary) library = bsl_library_new ();

  editions = open_editions (place);
  update = make_update (place, "2026-12-15");
  g_assert_true (bsl_editions_apply (editions, update, NULL, problems, NULL));
  edition_write_text (bsl_editions_get_current (editions, NULL)->directory, "catalogue/offers.json", "{");
  bsl_editions_choose (editions, library);
  g_assert_true (bsl_library_load (library, NULL));
  g_assert_nonnull (bsl_library_get_faults (library, NULL));
}

static BslUpdate *
sign (const BslUpdate *update, const BslSecretKey *key)
{
  g_autoptr (GBytes) bytes = bsl_update_to_bytes (update, key);
  BslUpdate *signed_one = bsl_update_read (bytes, "x", NULL);

  g_assert_nonnull (signed_one);
  return signed_one;
}

/* Who is known by a file of keys: shipped, of the extension, or of the user. */
static void
test_keys (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL, same = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslUpdate) update = NULL, back = NULL;
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);

  editions = open_editions (place);
  update = make_update (place, "2026-12-15");
  back = sign (update, key);
  g_assert_null (bsl_editions_find_key (editions, back));
  g_assert_false (bsl_editions_knows (editions, bsl_public_key_get_id (public)));
  edition_trust (place->folder, public);
  bsl_editions_refresh (editions);
  g_assert_nonnull (bsl_editions_find_key (editions, back));
  g_assert_null (bsl_editions_find_key (editions, update));
  g_assert_true (bsl_editions_knows (editions, bsl_public_key_get_id (public)));
  g_assert_true (bsl_editions_apply (editions, back, NULL, problems, NULL));
  same = bsl_editions_new_same (editions);
  g_assert_cmpstr (bsl_editions_get_applied_key (same), ==, bsl_public_key_get_id (public));
}

static void
assert_key (const Place *place, const BslPublicKey *key, gboolean known)
{
  g_autoptr (BslEditions) editions = open_editions (place);
  g_autofree char *keys = g_build_filename (place->folder, "keys", NULL);
  g_autoptr (GPtrArray) folders = bsl_edition_folder_list (place->folder);
  const char *id = bsl_public_key_get_id (key);

  g_assert_true (bsl_editions_knows (editions, id) == known);
  /* what is not kept leaves nothing behind */
  for (guint i = 0; !known && i < folders->len; i++)
    g_assert_cmpstr (folders->pdata[i], ==, keys);
}

/* A key is known with the update that it signed: where that cannot be applied, it is not. */
static void
test_key_with_update (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (BslUpdate) faulty = NULL, sound = NULL, signed_faulty = NULL, signed_sound = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *index = NULL;

  editions = open_editions (place);
  faulty = make_faulty (place, "\"id\": \"outscale-iaas-cloudgouv\"", "\"id\": \"bleu\"");
  sound = make_update (place, "2026-12-15");
  signed_faulty = sign (faulty, key);
  signed_sound = sign (sound, key);
  g_assert_false (bsl_editions_apply (editions, signed_faulty, public, problems, NULL));
  g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
  assert_key (place, public, FALSE);

  /* the list of updates cannot be written */
  index = g_build_filename (place->folder, "editions.json", "x", NULL);
  g_assert_cmpint (g_mkdir_with_parents (index, 0700), ==, 0);
  g_assert_false (bsl_editions_apply (editions, signed_sound, public, problems, &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_READ);
  bsl_edition_folder_remove (index);
  *strrchr (index, '/') = '\0';
  bsl_edition_folder_remove (index);
  assert_key (place, public, FALSE);

  g_assert_true (bsl_editions_apply (editions, signed_sound, public, problems, NULL));
  assert_current (editions, BSL_ORIGIN_APPLIED, "2026-12-15");
  g_assert_cmpstr (bsl_editions_get_applied_key (editions), ==, bsl_public_key_get_id (public));
  assert_key (place, public, TRUE);
}

/* Nothing is applied whose key cannot be kept. */
static void
test_key_not_kept (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (BslUpdate) update = NULL, back = NULL;
  g_autoptr (GError) error = NULL;

  edition_write_text (place->folder, "keys", "a file where the folder would be");
  editions = open_editions (place);
  update = make_update (place, "2026-12-15");
  back = sign (update, key);
  g_assert_false (bsl_editions_apply (editions, back, public, problems, &error));
  g_assert_nonnull (strstr (error->message, "keys"));
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
}

/* Applied by somebody's word, and then with its key: the list says who signed, and the day stays. */
static void
test_key_later (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (BslUpdate) update = NULL, back = NULL;

  editions = open_editions (place);
  update = make_update (place, "2026-12-15");
  back = sign (update, key);
  g_assert_true (bsl_editions_apply (editions, back, NULL, problems, NULL));
  g_assert_null (bsl_editions_get_applied_key (editions));
  g_assert_true (bsl_editions_apply (editions, back, public, problems, NULL));
  g_assert_cmpstr (bsl_editions_get_applied_key (editions), ==, bsl_public_key_get_id (public));
  g_assert_cmpint (bsl_editions_get_applied_on (editions), ==, bsl_date_today ());
  assert_key (place, public, TRUE);
  g_assert_true (bsl_editions_revert (editions, NULL));
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
}

/* Nowhere to write: said, and nothing changes. */
static void
test_read_only (Place *place, gconstpointer none)
{
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;

  data = g_build_filename (place->home, "data", NULL);
  g_assert_true (g_file_set_contents (data, "a file where the folder would be", -1, NULL));
  editions = open_editions (place);
  update = make_update (place, "2026-12-15");
  g_assert_false (bsl_editions_apply (editions, update, NULL, problems, &error));
  g_assert_true (g_str_has_prefix (error->message, place->folder));
  assert_current (editions, BSL_ORIGIN_SHIPPED, "2026-11-23");
}

/* The day in edition.json is that of the catalogue. */
static void
test_same_day (void)
{
  g_autoptr (BslEdition) edition = bsl_edition_read (g_getenv ("BOUSSOLE_DATADIR"), NULL);
  g_autoptr (BslLibrary) library = bsl_library_new ();

  g_assert_true (bsl_library_load (library, NULL));
  g_assert_cmpuint (edition->date, ==, bsl_catalogue_get_date (bsl_library_get_catalogue (library)));
  g_assert_cmpstr (edition->name, ==, bsl_catalogue_get_version (bsl_library_get_catalogue (library)));
}

static void
write_text (const char *folder, const char *text)
{
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  edition_write_text (folder, "edition.json", text);
}

static void
assert_text (const char *folder, const char *text)
{
  g_autofree char *file = g_build_filename (folder, "edition.json", NULL), *read = NULL;

  g_assert_true (g_file_get_contents (file, &read, NULL, NULL));
  g_assert_cmpstr (read, ==, text);
}

/* A folder takes the place of another whole; where it cannot, nothing is other than it was. */
static void
test_settle (void)
{
  g_autofree char *home = g_dir_make_tmp ("boussole-editions-XXXXXX", NULL), *from = g_build_filename (home, "from", NULL);
  g_autofree char *to = g_build_filename (home, "to", NULL), *inside = g_build_filename (to, "inside", NULL);
  g_autofree char *file = g_build_filename (home, "file", NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  write_text (to, "old");
  g_assert_false (bsl_edition_folder_settle (from, to, &error));
  g_assert_true (g_str_has_prefix (error->message, to));
  assert_text (to, "old");
  g_clear_error (&error);

  write_text (from, "new");
  edition_write_text (home, "file", "a file");
  g_assert_false (bsl_edition_folder_settle (from, file, &error));
  assert_text (from, "new");
  g_clear_error (&error);
  /* a folder cannot go into itself */
  g_assert_false (bsl_edition_folder_settle (to, inside, &error));
  assert_text (to, "old");
  g_clear_error (&error);

  g_assert_true (bsl_edition_folder_settle (from, to, &error));
  assert_text (to, "new");
  left = bsl_edition_folder_list (home);
  g_assert_cmpuint (left->len, ==, 1);
  bsl_edition_folder_remove (home);
}

/* Each test finds a place of its own. */
static void
add (const char *path, void (*test) (Place *place, gconstpointer none))
{
  g_test_add (path, Place, NULL, place_init, test, place_clear);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/editions/shipped", test_shipped);
  add ("/editions/extension", test_extension);
  add ("/editions/layers", test_layers);
  add ("/editions/preview-with-layers", test_preview_with_layers);
  add ("/editions/apply", test_apply);
  add ("/editions/older", test_older);
  add ("/editions/kept", test_kept);
  g_test_add_func ("/editions/damaged-index", test_damaged_index);
  add ("/editions/damaged-index-mended", test_damaged_index_mended);
  add ("/editions/before", test_before);
  add ("/editions/before-damaged", test_before_damaged);
  add ("/editions/shipped-damaged", test_shipped_damaged);
  add ("/editions/before-extension", test_before_extension);
  add ("/editions/view-at-fault", test_view_at_fault);
  add ("/editions/preview-of-less", test_preview_of_less);
  add ("/editions/days-differ", test_days_differ);
  g_test_add_func ("/editions/faulty", test_faulty);
  add ("/editions/damaged", test_damaged);
  add ("/editions/keys", test_keys);
  add ("/editions/key-with-update", test_key_with_update);
  add ("/editions/key-not-kept", test_key_not_kept);
  add ("/editions/key-later", test_key_later);
  add ("/editions/read-only", test_read_only);
  g_test_add_func ("/editions/settle", test_settle);
  g_test_add_func ("/editions/same-day", test_same_day);
  return g_test_run ();
}
