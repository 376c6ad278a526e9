/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* How a state shows: word, icon and style class ("success", "warning", "error", "dimmed"), so that
 * colour never stands alone. */
typedef struct
{
  const char *word; /* translated */
  const char *icon;
  const char *style;
} BslWord;

BslWord bsl_words_for_verdict (BslVerdict verdict);
BslWord bsl_words_for_result (BslResult result);
/* whether a rule applies */
BslWord bsl_words_for_state (BslTri state);

/* What a rule asks: "Excludes", "Obligation" … */
const char *bsl_words_for_effect (BslEffect effect);
/* The same as a sentence. */
const char *bsl_words_explain_effect (BslEffect effect);
/* What the grade of a source or rule means. */
const char *bsl_words_explain_grade (const char *grade);
/* "high", "medium", "low" for people */
const char *bsl_words_for_confidence (const char *confidence);
/* "read", "published" … for people; NULL where nothing is to be said */
const char *bsl_words_for_date_basis (const char *basis);

/* "15 September 2026 (2 months ago)", counted on @on. @iso is a day, a month or a year. To be freed. */
char *bsl_words_dup_date_and_age (const char *iso, BslDate on, BslLang lang);

/* An answer, its unit with it. To be freed. */
char *bsl_words_dup_answer (const BslQuestion *question, const BslValue *value, BslLang lang);

/* "25 November 2026", of milliseconds since the epoch. To be freed. */
char *bsl_words_dup_day (gint64 moment, BslLang lang);
/* "25 November 2026 at 14:05", of seconds since the epoch. To be freed. */
char *bsl_words_dup_moment (gint64 seconds);

/* As it is searched, case and accents left out: "sante" finds "santé". To be freed. */
char *bsl_words_fold (const char *text);

/* @title inside a sentence: with a small letter, unless it begins with an abbreviation. To be freed. */
char *bsl_words_dup_inside (const char *title);

/* An image of @word that screen readers skip: the word is said elsewhere. */
GtkWidget *bsl_words_create_icon (BslWord word);

G_END_DECLS
