/* SPDX-License-Identifier: EUPL-1.2 */
/* What a row of the catalogue shows. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-item.h"

#include "ui/catalogue/bsl-catalogue-words.h"

struct _BslCatalogueItem
{
  GObject parent_instance;

  BslCatalogueReader *reader; /* of an offer */
  const BslOffer *offer;
  BslWord word; /* of a notice */
  char *title;
  char *text;
  const char *action;
};

G_DEFINE_FINAL_TYPE (BslCatalogueItem, bsl_catalogue_item, G_TYPE_OBJECT)

static void
bsl_catalogue_item_finalize (GObject *object)
{
  BslCatalogueItem *self = BSL_CATALOGUE_ITEM (object);

  g_free (self->title);
  g_free (self->text);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (bsl_catalogue_item_parent_class)->finalize (object);
}

static void
bsl_catalogue_item_class_init (BslCatalogueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_catalogue_item_finalize;
}

static void
bsl_catalogue_item_init (BslCatalogueItem *self)
{
}

BslCatalogueItem *
bsl_catalogue_item_new (BslCatalogueReader *reader, const BslOffer *offer)
{
  BslCatalogueItem *self = g_object_new (BSL_TYPE_CATALOGUE_ITEM, NULL);

  self->reader = g_object_ref (reader);
  self->offer = offer;
  return self;
}

BslCatalogueItem *
bsl_catalogue_item_new_notice (BslWord word, const char *text, const char *action)
{
  BslCatalogueItem *self = g_object_new (BSL_TYPE_CATALOGUE_ITEM, NULL);

  self->word = word;
  self->title = g_strdup (word.word);
  self->word.word = self->title;
  self->text = g_strdup (text);
  self->action = g_intern_string (action);
  return self;
}

const BslOffer *
bsl_catalogue_item_get_offer (BslCatalogueItem *self)
{
  return self->offer;
}

const char *
bsl_catalogue_item_get_action (BslCatalogueItem *self)
{
  return self->offer != NULL ? "catalogue.offer" : self->action;
}

const char *
bsl_catalogue_item_get_title (BslCatalogueItem *self)
{
  return self->offer != NULL ? self->offer->name : self->title;
}

char *
bsl_catalogue_item_dup_text (BslCatalogueItem *self)
{
  const BslAttribute *kinds;
  const BslValue *value;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  char *old;

  if (self->offer == NULL)
    return g_strdup (self->text);

  g_strv_builder_add (parts, self->offer->provider);
  kinds = bsl_catalogue_reader_get_view (self->reader)->kinds;
  value = bsl_offer_get_value (self->offer, kinds, bsl_catalogue_reader_get_date (self->reader));
  if (value->known && value->bits != 0)
    g_strv_builder_take (parts, bsl_value_to_words (value, &kinds->domain, bsl_catalogue_reader_get_lang (self->reader)));
  old = bsl_catalogue_words_dup_old (self->reader, self->offer);
  if (old != NULL)
    g_strv_builder_take (parts, old);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

BslWord
bsl_catalogue_item_get_word (BslCatalogueItem *self)
{
  return self->offer != NULL ? bsl_catalogue_words_for_offer (self->reader, self->offer) : self->word;
}

char *
bsl_catalogue_item_dup_state (BslCatalogueItem *self)
{
  g_autofree char *end = NULL;
  BslEnding ending;

  if (self->offer == NULL)
    return NULL;

  if (bsl_catalogue_reader_find_ending (self->reader, self->offer, &ending))
    end = bsl_catalogue_words_dup_ending (self->reader, &ending);
  return g_strjoin ("\n", bsl_catalogue_item_get_word (self).word, end, NULL);
}
