/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"
#include "app/store/bsl-store.h"

G_BEGIN_DECLS

BslDatabase *
bsl_store_get_database (BslStore *self);
/* Fails with the reason why the store cannot be changed. */
gboolean
bsl_store_check_writable (BslStore *self, GError **error);
void
bsl_store_emit_changed (BslStore *self);

G_END_DECLS
