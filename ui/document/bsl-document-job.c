/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes and writes the document in a thread. */
#include "config.h"

#include "ui/document/bsl-document-job.h"

#include "app/report/bsl-report.h"

typedef struct
{
  BslQuestionnaire *questionnaire;
  BslRuleBase *rules;
  BslCatalogue *catalogue;
  GBytes *project;
  BslDate on;
  BslLang lang;
  gint64 time;
  const BslFormat *format;
  GFile *file;
} Job;

static void
job_free (Job *self)
{
  bsl_questionnaire_unref (self->questionnaire);
  bsl_rule_base_unref (self->rules);
  bsl_catalogue_unref (self->catalogue);
  g_bytes_unref (self->project);
  g_clear_object (&self->file);
  g_free (self);
}

static Job *
job_new (BslSession *session, BslLang lang)
{
  BslLibrary *library = bsl_session_get_library (session);
  Job *self = g_new0 (Job, 1);

  self->questionnaire = bsl_questionnaire_ref (bsl_session_get_questionnaire (session));
  self->rules = bsl_rule_base_ref (bsl_library_get_rules (library));
  self->catalogue = bsl_catalogue_ref (bsl_library_get_catalogue (library));
  self->project = bsl_project_to_bytes (bsl_session_get_project (session));
  self->on = bsl_session_get_own_date (session);
  self->lang = lang;
  self->time = g_get_real_time () / G_USEC_PER_SEC;

  return self;
}

static BslDocument *
build (Job *self, GError **error)
{
  g_autoptr (BslProject) project = bsl_project_new_from_bytes (self->questionnaire, self->project, "project", NULL, error);
  g_autoptr (BslEvaluation) evaluation = NULL;

  if (project == NULL)
    return NULL;

  evaluation = bsl_evaluation_new (self->rules, self->catalogue, bsl_project_get_answers (project), self->on);
  return bsl_report_new (project, evaluation, &(const BslReportOptions) { .lang = self->lang, .time = self->time });
}

static GBytes *
write_bytes (Job *self, GError **error)
{
  g_autoptr (BslDocument) document = NULL;

  if (self->format == NULL)
    return g_bytes_ref (self->project);

  document = build (self, error);
  return document != NULL ? self->format->write (document, error) : NULL;
}

static void
build_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BslDocument *document = build (data, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) bsl_document_unref);
  else
    g_task_return_error (task, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = write_bytes (self, &error);
  gsize size;
  const char *contents;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  contents = g_bytes_get_data (bytes, &size);
  if (g_file_replace_contents (self->file, contents, size, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                               cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
bsl_document_job_build_async (BslSession *session, BslLang lang, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, job_new (session, lang), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, build_thread);
}

BslDocument *
bsl_document_job_build_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bsl_document_job_export_async (BslSession *session, BslLang lang, const BslFormat *format, GFile *file,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = job_new (session, lang);

  job->format = format;
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
bsl_document_job_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
