/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"
#include "app/report/bsl-texts.h"

G_BEGIN_DECLS

/* The parts of the package (OpenDocument 1.3). To be freed. */
GBytes *bsl_odt_content (BslDocument *document, BslTexts *texts);
GBytes *bsl_odt_styles (BslDocument *document, BslTexts *texts);
GBytes *bsl_odt_meta (BslDocument *document);
GBytes *bsl_odt_manifest (BslDocument *document, const char *attachment_path);

G_END_DECLS
