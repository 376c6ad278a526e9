/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-value.h"

G_BEGIN_DECLS

#define BSL_TYPE_VALUE_EDITOR (bsl_value_editor_get_type ())
G_DECLARE_FINAL_TYPE (BslValueEditor, bsl_value_editor, BSL, VALUE_EDITOR, AdwPreferencesGroup)

/**
 * BslValueEditor:
 *
 * A value of a domain to choose or to write. Unknown can always be said, and is neither no nor none.
 */

/* @domain must outlive it. @value NULL: unknown. */
BslValueEditor *bsl_value_editor_new (const BslDomain *domain, const char *title, const BslValue *value, BslLang lang);

/* FALSE where what is written is no such value, which stands beside it then; it has the focus. @value: to be cleared. */
gboolean bsl_value_editor_read (BslValueEditor *self, BslValue *value);

G_END_DECLS
