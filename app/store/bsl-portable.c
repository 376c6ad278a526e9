/* SPDX-License-Identifier: EUPL-1.2 */
/* What a portable project file holds beside the project: the bytes its lists name. */

#include "config.h"

#include "app/store/bsl-portable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-project.h"
#include "app/store/bsl-blobs.h"
#include "app/store/bsl-store-rows.h"

/* Called for each object that names bytes. FALSE ends the walk. */
typedef gboolean (*Visit) (const BslJson *object, gpointer data, GError **error);

void
bsl_portable_drop_reserved (JsonObject *root)
{
  static const char *const names[] = { BSL_MEMBER_ID, BSL_MEMBER_HISTORY, BSL_MEMBER_EVALUATION };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (root, names[i]))
      json_object_remove_member (root, names[i]);
}

static gboolean
visit_list (const BslJson *list, Visit visit, gpointer data, GError **error)
{
  for (guint i = 0; bsl_json_is_array (list) && i < bsl_json_length (list); i++)
    {
      BslJson element = bsl_json_element (list, i);

      if (bsl_json_is_object (&element) && !visit (&element, data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit_all (const BslJson *root, Visit visit, gpointer data, GError **error)
{
  BslJson attachments = bsl_json_member (root, BSL_MEMBER_ATTACHMENTS);
  BslJson snapshots = bsl_json_member (root, BSL_MEMBER_SNAPSHOTS);

  if (!visit_list (&attachments, visit, data, error))
    return FALSE;
  for (guint i = 0; bsl_json_is_array (&snapshots) && i < bsl_json_length (&snapshots); i++)
    {
      BslJson snapshot = bsl_json_element (&snapshots, i);
      BslJson parts = { 0 };

      if (!bsl_json_is_object (&snapshot))
        continue;
      parts = bsl_json_member (&snapshot, "parts");
      if (!visit_list (&parts, visit, data, error))
        return FALSE;
    }
  return TRUE;
}

/* g_base64_decode() skips what is no base64. */
static GBytes *
decode (const char *text)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  gsize length = strlen (text);
  gsize n_digits = strspn (text, digits);
  gsize n_padding = strspn (text + n_digits, "=");
  guchar *bytes;
  gsize size;

  if (n_digits + n_padding != length || length % 4 != 0 || n_padding > 2)
    return NULL;
  bytes = g_base64_decode (text, &size);
  return g_bytes_new_take (bytes, size);
}

/* Whether they are what the object says they are. */
static gboolean
check_bytes (const BslJson *object, const char *sha256, const BslJson *content, GBytes *bytes)
{
  JsonNode *size = bsl_json_object_get (object->node, "size");
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (g_strcmp0 (found, sha256) == 0 &&
      (size == NULL ||
       bsl_json_object_get_int (object->node, "size") == (gint64) g_bytes_get_size (bytes)))
    return TRUE;

  bsl_json_complain (content, _("The content is not what its SHA-256 and its size say; the file is "
                                "damaged or was changed by hand."));
  return FALSE;
}

static gboolean
take_content (const BslJson *object, gpointer data, GError **error)
{
  JsonObject *members = json_node_get_object (object->node);
  BslJson name = bsl_json_member (object, "sha256");
  BslJson content = bsl_json_member (object, BSL_MEMBER_CONTENT);
  const char *sha256 = bsl_json_string (&name);
  const char *text = bsl_json_optional_string (&content);
  g_autoptr (GBytes) bytes = text != NULL ? decode (text) : NULL;

  if (text != NULL && bytes == NULL)
    bsl_json_complain (&content, _("The content is no base64; the file is damaged."));
  else if (bytes != NULL && check_bytes (object, sha256, &content, bytes))
    g_hash_table_insert (data, g_strdup (sha256), g_steal_pointer (&bytes));
  if (json_object_has_member (members, BSL_MEMBER_CONTENT))
    json_object_remove_member (members, BSL_MEMBER_CONTENT);
  return TRUE;
}

GHashTable *
bsl_portable_take_contents (const BslJson *root)
{
  GHashTable *contents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  visit_all (root, take_content, contents, NULL);
  return contents;
}

typedef struct
{
  BslDatabase *database;
  gint64 project;
  GHashTable *put; /* SHA-256 of what is in the file, borrowed; or NULL */
} Place;

/* What came without its bytes goes without them; the same bytes go with the first that names them. */
static gboolean
put_content (const BslJson *object, gpointer data, GError **error)
{
  const Place *place = data;
  const char *sha256 = bsl_json_object_get_string (object->node, "sha256");
  g_autoptr (GError) own = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (sha256 != NULL && !g_hash_table_add (place->put, (gpointer) sha256))
    return TRUE;
  bytes = sha256 != NULL ? bsl_blobs_get (place->database, place->project, sha256, &own) : NULL;
  if (bytes == NULL)
    {
      if (own == NULL || g_error_matches (own, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  json_object_set_string_member (json_node_get_object (object->node), BSL_MEMBER_CONTENT,
                                 text != NULL ? text : "");
  return TRUE;
}

static gboolean
visit_tree (JsonNode *root, Visit visit, gpointer data, GError **error)
{
  g_autoptr (BslProblems) ignored = bsl_problems_new ();
  BslJson json = { .problems = ignored, .file = "", .path = "$", .node = root };

  return visit_all (&json, visit, data, error);
}

gboolean
bsl_portable_put_contents (BslDatabase *database, gint64 project, JsonNode *root, GError **error)
{
  g_autoptr (GHashTable) put = g_hash_table_new (g_str_hash, g_str_equal);
  Place place = { database, project, put };

  return visit_tree (root, put_content, &place, error);
}

typedef struct
{
  Place place;
  GHashTable *contents;
} Keeping;

static gboolean
keep_content (const BslJson *object, gpointer data, GError **error)
{
  const Keeping *keeping = data;
  const char *sha256 = bsl_json_object_get_string (object->node, "sha256");
  GBytes *bytes = sha256 != NULL ? g_hash_table_lookup (keeping->contents, sha256) : NULL;
  g_autofree char *kept = NULL;

  return bytes == NULL || bsl_blobs_put (keeping->place.database, keeping->place.project, bytes,
                                         &kept, error);
}

gboolean
bsl_portable_keep_contents (BslDatabase *database,
                            gint64 project,
                            GHashTable *contents,
                            GError **error)
{
  Keeping keeping = { { database, project, NULL }, contents };
  g_autoptr (JsonNode) root = NULL;
  gint64 version;

  if (contents == NULL || g_hash_table_size (contents) == 0)
    return TRUE;
  root = bsl_rows_read_tree (database, project, NULL, &version, error);
  return root != NULL && visit_tree (root, keep_content, &keeping, error);
}

/* What the application adds to a project; a list within an object, or within each object of a list, is named as well. */
static const struct
{
  const char *name;
  gboolean list;
  const char *inner;
} forms[] = {
  { BSL_MEMBER_HISTORY, TRUE, NULL },          { BSL_MEMBER_RECEIVED, TRUE, NULL },
  { BSL_MEMBER_EVALUATION, FALSE, NULL },      { BSL_MEMBER_SNAPSHOTS, TRUE, "parts" },
  { BSL_MEMBER_OUTCOME, FALSE, "offers" },     { BSL_MEMBER_OPINIONS, TRUE, "about" },
  { BSL_MEMBER_ATTACHMENTS, TRUE, NULL },      { BSL_MEMBER_NOTES, TRUE, "for" },
  { BSL_MEMBER_DOCUMENT, FALSE, "withheld" },  { BSL_MEMBER_ANALYSES, FALSE, NULL },
  { BSL_MEMBER_TASKS, FALSE, NULL },           { "cost", FALSE, "items" },
  { "study", FALSE, "scorings" },
};

/* What is no object in a list is kept as it came. */
static void
check_list (const BslJson *object, const char *name)
{
  BslJson list;

  if (!bsl_json_is_object (object))
    return;
  list = bsl_json_member (object, name);
  if (!bsl_json_is_null (&list))
    bsl_json_length (&list);
}

static void
check_elements (const BslJson *list, const char *inner)
{
  guint n = bsl_json_length (list);

  for (guint i = 0; inner != NULL && i < n; i++)
    {
      BslJson element = bsl_json_element (list, i);

      check_list (&element, inner);
    }
}

void
bsl_portable_check_forms (const BslJson *root)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      BslJson member = bsl_json_member (root, forms[i].name);

      if (bsl_json_is_null (&member))
        continue;
      if (forms[i].list)
        check_elements (&member, forms[i].inner);
      else if (!bsl_json_is_object (&member))
        bsl_json_complain (&member, _("An object {…} was expected here."));
      else if (forms[i].inner != NULL)
        check_list (&member, forms[i].inner);
    }
}

static gboolean
is_newer (const BslJson *root)
{
  return bsl_json_object_get_int (root->node, "version") > BSL_PROJECT_VERSION;
}

/* Whether a file of a version that is known here has no list or object that is none. */
static gboolean
check_file (GBytes *bytes, const char *name, BslProblems *problems, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslProblems) own = bsl_problems_new (), found = bsl_problems_new ();
  BslProblems *list = problems != NULL ? problems : found;
  guint before = bsl_problems_get_count (list);
  BslJson json;

  /* what is no project at all is told by who reads it as one */
  if (!bsl_json_open (&json, parser, bytes, name, own) || !bsl_json_is_object (&json) || is_newer (&json))
    return TRUE;
  json.problems = list;
  bsl_portable_check_forms (&json);
  return bsl_problems_get_count (list) == before || bsl_problems_to_error (list, error);
}

/* What remains of a file with a log, NULL where there is none. */
static GBytes *
take_project (GBytes *bytes, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GHashTable) contents = NULL;
  BslJson json;

  if (!bsl_json_open (&json, parser, bytes, name, problems) || !bsl_json_is_object (&json)
      || !json_object_has_member (json_node_get_object (json.node), BSL_MEMBER_HISTORY))
    return NULL;
  contents = bsl_portable_take_contents (&json);
  if (bsl_problems_get_count (problems) > 0)
    return NULL;
  bsl_portable_drop_reserved (json_node_get_object (json.node));
  return bsl_json_to_bytes (json.node);
}

BslProject *
bsl_portable_read_project (BslQuestionnaire *questionnaire, GBytes *bytes, const char *name, BslProblems *problems, GError **error)
{
  g_autoptr (GBytes) rest = NULL;

  if (!check_file (bytes, name, problems, error))
    return NULL;
  rest = take_project (bytes, name);
  return rest != NULL ? bsl_project_new_tolerant (questionnaire, rest, name, problems, error)
                      : bsl_project_new_from_bytes (questionnaire, bytes, name, problems, error);
}

GHashTable *
bsl_portable_read_contents (GBytes *bytes, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  GHashTable *contents = NULL;
  BslJson json;

  if (bsl_json_open (&json, parser, bytes, name, problems) && bsl_json_is_object (&json))
    contents = bsl_portable_take_contents (&json);
  return contents != NULL ? contents : g_hash_table_new (g_str_hash, g_str_equal);
}
