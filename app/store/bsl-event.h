/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-delta.h"
#include "app/store/bsl-store.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_EVENT_CREATE,
  BSL_EVENT_EDIT,
  BSL_EVENT_UNDO,
  BSL_EVENT_REDO,
  BSL_EVENT_ACT, /* a change that undo passes over: put on a shelf, frozen … */
} BslEventKind;

/* "create", "edit", "undo", "redo", "act" */
extern const char *const bsl_event_kind_words[];

/* A line of the log, see data/sql. */
typedef struct
{
  gint64 seq;
  gint64 time; /* milliseconds */
  char *who;
  BslEventKind kind;
  gint64 target; /* 0: none */
  char *what;
  char *before; /* JSON or NULL */
  char *after;
  char *reason; /* or NULL */
  char *hash;
} BslEvent;

/* Copies everything; @reason NULL or "": none was given. */
BslEvent *
bsl_event_new (BslEventKind kind,
               gint64 target,
               const char *what,
               const char *before,
               const char *after,
               const char *reason);
void
bsl_event_free (BslEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslEvent, bsl_event_free)

/* What is none of the words is an edit. */
BslEventKind
bsl_event_kind_from_word (const char *word);

/* Whether a change of @what is an act, whoever makes it: what was frozen, what others were asked and
 * said, how it ended. */
BslEventKind
bsl_event_kind_of (const char *what);

/* The hash the event must have after an event with the hash @previous ("" for the first). */
char *
bsl_event_compute_hash (const BslEvent *self, const char *previous);

/* The words of @event for a line of the log; they point into @questionnaire. */
BslDeltaWords *
bsl_event_describe (const BslEvent *event, BslQuestionnaire *questionnaire, BslLang lang);

G_END_DECLS
