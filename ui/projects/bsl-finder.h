/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-library.h"
#include "ui/projects/bsl-project-row.h"

G_BEGIN_DECLS

/* Says in the rows of a list where a search found their projects, after they are shown: each has to be
 * read for that, which takes longer than a keystroke may. */
typedef struct _BslFinder BslFinder;

BslFinder *bsl_finder_new (BslLibrary *library, BslStore *store);
void bsl_finder_free (BslFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslFinder, bsl_finder_free)

/* @list_item was bound; nothing to do where there is no search, or the title says it all. */
void bsl_finder_add (BslFinder *self, GtkListItem *list_item);
/* To be called before it is unbound. */
void bsl_finder_remove (BslFinder *self, GtkListItem *list_item);

G_END_DECLS
