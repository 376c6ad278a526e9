/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"

G_BEGIN_DECLS

/* Adds a problem for each reference to an offer that does not exist, and for offers that rest on
 * each other in a circle. @json is the file of the catalogue. */
void bsl_dependencies_check (BslCatalogue *catalogue, const BslJson *json);

G_END_DECLS
