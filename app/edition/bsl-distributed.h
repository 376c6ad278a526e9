/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/edition/bsl-edition.h"
#include "app/edition/bsl-keyring.h"

G_BEGIN_DECLS

/* What was distributed to this machine: the data that came with the application, and the extensions beside them. */
typedef struct
{
  BslEdition *shipped;   /* NULL where it does not say which one it is */
  GPtrArray *extensions; /* of BslEdition */
  GPtrArray *layers;     /* of char*: folders of extensions with layers */
} BslDistributed;

/* @directory: of the data that came with the application. The keys of all go into @keys; what cannot be used is told in
 * @faults. */
BslDistributed *bsl_distributed_read (const char *directory, BslKeyring *keys, BslProblems *faults);
void bsl_distributed_free (BslDistributed *self);

/* The newest; of two of one day the extension, which somebody put there on purpose. NULL where none says which one it
 * is. @extension: whether it is one. */
const BslEdition *bsl_distributed_get_newest (const BslDistributed *self, gboolean *extension);
/* Its day, or BSL_DATE_NONE. */
BslDate bsl_distributed_get_date (const BslDistributed *self);
/* The newest extension, where what came with the application is newer; else NULL. */
const BslEdition *bsl_distributed_get_passed_over (const BslDistributed *self);

G_END_DECLS
