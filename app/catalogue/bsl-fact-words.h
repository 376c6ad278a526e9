/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* The fact in words, its periods one after the other: "Unknown; from 30 November 2023: Qualified". @fact NULL:
 * unknown. To be freed. */
char *bsl_fact_to_words (const BslFact *fact, const BslAttribute *attribute, BslLang lang);

/* What a corrected fact was on that day before it was corrected, in words: "unknown" where nothing was recorded. To be
 * freed. */
char *bsl_fact_dup_words_before (const BslFact *fact, BslDate on, BslLang lang);

G_END_DECLS
