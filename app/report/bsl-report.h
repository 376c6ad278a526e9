/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/report/bsl-document.h"
#include "app/report/bsl-report-version.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* The documents that can be made of a project; data/report names the forms. */

typedef struct
{
  const char *form;    /* "file", "note" …; NULL: the whole file */
  BslLang lang;
  gint64 time;         /* stands in the metadata */
  const char *role;    /* forms for people asked: whom for; NULL: for everyone */
  gboolean withheld;   /* leaves out what third parties may not read; carries no project then */
  const char *const *without; /* sections left out, NULL-terminated; or NULL */
  const char *letterhead;     /* a letterhead of the outline, above the sender; or NULL */
  const char *marking;        /* printed at the head of the document and on each page; NULL: that of the project */
  GBytes *logo;               /* picture at the head, see bsl-logo.h; or NULL */
  const char *logo_text;      /* what it shows, in words */
  const BslReportVersion *since; /* forms that compare: the version before; or NULL */
  const BslReportVersion *until; /* the one after, which the project is of then; NULL: it is as it is now */
} BslReportOptions;

/* Options as JSON, and back, but for the logo, of which no text depends, and for what only documents have that are
 * not made again. What comes back borrows its strings from @json, but for @without, which is
 * to be freed with g_strfreev(). */
JsonNode *bsl_report_options_to_json (const BslReportOptions *self);
BslReportOptions bsl_report_options_from_json (JsonNode *json, char ***without);

/* The document of a project as evaluated, owned by the caller. It carries the project, unless it goes to others or
 * compares, and a record of what it says by which a replay tells what has changed since. NULL where the form is not
 * known, or compares and nothing is to be compared with. */
BslDocument *bsl_report_new (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options);

/* A draft as long as the evaluation stops or anything is open: no need is described, a question still decides, a guided
 * analysis is needed and not complete, a place that decides is empty, or an offer waits for people. */
gboolean bsl_report_is_draft (BslProject *project, BslEvaluation *evaluation);

/* Name of the file without ending, safe in every file system: "Justification - … - 2026-11-23". To
 * be freed. */
char *bsl_report_dup_file_name (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options);

/* What the form "tasks" lists. */
typedef struct
{
  guint questions; /* without answer */
  guint offers;    /* to examine */
  guint texts;     /* to write */
} BslRemaining;

BslRemaining bsl_report_count_remaining (BslProject *project, BslEvaluation *evaluation);

typedef struct
{
  char *id;
  char *title;
  char *summary;
  gboolean disclosure; /* tells third parties apart: can be made for them */
  gboolean by_role;    /* can be made for one role */
  gboolean compares;   /* is made of two versions */
  gboolean reminders;  /* can be written as reminders, see bsl-calendar.h */
  GStrv parts;         /* those that have a title, which can be left out */
} BslReportForm;

/* Every form with its title in @lang. GPtrArray of BslReportForm, owned by the caller. */
GPtrArray *bsl_report_list_forms (BslLang lang);
/* The form that compares two versions, by id; to be freed. */
char *bsl_report_dup_comparing_form (void);

typedef struct
{
  char *id;
  char *title;
} BslReportPart;

/* The parts of @options->form that have a title, as the project wants them: what can be left out.
 * GPtrArray of BslReportPart, owned by the caller. */
GPtrArray *bsl_report_list_parts (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options);
/* The letterheads there are. GPtrArray of BslReportPart, owned by the caller. */
GPtrArray *bsl_report_list_letterheads (BslLang lang);
/* FALSE where the letterhead @id is not for the body of the project: its documents do without it. */
gboolean bsl_report_allows_letterhead (BslProject *project, BslEvaluation *evaluation, const char *id);

G_END_DECLS
