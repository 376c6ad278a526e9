/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

/* The catalogue with @own as the layer of the user: NULL where @problems were added; faults of other layers go to
 * @faults. */
BslCatalogue *bsl_library_build_catalogue (BslLibrary *self, GBytes *own, BslProblems *problems, BslProblems *faults);
/* Takes both, and tells it. */
void bsl_library_take_catalogue (BslLibrary *self, BslCatalogue *catalogue, BslProblems *faults);

G_END_DECLS
