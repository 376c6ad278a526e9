/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* "Corrected by A. Martin on 2 December 2026"; of an offer that was added: "Added by …". To be freed. */
char *bsl_correction_dup_words (const BslCorrection *correction, BslLang lang);

/* Says so on the row of a fact that was corrected, in words and by an icon. */
void bsl_correction_rows_mark (AdwExpanderRow *row, const BslFact *fact, BslLang lang);
/* Adds who corrected it (unless @named: the row itself says so), why, in which layer, and what it was before; nothing of
 * a fact that was not corrected. */
void bsl_correction_rows_add (AdwExpanderRow *row, const BslFact *fact, gboolean named, BslLang lang);

G_END_DECLS
