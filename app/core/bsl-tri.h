/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BslTri:
 *
 * Truth value of Kleene's strong three-valued logic. The order matters: conjunction is the
 * minimum, disjunction the maximum, negation the mirror.
 */
typedef enum
{
  BSL_TRI_NO,
  BSL_TRI_UNKNOWN,
  BSL_TRI_YES,
} BslTri;

static inline BslTri
bsl_tri_and (BslTri a, BslTri b)
{
  return MIN (a, b);
}

static inline BslTri
bsl_tri_or (BslTri a, BslTri b)
{
  return MAX (a, b);
}

static inline BslTri
bsl_tri_not (BslTri a)
{
  return (BslTri) (BSL_TRI_YES - a);
}

static inline BslTri
bsl_tri_from_bool (gboolean value)
{
  return value ? BSL_TRI_YES : BSL_TRI_NO;
}

/* "yes", "no" or "unknown" */
const char *bsl_tri_to_string (BslTri value);

G_END_DECLS
