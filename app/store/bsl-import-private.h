/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"
#include "app/store/bsl-import.h"

G_BEGIN_DECLS

struct _BslImport
{
  BslStore *store;
  BslQuestionnaire *questionnaire;
  char *name;
  BslImportKind kind;
  BslProject *project;
  JsonNode *root;       /* the file without what is not of the project */
  GHashTable *contents; /* SHA-256 → GBytes */
  GPtrArray *events;    /* of BslEvent, empty where there is no log that can be used */
  JsonNode *received;   /* a log that is broken, or NULL */
  gint64 broken;
  JsonNode *evaluation; /* or NULL */
  char *file_id;        /* or NULL */
  char *id;             /* of the saved project, or NULL */
  char *head;           /* of its log when it was compared */
  guint n_here;         /* events of its log then */
  GPtrArray *deltas;    /* of BslDelta: from here to the file */
  GPtrArray *untold;    /* of BslDelta: from what the log of the file leads to, to the file */
};

G_END_DECLS
