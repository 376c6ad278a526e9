/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* The largest file that can be attached. */
#define BSL_ATTACHMENT_MAX_BYTES (10 * 1024 * 1024)

/* A file that proves something: a certificate, a price list, a note. Its bytes are kept beside the
 * project, named by their SHA-256. */
typedef struct
{
  char *id;
  char *name; /* of the file, without folder */
  char *type; /* media type, or NULL */
  char *sha256;
  gint64 size;
  gint64 time; /* milliseconds since the epoch */
  char *who;   /* who attached it */
  char *about; /* answer id it proves, or NULL: the project */
} BslAttachment;

/* Of now, with an identifier of its own; what cannot stand in a file name leaves @name. */
BslAttachment *
bsl_attachment_new (
    const char *name, const char *type, GBytes *bytes, const char *who, const char *about);
void
bsl_attachment_free (BslAttachment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslAttachment, bsl_attachment_free)

/* Those of the project, in order; GPtrArray of BslAttachment. What cannot be read is left out. */
GPtrArray *
bsl_attachments_read (BslProject *project);
/* The list with one more. Owned by the caller. */
JsonNode *
bsl_attachments_append (JsonNode *list, const BslAttachment *attachment);

G_END_DECLS
