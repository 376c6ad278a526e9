/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-spreadsheet.h"
#include "app/study/bsl-costs.h"

G_BEGIN_DECLS

/* Offers with some amount, and what each costs; every amount with its quantity, source and day; quantities; what is to
 * be said of them. Amounts are in euros, excluding tax. Totals are formulas on the amounts: in a spreadsheet they follow
 * a change. What is unknown is empty. */
BslSpreadsheet *bsl_cost_sheet_new (const BslCosts *costs, BslLang lang);
/* The table with every amount, for bsl_spreadsheet_to_csv(). */
#define BSL_COST_SHEET_AMOUNTS 1

G_END_DECLS
