/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-import.h"
#include "tests/store/store-fixture.h"

G_BEGIN_DECLS

/* Two machines of two people. */
typedef struct
{
  StoreFixture here, there;
} Machines;

void
machines_set_up (Machines *machines, gconstpointer data);
void
machines_tear_down (Machines *machines, gconstpointer data);

/* The portable file of a project of one of them. */
GBytes *
machines_export (StoreFixture *fixture, const char *id);
/* The file opened on one of them. */
BslImport *
machines_open (StoreFixture *fixture, GBytes *bytes);
void
machines_assert_kind (StoreFixture *fixture, GBytes *bytes, BslImportKind kind);
/* Opens it, expects @kind, imports it and verifies the log; the id of the project. */
char *
machines_apply (StoreFixture *fixture,
                GBytes *bytes,
                BslImportKind kind,
                BslImportChoice choice,
                const char *const *taken);

/* A project with everything there is; its id. */
char *
machines_add_rich (StoreFixture *fixture);

G_END_DECLS
