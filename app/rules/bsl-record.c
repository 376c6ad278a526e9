/* SPDX-License-Identifier: EUPL-1.2 */
/* Evaluations read back from what was written of them. */

#include "config.h"

#include "app/rules/bsl-record-private.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-json-edit.h"

#define FORMAT "boussole-evaluation"
#define VERSION 1

struct _BslRecord
{
  JsonNode *root;
  GPtrArray *obligations, *offers; /* of JsonNode, borrowed from the root */
  GHashTable *by_rule, *by_offer;
};

/* Whether every element of the list is an object with a name and the words that matter. */
static void
check_list (const BslJson *json, const char *list, const char *name, const char *word)
{
  BslJson elements = bsl_json_member (json, list);

  for (guint i = 0; i < bsl_json_length (&elements); i++)
    {
      BslJson element = bsl_json_element (&elements, i);
      BslJson id = bsl_json_member (&element, name);
      BslJson state = bsl_json_member (&element, word);

      bsl_json_string (&id);
      bsl_json_string (&state);
    }
}

static void
check_source (const BslJson *json, const char *name)
{
  BslJson source = bsl_json_member (json, name);
  BslJson version = bsl_json_member (&source, "version");
  BslJson sha256 = bsl_json_member (&source, "sha256");

  bsl_json_string (&version);
  bsl_json_string (&sha256);
}

static void
check (const BslJson *json)
{
  BslJson on = bsl_json_member (json, "on");

  bsl_json_check_format (json, FORMAT, VERSION);
  bsl_json_date (&on);
  check_source (json, "rules");
  check_source (json, "catalogue");
  check_list (json, "obligations", "rule", "state");
  check_list (json, "offers", "offer", "verdict");
}

static GPtrArray *
index_list (JsonNode *list, const char *name, GHashTable *table)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);

      g_ptr_array_add (nodes, node);
      g_hash_table_insert (table, (gpointer) bsl_json_object_get_string (node, name), node);
    }
  return nodes;
}

/* Takes @root, which is known to be a record. */
static BslRecord *
take (JsonNode *root)
{
  BslRecord *self = g_new0 (BslRecord, 1);

  self->root = root;
  self->by_rule = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_offer = g_hash_table_new (g_str_hash, g_str_equal);
  self->obligations = index_list (bsl_json_object_get (root, "obligations"), "rule", self->by_rule);
  self->offers = index_list (bsl_json_object_get (root, "offers"), "offer", self->by_offer);
  return self;
}

BslRecord *
bsl_record_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  BslJson json;

  if (bsl_json_open (&json, parser, bytes, name, problems))
    check (&json);
  if (!bsl_problems_to_error (problems, error))
    return NULL;

  return take (json_node_ref (json.node));
}

BslRecord *
bsl_record_new_from_evaluation (BslEvaluation *evaluation)
{
  return take (bsl_evaluation_to_json (evaluation, BSL_RECORD_LANG));
}

void
bsl_record_free (BslRecord *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_rule);
  g_hash_table_unref (self->by_offer);
  g_ptr_array_unref (self->obligations);
  g_ptr_array_unref (self->offers);
  json_node_unref (self->root);
  g_free (self);
}

GBytes *
bsl_record_write (BslEvaluation *evaluation)
{
  g_autoptr (JsonNode) node = bsl_evaluation_to_json (evaluation, BSL_RECORD_LANG);

  return bsl_json_to_bytes (node);
}

char *
bsl_record_dup_fingerprint (BslEvaluation *evaluation)
{
  return bsl_record_dup_fingerprint_on (bsl_evaluation_get_date (evaluation),
                                        bsl_evaluation_get_rules (evaluation),
                                        bsl_evaluation_get_catalogue (evaluation));
}

char *
bsl_record_dup_fingerprint_on (BslDate on, BslRuleBase *rules, BslCatalogue *catalogue)
{
  g_autofree char *day = bsl_date_to_iso (on);

  return g_strdup_printf ("%s %s %s", day, bsl_rule_base_get_sha256 (rules),
                          bsl_catalogue_get_sha256 (catalogue));
}

