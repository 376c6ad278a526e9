/* SPDX-License-Identifier: EUPL-1.2 */
/* Which changes are worth trying for an offer: read off the conditions of its checks. */

#include "config.h"

#include "app/rules/bsl-candidates.h"

#include "app/rules/bsl-condition-private.h"

typedef struct
{
  const BslRuleBase *rules;
  const BslScope *scope; /* with the offer */
  GPtrArray *candidates;
} Finder;

static BslFact *
fact_new (const BslChange *change)
{
  BslFact *fact = g_new0 (BslFact, 1);
  BslPeriod period = { .value = change->value };

  fact->attribute = change->attribute;
  fact->periods = g_array_new (FALSE, FALSE, sizeof (BslPeriod));
  g_array_append_val (fact->periods, period);
  return fact;
}

void
bsl_candidate_free (BslCandidate *self)
{
  if (self->fact != NULL)
    g_array_unref (self->fact->periods);
  g_free (self->fact);
  g_free (self);
}

void
bsl_candidate_set_value (BslCandidate *self, const BslValue *value)
{
  self->change.value = *value;
  if (self->fact != NULL)
    g_array_index (self->fact->periods, BslPeriod, 0).value = *value;
}

gboolean
bsl_candidates_agree (const BslCandidate *a, const BslCandidate *b)
{
  if (a->change.kind != b->change.kind)
    return TRUE;
  if (a->change.kind == BSL_CHANGE_FACT)
    return a->change.attribute != b->change.attribute;
  return a->change.question != b->change.question
         || a->change.question->domain.kind == BSL_KIND_SET;
}

static void
add_candidate (Finder *self, const BslChange *change)
{
  BslCandidate *candidate;

  if (self->candidates->len == BSL_MAX_CANDIDATES)
    return;
  candidate = g_new0 (BslCandidate, 1);
  candidate->change = *change;
  if (change->kind == BSL_CHANGE_FACT)
    candidate->fact = fact_new (change);
  g_ptr_array_add (self->candidates, candidate);
}

/* A set becomes all that is wanted of it, a day the latest that is wanted. */
static void
merge_fact (BslCandidate *old, const BslValue *wanted)
{
  BslValue value = old->change.value;
  guint64 now = old->change.before.bits;

  if (old->change.attribute->domain.kind == BSL_KIND_DATE)
    value.date = MAX (value.date, wanted->date);
  else
    value.bits = ((value.bits | wanted->bits) & ~now) | (now & value.bits & wanted->bits);
  bsl_candidate_set_value (old, &value);
}

static BslDate
announced_day (Finder *self, const BslAttribute *attribute)
{
  const BslAttribute *expected = self->rules->expected[attribute->index];
  const BslValue *day
      = expected != NULL ? bsl_offer_get_value (self->scope->offer, expected,
                                                self->scope->days[BSL_DAY_DECISION])
                         : NULL;

  return day != NULL && day->known ? day->date : BSL_DATE_NONE;
}

static void
want_fact (Finder *self, const BslAttribute *attribute, const BslValue *wanted)
{
  const BslValue *now = bsl_offer_get_value (self->scope->offer, attribute,
                                             self->scope->days[BSL_DAY_DECISION]);
  BslChange change = { .kind = BSL_CHANGE_FACT, .attribute = attribute, .value = *wanted };

  if (bsl_value_equal (now, wanted, &attribute->domain))
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      BslCandidate *old = g_ptr_array_index (self->candidates, i);
      if (old->change.attribute != attribute)
        continue;
      if (attribute->domain.options == NULL || attribute->domain.kind == BSL_KIND_SET)
        {
          merge_fact (old, wanted);
          return;
        }
      if (bsl_value_equal (&old->change.value, wanted, &attribute->domain))
        return;
    }
  change.before = *now;
  change.expected = announced_day (self, attribute);
  add_candidate (self, &change);
}

static guint64
first_bit (guint64 bits)
{
  return bits & (~bits + 1);
}

/* What a set has to become for a comparison with @mask to hold; what it is now where it does. */
static guint64
wanted_bits (BslOp op, guint64 now, guint64 mask)
{
  switch (op)
    {
    case BSL_OP_HAS_ALL:
      return now | mask;
    case BSL_OP_MEETS:
      return (now & mask) != 0 ? now : now | first_bit (mask);
    case BSL_OP_WITHIN:
      return (now & mask) != 0 ? now & mask : first_bit (mask);
    default:
      return now;
    }
}

static void
want_set (Finder *self, BslOp op, const BslAttribute *attribute, guint64 mask)
{
  const BslValue *now = bsl_offer_get_value (self->scope->offer, attribute,
                                             self->scope->days[BSL_DAY_DECISION]);
  BslValue wanted = { .known = TRUE };

  wanted.bits = wanted_bits (op, now->known ? now->bits : 0, mask);
  want_fact (self, attribute, &wanted);
}

/* Whether a check would rather find the option or anything else, an offer can reach few. */
static void
want_options (Finder *self, const BslAttribute *attribute)
{
  for (guint64 bits = self->rules->reach[attribute->index]; bits != 0; bits &= bits - 1)
    {
      BslValue wanted = { .known = TRUE, .index = (guint) __builtin_ctzll (bits) };
      want_fact (self, attribute, &wanted);
    }
}

