/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"
#include "app/report/bsl-writers.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Both work in a thread on a copy of the project, evaluated there on its own day; what a person changes meanwhile
 * is not part of it. */

void bsl_document_job_build_async (BslSession *session, BslLang lang, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
BslDocument *bsl_document_job_build_finish (GAsyncResult *result, GError **error);

/* @format NULL: the project file. @file is replaced as a whole or left as it was. */
void bsl_document_job_export_async (BslSession *session, BslLang lang, const BslFormat *format, GFile *file,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean bsl_document_job_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
