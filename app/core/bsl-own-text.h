/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/**
 * Own texts of a project:
 *
 * What people write into the documents themselves, each at a place that data/report names. They are
 * the member "document" of the file, see data/project.schema.json; its other members are kept.
 */

/* What came out of examining an offer, and why it is not retained: the place is this and the identifier of the offer. */
#define BSL_OWN_TEXT_EXAMINED "examined."
#define BSL_OWN_TEXT_SET_ASIDE "set-aside."

/* Nothing but white space. */
gboolean bsl_own_text_is_blank (const char *text);
/* The text at @place; NULL where there is none but white space. Borrowed, until the next change. */
const char *bsl_own_text_get (BslProject *self, const char *place);
/* What follows @prefix in the places that begin with it and have a text, in the order of the file; g_strfreev(). */
char **bsl_own_text_list (BslProject *self, const char *prefix);
/* TRUE where the project says that third parties may not read it. */
gboolean bsl_own_text_is_withheld (BslProject *self, const char *place);

/* The member of the file with one thing changed, for bsl_history_set_extra(); NULL where nothing is
 * left. To be unreffed.
 *
 * @text "" removes it. */
JsonNode *bsl_own_text_with (BslProject *self, const char *place, const char *text);
JsonNode *bsl_own_text_with_withheld (BslProject *self, const char *place, gboolean withheld);

/* Takes out of the project the texts and marks of all places that begin with one of @prefixes
 * (NULL-terminated). */
void bsl_own_text_drop (BslProject *self, const char *const *prefixes);

/* The first place that differs between two such members (may be NULL); NULL where none does. To be
 * freed. */
char *bsl_own_text_find_changed (JsonNode *before, JsonNode *after);

G_END_DECLS
