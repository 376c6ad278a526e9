/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-refresh.h"

G_BEGIN_DECLS

/* What to verify first (of BslRefreshItem) as an OpenDocument spreadsheet: numbers, days and addresses are such, no
 * text is a formula, and the last column is empty. The same items give the same bytes. To be unreffed. */
GBytes *bsl_refresh_to_ods (GPtrArray *items, BslLang lang, GError **error);

G_END_DECLS
