/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-figure.h"

G_BEGIN_DECLS

/* The figure as an SVG element whose colours are those of the page. */
void bsl_html_draw (GString *out, const BslFigure *figure);

G_END_DECLS
