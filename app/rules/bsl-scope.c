/* SPDX-License-Identifier: EUPL-1.2 */
/* What conditions are read against. */

#include "config.h"

#include "app/rules/bsl-rule-base-private.h"
#include "app/rules/bsl-verdict.h"

const char *const bsl_day_words[]
    = { "decision", "consultation", "contract-start", "contract-end", NULL };

BslBounds
bsl_bounds_from_value (const BslValue *value, const BslDomain *domain)
{
  guint n = domain->options->len;
  guint64 all = n >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n) - 1;

  if (!value->known)
    return (BslBounds){ 0, all, FALSE };
  return (BslBounds){ value->bits, value->bits, value->bits != 0 };
}

static BslDate
answered_day (BslAnswers *answers, const BslQuestion *question, BslDate otherwise)
{
  const BslValue *value = bsl_answers_get (answers, question->index);

  return value->known ? value->date : otherwise;
}

static BslDate
contract_end (BslAnswers *answers, BslRuleBase *rules, BslDate start)
{
  const BslValue *months = bsl_answers_get (answers, rules->months_question->index);

  if (start == BSL_DATE_NONE || !months->known)
    return BSL_DATE_NONE;
  /* what must hold until the end must not be read too early */
  return bsl_date_add_days (bsl_date_contract_end (start, months->number), 1);
}

static void
set_days (BslScope *self, BslDate on)
{
  BslDate start = answered_day (self->answers, self->rules->start_question, BSL_DATE_NONE);

  self->days[BSL_DAY_DECISION] = on;
  self->days[BSL_DAY_CONSULTATION]
      = answered_day (self->answers, self->rules->consultation_question, on);
  self->days[BSL_DAY_CONTRACT_START] = start;
  self->days[BSL_DAY_CONTRACT_END] = contract_end (self->answers, self->rules, start);
}

void
bsl_scope_init (BslScope *self, BslRuleBase *rules, BslAnswers *answers, BslDate on)
{
  *self = (BslScope){ .rules = rules, .answers = answers, .market = BSL_TRI_UNKNOWN };
  set_days (self, on);
  self->outcomes = g_malloc (rules->named->len + 1);
  memset (self->outcomes, BSL_NOT_READ, rules->named->len);
  for (guint i = 0; i < rules->named->len; i++)
    {
      const BslNamedCondition *named = g_ptr_array_index (rules->named, i);
      if (!named->reads_offer && !named->reads_market)
        bsl_named_condition_evaluate (named, self);
    }
  self->states = g_malloc (rules->rules->len + 1);
  for (guint i = 0; i < rules->rules->len; i++)
    self->states[i] = (guint8) bsl_rule_get_state (g_ptr_array_index (rules->rules, i), self);
}

void
bsl_scope_clear (BslScope *self)
{
  g_clear_pointer (&self->outcomes, g_free);
  g_clear_pointer (&self->states, g_free);
}

void
bsl_memo_clear (BslMemo *self)
{
  g_clear_pointer (&self->outcomes, g_free);
  g_clear_pointer (&self->values, g_free);
}

static void
forget (BslMemo *self, const BslRuleBase *rules)
{
  memset (self->outcomes, BSL_NOT_READ, rules->named->len);
  memset (self->values, 0, bsl_attributes_get_count (rules->attributes) * sizeof *self->values);
}

BslScope
bsl_scope_for_offers (const BslScope *self, BslMemo *memo)
{
  BslScope copy = *self;

  copy.memo = memo;
  if (memo != NULL)
    {
      memo->outcomes = g_malloc (self->rules->named->len + 1);
      memo->values
          = g_new (const BslValue *, bsl_attributes_get_count (self->rules->attributes) + 1);
    }
  return copy;
}

/* The asked kinds, as options of the attribute. */
static guint64
asked_kinds (const BslScope *self)
{
  const BslRuleBase *rules = self->rules;
  guint64 bits = bsl_answers_get (self->answers, rules->kinds_question->index)->bits;
  guint64 kinds = 0;

  for (; bits != 0; bits &= bits - 1)
    {
      guint8 place = rules->kind_map[__builtin_ctzll (bits)];
      if (place != 0xff)
        kinds |= G_GUINT64_CONSTANT (1) << place;
    }
  return kinds;
}

static BslBounds
find_checked_kinds (const BslScope *self)
{
  const BslRuleBase *rules = self->rules;
  const BslValue *sold
      = bsl_offer_get_value (self->offer, rules->kinds, self->days[BSL_DAY_DECISION]);
  BslBounds bounds = bsl_bounds_from_value (sold, &rules->kinds->domain);
  guint64 common;

  if (!sold->known)
    return (BslBounds){ 0, bounds.may, TRUE };
  if (!bsl_answers_get (self->answers, rules->kinds_question->index)->known)
    return (BslBounds){ (sold->bits & (sold->bits - 1)) == 0 ? sold->bits : 0, sold->bits,
                        sold->bits != 0 };
  common = asked_kinds (self) & sold->bits;
  return common != 0 ? (BslBounds){ common, common, TRUE } : bounds;
}

void
bsl_scope_set_offer (BslScope *self, const BslOffer *offer)
{
  self->offer = offer;
  self->checked_kinds = find_checked_kinds (self);
  if (self->memo != NULL)
    forget (self->memo, self->rules);
}

gboolean
bsl_scope_sells_asked_kind (const BslScope *self)
{
  const BslRuleBase *rules = self->rules;
  const BslValue *asked = bsl_answers_get (self->answers, rules->kinds_question->index);
  const BslValue *sold
      = bsl_offer_get_value (self->offer, rules->kinds, self->days[BSL_DAY_DECISION]);

  if (!asked->known || asked->bits == 0)
    return TRUE;
  return sold->known && (asked_kinds (self) & sold->bits) != 0;
}

/* Both have the services as options, in the same order. */
guint64
bsl_scope_get_covered (const BslScope *self)
{
  const BslRuleBase *rules = self->rules;
  const BslValue *need = bsl_answers_get (self->answers, rules->needs_question->index);
  const BslValue *sold = bsl_offer_get_value (self->offer, rules->services_attribute,
                                              self->days[BSL_DAY_DECISION]);

  if (!need->known || !sold->known || !bsl_scope_sells_asked_kind (self))
    return 0;
  return need->bits & sold->bits;
}
