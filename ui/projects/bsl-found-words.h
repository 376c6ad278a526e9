/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-found.h"

G_BEGIN_DECLS

/* Where a search found a project, as a line of the list. To be freed. */
char *bsl_found_words_dup (const BslFound *found, BslLang lang);

G_END_DECLS
