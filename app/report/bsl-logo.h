/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-figure.h"

G_BEGIN_DECLS

/* A picture at the head of a document: a PNG (ISO/IEC 15948) of at most 1 MB and 4000 pixels each way,
 * drawn at most 60 points high and 240 wide. */

/* The bytes of a file. One that is too large is refused before it is read; @error names the file where it is of
 * BSL_ERROR, which the other faults of pictures leave to the caller. */
GBytes *bsl_logo_read (const char *path, GError **error);

/* NULL and @error, which names the fault and the remedy, where it is no such picture. */
BslFigure *bsl_logo_new (GBytes *png, const char *alternative, GError **error);

G_END_DECLS
