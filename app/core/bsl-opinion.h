/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* What somebody asked says. */
typedef enum
{
  BSL_STANCE_FAVOURABLE,
  BSL_STANCE_RESERVED,
  BSL_STANCE_UNFAVOURABLE,
} BslStance;

/* "favourable", "reserved", "unfavourable" */
extern const char *const bsl_stance_words[];

typedef enum
{
  BSL_OPINION_ASKED,     /* no reply yet */
  BSL_OPINION_HOLDS,     /* given on the answers as they are */
  BSL_OPINION_TO_ADOPT,  /* the reply proposes other answers, which were not taken over */
  BSL_OPINION_VOID,      /* what it speaks of was changed since */
} BslOpinionState;

/* A part of the project sent to somebody as a question sheet, and the reply. */
typedef struct
{
  char *id;
  char *role; /* of the questionnaire: "rssi" */
  gint64 time; /* milliseconds since the epoch: when it was asked */
  char *who;
  char *question; /* in the buyer's words, or NULL */
  char **about;   /* answer ids it speaks of */
  GHashTable *sent; /* answer id → JSON text as it was sent; absent: unknown */
  /* of the reply, all NULL or 0 before it */
  gboolean given;
  char *name;
  char *function;
  BslDate on;
  BslStance stance;
  char *text;
  GHashTable *proposed; /* answer id → JSON text */
} BslOpinion;

void
bsl_opinion_free (BslOpinion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslOpinion, bsl_opinion_free)

/* Those of the project, in order; GPtrArray of BslOpinion. What cannot be read is left out. */
GPtrArray *
bsl_opinions_read (BslProject *project);
/* @changed (may be NULL): the answer ids by which it is void; g_strfreev(). */
BslOpinionState
bsl_opinion_get_state (const BslOpinion *self, BslProject *project, char ***changed);

/* The list with a question more; its identifier in @id, to be freed. Owned by the caller. */
JsonNode *
bsl_opinions_ask (BslProject *project,
                  const char *who,
                  const char *role,
                  const char *const *about,
                  const char *question,
                  char **id);
/* The file to send: "boussole-question-sheet", version 1. @project_id: of the saved project. NULL
 * where there is no such opinion. */
GBytes *
bsl_opinions_write_sheet (BslProject *project, const char *project_id, const char *id);

/* Fills in a sheet: the file to send back, "boussole-opinion", version 1. @on: a day. @answers: a
 * JSON object of the answers proposed, or NULL. Fails with BSL_ERROR_SYNTAX or BSL_ERROR_INVALID. */
GBytes *
bsl_sheet_reply (GBytes *sheet,
                 const char *file,
                 const char *name,
                 const char *function,
                 BslDate on,
                 BslStance stance,
                 const char *text,
                 JsonNode *answers,
                 GError **error);

/* The list with the reply in the file merged in; a second, other reply to the same sheet stands
 * beside the first. Fails with BSL_ERROR_SYNTAX or BSL_ERROR_INVALID: no reply, one to another
 * project, to a sheet this project did not send, or with answers that are none. */
JsonNode *
bsl_opinions_merge (
    BslProject *project, const char *project_id, GBytes *reply, const char *file, GError **error);

G_END_DECLS
