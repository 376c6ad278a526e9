/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-date.h"
#include "app/core/bsl-error.h"

G_BEGIN_DECLS

/* A state of the data (catalogue, rules, questions) as somebody published it: a folder with an edition.json,
 * and what it replaces of the shipped data. */
typedef struct
{
  char *directory; /* or NULL: not on disk */
  char *name;      /* how people know it: "2026-11-23" */
  BslDate date;    /* up to which it was compiled */
  char *publisher;
} BslEdition;

/* The edition in @directory, by its edition.json. Fails with BSL_ERROR_READ, _SYNTAX or _INVALID. */
BslEdition *bsl_edition_read (const char *directory, GError **error);
/* What its edition.json holds; to be freed. */
char *bsl_edition_to_text (const BslEdition *self);
/* Writes the edition.json of @directory, durably. */
gboolean bsl_edition_write (const BslEdition *self, const char *directory, GError **error);
BslEdition *bsl_edition_copy (const BslEdition *self);
void bsl_edition_free (BslEdition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslEdition, bsl_edition_free)

G_END_DECLS
