/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-verdict.h"

G_BEGIN_DECLS

typedef struct
{
  const BslRule *rule;
  BslTri state; /* applies */
} BslObligation;

typedef struct
{
  const char *id; /* "particularly-sensitive" */
  const BslText *title;
  const char *value; /* "yes", "no", "unknown", "open" … */
  const BslText *value_title;
  const GPtrArray *rules; /* of const BslRule*: they say what to do then; may be empty */
} BslConclusion;

typedef struct
{
  const BslRule *rule;
  BslResult result;
  BslTri applies;
  guint32 cases; /* bit n: case n may decide; one bit where the case is settled */
} BslCheck;

typedef struct
{
  const BslOffer *offer;
  BslVerdict verdict;
  GArray *checks;      /* of BslCheck, every rule with a check, in the order of the gates */
  GPtrArray *clauses;  /* of const BslRule*: conditions to write into the contract */
  GArray *covers;      /* of guint: services of the need it sells */
  GArray *missing;     /* of guint: services of the need it does not sell */
  gboolean apart;      /* it sells none of the kinds of service asked for */
} BslOfferFinding;

typedef enum
{
  BSL_COVERAGE_WHOLE,
  BSL_COVERAGE_PART,
  BSL_COVERAGE_NONE,
} BslCoverage;

typedef struct
{
  const BslQuestion *question;
  guint decides; /* offers whose verdict some answer to it alone would change */
} BslOpenQuestion;

typedef struct
{
  const BslOpenQuestion *open;
  gboolean alone; /* some answer to it alone would change the verdict; else only with others */
} BslOfferQuestion;

/**
 * BslEvaluation:
 *
 * What rules and catalogue say of a set of answers on a day. Immutable, so that threads may share
 * one; keeps a copy of the answers. No clock, no file, no locale: the same input gives the same bytes.
 */
typedef struct _BslEvaluation BslEvaluation;

/* @on: the day on which law and catalogue are read; BSL_DATE_NONE is refused. */
BslEvaluation *bsl_evaluation_new (BslRuleBase *rules, BslCatalogue *catalogue, BslAnswers *answers, BslDate on);
BslEvaluation *bsl_evaluation_ref (BslEvaluation *self);
void bsl_evaluation_unref (BslEvaluation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslEvaluation, bsl_evaluation_unref)

/* The day to evaluate on: the answer "purchase.decision-date", or @today where it is unknown. */
BslDate bsl_evaluation_choose_date (BslAnswers *answers, BslDate today);

BslDate bsl_evaluation_get_date (BslEvaluation *self);
BslRuleBase *bsl_evaluation_get_rules (BslEvaluation *self);
BslCatalogue *bsl_evaluation_get_catalogue (BslEvaluation *self);
BslAnswers *bsl_evaluation_get_answers (BslEvaluation *self);

/* The rule that says that the tool must not go on, or NULL. */
const BslRule *bsl_evaluation_get_stop (BslEvaluation *self);

guint bsl_evaluation_get_n_conclusions (BslEvaluation *self);
const BslConclusion *bsl_evaluation_get_conclusion (BslEvaluation *self, guint index);
const BslConclusion *bsl_evaluation_find_conclusion (BslEvaluation *self, const char *id);
/* What a value of the conclusion @id is called, also one that it does not have here; @value itself where
 * the rules do not know it. */
const char *bsl_evaluation_get_value_title (BslEvaluation *self, const char *id, const char *value, BslLang lang);
/* why, as sentences; NULL-terminated, g_strfreev() */
char **bsl_evaluation_dup_conclusion_reasons (BslEvaluation *self, guint index, BslLang lang);

/* Every rule of the base, in its order. */
guint bsl_evaluation_get_n_obligations (BslEvaluation *self);
const BslObligation *bsl_evaluation_get_obligation (BslEvaluation *self, guint index);
const BslObligation *bsl_evaluation_find_obligation (BslEvaluation *self, const char *rule);
char **bsl_evaluation_dup_reasons (BslEvaluation *self, const BslObligation *obligation, BslLang lang);
/* The same for who last read the law on the day @since: a rule that came into force after it says that first. */
char **bsl_evaluation_dup_reasons_since (BslEvaluation *self, const BslObligation *obligation, BslDate since, BslLang lang);

