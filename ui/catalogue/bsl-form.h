/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-date.h"

G_BEGIN_DECLS

/* Fields of a form, each with room for what is wrong with it below. */

/* An entry; @text may be NULL. Owned by @group. */
GtkWidget *bsl_form_add_entry (AdwPreferencesGroup *group, const char *title, const char *text);
/* One of @names, the first one chosen. Owned by @group. */
AdwComboRow *bsl_form_add_combo (AdwPreferencesGroup *group, const char *title, GtkStringList *names);

/* Shows what is wrong with an entry, until somebody edits it; NULL: nothing. */
void bsl_form_set_fault (GtkWidget *entry, const char *fault);
/* What is wrong with it as shown, or NULL. */
const char *bsl_form_get_fault (GtkWidget *entry);

/* Without white space around. To be freed. */
char *bsl_form_dup_text (GtkWidget *entry);
/* The same; NULL with @fault shown where nothing is written. */
char *bsl_form_dup_filled (GtkWidget *entry, const char *fault);
/* The day, BSL_DATE_NONE where nothing is written; FALSE with a fault shown where that is no day. */
gboolean bsl_form_read_day (GtkWidget *entry, BslDate *day);

G_END_DECLS
