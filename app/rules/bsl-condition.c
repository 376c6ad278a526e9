/* SPDX-License-Identifier: EUPL-1.2 */
/* Conditions: their three-valued value, and what they rest on. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"

void
bsl_condition_free (BslCondition *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_parts; i++)
    bsl_condition_free (self->parts[i]);
  g_free (self->parts);
  g_free (self->left.map);
  g_free (self->right.map);
  g_free (self);
}

gboolean
bsl_condition_reads_offer (const BslCondition *self)
{
  if (self == NULL)
    return FALSE;
  if (self->op == BSL_OP_NAMED)
    return self->named->reads_offer;
  if (self->left.kind == BSL_OPERAND_OFFER || self->left.kind == BSL_OPERAND_CHECKED_KINDS)
    return TRUE;
  if (self->right.kind == BSL_OPERAND_OFFER || self->right.kind == BSL_OPERAND_CHECKED_KINDS)
    return TRUE;
  for (guint i = 0; i < self->n_parts; i++)
    if (bsl_condition_reads_offer (self->parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
bsl_condition_reads_market (const BslCondition *self)
{
  if (self == NULL)
    return FALSE;
  if (self->op == BSL_OP_MARKET)
    return TRUE;
  if (self->op == BSL_OP_NAMED)
    return self->named->reads_market;
  for (guint i = 0; i < self->n_parts; i++)
    if (bsl_condition_reads_market (self->parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
bsl_threshold_get_value (const BslThreshold *self, BslDate on, double *value)
{
  gboolean found = FALSE;

  if (on == BSL_DATE_NONE)
    return FALSE;
  for (guint i = 0; i < self->stages->len; i++)
    {
      const BslStage *stage = &g_array_index (self->stages, BslStage, i);
      if (stage->from > on)
        break;
      *value = stage->value;
      found = TRUE;
    }
  return found;
}

static const BslValue *
read_fact (const BslAttribute *attribute, const BslScope *scope)
{
  const BslValue **kept = scope->memo != NULL ? &scope->memo->values[attribute->index] : NULL;
  const BslValue *value;

  if (kept != NULL && *kept != NULL)
    return *kept;
  value = bsl_offer_get_value (scope->offer, attribute, scope->days[BSL_DAY_DECISION]);
  if (kept != NULL)
    *kept = value;
  return value;
}

const BslValue *
bsl_operand_get_value (const BslOperand *operand, const BslScope *scope)
{
  static const BslValue unknown = { 0 };

  switch (operand->kind)
    {
    case BSL_OPERAND_ANSWER:
      return bsl_answers_get (scope->answers, operand->question->index);
    case BSL_OPERAND_OFFER:
      return read_fact (operand->attribute, scope);
    default:
      return &unknown;
    }
}

/* The bits of @bits, moved by @map to the places of another list of options. */
static guint64
translate (guint64 bits, const guint8 *map)
{
  guint64 result = 0;

  while (bits != 0)
    {
      int bit = __builtin_ctzll (bits);
      bits &= bits - 1;
      if (map[bit] != 0xff)
        result |= G_GUINT64_CONSTANT (1) << map[bit];
    }
  return result;
}

static BslBounds
read_bounds (const BslOperand *operand, const BslScope *scope)
{
  BslBounds bounds;

  if (operand->kind == BSL_OPERAND_CHECKED_KINDS)
    bounds = scope->checked_kinds;
  else if (operand->kind == BSL_OPERAND_MASK)
    return (BslBounds){ operand->mask, operand->mask, operand->mask != 0 };
  else
    bounds = bsl_bounds_from_value (bsl_operand_get_value (operand, scope), operand->domain);
  if (operand->map != NULL)
    {
      bounds.must = translate (bounds.must, operand->map);
      bounds.may = translate (bounds.may, operand->map);
    }
  return bounds;
}

static gboolean
read_number (const BslOperand *operand, const BslScope *scope, double *number)
{
  const BslValue *value;

  if (operand->kind == BSL_OPERAND_NUMBER)
    {
      *number = operand->number;
      return TRUE;
    }
  if (operand->kind == BSL_OPERAND_THRESHOLD)
    return bsl_threshold_get_value (operand->threshold, scope->days[BSL_DAY_CONSULTATION], number);
  value = bsl_operand_get_value (operand, scope);
  *number = value->number;
  return value->known;
}

static gboolean
read_day (const BslOperand *operand, const BslScope *scope, double *number)
{
  const BslValue *value;

  if (operand->kind == BSL_OPERAND_LITERAL_DAY)
    {
      *number = operand->day;
      return TRUE;
    }
  if (operand->kind == BSL_OPERAND_DAY)
    {
      *number = scope->days[operand->day];
      return *number != BSL_DATE_NONE;
    }
  value = bsl_operand_get_value (operand, scope);
  *number = value->date;
  return value->known;
}

