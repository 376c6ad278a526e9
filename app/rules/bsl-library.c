/* SPDX-License-Identifier: EUPL-1.2 */
/* Questions, rules and catalogue, read when first needed. */
#include "config.h"

#include "app/rules/bsl-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-layers.h"

struct _BslLibrary
{
  GObject parent_instance;

  BslLang lang;
  gboolean loaded;
  char *directory;
  char *edition; /* a folder that replaces whole folders of that one */
  char *rules_directory;
  char *faulty_directory; /* that gave way to the shipped one */
  BslProblems *faults;
  char *catalogue_file;
  GPtrArray *layer_folders; /* of char* */
  GPtrArray *layer_files;   /* of char* */
  char *own_layer;
  gboolean no_layers;
  BslProblems *layer_faults;
  BslAttributes *attributes;
  BslServices *services;
  BslQuestionnaire *questionnaire;
  BslCatalogue *catalogue;
  BslRuleBase *rules;
};

G_DEFINE_FINAL_TYPE (BslLibrary, bsl_library, G_TYPE_OBJECT)

enum
{
  LOADED,
  CATALOGUE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear (BslLibrary *self)
{
  g_clear_pointer (&self->rules, bsl_rule_base_unref);
  g_clear_pointer (&self->catalogue, bsl_catalogue_unref);
  g_clear_pointer (&self->questionnaire, bsl_questionnaire_unref);
  g_clear_pointer (&self->services, bsl_services_unref);
  g_clear_pointer (&self->attributes, bsl_attributes_unref);
}

static const char *
get_directory (BslLibrary *self)
{
  const char *shipped = g_getenv ("BOUSSOLE_DATADIR");

  if (self != NULL && self->directory != NULL)
    return self->directory;
  return shipped != NULL ? shipped : BSL_DATADIR;
}

/* Those of the directory of data and those that were asked for; only the latter must be without fault. */
static GPtrArray *
read_layers (BslLibrary *self, BslProblems *problems, BslProblems *faults)
{
  g_autofree char *shipped = g_build_filename (get_directory (self), "catalogue", "layers", NULL);
  g_autofree char *in_use = bsl_library_dup_path (self, "catalogue/layers");
  GPtrArray *layers = bsl_layers_new ();

  if (!self->no_layers && self->catalogue_file == NULL)
    bsl_layers_add_folder (layers, shipped, self->attributes, faults);
  /* an edition takes the place of the catalogue, not of what was laid upon it */
  if (!self->no_layers && self->catalogue_file == NULL && strcmp (shipped, in_use) != 0)
    bsl_layers_add_folder (layers, in_use, self->attributes, faults);
  for (guint i = 0; i < self->layer_folders->len && !self->no_layers && self->catalogue_file == NULL; i++)
    bsl_layers_add_folder (layers, g_ptr_array_index (self->layer_folders, i), self->attributes, faults);
  for (guint i = 0; i < self->layer_files->len; i++)
    bsl_layers_add_file (layers, g_ptr_array_index (self->layer_files, i), self->attributes, problems);
  return layers;
}

static gboolean
uses_own_layer (BslLibrary *self)
{
  return self->own_layer != NULL && !self->no_layers && self->catalogue_file == NULL;
}

/* One in which nothing is left changes nothing: no document is to name it. */
static void
read_own_layer (BslLibrary *self, GPtrArray *layers, BslProblems *faults)
{
  if (uses_own_layer (self) && g_file_test (self->own_layer, G_FILE_TEST_EXISTS) &&
      bsl_layers_add_file (layers, self->own_layer, self->attributes, faults) &&
      bsl_layer_is_empty (layers->pdata[layers->len - 1]))
    g_ptr_array_set_size (layers, (int) layers->len - 1);
}

static char *
dup_catalogue_file (BslLibrary *self)
{
  return self->catalogue_file != NULL ? g_strdup (self->catalogue_file)
                                      : bsl_library_dup_path (self, "catalogue/offers.json");
}

static BslCatalogue *
load_catalogue (BslLibrary *self, GPtrArray *layers, BslProblems *problems, BslProblems *faults)
{
  g_autofree char *file = dup_catalogue_file (self);
  g_autoptr (GBytes) bytes = bsl_data_file_read (file, problems);

  if (bytes == NULL)
    return NULL;
  return bsl_layers_load (layers, bytes, file, self->attributes, self->services, problems, faults);
}

static BslCatalogue *
read_catalogue (BslLibrary *self, BslProblems *problems, BslProblems *faults)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (GPtrArray) layers = read_layers (self, problems, faults);
  g_autoptr (BslCatalogue) catalogue = NULL;

  read_own_layer (self, layers, faults);
  catalogue = load_catalogue (self, layers, problems, faults);
  return bsl_problems_get_count (problems) == before ? g_steal_pointer (&catalogue) : NULL;
}

