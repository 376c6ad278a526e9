/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/catalogue/bsl-catalogue-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_FILTER (bsl_catalogue_filter_get_type ())
G_DECLARE_FINAL_TYPE (BslCatalogueFilter, bsl_catalogue_filter, BSL, CATALOGUE_FILTER, GtkFilter)

/**
 * BslCatalogueFilter:
 *
 * Which offers of the catalogue a person wants to see: words searched for, and options of what the
 * view of the catalogue filters by. A fact that is not known is an option of its own: it is neither
 * yes nor no.
 */
BslCatalogueFilter *bsl_catalogue_filter_new (BslCatalogueReader *reader);

/* Words that must all be found. What is searched must be ready. */
void bsl_catalogue_filter_set_search (BslCatalogueFilter *self, const char *search);
gboolean bsl_catalogue_filter_is_searching (BslCatalogueFilter *self);

/* The option that stands for "unknown". */
#define BSL_OPTION_UNKNOWN (-1)

/* @facet: index in the view; @option: index in the domain of its attribute, or BSL_OPTION_UNKNOWN. */
void bsl_catalogue_filter_choose (BslCatalogueFilter *self, guint facet, int option, gboolean chosen);
gboolean bsl_catalogue_filter_is_chosen (BslCatalogueFilter *self, guint facet, int option);
/* How many options are chosen, the search left alone; of one facet, or of all. */
guint bsl_catalogue_filter_count (BslCatalogueFilter *self);
guint bsl_catalogue_filter_count_facet (BslCatalogueFilter *self, guint facet);
void bsl_catalogue_filter_clear (BslCatalogueFilter *self);

/* "France", "unknown: Hosting countries": the name of an option for people. To be freed. */
char *bsl_catalogue_filter_dup_name (BslCatalogueFilter *self, guint facet, int option);

/* Another catalogue of the same attributes: what was chosen and searched stays, but for places that only the other names. What is searched has to be set again
 * once it is ready. */
void bsl_catalogue_filter_set_reader (BslCatalogueFilter *self, BslCatalogueReader *reader);
BslCatalogueReader *bsl_catalogue_filter_get_reader (BslCatalogueFilter *self);

G_END_DECLS
