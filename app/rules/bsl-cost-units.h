/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-rule-base.h"

G_BEGIN_DECLS

/* How often a price is paid. */
typedef enum
{
  BSL_EVERY_MONTH,
  BSL_EVERY_YEAR,
  BSL_EVERY_ONCE, /* over the whole term */
} BslEvery;

/* A unit in which a price is asked: the quantity of it is paid @times in every month or year, or once. All of it is
 * data, see data/rules/cost.json. */
typedef struct
{
  char *id;
  BslText title; /* "hour of running": goes on after "price per" */
  BslText count; /* what the quantity counts */
  guint times;   /* 1 to BSL_COST_MOST_TIMES */
  BslEvery every;
  char *catalogue; /* the unit as prices of the catalogue have it, or NULL */
} BslCostUnit;

#define BSL_COST_MOST_TIMES 1000

/* What is to be said of an estimate. */
typedef struct
{
  char *id;
  BslText title;
  BslText text;
  GPtrArray *references; /* of BslReference; NULL: a note on method */
} BslCostNote;

guint bsl_rule_base_get_n_cost_units (BslRuleBase *self);
const BslCostUnit *bsl_rule_base_get_cost_unit (BslRuleBase *self, guint index);
/* -1 where there is none. */
int bsl_rule_base_find_cost_unit (BslRuleBase *self, const char *id);
guint bsl_rule_base_get_n_cost_notes (BslRuleBase *self);
const BslCostNote *bsl_rule_base_get_cost_note (BslRuleBase *self, guint index);

void bsl_cost_unit_free (BslCostUnit *self);
void bsl_cost_note_free (BslCostNote *self);

G_END_DECLS
