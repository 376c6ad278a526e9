/* SPDX-License-Identifier: EUPL-1.2 */
/* Two to four offers side by side. */

#include "config.h"

#include "app/study/bsl-offer-table.h"

struct _BslOfferTable
{
  BslEvaluation *evaluation;
  BslStudy *study;
  BslLang lang;
  BslDate on;
  guint n_offers;
  const BslOfferFinding *offers[BSL_OFFER_TABLE_MAX];
  GPtrArray *rows; /* of BslTableRow */
};

const char *const bsl_table_part_words[] = { "verdict", "check", "clause", "service", "score", "level", "prices", "date", "fact" };
const char *const bsl_table_state_words[] = { "different", "open", "same", "unknown" };

G_STATIC_ASSERT (G_N_ELEMENTS (bsl_table_part_words) == BSL_N_TABLE_PARTS);
G_STATIC_ASSERT (G_N_ELEMENTS (bsl_table_state_words) == BSL_N_TABLE_STATES);

static void
free_row (gpointer data)
{
  BslTableRow *row = data;

  for (guint i = 0; i < BSL_OFFER_TABLE_MAX; i++)
    {
      g_free (row->cells[i].text);
      g_free (row->cells[i].detail);
    }
  g_free (row);
}

static BslTableRow *
new_row (BslTablePart part, const char *id, const BslText *title)
{
  BslTableRow *row = g_new0 (BslTableRow, 1);

  row->part = part;
  row->id = id;
  row->title = title;
  for (guint i = 0; i < BSL_OFFER_TABLE_MAX; i++)
    row->cells[i] = (BslCell){ .state = BSL_CELL_NONE, .word = -1 };
  return row;
}

/* All that each offer may be; two of which nothing is common differ. Takes @row, which goes where it is about no offer. */
static void
take_row (BslOfferTable *self, BslTableRow *row, const guint64 *may)
{
  guint n = 0, n_known = 0, n_unknown = 0;
  gboolean different = FALSE;

  for (guint i = 0; i < self->n_offers; i++)
    {
      if (row->cells[i].state == BSL_CELL_NONE)
        continue;
      for (guint j = 0; j < i; j++)
        different = different || (row->cells[j].state != BSL_CELL_NONE && (may[i] & may[j]) == 0);
      n++;
      n_known += row->cells[i].state == BSL_CELL_KNOWN;
      n_unknown += row->cells[i].state == BSL_CELL_UNKNOWN;
    }
  if (n == 0)
    {
      free_row (row);
      return;
    }
  row->state = BSL_TABLE_OPEN;
  if (different)
    row->state = BSL_TABLE_DIFFERENT;
  else if (n_unknown == n)
    row->state = BSL_TABLE_UNKNOWN;
  else if (n_known == self->n_offers)
    row->state = BSL_TABLE_SAME;
  g_ptr_array_add (self->rows, row);
}

static void
add_verdict (BslOfferTable *self)
{
  BslTableRow *row = new_row (BSL_TABLE_VERDICT, NULL, NULL);
  guint64 may[BSL_OFFER_TABLE_MAX];

  for (guint i = 0; i < self->n_offers; i++)
    {
      row->cells[i].state = BSL_CELL_KNOWN;
      row->cells[i].word = self->offers[i]->verdict;
      may[i] = 1u << self->offers[i]->verdict;
    }
  take_row (self, row, may);
}

static const BslSource *
find_source (const BslOffer *offer, const BslFact *fact)
{
  const BslSource *best = NULL;

  for (guint i = 0; fact != NULL && i < fact->sources->len; i++)
    {
      const BslSource *source = g_ptr_array_index (offer->sources, g_array_index (fact->sources, guint, i));

      if (best == NULL || source->rank < best->rank)
        best = source;
    }
  return best;
}

static void
set_fact (BslCell *cell, const BslOffer *offer, const BslFact *fact)
{
  cell->fact = fact;
  cell->source = find_source (offer, fact);
}

