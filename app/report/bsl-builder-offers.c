/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers, their checks, grounds and facts: lists. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-choice.h"
#include "app/rules/bsl-combinations.h"

/* grounds all offers of a list share are said once from this number of offers on */
#define MIN_SHARED 3
/* sets of offers that a document may list */
#define MOST_COMBINATIONS 20

static gint
compare_coverage (gconstpointer a, gconstpointer b)
{
  const BslOfferFinding *first = (*(BslItem **) a)->data, *second = (*(BslItem **) b)->data;

  if (first->covers->len != second->covers->len)
    return first->covers->len > second->covers->len ? -1 : 1;
  return first->offer->index < second->offer->index ? -1 : 1;
}

static const BslValue *
get_answer (BslBuilder *self, const char *id, const BslQuestion **question)
{
  *question = bsl_questionnaire_find (self->questionnaire, id);
  return *question != NULL ? bsl_project_get_answer (self->project, (*question)->index) : NULL;
}

/* TRUE where a set that was answered and a set of the offer have something in common. */
static gboolean
meets (BslBuilder *self, JsonObject *need, const BslOffer *offer)
{
  const BslQuestion *question;
  const BslValue *asked = get_answer (self, bsl_member_string (need, "kinds"), &question);
  const BslAttribute *attribute = bsl_attributes_find (bsl_catalogue_get_attributes (self->catalogue), bsl_member_string (need, "offer-kinds"));
  const BslValue *sold = attribute != NULL ? bsl_offer_get_value (offer, attribute, self->on) : NULL;

  for (guint i = 0; asked != NULL && asked->known && sold != NULL && sold->known && i < question->domain.options->len; i++)
    if (((asked->bits >> i) & 1) != 0)
      {
        int option = bsl_domain_find (&attribute->domain, bsl_domain_get_option (&question->domain, i)->value);

        if (option >= 0 && ((sold->bits >> option) & 1) != 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
names_something (BslBuilder *self, const char *member)
{
  const BslQuestion *question;
  const BslValue *value = get_answer (self, bsl_member_string (bsl_outline_get_need (self->outline), member), &question);

  return value != NULL && value->known && value->bits != 0;
}

BslNeed
bsl_builder_get_need (BslBuilder *self)
{
  if (names_something (self, "services"))
    return BSL_NEED_SERVICES;
  return names_something (self, "kinds") ? BSL_NEED_KINDS : BSL_NEED_NONE;
}

/* An offer answers the need where it sells a service of it; where no service is named, where it sells
 * a kind of service that is asked for. */
gboolean
bsl_builder_answers_need (BslBuilder *self, const BslOfferFinding *finding)
{
  if (finding->covers->len > 0 || finding->missing->len > 0)
    return finding->covers->len > 0;
  return meets (self, bsl_outline_get_need (self->outline), finding->offer);
}

gboolean
bsl_builder_awaits (BslBuilder *self, const BslOfferFinding *finding)
{
  BslOfferStanding standing = bsl_choice_get_standing (self->project, finding, self->shown);
  gboolean to_examine = finding->verdict == BSL_VERDICT_TO_EXAMINE;

  if (g_ptr_array_find (self->shown, finding, NULL))
    return finding->verdict == BSL_VERDICT_NOT_ELIGIBLE || (to_examine && standing != BSL_OFFER_STANDING_EXAMINED);
  return to_examine && standing == BSL_OFFER_STANDING_OPEN && bsl_builder_answers_need (self, finding);
}

static gboolean
covers (BslBuilder *self, JsonObject *list, const BslOfferFinding *finding)
{
  const char *wanted = bsl_member_string (list, "covers");

  if (wanted == NULL)
    return TRUE;
  if (g_str_equal (wanted, "all"))
    return finding->covers->len > 0 && finding->missing->len == 0;
  if (g_str_equal (wanted, "not-all"))
    return finding->missing->len > 0;
  return bsl_builder_answers_need (self, finding) == g_str_equal (wanted, "some");
}

gboolean
bsl_builder_shows_chosen (BslBuilder *self, const BslOfferFinding *finding)
{
  return g_ptr_array_find (self->shown, finding, NULL);
}

/* "chosen": only those, or only the others. */
static gboolean
fits_choice (BslBuilder *self, JsonObject *list, const BslOfferFinding *finding)
{
  if (!json_object_has_member (list, "chosen"))
    return TRUE;
  return bsl_member_flag (list, "chosen") == bsl_builder_shows_chosen (self, finding);
}

/* Those that cover most of the need first. */
void
bsl_builder_list_offers (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);

      if (bsl_member_allows (list, "verdict", bsl_verdict_words[finding->verdict]) && covers (self, list, finding)
          && fits_choice (self, list, finding))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_OFFER, context, finding));
    }
  g_ptr_array_sort (items, compare_coverage);
}

