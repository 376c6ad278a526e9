/* SPDX-License-Identifier: EUPL-1.2 */
/* Which saved projects are to be looked at again. */
#include "config.h"

#include "ui/history/bsl-review.h"

#include "app/rules/bsl-reopening.h"
#include "app/store/bsl-kept.h"

/* The same that opening the project would tell. */
static gboolean
differs (BslLibrary *library, BslAnswers *answers, const BslKept *kept, BslDate on)
{
  g_autoptr (BslRecord) before = bsl_record_new (kept->evaluation, "evaluation", NULL);
  g_autoptr (BslEvaluation) now = NULL;
  g_autoptr (BslReopening) changes = NULL;

  if (before == NULL)
    return FALSE;

  now = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library), answers, on);
  changes = bsl_reopening_new (before, now, NULL, FALSE, bsl_library_get_lang (library));
  return bsl_reopening_matters (changes);
}

static gboolean
is_outdated (BslLibrary *library, BslAnswers *answers, const BslKept *kept, BslDate today)
{
  BslDate on = bsl_evaluation_choose_date (answers, today);
  g_autofree char *fingerprint =
    bsl_record_dup_fingerprint_on (on, bsl_library_get_rules (library), bsl_library_get_catalogue (library));

  return g_strcmp0 (kept->fingerprint, fingerprint) != 0 && differs (library, answers, kept, on);
}

static gboolean
review (BslLibrary *library, BslStore *store, const char *id, const char *fingerprint, BslDate today, GError **error)
{
  g_autoptr (BslProject) project = bsl_store_peek (store, bsl_library_get_questionnaire (library), id, error);
  g_autoptr (BslKept) kept = NULL;
  gboolean outdated;

  if (project == NULL || !bsl_store_get_kept (store, id, &kept, error))
    return FALSE;

  outdated = kept != NULL && is_outdated (library, bsl_project_get_answers (project), kept, today);
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
