/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Language of the texts of law, questions and catalogue, and of the documents. */
typedef enum
{
  BSL_LANG_FR,
  BSL_LANG_EN,
} BslLang;

#define BSL_N_LANGS 2

/* "fr" or "en" */
const char *bsl_lang_to_string (BslLang lang);

/* French for "fr" and what begins so ("fr_FR.UTF-8"), English for everything else and NULL. */
BslLang bsl_lang_from_locale (const char *locale);

/* A text in each language. Either may be NULL only while a file is being read. */
typedef struct
{
  char *in[BSL_N_LANGS];
} BslText;

/* The text in @lang; "" where @self is NULL or empty. Owned by @self. */
const char *bsl_text_get (const BslText *self, BslLang lang);
gboolean bsl_text_is_empty (const BslText *self);
void bsl_text_clear (BslText *self);

/* Typography of figures: "1 250 000" with narrow no-break spaces in French, "1,250,000" in
 * English; at most @decimals decimals, trailing zeros dropped. To be freed. */
char *bsl_number_to_words (double value, guint decimals, BslLang lang);

/* "56 000 €" or "€56,000". To be freed. */
char *bsl_euros_to_words (double value, BslLang lang);

/* Without accents and case, to sort and compare by. To be freed. */
char *bsl_text_fold (const char *text);

/* As it stands within a sentence: "hôpital public" for "Hôpital public". A first word that holds
 * another capital or a figure is a name and stays ("OpenStack"). To be freed. */
char *bsl_text_in_sentence (const char *text);
/* Takes the full stop off the end of @text: a sentence ends with the one it stands in. */
void bsl_text_drop_stop (char *text);

/* With a capital at its beginning. To be freed. */
char *bsl_text_capitalize (const char *text);

/* "a, b et c" or "a, b and c"; "" for none. To be freed. */
char *bsl_text_join (const char *const *items, BslLang lang);
/* The same of labels: but for the first they lose their capital, unless they are @names. */
char *bsl_text_join_labels (const char *const *labels, gboolean names, BslLang lang);

/* @text with each "{name}" replaced by its value, in one pass: what a value says is not read again.
 * @pairs: names and values by turns, then NULL. Other braces stay. To be freed. */
char *bsl_text_fill (const char *text, const char *const *pairs);

G_END_DECLS
