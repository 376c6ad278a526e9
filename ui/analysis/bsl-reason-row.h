/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_REASON_ROW (bsl_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (BslReasonRow, bsl_reason_row, BSL, REASON_ROW, AdwPreferencesRow)

/* A row to write some sentences in. Signal "edited" when typing pauses, and when the row is left. @name
 * tells screen readers what it is about. */
GtkWidget *bsl_reason_row_new (const char *title, const char *name);

/* What is saved; leaves the cursor alone where it is the same. */
void bsl_reason_row_set_text (BslReasonRow *self, const char *text);
/* See bsl_pause_set_saved(). */
void bsl_reason_row_set_saved (BslReasonRow *self, BslSession *session, gboolean saved);
/* FALSE: the text can be read and copied only. */
void bsl_reason_row_set_editable (BslReasonRow *self, gboolean editable);
/* Without white space around. To be freed. */
char *bsl_reason_row_dup_text (BslReasonRow *self);

G_END_DECLS
