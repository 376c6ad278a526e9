/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* A value for people: "None" for a known empty set. To be freed. */
char *bsl_fact_dup_words (const BslFact *fact, BslDate on, BslLang lang);

/* Adds to @row what is known of @fact: values over time, day it was verified, confidence, notes,
 * what sources say against it, and the sources. */
void bsl_fact_rows_add (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, BslDate on, BslLang lang);

/* The same without the value, where the title of @row says it already and there is only one. */
void bsl_fact_rows_add_rest (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, BslDate on, BslLang lang);

/* What one of several sources says, and which one: "According to example.org". To be freed. */
char *bsl_claim_dup_words (const BslOffer *offer, const BslFact *fact, const BslClaim *claim, BslLang lang);
char *bsl_claim_dup_source (const BslOffer *offer, const BslClaim *claim);

/* "example.org", or the address where it names none. To be freed. */
char *bsl_source_dup_host (const char *url);
/* Of what kind a source is, and of when. To be freed. */
char *bsl_source_dup_words (const BslSource *source, BslLang lang);
/* A row for a source: where, what it says, of when. */
GtkWidget *bsl_source_row_new (const BslSource *source, BslLang lang);

G_END_DECLS
