/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/core/bsl-snapshot.h"
#include "app/rules/bsl-record.h"

G_BEGIN_DECLS

/* A version of a project that was frozen, for the documents that compare. */
typedef struct
{
  guint number; /* as people count them, from 1 */
  BslSnapshot *snapshot;
  BslProject *project; /* as it was */
  BslRecord *record;   /* the evaluation as it was, or NULL where it was not kept */
} BslReportVersion;

/* The version @number of those of @project. @read (data, part) gives the bytes of a part of it, to be unreffed, or NULL
 * and an error; it is not asked for what is not there. NULL and G_IO_ERROR_NOT_FOUND where there is no such version, or
 * the project it froze is not kept; other errors where that cannot be read. */
typedef GBytes *(*BslReadPart) (gpointer data, const BslPart *part, GError **error);
BslReportVersion *bsl_report_version_new (BslProject *project, guint number, BslReadPart read, gpointer data, GError **error);
void bsl_report_version_free (BslReportVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslReportVersion, bsl_report_version_free)

G_END_DECLS
