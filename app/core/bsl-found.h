/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* Where a project holds the words of a search that its title does not. */
typedef struct
{
  const BslQuestion *question; /* whose answer or note it is; NULL: the description of the need */
  gboolean in_note;
  char *text; /* the words, with some of those around them */
} BslFound;

void
bsl_found_free (BslFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslFound, bsl_found_free)

/* The answer or note of @project that holds most of what the title lacks; answers in words of @lang,
 * if they hold it. NULL where the title says it all, or nothing does. */
BslFound *
bsl_found_new (BslProject *project, const char *search, BslLang lang);

/* Whether @text holds every word of @search. */
gboolean
bsl_found_is_all_in (const char *text, const char *search);

G_END_DECLS
