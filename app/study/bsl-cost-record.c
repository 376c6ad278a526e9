/* SPDX-License-Identifier: EUPL-1.2 */
/* What a project records of costs. */

#include "config.h"

#include "app/study/bsl-cost-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-scope.h"

/* "cost": { "months", "items": [ { "id", "title", "unit", "low", "high", "growth" } ],
 *           "offers": { OFFER: { "prices": { ITEM: AMOUNT }, "entry": AMOUNT, "exit": AMOUNT } } }
 * AMOUNT: { "low", "high", "source", "date" } */
#define ITEMS "items"
#define OFFERS "offers"
#define PRICES "prices"

struct _BslCostRecord
{
  guint months;
  gboolean own_months;
  GPtrArray *items;    /* of BslCostItem */
  GHashTable *amounts; /* see make_key() → BslCostAmount */
  GPtrArray *offers;   /* of char*, and NULL at the end */
};

static const BslCostRange unknown = { BSL_COST_UNKNOWN, BSL_COST_UNKNOWN };

void
bsl_cost_item_free (BslCostItem *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

void
bsl_cost_amount_free (BslCostAmount *self)
{
  g_free (self->source);
  g_free (self->date);
  g_free (self);
}

gboolean
bsl_cost_to_parts (double number, gint64 parts, double most, gint64 *result)
{
  if (!(number >= 0 && number <= most))
    return FALSE;
  *result = (gint64) llround (number * (double) parts);
  return *result > 0 || fpclassify (number) == FP_ZERO;
}

/* Whether it is an object; a complaint where it is anything else, but for nothing at all. */
static gboolean
expect_object (const BslJson *json)
{
  if (!bsl_json_is_null (json) && !bsl_json_is_object (json))
    bsl_json_complain (json, _("An object {…} was expected here."));
  return bsl_json_is_object (json);
}

static gboolean
is_number (const BslJson *json)
{
  GType type = json->node != NULL ? json_node_get_value_type (json->node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gint64
read_parts (const BslJson *json, gint64 parts)
{
  gint64 result;

  if (is_number (json) && bsl_cost_to_parts (bsl_json_number (json), parts, BSL_COST_MOST, &result))
    return result;
  bsl_json_complain (json, _("A number from 0 to %u was expected here, of six decimals at most. Correct it."), BSL_COST_MOST);
  return BSL_COST_UNKNOWN;
}

/* "low" and, where it is another, "high". */
static BslCostRange
read_range (const BslJson *json, gint64 parts, gboolean needed)
{
  BslJson low = bsl_json_member (json, "low"), high = bsl_json_member (json, "high");
  BslCostRange range = unknown;

  if (!needed && bsl_json_is_null (&low) && bsl_json_is_null (&high))
    return unknown;
  range.low = read_parts (&low, parts);
  range.high = bsl_json_is_null (&high) ? range.low : read_parts (&high, parts);
  if (range.low == BSL_COST_UNKNOWN || range.high == BSL_COST_UNKNOWN)
    return unknown;
  if (range.high >= range.low)
    return range;
  bsl_json_complain (&high, _("The highest is below the lowest. Correct one of them."));
  return unknown;
}

/* 0 where nothing stands there. FALSE with a complaint, and 0, where anything else does. */
static gboolean
read_whole (const BslJson *json, int parts, int least, int most, int *result)
{
  double number;

  *result = 0;
  if (bsl_json_is_null (json))
    return TRUE;
  number = is_number (json) ? bsl_json_number (json) : (double) NAN;
  if (number >= least && number <= most)
    {
      *result = (int) lround (number * parts);
      return TRUE;
    }
  bsl_json_complain (json, _("A number from %d to %d was expected here. Correct it."), least, most);
  return FALSE;
}

static const char *
read_text (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);
  const char *text = bsl_json_optional_string (&member);

  return text != NULL ? text : "";
}

static BslCostAmount *
read_amount (const BslJson *json)
{
  BslCostAmount *amount;
  BslJson date;
  BslCostRange range;

  if (!expect_object (json))
    return NULL;
  date = bsl_json_member (json, "date");
  range = read_range (json, BSL_COST_PRICE_PARTS, FALSE);
  amount = g_new0 (BslCostAmount, 1);
  amount->amount = range;
  amount->source = g_strdup (read_text (json, "source"));
  amount->date = g_strdup (read_text (json, "date"));
  if (*amount->date == '\0' || bsl_date_parse_partial (amount->date) != BSL_DATE_NONE)
    return amount;
  bsl_json_complain (&date, _("A day, a month or a year was expected here, such as 2026-11-23, 2026-11 or 2026. Correct it."));
  *amount->date = '\0';
  return amount;
}

/* Of no other pair, whatever stands in either. */
static char *
make_key (const char *offer, const char *what)
{
  return g_strdup_printf ("%zu %s %s", strlen (offer), offer, what);
}

/* What is of another form is kept with its source, as an amount that is not known. */
static void
read_amount_of (BslCostRecord *self, const BslJson *json, const char *offer, const char *what)
{
  BslCostAmount *amount = read_amount (json);

  if (amount != NULL)
    g_hash_table_replace (self->amounts, make_key (offer, what), amount);
}

static void
read_prices (BslCostRecord *self, const BslJson *json, const char *offer)
{
  g_auto (GStrv) names = expect_object (json) ? bsl_json_dup_names (json) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      BslJson member = bsl_json_member (json, names[i]);

      if (bsl_cost_record_find_item (self, names[i]) != NULL)
        read_amount_of (self, &member, offer, names[i]);
      else
        bsl_json_complain (&member, _("There is no item “%s”. Add it to \"items\", or take this price out."), names[i]);
    }
}

static void
read_offer (BslCostRecord *self, const BslJson *json, const char *offer)
{
  BslJson prices, entry, exit;

  if (!expect_object (json))
    return;
  prices = bsl_json_member (json, PRICES);
  entry = bsl_json_member (json, BSL_COST_ENTRY);
  exit = bsl_json_member (json, BSL_COST_EXIT);
  read_prices (self, &prices, offer);
  read_amount_of (self, &entry, offer, BSL_COST_ENTRY);
  read_amount_of (self, &exit, offer, BSL_COST_EXIT);
  g_ptr_array_add (self->offers, g_strdup (offer));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_offers (BslCostRecord *self, const BslJson *json)
{
  BslJson offers = bsl_json_member (json, OFFERS);
  g_auto (GStrv) names = expect_object (&offers) ? bsl_json_dup_names (&offers) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      BslJson offer = bsl_json_member (&offers, names[i]);

      read_offer (self, &offer, names[i]);
    }
  g_ptr_array_sort (self->offers, compare_names);
}

/* An item without a title still counts. */
static char *
dup_title (const BslJson *json)
{
  const char *title = bsl_json_string (json);

  return g_strdup (title != NULL ? title : "");
}

static const BslCostUnit *
read_unit (const BslJson *json, BslRuleBase *rules)
{
  BslJson member = bsl_json_member (json, "unit");
  const char *id = bsl_json_string (&member);
  int unit = id != NULL ? bsl_rule_base_find_cost_unit (rules, id) : -1;

  if (id != NULL && unit < 0)
    bsl_json_complain (&member, _("The rules in use know no unit “%s”. Choose one of theirs."), id);
  return unit >= 0 ? bsl_rule_base_get_cost_unit (rules, (guint) unit) : NULL;
}

static void
read_item (BslCostRecord *self, const BslJson *json, BslRuleBase *rules)
{
  BslJson id, title, growth;
  const char *name;
  BslCostItem *item;

  if (!expect_object (json))
    return;
  id = bsl_json_member (json, "id");
  title = bsl_json_member (json, "title");
  growth = bsl_json_member (json, "growth");
  name = bsl_json_string (&id);
  if (name == NULL)
    return;
  if (bsl_cost_record_find_item (self, name) != NULL || g_str_equal (name, BSL_COST_ENTRY) || g_str_equal (name, BSL_COST_EXIT))
    {
      bsl_json_complain (&id, _("The identifier “%s” is taken. Give another one."), name);
      return;
    }
  item = g_new0 (BslCostItem, 1);
  item->id = g_strdup (name);
  item->title = dup_title (&title);
  item->unit = read_unit (json, rules);
  item->quantity = read_range (json, BSL_COST_QUANTITY_PARTS, TRUE);
  /* a growth that nobody can read is not none */
  if (!read_whole (&growth, BSL_COST_GROWTH_PARTS, BSL_COST_LEAST_GROWTH, BSL_COST_MOST_GROWTH, &item->growth))
    item->quantity = unknown;
  g_ptr_array_add (self->items, item);
}

static void
read_items (BslCostRecord *self, const BslJson *json, BslRuleBase *rules)
{
  BslJson list = bsl_json_member (json, ITEMS);
  guint n = bsl_json_is_null (&list) ? 0 : bsl_json_length (&list);

  if (n > BSL_COST_MOST_ITEMS)
    bsl_json_complain (&list, _("There are more than %u items here: those beyond are not counted. Take some out."), BSL_COST_MOST_ITEMS);
  for (guint i = 0; i < MIN (n, BSL_COST_MOST_ITEMS); i++)
    {
      BslJson element = bsl_json_element (&list, i);

      read_item (self, &element, rules);
    }
}

static void
read_months (BslCostRecord *self, const BslJson *json, BslProject *project)
{
  BslJson months = { json->problems, json->file, json->path, NULL };
  const BslQuestion *question = bsl_questionnaire_find (bsl_project_get_questionnaire (project), BSL_ANSWER_CONTRACT_MONTHS);
  const BslValue *answer = question != NULL ? bsl_project_get_answer (project, question->index) : NULL;

  int own;

  if (bsl_json_is_object (json))
    months = bsl_json_member (json, "months");
  read_whole (&months, 1, 0, BSL_COST_MOST_MONTHS, &own);
  self->months = (guint) own;
  self->own_months = self->months > 0;
  if (!self->own_months && answer != NULL && answer->known && answer->number > 0 && answer->number <= BSL_COST_MOST_MONTHS)
    self->months = (guint) ceil (answer->number);
}

BslCostRecord *
bsl_cost_record_new (BslProject *project, BslRuleBase *rules, const char *file, BslProblems *problems)
{
  BslCostRecord *self = g_new0 (BslCostRecord, 1);
  g_autoptr (BslProblems) own = bsl_problems_new ();
  BslJson json = { problems != NULL ? problems : own, file, "$." BSL_EXTRA_COST, bsl_project_get_extra (project, BSL_EXTRA_COST) };

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_cost_item_free);
  self->amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bsl_cost_amount_free);
  self->offers = g_ptr_array_new_with_free_func (g_free);
  read_months (self, &json, project);
  if (expect_object (&json))
    {
      read_items (self, &json, rules);
      read_offers (self, &json);
    }
  g_ptr_array_add (self->offers, NULL);
  return self;
}

