/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"

G_BEGIN_DECLS

/* The most offers that one rests on. */
#define BSL_DEPENDENCIES_MAX 64

/* Adds a problem for each reference to an offer that does not exist, for too many of one offer, and for offers
 * that rest on each other in a circle. @json is the file of the catalogue. The indexes of all offers (of guint), each after those it rests
 * on where there is no problem; to be unreffed. */
GArray *bsl_dependencies_check (BslCatalogue *catalogue, const BslJson *json);

G_END_DECLS
