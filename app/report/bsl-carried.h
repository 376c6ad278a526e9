/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-seal.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_CARRIER_ODT,
  BSL_CARRIER_PDF,
} BslCarrierKind;

/**
 * BslCarried:
 *
 * What a document of Boussole carries, read from its file, which may have been edited since, be
 * damaged or be somebody's trap: sizes are bounded before memory is taken, nothing is run, nothing
 * is looked up elsewhere.
 */
typedef struct
{
  BslCarrierKind kind;
  GBytes *project;        /* the project file, or NULL */
  BslSeal *seal;          /* or NULL */
  BslSectionTexts *texts; /* ODT: what stands in it now */
  char **pages;           /* PDF: fingerprint of what each page shows now */
  char **sealed_pages;    /* PDF: and as it was written, or NULL where the file does not say */
} BslCarried;

/* TRUE where @bytes begin as a file that bsl_carried_new() reads. */
gboolean bsl_carried_can_read (GBytes *bytes);

/* Fails with BSL_ERROR_INVALID or BSL_ERROR_SYNTAX where the file cannot be read or carries nothing
 * of Boussole; @name stands in the message. */
BslCarried *bsl_carried_new (GBytes *bytes, const char *name, GError **error);
void bsl_carried_free (BslCarried *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCarried, bsl_carried_free)

G_END_DECLS
