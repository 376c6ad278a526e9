/* SPDX-License-Identifier: EUPL-1.2 */
/* Files attached to a project. */

#include "config.h"

#include <string.h>

#include "app/store/bsl-attach.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-list.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static char *
attach (BslHistory *history, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *id = bsl_history_attach (history, name, "text/plain", bytes, "data.secrets", &error);

  g_assert_no_error (error);
  return id;
}

static GPtrArray *
read_list (BslHistory *history)
{
  return bsl_evidence_list (bsl_history_get_project (history));
}

static void
assert_count (BslHistory *history, guint n)
{
  g_autoptr (GPtrArray) list = read_list (history);

  g_assert_cmpuint (list->len, ==, n);
}

static void
assert_text (BslHistory *history, guint index, const char *text)
{
  g_autoptr (GPtrArray) list = read_list (history);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpuint (index, <, list->len);
  bytes = bsl_history_read_attachment (history, g_ptr_array_index (list, index), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_attach (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *certificate = attach (history, "certificat.txt", "qualified");
  g_autofree char *empty = attach (history, "vide", "");
  g_autoptr (GPtrArray) list = NULL;
  const BslEvidence *first;

  g_clear_object (&history);
  store_fixture_reopen (fixture);
  history = store_fixture_open_history (fixture->store, id);
  list = read_list (history);
  g_assert_cmpuint (list->len, ==, 2);
  first = g_ptr_array_index (list, 0);
  g_assert_cmpstr (first->id, ==, certificate);
  g_assert_cmpstr (first->name, ==, "certificat.txt");
  g_assert_cmpstr (first->about, ==, "data.secrets");
  g_assert_cmpint (first->size, ==, strlen ("qualified"));
  assert_text (history, 0, "qualified");
  assert_text (history, 1, "");
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *file = attach (history, "a", "bytes");

  g_assert_true (bsl_history_detach (history, file, NULL));
  assert_count (history, 0);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  assert_text (history, 0, "bytes");
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  assert_count (history, 0);
  g_assert_true (bsl_history_redo (history, NULL, NULL));
  assert_text (history, 0, "bytes");
}

static void
test_missing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_history_detach (history, "nothing", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
}

static gint64
count_blobs (StoreFixture *fixture)
{
  gint64 n;

  g_assert_true (bsl_database_query_int (bsl_store_get_database (fixture->store),
                                         "SELECT count (*) FROM blob", &n, NULL));
  return n;
}

/* The bytes go; the log keeps telling that there was a file. */
static void
test_erase (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *one = attach (history, "one", "the same");
  g_autofree char *two = attach (history, "two", "the same");

  g_assert_cmpint (count_blobs (fixture), ==, 1);
  g_assert_true (bsl_history_erase_attachment (history, one, "by mistake", NULL));
  assert_text (history, 0, "the same");
  g_assert_true (bsl_history_erase_attachment (history, two, "by mistake", NULL));
  g_assert_cmpint (count_blobs (fixture), ==, 0);
  g_assert_false (bsl_history_can_undo (history));
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

static void
test_limit (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  gsize size = BSL_EVIDENCE_MAX_BYTES + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) largest = g_bytes_new_from_bytes (bytes, 0, BSL_EVIDENCE_MAX_BYTES);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;

  g_assert_null (bsl_history_attach (history, "a", NULL, bytes, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  file = bsl_history_attach (history, "a", NULL, largest, NULL, &error);
  g_assert_no_error (error);
  assert_count (history, 1);
}

static void
assert_frozen (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN);
  g_clear_error (error);
}

static void
assert_decided (BslHistory *history, guint index, gboolean expected)
{
  g_autoptr (GPtrArray) list = read_list (history);
  g_autoptr (GHashTable) decided = bsl_history_list_decided (history, NULL);
  const BslEvidence *evidence = list->pdata[index];

  g_assert_cmpint (g_hash_table_contains (decided, evidence->sha256), ==, expected);
}

/* Signed pages come after the decision; they change nothing of what was decided, and what it rests
 * on stays. */
static void
test_frozen (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *before = attach (history, "before", "1");
  g_autofree char *after = NULL, *wrong = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, NULL, 0, NULL));
  after = attach (history, "signed.pdf", "2");
  wrong = attach (history, "other.pdf", "3");
  g_assert_true (bsl_history_is_frozen (history));
  assert_decided (history, 0, TRUE);
  assert_decided (history, 1, FALSE);
  assert_frozen (bsl_history_detach (history, before, &error), &error);
  assert_frozen (bsl_history_erase_attachment (history, before, NULL, &error), &error);
  g_assert_true (bsl_history_detach (history, wrong, NULL));
  assert_count (history, 2);
  g_assert_true (bsl_history_amend (history, "more", NULL));
  /* nothing that undo would take with it unseen */
  g_assert_false (bsl_history_can_undo (history));
  g_assert_true (bsl_history_detach (history, before, NULL));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  assert_frozen (bsl_history_erase_attachment (history, before, NULL, &error), &error);
  g_assert_true (bsl_history_erase_attachment (history, after, NULL, NULL));
  assert_text (history, 0, "1");
}

/* Another window freezes the project while this one takes a file off. */
static void
test_frozen_meanwhile (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *file = attach (history, "a", "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (BslStore) store = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) other = store_fixture_open_history (store, id);

  g_assert_true (bsl_history_freeze (other, "r", BSL_DATE_NONE, NULL, 0, NULL));
  g_assert_false (bsl_history_erase_attachment (history, file, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT);
  assert_text (history, 0, "1");
}

/* A deletion says what goes. */
static void
test_contents (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *one = attach (history, "one", "12345");
  g_autofree char *two = attach (history, "two", "123");
  g_autoptr (BslContents) contents = bsl_store_get_contents (fixture->store, id, NULL);

  g_assert_nonnull (contents);
  g_assert_cmpuint (contents->n_attachments, ==, 2);
  g_assert_cmpint (contents->n_bytes, ==, 8);
}

static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[][2] = {
    { "a.pdf", "a.pdf" },
    { "../../etc/passwd", "-..-etc-passwd" },
    { "/x", "-x" },
    { ".hidden", "hidden" },
    { "", "-" },
    { "...", "-" },
    { "l\nf\tx", "l-f-x" },
    { "Devis été.ods", "Devis été.ods" },
    { "c:\\a\\b", "c:-a-b" },
    { "\xff\xfe", "\uFFFD\uFFFD" },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BslEvidence) evidence = bsl_evidence_new (names[i][0], NULL, bytes, NULL, NULL);

      g_assert_cmpstr (evidence->name, ==, names[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/attachments/attach", test_attach);
  add ("/attachments/undo", test_undo);
  add ("/attachments/missing", test_missing);
  add ("/attachments/erase", test_erase);
  add ("/attachments/limit", test_limit);
  add ("/attachments/frozen", test_frozen);
  add ("/attachments/frozen-meanwhile", test_frozen_meanwhile);
  add ("/attachments/contents", test_contents);
  add ("/attachments/names", test_names);

  return g_test_run ();
}