void
bsl_cost_record_free (BslCostRecord *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->amounts);
  g_ptr_array_unref (self->offers);
  g_free (self);
}

guint
bsl_cost_record_get_months (const BslCostRecord *self)
{
  return self->months;
}

gboolean
bsl_cost_record_has_own_months (const BslCostRecord *self)
{
  return self->own_months;
}

guint
bsl_cost_record_get_n_items (const BslCostRecord *self)
{
  return self->items->len;
}

const BslCostItem *
bsl_cost_record_get_item (const BslCostRecord *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}

const BslCostItem *
bsl_cost_record_find_item (const BslCostRecord *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (bsl_cost_record_get_item (self, i)->id, id))
      return bsl_cost_record_get_item (self, i);
  return NULL;
}

const char *const *
bsl_cost_record_get_offers (const BslCostRecord *self)
{
  return (const char *const *) self->offers->pdata;
}

const BslCostAmount *
bsl_cost_record_get_amount (const BslCostRecord *self, const char *offer, const char *what)
{
  g_autofree char *key = make_key (offer, what);

  return g_hash_table_lookup (self->amounts, key);
}

static JsonNode *
get_record (BslProject *project)
{
  return bsl_project_get_extra (project, BSL_EXTRA_COST);
}

JsonNode *
bsl_cost_record_with_months (BslProject *project, guint months)
{
  const char *path[] = { "months", NULL };
  JsonNode *node = months > 0 ? json_node_init_int (json_node_alloc (), MIN (months, BSL_COST_MOST_MONTHS)) : NULL;

  return bsl_json_object_set_at (get_record (project), path, node);
}

