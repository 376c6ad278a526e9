/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-refresh-reason.h"

G_BEGIN_DECLS

/* Adds to @lines (of char*, owned) what the catalogue holds on @on of what @reason is about, "title: value", unless it stands
 * there: the attribute, and the one that ends with it; a price; of the whole offer what was read on the page. */
void bsl_refresh_held_add (GPtrArray *lines, BslView *view, const BslOffer *offer, const BslRefreshReason *reason, BslDate on,
                           BslTexts *texts);

G_END_DECLS
