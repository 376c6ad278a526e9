/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue-diff.h"
#include "app/catalogue/bsl-view.h"
#include "app/edition/bsl-editions.h"
#include "app/rules/bsl-law-diff.h"

G_BEGIN_DECLS

/* What an update would change. */
typedef struct
{
  BslLibrary *before, *after; /* the data in use and as they would be, without corrections of the user */
  GPtrArray *changes;         /* of BslCatalogueChange */
  GPtrArray *law;             /* of BslLawChange */
  GPtrArray *files;           /* of char *: files of the catalogue that are not the same, but for its offers */
  BslView *view;              /* of @after: which attributes say a state */
} BslPreview;

/* NULL with @problems where a file of the update is at fault, or with @error. Nothing is changed. */
BslPreview *bsl_preview_new (BslEditions *editions, const BslUpdate *update, BslProblems *problems, GError **error);
void bsl_preview_free (BslPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslPreview, bsl_preview_free)

/* Whether @change is of a fact that says a state. */
gboolean bsl_preview_is_state (const BslPreview *self, const BslCatalogueChange *change);

G_END_DECLS
