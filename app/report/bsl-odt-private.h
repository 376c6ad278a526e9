/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"
#include "app/report/bsl-texts.h"

G_BEGIN_DECLS

/* The parts of the package (OpenDocument 1.3). To be freed. */
GBytes *bsl_odt_content (BslDocument *document, BslTexts *texts);
GBytes *bsl_odt_styles (BslDocument *document, BslTexts *texts);
GBytes *bsl_odt_meta (BslDocument *document);
GBytes *bsl_odt_manifest (BslDocument *document);

/* Folder of the package for what the document carries, also "boussole/NAME" in the metadata; start of
 * the name of a property there; start of the bookmark of a section. */
#define BSL_ODT_FOLDER "boussole"
#define BSL_ODT_PROPERTY "boussole."
#define BSL_ODT_SECTION "section."

void bsl_odt_write_drawing_styles (GString *out, BslDocument *document);
/* A drawing that stands in the text like a letter. */
void bsl_odt_draw (GString *out, const BslFigure *figure, guint index);

G_END_DECLS
