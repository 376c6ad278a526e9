/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two catalogues. */

#include "config.h"

#include "app/catalogue/bsl-catalogue-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-problems.h"

const char *const bsl_catalogue_change_words[] = { "added", "removed", "ended", "renamed", "fact", "basis", "member", NULL };

static void
free_change (gpointer data)
{
  BslCatalogueChange *change = data;

  g_free (change->was);
  g_free (change->is);
  g_free (change);
}

static BslCatalogueChange *
add (GPtrArray *differences, BslCatalogueChangeKind kind, const BslOffer *before, const BslOffer *after,
     const BslAttribute *attribute)
{
  BslCatalogueChange *difference = g_new0 (BslCatalogueChange, 1);

  difference->kind = kind;
  difference->before = before;
  difference->after = after;
  difference->attribute = attribute;
  g_ptr_array_add (differences, difference);
  return difference;
}

/* A line of what is there of @words, which end with NULL at the latest at @n. */
static void
append_line (GString *lines, const char *const *words, guint n)
{
  const char *gap = lines->len > 0 ? "\n" : "";

  for (guint i = 0; i < n; i++)
    if (words[i] != NULL && words[i][0] != '\0')
      {
        g_string_append_printf (lines, "%s%s", gap, words[i]);
        gap = " · ";
      }
}

static void
append_sources (GString *lines, const BslOffer *offer)
{
  for (guint i = 0; i < offer->sources->len; i++)
    {
      const BslSource *source = offer->sources->pdata[i];
      const char *const words[] = { source->url, source->date, source->date_basis, source->kind, source->claim };

      append_line (lines, words, G_N_ELEMENTS (words));
    }
}

static void
append_prices (GString *lines, const BslOffer *offer)
{
  for (guint i = 0; i < offer->prices->len; i++)
    {
      const BslPrice *price = offer->prices->pdata[i];
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *amount = g_strdup_printf ("%s EUR", g_ascii_formatd (buffer, sizeof buffer, "%.10g", price->amount));
      const char *const words[] = { price->item.in[BSL_LANG_FR], price->item.in[BSL_LANG_EN], amount,
                                    price->unit.in[BSL_LANG_FR], price->unit.in[BSL_LANG_EN], price->date, price->source_url };

      append_line (lines, words, G_N_ELEMENTS (words));
    }
}

static void
append_ids (GString *lines, GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    append_line (lines, (const char *const *) &ids->pdata[i], 1);
}

static void
append_dependencies (GString *lines, const BslOffer *offer)
{
  append_ids (lines, offer->depends_on);
}

static void
append_alternatives (GString *lines, const BslOffer *offer)
{
  append_ids (lines, offer->alternatives);
}

static void
append_names (GString *lines, const BslOffer *offer)
{
  for (guint i = 0; i < offer->formerly->len; i++)
    {
      const BslFormerName *name = offer->formerly->pdata[i];

      append_line (lines, (const char *const[]){ name->name, name->until }, 2);
    }
}

static void
append_provider (GString *lines, const BslOffer *offer)
{
  append_line (lines, (const char *const *) &offer->provider, 1);
}

static void
append_summary (GString *lines, const BslOffer *offer)
{
  for (guint i = 0; i < BSL_N_LANGS; i++)
    append_line (lines, (const char *const[]){ bsl_text_get (&offer->summary, i) }, 1);
}

static void
append_address (GString *lines, const BslOffer *offer)
{
  append_line (lines, (const char *const *) &offer->url, 1);
}

static void
append_verification (GString *lines, const BslOffer *offer)
{
  append_line (lines, (const char *const[]){ offer->as_of, offer->confidence }, 2);
}

/* What an offer has beside its facts and its name, as the form of the file has it. */
static const struct
{
  const char *name, *title;
  void (*append) (GString *lines, const BslOffer *offer);
} members[] = {
  { "provider", N_("Provider"), append_provider },
  { "summary", N_("Summary"), append_summary },
  { "url", N_("Address"), append_address },
  { "as-of", N_("Verification"), append_verification },
  { "sources", N_("Sources"), append_sources },
  { "prices", N_("Prices"), append_prices },
  { "depends-on", N_("Rests on"), append_dependencies },
  { "alternatives", N_("Closest trusted offers"), append_alternatives },
  { "formerly", N_("Former names"), append_names },
};

