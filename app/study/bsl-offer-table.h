/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-study.h"

G_BEGIN_DECLS

/* How many offers one can read side by side. */
#define BSL_OFFER_TABLE_MIN 2
#define BSL_OFFER_TABLE_MAX 4

/* What a row is about, in the order of the table. */
typedef enum
{
  BSL_TABLE_VERDICT,
  BSL_TABLE_CHECK,
  BSL_TABLE_CLAUSE,  /* to write into the contract */
  BSL_TABLE_SERVICE, /* of the need */
  BSL_TABLE_SCORE,
  BSL_TABLE_LEVEL,
  BSL_TABLE_PRICES,
  BSL_TABLE_DATE, /* a fact that is a day: the end of a qualification */
  BSL_TABLE_FACT,
  BSL_N_TABLE_PARTS,
} BslTablePart;

/* "verdict", "check" … */
extern const char *const bsl_table_part_words[];

/* How the offers of a row stand to each other, in the order of the table. */
typedef enum
{
  BSL_TABLE_DIFFERENT, /* whatever is unknown */
  BSL_TABLE_OPEN,      /* what is known is the same; the rest may not be */
  BSL_TABLE_SAME,
  BSL_TABLE_UNKNOWN, /* nothing is known of any */
  BSL_N_TABLE_STATES,
} BslTableState;

/* "different", "open", "same", "unknown" */
extern const char *const bsl_table_state_words[];

typedef enum
{
  BSL_CELL_KNOWN,
  BSL_CELL_PARTLY, /* some of what it may be is ruled out */
  BSL_CELL_UNKNOWN,
  BSL_CELL_NONE, /* the row is not about this offer: no score where it is not in the study, no clause where not eligible */
} BslCellState;

/* What a row says of one offer. */
typedef struct
{
  BslCellState state;
  int word;                  /* BslVerdict, BslResult, BslPerimeter; of a clause whether it is needed, where that is known; -1: @text or @low says it */
  double low, high;          /* of a level or a score: the same twice where it is known */
  char *text;                /* value, level or clause in words; NULL: see the above */
  char *detail;              /* what was found, or what a level means; NULL: none */
  const char *reason, *by;   /* of the person who gave a level; "" or NULL: none */
  const BslScore *score;     /* of a score; or NULL */
  const BslFact *fact;       /* what is shown rests on it; or NULL */
  const BslSource *source;   /* the one of most authority of that fact; or NULL */
} BslCell;

typedef struct
{
  BslTablePart part;
  BslTableState state;
  const char *id;        /* of the rule, service, scale or attribute; NULL: the part alone says it */
  const BslText *title;  /* NULL: the same */
  BslCell cells[BSL_OFFER_TABLE_MAX];
} BslTableRow;

/**
 * BslOfferTable:
 *
 * Two to four offers side by side, whatever their verdict: what differs first, then what may, then what is the same. What
 * is unknown differs from nothing.
 */
typedef struct _BslOfferTable BslOfferTable;

/* @study: from which scores and levels are, or NULL; of the same evaluation, and held by the caller as long as the table.
 * @offers: findings of it, without the same one twice. */
BslOfferTable *bsl_offer_table_new (BslEvaluation *evaluation, BslStudy *study, const BslOfferFinding *const *offers,
                                    guint n_offers, BslLang lang);
void bsl_offer_table_free (BslOfferTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslOfferTable, bsl_offer_table_free)

BslEvaluation *bsl_offer_table_get_evaluation (const BslOfferTable *self);
guint bsl_offer_table_get_n_offers (const BslOfferTable *self);
const BslOfferFinding *bsl_offer_table_get_offer (const BslOfferTable *self, guint index);
/* In the order of the states, then of the parts. */
guint bsl_offer_table_get_n_rows (const BslOfferTable *self);
const BslTableRow *bsl_offer_table_get_row (const BslOfferTable *self, guint index);

/* Form "boussole-offer-table" version 1. */
JsonNode *bsl_offer_table_to_json (const BslOfferTable *self, BslLang lang);

G_END_DECLS
