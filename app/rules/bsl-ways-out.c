/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest changes that would make an offer eligible. */

#include "config.h"

#include "app/rules/bsl-ways-out.h"

#include "app/rules/bsl-condition-private.h"
#include "app/rules/bsl-evaluation-private.h"

#define MAX_SEARCHED 4 /* larger sets are shrunk from the whole instead */
#define MAX_CANDIDATES 16
#define MAX_WAYS 8

typedef struct
{
  BslEvaluation *evaluation;
  const BslOffer *offer;
  GArray *candidates; /* of BslChange */
  GPtrArray *ways;
  GArray *masks; /* of guint32: candidates of the ways of the offer found so far */
} Search;

static void
way_out_free (BslWayOut *self)
{
  g_array_unref (self->changes);
  g_free (self);
}

/* One candidate for each attribute that is a set: the union of what is wanted of it. */
static void
add_candidate (Search *self, BslChange change)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      BslChange *old = &g_array_index (self->candidates, BslChange, i);
      if (old->attribute != change.attribute)
        continue;
      if (change.attribute->domain.kind == BSL_KIND_SET)
        old->value.bits |= change.value.bits;
      if (change.attribute->domain.kind == BSL_KIND_SET
          || bsl_value_equal (&old->value, &change.value, &change.attribute->domain))
        return;
    }
  if (self->candidates->len < MAX_CANDIDATES)
    g_array_append_val (self->candidates, change);
}

/* An offer as it would be with some of the candidates. */
typedef struct
{
  BslOffer offer;
  BslFact facts[MAX_CANDIDATES];
  guint n_facts;
} Altered;

static void
altered_init (Altered *self, Search *search, guint32 mask)
{
  guint n = bsl_attributes_get_count (search->evaluation->rules->attributes);

  self->offer = *search->offer;
  self->offer.by_attribute = g_memdup2 (search->offer->by_attribute, n * sizeof (BslFact *));
  self->n_facts = 0;
  for (guint i = 0; i < search->candidates->len; i++)
    {
      const BslChange *change = &g_array_index (search->candidates, BslChange, i);
      BslPeriod period = { 0 };
      BslFact *fact = &self->facts[self->n_facts];
      if (((mask >> i) & 1) == 0)
        continue;
      self->n_facts++;
      period.value = change->value;
      fact->attribute = change->attribute;
      fact->periods = g_array_new (FALSE, FALSE, sizeof (BslPeriod));
      g_array_append_val (fact->periods, period);
      self->offer.by_attribute[change->attribute->index] = fact;
    }
}

static void
altered_clear (Altered *self)
{
  for (guint i = 0; i < self->n_facts; i++)
    g_array_unref (self->facts[i].periods);
  g_free (self->offer.by_attribute);
}

/* The verdict on one offer in a scope whose project part is settled. */
static BslVerdict
verdict_in (BslScope *scope, const BslOffer *offer)
{
  gboolean failed = FALSE, reviewed = FALSE;
  GPtrArray *rules = scope->rules->rules;

  bsl_scope_set_offer (scope, offer);
  for (guint i = 0; i < rules->len && !failed; i++)
    {
      const BslRule *rule = g_ptr_array_index (rules, i);
      guint32 cases;
      BslResult result;
      if (rule->check == NULL)
        continue;
      result = bsl_rule_check_offer (rule, bsl_rule_get_state (rule, scope), scope, &cases);
      failed = result == BSL_RESULT_FAIL;
      reviewed = reviewed || result == BSL_RESULT_REVIEW;
    }
  return bsl_verdict_of (failed, reviewed);
}

static BslVerdict
verdict_with (Search *self, guint32 mask)
{
  BslScope scope = self->evaluation->scope;
  Altered altered;
  BslVerdict verdict;

  altered_init (&altered, self, mask);
  verdict = verdict_in (&scope, &altered.offer);
  altered_clear (&altered);
  return verdict;
}

