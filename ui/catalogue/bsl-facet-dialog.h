/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-filter.h"

G_BEGIN_DECLS

/* What the catalogue can be filtered by, with how many offers each option has; works on @filter at once. @found are
 * the offers that it leaves, which the button at the end counts. */
AdwDialog *bsl_facet_dialog_new (BslCatalogueFilter *filter, GListModel *found);

G_END_DECLS
