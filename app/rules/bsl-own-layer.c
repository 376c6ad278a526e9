/* SPDX-License-Identifier: EUPL-1.2 */
/* The user's own corrections of the catalogue. */

#include "config.h"

#include "app/rules/bsl-own-layer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/catalogue/bsl-layer.h"
#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-library-private.h"

char *
bsl_own_layer_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "boussole", "corrections.json", NULL);
}

/* FALSE with problems where the file is at fault: it is not written over. A file that is not there is no root. */
static gboolean
read_root (BslLibrary *library, JsonNode **root, BslProblems *problems)
{
  const char *file = bsl_library_get_own_layer (library);
  g_autoptr (BslLayer) layer = NULL;

  *root = NULL;
  if (file == NULL)
    {
      bsl_problems_add (problems, "corrections.json", "$", _("Corrections cannot be kept here: no file was named for them."));
      return FALSE;
    }
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;

  layer = bsl_layer_load (file, bsl_library_get_attributes (library), problems);
  if (layer != NULL)
    *root = json_node_ref (bsl_layer_get_root (layer));
  return layer != NULL;
}

static gboolean
write_file (const char *file, GBytes *bytes, BslProblems *problems)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      bsl_problems_add (problems, file, "$", _("The folder cannot be made (%s). Check that you may write there."),
                        bsl_error_describe (errno));
      return FALSE;
    }
  if (!g_file_set_contents_full (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    {
      bsl_problems_add (problems, file, "$", _("The file cannot be written (%s). Check that you may write there."),
                        bsl_error_describe_file (error));
      return FALSE;
    }
  return TRUE;
}

/* What of the user's layer, the last one, is @correction, or the added @offer where that is NULL. */
static const BslLeft *
find_left (BslCatalogue *catalogue, const char *correction, const char *offer)
{
  guint n_layers = bsl_catalogue_get_n_layers (catalogue);
  const BslCatalogueLayer *layer = n_layers > 0 ? bsl_catalogue_get_layer (catalogue, n_layers - 1) : NULL;

  for (guint i = 0; layer != NULL && i < layer->left->len; i++)
    {
      const BslLeft *left = g_ptr_array_index (layer->left, i);

      if (correction != NULL ? g_strcmp0 (left->correction, correction) == 0
                             : left->correction == NULL && g_strcmp0 (left->offer, offer) == 0)
        return left;
    }
  return NULL;
}

static gboolean
holds_fault (BslProblems *faults, const BslProblem *fault)
{
  for (guint i = 0; faults != NULL && i < bsl_problems_get_count (faults); i++)
    {
      const BslProblem *one = bsl_problems_get (faults, i);

      if (g_str_equal (one->file, fault->file) && g_strcmp0 (one->about, fault->about) == 0 &&
          g_str_equal (one->message, fault->message))
        return TRUE;
    }
  return FALSE;
}

/* Those of @faults that the catalogue in use has not. FALSE where there is none. */
static gboolean
add_new_faults (BslLibrary *library, BslProblems *faults, BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);

  for (guint i = 0; i < bsl_problems_get_count (faults); i++)
    {
      const BslProblem *fault = bsl_problems_get (faults, i);

      if (!holds_fault (bsl_library_get_layer_faults (library), fault))
        bsl_problems_add_moved (problems, fault, fault->file, fault->path);
    }
  return bsl_problems_get_count (problems) > before;
}

/* What was just given must take effect, and put nothing else out: nobody would see why. */
static gboolean
check_applied (BslLibrary *library, BslCatalogue *catalogue, const char *correction, const char *offer,
               BslProblems *faults, BslProblems *problems)
{
  const char *file = bsl_library_get_own_layer (library);
  const BslLeft *left = find_left (catalogue, correction, offer);

  if (bsl_catalogue_get_n_layers (catalogue) == 0)
    {
      bsl_problems_add_all (problems, faults);
      return FALSE;
    }
  if (add_new_faults (library, faults, problems))
    return FALSE;
  if (left == NULL)
    return TRUE;
  if (left->reason == BSL_LEFT_REFUSED && bsl_problems_get_count (faults) > 0)
    bsl_problems_add_all (problems, faults);
  else if (left->reason == BSL_LEFT_SAME)
    bsl_problems_add (problems, file, left->offer, _("The catalogue says so already: there is nothing to correct."));
  else if (left->reason == BSL_LEFT_KNOWN_OFFER)
    bsl_problems_add (problems, file, left->offer,
                      _("The catalogue has an offer of this identifier already. Choose another one, or correct that offer."));
  else
    bsl_problems_add (problems, file, left->offer, "%s", bsl_left_describe (left->reason));
  return FALSE;
}

