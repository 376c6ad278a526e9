/* SPDX-License-Identifier: EUPL-1.2 */
/* Conditions of the outline: "when" something holds. */
#include "config.h"

#include <string.h>

#include "app/core/bsl-own-text.h"
#include "app/core/bsl-tri.h"
#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-choice.h"
#include "app/study/bsl-study-record.h"

/* TRUE where @value names @word or is a list that does. */
static gboolean
names (JsonNode *value, const char *word)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_VALUE (value))
    return g_strcmp0 (json_node_get_string (value), word) == 0;
  array = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), word) == 0)
      return TRUE;
  return FALSE;
}

/* A value of a set is any of its options. */
static gboolean
names_value (JsonNode *wanted, const BslValue *value, const BslDomain *domain)
{
  if (!value->known)
    return names (wanted, "unknown");
  if (domain->kind != BSL_KIND_SET && domain->kind != BSL_KIND_ONE && domain->kind != BSL_KIND_YES_NO)
    return names (wanted, "known");
  if (domain->kind != BSL_KIND_SET)
    return names (wanted, bsl_domain_get_option (domain, value->index)->value);
  if (value->bits == 0)
    return names (wanted, "none");
  for (guint i = 0; i < domain->options->len; i++)
    if ((value->bits >> i) & 1 && names (wanted, bsl_domain_get_option (domain, i)->value))
      return TRUE;
  return FALSE;
}

static gboolean
test_answer (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, id);

  if (question == NULL)
    {
      g_critical ("no question “%s”", id);
      return FALSE;
    }
  return names_value (wanted, bsl_project_get_answer (self->project, question->index), &question->domain);
}

static gboolean
test_rule (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, id);

  if (obligation == NULL)
    {
      g_critical ("no rule “%s”", id);
      return FALSE;
    }
  return names (wanted, bsl_state_words[obligation->state]);
}

static gboolean
test_conclusion (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslConclusion *conclusion = bsl_evaluation_find_conclusion (self->evaluation, id);

  if (conclusion == NULL)
    g_critical ("no conclusion “%s”", id);
  return conclusion != NULL && names (wanted, conclusion->value);
}

static gboolean
test_text (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  /* Whether there is something to withhold is not told either. */
  if (bsl_builder_is_withheld (self, id))
    return names (wanted, "withheld");
  return names (wanted, bsl_builder_get_own_text (self, id) != NULL ? "given" : "missing");
}

static gboolean
test_offer (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);
  const BslAttribute *attribute = bsl_attributes_find (bsl_catalogue_get_attributes (self->catalogue), id);

  if (item == NULL || attribute == NULL)
    {
      g_critical ("no offer, or no attribute “%s”", id);
      return FALSE;
    }
  return names_value (wanted, bsl_offer_get_value (((const BslOfferFinding *) item->data)->offer, attribute, self->on),
                      &attribute->domain);
}

/* The offer around, or NULL. */
static const BslOffer *
get_offer (const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  return item != NULL ? ((const BslOfferFinding *) item->data)->offer : NULL;
}

/* A fact of the offer around has something to tell people. */
static gboolean
test_note (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslFact *fact = bsl_builder_find_fact (self, get_offer (context), id);

  return names (wanted, bsl_builder_get_note (self, fact) != NULL ? "given" : "missing");
}

/* Some source says otherwise than the fact, and is later than what that rests on: an older one, or one of another scope
 * that was read before, is explained by it. */
