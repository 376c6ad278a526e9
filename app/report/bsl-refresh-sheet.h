/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-refresh.h"
#include "app/report/bsl-spreadsheet.h"

G_BEGIN_DECLS

/* What to verify (of BslRefreshItem), a row for each: when, until when it holds, the offer, why, one line for each reason, what
 * the catalogue holds of it, the page to read, the day of the last verification, and empty cells for the day it was done and for what was found. */
BslSpreadsheet *bsl_refresh_sheet_new (GPtrArray *items, BslLang lang);

G_END_DECLS
