/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* The largest file that can be attached. */
#define BSL_EVIDENCE_MAX_BYTES (10 * 1024 * 1024)

/* A file attached to a project, which proves something: a certificate, a price list, a note. Its
 * bytes are kept beside the project, named by their SHA-256. */
typedef struct
{
  char *id;
  char *name; /* of the file, without folder: fit to be one anywhere */
  char *type; /* media type, or NULL */
  char *sha256;
  gint64 size;
  gint64 time; /* milliseconds since the epoch */
  char *who;   /* who attached it, or NULL */
  char *about; /* answer id it proves, or NULL: the project */
} BslEvidence;

/* Of now, with an identifier of its own; what cannot stand in a file name leaves @name. */
BslEvidence *
bsl_evidence_new (
    const char *name, const char *type, GBytes *bytes, const char *who, const char *about);
void
bsl_evidence_free (BslEvidence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslEvidence, bsl_evidence_free)

/* That of the project, in order; GPtrArray of BslEvidence. What cannot be read is left out. */
GPtrArray *
bsl_evidence_list (BslProject *project);
/* The list in the project file with one more. Owned by the caller. */
JsonNode *
bsl_evidence_append (JsonNode *list, const BslEvidence *evidence);

G_END_DECLS
