/* SPDX-License-Identifier: EUPL-1.2 */
/* What changed in a project since a person last saw it. */
#include "config.h"

#include "ui/history/bsl-reopened.h"

#include "app/report/bsl-report-tasks.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-log.h"

#define UNREAD "bsl-reopened-unread"

void
bsl_reopened_free (BslReopened *self)
{
  if (self == NULL)
    return;

  bsl_reopening_free (self->changes);
  g_clear_pointer (&self->deltas, g_ptr_array_unref);
  g_free (self);
}

static BslKept *
read_kept (BslSession *session)
{
  g_autoptr (GError) error = NULL;
  BslKept *kept = NULL;

  if (!bsl_store_get_kept (bsl_session_get_store (session), bsl_session_get_id (session), &kept, &error))
    g_debug ("What was last seen cannot be read: %s", error->message);
  return kept;
}

/* Identifiers of the offers that were awarded. */
static char **
dup_awarded (BslSession *session)
{
  g_autoptr (BslOutcome) outcome = bsl_outcome_read (bsl_session_get_project (session));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; outcome != NULL && i < outcome->awards->len; i++)
    {
      const BslAward *award = g_ptr_array_index (outcome->awards, i);

      if (award->id != NULL)
        g_strv_builder_add (ids, award->id);
    }
  return g_strv_builder_end (ids);
}

static BslReopened *
compare (BslSession *session, const BslKept *kept)
{
  g_autoptr (BslRecord) before = bsl_record_new (kept->evaluation, "evaluation", NULL);
  g_autoptr (BslEvaluation) now = bsl_session_ref_own_evaluation (session);
  g_auto (GStrv) awarded = dup_awarded (session);
  BslReopened *self;

  if (before == NULL)
    return NULL;

  self = g_new0 (BslReopened, 1);
  self->time = kept->time;
  self->awarded = awarded[0] != NULL;
  self->changes = bsl_reopening_new (before, now, (const char *const *) awarded,
                                     bsl_history_is_frozen (bsl_session_get_history (session)), bsl_session_get_lang (session));
  self->deltas = bsl_history_compare_since (bsl_session_get_history (session), kept->seq, NULL);
  if (self->deltas == NULL)
    self->deltas = g_ptr_array_new ();
  return self;
}

BslReopened *
bsl_reopened_new (BslSession *session)
{
  g_autoptr (BslKept) kept = NULL;

  g_return_val_if_fail (BSL_IS_SESSION (session), NULL);

  kept = read_kept (session);
  return kept != NULL ? compare (session, kept) : NULL;
}

static gboolean
changed_by_others (BslSession *session, gint64 since)
{
  g_autofree char *me = bsl_log_dup_who ();
  g_autoptr (GPtrArray) events = bsl_history_read_since (bsl_session_get_history (session), since, NULL);

  for (guint i = 0; events != NULL && i < events->len; i++)
    if (g_strcmp0 (((const BslEvent *) g_ptr_array_index (events, i))->who, me) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_news (BslSession *session, const BslKept *kept)
{
  g_autoptr (BslEvaluation) now = bsl_session_ref_own_evaluation (session);
  g_autofree char *fingerprint = bsl_record_dup_fingerprint (now);
  gboolean others = changed_by_others (session, kept->seq);
  g_autoptr (BslReopened) self = NULL;

  if (!others && g_strcmp0 (fingerprint, kept->fingerprint) == 0)
    return FALSE;

  self = compare (session, kept);
  return self != NULL && ((others && self->deltas->len > 0) || bsl_reopening_matters (self->changes));
}

/* Unknown where the evaluation stops: then no task is listed. */
static int
count_blocking (BslSession *session, BslEvaluation *evaluation)
{
  return bsl_evaluation_get_stop (evaluation) == NULL ? (int) bsl_report_count_blocking (bsl_session_get_project (session), evaluation) : -1;
}

static void
keep (BslSession *session)
{
  g_autoptr (BslEvaluation) now = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) error = NULL;

  if (bsl_session_is_read_only (session))
    return;

  now = bsl_session_ref_own_evaluation (session);
  fingerprint = bsl_record_dup_fingerprint (now);
  record = bsl_record_write (now);
  if (!bsl_store_keep_evaluation (bsl_session_get_store (session), bsl_session_get_id (session), fingerprint, record, count_blocking (session, now), &error))
    g_debug ("What is seen is not kept: %s", error->message);
}

gboolean
bsl_reopened_begin (BslSession *session)
{
  g_autoptr (BslKept) kept = NULL;
  gboolean news;

  g_return_val_if_fail (BSL_IS_SESSION (session), FALSE);

  kept = read_kept (session);
  news = kept != NULL && has_news (session, kept);
  g_object_set_data (G_OBJECT (session), UNREAD, GINT_TO_POINTER (news));
  if (kept == NULL)
    keep (session);
  return news;
}

void
bsl_reopened_read (BslSession *session)
{
  g_return_if_fail (BSL_IS_SESSION (session));

  g_object_set_data (G_OBJECT (session), UNREAD, NULL);
  keep (session);
}

void
bsl_reopened_end (BslSession *session)
{
  g_return_if_fail (BSL_IS_SESSION (session));

  if (g_object_get_data (G_OBJECT (session), UNREAD) == NULL)
    keep (session);
}
