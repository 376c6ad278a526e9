/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The title and the description of a group are markup; these take plain text, NULL for none. */
AdwPreferencesGroup *bsl_group_new (const char *title, const char *description);
void bsl_group_set_title (AdwPreferencesGroup *group, const char *title);
void bsl_group_set_description (AdwPreferencesGroup *group, const char *description);

G_END_DECLS