/* Whole where it is. */
static void
set_parts (JsonObject *object, const char *name, gint64 number, gint64 parts)
{
  if (number % parts == 0)
    json_object_set_int_member (object, name, number / parts);
  else
    json_object_set_double_member (object, name, (double) number / (double) parts);
}

/* What is not known is not written. */
static void
set_range (JsonObject *object, const BslCostRange *range, gint64 parts)
{
  if (range->low == BSL_COST_UNKNOWN)
    return;
  set_parts (object, "low", range->low, parts);
  if (range->high != range->low)
    set_parts (object, "high", range->high, parts);
}

static JsonNode *
write_item (const BslCostItem *item)
{
  JsonObject *object = json_object_new ();
  g_autofree char *id = item->id != NULL ? g_strdup (item->id) : g_uuid_string_random ();

  bsl_json_set_string (object, "id", id);
  bsl_json_set_string (object, "title", item->title);
  bsl_json_set_string (object, "unit", item->unit != NULL ? item->unit->id : NULL);
  set_range (object, &item->quantity, BSL_COST_QUANTITY_PARTS);
  if (item->growth != 0)
    set_parts (object, "growth", item->growth, BSL_COST_GROWTH_PARTS);
  return bsl_json_take_object (object);
}

/* Takes @items, which may be empty. */
static JsonNode *
with_items (JsonNode *record, JsonNode *items)
{
  const char *path[] = { ITEMS, NULL };

  if (bsl_json_list_length (items) > 0)
    return bsl_json_object_set_at (record, path, items);
  json_node_unref (items);
  return bsl_json_object_set_at (record, path, NULL);
}

