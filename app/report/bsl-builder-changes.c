/* SPDX-License-Identifier: EUPL-1.2 */
/* Days that matter: of the law, of the offers, of the contract. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const BslItem *first = *(const BslItem **) a, *second = *(const BslItem **) b;

  return first->date < second->date ? -1 : first->date > second->date;
}

/* Takes @about and @text. */
static BslItem *
take_change (GPtrArray *items, const BslItem *context, BslDate date, const BslFact *fact, char *about, char *text)
{
  BslItem *item = bsl_item_new (BSL_ITEM_CHANGE, context, fact);

  item->date = date;
  item->about = about;
  item->text = text;
  g_ptr_array_add (items, item);
  return item;
}

static void
add_clause (BslItem *change, const BslRule *rule)
{
  if (change->others == NULL)
    change->others = g_ptr_array_new ();
  if (!g_ptr_array_find (change->others, rule, NULL))
    g_ptr_array_add (change->others, (gpointer) rule);
}

static gboolean
goes_with (const BslOfferFinding *finding, const BslRule *rule)
{
  return g_ptr_array_find (finding->clauses, rule, NULL);
}

/* Clauses of the offer that come of a check which rests on the fact. */
static void
add_fact_clauses (BslBuilder *self, BslItem *change, const BslOfferFinding *finding, const BslFact *fact)
{
  change->finding = finding;
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

      if (goes_with (finding, check->rule) && bsl_evaluation_get_evidence (self->evaluation, finding, check) == fact)
        add_clause (change, check->rule);
    }
}

/* Clauses named at @member of @object: those that go with the offer or, with NULL, those that stand in the contract. */
static void
add_named_clauses (BslBuilder *self, BslItem *change, const BslOfferFinding *finding, JsonObject *object, const char *member)
{
  JsonArray *names = bsl_member_array (object, member);

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, json_array_get_string_element (names, i));

      if (obligation != NULL && (finding != NULL ? goes_with (finding, obligation->rule) : bsl_builder_has_clause (self, obligation)))
        add_clause (change, obligation->rule);
    }
}

/* Only rules that apply, or may, from that day on or until then. */
static void
add_rules (BslBuilder *self, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < bsl_rule_base_get_n_rules (self->rules); i++)
    {
      const BslRule *rule = bsl_rule_base_get_rule (self->rules, i);
      g_autofree char *title = bsl_text_in_sentence (bsl_text_get (&rule->title, self->lang));

      if (rule->from > self->on && bsl_evaluation_find_state_on (self->evaluation, rule, rule->from) != BSL_TRI_NO)
        {
          const char *id = rule->effect == BSL_EFFECT_INFORMATION ? "rule-to-check" : "rule-begins";
          BslItem *change = take_change (items, context, rule->from, NULL, g_strconcat ("rule-begins:", rule->id, NULL),
                                         bsl_texts_format (self->texts, id, "rule", rule->id, "title", title, NULL));

          if (!bsl_text_is_empty (&rule->clause))
            add_clause (change, rule);
        }
      if (rule->until > self->on && bsl_evaluation_find_state_on (self->evaluation, rule, rule->until - 1) != BSL_TRI_NO)
        take_change (items, context, rule->until, NULL, g_strconcat ("rule-ends:", rule->id, NULL),
                     bsl_texts_format (self->texts, "rule-ends", "rule", rule->id, "title", title, NULL));
    }
}

/* TRUE where a check that applies rests on the fact. */
static gboolean
matters (BslBuilder *self, const BslOfferFinding *finding, const BslFact *fact)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

      if (check->result != BSL_RESULT_NOT_APPLICABLE && bsl_evaluation_get_evidence (self->evaluation, finding, check) == fact)
        return TRUE;
    }
  return FALSE;
}

static void
add_facts (BslBuilder *self, const BslItem *context, const BslOfferFinding *finding, GPtrArray *items)
{
  const BslOffer *offer = finding->offer;

  for (guint i = 0; i < offer->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (offer->facts, i);

      for (guint j = 0; matters (self, finding, fact) && j < fact->periods->len; j++)
        {
          const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, j);
          g_autofree char *value = NULL;

          if (period->from <= self->on)
            continue;
          value = bsl_text_is_empty (&period->note) ? bsl_value_in_sentence (&period->value, &fact->attribute->domain, self->lang)
                                                    : bsl_text_in_sentence (bsl_text_get (&period->note, self->lang));
          add_fact_clauses (self,
                            take_change (items, context, period->from, fact,
                                         g_strdup_printf ("fact-changes:%s:%s:%u", offer->id, fact->attribute->id, j),
                                         bsl_texts_format (self->texts, "fact-changes", "offer", offer->name,
                                                           "attribute", bsl_text_get (&fact->attribute->title, self->lang), "value", value, NULL)),
                            finding, fact);
        }
    }
}

