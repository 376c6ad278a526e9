/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-acceptance.h"

G_BEGIN_DECLS

/* What a case checks: "23 November 2026 · 2 conclusions, 6 rules, 3 offers". To be freed. */
char *bsl_case_dup_scope (const BslAcceptance *outcome, BslLang lang);

/* What an expectation is about: titles of offer, rule, conclusion or question. To be freed. */
char *bsl_case_dup_subject (const BslExpectation *expectation, BslLibrary *library);

/* "Expected: applies" and "Expected: applies. Found: may apply." To be freed. */
char *bsl_case_dup_expected (const BslExpectation *expectation);
char *bsl_case_dup_difference (const BslExpectation *expectation);

G_END_DECLS
