/* SPDX-License-Identifier: EUPL-1.2 */
/* What the readers of rules share: places, identifiers, texts, references. */

#include "config.h"

#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-nearest.h"

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

const char **
bsl_reading_list_names (GHashTable *table)
{
  guint n;
  const char **names = (const char **) g_hash_table_get_keys_as_array (table, &n);

  qsort (names, n, sizeof *names, compare_strings);
  return names;
}

void
bsl_reading_complain_unknown (const BslJson *json, const char *sentence, const char *const *known)
{
  const char *id = json_node_get_string (json->node);
  g_autofree char *advice = bsl_nearest_advice (id, known);
  g_autofree char *text = g_strdup (sentence);
  g_autoptr (GString) message = g_string_new (text);

  g_string_replace (message, "%s", id, 1);
  bsl_json_complain (json, "%s %s", message->str, advice);
}

void
bsl_reading_remember (BslRuleBase *self, gconstpointer item, const BslJson *json)
{
  g_hash_table_insert (self->places, (gpointer) item, g_memdup2 (json, sizeof *json));
}

BslJson
bsl_reading_get_place (BslRuleBase *self, gconstpointer item)
{
  const BslJson *place = g_hash_table_lookup (self->places, item);

  g_assert (place != NULL);
  return *place;
}

char *
bsl_reading_dup_id (const BslJson *json)
{
  char *id = bsl_reading_dup_string (json, "id");

  return id != NULL ? id : g_strdup ("");
}

void
bsl_reading_complain_twice (const BslJson *json, const char *id)
{
  BslJson place = bsl_json_member (json, "id");

  bsl_json_complain (&place, _("The identifier “%s” stands twice. Each needs its own."), id);
}

char *
bsl_reading_register (BslRuleBase *self, GHashTable *table, const BslJson *json, gpointer item)
{
  BslJson member = bsl_json_member (json, "id");
  const char *id = bsl_json_string (&member);
  char *copy = g_strdup (id != NULL ? id : "");

  bsl_reading_remember (self, item, json);
  if (id != NULL && g_hash_table_contains (table, id))
    bsl_reading_complain_twice (json, id);
  else if (id != NULL)
    g_hash_table_insert (table, copy, item);
  return copy;
}

void
bsl_reading_text (const BslJson *json, const char *name, BslText *text)
{
  BslJson member = bsl_json_member (json, name);

  bsl_json_text (&member, text);
}

void
bsl_reading_optional_text (const BslJson *json, const char *name, BslText *text)
{
  BslJson member = bsl_json_member (json, name);

  bsl_json_optional_text (&member, text);
}

char *
bsl_reading_dup_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_string (&member));
}

char *
bsl_reading_dup_optional_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_optional_string (&member));
}

static void
check_reference (BslRuleBase *self, const BslJson *list, guint index, const BslReference *reference)
{
  BslJson element = bsl_json_element (list, index), source = bsl_json_member (&element, "source");
  g_autofree const char **names = NULL;

  if (reference->source == NULL || g_hash_table_contains (self->sources_by_id, reference->source))
    return;
  names = bsl_reading_list_names (self->sources_by_id);
  bsl_reading_complain_unknown (&source, _("The table of sources has no “%s”."), names);
}

GPtrArray *
bsl_reading_references (BslRuleBase *self, const BslJson *json)
{
  BslJson member = bsl_json_member (json, "sources");
  GPtrArray *references = bsl_json_is_null (&member) ? NULL : bsl_references_from_json (&member);

  if (references == NULL || references->len == 0)
    bsl_json_complain (&member, _("A source is missing. Name at least one of the table of sources."));
  for (guint i = 0; references != NULL && i < references->len; i++)
    check_reference (self, &member, i, g_ptr_array_index (references, i));
  return references;
}
