/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-comparison.h"

G_BEGIN_DECLS

/* Adds a row to @group for each kind of @differences (of BslDifference; not editions and the day),
 * which opens on them. @evaluation knows the rules. Returns how many there are. */
guint bsl_difference_rows_add (AdwPreferencesGroup *group, GPtrArray *differences, BslEvaluation *evaluation, BslLang lang);

/* The same for the day and the editions of law and catalogue, a row each. */
guint bsl_edition_rows_add (AdwPreferencesGroup *group, GPtrArray *differences, BslLang lang);

G_END_DECLS
