/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/cli/bsl-cli.h"
#include "app/rules/bsl-comparison.h"

G_BEGIN_DECLS

/* Prints answers, conclusions, rules, offers and checks under their headings, each with its reasons.
 * @after: the evaluation that came later, or any that knows the same rules. */
void bsl_cli_print_differences (GPtrArray *differences, BslEvaluation *after, BslLang lang);
/* The same as a list of objects, in the words of the files. */
void bsl_cli_write_differences (JsonBuilder *builder, GPtrArray *differences);

G_END_DECLS
