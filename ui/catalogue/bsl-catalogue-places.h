/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* Actions of a page of the catalogue that lead to others, which are pushed onto the navigation view around it:
 * "catalogue.offer" (s: identifier), "catalogue.facts" (s: of an offer), "catalogue.endings". */
void bsl_catalogue_places_install (GtkWidgetClass *klass);
/* What the pages they lead to read from. */
void bsl_catalogue_places_set_reader (GtkWidget *page, BslCatalogueReader *reader);

G_END_DECLS
