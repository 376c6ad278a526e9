/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists that both sides went on with, and the bytes they name. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-attach.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/machines.h"

#define add(path, function)                                                                        \
  g_test_add (path, Machines, NULL, machines_set_up, function, machines_tear_down)

static const char *const attachments[] = { BSL_WHAT_EXTRA BSL_MEMBER_ATTACHMENTS, NULL };
static const char *const opinions[] = { BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS, NULL };

/* The same project on both machines, the histories open. */
static char *
share (Machines *machines, BslHistory **here, BslHistory **there)
{
  char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = NULL;
  g_autofree char *other = NULL;

  *here = store_fixture_open_history (machines->here.store, id);
  file = machines_export (&machines->here, id);
  other = machines_apply (&machines->there, file, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  *there = store_fixture_open_history (machines->there.store, other);
  return id;
}

static void
attach_text (BslHistory *history, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = bsl_history_attach (history, text, NULL, bytes, NULL, &error);

  g_assert_no_error (error);
}

static gint64
count_blobs (StoreFixture *fixture)
{
  gint64 n;

  g_assert_true (bsl_database_query_int (bsl_store_get_database (fixture->store),
                                         "SELECT count (*) FROM blob", &n, NULL));
  return n;
}

static void
merge (Machines *machines, const char *id, const char *const *taken)
{
  g_autoptr (GBytes) file = machines_export (&machines->there, id);
  g_autofree char *merged =
      machines_apply (&machines->here, file, BSL_IMPORT_CONFLICT, BSL_CHOICE_MERGE, taken);
}

/* What is not taken leaves no bytes; what is taken comes with them. */
static void
test_bytes (Machines *machines, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (BslHistory) here = NULL, there = NULL;
  g_autofree char *id = share (machines, &here, &there);
  g_autofree char *text = NULL;

  attach_text (here, "ours");
  attach_text (there, "theirs");
  merge (machines, id, nothing);
  g_assert_cmpint (count_blobs (&machines->here), ==, 1);
  merge (machines, id, attachments);
  g_assert_cmpint (count_blobs (&machines->here), ==, 2);
  text = store_fixture_dump (machines->here.store);
  g_assert_nonnull (strstr (text, "ours: ours"));
  g_assert_nonnull (strstr (text, "theirs: theirs"));
}

/* More than a project may hold: nothing of the file comes. */
static void
test_too_large (Machines *machines, gconstpointer data)
{
  g_autoptr (BslHistory) here = NULL, there = NULL;
  g_autofree char *id = share (machines, &here, &there);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (BslImport) import = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  attach_text (there, "theirs");
  store_fixture_set_number (here, 13);
  /* as many bytes as there may be, without the time to make them */
  store_fixture_run (&machines->here, "INSERT INTO blob (project, sha256, size, packed, content)"
                                      " SELECT key, 'x', 48 * 1024 * 1024, 0, x'' FROM project");
  file = machines_export (&machines->there, id);
  before = store_fixture_dump (machines->here.store);
  import = machines_open (&machines->here, file);
  g_assert_null (bsl_import_apply (import, BSL_CHOICE_MERGE, attachments, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE);
  after = store_fixture_dump (machines->here.store);
  g_assert_cmpstr (before, ==, after);
}

static void
set_opinions (BslHistory *history, const char *text)
{
  g_autoptr (JsonNode) list = json_from_string (text, NULL);

  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_OPINIONS, list, NULL));
}

static void
assert_opinions (BslHistory *history, const char *text)
{
  g_autoptr (JsonNode) expected = json_from_string (text, NULL);

  g_assert_true (json_node_equal (
      bsl_project_get_extra (bsl_history_get_project (history), BSL_MEMBER_OPINIONS), expected));
}

#define ASKED "{\"id\": \"q\", \"time\": 1, \"role\": \"rssi\"}"
#define GIVEN(text)                                                                                \
  "{\"id\": \"q\", \"time\": 1, \"role\": \"rssi\", \"reply\": {\"text\": \"" text "\"}}"

/* The same question with its opinion takes the place of the one without, on either side. */
static void
test_says_more (Machines *machines, gconstpointer data)
{
  g_autoptr (BslHistory) here = NULL, there = NULL;
  g_autofree char *id = share (machines, &here, &there);

  set_opinions (here, "[" ASKED "]");
  set_opinions (there, "[" GIVEN ("oui") "]");
  merge (machines, id, opinions);
  assert_opinions (here, "[" GIVEN ("oui") "]");
  set_opinions (there, "[" ASKED "]");
  merge (machines, id, opinions);
  assert_opinions (here, "[" GIVEN ("oui") "]");
}

/* Nothing that somebody said is overwritten, and it is said once, however often the file comes and goes. */
static void
test_contradiction (Machines *machines, gconstpointer data)
{
  g_autoptr (BslHistory) here = NULL, there = NULL;
  g_autofree char *id = share (machines, &here, &there);
  JsonNode *list;

  set_opinions (here, "[" GIVEN ("oui") "]");
  set_opinions (there, "[" GIVEN ("non") "]");
  merge (machines, id, opinions);
  list = bsl_project_get_extra (bsl_history_get_project (here), BSL_MEMBER_OPINIONS);
  g_assert_cmpuint (bsl_json_list_length (list), ==, 2);
  g_assert_cmpint (bsl_json_list_find (list, "id", "q"), ==, 0);

  set_opinions (there, "[" GIVEN ("non") ", {\"text\": \"sans nom\"}, \"un mot\"]");
  for (guint i = 0; i < 2; i++)
    {
      merge (machines, id, opinions);
      list = bsl_project_get_extra (bsl_history_get_project (here), BSL_MEMBER_OPINIONS);
      g_assert_cmpuint (bsl_json_list_length (list), ==, 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/import/bytes", test_bytes);
  add ("/import/too-large", test_too_large);
  add ("/import/says-more", test_says_more);
  add ("/import/contradiction", test_contradiction);

  return g_test_run ();
}