static BslGround *
ground_new (BslBuilder *self, const BslOfferFinding *finding, const BslCheck *check)
{
  BslGround *ground = g_new0 (BslGround, 1);

  ground->rule = check->rule;
  ground->result = check->result;
  ground->required = bsl_evaluation_dup_required (self->evaluation, finding, check, self->lang);
  ground->found = bsl_evaluation_dup_found (self->evaluation, finding, check, self->lang);
  return ground;
}

void
bsl_ground_free (BslGround *self)
{
  g_free (self->required);
  g_free (self->found);
  g_free (self);
}

static const BslGround *
find_ground (GPtrArray *grounds, const BslGround *wanted, guint *index)
{
  for (guint i = 0; i < grounds->len; i++)
    {
      const BslGround *ground = g_ptr_array_index (grounds, i);

      if (ground->rule == wanted->rule && ground->result == wanted->result && g_str_equal (ground->found, wanted->found)
          && g_strcmp0 (ground->required, wanted->required) == 0)
        {
          if (index != NULL)
            *index = i;
          return ground;
        }
    }
  return NULL;
}

const BslGround *
bsl_builder_find_ground (BslBuilder *self, const BslOfferFinding *finding, const BslCheck *check, guint *number)
{
  BslGround *wanted = ground_new (self, finding, check);
  guint index = 0;
  const BslGround *found = find_ground (self->grounds, wanted, &index);

  bsl_ground_free (wanted);
  *number = index + 1;
  return found;
}

gboolean
bsl_check_is_ground (const BslCheck *check)
{
  return check->result == BSL_RESULT_FAIL || check->result == BSL_RESULT_REVIEW;
}

/* Grounds that every offer of @offers has; of BslGround, owned. */
static GPtrArray *
find_shared (BslBuilder *self, GPtrArray *offers)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_ground_free);

  for (guint i = 0; offers->len >= MIN_SHARED && i < offers->len; i++)
    {
      const BslOfferFinding *finding = ((BslItem *) g_ptr_array_index (offers, i))->data;
      g_autoptr (GPtrArray) grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_ground_free);

      for (guint j = 0; j < finding->checks->len; j++)
        if (bsl_check_is_ground (&g_array_index (finding->checks, BslCheck, j)))
          g_ptr_array_add (grounds, ground_new (self, finding, &g_array_index (finding->checks, BslCheck, j)));
      if (i == 0)
        {
          g_ptr_array_unref (shared);
          shared = g_steal_pointer (&grounds);
          continue;
        }
      for (guint j = shared->len; j > 0; j--)
        if (find_ground (grounds, g_ptr_array_index (shared, j - 1), NULL) == NULL)
          g_ptr_array_remove_index (shared, j - 1);
    }
  return shared;
}

static gboolean
is_shared (BslBuilder *self, GPtrArray *shared, const BslOfferFinding *finding, const BslCheck *check)
{
  BslGround *ground = ground_new (self, finding, check);
  gboolean found = find_ground (shared, ground, NULL) != NULL;

  bsl_ground_free (ground);
  return found;
}

/* Checks of the offer around, what speaks against it first; "but-shared" leaves out what all offers
 * of that list have in common. */
void
bsl_builder_list_checks (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_OFFER);
  const BslOfferFinding *finding = item != NULL ? item->data : NULL;
  JsonNode *name = json_object_get_member (list, "but-shared");
  g_autoptr (GPtrArray) offers = name ? bsl_builder_list (self, name, NULL) : NULL;
  g_autoptr (GPtrArray) shared = offers ? find_shared (self, offers) : NULL;

  for (int result = BSL_RESULT_FAIL; finding != NULL && result >= BSL_RESULT_NOT_APPLICABLE; result--)
    for (guint i = 0; i < finding->checks->len; i++)
      {
        const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

        if (json_object_has_member (list, "except") && bsl_member_allows (list, "except", check->rule->id))
          continue;
        if (check->result == (BslResult) result && bsl_member_allows (list, "result", bsl_result_words[result])
            && (shared == NULL || !is_shared (self, shared, finding, check)))
          g_ptr_array_add (items, bsl_item_new (BSL_ITEM_CHECK, context, check));
      }
}

/* @grounds takes @ground, each once. */
static void
add_ground (BslBuilder *self, GPtrArray *grounds, GPtrArray *items, const BslItem *context, BslGround *ground)
{
  if (find_ground (self->grounds, ground, NULL) != NULL || find_ground (grounds, ground, NULL) != NULL)
    {
      bsl_ground_free (ground);
      return;
    }
  g_ptr_array_add (grounds, ground);
  g_ptr_array_add (items, bsl_item_new (BSL_ITEM_GROUND, context, ground));
}

