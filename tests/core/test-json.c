/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of JSON that a person brings: what is wrong is named with its place. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-problems.h"

/* Opens @text; the problem's place and message, or NULL where it is valid. */
static char *
open_text (const char *text, gssize length)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  BslJson json;

  if (bsl_json_open (&json, parser, bytes, "file.json", problems))
    {
      g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
      g_assert_nonnull (json.node);
      return NULL;
    }
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 1);
  g_assert_cmpstr (bsl_problems_get (problems, 0)->file, ==, "file.json");
  g_assert_cmpint (strlen (bsl_problems_get (problems, 0)->message), >, 10);
  return g_strdup (bsl_problems_get (problems, 0)->path);
}

static void
test_valid (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " [ 1 , -0.5e+3 , true , null , \"a\\u00e9\\n\" ] \r\n",
    "{\"a\":{\"b\":[{}]},\"c\":[[],[]]}",
    "\"x\"",
    "12",
    "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":2}]}",
    "[9223372036854775807]",
    "\xef\xbb\xbf{}",
    "[\"\\ud83d\\ude00\"]",
    "[1e308, 5e-324, -0]",
    "{\"\\u0061\":1,\"\\u0061b\":2,\"\\\\u0061\":3,\"\":4}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *place = open_text (texts[i], -1);

      if (place != NULL)
        g_error ("%s: refused at %s", texts[i], place);
    }
}

static void
test_syntax (void)
{
  static const struct
  {
    const char *text, *place;
  } cases[] = {
    { "", "line 1, column 1" },
    { "   ", "line 1, column 4" },
    { "{\"a\":", "line 1, column 6" },
    { "{\"a\": \"b", "line 1, column 9" },
    { "[1,\n 2,\n", "line 3, column 1" },
    { "[1,]", "line 1, column 4" },
    { "{\"a\":1,}", "line 1, column 8" },
    { "{a:1}", "line 1, column 2" },
    { "{'a':1}", "line 1, column 2" },
    { "{\"a\" 1}", "line 1, column 6" },
    { "[1 2]", "line 1, column 4" },
    { "[1}", "line 1, column 3" },
    { "{} {}", "line 1, column 4" },
    { "[01]", "line 1, column 3" },
    { "[+1]", "line 1, column 2" },
    { "[.5]", "line 1, column 2" },
    { "[1.]", "line 1, column 4" },
    { "[1e]", "line 1, column 4" },
    { "[-]", "line 1, column 3" },
    { "[NaN]", "line 1, column 2" },
    { "[1e999]", "line 1, column 2" },
    { "[-1e999]", "line 1, column 2" },
    { "[9223372036854775808]", "line 1, column 2" },
    { "[truely]", "line 1, column 6" },
    { "/* no */ {}", "line 1, column 1" },
    { "[\"\\x\"]", "line 1, column 3" },
    { "[\"\\u12\"]", "line 1, column 3" },
    { "[\"\\u0000\"]", "line 1, column 3" },
    { "[\"a\nb\"]", "line 1, column 4" },
    { "[\"\\ud800\"]", "line 1, column 3" },
    { "[\"\\ud800\\u0041\"]", "line 1, column 3" },
    { "[\"\\udc00\"]", "line 1, column 3" },
    { "{\"é\": 1,\n \"é\": 2}", "line 2, column 2" },
    { "{\"a\": 1,\n \"\\u0061\": 2}", "line 2, column 2" },
    { "{\"\\u00E9\": 1,\n \"é\": 2}", "line 2, column 2" },
    { "{\"😀\": 1,\n \"\\ud83d\\uDE00\": 2}", "line 2, column 2" },
    { "{\"\\/\\n\": 1,\n \"/\\u000a\": 2}", "line 2, column 2" },
    { "[\"\xff\"]", "line 1, column 3" },
    { "[\"\xed\xa0\x80\"]", "line 1, column 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *place = open_text (cases[i].text, -1);

      if (g_strcmp0 (place, cases[i].place) != 0)
        g_error ("%s: found at %s, expected at %s", cases[i].text, place, cases[i].place);
    }
}

static void
test_nul (void)
{
  g_autofree char *place = open_text ("[\"a\0b\"]", 7);

  g_assert_cmpstr (place, ==, "line 1, column 4");
}

/* The tree is the one json-glib makes. */
static void
test_tree (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    "  \"\\u00e9\\n\\\"\\\\\\/\\b\\f\\r\\t\"  ",
    "[1, -2, 0, -0, 1.5, 1e3, -2.5E-3, 9223372036854775807, -9223372036854775808]",
    "{\"b\": [true, false, null, {}], \"a\": {\"c\": [[], [[1]]]}, \"\": \"\", \"é’\": \"日\\ud83d\\ude00\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (JsonNode) expected = json_from_string (texts[i], NULL);
      g_autofree char *text = NULL, *expected_text = json_to_string (expected, TRUE);
      BslJson json;

      g_assert_true (bsl_json_open (&json, parser, bytes, "file.json", problems));
      text = json_to_string (json.node, TRUE);
      g_assert_cmpstr (text, ==, expected_text);
      g_assert_true (json_node_equal (json.node, expected));
    }
}

static void
test_depth (void)
{
  static const guint depths[] = { 200, 201, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *text = g_malloc (depths[i] * 2 + 1);
      g_autofree char *place = NULL;

      memset (text, '[', depths[i]);
      memset (text + depths[i], ']', depths[i]);
      text[depths[i] * 2] = '\0';
      place = open_text (text, -1);
      g_assert_cmpstr (place, ==, depths[i] == 200 ? NULL : "line 1, column 201");
    }
}