BslCatalogue *
bsl_library_build_catalogue (BslLibrary *self, GBytes *own, BslProblems *problems, BslProblems *faults)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (GPtrArray) layers = read_layers (self, problems, faults);
  g_autoptr (BslLayer) layer = bsl_layer_load_bytes (own, self->own_layer, self->attributes, problems);
  g_autoptr (BslCatalogue) catalogue = NULL;

  if (layer == NULL)
    return NULL;
  if (!bsl_layer_is_empty (layer))
    g_ptr_array_add (layers, g_steal_pointer (&layer));
  catalogue = load_catalogue (self, layers, problems, faults);
  return bsl_problems_get_count (problems) == before ? g_steal_pointer (&catalogue) : NULL;
}

static void
take_layer_faults (BslLibrary *self, BslProblems *faults)
{
  g_clear_pointer (&self->layer_faults, bsl_problems_free);
  if (bsl_problems_get_count (faults) > 0)
    self->layer_faults = faults;
  else
    bsl_problems_free (faults);
}

void
bsl_library_take_catalogue (BslLibrary *self, BslCatalogue *catalogue, BslProblems *faults)
{
  g_clear_pointer (&self->catalogue, bsl_catalogue_unref);
  self->catalogue = catalogue;
  take_layer_faults (self, faults);
  g_signal_emit (self, signals[CATALOGUE_CHANGED], 0);
}

/* The order matters: each needs those before it. */
static gboolean
read_all (BslLibrary *self, BslProblems *problems)
{
  g_autofree char *attributes = bsl_library_dup_path (self, "catalogue/attributes.json");
  g_autofree char *services = bsl_library_dup_path (self, "catalogue/services.json");
  g_autofree char *questions = bsl_library_dup_path (self, "questions");
  g_autofree char *rules = self->rules_directory != NULL ? g_strdup (self->rules_directory)
                                                         : bsl_library_dup_path (self, "rules");
  BslProblems *faults;

  self->services = bsl_services_load (services, problems);
  self->attributes = bsl_attributes_load (attributes, self->services, problems);
  if (self->attributes == NULL || self->services == NULL)
    return FALSE;

  self->questionnaire = bsl_questionnaire_load (questions, bsl_services_get_options (self->services), problems);
  faults = bsl_problems_new ();
  self->catalogue = read_catalogue (self, problems, faults);
  take_layer_faults (self, faults);
  if (self->questionnaire == NULL)
    return FALSE;

  self->rules = bsl_rule_base_load (rules, self->questionnaire, self->attributes, self->services, problems);
  return self->rules != NULL && self->catalogue != NULL;
}

static void
bsl_library_finalize (GObject *object)
{
  BslLibrary *self = BSL_LIBRARY (object);

  clear (self);
  g_clear_pointer (&self->faults, bsl_problems_free);
  g_free (self->faulty_directory);
  g_free (self->directory);
  g_free (self->edition);
  g_free (self->rules_directory);
  g_free (self->catalogue_file);
  g_free (self->own_layer);
  g_ptr_array_unref (self->layer_folders);
  g_ptr_array_unref (self->layer_files);
  g_clear_pointer (&self->layer_faults, bsl_problems_free);
  G_OBJECT_CLASS (bsl_library_parent_class)->finalize (object);
}

