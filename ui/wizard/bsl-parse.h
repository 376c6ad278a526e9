/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-date.h"

G_BEGIN_DECLS

/* A day as people write it: "2027-03-15", "15/03/2027", "15.3.27", "15 mars 2027", "1er mars 2027",
 * "March 15, 2027". BSL_DATE_NONE where it is none. Day comes before month in figures. */
BslDate bsl_parse_date (const char *text);

/* A number as people write it: "60 000", "60 000,50 €", "60.000" (French), "60,000" (English), "1.5".
 * FALSE where it is none. */
gboolean bsl_parse_number (const char *text, BslLang lang, double *number);

G_END_DECLS
