/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is to blame for a fault of the merged catalogue: people look into their layer, not into what was merged. */

#include "config.h"

#include "app/catalogue/bsl-blame.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"

typedef struct
{
  GPtrArray *layers;
  const char *id;
  const BslProblem *problem;
  GHashTable *refused, *blamed;
  BslProblems *faults;
} Blame;

/* What follows the fact of @attribute in @path; NULL where it leads elsewhere. */
static const char *
skip_fact (const char *path, const char *attribute)
{
  static const char *const forms[][2] = { { "].facts.", "" }, { "].facts['", "']" } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *fact = g_strconcat (forms[i][0], attribute, forms[i][1], NULL);
      const char *found = strstr (path, fact), *rest = found != NULL ? found + strlen (fact) : NULL;

      if (rest != NULL && strchr (".[", rest[0]) != NULL)
        return rest;
    }
  return NULL;
}

static const BslAttribute *
find_named (BslAttributes *attributes, const char *path)
{
  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    if (skip_fact (path, bsl_attributes_get (attributes, i)->id) != NULL)
      return bsl_attributes_get (attributes, i);
  return NULL;
}

/* Where @problem stands in correction @index of a layer. */
static char *
dup_correction_place (const Blame *self, guint index, const char *attribute)
{
  const char *rest = attribute != NULL ? skip_fact (self->problem->path, attribute) : NULL;

  return g_strdup_printf ("$.corrections[%u].fact%s", index, rest != NULL ? rest : "");
}

/* Takes @place. */
static void
blame (Blame *self, BslLayer *layer, JsonObject *object, char *place, const char *attribute)
{
  const char *offer = self->problem->about != NULL ? self->problem->about : self->id;
  g_autofree char *taken = place, *about = attribute != NULL ? g_strjoin (" · ", offer, attribute, NULL) : g_strdup (offer);

  g_hash_table_add (self->blamed, object);
  bsl_problems_add_moved (self->faults, self->problem, bsl_layer_get_file (layer), taken);
  bsl_problems_set_about (self->faults, bsl_problems_get_count (self->faults) - 1, about);
}

/* The element of @list of which member @name is the offer in question; NULL where it is another one, or was not merged. */
static JsonObject *
find_own (const Blame *self, JsonArray *list, guint index, const char *name)
{
  JsonNode *node = json_array_get_element (list, index);

  return g_strcmp0 (bsl_json_object_get_string (node, name), self->id) == 0 &&
         !g_hash_table_contains (self->refused, json_node_get_object (node)) ? json_node_get_object (node) : NULL;
}

/* @attribute NULL: of whatever fact. */
static gboolean
blame_corrections_of (Blame *self, BslLayer *layer, const char *attribute)
{
  JsonArray *list = bsl_layer_get_corrections (layer);
  gboolean any = FALSE;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *own = find_own (self, list, i, "offer");
      const char *of = own != NULL ? json_object_get_string_member (own, "attribute") : NULL;

      if (own == NULL || (attribute != NULL && !g_str_equal (of, attribute)))
        continue;
      blame (self, layer, own, dup_correction_place (self, i, attribute), of);
      any = TRUE;
    }
  return any;
}

/* Of the last layer that has any: its word is the one that was taken. */
static gboolean
blame_corrections (Blame *self, const char *attribute)
{
  for (guint i = self->layers->len; i > 0; i--)
    if (blame_corrections_of (self, self->layers->pdata[i - 1], attribute))
      return TRUE;
  return FALSE;
}

static gboolean
blame_offer (Blame *self)
{
  const char *rest = strchr (self->problem->path, ']');

  for (guint i = 0; i < self->layers->len; i++)
    {
      JsonArray *list = bsl_layer_get_offers (self->layers->pdata[i]);

      for (guint j = 0; list != NULL && j < json_array_get_length (list); j++)
        {
          JsonObject *own = find_own (self, list, j, "id");

          if (own == NULL)
            continue;
          blame (self, self->layers->pdata[i], own, g_strdup_printf ("$.offers[%u%s", j, rest != NULL ? rest : "]"), NULL);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
bsl_blame (GPtrArray *layers, BslAttributes *attributes, const char *id, const BslProblem *problem, GHashTable *refused,
           GHashTable *blamed, BslProblems *faults)
{
  Blame self = { layers, id, problem, refused, blamed, faults };
  const BslAttribute *named = find_named (attributes, problem->path);

  return (named != NULL && blame_corrections (&self, named->id)) ||
         (named != NULL && named->not_before != NULL && blame_corrections (&self, named->not_before)) ||
         blame_offer (&self) || blame_corrections (&self, NULL);
}
