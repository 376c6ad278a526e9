/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two catalogues. */

#include "config.h"

#include "app/catalogue/bsl-catalogue-diff.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-problems.h"

const char *const bsl_catalogue_change_words[] = { "added", "removed", "ended", "renamed", "fact", NULL };

static void
add (GPtrArray *differences, BslCatalogueChangeKind kind, const BslOffer *before, const BslOffer *after,
     const BslAttribute *attribute)
{
  BslCatalogueChange *difference = g_new0 (BslCatalogueChange, 1);

  difference->kind = kind;
  difference->before = before;
  difference->after = after;
  difference->attribute = attribute;
  g_ptr_array_add (differences, difference);
}

/* By what is written in files: two catalogues may have other lists of options. */
static gboolean
values_equal (const BslValue *a, const BslAttribute *left, const BslValue *b, const BslAttribute *right)
{
  g_autoptr (JsonNode) one = NULL, other = NULL;

  if (left == right)
    return bsl_value_equal (a, b, &left->domain);
  one = bsl_value_to_json (a, &left->domain);
  other = bsl_value_to_json (b, &right->domain);
  return json_node_equal (one, other);
}

static gboolean
is_unknown (const BslFact *fact)
{
  for (guint i = 0; fact != NULL && i < fact->periods->len; i++)
    if (g_array_index (fact->periods, BslPeriod, i).value.known)
      return FALSE;
  return TRUE;
}

static gboolean
facts_equal (const BslFact *a, const BslFact *b)
{
  if (is_unknown (a) || is_unknown (b))
    return is_unknown (a) && is_unknown (b);
  if (a->periods->len != b->periods->len)
    return FALSE;
  for (guint i = 0; i < a->periods->len; i++)
    {
      const BslPeriod *left = &g_array_index (a->periods, BslPeriod, i);
      const BslPeriod *right = &g_array_index (b->periods, BslPeriod, i);

      if (left->from != right->from || !values_equal (&left->value, a->attribute, &right->value, b->attribute))
        return FALSE;
    }
  return TRUE;
}

static void
compare_fact (GPtrArray *differences, const BslOffer *before, const BslOffer *after, const BslAttribute *attribute,
              const BslFact *old, const BslFact *new)
{
  BslCatalogueChange *difference;

  if (facts_equal (old, new))
    return;

  add (differences, BSL_CATALOGUE_CHANGE_FACT, before, after, attribute);
  difference = g_ptr_array_index (differences, differences->len - 1);
  difference->fact_before = old;
  difference->fact_after = new;
}

static const BslFact *
find_fact (const BslOffer *offer, BslCatalogue *catalogue, const char *id)
{
  const BslAttribute *attribute = bsl_attributes_find (bsl_catalogue_get_attributes (catalogue), id);

  return attribute != NULL ? bsl_offer_get_fact (offer, attribute) : NULL;
}

static void
compare_facts (GPtrArray *differences, BslCatalogue *before, BslCatalogue *after, const BslOffer *old,
               const BslOffer *new)
{
  BslAttributes *attributes = bsl_catalogue_get_attributes (after);

  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    {
      const BslAttribute *attribute = bsl_attributes_get (attributes, i);

      compare_fact (differences, old, new, attribute, find_fact (old, before, attribute->id),
                    bsl_offer_get_fact (new, attribute));
    }
}

static void
compare_offer (GPtrArray *differences, BslCatalogue *before, BslCatalogue *after, const BslOffer *new, BslDate on)
{
  const BslOffer *old = bsl_catalogue_find (before, new->id);

  if (old == NULL)
    {
      add (differences, BSL_CATALOGUE_CHANGE_ADDED, NULL, new, NULL);
      return;
    }
  if (bsl_offer_has_ended (new, on) && !bsl_offer_has_ended (old, on))
    add (differences, BSL_CATALOGUE_CHANGE_ENDED, old, new, NULL);
  if (strcmp (old->name, new->name) != 0)
    add (differences, BSL_CATALOGUE_CHANGE_RENAMED, old, new, NULL);
  compare_facts (differences, before, after, old, new);
}

GPtrArray *
bsl_catalogue_diff (BslCatalogue *before, BslCatalogue *after, BslDate on)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (after); i++)
    compare_offer (differences, before, after, bsl_catalogue_get_offer (after, i), on);
  for (guint i = 0; i < bsl_catalogue_get_n_offers (before); i++)
    {
      const BslOffer *old = bsl_catalogue_get_offer (before, i);

      if (bsl_catalogue_find (after, old->id) == NULL)
        add (differences, BSL_CATALOGUE_CHANGE_REMOVED, old, NULL, NULL);
    }
  return differences;
}

/* What a file of a catalogue says but for its edition; NULL where it cannot be read. */
static JsonNode *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, NULL);
  g_autoptr (JsonNode) root = bytes != NULL ? bsl_json_from_bytes (bytes) : NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && json_object_has_member (json_node_get_object (root), "edition"))
    json_object_remove_member (json_node_get_object (root), "edition");
  return g_steal_pointer (&root);
}

static gboolean
is_same (const char *before, const char *after, const char *name)
{
  g_autoptr (JsonNode) old = read_file (before, name), new = read_file (after, name);

  return old == NULL || new == NULL ? old == new : json_node_equal (old, new);
}

static void
add_missing (GPtrArray *names, const char *folder)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) own = bsl_json_list_files (folder, problems);

  for (guint i = 0; i < own->len; i++)
    if (!g_ptr_array_find_with_equal_func (names, own->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (own->pdata[i]));
}

GPtrArray *
bsl_catalogue_diff_files (const char *before, const char *after)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  add_missing (names, before);
  add_missing (names, after);
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = names->len; i > 0; i--)
    if (g_str_equal (names->pdata[i - 1], "offers.json") || is_same (before, after, names->pdata[i - 1]))
      g_ptr_array_remove_index (names, i - 1);
  return names;
}
