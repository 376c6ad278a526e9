/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/core/bsl-text.h"

G_BEGIN_DECLS

/**
 * BslTexts:
 *
 * The fixed sentences of the documents in one language: data/report/texts.json, compiled into the
 * library so that they can never be missing.
 */
typedef struct _BslTexts BslTexts;

BslTexts *bsl_texts_new (BslLang lang);
void bsl_texts_free (BslTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslTexts, bsl_texts_free)
BslLang bsl_texts_get_lang (BslTexts *self);

/* The sentence @id; owned by @self. An unknown identifier is a programming error. */
const char *bsl_texts_get (BslTexts *self, const char *id);

/* The same, NULL where there is none. */
const char *bsl_texts_find (BslTexts *self, const char *id);

/* The sentence with its {placeholders} filled: pairs of name and value, then NULL. To be freed. */
char *bsl_texts_format (BslTexts *self, const char *id, ...) G_GNUC_NULL_TERMINATED;

/* The library's resources, there to the end of the program. */
GResource *bsl_texts_get_resource (void);

/* A file of the library's resources ("document.css"): borrowed bytes, zero-terminated. */
const char *bsl_texts_get_file (const char *name);

G_END_DECLS
