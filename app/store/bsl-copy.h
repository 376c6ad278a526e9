/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* A whole and checked copy of @database as the file @to (mode 0600), in place of what has that name.
 * Under another name first, which begins with "@to.": a copy with the final name is always whole. */
gboolean
bsl_copy_write (BslDatabase *database, const char *to, GError **error);

/* Everything @from holds in place of everything @to holds, in one transaction. What @to, with a
 * write-ahead log, holds is written as the file @aside first, and nobody commits in between. */
gboolean
bsl_copy_replace (BslDatabase *to, BslDatabase *from, const char *aside, GError **error);

G_END_DECLS
