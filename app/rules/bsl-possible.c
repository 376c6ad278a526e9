/* SPDX-License-Identifier: EUPL-1.2 */
/* Search for a project and an offer in which conditions hold: a tableau over finite domains. */

#include "config.h"

#include "app/rules/bsl-possible.h"

#include "app/rules/bsl-condition-private.h"

#include <math.h>

#define MAX_STEPS 20000

/* What is still possible for one answer, fact or day. */
typedef struct
{
  guint64 may;  /* options left; of a set: those that may be in it */
  guint64 must; /* of a set: those that are in it */
  double low, high;
  gboolean low_open, high_open;
} Variable;

/* A set holds one of @mask, or (@absent) lacks one of @mask. */
typedef struct
{
  guint variable;
  guint64 mask;
  gboolean absent;
} Clause;

typedef struct _Goal Goal;

struct _Goal
{
  const BslCondition *condition;
  gboolean wanted;
  const Goal *next;
};

struct _BslPossible
{
  BslRuleBase *rules;
  guint n_variables, steps;
  Variable *variables; /* answers, facts, kinds under check, days, market */
  GArray *clauses;     /* of Clause */
  GArray *trail;       /* of Change: what to undo */
  GArray *goals;       /* of Goal */
};

typedef struct
{
  guint variable;
  Variable before;
} Change;

static gboolean solve (BslPossible *self, const Goal *goal, const Goal *choices);

static guint
n_answers (BslRuleBase *rules)
{
  return bsl_questionnaire_get_n_questions (rules->questionnaire);
}

static guint
kinds_variable (BslRuleBase *rules)
{
  return n_answers (rules) + bsl_attributes_get_count (rules->attributes);
}

static guint
day_variable (BslRuleBase *rules, guint day)
{
  return kinds_variable (rules) + 1 + day;
}

static guint
market_variable (BslRuleBase *rules)
{
  return day_variable (rules, BSL_N_DAYS);
}

static guint64
all_options (const BslDomain *domain)
{
  guint n = domain->options != NULL ? domain->options->len : 0;

  return n >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n) - 1;
}

static void
open_variable (Variable *variable, const BslDomain *domain)
{
  *variable = (Variable){ .may = G_MAXUINT64, .low = -INFINITY, .high = INFINITY };
  if (domain == NULL)
    return;
  if (domain->options != NULL)
    variable->may = all_options (domain);
  if (domain->min < domain->max)
    {
      variable->low = domain->min;
      variable->high = domain->max;
    }
}

BslPossible *
bsl_possible_new (BslRuleBase *rules)
{
  BslPossible *self = g_new0 (BslPossible, 1);

  self->rules = rules;
  self->n_variables = market_variable (rules) + 1;
  self->variables = g_new (Variable, self->n_variables);
  self->clauses = g_array_new (FALSE, FALSE, sizeof (Clause));
  self->trail = g_array_new (FALSE, FALSE, sizeof (Change));
  self->goals = g_array_new (FALSE, FALSE, sizeof (Goal));
  for (guint i = 0; i < n_answers (rules); i++)
    open_variable (&self->variables[i],
                   &bsl_questionnaire_get_question (rules->questionnaire, i)->domain);
  for (guint i = 0; i < bsl_attributes_get_count (rules->attributes); i++)
    open_variable (&self->variables[n_answers (rules) + i],
                   &bsl_attributes_get (rules->attributes, i)->domain);
  open_variable (&self->variables[kinds_variable (rules)], &rules->kinds->domain);
  for (guint i = day_variable (rules, 0); i < self->n_variables; i++)
    open_variable (&self->variables[i], NULL);
  return self;
}

void
bsl_possible_free (BslPossible *self)
{
  g_free (self->variables);
  g_array_unref (self->clauses);
  g_array_unref (self->trail);
  g_array_unref (self->goals);
  g_free (self);
}

/* The variable, to be changed. */
static Variable *
change (BslPossible *self, guint variable)
{
  const Change before = { variable, self->variables[variable] };

  g_array_append_val (self->trail, before);
  return &self->variables[variable];
}

static void
undo (BslPossible *self, guint n_changes, guint n_clauses)
{
  while (self->trail->len > n_changes)
    {
      const Change *last = &g_array_index (self->trail, Change, self->trail->len - 1);
      self->variables[last->variable] = last->before;
      g_array_set_size (self->trail, self->trail->len - 1);
    }
  g_array_set_size (self->clauses, n_clauses);
}

void
bsl_possible_clear (BslPossible *self)
{
  undo (self, 0, 0);
  g_array_set_size (self->goals, 0);
}

