/* SPDX-License-Identifier: EUPL-1.2 */
/* A catalogue read on a day in a language. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-reader.h"

#include "ui/catalogue/bsl-search-texts.h"

#define VIEW "catalogue/view.json"

struct _BslCatalogueReader
{
  GObject parent_instance;

  BslLibrary *library;
  BslCatalogueReader *next; /* NULL while the catalogue is the one in use */
  BslCatalogue *catalogue;
  BslView *view;
  BslLang lang;
  BslDate on;
  guint *by_name;   /* indexes of offers */
  GPtrArray *facets; /* of BslCatalogueFacet */
  gboolean preparing;
  GArray *endings;  /* NULL before somebody asks for them */
  GPtrArray *texts; /* what is searched, by index of the offer; NULL before "ready" */
};

G_DEFINE_FINAL_TYPE (BslCatalogueReader, bsl_catalogue_reader, G_TYPE_OBJECT)

enum
{
  READY,
  SUPERSEDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bsl_catalogue_reader_finalize (GObject *object)
{
  BslCatalogueReader *self = BSL_CATALOGUE_READER (object);

  g_clear_object (&self->next);
  g_clear_object (&self->library);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->endings, g_array_unref);
  g_free (self->by_name);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  g_clear_pointer (&self->view, bsl_view_unref);
  g_clear_pointer (&self->catalogue, bsl_catalogue_unref);
  G_OBJECT_CLASS (bsl_catalogue_reader_parent_class)->finalize (object);
}

