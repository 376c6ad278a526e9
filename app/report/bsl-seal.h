/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-section-texts.h"
#include "app/rules/bsl-record.h"

G_BEGIN_DECLS

#define BSL_SEAL_NAME "replay.json" /* of the attachment */

/* A section as it was written. */
typedef struct
{
  char *id;
  char *title; /* or NULL */
  char *sha256;
} BslSealedSection;

/**
 * BslSeal:
 *
 * What a document says of how it was made ("boussole-replay", version 1): by which application, on
 * which law and catalogue, with which options; what came out; and the fingerprint of the text of
 * each section. Fingerprints without signature show what was changed by accident or without care;
 * who wants to deceive makes them anew.
 */
typedef struct
{
  char *version;        /* of the application */
  char *sha256;         /* of its sentences and outline */
  JsonNode *options;    /* how the document was made; NULL where it does not say */
  BslRecord *record;
  gboolean whole;       /* FALSE: the record names day, law and catalogue only */
  GPtrArray *sections;  /* of BslSealedSection */
  char *text_sha256;    /* of all sections */
} BslSeal;

/* Puts the seal of @document on it, as an attachment and as properties of its metadata; to be called
 * when all text is in it. @options is taken. Without @findings the seal says nothing of what came
 * out, for documents that leave it out. */
void bsl_seal_document (BslDocument *document, BslEvaluation *evaluation, JsonNode *options, gboolean findings);

/* Fails with BSL_ERROR_SYNTAX, BSL_ERROR_INVALID; @name stands in the message. */
BslSeal *bsl_seal_new_from_bytes (GBytes *bytes, const char *name, GError **error);
void bsl_seal_free (BslSeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSeal, bsl_seal_free)

/* Fingerprint of the sentences and the outline of this application: as long as it, law and catalogue
 * stay, the same project gives the same text. */
const char *bsl_seal_get_application_sha256 (void);

G_END_DECLS