static BslTri
evaluate_index (const BslCondition *self, const BslScope *scope)
{
  const BslValue *value = bsl_operand_get_value (&self->left, scope);

  if (!value->known)
    return BSL_TRI_UNKNOWN;
  return bsl_tri_from_bool ((self->right.mask >> value->index) & 1);
}

static BslTri
evaluate_set (const BslCondition *self, const BslScope *scope)
{
  BslBounds a = read_bounds (&self->left, scope);
  BslBounds b = read_bounds (&self->right, scope);

  switch (self->op)
    {
    case BSL_OP_HAS_ALL:
      if ((b.must & ~a.must) == 0)
        return BSL_TRI_YES;
      return (b.must & ~a.may) != 0 ? BSL_TRI_NO : BSL_TRI_UNKNOWN;
    case BSL_OP_MEETS:
      if ((a.must & b.must) != 0 || (a.nonempty && (a.may & ~b.must) == 0))
        return BSL_TRI_YES;
      return (a.may & b.may) == 0 ? BSL_TRI_NO : BSL_TRI_UNKNOWN;
    case BSL_OP_WITHIN:
      if ((a.may & ~b.must) == 0)
        return BSL_TRI_YES;
      if ((a.must & ~b.may) != 0 || (a.nonempty && (a.may & b.may) == 0))
        return BSL_TRI_NO;
      return BSL_TRI_UNKNOWN;
    default: /* BSL_OP_EMPTY */
      if (a.may == 0)
        return BSL_TRI_YES;
      return a.must != 0 || a.nonempty ? BSL_TRI_NO : BSL_TRI_UNKNOWN;
    }
}

static BslTri
compare (BslOp op, double a, double b)
{
  switch (op)
    {
    case BSL_OP_AT_LEAST:
      return bsl_tri_from_bool (a >= b);
    case BSL_OP_MORE_THAN:
      return bsl_tri_from_bool (a > b);
    case BSL_OP_AT_MOST:
      return bsl_tri_from_bool (a <= b);
    default: /* BSL_OP_LESS_THAN */
      return bsl_tri_from_bool (a < b);
    }
}

static BslTri
evaluate_order (const BslCondition *self, const BslScope *scope)
{
  gboolean (*read) (const BslOperand *, const BslScope *, double *)
      = self->left_is_day ? read_day : read_number;
  double a, b;

  if (!read (&self->left, scope, &a) || !read (&self->right, scope, &b))
    return BSL_TRI_UNKNOWN;
  return compare (self->op, a, b);
}

/* Where the outcome is kept, or NULL. */
static guint8 *
find_kept (const BslNamedCondition *named, const BslScope *scope)
{
  if (named->reads_market)
    return NULL;
  if (!named->reads_offer)
    return &scope->outcomes[named->index];
  return scope->memo != NULL ? &scope->memo->outcomes[named->index] : NULL;
}

BslTri
bsl_named_condition_evaluate (const BslNamedCondition *self, const BslScope *scope)
{
  guint8 *kept = find_kept (self, scope);
  BslTri value;

  if (kept != NULL && *kept != BSL_NOT_READ)
    return (BslTri) *kept;
  value = bsl_condition_evaluate (self->when, scope);
  if (kept != NULL)
    *kept = (guint8) value;
  return value;
}

BslTri
bsl_condition_evaluate (const BslCondition *self, const BslScope *scope)
{
  BslTri value;

  if (self == NULL)
    return BSL_TRI_YES;
  switch (self->op)
    {
    case BSL_OP_ALL:
      value = BSL_TRI_YES;
      for (guint i = 0; i < self->n_parts && value != BSL_TRI_NO; i++)
        value = bsl_tri_and (value, bsl_condition_evaluate (self->parts[i], scope));
      return value;
    case BSL_OP_ANY:
      value = BSL_TRI_NO;
      for (guint i = 0; i < self->n_parts && value != BSL_TRI_YES; i++)
        value = bsl_tri_or (value, bsl_condition_evaluate (self->parts[i], scope));
      return value;
    case BSL_OP_FIRST_KNOWN:
      value = BSL_TRI_UNKNOWN;
      for (guint i = 0; i < self->n_parts && value == BSL_TRI_UNKNOWN; i++)
        value = bsl_condition_evaluate (self->parts[i], scope);
      return value;
    case BSL_OP_NOT:
      return bsl_tri_not (bsl_condition_evaluate (self->parts[0], scope));
    case BSL_OP_NAMED:
      return bsl_named_condition_evaluate (self->named, scope);
    case BSL_OP_UNSETTLED:
      return BSL_TRI_UNKNOWN;
    case BSL_OP_ALWAYS:
      return BSL_TRI_YES;
    case BSL_OP_MARKET:
      return scope->market;
    case BSL_OP_IN:
      return evaluate_index (self, scope);
    case BSL_OP_HAS_ALL:
    case BSL_OP_MEETS:
    case BSL_OP_WITHIN:
    case BSL_OP_EMPTY:
      return evaluate_set (self, scope);
    case BSL_OP_AT_LEAST:
    case BSL_OP_MORE_THAN:
    case BSL_OP_AT_MOST:
    case BSL_OP_LESS_THAN:
      return evaluate_order (self, scope);
    }
  g_return_val_if_reached (BSL_TRI_UNKNOWN);
}

