/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/catalogue/bsl-attributes.h"

G_BEGIN_DECLS

/* What a change of the catalogue rests on, as it is written. */
typedef struct
{
  char *url, *claim;       /* of the source */
  char *source_date;       /* ISO day, or NULL */
  const char *date_basis;  /* see BslSource; NULL without a date */
  const char *kind;        /* see BslSource; of the attributes */
  char *reason, *author;
} BslGroundsText;

void bsl_grounds_text_clear (BslGroundsText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BslGroundsText, bsl_grounds_text_clear)

#define BSL_TYPE_GROUNDS (bsl_grounds_get_type ())
G_DECLARE_FINAL_TYPE (BslGrounds, bsl_grounds, BSL, GROUNDS, GObject)

/**
 * BslGrounds:
 *
 * The part of a form that says what a change of the catalogue rests on: source, reason, author. The author is that of
 * the last change.
 */

/* Adds its groups to @page. @day: a day in words, on which the source is supposed to have been read. */
BslGrounds *bsl_grounds_new (AdwPreferencesPage *page, BslAttributes *attributes, const char *day, BslLang lang);

/* FALSE where something is missing or wrong, which stands beside its field; the first of them has the focus. */
gboolean bsl_grounds_read (BslGrounds *self, BslGroundsText *text);
/* The author of the last time, "" where there is none. To be freed. */
char *bsl_grounds_dup_author (void);
/* Keeps the author for the next time. */
void bsl_grounds_remember_author (const char *author);

G_END_DECLS
