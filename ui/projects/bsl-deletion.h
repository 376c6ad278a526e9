/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-list.h"

G_BEGIN_DECLS

/* What is gone for ever with a project, as sentences. To be freed. */
char *bsl_deletion_dup_words (const BslContents *contents, BslLang lang);

G_END_DECLS
