/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/catalogue/bsl-catalogue.h"
#include "app/catalogue/bsl-view.h"

G_BEGIN_DECLS

/* What of each offer is searched, folded once, in a thread of its own: identifier, name, provider, summary, and the
 * values of the attributes that @view names. */
void bsl_search_texts_make (GObject *source, BslCatalogue *catalogue, BslView *view, BslDate on, BslLang lang,
                            GAsyncReadyCallback callback);
/* Of char*, by the index of the offer. To be unreffed. */
GPtrArray *bsl_search_texts_finish (GAsyncResult *result);

G_END_DECLS
