/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

/* A row that chooses the language of a document: writes it to @lang, which lives as long as @page, and
 * updates @page. */
GtkWidget *bsl_lang_row_new (BslLang *lang, BslResultPage *page);

G_END_DECLS
