/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers by name. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-model.h"

struct _BslCatalogueModel
{
  GObject parent_instance;

  BslCatalogueReader *reader;
  guint n_items;
  BslCatalogueItem **items; /* NULL where not yet asked for */
};

static GType
get_item_type (GListModel *model)
{
  return BSL_TYPE_CATALOGUE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return BSL_CATALOGUE_MODEL (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BslCatalogueModel *self = BSL_CATALOGUE_MODEL (model);

  if (position >= self->n_items)
    return NULL;
  if (self->items[position] == NULL)
    {
      BslCatalogue *catalogue = bsl_catalogue_reader_get_catalogue (self->reader);

      self->items[position] =
        bsl_catalogue_item_new (self->reader, bsl_catalogue_get_offer (catalogue, bsl_catalogue_reader_get_nth (self->reader, position)));
    }
  return g_object_ref (self->items[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BslCatalogueModel, bsl_catalogue_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bsl_catalogue_model_finalize (GObject *object)
{
  BslCatalogueModel *self = BSL_CATALOGUE_MODEL (object);

  for (guint i = 0; i < self->n_items; i++)
    g_clear_object (&self->items[i]);
  g_free (self->items);
  g_object_unref (self->reader);
  G_OBJECT_CLASS (bsl_catalogue_model_parent_class)->finalize (object);
}

static void
bsl_catalogue_model_class_init (BslCatalogueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_catalogue_model_finalize;
}

static void
bsl_catalogue_model_init (BslCatalogueModel *self)
{
}

BslCatalogueModel *
bsl_catalogue_model_new (BslCatalogueReader *reader)
{
  BslCatalogueModel *self = g_object_new (BSL_TYPE_CATALOGUE_MODEL, NULL);

  self->reader = g_object_ref (reader);
  self->n_items = bsl_catalogue_get_n_offers (bsl_catalogue_reader_get_catalogue (reader));
  self->items = g_new0 (BslCatalogueItem *, self->n_items);
  return self;
}
