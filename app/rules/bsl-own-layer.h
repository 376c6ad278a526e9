/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-layer-edit.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

/* The user's own corrections of the catalogue. Each call validates the merged catalogue first, then writes the file as
 * a whole and durably, then gives the library its new catalogue ("catalogue-changed"). Where anything is wrong, @problems
 * say what, nothing is written, and the library keeps what it has. */

/* Where they are, beside the saved projects, to be freed. For bsl_library_set_own_layer(). */
char *bsl_own_layer_dup_default_path (void);

/* @correction as a layer holds it, see bsl_correction_draft_to_json(); in place of what corrected the same fact before. */
gboolean bsl_own_layer_correct (BslLibrary *library, JsonNode *correction, BslProblems *problems);
/* @offer with its member "added"; in place of an added one of the same identifier. */
gboolean bsl_own_layer_add_offer (BslLibrary *library, JsonNode *offer, BslProblems *problems);
/* Takes back what the user did on @today: what other layers and the base say holds again. */
gboolean bsl_own_layer_take_back (BslLibrary *library, const char *correction, BslDate today, BslProblems *problems);
gboolean bsl_own_layer_take_back_offer (BslLibrary *library, const char *offer, BslDate today, BslProblems *problems);
/* Whether the user's layer holds that correction, or that added offer: others cannot be taken back. */
gboolean bsl_own_layer_holds (BslLibrary *library, const char *correction);
gboolean bsl_own_layer_holds_offer (BslLibrary *library, const char *offer);
/* The user's layer as it is on the disk, to ask more of it than once; NULL where there is none, or it is at fault. To be
 * unreffed. */
JsonNode *bsl_own_layer_ref_root (BslLibrary *library);

G_END_DECLS