static void
open_operand (const BslOperand *operand, const BslScope *scope, gboolean *open)
{
  const BslRuleBase *rules = scope->rules;

  if (operand->kind == BSL_OPERAND_ANSWER && !bsl_operand_get_value (operand, scope)->known)
    open[operand->question->index] = TRUE;
  else if (operand->kind == BSL_OPERAND_CHECKED_KINDS
           && !bsl_answers_get (scope->answers, rules->kinds_question->index)->known)
    open[rules->kinds_question->index] = TRUE;
  else if (operand->kind == BSL_OPERAND_DAY && scope->days[operand->day] == BSL_DATE_NONE)
    {
      open[rules->start_question->index]
          |= !bsl_answers_get (scope->answers, rules->start_question->index)->known;
      if (operand->day == BSL_DAY_CONTRACT_END)
        open[rules->months_question->index]
            |= !bsl_answers_get (scope->answers, rules->months_question->index)->known;
    }
}

/* A fact or an amount that is not known: no answer makes it so. */
static gboolean
is_beyond_answers (const BslOperand *operand, const BslScope *scope)
{
  double number;

  if (operand->kind == BSL_OPERAND_OFFER)
    return !bsl_operand_get_value (operand, scope)->known;
  return operand->kind == BSL_OPERAND_THRESHOLD && !read_number (operand, scope, &number);
}

static void
find_open_in_comparison (const BslCondition *self, const BslScope *scope, gboolean *open)
{
  gboolean order = self->op >= BSL_OP_AT_LEAST;

  if (order && (is_beyond_answers (&self->left, scope) || is_beyond_answers (&self->right, scope)))
    return;
  open_operand (&self->left, scope, open);
  open_operand (&self->right, scope, open);
}

void
bsl_condition_find_open (const BslCondition *self, const BslScope *scope, gboolean *open)
{
  if (self == NULL || bsl_condition_evaluate (self, scope) != BSL_TRI_UNKNOWN)
    return;
  if (self->op == BSL_OP_NAMED)
    bsl_condition_find_open (self->named->when, scope, open);
  for (guint i = 0; i < self->n_parts; i++)
    bsl_condition_find_open (self->parts[i], scope, open);
  find_open_in_comparison (self, scope, open);
}

void
bsl_condition_mark_used (const BslCondition *self, BslRuleBase *rules)
{
  if (self == NULL)
    return;
  if (self->op == BSL_OP_NAMED && !self->named->used)
    {
      self->named->used = TRUE;
      bsl_condition_mark_used (self->named->when, rules);
    }
  if (self->right.kind == BSL_OPERAND_THRESHOLD)
    self->right.threshold->used = TRUE;
  for (guint i = 0; i < self->n_parts; i++)
    bsl_condition_mark_used (self->parts[i], rules);
}

/* A day follows from several answers. */
static void
find_read_by_operand (const BslOperand *operand, const BslRuleBase *rules, gboolean *read)
{
  const BslQuestion *days[] = { rules->decision_question, rules->consultation_question, rules->start_question,
                                rules->months_question };

  if (operand->kind == BSL_OPERAND_ANSWER)
    read[operand->question->index] = TRUE;
  else if (operand->kind == BSL_OPERAND_CHECKED_KINDS)
    read[rules->kinds_question->index] = TRUE;
  else if (operand->kind == BSL_OPERAND_DAY)
    for (guint i = 0; i < G_N_ELEMENTS (days); i++)
      read[days[i]->index] = TRUE;
}

void
bsl_condition_find_read (const BslCondition *self, const BslRuleBase *rules, gboolean *read)
{
  if (self == NULL)
    return;
  if (self->op == BSL_OP_NAMED)
    bsl_condition_find_read (self->named->when, rules, read);
  find_read_by_operand (&self->left, rules, read);
  find_read_by_operand (&self->right, rules, read);
  for (guint i = 0; i < self->n_parts; i++)
    bsl_condition_find_read (self->parts[i], rules, read);
}
