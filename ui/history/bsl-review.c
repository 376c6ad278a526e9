/* SPDX-License-Identifier: EUPL-1.2 */
/* Which saved projects are to be looked at again. */
#include "config.h"

#include "ui/history/bsl-review.h"

#include "app/rules/bsl-reopening.h"
#include "app/store/bsl-kept.h"

/* The same that opening the project would tell. NULL where what was seen cannot be read. */
static BslReopening *
compare (BslLibrary *library, BslProject *project, const BslKept *kept, BslDate on, BslEvaluation **now)
{
  g_autoptr (BslRecord) before = bsl_record_new (kept->evaluation, "evaluation", NULL);

  *now = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library), bsl_project_get_answers (project), on);
  return before != NULL ? bsl_reopening_new (before, *now, NULL, FALSE, bsl_library_get_lang (library)) : NULL;
}

static gboolean
is_outdated (BslLibrary *library, BslProject *project, const BslKept *kept, BslDate today)
{
  BslDate on = bsl_evaluation_choose_date (bsl_project_get_answers (project), today);
  g_autofree char *fingerprint =
    bsl_record_dup_fingerprint_on (on, bsl_library_get_rules (library), bsl_library_get_catalogue (library));
  g_autoptr (BslReopening) changes = NULL;
  g_autoptr (BslEvaluation) now = NULL;

  if (g_strcmp0 (kept->fingerprint, fingerprint) == 0)
    return FALSE;
  changes = compare (library, project, kept, on, &now);
  return changes != NULL && bsl_reopening_matters (changes);
}

static gboolean
review (BslLibrary *library, BslStore *store, const char *id, const char *fingerprint, BslDate today, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (BslProject) project = bsl_store_peek (store, bsl_library_get_questionnaire (library), id, &unreadable);
  g_autoptr (BslKept) kept = NULL;
  gboolean outdated;

  /* one that cannot be read is for a person to look at, and keeps nobody from the others */
  if (project == NULL || !bsl_store_get_kept (store, id, &kept, &unreadable))
    {
      g_warning ("Project %s cannot be looked at again: %s", id, unreadable != NULL ? unreadable->message : "it is gone");
      return bsl_store_set_review (store, id, fingerprint, TRUE, error);
    }
  outdated = kept != NULL && is_outdated (library, project, kept, today);
  return bsl_store_set_review (store, id, fingerprint, outdated, error);
}

gboolean
bsl_review_next (BslLibrary *library, BslStore *store, BslDate today)
{
  g_autofree char *fingerprint = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (BSL_IS_LIBRARY (library) && BSL_IS_STORE (store), FALSE);

  fingerprint =
    bsl_record_dup_fingerprint_on (today, bsl_library_get_rules (library), bsl_library_get_catalogue (library));
  ids = bsl_store_list_stale (store, fingerprint, 1, &error);
  if (ids != NULL && ids[0] != NULL && review (library, store, ids[0], fingerprint, today, &error))
    return TRUE;

  if (error != NULL)
    g_debug ("Not looked at again: %s", error->message);
  return FALSE;
}

BslReopening *
bsl_review_dup_changes (BslLibrary *library, BslStore *store, const char *id, BslDate today, BslEvaluation **now)
{
  g_autoptr (BslProject) project = bsl_store_peek (store, bsl_library_get_questionnaire (library), id, NULL);
  g_autoptr (BslKept) kept = NULL;

  if (project == NULL || !bsl_store_get_kept (store, id, &kept, NULL) || kept == NULL)
    return NULL;
  return compare (library, project, kept, bsl_evaluation_choose_date (bsl_project_get_answers (project), today), now);
}
