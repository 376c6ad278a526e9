/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-catalogue-reader.h"
#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

/* The icon and the style of @tone, with @word, which is borrowed. */
BslWord bsl_catalogue_words_for_tone (BslTone tone, const char *word);
/* The state of an offer on the day of @reader. */
BslWord bsl_catalogue_words_for_offer (BslCatalogueReader *reader, const BslOffer *offer);

/* "Catalogue of 23 November 2026, 3 days old" */
char *bsl_catalogue_words_dup_age (BslCatalogueReader *reader);
/* What an old age means; NULL where the catalogue is not old. */
char *bsl_catalogue_words_dup_warning (BslCatalogueReader *reader);
/* "Verified: July 2026, 4 months ago" of an offer whose facts are old; NULL of another, and where the whole catalogue is. */
char *bsl_catalogue_words_dup_old (BslCatalogueReader *reader, const BslOffer *offer);
/* "30 November 2026, in 4 days", "…, today", "…, 2 days ago" */
char *bsl_catalogue_words_dup_day (BslDate date, BslDate on, BslLang lang);
/* "End of the certificate: 30 November 2026, in 4 days" */
char *bsl_catalogue_words_dup_ending (BslCatalogueReader *reader, const BslEnding *ending);

G_END_DECLS
