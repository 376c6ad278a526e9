/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

/* A check of an offer that opens: required, found, the fact it rests on, rule and texts of law. With
 * @in_view what is required can be read before it opens, as what is found always can. @check belongs to
 * the evaluation of @page. */
GtkWidget *bsl_check_row_new (BslResultPage *page, const BslOfferFinding *finding, const BslCheck *check, gboolean in_view);

/* Why a check does not apply to an offer, as a sentence; NULL where nothing is to be said. To be freed. */
char *bsl_check_dup_why_not (BslEvaluation *evaluation, const BslOfferFinding *finding, const BslCheck *check, BslLang lang);

G_END_DECLS
