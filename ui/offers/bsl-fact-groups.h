/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/catalogue/bsl-catalogue.h"

G_BEGIN_DECLS

/* Adds further rows below those of a fact. */
typedef void (*BslFactMore) (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, gpointer data);

/* All that @catalogue knows of @offer, by theme, and its sources, as groups for a page: values on the day @on, what
 * they rest on where a row is opened. The groups keep the catalogue. @more, which may be NULL, is called with @data
 * (which must outlive the groups) where a row is opened. Of AdwPreferencesGroup, floating; to be freed. */
GPtrArray *bsl_fact_groups_new (BslCatalogue *catalogue, const BslOffer *offer, BslDate on, BslLang lang, BslFactMore more,
                                gpointer data);

G_END_DECLS