/* Every prefix of a good file is refused, none is read past its end. */
static void
test_truncated (void)
{
  static const char text[] =
      "{\"format\": \"boussole-project\", \"a\": [1.5e3, true, null, \"\\u00e9\"], \"b\": {}}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_autofree char *place = open_text (copy != NULL ? copy : "", (gssize) length);

      g_assert_nonnull (place);
    }
}

static void
test_files (void)
{
  g_autofree char *directory = g_dir_make_tmp ("boussole-XXXXXX", NULL);
  g_autofree char *absent = g_build_filename (directory, "absent.json", NULL);
  g_autofree char *large = g_build_filename (directory, "large.json", NULL);
  const char *const paths[] = { directory, absent, large, "/dev/zero" };

  g_assert_true (g_file_set_contents (large, "0123456789", 10, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bsl_json_read_file (paths[i], 9, &error);

      g_assert_null (bytes);
      g_assert_error (error, BSL_ERROR, BSL_ERROR_READ);
      g_assert_true (g_str_has_prefix (error->message, paths[i]));
    }
  g_unlink (large);
  g_rmdir (directory);
}

static void
test_readers (void)
{
  static const char text[] =
      "{\"s\": \"x\", \"n\": 2, \"b\": true, \"d\": \"2026-02-30\", \"l\": [\"in\", \"out\"],"
      " \"t\": {\"fr\": \"a\", \"de\": \"b\"}, \"a.b\": {\"c\": [0, {\"e\": 1}]}}";
  static const char *const words[] = { "inside", "outside", NULL };
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  BslText both = { 0 };
  BslJson json, member, element;

  g_assert_true (bsl_json_open (&json, parser, bytes, "f", problems));
  member = bsl_json_member (&json, "s");
  g_assert_cmpstr (bsl_json_string (&member), ==, "x");
  g_assert_cmpint (bsl_json_word (&member, words), ==, -1);
  member = bsl_json_member (&json, "n");
  g_assert_cmpfloat (bsl_json_number (&member), ==, 2);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 1);
  g_assert_null (bsl_json_string (&member));
  member = bsl_json_member (&json, "d");
  g_assert_cmpuint (bsl_json_date (&member), ==, BSL_DATE_NONE);
  g_assert_cmpstr (bsl_problems_get (problems, 2)->path, ==, "$.d");
  g_assert_nonnull (strstr (bsl_problems_get (problems, 2)->message, "2026-02-30"));
  member = bsl_json_member (&json, "t");
  bsl_json_text (&member, &both);
  g_assert_cmpstr (bsl_problems_get (problems, 3)->path, ==, "$.t.de");
  g_assert_cmpstr (bsl_problems_get (problems, 4)->path, ==, "$.t.en");
  bsl_text_clear (&both);
  member = bsl_json_member (&json, "a.b");
  member = bsl_json_member (&member, "c");
  element = bsl_json_element (&member, 1);
  member = bsl_json_member (&element, "absent");
  g_assert_true (bsl_json_is_null (&member));
  g_assert_cmpstr (member.path, ==, "$['a.b'].c[1].absent");
}

/* @before is left as it is; NULL: nothing is left. */
static void
check_set_at (const char *before, const char *first, const char *second, const char *text, const char *after)
{
  const char *path[] = { first, second, NULL };
  g_autoptr (JsonNode) node = before != NULL ? json_from_string (before, NULL) : NULL;
  g_autoptr (JsonNode) kept = node != NULL ? json_node_copy (node) : NULL;
  g_autoptr (JsonNode) changed = bsl_json_object_set_at (node, path, text != NULL ? bsl_json_make_string (text) : NULL);
  g_autofree char *written = changed != NULL ? json_to_string (changed, FALSE) : NULL;

  g_assert_cmpstr (written, ==, after);
  g_assert_true (node == kept || json_node_equal (node, kept));
  g_assert_cmpstr (bsl_json_node_get_string (bsl_json_object_get_at (changed, path)), ==, text);
}

static void
test_paths (void)
{
  check_set_at (NULL, "a", "b", "x", "{\"a\":{\"b\":\"x\"}}");
  check_set_at (NULL, "a", "b", NULL, NULL);
  check_set_at ("{\"a\":{\"b\":\"x\"}}", "a", "b", NULL, NULL);
  check_set_at ("{\"a\":{\"b\":\"x\",\"c\":1}}", "a", "b", NULL, "{\"a\":{\"c\":1}}");
  check_set_at ("{\"a\":{\"b\":\"x\"},\"c\":1}", "a", "b", NULL, "{\"c\":1}");
  check_set_at ("{\"a\":[1],\"c\":1}", "a", "b", "y", "{\"a\":{\"b\":\"y\"},\"c\":1}");
  check_set_at ("3", "a", NULL, "y", "{\"a\":\"y\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/json/valid", test_valid);
  g_test_add_func ("/core/json/syntax", test_syntax);
  g_test_add_func ("/core/json/nul", test_nul);
  g_test_add_func ("/core/json/tree", test_tree);
  g_test_add_func ("/core/json/depth", test_depth);
  g_test_add_func ("/core/json/truncated", test_truncated);
  g_test_add_func ("/core/json/files", test_files);
  g_test_add_func ("/core/json/readers", test_readers);
  g_test_add_func ("/core/json/paths", test_paths);

  return g_test_run ();
}
