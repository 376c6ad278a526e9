/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/edition/bsl-update.h"

G_BEGIN_DECLS

/* What the tests of editions and of their window share: folders of data that are the shipped ones but for some words. */

/* In a file like "catalogue/offers.json" the first @from becomes @to. */
typedef struct
{
  const char *file, *from, *to;
} EditionChange;

void edition_write_text (const char *directory, const char *name, const char *text);
/* A file of the shipped data; to be freed. */
char *edition_read_shipped (const char *name);
/* Writes into @directory the whole folder of each file of @changes (the last one has no file), changed, and an
 * edition.json; the test fails where a word to change is not there. */
void edition_write (const char *directory, const char *date, const char *publisher, const EditionChange *changes);
/* The same as an update; @directory is gone afterwards. */
BslUpdate *edition_make_update (const char *directory, const char *date, const char *publisher, const EditionChange *changes);
/* Makes @key known where updates are kept in @folder; to be read anew. */
void edition_trust (const char *folder, const BslPublicKey *key);

G_END_DECLS