/* Values of the set that would satisfy a comparison, from what it is now. */
static guint64
wanted_bits (const BslCondition *condition, const BslScope *scope, const BslValue *now)
{
  guint64 current = now->known ? now->bits : 0;

  switch (condition->op)
    {
    case BSL_OP_HAS_ALL:
      return current | condition->right.mask;
    case BSL_OP_MEETS:
      return current | (condition->right.mask & (~condition->right.mask + 1));
    case BSL_OP_WITHIN:
      return (current & condition->right.mask) != 0
                 ? current & condition->right.mask
                 : condition->right.mask & (~condition->right.mask + 1);
    default:
      return current;
    }
}

static void
propose_options (Search *self, const BslCondition *condition, const BslAttribute *attribute,
                 guint64 reach)
{
  for (guint i = 0; i < attribute->domain.options->len; i++)
    if (((condition->right.mask & reach) >> i) & 1)
      {
        BslChange change = { .kind = BSL_CHANGE_FACT, .attribute = attribute };
        change.value = (BslValue){ .known = TRUE, .index = i };
        add_candidate (self, change);
      }
}

static void
propose_fact (Search *self, const BslCondition *condition, const BslScope *scope)
{
  const BslAttribute *attribute = condition->left.attribute;
  BslChange change = { .kind = BSL_CHANGE_FACT, .attribute = attribute };
  guint64 reach = scope->rules->reach[attribute->index];
  const BslValue *now = bsl_offer_get_value (scope->offer, attribute, scope->days[BSL_DAY_DECISION]);

  if (reach == 0)
    return;
  change.value.known = TRUE;
  if (condition->op == BSL_OP_IN)
    {
      propose_options (self, condition, attribute, reach);
      return;
    }
  if (attribute->domain.kind == BSL_KIND_SET && condition->right.kind == BSL_OPERAND_MASK)
    {
      change.value.bits = wanted_bits (condition, scope, now);
      add_candidate (self, change);
    }
}

/* The kinds under check, or a day, compared with an attribute: the attribute would have to hold. */
static void
propose_right (Search *self, const BslCondition *condition, const BslScope *scope)
{
  const BslAttribute *attribute = condition->right.attribute;
  BslChange change = { .kind = BSL_CHANGE_FACT, .attribute = attribute };
  const BslValue *now;
  guint64 wanted = scope->checked_kinds.may;

  if (scope->rules->reach[attribute->index] == 0)
    return;
  change.value.known = TRUE;
  now = bsl_offer_get_value (scope->offer, attribute, scope->days[BSL_DAY_DECISION]);
  if (condition->left.kind == BSL_OPERAND_DAY)
    change.value.date = scope->days[condition->left.day];
  else if (condition->left.kind == BSL_OPERAND_CHECKED_KINDS)
    {
      for (guint i = 0; i < 64; i++)
        if ((wanted >> i) & 1)
          {
            const BslOption *option = i < condition->left.domain->options->len
                                          ? bsl_domain_get_option (condition->left.domain, i)
                                          : NULL;
            int place = option != NULL ? bsl_domain_find (&attribute->domain, option->value) : -1;
            if (place >= 0)
              change.value.bits |= G_GUINT64_CONSTANT (1) << place;
          }
      change.value.bits |= now->known ? now->bits : 0;
    }
  else
    return;
  add_candidate (self, change);
}

static void
propose (Search *self, const BslCondition *condition, const BslScope *scope)
{
  if (condition == NULL)
    return;
  if (condition->op == BSL_OP_NAMED)
    propose (self, condition->named->when, scope);
  for (guint i = 0; i < condition->n_parts; i++)
    propose (self, condition->parts[i], scope);
  if (condition->left.kind == BSL_OPERAND_OFFER)
    propose_fact (self, condition, scope);
  if (condition->right.kind == BSL_OPERAND_OFFER)
    propose_right (self, condition, scope);
}

static void
propose_for (Search *self, const BslOfferFinding *finding, const BslScope *scope)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (check->applies == BSL_TRI_NO)
        continue;
      for (guint j = 0; j < check->rule->check->cases->len; j++)
        propose (self, g_array_index (check->rule->check->cases, BslCase, j).when, scope);
    }
}

