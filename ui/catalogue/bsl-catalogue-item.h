/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-catalogue-reader.h"
#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_ITEM (bsl_catalogue_item_get_type ())
G_DECLARE_FINAL_TYPE (BslCatalogueItem, bsl_catalogue_item, BSL, CATALOGUE_ITEM, GObject)

/* What a row of the catalogue shows: an offer, or something to know of all of them. */
BslCatalogueItem *bsl_catalogue_item_new (BslCatalogueReader *reader, const BslOffer *offer);
/* @word: its icon and style, and the title, which is copied. @action, of a widget around the list, may be NULL. */
BslCatalogueItem *bsl_catalogue_item_new_notice (BslWord word, const char *text, const char *action);

/* NULL for a notice */
const BslOffer *bsl_catalogue_item_get_offer (BslCatalogueItem *self);
const char *bsl_catalogue_item_get_action (BslCatalogueItem *self);

/* The title of the row. */
const char *bsl_catalogue_item_get_title (BslCatalogueItem *self);
/* What stands below it: provider and kinds, or the text of the notice. To be freed. */
char *bsl_catalogue_item_dup_text (BslCatalogueItem *self);
/* Its icon; the word is the state of the offer. */
BslWord bsl_catalogue_item_get_word (BslCatalogueItem *self);
/* The state and, where something of the offer ends soon, what and when; NULL for a notice. To be freed. */
char *bsl_catalogue_item_dup_state (BslCatalogueItem *self);

G_END_DECLS
