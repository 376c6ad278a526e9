/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-tri.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* Something that is answered yes, no or not yet, with reasons. */
typedef struct
{
  char *id;
  BslText title;
  BslText help; /* may be empty */
} BslCriterion;

/* What the criteria are asked about. It holds where one of them does. */
typedef struct
{
  char *id;
  BslText title;
  BslText question;
  BslText help;              /* may be empty */
  BslCondition *when;        /* what the answers of the project say of it */
  const BslQuestion *answer; /* the question that asks the same */
  int option;                /* of it; -1: the question as a whole */
  gboolean whole;            /* one criterion, the topic itself */
  GPtrArray *criteria;       /* of const BslCriterion* */
} BslTopic;

/* It holds where one of its topics does. */
typedef struct
{
  BslText title;
  BslText intro; /* may be empty */
  GPtrArray *topics; /* of BslTopic */
} BslAnalysisPart;

/**
 * BslAnalysis:
 *
 * A guided analysis: parts that must all hold, each with topics of which one is enough, and the
 * person who attests it. All of it is data, see data/rules/analyses.json.
 */
typedef struct
{
  char *id;
  BslText title;
  BslText intro;
  BslText caution;        /* what must not be written into the reasons */
  char *role;             /* who attests it, see BslRole */
  BslText attestation;    /* why that role */
  const char *conclusion; /* identifier of the conclusion it is about */
  BslCondition *needed;   /* NULL: always */
  GPtrArray *references;  /* of BslReference */
  GPtrArray *criteria;    /* of BslCriterion */
  GPtrArray *parts;       /* of BslAnalysisPart */
} BslAnalysis;

guint bsl_rule_base_get_n_analyses (BslRuleBase *self);
const BslAnalysis *bsl_rule_base_get_analysis (BslRuleBase *self, guint index);
const BslAnalysis *bsl_rule_base_find_analysis (BslRuleBase *self, const char *id);
const BslTopic *bsl_analysis_find_topic (const BslAnalysis *self, const char *id);

/* Whether the project asks for the analysis. */
BslTri bsl_evaluation_needs_analysis (BslEvaluation *self, const BslAnalysis *analysis);
/* What the answers say of the topic. */
BslTri bsl_evaluation_read_topic (BslEvaluation *self, const BslTopic *topic);

void bsl_analysis_free (BslAnalysis *self);

G_END_DECLS
