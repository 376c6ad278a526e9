/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_NOTICES (bsl_notices_get_type ())
G_DECLARE_FINAL_TYPE (BslNotices, bsl_notices, BSL, NOTICES, AdwBin)

/* What a person must see at the top of each page of a project: a change that could not be saved, a
 * project that cannot be changed, another day than its own, a rule that says that the tool must not go on. */
GtkWidget *bsl_notices_new (BslSession *session);
void bsl_notices_set_session (BslNotices *self, BslSession *session);
/* The page below says itself where the tool must stop. */
void bsl_notices_leave_stop (BslNotices *self);

G_END_DECLS
