/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-section-texts.h"

G_BEGIN_DECLS

/* Parts of an OpenDocument text, read as a stream: no entities but those of XML, no recursion. Both
 * fail with a G_MARKUP_ERROR, or with what @add fails with. */

/* The text of content.xml as a reader sees it: without deleted text of recorded changes, comments,
 * drawings, numbers and the table of contents. */
BslSectionTexts *bsl_odt_read_text (GBytes *content, GError **error);

typedef gboolean (*BslOdtFieldFunc) (const char *name, const char *value, gpointer data, GError **error);

/* Calls @add for each field of the user's in meta.xml. */
gboolean bsl_odt_read_fields (GBytes *meta, BslOdtFieldFunc add, gpointer data, GError **error);

G_END_DECLS
