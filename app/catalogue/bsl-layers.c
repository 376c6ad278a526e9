/* SPDX-License-Identifier: EUPL-1.2 */
/* The catalogue in use: base and layers. */

#include "config.h"

#include "app/catalogue/bsl-layers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/catalogue/bsl-blame.h"
#include "app/catalogue/bsl-merge.h"

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

/* FALSE where nothing more can be refused: the layers are not to blame, or not by one offer. */
static gboolean
refuse (GPtrArray *layers, BslAttributes *attributes, BslProblems *problems, GHashTable *touched, GHashTable *refused,
        BslProblems *faults)
{
  g_autoptr (GHashTable) blamed = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer object;

  for (guint i = 0; touched != NULL && i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      const char *id = find_touched (problem, touched);

      if (id != NULL)
        bsl_blame (layers, attributes, id, problem, refused, blamed, faults);
    }
  g_hash_table_iter_init (&iter, blamed);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    g_hash_table_add (refused, object);
  return g_hash_table_size (blamed) > 0;
}

/* What each layer says is merged until nothing is at fault any more, without what is to blame. */
static BslCatalogue *
load_merged (GPtrArray *layers, GBytes *base, const char *name, BslAttributes *attributes, BslServices *services,
             BslProblems *faults)
{
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);

  for (;;)
    {
      g_autoptr (BslProblems) found = bsl_problems_new ();
      g_autoptr (GHashTable) touched = NULL;
      g_autoptr (GBytes) bytes = bsl_merge (base, layers, attributes, refused, &touched);
      BslCatalogue *catalogue = bsl_catalogue_load_bytes (bytes, name, attributes, services, found);

      if (catalogue != NULL)
        return catalogue;
      if (refuse (layers, attributes, found, touched, refused, faults))
        continue;
      bsl_problems_add_all (faults, found);
      return NULL;
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