/* Takes out of the sets what is not needed. */
static void
shrink_sets (Search *self, guint32 mask)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      BslChange *change = &g_array_index (self->candidates, BslChange, i);
      if (((mask >> i) & 1) == 0 || change->attribute->domain.kind != BSL_KIND_SET)
        continue;
      for (guint bit = 0; bit < change->attribute->domain.options->len; bit++)
        {
          guint64 wanted = change->value.bits;
          change->value.bits &= ~(G_GUINT64_CONSTANT (1) << bit);
          if (change->value.bits == 0 || verdict_with (self, mask) != BSL_VERDICT_ELIGIBLE)
            change->value.bits = wanted;
        }
    }
}

static void
add_way (Search *self, guint32 mask)
{
  BslWayOut *way = g_new0 (BslWayOut, 1);
  g_autofree BslChange *before
      = g_memdup2 (self->candidates->data, self->candidates->len * sizeof (BslChange));

  shrink_sets (self, mask);
  way->changes = g_array_new (FALSE, FALSE, sizeof (BslChange));
  for (guint i = 0; i < self->candidates->len; i++)
    if ((mask >> i) & 1)
      g_array_append_val (way->changes, g_array_index (self->candidates, BslChange, i));
  memcpy (self->candidates->data, before, self->candidates->len * sizeof (BslChange));
  g_ptr_array_add (self->ways, way);
  g_array_append_val (self->masks, mask);
}

/* Two values of one attribute cannot both hold. */
static gboolean
contradicts (Search *self, guint32 mask)
{
  for (guint i = 0; i < self->candidates->len; i++)
    for (guint j = i + 1; j < self->candidates->len; j++)
      if (((mask >> i) & 1) && ((mask >> j) & 1)
          && g_array_index (self->candidates, BslChange, i).attribute
                 == g_array_index (self->candidates, BslChange, j).attribute)
        return TRUE;
  return FALSE;
}

static gboolean
holds_a_way (Search *self, guint32 mask)
{
  for (guint i = 0; i < self->masks->len; i++)
    {
      guint32 found = g_array_index (self->masks, guint32, i);
      if ((mask & found) == found)
        return TRUE;
    }
  return FALSE;
}

/* By size: what is found at one size is never part of a larger one. */
static void
search_offer (Search *self)
{
  guint32 all = self->candidates->len == 0 ? 0 : (1u << self->candidates->len) - 1;

  for (guint size = 1; size <= MIN (MAX_SEARCHED, self->candidates->len); size++)
    for (guint32 mask = 1; mask <= all && self->ways->len < MAX_WAYS; mask++)
      if ((guint) __builtin_popcount (mask) == size && !holds_a_way (self, mask)
          && !contradicts (self, mask) && verdict_with (self, mask) == BSL_VERDICT_ELIGIBLE)
        add_way (self, mask);
}

/* One minimal set, from all candidates by dropping what is not needed. Of two values of one
 * attribute the first stays. */
static void
shrink_whole (Search *self)
{
  guint32 mask = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    if (!contradicts (self, mask | 1u << i))
      mask |= 1u << i;
  if (mask == 0 || verdict_with (self, mask) != BSL_VERDICT_ELIGIBLE)
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    if (((mask >> i) & 1) && verdict_with (self, mask & ~(1u << i)) == BSL_VERDICT_ELIGIBLE)
      mask &= ~(1u << i);
  add_way (self, mask);
}

static void
add_single_way (Search *self, BslChange change)
{
  BslWayOut *way = g_new0 (BslWayOut, 1);

  way->changes = g_array_new (FALSE, FALSE, sizeof (BslChange));
  g_array_append_val (way->changes, change);
  g_ptr_array_add (self->ways, way);
}

static BslVerdict
verdict_on (Search *self, BslAnswers *answers, BslDate on)
{
  BslRuleBase *rules = self->evaluation->rules;
  g_autofree guint8 *outcomes = g_malloc (rules->named->len + 1);
  BslScope scope;

  bsl_scope_init (&scope, rules, answers, on, outcomes);
  return verdict_in (&scope, self->offer);
}