/* What the rule says, in our words, with the amounts of the day. To be freed. */
char *bsl_evaluation_dup_summary (BslEvaluation *self, const BslRule *rule, BslLang lang);

/* Offers in the order of the catalogue. */
guint bsl_evaluation_get_n_offers (BslEvaluation *self);
const BslOfferFinding *bsl_evaluation_get_offer (BslEvaluation *self, guint index);
const BslOfferFinding *bsl_evaluation_find_offer (BslEvaluation *self, const char *id);
guint bsl_evaluation_count (BslEvaluation *self, BslVerdict verdict);

/* How much of the need it sells; where no service is asked for, all of it or, sold apart, nothing. */
BslCoverage bsl_offer_finding_get_coverage (const BslOfferFinding *self);
/* Whether it sells @service of the need. */
gboolean bsl_offer_finding_covers (const BslOfferFinding *self, guint service);
/* Where @service stands for what is asked: what an offer of other kinds sells, or sells outside what was checked, is not
 * in its scope. Unknown where it is sold and no source says on which side, or where nothing is known of what it sells. */
BslPerimeter bsl_offer_finding_get_perimeter (const BslOfferFinding *self, guint service, BslDate on);
/* The same; BSL_PERIMETER_NONE where it is unknown for an offer that sells it and is known to have no qualification. */
BslPerimeter bsl_offer_finding_tell_perimeter (const BslOfferFinding *self, guint service, BslDate on);
/* Whether the contract with @offer needs the clause of @rule: unknown where a fact or an answer that it turns on is. No
 * where there will be no contract. */
BslTri bsl_evaluation_needs_clause (BslEvaluation *self, const BslOfferFinding *offer, const BslRule *rule);
/* Whether it may be proposed: it is not excluded, and sells something of the need. */
gboolean bsl_offer_finding_is_in_running (const BslOfferFinding *self);
/* Sentences of a check; to be freed. */
/* What the check of @rule asks of every offer; NULL where it has none, or one that depends on the offer. To be freed. */
char *bsl_evaluation_dup_requirement (BslEvaluation *self, const BslRule *rule, BslLang lang);
char *bsl_evaluation_dup_required (BslEvaluation *self, const BslOfferFinding *offer, const BslCheck *check, BslLang lang);
char *bsl_evaluation_dup_found (BslEvaluation *self, const BslOfferFinding *offer, const BslCheck *check, BslLang lang);
/* The fact a check rests on, or NULL. */
const BslFact *bsl_evaluation_get_evidence (BslEvaluation *self, const BslOfferFinding *offer, const BslCheck *check);
/* Whether @rule, with the same answers, applies on another day. It looks at no offer. */
BslTri bsl_evaluation_find_state_on (BslEvaluation *self, const BslRule *rule, BslDate on);

/* The contract clause of @rule for @offer; with NULL it says what depends on the offer. To be freed. */
char *bsl_evaluation_dup_clause (BslEvaluation *self, const BslOfferFinding *offer, const BslRule *rule, BslLang lang);
/* The same as a consultation asks it of everybody; empty where it does not. To be freed. */
char *bsl_evaluation_dup_tender (BslEvaluation *self, const BslRule *rule, BslLang lang);

/* TRUE where the question is worth asking for these answers (its "asked-when" is not "no"). */
gboolean bsl_evaluation_asks (BslEvaluation *self, const BslQuestion *question);
/* Unknown answers that still matter, the one that decides most first. Of BslOpenQuestion; computed
 * at the first call, whichever thread makes it. Owned by @self. */
GArray *bsl_evaluation_get_open_questions (BslEvaluation *self);
/* Those of them that the verdict on @offer waits for, the ones that decide alone first. Of
 * BslOfferQuestion, owned by the caller; valid as long as @self. */
GArray *bsl_evaluation_find_questions_for (BslEvaluation *self, const BslOfferFinding *offer);

/* Form "boussole-evaluation" version 1. */
JsonNode *bsl_evaluation_to_json (BslEvaluation *self, BslLang lang);

G_END_DECLS
