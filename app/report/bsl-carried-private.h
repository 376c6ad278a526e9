/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-carried.h"

G_BEGIN_DECLS

/* Each fills in what it finds; FALSE with a whole sentence where the file cannot be read. */
gboolean bsl_odt_read (BslCarried *self, GBytes *bytes, const char *name, GError **error);
gboolean bsl_pdf_read (BslCarried *self, GBytes *bytes, const char *name, GError **error);

/* Takes over a file found in a document where it is one that matters. */
gboolean bsl_carried_add (BslCarried *self, const char *file, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
