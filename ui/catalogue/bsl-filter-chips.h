/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-filter.h"

G_BEGIN_DECLS

#define BSL_TYPE_FILTER_CHIPS (bsl_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (BslFilterChips, bsl_filter_chips, BSL, FILTER_CHIPS, AdwBin)

/* What the list is narrowed by: how many offers are left of how many, and a button for each option chosen, which takes
 * it away. Not visible where nothing is narrowed. */
void bsl_filter_chips_show (BslFilterChips *self, BslCatalogueFilter *filter, guint found);

G_END_DECLS
