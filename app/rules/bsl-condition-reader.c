/* SPDX-License-Identifier: EUPL-1.2 */
/* The condition language: from JSON to typed conditions. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"
#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BslRuleBase *rules;
  BslReads allowed;
} Reader;

static BslCondition *read_condition (Reader *self, const BslJson *json);

const BslQuestion *
bsl_condition_read_question (const BslJson *json, BslRuleBase *rules)
{
  const char *id = bsl_json_string (json);
  const BslQuestion *question = id != NULL ? bsl_questionnaire_find (rules->questionnaire, id) : NULL;
  guint n = bsl_questionnaire_get_n_questions (rules->questionnaire);
  g_autofree const char **ids = NULL;

  if (id == NULL || question != NULL)
    return question;
  ids = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    ids[i] = bsl_questionnaire_get_question (rules->questionnaire, i)->id;
  bsl_reading_complain_unknown (json, _("No question has the answer “%s”."), ids);
  return NULL;
}

const BslAttribute *
bsl_condition_read_attribute (const BslJson *json, BslRuleBase *rules)
{
  const char *id = bsl_json_string (json);
  const BslAttribute *attribute = id != NULL ? bsl_attributes_find (rules->attributes, id) : NULL;
  guint n = bsl_attributes_get_count (rules->attributes);
  g_autofree const char **ids = NULL;

  if (id == NULL || attribute != NULL)
    return attribute;
  ids = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    ids[i] = bsl_attributes_get (rules->attributes, i)->id;
  bsl_reading_complain_unknown (json, _("No offer has the attribute “%s”."), ids);
  return NULL;
}

int
bsl_condition_read_option (const BslJson *json, const BslDomain *domain)
{
  const char *word = bsl_json_string (json);
  int option = word != NULL && domain->options != NULL ? bsl_domain_find (domain, word) : -1;
  g_autofree const char **words = NULL;

  if (word == NULL || option >= 0)
    return option;
  words = g_new0 (const char *, (domain->options != NULL ? domain->options->len : 0) + 1);
  for (guint i = 0; domain->options != NULL && i < domain->options->len; i++)
    words[i] = bsl_domain_get_option (domain, i)->value;
  bsl_reading_complain_unknown (json, _("“%s” is not among the values."), words);
  return -1;
}

static BslCondition *
read_parts (Reader *self, const BslJson *json, BslOp op)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  BslCondition *condition = g_new0 (BslCondition, 1);

  condition->op = op;
  if (!bsl_json_is_array (json) || bsl_json_length (json) == 0)
    bsl_json_complain (json, _("A list of at least one condition was expected here."));
  else
    for (guint i = 0; i < bsl_json_length (json); i++)
      {
        BslJson element = bsl_json_element (json, i);
        BslCondition *part = read_condition (self, &element);
        if (part != NULL)
          g_ptr_array_add (parts, part);
      }
  condition->n_parts = parts->len;
  condition->parts = (BslCondition **) g_ptr_array_steal (parts, NULL);
  return condition;
}

static BslCondition *
read_all (Reader *self, const BslJson *json)
{
  return read_parts (self, json, BSL_OP_ALL);
}

static BslCondition *
read_any (Reader *self, const BslJson *json)
{
  return read_parts (self, json, BSL_OP_ANY);
}

static BslCondition *
read_first_known (Reader *self, const BslJson *json)
{
  return read_parts (self, json, BSL_OP_FIRST_KNOWN);
}

static BslCondition *
read_not (Reader *self, const BslJson *json)
{
  BslCondition *part = read_condition (self, json);
  BslCondition *condition;

  if (part == NULL)
    return NULL;
  condition = g_new0 (BslCondition, 1);
  condition->op = BSL_OP_NOT;
  condition->n_parts = 1;
  condition->parts = g_new0 (BslCondition *, 1);
  condition->parts[0] = part;
  return condition;
}

static BslCondition *
read_named (Reader *self, const BslJson *json)
{
  const char *id = bsl_json_string (json);
  g_autofree const char **names = NULL;
  BslNamedCondition *named;
  BslCondition *condition;

  if (id == NULL)
    return NULL;
  named = g_hash_table_lookup (self->rules->named_by_id, id);
  if (named == NULL)
    {
      names = bsl_reading_list_names (self->rules->named_by_id);
      bsl_reading_complain_unknown (json, _("No condition has the name “%s”."), names);
      return NULL;
    }
  condition = g_new0 (BslCondition, 1);
  condition->op = BSL_OP_NAMED;
  condition->named = named;
  return condition;
}

static BslCondition *
read_unsettled (Reader *self, const BslJson *json)
{
  const char *id = bsl_json_string (json);
  g_autofree const char **names = NULL;
  BslInterpretation *interpretation;
  BslCondition *condition;

  if (id == NULL)
    return NULL;
  interpretation = g_hash_table_lookup (self->rules->interpretations_by_id, id);
  if (interpretation == NULL)
    {
      names = bsl_reading_list_names (self->rules->interpretations_by_id);
      bsl_reading_complain_unknown (json, _("There is no interpretation “%s”."), names);
      return NULL;
    }
  interpretation->used = TRUE;
  condition = g_new0 (BslCondition, 1);
  condition->op = BSL_OP_UNSETTLED;
  condition->interpretation = interpretation;
  return condition;
}

static BslCondition *
read_always (Reader *self, const BslJson *json)
{
  BslCondition *condition = g_new0 (BslCondition, 1);

  condition->op = BSL_OP_ALWAYS;
  if (!bsl_json_boolean (json))
    bsl_json_complain (json, _("Only true can stand here. For “never”, write {\"not\": {\"always\": true}}."));
  return condition;
}

static BslCondition *
read_market (Reader *self, const BslJson *json)
{
  static const char *const words[] = { "covers-need", NULL };
  BslCondition *condition = g_new0 (BslCondition, 1);

  condition->op = BSL_OP_MARKET;
  bsl_json_word (json, words);
  if ((self->allowed & BSL_READS_MARKET) == 0)
    bsl_json_complain (json, _("The other offers cannot be read here: only rules without a check and conclusions may."));
  return condition;
}

/* The options of a list of words as a mask. */
static guint64
read_mask (const BslJson *json, const BslDomain *domain)
{
  guint64 mask = 0;

  for (guint i = 0; i < bsl_json_length (json); i++)
    {
      BslJson element = bsl_json_element (json, i);
      int option = bsl_condition_read_option (&element, domain);

      if (option >= 0 && ((mask >> option) & 1) != 0)
        bsl_json_complain (&element, _("“%s” stands twice. Remove one of the two."),
                           bsl_json_string (&element));
      else if (option >= 0)
        mask |= G_GUINT64_CONSTANT (1) << option;
    }
  if (bsl_json_length (json) == 0)
    bsl_json_complain (json, _("At least one value was expected here."));
  return mask;
}