/* The kinds under check, as options of another attribute. */
static guint64
checked_kinds_of (const BslAttribute *attribute, const BslScope *scope)
{
  const BslDomain *kinds = &scope->rules->kinds->domain;
  guint64 result = 0;

  for (guint64 bits = scope->checked_kinds.may; bits != 0; bits &= bits - 1)
    {
      const BslOption *option = bsl_domain_get_option (kinds, (guint) __builtin_ctzll (bits));
      int place = bsl_domain_find (&attribute->domain, option->value);
      if (place >= 0)
        result |= G_GUINT64_CONSTANT (1) << place;
    }
  return result;
}

/* A day or the kinds under check compared with a fact: the fact would have to reach them. */
static void
want_right (Finder *self, const BslCondition *condition)
{
  const BslAttribute *attribute = condition->right.attribute;
  BslValue wanted = { .known = TRUE };

  if (condition->left.kind == BSL_OPERAND_CHECKED_KINDS)
    want_set (self, BSL_OP_HAS_ALL, attribute, checked_kinds_of (attribute, self->scope));
  if (condition->left.kind != BSL_OPERAND_DAY || condition->op != BSL_OP_AT_MOST)
    return;
  wanted.date = self->scope->days[condition->left.day];
  if (wanted.date != BSL_DATE_NONE)
    want_fact (self, attribute, &wanted);
}

static gboolean
within_reach (Finder *self, const BslOperand *operand)
{
  return operand->kind == BSL_OPERAND_OFFER && self->rules->reach[operand->attribute->index] != 0;
}

static void
find_facts (Finder *self, const BslCondition *condition)
{
  if (condition == NULL)
    return;
  if (condition->op == BSL_OP_NAMED)
    find_facts (self, condition->named->when);
  for (guint i = 0; i < condition->n_parts; i++)
    find_facts (self, condition->parts[i]);
  if (within_reach (self, &condition->left) && condition->op == BSL_OP_IN)
    want_options (self, condition->left.attribute);
  else if (within_reach (self, &condition->left) && condition->right.kind == BSL_OPERAND_MASK)
    want_set (self, condition->op, condition->left.attribute, condition->right.mask);
  if (within_reach (self, &condition->right))
    want_right (self, condition);
}

static void
add_answer (Finder *self, const BslQuestion *question, const BslValue *now, BslValue value)
{
  BslChange change = { .kind = BSL_CHANGE_ANSWER, .question = question, .before = *now };

  change.value = value;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const BslCandidate *old = g_ptr_array_index (self->candidates, i);
      if (old->change.question == question
          && bsl_value_equal (&old->change.value, &value, &question->domain))
        return;
    }
  add_candidate (self, &change);
}

/* Every other option; of a set every option of @mask given up, as long as another stays. */
static void
want_answer (Finder *self, const BslQuestion *question, guint64 mask)
{
  const BslValue *now = bsl_answers_get (self->scope->answers, question->index);

  if (!self->rules->correctable[question->index] || !now->known || question->domain.options == NULL)
    return;
  for (guint i = 0; i < question->domain.options->len; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << i;
      if (question->domain.kind != BSL_KIND_SET && i != now->index)
        add_answer (self, question, now, (BslValue){ .known = TRUE, .index = i });
      else if (question->domain.kind == BSL_KIND_SET && (now->bits & mask & bit) != 0
               && now->bits != bit)
        add_answer (self, question, now, (BslValue){ .known = TRUE, .bits = now->bits & ~bit });
    }
}

static void
find_answers (Finder *self, const BslCondition *condition)
{
  const BslOperand *left;

  if (condition == NULL)
    return;
  left = &condition->left;
  if (condition->op == BSL_OP_NAMED)
    find_answers (self, condition->named->when);
  for (guint i = 0; i < condition->n_parts; i++)
    find_answers (self, condition->parts[i]);
  if (left->kind == BSL_OPERAND_CHECKED_KINDS)
    want_answer (self, self->rules->kinds_question, G_MAXUINT64);
  else if (left->kind == BSL_OPERAND_ANSWER)
    want_answer (self, left->question,
                 condition->right.kind == BSL_OPERAND_MASK ? condition->right.mask : G_MAXUINT64);
}

static void
find_in_check (Finder *self, const BslCheckRule *check,
               void (*find) (Finder *, const BslCondition *))
{
  for (guint i = 0; i < check->cases->len; i++)
    find (self, g_array_index (check->cases, BslCase, i).when);
}

GPtrArray *
bsl_find_candidates (BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  BslScope scope = bsl_scope_for_offers (&evaluation->scope, NULL);
  Finder self = { evaluation->rules, &scope };

  self.candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_candidate_free);
  bsl_scope_set_offer (&scope, finding->offer);
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (check->applies != BSL_TRI_NO)
        find_in_check (&self, check->rule->check, find_facts);
    }
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (check->result != BSL_RESULT_FAIL && check->result != BSL_RESULT_REVIEW)
        continue;
      find_answers (&self, check->rule->applies);
      find_in_check (&self, check->rule->check, find_answers);
    }
  return self.candidates;
}