const char *
bsl_catalogue_change_get_member_title (const BslCatalogueChange *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_strcmp0 (members[i].name, self->member) == 0)
      return _(members[i].title);
  return NULL;
}

static void
compare_members (GPtrArray *differences, const BslOffer *before, const BslOffer *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GString) was = g_string_new (NULL), is = g_string_new (NULL);
      BslCatalogueChange *difference;

      members[i].append (was, before);
      members[i].append (is, after);
      if (g_string_equal (was, is))
        continue;
      difference = add (differences, BSL_CATALOGUE_CHANGE_MEMBER, before, after, NULL);
      difference->member = members[i].name;
      difference->was = g_string_free_and_steal (g_steal_pointer (&was));
      difference->is = g_string_free_and_steal (g_steal_pointer (&is));
    }
}

static void
append_claims (GString *lines, const BslFact *fact, const BslOffer *offer)
{
  for (guint i = 0; fact->claims != NULL && i < fact->claims->len; i++)
    {
      const BslClaim *claim = fact->claims->pdata[i];
      const BslSource *source = bsl_offer_get_source (offer, claim);
      g_autoptr (JsonNode) node = bsl_value_to_json (&claim->value, &fact->attribute->domain);
      g_autofree char *value = json_to_string (node, FALSE);
      const char *const words[] = { value, source != NULL ? source->url : NULL, bsl_text_get (&claim->note, BSL_LANG_FR),
                                    bsl_text_get (&claim->note, BSL_LANG_EN) };

      append_line (lines, words, G_N_ELEMENTS (words));
    }
}

static void
append_notes (GString *lines, const BslFact *fact)
{
  for (guint i = 0; i < fact->periods->len; i++)
    for (guint lang = 0; lang < BSL_N_LANGS; lang++)
      append_line (lines, (const char *const[]){ bsl_text_get (&g_array_index (fact->periods, BslPeriod, i).note, lang) }, 1);
}

/* Where a fact comes from. What it shares with its offer is told of that. */
static char *
dup_basis (const BslFact *fact, const BslOffer *offer)
{
  GString *lines = g_string_new (NULL);
  const char *own[] = { NULL, NULL, NULL };

  if (fact == NULL)
    return g_string_free (lines, FALSE);
  own[0] = g_strcmp0 (fact->as_of, offer->as_of) != 0 ? fact->as_of : NULL;
  own[1] = g_strcmp0 (fact->confidence, offer->confidence) != 0 ? fact->confidence : NULL;
  own[2] = fact->note;
  append_line (lines, own, G_N_ELEMENTS (own));
  for (guint i = 0; i < fact->sources->len; i++)
    {
      const BslSource *source = offer->sources->pdata[g_array_index (fact->sources, guint, i)];

      append_line (lines, (const char *const *) &source->url, 1);
    }
  append_notes (lines, fact);
  append_claims (lines, fact, offer);
  return g_string_free (lines, FALSE);
}

static void
compare_basis (GPtrArray *differences, const BslOffer *before, const BslOffer *after, const BslAttribute *attribute,
               const BslFact *old, const BslFact *new)
{
  g_autofree char *was = dup_basis (old, before), *is = dup_basis (new, after);
  BslCatalogueChange *difference;

  if (g_str_equal (was, is))
    return;
  difference = add (differences, BSL_CATALOGUE_CHANGE_BASIS, before, after, attribute);
  difference->fact_before = old;
  difference->fact_after = new;
  difference->was = g_steal_pointer (&was);
  difference->is = g_steal_pointer (&is);
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
    {
      compare_basis (differences, before, after, attribute, old, new);
      return;
    }
  difference = add (differences, BSL_CATALOGUE_CHANGE_FACT, before, after, attribute);
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
  compare_members (differences, old, new);
  compare_facts (differences, before, after, old, new);
}

GPtrArray *
bsl_catalogue_diff (BslCatalogue *before, BslCatalogue *after, BslDate on)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (free_change);

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
