/* SPDX-License-Identifier: EUPL-1.2 */
/* Error domain of files brought by a person. */

#include "config.h"

#include "app/core/bsl-error.h"

G_DEFINE_QUARK (bsl - error - quark, bsl_error)
