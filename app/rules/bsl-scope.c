/* SPDX-License-Identifier: EUPL-1.2 */
/* What conditions are read against. */

#include "config.h"

#include "app/rules/bsl-rule-base-private.h"

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
  return bsl_date_add_months (start, (guint) months->number);
}

void
bsl_scope_init (BslScope *scope, BslRuleBase *rules, BslAnswers *answers, BslDate on,
                guint8 *outcomes)
{
  *scope = (BslScope){ .rules = rules, .answers = answers, .outcomes = outcomes };
  scope->market = BSL_TRI_UNKNOWN;
  scope->days[BSL_DAY_DECISION] = on;
  scope->days[BSL_DAY_CONSULTATION] = answered_day (answers, rules->consultation_question, on);
  scope->days[BSL_DAY_CONTRACT_START]
      = answered_day (answers, rules->start_question, BSL_DATE_NONE);
  scope->days[BSL_DAY_CONTRACT_END]
      = contract_end (answers, rules, scope->days[BSL_DAY_CONTRACT_START]);
  memset (outcomes, BSL_NOT_READ, rules->named->len);
}

static BslBounds
find_checked_kinds (const BslScope *scope)
{
  BslRuleBase *rules = scope->rules;
  const BslValue *asked = bsl_answers_get (scope->answers, rules->kinds_question->index);
  const BslValue *sold
      = bsl_offer_get_value (scope->offer, rules->kinds, scope->days[BSL_DAY_DECISION]);
  BslBounds bounds = bsl_bounds_from_value (sold, &rules->kinds->domain);
  guint64 common = 0;

  if (!sold->known)
    return (BslBounds){ 0, bounds.may, TRUE };
  if (!asked->known)
    return (BslBounds){ (sold->bits & (sold->bits - 1)) == 0 ? sold->bits : 0, sold->bits,
                        sold->bits != 0 };
  for (guint i = 0; i < 64; i++)
    if (((asked->bits >> i) & 1) && rules->kind_map[i] != 0xff)
      common |= G_GUINT64_CONSTANT (1) << rules->kind_map[i];
  common &= sold->bits;
  if (common == 0)
    return bounds;
  return (BslBounds){ common, common, TRUE };
}

void
bsl_scope_set_offer (BslScope *scope, const BslOffer *offer)
{
  scope->offer = offer;
  scope->checked_kinds = find_checked_kinds (scope);
}

/* Does the offer sell one of the asked kinds? Where the kinds are open, it may. */
static gboolean
sells_an_asked_kind (const BslScope *scope)
{
  BslRuleBase *rules = scope->rules;
  const BslValue *asked = bsl_answers_get (scope->answers, rules->kinds_question->index);
  const BslValue *sold
      = bsl_offer_get_value (scope->offer, rules->kinds, scope->days[BSL_DAY_DECISION]);

  if (!asked->known || asked->bits == 0)
    return TRUE;
  if (!sold->known)
    return FALSE;
  for (guint i = 0; i < 64; i++)
    if (((asked->bits >> i) & 1) && rules->kind_map[i] != 0xff
        && ((sold->bits >> rules->kind_map[i]) & 1))
      return TRUE;
  return FALSE;
}

/* Both have the services as options, in the same order. */
guint64
bsl_scope_get_covered (const BslScope *scope)
{
  BslRuleBase *rules = scope->rules;
  const BslValue *need = bsl_answers_get (scope->answers, rules->needs_question->index);
  const BslValue *sold = bsl_offer_get_value (scope->offer, rules->services_attribute,
                                              scope->days[BSL_DAY_DECISION]);

  if (!need->known || !sold->known || !sells_an_asked_kind (scope))
    return 0;
  return need->bits & sold->bits;
}
