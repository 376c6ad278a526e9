/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/updates/bsl-update-look.h"

G_BEGIN_DECLS

/* Adds a row for each kind of change that there is, with their number, which opens on the list; for other rules; and one
 * where nothing changes. @look must outlive the rows. */
void bsl_update_rows_add (AdwPreferencesGroup *group, BslUpdateLook *look);

G_END_DECLS
