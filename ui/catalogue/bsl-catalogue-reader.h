/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/catalogue/bsl-offer-history.h"
#include "app/rules/bsl-library.h"
#include "ui/catalogue/bsl-catalogue-facet.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_READER (bsl_catalogue_reader_get_type ())
G_DECLARE_FINAL_TYPE (BslCatalogueReader, bsl_catalogue_reader, BSL, CATALOGUE_READER, GObject)

/**
 * BslCatalogueReader:
 *
 * A catalogue read on a day in a language: what the pages of the catalogue share. It keeps the
 * catalogue it was made for.
 *
 * Signal "ready" (no argument) after bsl_catalogue_reader_prepare(), once everything can be searched. Signal
 * "superseded" (no argument) when the library has another catalogue: see bsl_catalogue_reader_get_newest().
 */

/* @library must be loaded. NULL with an error where the file that says how the catalogue is shown cannot be used. */
BslCatalogueReader *bsl_catalogue_reader_new (BslLibrary *library, BslDate on, GError **error);

/* The reader that is to be used instead, on the same day, once the library has another catalogue; @self until then.
 * Borrowed: @self keeps it. */
BslCatalogueReader *bsl_catalogue_reader_get_newest (BslCatalogueReader *self);
BslLibrary *bsl_catalogue_reader_get_library (BslCatalogueReader *self);
BslCatalogue *bsl_catalogue_reader_get_catalogue (BslCatalogueReader *self);
BslView *bsl_catalogue_reader_get_view (BslCatalogueReader *self);
BslDate bsl_catalogue_reader_get_date (BslCatalogueReader *self);
BslLang bsl_catalogue_reader_get_lang (BslCatalogueReader *self);

/* What the offers can be filtered by, in the order of the view. */
guint bsl_catalogue_reader_get_n_facets (BslCatalogueReader *self);
BslCatalogueFacet *bsl_catalogue_reader_get_facet (BslCatalogueReader *self, guint index);

/* The offers by name: the index of the one at @position. */
guint bsl_catalogue_reader_get_nth (BslCatalogueReader *self, guint position);

/* Begins to make what is searched, in a thread of its own, unless that was begun before. A reader that was prepared
 * opens its page within a frame. */
void bsl_catalogue_reader_prepare (BslCatalogueReader *self);
/* What of the offer at @index is searched, folded; NULL before "ready". */
const char *bsl_catalogue_reader_get_searched (BslCatalogueReader *self, guint index);
gboolean bsl_catalogue_reader_is_ready (BslCatalogueReader *self);

/* What ends within the days that count as soon, or ended since the catalogue was compiled; of BslEnding, by day, then
 * by name. Borrowed. */
GArray *bsl_catalogue_reader_get_endings (BslCatalogueReader *self);
/* The first of them that is about @offer; FALSE where there is none. */
gboolean bsl_catalogue_reader_find_ending (BslCatalogueReader *self, const BslOffer *offer, BslEnding *ending);

G_END_DECLS
