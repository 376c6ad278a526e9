/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* How a procurement ended. */
typedef enum
{
  BSL_OUTCOME_AWARDED,
  BSL_OUTCOME_NONE_SUITABLE,
  BSL_OUTCOME_ABANDONED,
} BslOutcomeKind;

/* "awarded", "none-suitable", "abandoned" */
extern const char *const bsl_outcome_words[];

/* An offer that was awarded (one for each lot). */
typedef struct
{
  char *id;
  char *name;
  JsonNode *copy; /* the offer as it was that day: whatever the caller had of it; or NULL */
} BslAward;

typedef struct
{
  BslOutcomeKind kind;
  BslDate on; /* the day, or BSL_DATE_NONE */
  char *text; /* what the buyer says of it, or NULL */
  GPtrArray *awards; /* of BslAward */
} BslOutcome;

BslOutcome *
bsl_outcome_new (BslOutcomeKind kind, BslDate on, const char *text);
/* @copy may be NULL; it is copied. */
void
bsl_outcome_add_award (BslOutcome *self, const char *id, const char *name, JsonNode *copy);
void
bsl_outcome_free (BslOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslOutcome, bsl_outcome_free)

/* That of the project, or NULL where none is recorded or it cannot be read. */
BslOutcome *
bsl_outcome_read (BslProject *project);
/* The same of the member of the file, which may be NULL. */
BslOutcome *
bsl_outcome_from_json (JsonNode *node);
JsonNode *
bsl_outcome_to_json (const BslOutcome *self);

G_END_DECLS