static void
try_answer (Search *self, const BslQuestion *question, BslValue value)
{
  g_autoptr (BslAnswers) answers = bsl_answers_copy (self->evaluation->answers);
  BslChange change = { .kind = BSL_CHANGE_ANSWER, .question = question, .value = value };

  bsl_answers_set (answers, question->index, &value);
  if (verdict_on (self, answers, self->evaluation->on) == BSL_VERDICT_ELIGIBLE)
    add_single_way (self, change);
}

/* One answer otherwise: an option less of a set, another option. */
static void
search_answers (Search *self)
{
  BslQuestionnaire *questionnaire = self->evaluation->rules->questionnaire;

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      const BslValue *now = bsl_answers_get (self->evaluation->answers, i);
      if (!self->evaluation->rules->correctable[i] || !now->known
          || question->domain.options == NULL)
        continue;
      for (guint j = 0; j < question->domain.options->len; j++)
        {
          guint64 bit = G_GUINT64_CONSTANT (1) << j;
          if (question->domain.kind != BSL_KIND_SET && now->index != j)
            try_answer (self, question, (BslValue){ .known = TRUE, .index = j });
          else if (question->domain.kind == BSL_KIND_SET && (now->bits & bit) && now->bits != bit)
            try_answer (self, question, (BslValue){ .known = TRUE, .bits = now->bits & ~bit });
        }
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const BslDate *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* The first later day, among those on which a known fact changes, on which the offer is eligible. */
static void
search_days (Search *self)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BslDate));

  for (guint i = 0; i < self->offer->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (self->offer->facts, i);
      for (guint j = 0; j < fact->periods->len; j++)
        {
          const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, j);
          if (period->from > self->evaluation->on && period->value.known)
            g_array_append_val (days, period->from);
        }
    }
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      BslChange change = { .kind = BSL_CHANGE_DAY, .day = g_array_index (days, BslDate, i) };
      if (verdict_on (self, self->evaluation->answers, change.day) != BSL_VERDICT_ELIGIBLE)
        continue;
      add_single_way (self, change);
      return;
    }
}

GPtrArray *
bsl_evaluation_find_ways_out (BslEvaluation *self, const BslOfferFinding *offer)
{
  Search search = { self, offer->offer };
  BslScope scope = self->scope;

  search.ways = g_ptr_array_new_with_free_func ((GDestroyNotify) way_out_free);
  if (offer->verdict == BSL_VERDICT_ELIGIBLE || self->stop != NULL)
    return search.ways;
  search.candidates = g_array_new (FALSE, FALSE, sizeof (BslChange));
  search.masks = g_array_new (FALSE, FALSE, sizeof (guint32));
  bsl_scope_set_offer (&scope, offer->offer);
  propose_for (&search, offer, &scope);
  search_offer (&search);
  if (search.ways->len == 0)
    shrink_whole (&search);
  search_answers (&search);
  search_days (&search);
  g_array_unref (search.candidates);
  g_array_unref (search.masks);
  return search.ways;
}

char *
bsl_change_to_words (BslEvaluation *self, const BslChange *change, BslLang lang)
{
  static const BslPhrase phrases[]
      = { BSL_PHRASE_CHANGE_FACT, BSL_PHRASE_CHANGE_ANSWER, BSL_PHRASE_CHANGE_DAY };
  BslPhrase phrase = phrases[change->kind];
  const BslText *title = NULL;
  g_autofree char *words = NULL;

  if (change->kind == BSL_CHANGE_DAY)
    words = bsl_date_to_words (change->day, lang);
  else
    {
      title = change->kind == BSL_CHANGE_FACT ? &change->attribute->title : &change->question->title;
      words = bsl_value_to_words (&change->value,
                                  change->kind == BSL_CHANGE_FACT ? &change->attribute->domain
                                                                  : &change->question->domain,
                                  lang);
    }
  if (change->kind == BSL_CHANGE_FACT && change->attribute->domain.kind == BSL_KIND_DATE)
    phrase = BSL_PHRASE_CHANGE_FACT_DAY;
  return bsl_template_fill (bsl_rule_base_get_phrase (self->rules, phrase, lang),
                            "subject", bsl_text_get (title, lang), "value", words, NULL);
}