guint
bsl_builder_number_ground (BslBuilder *self, const BslGround *ground)
{
  guint index = self->grounds->len;

  if (find_ground (self->grounds, ground, &index) == NULL)
    g_ptr_array_add (self->grounds, (gpointer) ground);
  return index + 1;
}

/* Grounds of the offers of a list, each once: "shared" those all have in common, else all that have no number yet. */
void
bsl_builder_list_grounds (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  g_autoptr (GPtrArray) offers = bsl_builder_list (self, json_object_get_member (list, "offers"), NULL);
  GPtrArray *grounds;

  if (bsl_member_flag (list, "shared"))
    {
      g_autoptr (GPtrArray) shared = find_shared (self, offers);

      for (guint i = 0; i < shared->len; i++)
        if (bsl_member_allows (list, "result", bsl_result_words[((BslGround *) g_ptr_array_index (shared, i))->result]))
          g_ptr_array_add (items, bsl_item_new (BSL_ITEM_GROUND, context, g_ptr_array_index (shared, i)));
      g_ptr_array_add (self->made, g_steal_pointer (&shared));
      return;
    }
  grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_ground_free);
  g_ptr_array_add (self->made, grounds);
  for (guint i = 0; i < offers->len; i++)
    {
      const BslOfferFinding *finding = ((BslItem *) g_ptr_array_index (offers, i))->data;

      for (guint j = 0; j < finding->checks->len; j++)
        if (bsl_check_is_ground (&g_array_index (finding->checks, BslCheck, j)))
          add_ground (self, grounds, items, context, ground_new (self, finding, &g_array_index (finding->checks, BslCheck, j)));
    }
}

static gboolean
is_checked (BslBuilder *self, const BslLabel *gate)
{
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);

      if (obligation->rule->check != NULL && obligation->state != BSL_TRI_NO && g_str_equal (obligation->rule->gate, gate->id))
        return TRUE;
    }
  return FALSE;
}

/* Gates at which an offer may fail; or those with rules in the list "having". */
void
bsl_builder_list_gates (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  JsonNode *having = json_object_get_member (list, "having");

  for (guint i = 0; i < bsl_rule_base_get_n_gates (self->rules); i++)
    {
      const BslLabel *gate = bsl_rule_base_get_gate (self->rules, i);
      BslItem *item = bsl_item_new (BSL_ITEM_GATE, context, gate);
      g_autoptr (GPtrArray) rules = having != NULL ? bsl_builder_list (self, having, item) : NULL;

      if (rules != NULL ? rules->len > 0 : is_checked (self, gate))
        g_ptr_array_add (items, item);
      else
        bsl_item_free (item);
    }
}

/* TRUE where an offer that is chosen, as far as the reader may know, sells @service. */
static gboolean
is_covered (BslBuilder *self, const BslService *service)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (bsl_offer_finding_covers (g_ptr_array_index (self->shown, i), service->index))
      return TRUE;
  return FALSE;
}

/* Services of the need; "uncovered": once something is chosen, those that it leaves out. */
void
bsl_builder_list_services (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, bsl_member_string (list, "answer"));
  const BslValue *value = question != NULL ? bsl_project_get_answer (self->project, question->index) : NULL;
  BslServices *services = bsl_catalogue_get_services (self->catalogue);
  gboolean uncovered = bsl_member_flag (list, "uncovered");

  for (guint i = 0; value != NULL && value->known && i < bsl_services_get_count (services); i++)
    {
      const BslService *service = bsl_services_get (services, i);
      int option = bsl_domain_find (&question->domain, service->code);

      if (option >= 0 && ((value->bits >> option) & 1) != 0
          && (!uncovered || (self->shown->len > 0 && !is_covered (self, service))))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_SERVICE, context, service));
    }
}

/* To find them can take a moment, and several places of a document ask. */
static GPtrArray *
get_combinations (BslBuilder *self)
{
  if (!self->combined)
    self->combinations = bsl_evaluation_find_combinations (self->evaluation, MOST_COMBINATIONS);
  self->combined = TRUE;
  return self->combinations;
}

/* "most": the first of them; "too-many": one element where there are too many to tell. */
void
bsl_builder_list_combinations (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  GPtrArray *found = get_combinations (self);
  guint most = (guint) json_object_get_int_member_with_default (list, "most", MOST_COMBINATIONS);

  if (bsl_member_flag (list, "too-many"))
    {
      if (found == NULL)
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_COMBINATION, context, NULL));
      return;
    }
  for (guint i = 0; found != NULL && i < MIN (found->len, most); i++)
    g_ptr_array_add (items, bsl_item_new (BSL_ITEM_COMBINATION, context, g_ptr_array_index (found, i)));
}