static void
bsl_library_class_init (BslLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_library_finalize;
  signals[LOADED] = g_signal_new ("loaded", BSL_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[CATALOGUE_CHANGED] = g_signal_new ("catalogue-changed", BSL_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
}

static void
bsl_library_init (BslLibrary *self)
{
  self->lang = bsl_lang_from_locale (g_get_language_names ()[0]);
  self->layer_folders = g_ptr_array_new_with_free_func (g_free);
  self->layer_files = g_ptr_array_new_with_free_func (g_free);
}

BslLibrary *
bsl_library_new (void)
{
  return g_object_new (BSL_TYPE_LIBRARY, NULL);
}

BslLibrary *
bsl_library_new_same (BslLibrary *self)
{
  BslLibrary *same = bsl_library_new ();

  same->lang = self->lang;
  bsl_library_set_directory (same, self->directory);
  bsl_library_set_edition (same, self->edition);
  bsl_library_set_rules (same, self->rules_directory);
  bsl_library_set_catalogue (same, self->catalogue_file);
  bsl_library_set_own_layer (same, self->own_layer);
  bsl_library_set_layers (same, !self->no_layers);
  for (guint i = 0; i < self->layer_folders->len; i++)
    bsl_library_add_layer_folder (same, g_ptr_array_index (self->layer_folders, i));
  for (guint i = 0; i < self->layer_files->len; i++)
    bsl_library_add_layer (same, g_ptr_array_index (self->layer_files, i));
  return same;
}

void
bsl_library_set_directory (BslLibrary *self, const char *directory)
{
  g_set_str (&self->directory, directory);
  g_clear_pointer (&self->edition, g_free);
}

void
bsl_library_set_edition (BslLibrary *self, const char *directory)
{
  g_set_str (&self->edition, directory);
}

void
bsl_library_set_rules (BslLibrary *self, const char *directory)
{
  g_set_str (&self->rules_directory, directory);
}

void
bsl_library_set_catalogue (BslLibrary *self, const char *file)
{
  g_set_str (&self->catalogue_file, file);
}

void
bsl_library_add_layer (BslLibrary *self, const char *file)
{
  g_ptr_array_add (self->layer_files, g_strdup (file));
}

void
bsl_library_add_layer_folder (BslLibrary *self, const char *folder)
{
  g_return_if_fail (BSL_IS_LIBRARY (self));

  g_ptr_array_add (self->layer_folders, g_strdup (folder));
}

void
bsl_library_set_own_layer (BslLibrary *self, const char *file)
{
  g_set_str (&self->own_layer, file);
}

const char *
bsl_library_get_own_layer (BslLibrary *self)
{
  return self->own_layer;
}

void
bsl_library_set_layers (BslLibrary *self, gboolean layers)
{
  self->no_layers = !layers;
}

BslProblems *
bsl_library_get_layer_faults (BslLibrary *self)
{
  return self->layer_faults;
}

gboolean
bsl_library_reload_catalogue (BslLibrary *self, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslProblems *faults;
  BslCatalogue *catalogue;

  g_return_val_if_fail (self->loaded, FALSE);

  faults = bsl_problems_new ();
  catalogue = read_catalogue (self, problems, faults);
  if (catalogue == NULL)
    {
      bsl_problems_free (faults);
      bsl_problems_to_error (problems, error);
      return FALSE;
    }
  bsl_library_take_catalogue (self, catalogue, faults);
  return TRUE;
}

gboolean
bsl_library_check (BslLibrary *self, BslProblems *problems)
{
  if (self->loaded)
    return TRUE;
  self->loaded = read_all (self, problems) && bsl_problems_get_count (problems) == 0;
  if (!self->loaded)
    clear (self);
  return self->loaded;
}

/* The shipped data in place of the faulty ones. FALSE where those are not to blame, or no better. */
static gboolean
give_way (BslLibrary *self, BslProblems *faults)
{
  g_autoptr (BslProblems) own = bsl_problems_new ();
  char **directory = self->rules_directory != NULL ? &self->rules_directory : &self->edition;

  if (*directory == NULL)
    return FALSE;

  self->faulty_directory = g_steal_pointer (directory);
  if (bsl_library_check (self, own))
    {
      self->faults = faults;
      return TRUE;
    }
  *directory = g_steal_pointer (&self->faulty_directory);
  return FALSE;
}

gboolean
bsl_library_load (BslLibrary *self, GError **error)
{
  g_autoptr (BslProblems) problems = NULL;

  g_return_val_if_fail (BSL_IS_LIBRARY (self), FALSE);

  if (self->loaded)
    return TRUE;

  problems = bsl_problems_new ();
  if (!bsl_library_check (self, problems))
    {
      if (!give_way (self, problems))
        {
          if (bsl_problems_to_error (problems, error))
            g_set_error (error, BSL_ERROR, BSL_ERROR_READ,
                         _("%s: The questions, rules and offers cannot be read. Install Boussole again."),
                         get_directory (self));
          return FALSE;
        }
      g_steal_pointer (&problems);
    }
  g_signal_emit (self, signals[LOADED], 0);
  return TRUE;
}

BslProblems *
bsl_library_get_faults (BslLibrary *self, const char **directory)
{
  g_return_val_if_fail (BSL_IS_LIBRARY (self), NULL);

  if (directory != NULL)
    *directory = self->faulty_directory;
  return self->faults;
}

BslLang
bsl_library_get_lang (BslLibrary *self)
{
  return self->lang;
}

BslQuestionnaire *
bsl_library_get_questionnaire (BslLibrary *self)
{
  return self->questionnaire;
}

BslRuleBase *
bsl_library_get_rules (BslLibrary *self)
{
  return self->rules;
}

BslCatalogue *
bsl_library_get_catalogue (BslLibrary *self)
{
  return self->catalogue;
}

BslAttributes *
bsl_library_get_attributes (BslLibrary *self)
{
  return self->attributes;
}

BslServices *
bsl_library_get_services (BslLibrary *self)
{
  return self->services;
}

/* Whether the edition has the folder that @name is in. */
static gboolean
is_in_edition (BslLibrary *self, const char *name)
{
  g_autofree char *folder = NULL, *path = NULL;

  if (self == NULL || self->edition == NULL)
    return FALSE;

  folder = g_strndup (name, strcspn (name, "/"));
  path = g_build_filename (self->edition, folder, NULL);
  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

char *
bsl_library_dup_path (BslLibrary *self, const char *name)
{
  return g_build_filename (is_in_edition (self, name) ? self->edition : get_directory (self), name, NULL);
}

char *
bsl_library_dup_shipped_path (BslLibrary *self, const char *name)
{
  return g_build_filename (get_directory (self), name, NULL);
}
