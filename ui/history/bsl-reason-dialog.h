/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Asks for the reason of what is done with a project, which stands in its history; @verb (with a mark
 * for its key) is the response "do", which cannot be given without one. */
AdwDialog *bsl_reason_dialog_new (const char *heading, const char *body, const char *verb);
/* What was written, without white space around it. To be freed. */
char *bsl_reason_dialog_dup_reason (AdwDialog *self);

/* Asks why a frozen project is opened for changes again, and opens it. */
AdwDialog *bsl_amend_dialog_new (BslSession *session);

G_END_DECLS
