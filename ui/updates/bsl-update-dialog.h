/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/edition/bsl-editions.h"

G_BEGIN_DECLS

#define BSL_TYPE_UPDATE_DIALOG (bsl_update_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslUpdateDialog, bsl_update_dialog, BSL, UPDATE_DIALOG, AdwDialog)

/**
 * BslUpdateDialog:
 *
 * What a file with an update holds: which edition, who signed it, what changes, what is wrong with it. Nothing is changed
 * by it. What nobody known signed is applied only when that was said; what is faulty, or was changed after it was signed,
 * never.
 *
 * Emits "apply" (no argument) when the person wants it, and closes. Actions "update.apply", "update.add-key".
 */
AdwDialog *bsl_update_dialog_new (BslEditions *editions, BslLang lang, GBytes *bytes, const char *name);

/* For a handler of "apply". To be freed; there is none to take afterwards. */
BslUpdate *bsl_update_dialog_take_update (BslUpdateDialog *self);
/* The key that was added and is to be known with the update, or NULL. */
BslPublicKey *bsl_update_dialog_take_key (BslUpdateDialog *self);

/* The key in @file is known once the update is applied, if it is the one that signed it; else the dialog says so. */
void bsl_update_dialog_add_key (BslUpdateDialog *self, GFile *file);

G_END_DECLS
