/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Moves the focus of @window on as Tab does, also into the bars above a page (header, search, banner):
 * from the end of the content to the first, from the last to the beginning of the content. A toolbar
 * view alone gives it back to its content. FALSE where there is nothing of that to do. */
gboolean bsl_header_focus_move (GtkWindow *window);

G_END_DECLS
