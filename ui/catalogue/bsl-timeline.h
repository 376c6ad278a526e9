/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

#define BSL_TYPE_TIMELINE (bsl_timeline_get_type ())
G_DECLARE_FINAL_TYPE (BslTimeline, bsl_timeline, BSL, TIMELINE, GtkWidget)

/* A picture of the history of an offer: lanes with states, milestones and dates over years, and today. All that it
 * shows stands in its text alternative too. @events: see bsl_offer_history_new(); referenced, not empty. */
GtkWidget *bsl_timeline_new (BslCatalogueReader *reader, const BslOffer *offer, GArray *events);

/* When something happens, in words: a day, or from when until when. To be freed. */
char *bsl_timeline_dup_when (BslCatalogueReader *reader, const BslMoment *event);

G_END_DECLS
