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
  BSL_OPINION_ASKED,    /* no reply yet */
  BSL_OPINION_HOLDS,    /* given on the answers as they are */
  BSL_OPINION_TO_ADOPT, /* the reply proposes other answers, which were not taken over */
  BSL_OPINION_VOID,     /* what it speaks of was changed since */
} BslOpinionState;

/* A part of the project sent to somebody as a question sheet (bsl-sheet.h), and the reply. */
typedef struct
{
  char *id;
  char *role;  /* of the questionnaire: "rssi" */
  gint64 time; /* milliseconds since the epoch: when it was asked */
  char *who;   /* who asked */
  char *question;   /* in the buyer's words, or NULL */
  char **about;     /* answer ids it speaks of */
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

/* NULL where it has no identifier; what else cannot be read is left out. */
BslOpinion *
bsl_opinion_from_json (JsonNode *node);
void
bsl_opinion_free (BslOpinion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslOpinion, bsl_opinion_free)

/* Who gave it: "name, function"; to be freed. */
char *
bsl_opinion_dup_by (const BslOpinion *self);

/* Those of the project, in order; GPtrArray of BslOpinion. */
GPtrArray *
bsl_opinions_list (BslProject *project);
/* @changed (may be NULL): the answer ids by which it is void; g_strfreev(). */
BslOpinionState
bsl_opinion_get_state (const BslOpinion *self, BslProject *project, char ***changed);

/* The list in the project file with a question more, about at least one answer; its identifier in
 * @id, to be freed. Owned by the caller. */
JsonNode *
bsl_opinions_ask (BslProject *project,
                  const char *who,
                  const char *role,
                  const char *const *about,
                  const char *question,
                  char **id);

G_END_DECLS
