/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-catalogue-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_MODEL (bsl_catalogue_model_get_type ())
G_DECLARE_FINAL_TYPE (BslCatalogueModel, bsl_catalogue_model, BSL, CATALOGUE_MODEL, GObject)

/* The offers by name, of BslCatalogueItem; an item is made when it is first asked for. */
BslCatalogueModel *bsl_catalogue_model_new (BslCatalogueReader *reader);

G_END_DECLS
