/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-rule-base-private.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_OP_ALL,
  BSL_OP_ANY,
  BSL_OP_NOT,
  BSL_OP_FIRST_KNOWN, /* the first part that is settled: a date given prevails over a word */
  BSL_OP_NAMED,
  BSL_OP_UNSETTLED,
  BSL_OP_ALWAYS,
  BSL_OP_MARKET,
  BSL_OP_IN, /* one, yes-no: the option is in a mask */
  BSL_OP_HAS_ALL,
  BSL_OP_MEETS,
  BSL_OP_WITHIN,
  BSL_OP_EMPTY,
  BSL_OP_AT_LEAST,
  BSL_OP_MORE_THAN,
  BSL_OP_AT_MOST,
  BSL_OP_LESS_THAN,
} BslOp;

typedef enum
{
  BSL_OPERAND_NONE,
  BSL_OPERAND_ANSWER,
  BSL_OPERAND_OFFER,
  BSL_OPERAND_CHECKED_KINDS,
  BSL_OPERAND_DAY,
  BSL_OPERAND_LITERAL_DAY,
  BSL_OPERAND_MASK,
  BSL_OPERAND_NUMBER,
  BSL_OPERAND_THRESHOLD,
} BslOperandKind;

typedef struct
{
  BslOperandKind kind;
  const BslDomain *domain; /* of answer, offer, checked kinds */
  guint8 *map;             /* option → option of the left side's domain, or NULL: the same */
  union
  {
    const BslQuestion *question;
    const BslAttribute *attribute;
    BslThreshold *threshold;
    guint64 mask;
    double number;
    guint32 day;
  };
} BslOperand;

struct _BslCondition
{
  BslOp op;
  gboolean left_is_day;
  guint n_parts;
  BslCondition **parts;
  BslNamedCondition *named;
  const BslInterpretation *interpretation;
  BslOperand left, right;
};

/* The value of an answer or of a fact of the offer; unknown for any other operand. Never NULL. */
const BslValue *bsl_operand_get_value (const BslOperand *operand, const BslScope *scope);

G_END_DECLS