static void
read_one_option (const BslJson *json, const BslDomain *domain, BslOperand *operand)
{
  int option = bsl_condition_read_option (json, domain);

  if (option >= 0)
    operand->mask = G_GUINT64_CONSTANT (1) << option;
  operand->kind = BSL_OPERAND_MASK;
}

static void
read_options (const BslJson *json, const BslDomain *domain, BslOperand *operand)
{
  operand->kind = BSL_OPERAND_MASK;
  if (bsl_json_is_array (json))
    operand->mask = read_mask (json, domain);
  else
    bsl_json_complain (json, _("A list of values was expected here."));
}

static void
read_answer (Reader *self, const BslJson *json, BslOperand *operand)
{
  const BslQuestion *question = bsl_condition_read_question (json, self->rules);

  if (question == NULL)
    return;
  operand->kind = BSL_OPERAND_ANSWER;
  operand->question = question;
  operand->domain = &question->domain;
}

static void
read_offer (Reader *self, const BslJson *json, BslOperand *operand)
{
  const char *id = bsl_json_string (json);
  gboolean checked_kinds = g_strcmp0 (id, BSL_ATTRIBUTE_CHECKED_KINDS) == 0;
  const BslAttribute *attribute;

  if (id == NULL)
    return;
  if ((self->allowed & BSL_READS_OFFER) == 0)
    bsl_json_complain (json, _("An offer cannot be read here: only answers and days."));
  attribute = checked_kinds ? self->rules->kinds : bsl_condition_read_attribute (json, self->rules);
  if (attribute == NULL)
    return;
  operand->kind = checked_kinds ? BSL_OPERAND_CHECKED_KINDS : BSL_OPERAND_OFFER;
  operand->attribute = attribute;
  operand->domain = &attribute->domain;
}

static void
read_day (Reader *self, const BslJson *json, BslOperand *operand)
{
  int day = bsl_json_word (json, bsl_day_words);

  if (day < 0)
    return;
  operand->kind = BSL_OPERAND_DAY;
  operand->day = (guint32) day;
}

/* The member that names a subject, if there is exactly one of them. */
static gboolean
read_subject (Reader *self, const BslJson *json, BslOperand *operand)
{
  static const struct
  {
    const char *name;
    void (*read) (Reader *, const BslJson *, BslOperand *);
  } subjects[] = { { "answer", read_answer }, { "offer", read_offer }, { "date", read_day } };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      BslJson member = bsl_json_member (json, subjects[i].name);
      if (bsl_json_is_null (&member))
        continue;
      subjects[i].read (self, &member, operand);
      n++;
    }
  return n == 1;
}

