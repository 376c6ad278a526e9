/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to, and writes there what the offers cost, as a spreadsheet. */
void bsl_cost_saving_start (GtkWidget *widget, BslSession *session);

G_END_DECLS
