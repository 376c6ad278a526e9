/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"
#include "ui/bsl-session.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

/* All work in a thread on a copy of the project, evaluated there on its own day; what a person changes
 * meanwhile is not part of it. Cancelled, they return at once, and what the thread still makes is
 * thrown away. */

/* A format beside those of the writers. */
#define BSL_FORMAT_REMINDERS "ics"

void bsl_document_job_build_async (BslSession *session, const BslOrder *order, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
BslDocument *bsl_document_job_build_finish (GAsyncResult *result, GError **error);

void bsl_document_job_write_async (BslSession *session, const BslOrder *order, const char *format,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GBytes *bsl_document_job_write_finish (GAsyncResult *result, GError **error);

/* @file is replaced as a whole or left as it was: once its bytes are being put in place, a cancel
 * comes too late and the file is complete. */
void bsl_document_job_export_async (BslSession *session, const BslOrder *order, const char *format, GFile *file,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean bsl_document_job_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
