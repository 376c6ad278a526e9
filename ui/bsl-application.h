/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/store/bsl-store.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

#define BSL_TYPE_APPLICATION (bsl_application_get_type ())
G_DECLARE_FINAL_TYPE (BslApplication, bsl_application, BSL, APPLICATION, AdwApplication)

/* @started: g_get_monotonic_time() at the start of main(), for --exit-after-first-frame. */
BslApplication *bsl_application_new (gint64 started);

/* What the next window shows; a store that was opened anew. */
void bsl_application_set_store (BslApplication *self, BslStore *store);

G_END_DECLS
