/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-rule-base-private.h"

G_BEGIN_DECLS

/* What reads a directory of rules, by job; only while it is being loaded. */

/* Each reads one element of the list of that name. */
void bsl_read_source (BslRuleBase *self, const BslJson *json);
void bsl_read_interpretation (BslRuleBase *self, const BslJson *json);
void bsl_read_threshold (BslRuleBase *self, const BslJson *json);
void bsl_read_phrase (BslRuleBase *self, const BslJson *json);
void bsl_read_gate (BslRuleBase *self, const BslJson *json);
void bsl_read_moment (BslRuleBase *self, const BslJson *json);
void bsl_read_left_out (BslRuleBase *self, const BslJson *json);
void bsl_read_reachable_fact (BslRuleBase *self, const BslJson *json);
void bsl_read_correctable_answer (BslRuleBase *self, const BslJson *json);
/* Names first, so that conditions may stand in any order; then what they say. */
void bsl_register_condition (BslRuleBase *self, const BslJson *json);
void bsl_read_condition (BslRuleBase *self, const BslJson *json);
void bsl_read_rule (BslRuleBase *self, const BslJson *json, const char *gate);
void bsl_read_conclusion (BslRuleBase *self, const BslJson *json);
void bsl_read_analysis (BslRuleBase *self, const BslJson *json);
void bsl_read_grid (BslRuleBase *self, const BslJson *json);
void bsl_read_caution (BslRuleBase *self, const BslJson *json);
void bsl_read_cost_unit (BslRuleBase *self, const BslJson *json);
void bsl_read_cost_note (BslRuleBase *self, const BslJson *json);

/* Sentences of the engine, in the order of BslPhrase. */
extern const char *const bsl_phrase_words[];

/* Registers @item under the identifier at @json, whose place is remembered; the second of a name is
 * a problem. Returns a copy of the identifier, "" where there is none. */
char *bsl_reading_register (BslRuleBase *self, GHashTable *table, const BslJson *json, gpointer item);
/* The identifier of the element at @json, "" where there is none; to be freed. */
char *bsl_reading_dup_id (const BslJson *json);
/* Complains at the identifier of the element at @json that it is that of another one. */
void bsl_reading_complain_twice (const BslJson *json, const char *id);
/* Remembers where @item was read. */
void bsl_reading_remember (BslRuleBase *self, gconstpointer item, const BslJson *json);
/* Where @item was read, for a complaint after the reading. */
BslJson bsl_reading_get_place (BslRuleBase *self, gconstpointer item);

/* Complains that nothing has the identifier at @json: @sentence has “%s”, and advice is added. */
void bsl_reading_complain_unknown (const BslJson *json, const char *sentence, const char *const *known);
/* Identifiers of a table, sorted. To be freed, the strings not. */
const char **bsl_reading_list_names (GHashTable *table);

void bsl_reading_text (const BslJson *json, const char *name, BslText *text);
void bsl_reading_optional_text (const BslJson *json, const char *name, BslText *text);
char *bsl_reading_dup_string (const BslJson *json, const char *name);
char *bsl_reading_dup_optional_string (const BslJson *json, const char *name);
/* The moment that the member "before" names, or NULL. */
const BslDueMoment *bsl_reading_moment (BslRuleBase *self, const BslJson *json);
/* The member "sources": references to sources that exist, at least one. NULL where there is none. */
GPtrArray *bsl_reading_references (BslRuleBase *self, const BslJson *json);

/* A condition that rests on itself; a name that nothing uses; what no file says. */
void bsl_rule_names_settle (BslRuleBase *self);
void bsl_rule_names_check_use (BslRuleBase *self);
void bsl_rule_names_check_missing (BslRuleBase *self, const char *directory);

/* Rules and questions that can never apply, conclusions that can never be drawn, obligations that
 * no offer can meet together. Only where nothing else is wrong. */
void bsl_rule_consistency_check (BslRuleBase *self);

G_END_DECLS