/* Sets an operand of another list of options against that of the left side. */
static void
map_options (const BslJson *json, BslOperand *left, BslOperand *right)
{
  guint n_common = 0;

  if (right->domain == NULL || right->domain == left->domain)
    return;
  if (right->domain->kind != BSL_KIND_SET)
    {
      bsl_json_complain (json, _("A set was expected on both sides."));
      return;
    }
  right->map = g_malloc (64);
  memset (right->map, 0xff, 64);
  for (guint i = 0; i < right->domain->options->len; i++)
    {
      int place
          = bsl_domain_find (left->domain, bsl_domain_get_option (right->domain, i)->value);
      if (place < 0)
        continue;
      right->map[i] = (guint8) place;
      n_common++;
    }
  if (n_common == 0)
    bsl_json_complain (json, _("The two sets have no value in common."));
}

static void
read_set_operand (Reader *self, const BslJson *json, BslOperand *left, BslOperand *right)
{
  if (bsl_json_is_array (json))
    read_options (json, left->domain, right);
  else if (!read_subject (self, json, right))
    bsl_json_complain (json, _("A list of values was expected here, or an answer or offer to compare with."));
  else
    map_options (json, left, right);
}

/* Remembers the numbers and days an answer is compared with: what an answer can change lies there. */
static void
remember_cut (Reader *self, const BslOperand *left, const BslOperand *right)
{
  GArray *cuts;

  if (left->kind != BSL_OPERAND_ANSWER)
    return;
  cuts = self->rules->cuts[left->question->index];
  if (right->kind == BSL_OPERAND_NUMBER)
    g_array_append_val (cuts, right->number);
  else if (right->kind == BSL_OPERAND_LITERAL_DAY)
    {
      double day = right->day;
      g_array_append_val (cuts, day);
    }
  else if (right->kind == BSL_OPERAND_THRESHOLD)
    for (guint i = 0; i < right->threshold->stages->len; i++)
      g_array_append_val (cuts, g_array_index (right->threshold->stages, BslStage, i).value);
}

static void
read_number_operand (Reader *self, const BslJson *json, BslOperand *right)
{
  g_autofree const char **names = NULL;
  BslJson member;
  const char *id;

  if (!bsl_json_is_object (json))
    {
      right->kind = BSL_OPERAND_NUMBER;
      right->number = bsl_json_number (json);
      return;
    }
  member = bsl_json_member (json, "threshold");
  id = bsl_json_string (&member);
  if (id == NULL)
    return;
  right->kind = BSL_OPERAND_THRESHOLD;
  right->threshold = g_hash_table_lookup (self->rules->thresholds_by_id, id);
  if (right->threshold == NULL)
    {
      names = bsl_reading_list_names (self->rules->thresholds_by_id);
      bsl_reading_complain_unknown (&member, _("There is no threshold “%s”."), names);
      right->kind = BSL_OPERAND_NONE;
    }
}

static void
read_day_operand (Reader *self, const BslJson *json, BslOperand *right)
{
  if (!bsl_json_is_object (json))
    {
      right->kind = BSL_OPERAND_LITERAL_DAY;
      right->day = bsl_json_date (json);
    }
  else if (!read_subject (self, json, right))
    bsl_json_complain (json, _("A day was expected here, or an answer, offer or date to compare with."));
  else if (right->domain != NULL && right->domain->kind != BSL_KIND_DATE)
    bsl_json_complain (json, _("A date was expected on both sides."));
}

typedef enum
{
  FORM_OPTION,
  FORM_OPTIONS,
  FORM_SET,
  FORM_FLAG,
  FORM_NUMBER,
  FORM_DAY,
} Form;

#define INDEX_KINDS ((1 << BSL_KIND_ONE) | (1 << BSL_KIND_YES_NO))
#define SET_KINDS (1 << BSL_KIND_SET)
#define NUMBER_KINDS (1 << BSL_KIND_NUMBER)
#define DATE_KINDS (1 << BSL_KIND_DATE)