static gboolean
is_asked (const char *correction, const char *offer)
{
  return correction != NULL || offer != NULL;
}

/* @correction or @offer: what must take effect; both NULL where something was taken back. */
static gboolean
apply (BslLibrary *library, JsonNode *root, const char *correction, const char *offer, BslProblems *problems)
{
  g_autoptr (GBytes) bytes = bsl_json_to_file (root);
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = bsl_library_build_catalogue (library, bytes, problems, faults);

  if (catalogue == NULL ||
      (is_asked (correction, offer) && !check_applied (library, catalogue, correction, offer, faults, problems)) ||
      !write_file (bsl_library_get_own_layer (library), bytes, problems))
    return FALSE;

  bsl_library_take_catalogue (library, g_steal_pointer (&catalogue), g_steal_pointer (&faults));
  return TRUE;
}

static BslDate
get_date (JsonNode *object)
{
  const char *date = bsl_json_object_get_string (object, "date");

  return date != NULL ? bsl_date_parse (date) : BSL_DATE_NONE;
}

gboolean
bsl_own_layer_correct (BslLibrary *library, JsonNode *correction, BslProblems *problems)
{
  g_autoptr (JsonNode) root = NULL, changed = NULL;

  if (!read_root (library, &root, problems))
    return FALSE;

  changed = bsl_layer_edit_put_correction (root, correction, get_date (correction));
  return apply (library, changed, bsl_json_object_get_string (correction, "id"), NULL, problems);
}

gboolean
bsl_own_layer_add_offer (BslLibrary *library, JsonNode *offer, BslProblems *problems)
{
  g_autoptr (JsonNode) root = NULL, changed = NULL;

  if (!read_root (library, &root, problems))
    return FALSE;

  changed = bsl_layer_edit_put_offer (root, offer, get_date (bsl_json_object_get (offer, "added")));
  return apply (library, changed, NULL, bsl_json_object_get_string (offer, "id"), problems);
}

static gboolean
take_back (BslLibrary *library, const char *id, BslDate today, BslProblems *problems,
           JsonNode *(*remove) (JsonNode *, const char *, BslDate))
{
  g_autoptr (JsonNode) root = NULL, changed = NULL;

  if (!read_root (library, &root, problems))
    return FALSE;

  changed = remove (root, id, today);
  if (changed != NULL)
    return apply (library, changed, NULL, NULL, problems);
  bsl_problems_add (problems, bsl_library_get_own_layer (library), id,
                    _("This is not among your corrections: it is in another layer, or was taken back already."));
  return FALSE;
}

gboolean
bsl_own_layer_take_back (BslLibrary *library, const char *correction, BslDate today, BslProblems *problems)
{
  return take_back (library, correction, today, problems, bsl_layer_edit_remove_correction);
}

gboolean
bsl_own_layer_take_back_offer (BslLibrary *library, const char *offer, BslDate today, BslProblems *problems)
{
  return take_back (library, offer, today, problems, bsl_layer_edit_remove_offer);
}

JsonNode *
bsl_own_layer_ref_root (BslLibrary *library)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  JsonNode *root = NULL;

  return bsl_library_get_own_layer (library) != NULL && read_root (library, &root, problems) ? root : NULL;
}

static gboolean
holds (BslLibrary *library, const char *list, const char *id)
{
  g_autoptr (JsonNode) root = id != NULL ? bsl_own_layer_ref_root (library) : NULL;

  return root != NULL && bsl_json_list_find (bsl_json_object_get (root, list), "id", id) >= 0;
}

gboolean
bsl_own_layer_holds (BslLibrary *library, const char *correction)
{
  return holds (library, "corrections", correction);
}

gboolean
bsl_own_layer_holds_offer (BslLibrary *library, const char *offer)
{
  return holds (library, "offers", offer);
}
