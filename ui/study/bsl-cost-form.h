/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/study/bsl-cost-record.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Numbers of a form about costs, see bsl-form.h. */

/* @number in @parts as it is written; to be freed. */
char *bsl_cost_form_dup_number (gint64 number, gint64 parts, BslLang lang);
/* From two entries, of which @high may be empty. FALSE with the fault shown where they are no range; @needed: also
 * where nothing is written, which else is unknown. */
gboolean bsl_cost_form_read_range (GtkWidget *low, GtkWidget *high, gint64 parts, gboolean needed, BslLang lang, BslCostRange *range);
/* Records @node, which is taken. FALSE with what is wrong in @problems. */
gboolean bsl_cost_form_save (BslSession *session, JsonNode *node, BslProblems *problems);
/* A button at the end of @page for @action. */
void bsl_cost_form_add_removal (AdwPreferencesPage *page, const char *label, const char *action);

G_END_DECLS
