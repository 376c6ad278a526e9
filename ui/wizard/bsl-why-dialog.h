/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Why a question is asked, its texts of law, and who can tell. */
AdwDialog *bsl_why_dialog_new (BslSession *session, const BslQuestion *question);

G_END_DECLS
