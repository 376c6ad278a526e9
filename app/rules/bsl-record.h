/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-comparison.h"

G_BEGIN_DECLS

/* The language in which evaluations are kept: their sentences are compared later, whatever language
 * the window has then. */
#define BSL_RECORD_LANG BSL_LANG_FR

/**
 * BslRecord:
 *
 * An evaluation as it was written down ("boussole-evaluation", version 1). It needs neither the
 * rules nor the catalogue it was made with, and is compared with one made on others. Immutable.
 */
typedef struct _BslRecord BslRecord;

/* Fails with BSL_ERROR_SYNTAX or BSL_ERROR_INVALID; @name stands in the message. */
BslRecord *bsl_record_new (GBytes *bytes, const char *name, GError **error);
BslRecord *bsl_record_new_from_evaluation (BslEvaluation *evaluation);
void bsl_record_free (BslRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslRecord, bsl_record_free)

/* The bytes to keep of an evaluation, in BSL_RECORD_LANG. */
GBytes *bsl_record_write (BslEvaluation *evaluation);
/* A record without the sentences that nothing compares, a few kilobytes once compressed: for what
 * carries an evaluation along. Without @findings it names day, law and catalogue only. */
JsonNode *bsl_record_brief_to_json (BslEvaluation *evaluation, gboolean findings);
/* Day, law and catalogue of an evaluation in one word: while it stays the same, the same answers
 * give the same evaluation. */
char *bsl_record_dup_fingerprint (BslEvaluation *evaluation);
/* The same of one that need not be made for it. */
char *bsl_record_dup_fingerprint_on (BslDate on, BslRuleBase *rules, BslCatalogue *catalogue);

/* ISO day; version and SHA-256 as they stand in the record, never NULL. */
const char *bsl_record_get_date (BslRecord *self);
const char *bsl_record_get_rules_version (BslRecord *self);
const char *bsl_record_get_rules_sha256 (BslRecord *self);
const char *bsl_record_get_catalogue_version (BslRecord *self);
const char *bsl_record_get_catalogue_sha256 (BslRecord *self);
/* The rule by which the tool stopped, or NULL. */
const char *bsl_record_get_stop (BslRecord *self);
/* A word of bsl_verdict_words, or NULL where the record does not hold the offer. */
const char *bsl_record_get_verdict (BslRecord *self, const char *offer);
/* Whether the offer sold something of what was needed. */
gboolean bsl_record_covers (BslRecord *self, const char *offer);
/* Whether it says of any offer what of the need it sells: what was kept in brief did not always. */
gboolean bsl_record_tells_cover (BslRecord *self);
/* Offers that were eligible and sold all that was needed: what was recommended; none where no service was named. In
 * the order of the record, NULL-terminated; g_strfreev(). */
char **bsl_record_dup_recommended (BslRecord *self);
/* Answers that were still asked for, by id; g_strfreev(). */
char **bsl_record_dup_questions (BslRecord *self);

/* What differs: day, law, catalogue, stop, conclusions, rules, offers, and checks of offers (result
 * or what was found). Titles and reasons are those of @evaluation, which is what @after was written
 * from, or NULL. GPtrArray of BslDifference. */
GPtrArray *bsl_record_compare (BslRecord *before, BslRecord *after, BslEvaluation *evaluation, BslLang lang);

G_END_DECLS