JsonNode *
bsl_cost_record_with_item (BslProject *project, const BslCostItem *item)
{
  JsonNode *items = bsl_json_object_get (get_record (project), ITEMS);
  int place = item->id != NULL ? bsl_json_list_find (items, "id", item->id) : -1;

  if (place < 0)
    return with_items (get_record (project), bsl_json_list_append (items, write_item (item)));
  return with_items (get_record (project), bsl_json_list_replace (items, (guint) place, write_item (item)));
}

static JsonNode *
without_prices (JsonNode *record, const char *id)
{
  JsonNode *offers = bsl_json_object_get (record, OFFERS);
  g_autoptr (GList) names = offers != NULL && JSON_NODE_HOLDS_OBJECT (offers) ? json_object_get_members (json_node_get_object (offers)) : NULL;
  JsonNode *left = record != NULL ? json_node_ref (record) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *path[] = { OFFERS, name->data, PRICES, id, NULL };
      JsonNode *before = left;

      if (bsl_json_object_get_at (before, path) == NULL)
        continue;
      left = bsl_json_object_set_at (before, path, NULL);
      json_node_unref (before);
    }
  return left;
}

JsonNode *
bsl_cost_record_without_item (BslProject *project, const char *id)
{
  g_autoptr (JsonNode) left = without_prices (get_record (project), id);
  JsonNode *items = bsl_json_object_get (left, ITEMS);
  int place = bsl_json_list_find (items, "id", id);

  if (place < 0)
    return g_steal_pointer (&left);
  return with_items (left, bsl_json_list_replace (items, (guint) place, NULL));
}

static JsonNode *
write_amount (const BslCostAmount *amount)
{
  JsonObject *object = json_object_new ();

  set_range (object, &amount->amount, BSL_COST_PRICE_PARTS);
  bsl_json_set_string (object, "source", amount->source != NULL && *amount->source != '\0' ? amount->source : NULL);
  bsl_json_set_string (object, "date", amount->date != NULL && *amount->date != '\0' ? amount->date : NULL);
  return bsl_json_take_object (object);
}

JsonNode *
bsl_cost_record_with_amount (BslProject *project, const char *offer, const char *what, const BslCostAmount *amount)
{
  gboolean fee = g_str_equal (what, BSL_COST_ENTRY) || g_str_equal (what, BSL_COST_EXIT);
  const char *price[] = { OFFERS, offer, PRICES, what, NULL }, *once[] = { OFFERS, offer, what, NULL };

  return bsl_json_object_set_at (get_record (project), fee ? once : price, amount != NULL ? write_amount (amount) : NULL);
}
