/* SPDX-License-Identifier: EUPL-1.2 */
/* Why a condition is what it is, in sentences. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"

typedef struct
{
  const BslScope *scope;
  BslLang lang;
  GPtrArray *reasons; /* of char*, each once */
} Explanation;

static void explain (Explanation *self, const BslCondition *condition);

static void
take_reason (Explanation *self, char *text)
{
  if (*text == '\0' || g_ptr_array_find_with_equal_func (self->reasons, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (self->reasons, text);
}

static const char *
phrase (Explanation *self, BslPhrase id)
{
  return bsl_rule_base_get_phrase (self->scope->rules, id, self->lang);
}

static void
add_phrase (Explanation *self, BslPhrase id)
{
  take_reason (self, g_strdup (phrase (self, id)));
}

static void
explain_value (Explanation *self, const BslValue *value, const BslDomain *domain,
               const BslText *title, BslPhrase known, BslPhrase unknown)
{
  g_autofree char *words = bsl_value_in_sentence (value, domain, self->lang);

  take_reason (self, bsl_template_fill (phrase (self, value->known ? known : unknown), "subject",
                                        bsl_text_get (title, self->lang), "value", words, NULL));
}

static void
explain_day (Explanation *self, BslDate day)
{
  g_autofree char *words = day != BSL_DATE_NONE ? bsl_date_to_words (day, self->lang) : NULL;

  if (words != NULL)
    take_reason (self, bsl_template_fill (phrase (self, BSL_PHRASE_DAY_KNOWN), "value", words, NULL));
  else
    add_phrase (self, BSL_PHRASE_DAY_UNKNOWN);
}

/* A threshold is worth a sentence only where its amount is missing. */
static void
explain_threshold (Explanation *self, const BslThreshold *threshold)
{
  double number;

  if (!bsl_threshold_get_value (threshold, self->scope->days[BSL_DAY_CONSULTATION], &number))
    take_reason (self, bsl_template_fill (phrase (self, BSL_PHRASE_THRESHOLD_UNKNOWN), "subject",
                                          bsl_text_get (&threshold->title, self->lang), NULL));
}

static void
explain_operand (Explanation *self, const BslOperand *operand)
{
  const BslValue *value = bsl_operand_get_value (operand, self->scope);

  switch (operand->kind)
    {
    case BSL_OPERAND_ANSWER:
      explain_value (self, value, operand->domain, &operand->question->title,
                     BSL_PHRASE_ANSWER_GIVEN, BSL_PHRASE_ANSWER_UNKNOWN);
      break;
    case BSL_OPERAND_OFFER:
      explain_value (self, value, operand->domain, &operand->attribute->title,
                     BSL_PHRASE_FACT_KNOWN, BSL_PHRASE_FACT_UNKNOWN);
      break;
    case BSL_OPERAND_DAY:
      explain_day (self, self->scope->days[operand->day]);
      break;
    case BSL_OPERAND_THRESHOLD:
      explain_threshold (self, operand->threshold);
      break;
    default:
      break;
    }
}

static void
explain_comparison (Explanation *self, const BslCondition *condition)
{
  explain_operand (self, &condition->left);
  if (bsl_condition_evaluate (condition, self->scope) == BSL_TRI_UNKNOWN)
    explain_operand (self, &condition->right);
}

static void
explain_named (Explanation *self, const BslCondition *condition)
{
  const BslNamedCondition *named = condition->named;
  const BslText *text = &named->outcome[bsl_condition_evaluate (condition, self->scope)];

  if (bsl_text_is_empty (text))
    explain (self, named->when);
  else
    take_reason (self, bsl_template_render (bsl_text_get (text, self->lang), self->scope, self->lang));
}

static gboolean
is_constant (const BslCondition *condition)
{
  return condition->op == BSL_OP_ALWAYS
         || (condition->op == BSL_OP_NOT && is_constant (condition->parts[0]));
}

/* What is known first, and what before it is open. A constant at the end says nothing of itself. */
static void
explain_first_known (Explanation *self, const BslCondition *condition)
{
  for (guint i = 0; i < condition->n_parts; i++)
    {
      const BslCondition *part = condition->parts[i];
      if (i == 0 || !is_constant (part))
        explain (self, part);
      if (bsl_condition_evaluate (part, self->scope) != BSL_TRI_UNKNOWN)
        return;
    }
}

/* The parts that made the whole what it is. */
static void
explain_parts (Explanation *self, const BslCondition *condition)
{
  BslTri whole = bsl_condition_evaluate (condition, self->scope);

  for (guint i = 0; i < condition->n_parts; i++)
    if (bsl_condition_evaluate (condition->parts[i], self->scope) == whole)
      explain (self, condition->parts[i]);
}

static void
explain (Explanation *self, const BslCondition *condition)
{
  static const BslPhrase market[]
      = { BSL_PHRASE_MARKET_NO, BSL_PHRASE_MARKET_UNKNOWN, BSL_PHRASE_MARKET_YES };

  if (condition == NULL)
    return;
  switch (condition->op)
    {
    case BSL_OP_ALL:
    case BSL_OP_ANY:
      explain_parts (self, condition);
      break;
    case BSL_OP_FIRST_KNOWN:
      explain_first_known (self, condition);
      break;
    case BSL_OP_NOT:
      explain (self, condition->parts[0]);
      break;
    case BSL_OP_NAMED:
      explain_named (self, condition);
      break;
    case BSL_OP_UNSETTLED:
      take_reason (self, g_strdup (bsl_text_get (&condition->interpretation->reason, self->lang)));
      break;
    case BSL_OP_ALWAYS:
      add_phrase (self, BSL_PHRASE_ALWAYS);
      break;
    case BSL_OP_MARKET:
      add_phrase (self, market[self->scope->market]);
      break;
    default:
      explain_comparison (self, condition);
      break;
    }
}

void
bsl_condition_explain (const BslCondition *self, const BslScope *scope, BslLang lang,
                       GPtrArray *reasons)
{
  Explanation explanation = { scope, lang, reasons };

  explain (&explanation, self);
}