/* What is to be examined may turn out either way. */
static void
add_check (BslOfferTable *self, guint index, const BslRule *rule)
{
  BslTableRow *row = new_row (BSL_TABLE_CHECK, rule->id, &rule->title);
  guint64 may[BSL_OFFER_TABLE_MAX];
  gboolean about = FALSE;

  for (guint i = 0; i < self->n_offers; i++)
    {
      const BslCheck *check = &g_array_index (self->offers[i]->checks, BslCheck, index);
      BslCell *cell = &row->cells[i];

      about = about || check->result != BSL_RESULT_NOT_APPLICABLE;
      cell->state = check->result == BSL_RESULT_REVIEW ? BSL_CELL_UNKNOWN : BSL_CELL_KNOWN;
      cell->word = check->result;
      cell->detail = bsl_evaluation_dup_found (self->evaluation, self->offers[i], check, self->lang);
      set_fact (cell, self->offers[i]->offer, bsl_evaluation_get_evidence (self->evaluation, self->offers[i], check));
      may[i] = check->result == BSL_RESULT_REVIEW ? G_MAXUINT64 : 1u << check->result;
    }
  if (about)
    take_row (self, row, may);
  else
    free_row (row);
}

/* The checks are those of the same rules, in the same order, for every offer. */
static void
add_checks (BslOfferTable *self)
{
  for (guint i = 0; i < self->offers[0]->checks->len; i++)
    add_check (self, i, g_array_index (self->offers[0]->checks, BslCheck, i).rule);
}

static guint64
fill_clause (BslOfferTable *self, BslCell *cell, const BslOfferFinding *offer, const BslRule *rule)
{
  BslTri needed = bsl_evaluation_needs_clause (self->evaluation, offer, rule);

  cell->state = needed == BSL_TRI_UNKNOWN ? BSL_CELL_UNKNOWN : BSL_CELL_KNOWN;
  if (needed == BSL_TRI_UNKNOWN)
    return G_MAXUINT64;
  cell->word = needed == BSL_TRI_YES;
  cell->detail = cell->word ? bsl_evaluation_dup_clause (self->evaluation, offer, rule, self->lang) : NULL;
  return 1u << cell->word;
}

/* Of an offer that is not eligible nothing is said: there will be no contract. */
static void
add_clause (BslOfferTable *self, const BslRule *rule)
{
  BslTableRow *row = new_row (BSL_TABLE_CLAUSE, rule->id, &rule->title);
  guint64 may[BSL_OFFER_TABLE_MAX] = { 0 };

  for (guint i = 0; i < self->n_offers; i++)
    if (self->offers[i]->verdict != BSL_VERDICT_NOT_ELIGIBLE)
      may[i] = fill_clause (self, &row->cells[i], self->offers[i], rule);
  take_row (self, row, may);
}

static gboolean
is_clause_of_any (BslOfferTable *self, const BslRule *rule)
{
  for (guint i = 0; i < self->n_offers; i++)
    if (g_ptr_array_find (self->offers[i]->clauses, rule, NULL))
      return TRUE;
  return FALSE;
}

static void
add_clauses (BslOfferTable *self)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (self->evaluation);

  for (guint i = 0; i < bsl_rule_base_get_n_rules (rules); i++)
    if (is_clause_of_any (self, bsl_rule_base_get_rule (rules, i)))
      add_clause (self, bsl_rule_base_get_rule (rules, i));
}

static void
add_service (BslOfferTable *self, guint service)
{
  const BslService *known = bsl_services_get (bsl_catalogue_get_services (bsl_evaluation_get_catalogue (self->evaluation)), service);
  BslTableRow *row = new_row (BSL_TABLE_SERVICE, known->code, &known->title);
  guint64 may[BSL_OFFER_TABLE_MAX];

  for (guint i = 0; i < self->n_offers; i++)
    {
      BslPerimeter perimeter = bsl_offer_finding_tell_perimeter (self->offers[i], service, self->on);
      gboolean sold = bsl_offer_finding_covers (self->offers[i], service);
      BslCell *cell = &row->cells[i];

      cell->word = perimeter;
      cell->state = perimeter != BSL_PERIMETER_UNKNOWN ? BSL_CELL_KNOWN : sold ? BSL_CELL_PARTLY : BSL_CELL_UNKNOWN;
      set_fact (cell, self->offers[i]->offer, bsl_offer_find_sale (self->offers[i]->offer));
      may[i] = 1u << perimeter;
      if (perimeter == BSL_PERIMETER_UNKNOWN)
        may[i] = sold ? 1u << BSL_PERIMETER_INSIDE | 1u << BSL_PERIMETER_OUTSIDE : G_MAXUINT64;
    }
  take_row (self, row, may);
}

