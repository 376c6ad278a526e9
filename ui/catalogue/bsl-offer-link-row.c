/* SPDX-License-Identifier: EUPL-1.2 */
/* A row that leads to the page of an offer. */
#include "config.h"

#include "ui/catalogue/bsl-offer-link-row.h"

#include "ui/catalogue/bsl-catalogue-item.h"
#include "ui/common/bsl-go-row.h"

GtkWidget *
bsl_offer_link_row_new (BslCatalogueReader *reader, const BslOffer *offer)
{
  g_autoptr (BslCatalogueItem) item = bsl_catalogue_item_new (reader, offer);
  g_autofree char *state = bsl_catalogue_item_dup_state (item);
  GtkWidget *row = bsl_go_row_new (offer->name, state, "catalogue.offer", offer->id);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (bsl_catalogue_item_get_word (item)));
  return row;
}
