/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"
#include "ui/document/bsl-job-bar.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

/* The project itself, which the window exports. */
#define BSL_FORMAT_PROJECT "boussole"

/* What a document is saved as. */
typedef struct
{
  const char *id; /* of bsl-document-job.h, or BSL_FORMAT_PROJECT */
  const char *title;
  const char *subtitle;
  const char *suffix; /* NULL where it is that of bsl_format_find() */
} BslFileType;

/* The table, ended by an id of NULL; titles are to be translated. */
const BslFileType *bsl_saving_get_types (void);

/* Asks where to, and saves there; tells in the window around @bar what came of it. */
void bsl_saving_start (BslJobBar *bar, BslSession *session, const BslOrder *order, const char *type);

G_END_DECLS
