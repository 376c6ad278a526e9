/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_CELL (bsl_offer_cell_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferCell, bsl_offer_cell, BSL, OFFER_CELL, GtkBox)

/* A cell of a table of offers: lines of text, which takes the focus. Its action "cell.open" (what a click and Enter do)
 * activates "details.offer" with @id, unless that is NULL. @offer: its name, see below; NULL: of all of them. */
GtkWidget *bsl_offer_cell_new (GtkAccessibleRole role, const char *id, const char *offer);

/* The main line. @word: its icon and style, or NULL. No markup. */
void bsl_offer_cell_set_value (BslOfferCell *self, const BslWord *word, const char *value);
/* A line below it, smaller; nothing where it is NULL or empty. */
void bsl_offer_cell_add_line (BslOfferCell *self, const char *text);
/* How a screen reader names it. */
void bsl_offer_cell_set_name (BslOfferCell *self, const char *name);
/* Whether the name of the offer stands above the value: where cells are one below the other. */
void bsl_offer_cell_show_offer (BslOfferCell *self, gboolean show);

G_END_DECLS
