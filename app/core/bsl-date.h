/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "bsl-text.h"

G_BEGIN_DECLS

/**
 * BslDate:
 *
 * A calendar day as the Julian day number of #GDate; 0 is "no date" (%BSL_DATE_NONE). Days
 * compare with the integer operators. The arithmetic is GDate's.
 */
typedef guint32 BslDate;

#define BSL_DATE_NONE ((BslDate) 0)

/* The day "YYYY-MM-DD" (ISO 8601, years 1900 to 2999), or BSL_DATE_NONE where @text is no such
 * day. The shorter forms "YYYY-MM" and "YYYY" are refused here. */
BslDate bsl_date_parse (const char *text);

/* The first day of what "YYYY-MM-DD", "YYYY-MM" or "YYYY" names, BSL_DATE_NONE where invalid. */
BslDate bsl_date_parse_partial (const char *text);

/* The day of a moment in its own time zone. */
BslDate bsl_date_from_time (GDateTime *time);
/* The local day of @moment, in milliseconds since the epoch; BSL_DATE_NONE where that is none. */
BslDate bsl_date_of_moment (gint64 moment);
BslDate bsl_date_today (void);

/* The same day @months later, or the last of the month where there is no such day. */
BslDate bsl_date_add_months (BslDate date, guint months);
BslDate bsl_date_add_days (BslDate date, int days);

/* The last day of a contract of @n_months, at least 0, that begins on @start: 48 months from 1 March
 * 2027 end on 28 February 2031. A month begun counts. */
BslDate bsl_date_contract_end (BslDate start, double n_months);

/* "YYYY-MM-DD", to be freed. */
char *bsl_date_to_iso (BslDate date);

/* In words: "30 novembre 2026", "1er avril 2026" (with the ordinal and no-break spaces of the
 * language) or "30 November 2026". To be freed. */
char *bsl_date_to_words (BslDate date, BslLang lang);

/* In words, from an ISO day, month ("septembre 2026") or year; a text that is none of them comes
 * back as it is. To be freed. */
char *bsl_date_words_from_iso (const char *iso, BslLang lang);

G_END_DECLS
