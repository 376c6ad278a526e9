/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

#define BSL_TYPE_STATUS_CARD (bsl_status_card_get_type ())
G_DECLARE_FINAL_TYPE (BslStatusCard, bsl_status_card, BSL, STATUS_CARD, GtkWidget)

/* The key statement of a page: a verdict with its icon, and one or two sentences about it. */
GtkWidget *bsl_status_card_new (BslWord word, const char *description);

G_END_DECLS
