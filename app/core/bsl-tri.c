/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of the three truth values. */

#include "config.h"

#include "app/core/bsl-tri.h"

const char *
bsl_tri_to_string (BslTri value)
{
  static const char *const words[] = { "no", "unknown", "yes" };

  g_return_val_if_fail ((guint) value < G_N_ELEMENTS (words), "unknown");

  return words[value];
}
