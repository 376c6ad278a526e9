/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/rules/bsl-cost-units.h"

G_BEGIN_DECLS

/* What a project records of costs: the member "cost" of its file, see data/project.schema.json. The quantities are those
 * of the need, the same for every offer; prices are given by offer. Whatever else the member holds is kept. */
#define BSL_EXTRA_COST "cost"

/* Numbers are kept as whole parts, so that sums are exact: quantities in thousandths, prices in millionths of a euro
 * (unit prices of clouds go down to fractions of a cent), growth in hundredths of a percent a year. What a file holds
 * beyond them is rounded to the nearest part; what would round to nothing is refused. */
#define BSL_COST_QUANTITY_PARTS 1000
#define BSL_COST_PRICE_PARTS (1000 * 1000)
#define BSL_COST_GROWTH_PARTS 100

#define BSL_COST_MOST 1000000000 /* of a quantity, of a price */
#define BSL_COST_MOST_MONTHS 240
#define BSL_COST_MOST_ITEMS 100
#define BSL_COST_LEAST_GROWTH (-100)
#define BSL_COST_MOST_GROWTH 200

#define BSL_COST_UNKNOWN (-1)

/* From the lowest to the highest it may be, the same twice where it is sure; or both BSL_COST_UNKNOWN. */
typedef struct
{
  gint64 low, high;
} BslCostRange;

typedef struct
{
  char *id;
  char *title;
  const BslCostUnit *unit; /* of the rules; NULL: unknown to them */
  BslCostRange quantity;   /* at the beginning */
  int growth;
} BslCostItem;

typedef struct
{
  BslCostRange amount; /* in euros, excluding tax */
  char *source;        /* a text or an address; "" where none is given */
  char *date;          /* ISO day, month or year of the price; "" where none is given */
} BslCostAmount;

void bsl_cost_item_free (BslCostItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCostItem, bsl_cost_item_free)
void bsl_cost_amount_free (BslCostAmount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCostAmount, bsl_cost_amount_free)

/* What an amount of an offer is for: the identifier of an item, or one of these, paid once. */
#define BSL_COST_ENTRY "entry"
#define BSL_COST_EXIT "exit"

typedef struct _BslCostRecord BslCostRecord;

/* As the project has it now. What is of another form, below zero or beyond the limits counts as not given, with a
 * problem that names place and remedy in @problems (may be NULL); @file stands there. Units are borrowed from @rules. */
BslCostRecord *bsl_cost_record_new (BslProject *project, BslRuleBase *rules, const char *file, BslProblems *problems);
void bsl_cost_record_free (BslCostRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCostRecord, bsl_cost_record_free)

/* How long is counted, 0 where nobody knows: what is recorded, else the term of the contract as answered. */
guint bsl_cost_record_get_months (const BslCostRecord *self);
gboolean bsl_cost_record_has_own_months (const BslCostRecord *self);
guint bsl_cost_record_get_n_items (const BslCostRecord *self);
const BslCostItem *bsl_cost_record_get_item (const BslCostRecord *self, guint index);
const BslCostItem *bsl_cost_record_find_item (const BslCostRecord *self, const char *id);
/* Identifiers of the offers with some amount, sorted; borrowed, NULL-terminated. */
const char *const *bsl_cost_record_get_offers (const BslCostRecord *self);
/* NULL: not known. */
const BslCostAmount *bsl_cost_record_get_amount (const BslCostRecord *self, const char *offer, const char *what);

/* The member with one thing changed, for bsl_history_set_extra(); NULL where nothing is left to record. To be
 * unreffed. @months 0: those of the answers again. */
JsonNode *bsl_cost_record_with_months (BslProject *project, guint months);
/* In the place of the item of that identifier; at the end, with an identifier of its own, where @item has none. */
JsonNode *bsl_cost_record_with_item (BslProject *project, const BslCostItem *item);
/* Without the item, and without what offers ask for it. */
JsonNode *bsl_cost_record_without_item (BslProject *project, const char *id);
/* @amount NULL: not known. */
JsonNode *bsl_cost_record_with_amount (BslProject *project, const char *offer, const char *what, const BslCostAmount *amount);

/* @number in whole parts; FALSE where it is none from 0 to @most, or so small that nothing would be left. */
gboolean bsl_cost_to_parts (double number, gint64 parts, double most, gint64 *result);

G_END_DECLS
