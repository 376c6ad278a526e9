/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/offers/bsl-offer-filter.h"

G_BEGIN_DECLS

/* Coverage, kinds and certificates to filter the offers by; works on @filter at once. */
AdwDialog *bsl_filter_dialog_new (BslOfferFilter *filter, BslEvaluation *evaluation, BslLang lang);

G_END_DECLS
