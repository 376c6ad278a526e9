/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* Names of the parts that are always the same; others are documents, "justification.odt". */
#define BSL_PART_PROJECT "project"       /* the project file as it was, without its snapshots */
#define BSL_PART_EVALUATION "evaluation" /* the evaluation as it was */

/* Bytes kept beside the project, named by their SHA-256. */
typedef struct
{
  char *name;
  char *type; /* media type */
  char *sha256;
  gint64 size;
} BslPart;

/* The state of a project at one moment, for good. */
typedef struct
{
  char *id;
  gint64 time; /* milliseconds since the epoch */
  char *who;
  char *reason;
  BslDate on;    /* the day on which law and catalogue were read */
  gint64 event;  /* the last event of the log then, and its hash */
  char *hash;
  GPtrArray *parts; /* of BslPart */
  gint64 amended;   /* when the project was opened for changes again, 0: it was not */
  char *amender;
  char *amendment; /* why */
} BslSnapshot;

/* With an identifier of its own, of now and without parts. */
BslSnapshot *
bsl_snapshot_new (const char *reason, BslDate on);
void
bsl_snapshot_add_part (BslSnapshot *self, const char *name, const char *type, GBytes *bytes);
void
bsl_snapshot_free (BslSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSnapshot, bsl_snapshot_free)
/* The part of that name, or NULL. */
const BslPart *
bsl_snapshot_find_part (const BslSnapshot *self, const char *name);

/* Those of the project, the oldest first; GPtrArray of BslSnapshot. What cannot be read is left
 * out. */
GPtrArray *
bsl_snapshots_read (BslProject *project);
/* Whether the last one holds, so that the project must be amended before it is changed. */
gboolean
bsl_snapshots_are_frozen (JsonNode *list);

/* The list with a snapshot more, or with the last one amended. Owned by the caller. */
JsonNode *
bsl_snapshots_append (JsonNode *list, const BslSnapshot *snapshot);
JsonNode *
bsl_snapshots_amend (JsonNode *list, gint64 time, const char *who, const char *reason);

G_END_DECLS