static gboolean
is_contradicted (const BslFact *fact, const BslOffer *offer)
{
  for (guint i = 0; fact != NULL && fact->claims != NULL && i < fact->claims->len; i++)
    {
      const BslSource *source = bsl_offer_get_source (offer, g_ptr_array_index (fact->claims, i));
      const char *verified = fact->as_of != NULL ? fact->as_of : offer->as_of;

      if (source != NULL && source->date != NULL && strcmp (source->date, verified) > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
test_contrary (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslOffer *offer = get_offer (context);

  return names (wanted, is_contradicted (bsl_builder_find_fact (self, offer, id), offer) ? "given" : "none");
}

/* Where the day that a fact of the offer around tells stands beside the contract. */
static gboolean
test_ends (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);
  JsonObject *dates = bsl_outline_find_list (self->outline, bsl_outline_get_role (self->outline, "dates"));
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, bsl_member_string (dates, "contract-start"));
  const BslValue *start = question != NULL ? bsl_project_get_answer (self->project, question->index) : NULL;
  BslDate end = item != NULL ? bsl_builder_find_fact_date (self, ((const BslOfferFinding *) item->data)->offer, id) : BSL_DATE_NONE;
  BslDate first, last;

  if (start == NULL || !start->known || end == BSL_DATE_NONE)
    return names (wanted, "unknown");
  if (end < start->date)
    return names (wanted, "before-contract");
  if (!bsl_builder_find_contract (self, dates, &first, &last))
    return names (wanted, "unknown");
  return names (wanted, end < last ? "during-contract" : "later");
}

/* Where the services of the need stand beside the qualified scope of the offer around: any of them. */
static gboolean
test_perimeter (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  static const char *const words[] = {
    [BSL_PERIMETER_UNKNOWN] = "unread",
    [BSL_PERIMETER_INSIDE] = "inside",
    [BSL_PERIMETER_OUTSIDE] = "outside",
  };
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) services = bsl_builder_list_perimeter (self, item->data, i);

      if (services->len > 0 && names (wanted, words[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
test_stop (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, bsl_evaluation_get_stop (self->evaluation) != NULL ? "yes" : "no");
}

static gboolean
test_draft (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, self->draft ? "yes" : "no");
}

/* A day to come is judged by what was known when the catalogue was made. */
static gboolean
test_ahead (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, self->on > bsl_catalogue_get_date (self->catalogue) ? "yes" : "no");
}

/* An answer that is a day, beside the day of the evaluation. */
static gboolean
test_day (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, id);
  const BslValue *value;

  if (question == NULL)
    {
      g_critical ("no question “%s”", id);
      return FALSE;
    }
  value = bsl_project_get_answer (self->project, question->index);
  if (value->known && value->date > self->on && names (wanted, "later"))
    return TRUE;
  return names (wanted, !value->known ? "unknown" : value->date < self->on ? "past" : "ahead");
}

static gboolean
test_withheld (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, self->options->withheld ? "yes" : "no");
}

static gboolean
test_brief (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const char step[] = { '0' + self->brief, '\0' };

  return names (wanted, step);
}

static gboolean
test_form (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, bsl_member_string (self->form, "id"));
}

static gboolean
test_title (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, bsl_project_get_title (self->project)[0] != '\0' ? "given" : "missing");
}

static gboolean
test_part (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, bsl_builder_has_part (self, id) ? "yes" : "no");
}

static gboolean
test_analysis (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  static const char *const words[] = { "wanted", "begun", "attested", "complete" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (names (wanted, words[i]) && bsl_builder_test_analysis (self, id, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
test_verdict (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  return item != NULL && names (wanted, bsl_verdict_words[((const BslOfferFinding *) item->data)->verdict]);
}

static gboolean
test_need (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  static const char *const words[] = { [BSL_NEED_SERVICES] = "services", [BSL_NEED_KINDS] = "kinds", [BSL_NEED_NONE] = "none" };

  return names (wanted, words[bsl_builder_get_need (self)]);
}

/* What is written as the choice: nothing that the reader may know, no offer of the catalogue, or one. */
static gboolean
test_choice (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  if (bsl_own_text_get (self->project, bsl_choice_get_place ()) == NULL || bsl_builder_is_withheld (self, bsl_choice_get_place ()))
    return names (wanted, "none");
  return names (wanted, self->chosen->len > 0 ? "held" : "not-held");
}

/* What people made of the offer around. */
static gboolean
test_standing (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  return item != NULL
         && names (wanted, bsl_offer_standing_words[bsl_choice_get_standing (self->project, item->data, self->shown)]);
}

static gboolean
test_chosen (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  return item != NULL && names (wanted, bsl_builder_shows_chosen (self, item->data) ? "yes" : "no");
}

static gboolean
test_answers (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  return item != NULL && names (wanted, bsl_builder_answers_need (self, item->data) ? "yes" : "no");
}

/* Whether the document waits for the offer around. */
static gboolean
test_awaited (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);

  return item != NULL && names (wanted, bsl_builder_awaits (self, item->data) ? "yes" : "no");
}

static gboolean
test_versions (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const char *word = bsl_builder_get_versions_word (self, id);

  if (word == NULL)
    g_critical ("nothing is known of versions as “%s”", id);
  return word != NULL && names (wanted, word);
}

static gboolean
test_study (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  BslStudy *study = bsl_builder_get_study (self);

  if (study == NULL)
    return names (wanted, "none");
  return names (wanted, "begun")
         || (bsl_study_record_has_weights (self->project, bsl_study_get_grid (study)) && names (wanted, "weighted"));
}

static gboolean
test_cost (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, bsl_builder_get_costs (self) != NULL ? "begun" : "none");
}

static gboolean
test_tasks (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  return names (wanted, bsl_builder_has_done_tasks (self) ? "begun" : "none");
}

/* Whether what the check around rests on has a source of its own. */
static gboolean
test_evidence (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_CHECK);

  return item != NULL && bsl_evaluation_get_evidence (self->evaluation, bsl_item_get_finding (item), item->data) != NULL
         && names (wanted, bsl_builder_has_source (self, item) ? "sourced" : "unsourced");
}

/* What became of the duty of the rule around. */
static gboolean
test_duty (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_RULE);

  return item != NULL && names (wanted, bsl_builder_get_duty (self, item));
}

