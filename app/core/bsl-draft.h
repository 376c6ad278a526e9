/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* Takes out of a copy what is true of the first purchase only: what was decided, examined, said by
 * others, attested, recorded of the procedure, or kept beside the project. The need stays. */
void bsl_draft_begin (BslProject *self);

G_END_DECLS
