/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-opinion.h"

G_BEGIN_DECLS

/**
 * BslSheet:
 *
 * A question sheet is the file that goes to whoever is asked: "boussole-question-sheet", version 1.
 * It holds the questions with their reasons and options in both languages, so that it can be read
 * without this application. The reply is the same file filled in: "boussole-opinion", version 1.
 * See data/sheet.schema.json.
 */
typedef struct
{
  char *project_id;    /* of the saved project */
  char *project_title; /* or NULL */
  BslOpinion *opinion; /* what is asked, and the reply where it is one */
  JsonNode *root;      /* the file */
} BslSheet;

typedef enum
{
  BSL_SHEET_NONE, /* another file */
  BSL_SHEET_QUESTIONS,
  BSL_SHEET_REPLY,
} BslSheetKind;

/* What the file says it is at its beginning; nothing more is looked at. */
BslSheetKind
bsl_sheet_peek (GBytes *bytes);

/* The sheet to send of one of bsl_opinions_list(). NULL where there is none with this @id. */
GBytes *
bsl_sheet_write (BslProject *project, const char *project_id, const char *id);

/* Reads a sheet; @file stands in messages. Fails with BSL_ERROR_SYNTAX or BSL_ERROR_INVALID. */
BslSheet *
bsl_sheet_read (GBytes *bytes, const char *file, GError **error);
/* The same of a reply. Whether it can be merged is another question. */
BslSheet *
bsl_sheet_read_reply (GBytes *bytes, const char *file, GError **error);
void
bsl_sheet_free (BslSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSheet, bsl_sheet_free)

/* The file to send back. @on: a day. @text: what is said, or NULL. @answers: a JSON object of answers
 * proposed in place of those sent, or NULL. */
GBytes *
bsl_sheet_reply (const BslSheet *self,
                 const char *name,
                 const char *function,
                 BslDate on,
                 BslStance stance,
                 const char *text,
                 JsonNode *answers);

/* The list of opinions with the reply in the file merged in, owned by the caller; a second, other
 * reply to the same sheet stands beside the first. Fails with BSL_ERROR_SYNTAX or
 * BSL_ERROR_INVALID: no reply, one to another project, to a sheet this project did not send, or
 * with answers to what was not asked. */
JsonNode *
bsl_sheet_merge (
    BslProject *project, const char *project_id, GBytes *reply, const char *file, GError **error);

G_END_DECLS
