/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-questionnaire.h"

G_BEGIN_DECLS

/* What a change of a project is about; an answer id is what is none of the others. */
#define BSL_WHAT_TITLE "title"
#define BSL_WHAT_SHELF "shelf"
#define BSL_WHAT_EXTRA "extra:" /* and the name of a member of the project file */

/* A thing that is not alike on two sides: JSON, NULL where one side has nothing. */
typedef struct
{
  char *what;
  char *before, *after;
} BslDelta;

/* The text of a project file as a table: what → JSON of title, answers and other members. Empty
 * where it is no such text. */
GHashTable *
bsl_delta_flatten (const char *text);
/* What differs between two such tables: title, answers in the order of @questionnaire, other
 * answers, other members. GPtrArray of BslDelta. */
GPtrArray *
bsl_delta_compare (GHashTable *before, GHashTable *after, BslQuestionnaire *questionnaire);

typedef enum
{
  BSL_SUBJECT_PROJECT, /* the whole of it, when it was created */
  BSL_SUBJECT_TITLE,
  BSL_SUBJECT_ANSWER,
  BSL_SUBJECT_NOTES,
  BSL_SUBJECT_ATTACHMENTS,
  BSL_SUBJECT_SNAPSHOTS,
  BSL_SUBJECT_OPINIONS,
  BSL_SUBJECT_OUTCOME,
  BSL_SUBJECT_SHELF,
  BSL_SUBJECT_OTHER,
} BslSubject;

/* A change for people. */
typedef struct
{
  BslSubject subject;
  const BslQuestion *question; /* of an answer, where it is still asked, else NULL */
  char *name;                  /* answer id or name of the member */
  char *before, *after;        /* in words; of a list, what only that side holds; NULL: nothing */
} BslDeltaWords;

/* @what NULL: the whole project. The words point into @questionnaire. */
BslDeltaWords *
bsl_delta_describe (const char *what,
                     const char *before,
                     const char *after,
                     BslQuestionnaire *questionnaire,
                     BslLang lang);
void
bsl_delta_words_free (BslDeltaWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslDeltaWords, bsl_delta_words_free)

G_END_DECLS