/* The variable of an operand; FALSE where it is a value or something not followed. */
static gboolean
find_variable (const BslPossible *self, const BslOperand *operand, guint *variable)
{
  switch (operand->kind)
    {
    case BSL_OPERAND_ANSWER:
      *variable = operand->question->index;
      return TRUE;
    case BSL_OPERAND_OFFER:
      *variable = n_answers (self->rules) + operand->attribute->index;
      return TRUE;
    case BSL_OPERAND_CHECKED_KINDS:
      *variable = kinds_variable (self->rules);
      return TRUE;
    case BSL_OPERAND_DAY:
      *variable = day_variable (self->rules, operand->day);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_left (const Variable *variable)
{
  if (variable->low > variable->high)
    return FALSE;
  return variable->low < variable->high || (!variable->low_open && !variable->high_open);
}

/* At least, or more than (@open), @bound. */
static gboolean
raise_low (Variable *variable, double bound, gboolean open)
{
  if (bound > variable->low || (bound >= variable->low && open))
    {
      variable->low = bound;
      variable->low_open = open;
    }
  return is_left (variable);
}

static gboolean
lower_high (Variable *variable, double bound, gboolean open)
{
  if (bound < variable->high || (bound <= variable->high && open))
    {
      variable->high = bound;
      variable->high_open = open;
    }
  return is_left (variable);
}

void
bsl_possible_limit_day (BslPossible *self, BslDay day, BslDate from, BslDate until)
{
  Variable *variable = change (self, day_variable (self->rules, day));

  if (from != BSL_DATE_NONE)
    raise_low (variable, from, FALSE);
  if (until != BSL_DATE_NONE)
    lower_high (variable, until, TRUE);
}

void
bsl_possible_want (BslPossible *self, const BslCondition *condition, gboolean wanted)
{
  const Goal goal = { condition, wanted, NULL };

  g_array_append_val (self->goals, goal);
}

/* The values a threshold takes on the days of consultation that are left. */
static void
threshold_bounds (const BslPossible *self, const BslThreshold *threshold, double *low, double *high)
{
  const Variable *day = &self->variables[day_variable (self->rules, BSL_DAY_CONSULTATION)];

  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < threshold->stages->len; i++)
    {
      const BslStage *stage = &g_array_index (threshold->stages, BslStage, i);
      double next = i + 1 < threshold->stages->len
                        ? g_array_index (threshold->stages, BslStage, i + 1).from
                        : INFINITY;
      if (stage->from > day->high || next <= day->low)
        continue;
      *low = fmin (*low, stage->value);
      *high = fmax (*high, stage->value);
    }
}

/* FALSE where the right side is not a value: it is then not followed. */
static gboolean
read_bounds (const BslPossible *self, const BslOperand *operand, double *low, double *high)
{
  if (operand->kind == BSL_OPERAND_THRESHOLD)
    threshold_bounds (self, operand->threshold, low, high);
  else if (operand->kind == BSL_OPERAND_NUMBER)
    *low = *high = operand->number;
  else if (operand->kind == BSL_OPERAND_LITERAL_DAY)
    *low = *high = operand->day;
  else
    return FALSE;
  return TRUE;
}

static gboolean
limit_order (BslPossible *self, const BslCondition *condition, gboolean wanted, Variable *variable)
{
  double low, high;
  gboolean up = condition->op == BSL_OP_AT_LEAST || condition->op == BSL_OP_MORE_THAN;
  gboolean open = condition->op == BSL_OP_MORE_THAN || condition->op == BSL_OP_LESS_THAN;

  if (!read_bounds (self, &condition->right, &low, &high))
    return TRUE;
  if (low > high)
    return TRUE; /* no value on any of these days: unknown */
  if (up == wanted)
    return raise_low (variable, low, open == wanted);
  return lower_high (variable, high, open == wanted);
}

static gboolean
add_clause (BslPossible *self, guint variable, guint64 mask, gboolean absent)
{
  const Clause clause = { variable, mask, absent };

  g_array_append_val (self->clauses, clause);
  return mask != 0;
}

static gboolean
limit_set (BslPossible *self, const BslCondition *condition, gboolean wanted, guint index)
{
  Variable *variable;
  guint64 mask = condition->right.mask, all = all_options (condition->left.domain);

  if (condition->right.kind != BSL_OPERAND_MASK)
    return TRUE;
  if (condition->op == BSL_OP_HAS_ALL && !wanted)
    return add_clause (self, index, mask, TRUE);
  if (condition->op == BSL_OP_MEETS && wanted)
    return add_clause (self, index, mask, FALSE);
  if (condition->op == BSL_OP_WITHIN && !wanted)
    return add_clause (self, index, all & ~mask, FALSE);
  if (condition->op == BSL_OP_EMPTY && !wanted)
    return add_clause (self, index, all, FALSE);
  variable = change (self, index);
  if (condition->op == BSL_OP_HAS_ALL)
    variable->must |= mask;
  else if (condition->op == BSL_OP_MEETS)
    variable->may &= ~mask;
  else
    variable->may &= condition->op == BSL_OP_WITHIN ? mask : 0;
  return (variable->must & ~variable->may) == 0;
}

/* What a comparison leaves of its variable; FALSE where nothing is left. */
static gboolean
limit (BslPossible *self, const BslCondition *condition, gboolean wanted)
{
  guint index;
  Variable *variable;

  if (!find_variable (self, &condition->left, &index))
    return TRUE;
  switch (condition->op)
    {
    case BSL_OP_IN:
      variable = change (self, index);
      variable->may &= wanted ? condition->right.mask : ~condition->right.mask;
      return variable->may != 0;
    case BSL_OP_HAS_ALL:
    case BSL_OP_MEETS:
    case BSL_OP_WITHIN:
    case BSL_OP_EMPTY:
      return limit_set (self, condition, wanted, index);
    default:
      return limit_order (self, condition, wanted, change (self, index));
    }
}

/* The rest of the clauses from number @from, one option after the other. */
static gboolean
solve_clauses (BslPossible *self, guint from)
{
  const Clause *clause = &g_array_index (self->clauses, Clause, from);
  Variable *variable, kept;
  guint64 choices;

  if (from == self->clauses->len)
    return TRUE;
  variable = change (self, clause->variable);
  kept = *variable;
  if ((clause->mask & (clause->absent ? ~variable->may : variable->must)) != 0)
    return solve_clauses (self, from + 1);
  choices = clause->mask & (clause->absent ? ~variable->must : variable->may);
  for (; choices != 0; choices &= choices - 1)
    {
      guint64 option = choices & -choices;
      if (++self->steps > MAX_STEPS)
        return TRUE;
      variable->must |= clause->absent ? 0 : option;
      variable->may &= clause->absent ? ~option : G_MAXUINT64;
      if (solve_clauses (self, from + 1))
        return TRUE;
      *variable = kept;
    }
  return FALSE;
}

/* One of the parts of @choice is as wanted. */
static gboolean
solve_choice (BslPossible *self, const Goal *choice)
{
  const BslCondition *condition = choice->condition;
  guint n_changes = self->trail->len, n_clauses = self->clauses->len;

  for (guint i = 0; i < condition->n_parts; i++)
    {
      const Goal part = { condition->parts[i], choice->wanted, NULL };
      if (solve (self, &part, choice->next))
        return TRUE;
      undo (self, n_changes, n_clauses);
    }
  return FALSE;
}

static gboolean
solve_every_part (BslPossible *self, const Goal *goal, const Goal *choices)
{
  const BslCondition *condition = goal->condition;
  Goal few[8];
  g_autofree Goal *many
      = condition->n_parts > G_N_ELEMENTS (few) ? g_new (Goal, condition->n_parts) : NULL;
  Goal *parts = many != NULL ? many : few;
  const Goal *next = goal->next;

  for (guint i = condition->n_parts; i-- > 0;)
    {
      parts[i] = (Goal){ condition->parts[i], goal->wanted, next };
      next = &parts[i];
    }
  return solve (self, next, choices);
}

/* A choice waits until nothing else is left: what is certain then rules out most of it. */
static gboolean
defer (BslPossible *self, const Goal *goal, const Goal *choices)
{
  const Goal choice = { goal->condition, goal->wanted, choices };

  return solve (self, goal->next, &choice);
}

static gboolean
solve_market (BslPossible *self, const Goal *goal, const Goal *choices)
{
  Variable *market = change (self, market_variable (self->rules));

  market->may &= goal->wanted ? 1 : 2;
  return market->may != 0 && solve (self, goal->next, choices);
}

/* All of @goals, and of each of @choices one part. */
static gboolean
solve (BslPossible *self, const Goal *goal, const Goal *choices)
{
  const BslCondition *condition;

  if (++self->steps > MAX_STEPS)
    return TRUE;
  if (goal == NULL)
    return choices != NULL ? solve_choice (self, choices) : solve_clauses (self, 0);
  condition = goal->condition;
  if (condition == NULL || condition->op == BSL_OP_ALWAYS)
    return goal->wanted && solve (self, goal->next, choices);
  switch (condition->op)
    {
    case BSL_OP_ALL:
      return goal->wanted ? solve_every_part (self, goal, choices) : defer (self, goal, choices);
    case BSL_OP_ANY:
      return goal->wanted ? defer (self, goal, choices) : solve_every_part (self, goal, choices);
    case BSL_OP_FIRST_KNOWN: /* its value is that of one of its parts */
      return defer (self, goal, choices);
    case BSL_OP_NOT:
      return solve (self, &(Goal){ condition->parts[0], !goal->wanted, goal->next }, choices);
    case BSL_OP_NAMED:
      return solve (self, &(Goal){ condition->named->when, goal->wanted, goal->next }, choices);
    case BSL_OP_UNSETTLED:
      return solve (self, goal->next, choices);
    case BSL_OP_MARKET:
      return solve_market (self, goal, choices);
    default:
      return limit (self, condition, goal->wanted) && solve (self, goal->next, choices);
    }
}

static gboolean
has_days (const BslPossible *self)
{
  for (guint day = 0; day < BSL_N_DAYS; day++)
    if (!is_left (&self->variables[day_variable (self->rules, day)]))
      return FALSE;
  return TRUE;
}

gboolean
bsl_possible_search (BslPossible *self)
{
  guint n_changes = self->trail->len;
  const Goal *next = NULL;
  gboolean found;

  for (guint i = self->goals->len; i-- > 0;)
    {
      Goal *goal = &g_array_index (self->goals, Goal, i);
      goal->next = next;
      next = goal;
    }
  self->steps = 0;
  found = has_days (self) && solve (self, next, NULL);
  undo (self, n_changes, 0);
  return found;
}
