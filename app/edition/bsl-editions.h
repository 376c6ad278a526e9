/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"
#include "app/edition/bsl-edition.h"
#include "app/edition/bsl-update.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_ORIGIN_SHIPPED,   /* came with the application */
  BSL_ORIGIN_EXTENSION, /* was installed beside it by an administrator */
  BSL_ORIGIN_APPLIED,   /* is an update that the user opened */
} BslOrigin;

#define BSL_TYPE_EDITIONS (bsl_editions_get_type ())
G_DECLARE_FINAL_TYPE (BslEditions, bsl_editions, BSL, EDITIONS, GObject)

/**
 * BslEditions:
 *
 * Which data are in use: those that came with the application, those of an extension beside it (Flatpak's
 * org.boussole.Boussole.Catalogue), or those of the update that the user applied last.
 *
 * Of what is distributed, the newest is in use. An update that the user applied goes before it, an older one
 * too, until something newer than both is distributed. Nothing that was applied is deleted before five others
 * came after it.
 */

/* @shipped is the folder of data, @folder where applied updates are kept; NULL for the usual ones. */
BslEditions *bsl_editions_new (const char *shipped, const char *folder);
/* The same places, read anew: for another thread. */
BslEditions *bsl_editions_new_same (BslEditions *self);
/* Reads anew what there is: an administrator may have installed something. */
void bsl_editions_refresh (BslEditions *self);

/* The edition in use, and where it comes from (@origin may be NULL). Borrowed until something changes. */
const BslEdition *bsl_editions_get_current (BslEditions *self, BslOrigin *origin);
/* Of the update that is in use: the day on which it was applied, BSL_DATE_NONE where that was not kept or none is in
 * use; and the key that had signed it, NULL where none that was known had. */
BslDate bsl_editions_get_applied_on (BslEditions *self);
const char *bsl_editions_get_applied_key (BslEditions *self);
/* What is installed beside the application but not in use because it is older; NULL where there is none. */
const BslEdition *bsl_editions_get_passed_over (BslEditions *self);
/* The editions and keys that were of no use because a file of theirs is faulty. Borrowed. */
BslProblems *bsl_editions_get_faults (BslEditions *self);
/* The list of updates, where it is damaged: what it held was found again and is in use. Borrowed. */
BslProblems *bsl_editions_get_damage (BslEditions *self);
/* Makes @library, before it is loaded, read what is in use. */
void bsl_editions_choose (BslEditions *self, BslLibrary *library);

/* The key among those in the folders "keys" of shipped data, extensions and @folder that signed @update; NULL
 * where none did. Borrowed. */
const BslPublicKey *bsl_editions_find_key (BslEditions *self, const BslUpdate *update);
/* Whether a key of that name is known here. Where one is and found none, @update was changed after it was signed. */
gboolean bsl_editions_knows (BslEditions *self, const char *key_id);

/* The data as they would be with @update, which is unpacked into the empty @directory, read and found without fault; to
 * be unreffed. NULL with @problems where a file of it is wrong, or with @error. Nothing else is changed. */
BslLibrary *bsl_editions_try (BslEditions *self, const BslUpdate *update, const char *directory, BslProblems *problems,
                              GError **error);
/* Whether @update is what is in use. */
gboolean bsl_editions_uses (BslEditions *self, const BslUpdate *update);
/* @update is in use from the next start, or from the next library that is made; where it is in use nothing changes. All
 * or nothing, whenever the program is ended. The caller has shown who signed it. @key, which did, is known from now on;
 * NULL for none that is not known already. */
gboolean bsl_editions_apply (BslEditions *self, const BslUpdate *update, const BslPublicKey *key, BslProblems *problems,
                             GError **error);
/* What was in use before the update that was applied last; NULL where none was. Free with
 * bsl_edition_free(). */
BslEdition *bsl_editions_dup_before (BslEditions *self);
/* Back to it. Fails where there is no update in use: another program may have taken it back already. */
gboolean bsl_editions_revert (BslEditions *self, GError **error);

G_END_DECLS
