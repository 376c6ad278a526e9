/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* The numbers are those of the settings. */
typedef enum
{
  BSL_SORT_MODIFIED, /* the last one first */
  BSL_SORT_TITLE,    /* accents and case ignored */
  BSL_SORT_CREATED,  /* the last one first */
  BSL_SORT_DECISION, /* by the day of the decision, the last one first; those without at the end */
} BslSort;

typedef enum
{
  BSL_STATE_ANY,
  BSL_STATE_DRAFT,  /* not frozen */
  BSL_STATE_FROZEN,
  BSL_STATE_REVIEW, /* law or catalogue changed what its evaluation said */
} BslState;

/* Which projects, in which order: zeroes are all active ones, the last modified first. */
typedef struct
{
  BslShelf shelf;
  const char *search; /* as in bsl_store_list() */
  BslSort sort;
  BslState state;
} BslListQuery;

/* GArray of gint64: the keys of the projects. Reading them costs little, so that a long list reads
 * only the rows that it shows. */
GArray *bsl_store_query_keys (BslStore *self, const BslListQuery *query, GError **error);
/* The project behind a key; fails with BSL_STORE_ERROR_MISSING where it was deleted. */
BslProjectInfo *bsl_store_get_info_by_key (BslStore *self, gint64 key, GError **error);
/* GPtrArray of BslProjectInfo: all at once. */
GPtrArray *bsl_store_query (BslStore *self, const BslListQuery *query, GError **error);

/* Puts into the search index what the words of @questionnaire or an update of the application made
 * out of date: at most @limit projects. @left: whether there are more. For an idle loop after the
 * questions were read; nothing to do takes no time. "changed" comes once, when nothing is left. */
gboolean bsl_store_index (BslStore *self, BslQuestionnaire *questionnaire, guint limit, gboolean *left, GError **error);

/* What is gone with a project that is deleted for ever. */
typedef struct
{
  char *title;
  guint n_answers, n_events, n_snapshots, n_attachments, n_opinions, n_notes;
  gint64 n_bytes; /* of snapshots and attachments */
  gboolean outcome;
} BslContents;

BslContents *bsl_store_get_contents (BslStore *self, const char *id, GError **error);
void bsl_contents_free (BslContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslContents, bsl_contents_free)

G_END_DECLS