/* Whether the rule around applies. */
static gboolean
test_state (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_RULE);

  return item != NULL && names (wanted, bsl_state_words[((const BslObligation *) item->data)->state]);
}

static const struct
{
  const char *kind;
  gboolean (*test) (BslBuilder *self, const char *id, JsonNode *wanted, const BslItem *context);
} tests[] = {
  { "answer", test_answer },
  { "rule", test_rule },
  { "conclusion", test_conclusion },
  { "text", test_text },
  { "offer", test_offer },
  { "note", test_note },
  { "contrary", test_contrary },
  { "perimeter", test_perimeter },
  { "ends", test_ends },
  { "stop", test_stop },
  { "draft", test_draft },
  { "ahead", test_ahead },
  { "day", test_day },
  { "withheld", test_withheld },
  { "brief", test_brief },
  { "form", test_form },
  { "title", test_title },
  { "part", test_part },
  { "analysis", test_analysis },
  { "need", test_need },
  { "choice", test_choice },
  { "verdict", test_verdict },
  { "standing", test_standing },
  { "chosen", test_chosen },
  { "answers", test_answers },
  { "awaited", test_awaited },
  { "versions", test_versions },
  { "study", test_study },
  { "cost", test_cost },
  { "tasks", test_tasks },
  { "duty", test_duty },
  { "state", test_state },
  { "evidence", test_evidence },
};

static gboolean
test_member (BslBuilder *self, const char *name, JsonNode *wanted, const BslItem *context)
{
  const char *colon = strchr (name, ':');
  gsize length = colon != NULL ? (gsize) (colon - name) : strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (strlen (tests[i].kind) == length && strncmp (tests[i].kind, name, length) == 0)
      return tests[i].test (self, colon != NULL ? colon + 1 : "", wanted, context);
  g_critical ("no condition “%s”", name);
  return FALSE;
}

static gboolean
has_items (BslBuilder *self, JsonNode *list, const BslItem *context)
{
  g_autoptr (GPtrArray) items = bsl_builder_list (self, list, context);

  return items->len > 0;
}

static gboolean
holds (BslBuilder *self, JsonObject *condition, const BslItem *context);

static gboolean
any_holds (BslBuilder *self, JsonArray *conditions, const BslItem *context)
{
  for (guint i = 0; i < json_array_get_length (conditions); i++)
    if (holds (self, json_array_get_object_element (conditions, i), context))
      return TRUE;
  return FALSE;
}

/* Every member of a condition must hold. */
static gboolean
holds (BslBuilder *self, JsonObject *condition, const BslItem *context)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *wanted;
  gboolean result = TRUE;

  json_object_iter_init (&iter, condition);
  while (result && json_object_iter_next (&iter, &name, &wanted))
    if (g_str_equal (name, "not"))
      result = !holds (self, json_node_get_object (wanted), context);
    else if (g_str_equal (name, "any"))
      result = any_holds (self, json_node_get_array (wanted), context);
    else if (g_str_equal (name, "some"))
      result = has_items (self, wanted, context);
    else
      result = test_member (self, name, wanted, context);
  return result;
}

gboolean
bsl_builder_holds (BslBuilder *self, JsonObject *object, const BslItem *context)
{
  JsonObject *condition = bsl_member_object (object, "when");

  return condition == NULL || holds (self, condition, context);
}
