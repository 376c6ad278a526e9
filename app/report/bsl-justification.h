/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/report/bsl-document.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* The justification of a project as evaluated: identification, need, data and double test, rules
 * that apply and that do not, offers with verdicts and reasons, sources, versions, fingerprints.
 * Called a draft ("Projet de justification") while a review or an open question remains. It carries
 * the project. @time stands in the metadata. */
BslDocument *bsl_justification_new (BslProject *project, BslEvaluation *evaluation, BslLang lang, gint64 time);

/* A draft as long as anything is open: an offer to examine, a question that still decides, or a
 * guided analysis that is needed and not complete. */
gboolean bsl_justification_is_draft (BslProject *project, BslEvaluation *evaluation);

/* Title of the file without ending, safe in every file system: "Justification - … - 2026-11-23". */
char *bsl_justification_dup_file_name (BslProject *project, BslEvaluation *evaluation, BslLang lang);

G_END_DECLS
