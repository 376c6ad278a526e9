/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-list.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT_MODEL (bsl_project_model_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectModel, bsl_project_model, BSL, PROJECT_MODEL, GObject)

/* The saved projects of a query as a list of BslProjectItem. It knows how many there are and in which
 * order, and reads the row of one only when it is asked for it. Empty until loaded.
 *
 * Signal "unreadable" (GError): a row that was asked for cannot be read. */
BslProjectModel *bsl_project_model_new (BslStore *store);
/* What @query gives now. Only the stretch that differs is told as changed, so that the rows that stay
 * keep their focus. FALSE where the store cannot be read: the list stays as it was. */
gboolean bsl_project_model_load (BslProjectModel *self, const BslListQuery *query, GError **error);

G_END_DECLS
