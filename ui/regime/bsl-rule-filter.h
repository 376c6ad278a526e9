/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* What is left of the rules. */
typedef struct
{
  char *search;     /* folded; NULL or "": everything */
  int state;        /* BslTri, or -1: all */
  const char *gate; /* identifier of a gate, or NULL: all */
} BslRuleFilter;

#define BSL_RULE_FILTER_INIT { .state = -1 }

void bsl_rule_filter_set_search (BslRuleFilter *self, const char *text);
void bsl_rule_filter_clear (BslRuleFilter *self);

/* Something is left out. */
gboolean bsl_rule_filter_is_set (const BslRuleFilter *self);
/* How many filters are set, the search aside. */
guint bsl_rule_filter_count (const BslRuleFilter *self);
gboolean bsl_rule_filter_wants (const BslRuleFilter *self, const BslObligation *obligation, BslLang lang);

G_END_DECLS
