/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"
#include "app/core/bsl-questionnaire.h"

G_BEGIN_DECLS

typedef struct _BslCondition BslCondition;

typedef enum
{
  BSL_EFFECT_EXCLUDES,
  BSL_EFFECT_MANDATORY,
  BSL_EFFECT_FILE,
  BSL_EFFECT_RECOMMENDED,
  BSL_EFFECT_INFORMATION,
} BslEffect;

extern const char *const bsl_effect_words[];

typedef enum
{
  BSL_RESULT_NOT_APPLICABLE,
  BSL_RESULT_PASS,
  BSL_RESULT_REVIEW,
  BSL_RESULT_FAIL,
} BslResult;

extern const char *const bsl_result_words[];

/* A row of the table of sources. */
typedef struct
{
  char *id;
  BslText title;
  BslText cite; /* how it is called before an article, where that is not the title; or empty */
  char *date; /* ISO day, month, year or NULL */
  GPtrArray *urls; /* of char* */
  BslText says;
  char *grade; /* "A" … "D", "B-", "C+" */
  char *extent;    /* how much of it was read, a word of the schema; or NULL */
  BslText through; /* by what it was read or is known, where it was not read as such; or empty */
  char *read;  /* date of the copy read, or NULL */
  gboolean reading; /* a reading or a comment, no text of law */
} BslLawSource;

/* A reading of the law that is ours, with its reason. */
typedef struct
{
  char *id;
  BslText title;
  BslText reason;
  GPtrArray *sources; /* of BslReference */
  gboolean used;      /* a rule or a condition rests on it */
} BslInterpretation;

typedef struct
{
  BslCondition *when; /* NULL: otherwise */
  BslResult result;
  BslText found;
} BslCase;

typedef struct
{
  BslText required;
  BslText unknown;               /* what is found where no case is settled */
  const BslAttribute *evidence;  /* the fact whose source and date are shown, or NULL */
  GArray *cases;                 /* of BslCase */
} BslCheckRule;

/* A moment of the procedure by which something must be done. */
typedef struct
{
  guint index; /* in the order of the procedure */
  char *id;
  BslText title;
  const BslQuestion *question; /* whose answer tells the day, or NULL */
  BslText dated, undated;      /* with a {day}, and while there is no answer; empty without a question */
  gboolean blocks;             /* what is not done by then keeps the contract from being signed */
} BslDueMoment;

typedef struct
{
  guint index;
  char *id;
  char *gate;
  BslText title;
  BslText summary;
  BslText proof;      /* what has to be proved or done; may be empty */
  BslText derogation; /* may be empty */
  BslEffect effect;
  char *grade;
  BslDate from, until; /* in force from (inclusive) until (exclusive); BSL_DATE_NONE: open */
  gboolean by_consultation; /* read on the date of the consultation instead of the decision */
  gboolean stop;       /* where it applies the evaluation ends */
  GPtrArray *references;      /* of BslReference */
  GPtrArray *interpretations; /* of const BslInterpretation* */
  BslCondition *applies;
  BslCheckRule *check; /* NULL: nothing to test on an offer */
  BslText clause;      /* condition put on an offer; may be empty */
  BslCondition *clause_when;
  BslText tender;      /* the clause as a consultation asks it of everybody, whatever the offers; may be empty */
  char *actor;         /* role that does it, or NULL */
  const BslDueMoment *before; /* by when its texts want it done; NULL: they do not say */
} BslRule;

typedef struct
{
  char *id;
  BslText title;
} BslConclusionRule;

/**
 * BslRuleBase:
 *
 * All rules, named conditions, values by date, sources and interpretations of one directory
 * (data/rules/README.md), compiled against the questions and the attributes of offers. Immutable.
 */
typedef struct _BslRuleBase BslRuleBase;

/* Reads and checks a directory. Adds every fault found: unknown answer, attribute or value, unused
 * condition, missing text or source, dates that cross, a rule that can never apply. NULL where there is a fault. */
BslRuleBase *bsl_rule_base_load (const char *directory, BslQuestionnaire *questionnaire,
                                 BslAttributes *attributes, BslServices *services, BslProblems *problems);
BslRuleBase *bsl_rule_base_ref (BslRuleBase *self);
void bsl_rule_base_unref (BslRuleBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslRuleBase, bsl_rule_base_unref)

const char *bsl_rule_base_get_version (BslRuleBase *self);
/* of names and bytes of all files of the directory, in name order */
const char *bsl_rule_base_get_sha256 (BslRuleBase *self);
BslQuestionnaire *bsl_rule_base_get_questionnaire (BslRuleBase *self);

guint bsl_rule_base_get_n_rules (BslRuleBase *self);
const BslRule *bsl_rule_base_get_rule (BslRuleBase *self, guint index);
const BslRule *bsl_rule_base_find_rule (BslRuleBase *self, const char *id);
/* gates in their order: identifier and title */
guint bsl_rule_base_get_n_gates (BslRuleBase *self);
const BslLabel *bsl_rule_base_get_gate (BslRuleBase *self, guint index);
/* The moments of a procedure, in their order. */
guint bsl_rule_base_get_n_moments (BslRuleBase *self);
const BslDueMoment *bsl_rule_base_get_moment (BslRuleBase *self, guint index);
guint bsl_rule_base_get_n_sources (BslRuleBase *self);
const BslLawSource *bsl_rule_base_get_source (BslRuleBase *self, guint index);
const BslLawSource *bsl_rule_base_find_source (BslRuleBase *self, const char *id);
guint bsl_rule_base_get_n_interpretations (BslRuleBase *self);
const BslInterpretation *bsl_rule_base_get_interpretation (BslRuleBase *self, guint index);
const BslInterpretation *bsl_rule_base_find_interpretation (BslRuleBase *self, const char *id);

/* The title, or the shorter name before an article. */
const char *bsl_law_source_get_name (const BslLawSource *self, const BslReference *reference, BslLang lang);

/* "S07 — Loi n° 2024-449 du 21 mai 2024, art. 31" for people. To be freed. */
char *bsl_rule_base_cite (BslRuleBase *self, const BslReference *reference, BslLang lang);

G_END_DECLS
