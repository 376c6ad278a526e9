/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* Where people write into the documents, for those who write; data/report names the places. */

typedef enum
{
  BSL_PLACE_TEXT,  /* paragraphs and lists */
  BSL_PLACE_LINE,
  BSL_PLACE_OFFER, /* kept as identifiers of offers, one a line */
} BslPlaceKind;

typedef struct
{
  char *id;
  BslPlaceKind kind;
  char *title;
  char *question;     /* put to who writes, or NULL */
  char *role;         /* who writes, in words; or NULL */
  char *section;      /* identifier of the section it stands in, or NULL */
  char *section_title;
  char *analysis;     /* the guided analysis whose attestation is the text, or NULL */
  gboolean described; /* the description of the need stands in for it */
  gboolean optional;
  gboolean withheld;  /* third parties never read it */
  gboolean always_read; /* it is never withheld from them */
  gboolean given;     /* something stands there */
} BslPlace;

void bsl_place_free (BslPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslPlace, bsl_place_free)

/* Every place that the whole file wants of this project, in its order. GPtrArray of BslPlace, owned by
 * the caller. */
GPtrArray *bsl_report_list_places (BslProject *project, BslEvaluation *evaluation, BslLang lang);

/* The place @id, wanted or not; also what comes out of examining an offer of the catalogue, and why it is not retained.
 * NULL where there is none. To be freed. */
BslPlace *bsl_report_find_place (BslProject *project, BslEvaluation *evaluation, BslLang lang, const char *id);

/* Where it is written with what every document of the project is marked, at its head and on each page. */
const char *bsl_report_get_marking_place (void);

G_END_DECLS
