/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

#define BSL_TYPE_RULES_BANNER (bsl_rules_banner_get_type ())
G_DECLARE_FINAL_TYPE (BslRulesBanner, bsl_rules_banner, BSL, RULES_BANNER, AdwBin)

/* Tells that the rules asked for are at fault and the shipped ones are in use; a button lists every
 * fault. Shows nothing as long as the rules in use are those asked for. */
void bsl_rules_banner_set_library (BslRulesBanner *self, BslLibrary *library);

G_END_DECLS