const char *
bsl_record_get_date (BslRecord *self)
{
  return bsl_json_object_get_string (self->root, "on");
}

static const char *
get_source (BslRecord *self, const char *source, const char *name)
{
  return bsl_json_object_get_string (bsl_json_object_get (self->root, source), name);
}

const char *
bsl_record_get_rules_version (BslRecord *self)
{
  return get_source (self, "rules", "version");
}

const char *
bsl_record_get_rules_sha256 (BslRecord *self)
{
  return get_source (self, "rules", "sha256");
}

const char *
bsl_record_get_catalogue_version (BslRecord *self)
{
  return get_source (self, "catalogue", "version");
}

const char *
bsl_record_get_catalogue_sha256 (BslRecord *self)
{
  return get_source (self, "catalogue", "sha256");
}

const char *
bsl_record_get_stop (BslRecord *self)
{
  return bsl_json_object_get_string (bsl_json_object_get (self->root, "stop"), "rule");
}

GPtrArray *
bsl_record_get_obligations (BslRecord *self)
{
  return self->obligations;
}

GPtrArray *
bsl_record_get_offers (BslRecord *self)
{
  return self->offers;
}

JsonNode *
bsl_record_find_obligation (BslRecord *self, const char *rule)
{
  return g_hash_table_lookup (self->by_rule, rule);
}

JsonNode *
bsl_record_find_offer (BslRecord *self, const char *offer)
{
  return g_hash_table_lookup (self->by_offer, offer);
}

JsonNode *
bsl_record_get_conclusions (BslRecord *self)
{
  return bsl_json_object_get (self->root, "conclusions");
}

const char *
bsl_record_get_verdict (BslRecord *self, const char *offer)
{
  return bsl_json_object_get_string (bsl_record_find_offer (self, offer), "verdict");
}

gboolean
bsl_record_covers (BslRecord *self, const char *offer)
{
  JsonNode *covers = bsl_json_object_get (bsl_record_find_offer (self, offer), "covers");

  return bsl_json_list_length (covers) > 0;
}

gboolean
bsl_record_tells_cover (BslRecord *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (bsl_json_object_get (g_ptr_array_index (self->offers, i), "covers") != NULL)
      return TRUE;
  return FALSE;
}

/* Where no service is named, none is missing in any offer. */
static gboolean
names_services (BslRecord *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (bsl_json_list_length (bsl_json_object_get (g_ptr_array_index (self->offers, i), "missing")) > 0)
      return TRUE;
  return FALSE;
}

/* What was kept in brief did not always tell what is covered. */
static gboolean
covers_all (BslRecord *self, JsonNode *offer)
{
  JsonNode *covers = bsl_json_object_get (offer, "covers");

  if (bsl_json_list_length (bsl_json_object_get (offer, "missing")) > 0)
    return FALSE;
  return covers != NULL ? bsl_json_list_length (covers) > 0 : names_services (self);
}

char **
bsl_record_dup_recommended (BslRecord *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; bsl_record_get_stop (self) == NULL && i < self->offers->len; i++)
    {
      JsonNode *offer = g_ptr_array_index (self->offers, i);
      const char *verdict = bsl_json_object_get_string (offer, "verdict");

      if (g_str_equal (verdict, bsl_verdict_words[BSL_VERDICT_ELIGIBLE]) && covers_all (self, offer))
        g_strv_builder_add (ids, bsl_json_object_get_string (offer, "offer"));
    }
  return g_strv_builder_end (ids);
}

char **
bsl_record_dup_questions (BslRecord *self)
{
  JsonNode *list = bsl_json_object_get (self->root, "questions");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      const char *id = bsl_json_object_get_string (bsl_json_list_get (list, i), "answer");

      if (id != NULL)
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}
