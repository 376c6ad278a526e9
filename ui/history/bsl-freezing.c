/* SPDX-License-Identifier: EUPL-1.2 */
/* Freezes a project with what came of it. */
#include "config.h"

#include "ui/history/bsl-freezing.h"

#include "app/rules/bsl-record.h"
#include "ui/document/bsl-document-job.h"

static const struct
{
  const char *format, *name, *type;
} documents[] = {
  { "odt", BSL_FREEZING_DOCUMENT ".odt", "application/vnd.oasis.opendocument.text" },
  { "pdf", BSL_FREEZING_DOCUMENT ".pdf", "application/pdf" },
};

typedef struct
{
  BslSession *session;
  char *reason;
  GBytes *project; /* as it was at the beginning */
  GBytes *bytes[G_N_ELEMENTS (documents)];
  guint n; /* of them that are made */
} Freezing;

static void
clear (Freezing *self)
{
  g_clear_pointer (&self->project, g_bytes_unref);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    g_clear_pointer (&self->bytes[i], g_bytes_unref);
  self->n = 0;
}

static void
freezing_free (gpointer data)
{
  Freezing *self = data;

  clear (self);
  g_object_unref (self->session);
  g_free (self->reason);
  g_free (self);
}

static gboolean
is_unchanged (Freezing *self)
{
  g_autoptr (GBytes) now = bsl_project_to_bytes (bsl_session_get_project (self->session));

  return g_bytes_equal (now, self->project);
}

static gboolean
freeze (Freezing *self)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autoptr (GBytes) record = bsl_record_write (evaluation);
  BslContent contents[G_N_ELEMENTS (documents) + 1] = { { BSL_PART_EVALUATION, "application/json", record } };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    contents[i + 1] = (BslContent) { documents[i].name, documents[i].type, self->bytes[i] };
  return bsl_session_freeze (self->session, self->reason, contents, G_N_ELEMENTS (contents));
}

static void written_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Takes @task. */
static void
go_on (GTask *task)
{
  Freezing *self = g_task_get_task_data (task);
  g_autoptr (BslOrder) order = NULL;

  if (self->n == G_N_ELEMENTS (documents) && !is_unchanged (self))
    clear (self);
  if (self->n == G_N_ELEMENTS (documents))
    {
      g_task_return_boolean (task, freeze (self));
      g_object_unref (task);
      return;
    }

  if (self->project == NULL)
    self->project = bsl_project_to_bytes (bsl_session_get_project (self->session));
  order = bsl_order_new (bsl_session_get_lang (self->session));
  bsl_document_job_write_async (self->session, order, documents[self->n].format, g_task_get_cancellable (task), written_cb, task);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Freezing *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->bytes[self->n] = bsl_document_job_write_finish (result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  self->n++;
  go_on (task);
}

void
bsl_freezing_run_async (BslSession *session, const char *reason, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Freezing *self = g_new0 (Freezing, 1);

  g_return_if_fail (BSL_IS_SESSION (session) && reason != NULL);

  self->session = g_object_ref (session);
  self->reason = g_strdup (reason);
  g_task_set_task_data (task, self, freezing_free);
  go_on (task);
}

gboolean
bsl_freezing_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
