/* SPDX-License-Identifier: EUPL-1.2 */
/* A frozen version of a project, read for a document. */
#include "config.h"

#include "app/report/bsl-report-version.h"

#include <glib/gi18n-lib.h>

void
bsl_report_version_free (BslReportVersion *self)
{
  g_clear_pointer (&self->snapshot, bsl_snapshot_free);
  g_clear_object (&self->project);
  g_clear_pointer (&self->record, bsl_record_free);
  g_free (self);
}

/* Takes the snapshot out of the list. */
static BslSnapshot *
take_snapshot (BslProject *project, guint number, GError **error)
{
  g_autoptr (GPtrArray) all = bsl_snapshots_read (project);

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    if (i + 1 != number)
      bsl_snapshot_free (g_ptr_array_index (all, i));
  if (number > 0 && number <= all->len)
    return g_ptr_array_index (all, number - 1);

  if (all->len == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("This project has no frozen version to compare with: freeze it in the window, and export it again."));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 ngettext ("There is no version %u: this project has %u version.", "There is no version %u: this project has %u versions.", all->len),
                 number, all->len);
  return NULL;
}

static gboolean
read_project (BslReportVersion *self, BslQuestionnaire *questionnaire, BslReadPart read, gpointer data, GError **error)
{
  const BslPart *part = bsl_snapshot_find_part (self->snapshot, BSL_PART_PROJECT);
  g_autoptr (GBytes) bytes = NULL;

  if (part == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("What version %u held was not kept: it cannot be compared."), self->number);
      return FALSE;
    }
  bytes = read (data, part, error);
  if (bytes != NULL)
    self->project = bsl_project_new_tolerant (questionnaire, bytes, BSL_PART_PROJECT, NULL, error);
  return self->project != NULL;
}

/* A version may have been frozen without it. */
static gboolean
read_record (BslReportVersion *self, BslReadPart read, gpointer data, GError **error)
{
  const BslPart *part = bsl_snapshot_find_part (self->snapshot, BSL_PART_EVALUATION);
  g_autoptr (GBytes) bytes = part != NULL ? read (data, part, error) : NULL;

  if (bytes != NULL)
    self->record = bsl_record_new (bytes, BSL_PART_EVALUATION, error);
  return part == NULL || self->record != NULL;
}

BslReportVersion *
bsl_report_version_new (BslProject *project, guint number, BslReadPart read, gpointer data, GError **error)
{
  g_autoptr (BslReportVersion) self = g_new0 (BslReportVersion, 1);

  self->number = number;
  self->snapshot = take_snapshot (project, number, error);
  if (self->snapshot == NULL || !read_project (self, bsl_project_get_questionnaire (project), read, data, error)
      || !read_record (self, read, data, error))
    return NULL;
  return g_steal_pointer (&self);
}
