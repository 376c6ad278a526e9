/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Asks why a frozen project is opened for changes again, and opens it. */
AdwDialog *bsl_amend_dialog_new (BslSession *session);

G_END_DECLS