static void
bsl_catalogue_reader_class_init (BslCatalogueReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_catalogue_reader_finalize;
  signals[READY] = g_signal_new ("ready", BSL_TYPE_CATALOGUE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SUPERSEDED] = g_signal_new ("superseded", BSL_TYPE_CATALOGUE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bsl_catalogue_reader_init (BslCatalogueReader *self)
{
}

typedef struct
{
  char *key;
  guint index;
} Named;

/* Most names hold no accent: folding those takes a tenth of the time, and ten thousand of them are sorted before
 * the page shows. */
static char *
dup_key (const char *name)
{
  return g_str_is_ascii (name) ? g_ascii_strdown (name, -1) : bsl_text_fold (name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Named *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static guint *
sort_by_name (BslCatalogue *catalogue)
{
  guint n = bsl_catalogue_get_n_offers (catalogue);
  g_autofree Named *names = g_new (Named, n);
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    names[i] = (Named) { dup_key (bsl_catalogue_get_offer (catalogue, i)->name), i };
  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    {
      order[i] = names[i].index;
      g_free (names[i].key);
    }
  return order;
}

/* How a catalogue is shown is no fact of it: an edition that does not say, or is at fault there, is shown as the shipped
 * one is. */
static BslView *
load_view (BslLibrary *library, BslProblems *problems)
{
  g_autofree char *file = bsl_library_dup_path (library, VIEW), *shipped = bsl_library_dup_shipped_path (library, VIEW);
  BslAttributes *attributes = bsl_library_get_attributes (library);
  g_autoptr (BslProblems) ignored = bsl_problems_new ();
  BslView *view = g_str_equal (file, shipped) ? NULL : bsl_view_load (file, attributes, ignored);

  return view != NULL ? view : bsl_view_load (shipped, attributes, problems);
}

static BslCatalogueReader *
create (BslLibrary *library, BslView *view, BslDate on);

/* The file that says how a catalogue is shown stays as it is: what was read of it holds. */
static void
catalogue_changed_cb (BslCatalogueReader *self)
{
  if (self->next != NULL || self->catalogue == bsl_library_get_catalogue (self->library))
    return;

  self->next = create (self->library, self->view, self->on);
  g_signal_emit (self, signals[SUPERSEDED], 0);
}

static BslCatalogueReader *
create (BslLibrary *library, BslView *view, BslDate on)
{
  BslCatalogueReader *self = g_object_new (BSL_TYPE_CATALOGUE_READER, NULL);

  self->library = g_object_ref (library);
  self->catalogue = bsl_catalogue_ref (bsl_library_get_catalogue (library));
  self->view = bsl_view_ref (view);
  self->lang = bsl_library_get_lang (library);
  self->on = on;
  self->by_name = sort_by_name (self->catalogue);
  self->facets = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_catalogue_facet_free);
  for (guint i = 0; i < view->facets->len; i++)
    g_ptr_array_add (self->facets, bsl_catalogue_facet_new (view->facets->pdata[i], self->catalogue, on));
  g_signal_connect_object (library, "catalogue-changed", G_CALLBACK (catalogue_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

BslCatalogueReader *
bsl_catalogue_reader_new (BslLibrary *library, BslDate on, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslView) view = load_view (library, problems);

  return bsl_problems_to_error (problems, error) ? create (library, view, on) : NULL;
}

BslCatalogueReader *
bsl_catalogue_reader_get_newest (BslCatalogueReader *self)
{
  while (self->next != NULL)
    self = self->next;
  return self;
}

BslLibrary *
bsl_catalogue_reader_get_library (BslCatalogueReader *self)
{
  return self->library;
}

BslCatalogue *
bsl_catalogue_reader_get_catalogue (BslCatalogueReader *self)
{
  return self->catalogue;
}

BslView *
bsl_catalogue_reader_get_view (BslCatalogueReader *self)
{
  return self->view;
}

guint
bsl_catalogue_reader_get_n_facets (BslCatalogueReader *self)
{
  return self->facets->len;
}

BslCatalogueFacet *
bsl_catalogue_reader_get_facet (BslCatalogueReader *self, guint index)
{
  return g_ptr_array_index (self->facets, index);
}

BslDate
bsl_catalogue_reader_get_date (BslCatalogueReader *self)
{
  return self->on;
}

BslLang
bsl_catalogue_reader_get_lang (BslCatalogueReader *self)
{
  return self->lang;
}

guint
bsl_catalogue_reader_get_nth (BslCatalogueReader *self, guint position)
{
  return self->by_name[position];
}

static void
texts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslCatalogueReader *self = BSL_CATALOGUE_READER (source);

  self->texts = bsl_search_texts_finish (result);
  g_signal_emit (self, signals[READY], 0);
}

void
bsl_catalogue_reader_prepare (BslCatalogueReader *self)
{
  g_return_if_fail (BSL_IS_CATALOGUE_READER (self));

  if (self->preparing)
    return;

  self->preparing = TRUE;
  bsl_catalogue_reader_get_endings (self);
  bsl_search_texts_make (G_OBJECT (self), self->catalogue, self->view, self->on, self->lang, texts_cb);
}

gboolean
bsl_catalogue_reader_is_ready (BslCatalogueReader *self)
{
  return self->texts != NULL;
}

const char *
bsl_catalogue_reader_get_searched (BslCatalogueReader *self, guint index)
{
  return self->texts != NULL ? g_ptr_array_index (self->texts, index) : NULL;
}

static GArray *
list_endings (BslCatalogueReader *self, const BslOffer *const *offers, guint n)
{
  BslDate compiled = bsl_catalogue_get_date (self->catalogue);

  return bsl_offer_endings_new (self->view, offers, n, self->on, MIN (self->on, compiled), self->on + self->view->soon_within);
}

static GArray *
list_all_endings (BslCatalogueReader *self)
{
  guint n = bsl_catalogue_get_n_offers (self->catalogue);
  g_autofree const BslOffer **offers = g_new (const BslOffer *, n);

  for (guint i = 0; i < n; i++)
    offers[i] = bsl_catalogue_get_offer (self->catalogue, self->by_name[i]);
  return list_endings (self, offers, n);
}

GArray *
bsl_catalogue_reader_get_endings (BslCatalogueReader *self)
{
  if (self->endings == NULL)
    self->endings = list_all_endings (self);
  return self->endings;
}

gboolean
bsl_catalogue_reader_find_ending (BslCatalogueReader *self, const BslOffer *offer, BslEnding *ending)
{
  g_autoptr (GArray) endings = list_endings (self, &offer, 1);

  if (endings->len == 0)
    return FALSE;

  *ending = g_array_index (endings, BslEnding, 0);
  return TRUE;
}
