/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/rules/bsl-own-layer.h"

G_BEGIN_DECLS

/* Changes of the user's corrections, told in the window around @widget with a button that undoes them. FALSE where
 * nothing was changed: @problems say why. */
gboolean bsl_correcting_correct (GtkWidget *widget, BslLibrary *library, JsonNode *correction, BslProblems *problems);
gboolean bsl_correcting_add_offer (GtkWidget *widget, BslLibrary *library, JsonNode *offer, BslProblems *problems);

/* The same; where it cannot be done, it is told. */
void bsl_correcting_take_back (GtkWidget *widget, BslLibrary *library, const char *correction);
void bsl_correcting_take_back_offer (GtkWidget *widget, BslLibrary *library, const char *offer);

G_END_DECLS
