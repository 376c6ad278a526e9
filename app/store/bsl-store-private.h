/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"
#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* The answer that says when it is decided. */
#define BSL_STORE_DECISION_DATE "purchase.decision-date"

BslDatabase *
bsl_store_get_database (BslStore *self);
/* Fails with the reason why the store cannot be changed. */
gboolean
bsl_store_check_writable (BslStore *self, GError **error);
void
bsl_store_emit_changed (BslStore *self);
/* A transaction that writes; its commit tells of the change. */
BslTransaction *
bsl_store_begin (BslStore *self, GError **error);
gboolean
bsl_store_commit (BslStore *self, BslTransaction *transaction, GError **error);

G_END_DECLS