const BslFact *
bsl_builder_find_fact (BslBuilder *self, const BslOffer *offer, const char *id)
{
  const BslAttribute *attribute = id != NULL ? bsl_attributes_find (bsl_catalogue_get_attributes (self->catalogue), id) : NULL;

  return offer != NULL && attribute != NULL ? bsl_offer_get_fact (offer, attribute) : NULL;
}

/* The last day is known already by the fact @id (may be NULL) of the offer, which changes on it or on the next one: it
 * is told on that last day, as the picture shows it. NULL where it is not known. */
static BslItem *
take_listed (BslBuilder *self, GPtrArray *items, const BslOffer *offer, const char *id, BslDate day)
{
  const BslFact *fact = bsl_builder_find_fact (self, offer, id);

  for (guint i = 0; fact != NULL && i < items->len; i++)
    {
      BslItem *item = g_ptr_array_index (items, i);

      if (item->data != fact || (item->date != day && item->date != day + 1))
        continue;
      item->date = day;
      return item;
    }
  return NULL;
}

/* What ends, as the picture of the contract shows it. */
static void
add_ends (BslBuilder *self, const BslItem *context, JsonArray *ends, const BslOfferFinding *finding, GPtrArray *items)
{
  const BslOffer *offer = finding->offer;

  for (guint i = 0; ends != NULL && i < json_array_get_length (ends); i++)
    {
      JsonObject *object = json_array_get_object_element (ends, i);
      const char *until = bsl_member_string (object, "until");
      BslDate day = bsl_builder_find_fact_date (self, offer, until);
      BslItem *change;

      if (day <= self->on || !bsl_builder_holds (self, object, NULL))
        continue;
      change = take_listed (self, items, offer, bsl_member_string (object, "told-by"), day);
      if (change == NULL)
        change = take_change (items, context, day, bsl_builder_find_fact (self, offer, until),
                              g_strdup_printf ("fact-ends:%s:%s", offer->id, until),
                              bsl_texts_format (self->texts, "fact-ends", "offer", offer->name, "what", bsl_builder_text (self, object, "name"), NULL));
      change->finding = finding;
      add_named_clauses (self, change, finding, object, "clauses");
    }
}

/* Dates among the answers, from the day of the decision on. */
static void
add_answers (BslBuilder *self, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      const BslValue *value = bsl_project_get_answer (self->project, i);
      g_autofree char *id = g_strconcat ("day-", question->id, NULL);
      const char *text = bsl_texts_find (self->texts, id);

      if (question->domain.kind == BSL_KIND_DATE && value->known && value->date >= self->on && text != NULL)
        take_change (items, context, value->date, NULL, g_strconcat ("answer:", question->id, NULL), g_strdup (text));
    }
}

static const BslValue *
get_answer (BslBuilder *self, JsonObject *object, const char *member)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, bsl_member_string (object, member));

  return question != NULL ? bsl_project_get_answer (self->project, question->index) : NULL;
}

gboolean
bsl_builder_find_contract (BslBuilder *self, JsonObject *object, BslDate *start, BslDate *end)
{
  const BslValue *from = get_answer (self, object, "contract-start"), *months = get_answer (self, object, "contract-months");

  if (from == NULL || months == NULL || !from->known || !months->known)
    return FALSE;
  *start = from->date;
  *end = bsl_date_contract_end (from->date, months->number);
  return TRUE;
}

static void
add_contract_end (BslBuilder *self, const BslItem *context, JsonObject *list, GPtrArray *items)
{
  BslDate start, end;

  if (bsl_builder_find_contract (self, list, &start, &end) && end >= self->on)
    {
      BslItem *change = take_change (items, context, end, NULL, g_strdup ("contract-end"),
                                     g_strdup (bsl_texts_get (self->texts, "day-contract-end")));

      add_named_clauses (self, change, NULL, list, "contract-end-clauses");
    }
}

/* Days of "kinds": of the law, of the offers in "offers", of the contract. */
void
bsl_builder_list_changes (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  JsonNode *name = json_object_get_member (list, "offers");
  g_autoptr (GPtrArray) offers = name != NULL ? bsl_builder_list (self, name, NULL) : NULL;

  if (bsl_member_allows (list, "kinds", "law"))
    add_rules (self, context, items);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const BslOfferFinding *finding = ((BslItem *) g_ptr_array_index (offers, i))->data;

      add_facts (self, context, finding, items);
      add_ends (self, context, bsl_member_array (list, "ends"), finding, items);
    }
  if (bsl_member_allows (list, "kinds", "contract"))
    {
      add_answers (self, context, items);
      add_contract_end (self, context, list, items);
    }
  g_ptr_array_sort (items, compare_changes);
}
