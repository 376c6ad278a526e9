/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_LAW_CHANGE_ADDED,
  BSL_LAW_CHANGE_REMOVED,
  BSL_LAW_CHANGE_CHANGED,
  BSL_LAW_CHANGE_ORDER, /* a list has the same in another order */
} BslLawChangeKind;

/* One thing in which two sets of rules or questions differ. */
typedef struct
{
  BslLawChangeKind kind;
  const char *list; /* "rules", "questions", "conditions" …: the list of the files it stands in; interned */
  char *id;    /* of a list without identifiers, or in another order, and of a single value: its name in the file */
  char *title; /* in the language asked for, the identifier where it has none; of a whole list the file, "rules/….json" */
} BslLawChange;

/* What differs in the rules and questions of @after from those of @before, as their files say it; neither need be loaded.
 * Of BslLawChange: by list as the files come, what was removed, then whole lists and single values. Editions alone are no
 * difference. To be unreffed. */
GPtrArray *bsl_law_diff (BslLibrary *before, BslLibrary *after, BslLang lang);

G_END_DECLS