static void
add_services (BslOfferTable *self)
{
  BslQuestionnaire *questions = bsl_rule_base_get_questionnaire (bsl_evaluation_get_rules (self->evaluation));
  const BslQuestion *question = bsl_questionnaire_find (questions, BSL_ANSWER_NEEDS);
  const BslValue *need = question != NULL ? bsl_answers_get (bsl_evaluation_get_answers (self->evaluation), question->index) : NULL;

  for (guint i = 0; need != NULL && need->known && i < question->domain.options->len; i++)
    if ((need->bits >> i) & 1)
      add_service (self, i);
}

/* Scores are numbers: as bits they would be equal or not, never between. */
static void
settle_scores (BslOfferTable *self, BslTableRow *row)
{
  guint n_known = 0;

  row->state = BSL_TABLE_OPEN;
  for (guint i = 0; i < self->n_offers; i++)
    {
      const BslCell *cell = &row->cells[i];

      n_known += cell->state == BSL_CELL_KNOWN;
      for (guint j = 0; cell->state != BSL_CELL_NONE && j < i; j++)
        if (row->cells[j].state != BSL_CELL_NONE && (cell->high < row->cells[j].low || row->cells[j].high < cell->low))
          row->state = BSL_TABLE_DIFFERENT;
    }
  if (row->state == BSL_TABLE_OPEN && n_known == self->n_offers)
    row->state = BSL_TABLE_SAME;
}

static void
add_scores (BslOfferTable *self)
{
  BslTableRow *row = new_row (BSL_TABLE_SCORE, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < self->n_offers; i++)
    {
      int place = bsl_study_find_offer (self->study, self->offers[i]->offer->id);
      BslCell *cell = &row->cells[i];

      if (place < 0)
        continue;
      n++;
      cell->score = bsl_scoring_get (bsl_study_get_scoring (self->study), (guint) place);
      cell->low = cell->score->low;
      cell->high = cell->score->high;
      cell->state = cell->low == cell->high ? BSL_CELL_KNOWN : BSL_CELL_PARTLY;
    }
  settle_scores (self, row);
  if (n > 0)
    g_ptr_array_add (self->rows, row);
  else
    free_row (row);
}

static guint64
fill_level (BslOfferTable *self, BslCell *cell, guint offer, const BslScale *scale)
{
  const BslLevel *level = bsl_study_get_level (self->study, offer, scale);
  guint64 may = 0;

  cell->low = level->low;
  cell->high = level->high;
  cell->state = level->low == level->high ? BSL_CELL_KNOWN : level->high - level->low < BSL_GRID_TOP ? BSL_CELL_PARTLY : BSL_CELL_UNKNOWN;
  for (guint i = level->low; i <= level->high; i++)
    may |= 1u << i;
  if (cell->state != BSL_CELL_KNOWN)
    return may;
  cell->text = bsl_grid_dup_level (bsl_study_get_grid (self->study), level->low, self->lang);
  cell->detail = g_strdup (bsl_text_get (&scale->levels[level->low], self->lang));
  if (level->origin == BSL_LEVEL_PERSON)
    {
      cell->reason = level->given.reason;
      cell->by = level->given.by;
    }
  return may;
}

static void
add_level (BslOfferTable *self, const BslScale *scale)
{
  BslTableRow *row = new_row (BSL_TABLE_LEVEL, scale->id, &scale->title);
  guint64 may[BSL_OFFER_TABLE_MAX] = { 0 };

  for (guint i = 0; i < self->n_offers; i++)
    {
      int place = bsl_study_find_offer (self->study, self->offers[i]->offer->id);

      if (place >= 0)
        may[i] = fill_level (self, &row->cells[i], (guint) place, scale);
    }
  take_row (self, row, may);
}

static void
add_study (BslOfferTable *self)
{
  const GPtrArray *scales = bsl_study_get_grid (self->study)->scales;

  add_scores (self);
  for (guint i = 0; i < scales->len; i++)
    add_level (self, g_ptr_array_index (scales, i));
}

static gboolean
is_same_price (const BslPrice *a, const BslPrice *b)
{
  return a->amount == b->amount && g_strcmp0 (a->item.in[BSL_LANG_EN], b->item.in[BSL_LANG_EN]) == 0 &&
         g_strcmp0 (a->unit.in[BSL_LANG_EN], b->unit.in[BSL_LANG_EN]) == 0;
}

static gboolean
has_same_prices (const BslOffer *a, const BslOffer *b)
{
  for (guint i = 0; i < MIN (a->prices->len, b->prices->len); i++)
    if (!is_same_price (g_ptr_array_index (a->prices, i), g_ptr_array_index (b->prices, i)))
      return FALSE;
  return a->prices->len == b->prices->len;
}

