/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes and writes documents in a thread. */
#include "config.h"

#include "ui/document/bsl-document-job.h"

#include <glib/gi18n.h>

#include "app/report/bsl-calendar.h"
#include "app/report/bsl-writers.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/document/bsl-head.h"
#include "ui/history/bsl-version-words.h"

typedef struct
{
  BslQuestionnaire *questionnaire;
  BslRuleBase *rules;
  BslCatalogue *catalogue;
  GBytes *project;
  char *id;
  BslDate on;
  BslReportVersion *since, *until; /* to compare, or NULL */
  GError *error; /* why they cannot be read */
  BslOrder *order;
  BslHead *head;
  char *format;
  GFile *file;
} Job;

static void
job_free (Job *self)
{
  bsl_questionnaire_unref (self->questionnaire);
  bsl_rule_base_unref (self->rules);
  bsl_catalogue_unref (self->catalogue);
  g_bytes_unref (self->project);
  g_free (self->id);
  g_clear_pointer (&self->since, bsl_report_version_free);
  g_clear_pointer (&self->until, bsl_report_version_free);
  g_clear_error (&self->error);
  bsl_order_free (self->order);
  bsl_head_free (self->head);
  g_free (self->format);
  g_clear_object (&self->file);
  g_free (self);
}

static GBytes *
read_part (gpointer history, const BslPart *part, GError **error)
{
  return bsl_history_read_part (history, part, error);
}

/* The version @id of the project, NULL where none is wanted or it cannot be read. */
static BslReportVersion *
read_version (Job *self, BslSession *session, const char *id)
{
  g_autoptr (GPtrArray) versions = NULL;

  if (id == NULL || self->error != NULL)
    return NULL;
  versions = bsl_snapshots_read (bsl_session_get_project (session));
  return bsl_report_version_new (bsl_session_get_project (session), (guint) (bsl_version_find (versions, id) + 1), read_part,
                                 bsl_session_get_history (session), &self->error);
}

/* What is written is of the version it is compared up to, on the day of that. */
static void
read_versions (Job *self, BslSession *session)
{
  self->since = read_version (self, session, self->order->since);
  self->until = read_version (self, session, self->order->until);
  if (self->until == NULL)
    return;
  g_bytes_unref (self->project);
  self->project = bsl_project_to_bytes (self->until->project);
  self->on = self->until->snapshot->on;
}

static Job *
job_new (BslSession *session, const BslOrder *order, const char *format)
{
  BslLibrary *library = bsl_session_get_library (session);
  Job *self = g_new0 (Job, 1);

  self->questionnaire = bsl_questionnaire_ref (bsl_session_get_questionnaire (session));
  self->rules = bsl_rule_base_ref (bsl_library_get_rules (library));
  self->catalogue = bsl_catalogue_ref (bsl_library_get_catalogue (library));
  self->project = bsl_project_to_bytes (bsl_session_get_project (session));
  self->id = g_strdup (bsl_session_get_id (session));
  self->on = bsl_session_get_own_date (session);
  self->order = bsl_order_copy (order);
  self->head = bsl_head_load ();
  self->format = g_strdup (format);
  read_versions (self, session);

  return self;
}

/* Where no form is asked for, it is the first one, which there always is. */
static BslDocument *
report (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options, GError **error)
{
  BslDocument *document = bsl_report_new (project, evaluation, options);

  if (document == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The document “%s” cannot be made. Choose another one."), options->form);
  return document;
}

/* Either a document or, where that is the format, the bytes of reminders. */
static gboolean
make (Job *self, BslDocument **document, GBytes **reminders, GError **error)
{
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autofree const char **without = NULL;
  BslReportOptions options;

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    project = bsl_project_new_tolerant (self->questionnaire, self->project, "project", NULL, error);
  if (project == NULL)
    return FALSE;

  options = bsl_order_get_options (self->order, &without);
  options.since = self->since;
  options.until = self->until;
  bsl_head_apply (self->head, &options);
  evaluation = bsl_evaluation_new (self->rules, self->catalogue, bsl_project_get_answers (project), self->on);
  if (g_strcmp0 (self->format, BSL_FORMAT_REMINDERS) == 0)
    *reminders = bsl_calendar_write (project, self->id, evaluation, &options);
  else
    *document = report (project, evaluation, &options, error);
  return *reminders != NULL || *document != NULL;
}

static GBytes *
write_bytes (Job *self, GError **error)
{
  const BslFormat *format = bsl_format_find (self->format);
  g_autoptr (BslDocument) document = NULL;
  GBytes *reminders = NULL;

  if (!make (self, &document, &reminders, error))
    return NULL;

  return document != NULL ? format->write (document, error) : reminders;
}

static void
build_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BslDocument *document = NULL;
  GBytes *reminders = NULL;
  GError *error = NULL;

  if (make (data, &document, &reminders, &error))
    g_task_return_pointer (task, document, (GDestroyNotify) bsl_document_unref);
  else
    g_task_return_error (task, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = write_bytes (data, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* From here on the file is put in place, whatever is cancelled. FALSE where it was cancelled before. */
static gboolean
commit (GTask *task)
{
  if (!g_task_set_return_on_cancel (task, FALSE))
    return FALSE;

  g_task_set_check_cancellable (task, FALSE);
  return TRUE;
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = write_bytes (self, &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!commit (task))
    return;

  if (bsl_file_saving_replace (self->file, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (Job *job, GTaskThreadFunc thread, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, thread);
}

void
bsl_document_job_build_async (BslSession *session, const BslOrder *order, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  run (job_new (session, order, NULL), build_thread, cancellable, callback, data);
}

BslDocument *
bsl_document_job_build_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bsl_document_job_write_async (BslSession *session, const BslOrder *order, const char *format,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  run (job_new (session, order, format), write_thread, cancellable, callback, data);
}

GBytes *
bsl_document_job_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bsl_document_job_export_async (BslSession *session, const BslOrder *order, const char *format, GFile *file,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Job *job = job_new (session, order, format);

  job->file = g_object_ref (file);
  run (job, export_thread, cancellable, callback, data);
}

gboolean
bsl_document_job_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