static const struct
{
  const char *name;
  guint kinds; /* of the subject */
  Form form;
  BslOp op;
} operators[] = {
  { "is", INDEX_KINDS, FORM_OPTION, BSL_OP_IN },
  { "in", INDEX_KINDS, FORM_OPTIONS, BSL_OP_IN },
  { "has", SET_KINDS, FORM_OPTION, BSL_OP_HAS_ALL },
  { "has-all", SET_KINDS, FORM_OPTIONS, BSL_OP_HAS_ALL },
  { "has-any", SET_KINDS, FORM_OPTIONS, BSL_OP_MEETS },
  { "meets", SET_KINDS, FORM_SET, BSL_OP_MEETS },
  { "within", SET_KINDS, FORM_SET, BSL_OP_WITHIN },
  { "empty", SET_KINDS, FORM_FLAG, BSL_OP_EMPTY },
  { "at-least", NUMBER_KINDS, FORM_NUMBER, BSL_OP_AT_LEAST },
  { "more-than", NUMBER_KINDS, FORM_NUMBER, BSL_OP_MORE_THAN },
  { "at-most", NUMBER_KINDS, FORM_NUMBER, BSL_OP_AT_MOST },
  { "less-than", NUMBER_KINDS, FORM_NUMBER, BSL_OP_LESS_THAN },
  { "from", DATE_KINDS, FORM_DAY, BSL_OP_AT_LEAST },
  { "after", DATE_KINDS, FORM_DAY, BSL_OP_MORE_THAN },
  { "until", DATE_KINDS, FORM_DAY, BSL_OP_AT_MOST },
  { "before", DATE_KINDS, FORM_DAY, BSL_OP_LESS_THAN },
};

static void
read_operand (Reader *self, const BslJson *json, Form form, BslCondition *condition)
{
  BslOperand *left = &condition->left, *right = &condition->right;

  switch (form)
    {
    case FORM_OPTION:
      read_one_option (json, left->domain, right);
      break;
    case FORM_OPTIONS:
      read_options (json, left->domain, right);
      break;
    case FORM_SET:
      read_set_operand (self, json, left, right);
      break;
    case FORM_FLAG:
      right->kind = BSL_OPERAND_MASK;
      if (!bsl_json_boolean (json))
        bsl_json_complain (json, _("Only true can stand here."));
      break;
    case FORM_NUMBER:
      read_number_operand (self, json, right);
      break;
    case FORM_DAY:
      condition->left_is_day = TRUE;
      read_day_operand (self, json, right);
      break;
    }
  remember_cut (self, left, right);
}

static BslCondition *
read_comparison (Reader *self, const BslJson *json)
{
  BslCondition *condition = g_new0 (BslCondition, 1);
  guint n = 0;
  BslKind kind;

  if (!read_subject (self, json, &condition->left))
    bsl_json_complain (json, _("Exactly one of “answer”, “offer” and “date” was expected here."));
  if (condition->left.kind == BSL_OPERAND_NONE)
    {
      bsl_condition_free (condition);
      return NULL;
    }
  kind = condition->left.kind == BSL_OPERAND_DAY ? BSL_KIND_DATE : condition->left.domain->kind;
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      BslJson member = bsl_json_member (json, operators[i].name);
      if (bsl_json_is_null (&member))
        continue;
      n++;
      condition->op = operators[i].op;
      if ((operators[i].kinds & (1u << kind)) == 0)
        bsl_json_complain (&member, _("“%s” cannot compare a value of the kind “%s”."), operators[i].name,
                           bsl_kind_to_string (kind));
      else
        read_operand (self, &member, operators[i].form, condition);
    }
  if (n != 1)
    bsl_json_complain (json, _("Exactly one comparison was expected here, such as “is”, “in”, “has” or “at-least”."));
  return condition;
}

static BslCondition *
read_condition (Reader *self, const BslJson *json)
{
  static const struct
  {
    const char *name;
    BslCondition *(*read) (Reader *, const BslJson *);
  } combinators[] = {
    { "all", read_all },           { "any", read_any },       { "not", read_not },
    { "condition", read_named },   { "always", read_always }, { "market", read_market },
    { "unsettled", read_unsettled }, { "first-known", read_first_known },
  };
  static const char *const comparison_members[]
      = { "answer",   "offer",     "date",    "is",        "in",   "has",   "has-all", "has-any",
          "meets",    "within",    "empty",   "at-least",  "more-than", "at-most", "less-than", "from",
          "after", "until",     "before",  NULL };

  if (!bsl_json_is_object (json))
    {
      bsl_json_complain (json, _("A condition was expected here: an object with one operator."));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (combinators); i++)
    {
      const char *const only[] = { combinators[i].name, NULL };
      BslJson member = bsl_json_member (json, combinators[i].name);
      if (bsl_json_is_null (&member))
        continue;
      bsl_json_only (json, only);
      return combinators[i].read (self, &member);
    }
  bsl_json_only (json, comparison_members);
  return read_comparison (self, json);
}

BslCondition *
bsl_condition_new (const BslJson *json, BslRuleBase *rules, BslReads allowed)
{
  Reader reader = { rules, allowed };

  return read_condition (&reader, json);
}
