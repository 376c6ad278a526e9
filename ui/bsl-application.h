/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/edition/bsl-editions.h"
#include "app/store/bsl-store.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

#define BSL_TYPE_APPLICATION (bsl_application_get_type ())
G_DECLARE_FINAL_TYPE (BslApplication, bsl_application, BSL, APPLICATION, AdwApplication)

/* @started: g_get_monotonic_time() at the start of main(), for --exit-after-first-frame. */
BslApplication *bsl_application_new (gint64 started);

/* Which data are in use. Borrowed. */
BslEditions *bsl_application_get_editions (BslApplication *self);
/* The data of the next window, after another edition came into use. */
void bsl_application_set_library (BslApplication *self, BslLibrary *library);
/* What the next window shows; a store that was opened anew. */
void bsl_application_set_store (BslApplication *self, BslStore *store);

G_END_DECLS
