/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-condition.h"
#include "app/rules/bsl-rule-base.h"

G_BEGIN_DECLS

/* Sentences of the engine itself; data/rules/phrases.json must hold each. */
typedef enum
{
  BSL_PHRASE_ALWAYS,
  BSL_PHRASE_NOT_YET_IN_FORCE,
  BSL_PHRASE_CAME_INTO_FORCE,
  BSL_PHRASE_NO_LONGER_IN_FORCE,
  BSL_PHRASE_ANSWER_GIVEN,
  BSL_PHRASE_ANSWER_UNKNOWN,
  BSL_PHRASE_FACT_KNOWN,
  BSL_PHRASE_FACT_UNKNOWN,
  BSL_PHRASE_DAY_KNOWN,
  BSL_PHRASE_DAY_UNKNOWN,
  BSL_PHRASE_MARKET_YES,
  BSL_PHRASE_MARKET_NO,
  BSL_PHRASE_MARKET_UNKNOWN,
  BSL_PHRASE_RULE_DOES_NOT_APPLY,
  BSL_PHRASE_RULE_UNKNOWN,
  BSL_PHRASE_THRESHOLD_UNKNOWN,
  BSL_PHRASE_VALUE_UNKNOWN,
  BSL_PHRASE_VALUE_TO_FILL_IN,
  BSL_PHRASE_VALUE_OF_OFFER,
  BSL_PHRASE_CHANGE_FACT,
  BSL_PHRASE_CHANGE_FACT_ADD,
  BSL_PHRASE_CHANGE_FACT_DROP,
  BSL_PHRASE_CHANGE_FACT_DAY,
  BSL_PHRASE_ESTABLISH_FACT,
  BSL_PHRASE_ESTABLISH_FACT_DAY,
  BSL_PHRASE_CHANGE_ANSWER,
  BSL_PHRASE_CHANGE_ANSWER_DROP,
  BSL_PHRASE_CHANGE_DAY,
  BSL_PHRASE_CHANGE_EXPECTED,
  BSL_PHRASE_CHANGE_OVERDUE,
  BSL_PHRASE_NOT_COVERED,
  BSL_N_PHRASES,
} BslPhrase;

/* A step of a conclusion: first whose condition holds. */
typedef struct
{
  char *value;
  BslText title;
  BslCondition *when; /* NULL: otherwise */
} BslConclusionCase;

typedef struct
{
  char *id;
  BslText title;
  BslText unknown;
  GArray *cases; /* of BslConclusionCase */
  GPtrArray *rules; /* of const BslRule* */
  gboolean reads_market;
} BslConclusionDef;

struct _BslRuleBase
{
  gatomicrefcount refs;
  BslQuestionnaire *questionnaire;
  BslAttributes *attributes;
  BslServices *services;
  BslProblems *problems; /* only while loading */
  GHashTable *places;    /* item → BslJson, only while loading */
  char *version;
  char *sha256;
  BslText phrases[BSL_N_PHRASES];
  GPtrArray *gates;           /* of BslLabel */
  GPtrArray *rules;           /* of BslRule, by gate */
  GPtrArray *checked;         /* those of them with a check */
  GHashTable *rules_by_id;
  GPtrArray *sources;         /* of BslLawSource */
  GHashTable *sources_by_id;
  GPtrArray *interpretations; /* of BslInterpretation */
  GHashTable *interpretations_by_id;
  GPtrArray *thresholds;      /* of BslThreshold */
  GHashTable *thresholds_by_id;
  GPtrArray *named;           /* of BslNamedCondition */
  GHashTable *named_by_id;
  GPtrArray *conclusions;     /* of BslConclusionDef */
  GPtrArray *analyses;        /* of BslAnalysis */
  GPtrArray *grids;           /* of BslGrid */
  GPtrArray *cautions;        /* of BslGridCaution */
  GPtrArray *cost_units;      /* of BslCostUnit */
  GPtrArray *cost_notes;      /* of BslCostNote */
  GPtrArray *moments;         /* of BslDueMoment */
  BslCondition **asked_when;  /* by question; NULL: always */
  GArray **cuts;              /* by question: numbers and days it is compared with, of double */
  guint64 *reach;             /* by attribute: options an offer can be asked to reach; 0: none */
  const BslAttribute **expected; /* by attribute: where the provider announces the day; or NULL */
  gboolean *correctable;      /* by question: a way out may answer otherwise */
  const BslAttribute *kinds, *services_attribute;
  const BslQuestion *kinds_question, *needs_question, *start_question, *months_question,
      *decision_question, *consultation_question;
  guint8 kind_map[64]; /* option of the question → option of the attribute, 0xff: none */
};

/* An empty rule base that reports to @problems. */
BslRuleBase *bsl_rule_base_new (BslQuestionnaire *questionnaire, BslAttributes *attributes,
                                BslServices *services, BslProblems *problems);
void bsl_case_clear (BslCase *self);
void bsl_conclusion_case_clear (BslConclusionCase *self);

const char *bsl_rule_base_get_phrase (BslRuleBase *self, BslPhrase phrase, BslLang lang);

/* Fills the placeholders of a text: {answer:…} {offer:…} {threshold:…} {date:…}. To be freed. */
char *bsl_template_render (const char *text, const BslScope *scope, BslLang lang);
/* Complains at @json about a placeholder that names nothing. */
void bsl_template_check (const BslText *text, const BslJson *json, BslRuleBase *rules, gboolean with_offer);
/* Puts @values (name, value, …, NULL) in place of {name}. To be freed. */
char *bsl_template_fill (const char *text, const char *name, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