/* A bit for each value that is not that of an offer before. */
static void
add_prices (BslOfferTable *self)
{
  BslTableRow *row = new_row (BSL_TABLE_PRICES, NULL, NULL);
  guint64 may[BSL_OFFER_TABLE_MAX];

  for (guint i = 0; i < self->n_offers; i++)
    {
      guint first = 0;

      while (first < i && !has_same_prices (self->offers[first]->offer, self->offers[i]->offer))
        first++;
      row->cells[i].state = self->offers[i]->offer->prices->len > 0 ? BSL_CELL_KNOWN : BSL_CELL_UNKNOWN;
      may[i] = row->cells[i].state == BSL_CELL_KNOWN ? 1u << first : G_MAXUINT64;
    }
  take_row (self, row, may);
}

static void
add_fact (BslOfferTable *self, const BslAttribute *attribute)
{
  BslTableRow *row = new_row (attribute->domain.kind == BSL_KIND_DATE ? BSL_TABLE_DATE : BSL_TABLE_FACT, attribute->id, &attribute->title);
  const BslValue *values[BSL_OFFER_TABLE_MAX];
  guint64 may[BSL_OFFER_TABLE_MAX];

  for (guint i = 0; i < self->n_offers; i++)
    {
      const BslOffer *offer = self->offers[i]->offer;
      BslCell *cell = &row->cells[i];
      guint first = 0;

      values[i] = bsl_offer_get_value (offer, attribute, self->on);
      while (first < i && !(values[first]->known && bsl_value_equal (values[first], values[i], &attribute->domain)))
        first++;
      cell->state = values[i]->known ? BSL_CELL_KNOWN : BSL_CELL_UNKNOWN;
      cell->text = values[i]->known ? bsl_value_to_words (values[i], &attribute->domain, self->lang) : NULL;
      set_fact (cell, offer, bsl_offer_get_fact (offer, attribute));
      may[i] = values[i]->known ? 1u << first : G_MAXUINT64;
    }
  take_row (self, row, may);
}

static void
add_facts (BslOfferTable *self, gboolean dates)
{
  BslAttributes *attributes = bsl_catalogue_get_attributes (bsl_evaluation_get_catalogue (self->evaluation));

  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    if ((bsl_attributes_get (attributes, i)->domain.kind == BSL_KIND_DATE) == dates)
      add_fact (self, bsl_attributes_get (attributes, i));
}

/* Rows of a state stay in their order: the sort is stable. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const BslTableRow *left = *(BslTableRow *const *) a, *right = *(BslTableRow *const *) b;

  return (int) left->state - (int) right->state;
}

BslOfferTable *
bsl_offer_table_new (BslEvaluation *evaluation, BslStudy *study, const BslOfferFinding *const *offers, guint n_offers, BslLang lang)
{
  BslOfferTable *self;

  g_return_val_if_fail (n_offers >= BSL_OFFER_TABLE_MIN && n_offers <= BSL_OFFER_TABLE_MAX, NULL);

  self = g_new0 (BslOfferTable, 1);
  self->evaluation = bsl_evaluation_ref (evaluation);
  self->study = study;
  self->lang = lang;
  self->on = bsl_evaluation_get_date (evaluation);
  self->n_offers = n_offers;
  for (guint i = 0; i < n_offers; i++)
    self->offers[i] = offers[i];
  self->rows = g_ptr_array_new_with_free_func (free_row);
  add_verdict (self);
  add_checks (self);
  add_clauses (self);
  add_services (self);
  if (study != NULL)
    add_study (self);
  add_prices (self);
  add_facts (self, TRUE);
  add_facts (self, FALSE);
  g_ptr_array_sort (self->rows, compare_rows);
  return self;
}

void
bsl_offer_table_free (BslOfferTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  bsl_evaluation_unref (self->evaluation);
  g_free (self);
}

BslEvaluation *
bsl_offer_table_get_evaluation (const BslOfferTable *self)
{
  return self->evaluation;
}

guint
bsl_offer_table_get_n_offers (const BslOfferTable *self)
{
  return self->n_offers;
}

const BslOfferFinding *
bsl_offer_table_get_offer (const BslOfferTable *self, guint index)
{
  g_return_val_if_fail (index < self->n_offers, NULL);

  return self->offers[index];
}

guint
bsl_offer_table_get_n_rows (const BslOfferTable *self)
{
  return self->rows->len;
}

const BslTableRow *
bsl_offer_table_get_row (const BslOfferTable *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}
