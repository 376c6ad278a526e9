/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT_ITEM (bsl_project_item_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectItem, bsl_project_item, BSL, PROJECT_ITEM, GObject)

/* A saved project in a list model, found by @search (NULL or "": by none). Takes @info. */
BslProjectItem *bsl_project_item_new (BslProjectInfo *info, const char *search);
const BslProjectInfo *bsl_project_item_get_info (BslProjectItem *self);
const char *bsl_project_item_get_search (BslProjectItem *self);
/* Same project and search, and nothing that shows has changed. */
gboolean bsl_project_item_shows (BslProjectItem *self, const BslProjectInfo *info, const char *search);
/* "Awarded · Frozen, 12 answers · 3 tasks before signature · decision on 3 March 2027 · changed yesterday at 14:05" in the
 * language of the interface. */
char *bsl_project_item_dup_subtitle (BslProjectItem *self);

G_END_DECLS
