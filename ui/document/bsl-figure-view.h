/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BSL_TYPE_FIGURE_VIEW (bsl_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (BslFigureView, bsl_figure_view, BSL, FIGURE_VIEW, GtkWidget)

/* A figure of a document as it stands on its pages, 96 pixels an inch, smaller where there is less room; its text
 * alternative is the name of the widget. @figure may go before it. */
GtkWidget *bsl_figure_view_new (const BslFigure *figure);
/* The same without paper: in the colours of the window, light or dark, and never so narrow that it cannot be read: it
 * belongs into something that scrolls sideways. */
GtkWidget *bsl_figure_view_new_in_window (const BslFigure *figure);

G_END_DECLS
