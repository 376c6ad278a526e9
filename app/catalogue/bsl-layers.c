/* SPDX-License-Identifier: EUPL-1.2 */
/* The catalogue in use: base and layers. */

#include "config.h"

#include "app/catalogue/bsl-layers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/catalogue/bsl-merge.h"
#include "app/core/bsl-json-edit.h"

#define OFFERS "$.offers["

GPtrArray *
bsl_layers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_layer_free);
}

gboolean
bsl_layers_add_file (GPtrArray *layers, const char *file, BslAttributes *attributes, BslProblems *faults)
{
  BslLayer *layer;

  if (layers->len >= BSL_LAYERS_MAX)
    {
      bsl_problems_add (faults, file, "$", _("At most %d layers can be used. Remove one of them."), BSL_LAYERS_MAX);
      return FALSE;
    }
  layer = bsl_layer_load (file, attributes, faults);
  if (layer != NULL)
    g_ptr_array_add (layers, layer);
  return layer != NULL;
}

void
bsl_layers_add_folder (GPtrArray *layers, const char *folder, BslAttributes *attributes, BslProblems *faults)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;

  names = bsl_json_list_files (folder, faults);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      bsl_layers_add_file (layers, file, attributes, faults);
    }
}

/* Identifier of the offer a problem is about, where layers had a hand in it. */
static const char *
find_touched (const BslProblem *problem, GHashTable *touched)
{
  guint64 index;

  if (!g_str_has_prefix (problem->path, OFFERS))
    return NULL;

  index = g_ascii_strtoull (problem->path + strlen (OFFERS), NULL, 10);
  return g_hash_table_lookup (touched, GUINT_TO_POINTER ((guint) index + 1));
}

/* Whether @layer corrects the fact of offer @id that @path leads to, or brings the whole offer. */
static gboolean
says_it (BslLayer *layer, const char *id, const char *path, gboolean any_fact)
{
  JsonArray *corrections = bsl_layer_get_corrections (layer), *offers = bsl_layer_get_offers (layer);

  for (guint i = 0; corrections != NULL && i < json_array_get_length (corrections); i++)
    {
      JsonNode *one = json_array_get_element (corrections, i);
      const char *attribute = bsl_json_object_get_string (one, "attribute");

      if (g_strcmp0 (bsl_json_object_get_string (one, "offer"), id) == 0 &&
          (any_fact || (attribute != NULL && strstr (path, attribute) != NULL)))
        return TRUE;
    }
  for (guint i = 0; any_fact && offers != NULL && i < json_array_get_length (offers); i++)
    if (g_strcmp0 (bsl_json_object_get_string (json_array_get_element (offers, i), "id"), id) == 0)
      return TRUE;
  return FALSE;
}

/* The file of the last layer that says what @path leads to, else of the last that says anything of the offer: people look
 * there, not into what was merged. */
static const char *
find_file (GPtrArray *layers, const char *id, const char *path)
{
  for (guint any = 0; any < 2; any++)
    for (guint i = layers->len; i > 0; i--)
      if (says_it (layers->pdata[i - 1], id, path, any == 1))
        return bsl_layer_get_file (layers->pdata[i - 1]);
  return NULL;
}

static void
tell_fault (GPtrArray *layers, const BslProblem *problem, const char *id, BslProblems *faults)
{
  const char *file = id != NULL ? find_file (layers, id, problem->path) : NULL;

  bsl_problems_add_moved (faults, problem, file != NULL ? file : problem->file, id != NULL ? id : problem->path);
}

/* FALSE where nothing more can be refused: the layers are not to blame, or not by one offer. */
static gboolean
refuse (GPtrArray *layers, BslProblems *problems, GHashTable *touched, GHashTable *refused, BslProblems *faults)
{
  gboolean any = FALSE;

  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      const char *id = touched != NULL ? find_touched (problem, touched) : NULL;

      if (id == NULL)
        continue;
      any |= !g_hash_table_contains (refused, id);
      tell_fault (layers, problem, id, faults);
      g_hash_table_add (refused, g_strdup (id));
    }
  return any;
}

static BslCatalogue *
load_merged (GPtrArray *layers, GBytes *base, const char *name, BslAttributes *attributes, BslServices *services,
             BslProblems *faults)
{
  g_autoptr (GHashTable) refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (;;)
    {
      g_autoptr (BslProblems) found = bsl_problems_new ();
      g_autoptr (GHashTable) touched = NULL;
      g_autoptr (GBytes) bytes = bsl_merge (base, layers, attributes, refused, &touched);
      BslCatalogue *catalogue = bsl_catalogue_load_bytes (bytes, name, attributes, services, found);

      if (catalogue != NULL)
        return catalogue;
      if (!refuse (layers, found, touched, refused, faults))
        {
          for (guint i = 0; i < bsl_problems_get_count (found); i++)
            tell_fault (layers, bsl_problems_get (found, i), NULL, faults);
          return NULL;
        }
    }
}

BslCatalogue *
bsl_layers_load (GPtrArray *layers, GBytes *bytes, const char *name, BslAttributes *attributes, BslServices *services,
                 BslProblems *problems, BslProblems *faults)
{
  g_autoptr (BslProblems) found = bsl_problems_new ();
  BslCatalogue *catalogue = NULL;

  if (layers->len > 0)
    catalogue = load_merged (layers, bytes, name, attributes, services, found);
  if (catalogue == NULL)
    {
      catalogue = bsl_catalogue_load_bytes (bytes, name, attributes, services, problems);
      if (catalogue == NULL)
        return NULL;
    }
  bsl_problems_add_all (faults, found);
  return catalogue;
}
