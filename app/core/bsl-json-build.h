/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The tree of a text that bsl_json_scan() found without fault; some times faster than JsonParser,
 * which counts at the start of the program. Owned by the caller. */
JsonNode *
bsl_json_build (const char *text);

G_END_DECLS
