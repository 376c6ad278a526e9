/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers with their verdict and every ground of it, and what they cover of the need. */
#include "config.h"

#include "app/report/bsl-justification-private.h"
#include "app/rules/bsl-combinations.h"

#define MAX_COMBINATIONS 5

static const double check_widths[] = { 0.22, 0.25, 0.32, 0.21 };

static gint
compare_coverage (gconstpointer a, gconstpointer b)
{
  const BslOfferFinding *first = *(const BslOfferFinding **) a, *second = *(const BslOfferFinding **) b;

  if (first->covers->len != second->covers->len)
    return first->covers->len > second->covers->len ? -1 : 1;
  return first->offer->index < second->offer->index ? -1 : 1;
}

/* Offers of a verdict, those that cover most of the need first. */
static GPtrArray *
find_offers (BslJustification *self, BslVerdict verdict)
{
  GPtrArray *offers = g_ptr_array_new ();

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);

      if (finding->verdict == verdict)
        g_ptr_array_add (offers, (gpointer) finding);
    }
  g_ptr_array_sort (offers, compare_coverage);
  return offers;
}

static void
add_summary (BslJustification *self)
{
  static const double widths[] = { 0.22, 0.13, 0.65 };
  static const char *const names[] = { "verdict-eligible", "verdict-to-examine", "verdict-not-eligible" };
  static const char *const meanings[] = { "means-eligible", "means-to-examine", "means-not-eligible" };
  BslBlock *table;

  bsl_justification_head (self, 2, "summary");
  table = bsl_justification_table (self, NULL, widths, "verdict", "number-of-offers", "meaning", NULL);
  for (BslVerdict verdict = BSL_VERDICT_ELIGIBLE; verdict <= BSL_VERDICT_NOT_ELIGIBLE; verdict++)
    {
      g_autofree char *count = bsl_number_to_words (bsl_evaluation_count (self->evaluation, verdict), 0, self->lang);
      guint row = bsl_justification_row (table, NULL, count, T (meanings[verdict]));

      bsl_line_add_strong (bsl_justification_cell (table, row, 0), T (names[verdict]));
    }
}

static char *
dup_offer_name (const BslOffer *offer)
{
  if (offer->provider == NULL || g_str_has_prefix (offer->name, offer->provider))
    return g_strdup (offer->name);
  if (g_str_has_prefix (offer->provider, offer->name))
    return g_strdup (offer->provider);
  return g_strdup_printf ("%s, %s", offer->name, offer->provider);
}

static char *
dup_verified (BslJustification *self, const char *as_of)
{
  g_autofree char *date = as_of ? bsl_date_words_from_iso (as_of, self->lang) : NULL;

  return date ? bsl_texts_format (self->texts, "verified-on", "date", date, NULL) : g_strdup ("");
}

static void
add_eligible_row (BslJustification *self, BslBlock *table, const BslOfferFinding *finding)
{
  g_autofree char *name = dup_offer_name (finding->offer);
  g_autofree char *covers = bsl_justification_dup_services (self, finding->covers);
  g_autofree char *verified = dup_verified (self, finding->offer->as_of);
  GString *clauses = g_string_new (NULL);
  guint row;

  for (guint i = 0; i < finding->clauses->len; i++)
    g_string_append_printf (clauses, "%s%s", i > 0 ? ", " : "", ((BslRule *) g_ptr_array_index (finding->clauses, i))->id);
  row = bsl_justification_row (table, NULL, finding->covers->len > 0 ? covers : T ("covers-nothing"),
                               clauses->len > 0 ? clauses->str : T ("no-condition"), verified);
  bsl_line_add_strong (bsl_justification_cell (table, row, 0), name);
  g_string_free (clauses, TRUE);
}

static void
add_eligible (BslJustification *self)
{
  static const double widths[] = { 0.28, 0.34, 0.20, 0.18 };
  g_autoptr (GPtrArray) offers = find_offers (self, BSL_VERDICT_ELIGIBLE);
  g_autofree char *statement = bsl_texts_format (self->texts, "no-known-rule", "version", bsl_rule_base_get_version (self->rules), NULL);
  BslBlock *table;

  bsl_justification_head (self, 2, "eligible-offers");
  if (offers->len == 0)
    {
      bsl_justification_say (self, BSL_STYLE_NORMAL, T ("no-eligible-offer"));
      return;
    }
  bsl_justification_say (self, BSL_STYLE_NORMAL, statement);
  table = bsl_justification_table (self, NULL, widths, "offer", "covers", "conditions", "source", NULL);
  for (guint i = 0; i < offers->len; i++)
    add_eligible_row (self, table, g_ptr_array_index (offers, i));
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("qualification-is-not-all"));
}

/* Where the fact comes from, and when it was verified; without a fact, the text of the rule. */
static void
add_evidence (BslJustification *self, BslLine *cell, const BslOfferFinding *finding, const BslCheck *check)
{
  const BslFact *fact = bsl_evaluation_get_evidence (self->evaluation, finding, check);
  g_autofree char *verified = dup_verified (self, fact ? fact->as_of : finding->offer->as_of);

  for (guint i = 0; fact != NULL && i < fact->sources->len; i++)
    {
      const BslSource *source = g_ptr_array_index (finding->offer->sources, g_array_index (fact->sources, guint, i));
      g_autoptr (GUri) uri = source->url ? g_uri_parse (source->url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

      if (uri == NULL || g_uri_get_host (uri) == NULL)
        continue;
      bsl_run_set_link (bsl_line_add (cell, g_uri_get_host (uri)), source->url);
      bsl_line_add (cell, "\n");
    }
  bsl_line_add (cell, verified);
}

static void
add_check (BslJustification *self, BslBlock *table, const BslOfferFinding *finding, const BslCheck *check)
{
  g_autofree char *required = bsl_evaluation_dup_required (self->evaluation, finding, check, self->lang);
  g_autofree char *found = bsl_evaluation_dup_found (self->evaluation, finding, check, self->lang);
  guint row = bsl_justification_row (table, NULL, required, NULL, NULL);
  BslLine *cell = bsl_justification_cell (table, row, 2);

  bsl_justification_name_rule (self, bsl_justification_cell (table, row, 0), check->rule);
  if (check->result == BSL_RESULT_REVIEW)
    bsl_line_add_strong (cell, T ("unverified"));
  bsl_line_add (cell, found);
  add_evidence (self, bsl_justification_cell (table, row, 3), finding, check);
}

static void
add_finding (BslJustification *self, const BslOfferFinding *finding)
{
  g_autofree char *name = dup_offer_name (finding->offer);
  BslBlock *table;

  bsl_document_add_heading (self->document, 3, name);
  table = bsl_justification_table (self, NULL, check_widths, "rule", "required", "found", "source", NULL);
  for (BslResult result = BSL_RESULT_FAIL; result >= BSL_RESULT_REVIEW; result--)
    for (guint i = 0; i < finding->checks->len; i++)
      {
        const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

        if (check->result == result)
          add_check (self, table, finding, check);
      }
}

static void
add_ground (BslJustification *self, BslLine *line, const BslOfferFinding *finding, const BslCheck *check)
{
  g_autofree char *found = bsl_evaluation_dup_found (self->evaluation, finding, check, self->lang);

  if (line->runs->len > 0)
    bsl_line_add (line, "\n");
  bsl_line_add_strong (line, check->rule->id);
  bsl_line_add (line, T ("colon"));
  if (check->result == BSL_RESULT_REVIEW)
    bsl_line_add (line, T ("unverified"));
  bsl_line_add (line, found);
}

/* An offer that sells nothing of the need: one row with all its grounds. */
static void
add_short_finding (BslJustification *self, BslBlock *table, const BslOfferFinding *finding)
{
  g_autofree char *name = dup_offer_name (finding->offer);
  g_autofree char *verified = dup_verified (self, finding->offer->as_of);
  guint row = bsl_justification_row (table, NULL, NULL, verified);

  bsl_line_add_strong (bsl_justification_cell (table, row, 0), name);
  for (BslResult result = BSL_RESULT_FAIL; result >= BSL_RESULT_REVIEW; result--)
    for (guint i = 0; i < finding->checks->len; i++)
      {
        const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

        if (check->result == result)
          add_ground (self, bsl_justification_cell (table, row, 1), finding, check);
      }
}

static gboolean
covers_nothing (const BslOfferFinding *finding)
{
  return bsl_offer_finding_get_coverage (finding) == BSL_COVERAGE_NONE;
}

static void
add_findings (BslJustification *self, BslVerdict verdict, const char *title, const char *intro, const char *none)
{
  static const double widths[] = { 0.24, 0.58, 0.18 };
  g_autoptr (GPtrArray) offers = find_offers (self, verdict);
  BslBlock *table = NULL;

  bsl_justification_head (self, 2, title);
  bsl_justification_say (self, BSL_STYLE_NORMAL, T (offers->len > 0 ? intro : none));
  for (guint i = 0; i < offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (offers, i);

      if (!covers_nothing (finding))
        {
          add_finding (self, finding);
          continue;
        }
      if (table == NULL)
        {
          bsl_document_add_heading (self->document, 3, T ("offers-that-cover-nothing"));
          table = bsl_justification_table (self, NULL, widths, "offer", "grounds", "source", NULL);
        }
      add_short_finding (self, table, finding);
    }
}

void
bsl_justification_add_offers (BslJustification *self)
{
  g_autofree char *count = bsl_number_to_words (bsl_evaluation_get_n_offers (self->evaluation), 0, self->lang);
  g_autofree char *date = bsl_date_to_words (bsl_catalogue_get_date (self->catalogue), self->lang);
  g_autofree char *intro = bsl_texts_format (self->texts, "offers-intro", "count", count, "date", date, NULL);

  bsl_justification_head (self, 1, "offers");
  bsl_justification_say (self, BSL_STYLE_NORMAL, intro);
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("no-nationality"));
  add_summary (self);
  add_eligible (self);
  add_findings (self, BSL_VERDICT_TO_EXAMINE, "offers-to-examine", "to-examine-intro", "no-offer-to-examine");
  add_findings (self, BSL_VERDICT_NOT_ELIGIBLE, "offers-not-eligible", "not-eligible-intro", "no-offer-rejected");
}

static void
add_coverage_rows (BslJustification *self, BslBlock **table, BslVerdict verdict, const char *word)
{
  static const double widths[] = { 0.30, 0.16, 0.27, 0.27 };
  g_autoptr (GPtrArray) offers = find_offers (self, verdict);

  for (guint i = 0; i < offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (offers, i);
      g_autofree char *name = dup_offer_name (finding->offer);
      g_autofree char *covers = bsl_justification_dup_services (self, finding->covers);
      g_autofree char *missing = bsl_justification_dup_services (self, finding->missing);

      if (finding->covers->len == 0)
        continue;
      if (*table == NULL)
        *table = bsl_justification_table (self, NULL, widths, "offer", "verdict", "covers", "does-not-cover", NULL);
      bsl_justification_row (*table, name, T (word), covers, finding->missing->len > 0 ? missing : T ("nothing-missing"));
    }
}

static void
add_combination (BslJustification *self, BslBlock *list, const BslCombination *combination)
{
  g_autofree const char **names = g_new0 (const char *, combination->offers->len + 1);
  g_autofree char *joined = NULL, *missing = NULL;
  BslLine *line = bsl_block_add_item (list);

  for (guint i = 0; i < combination->offers->len; i++)
    names[i] = ((const BslOfferFinding *) g_ptr_array_index (combination->offers, i))->offer->name;
  joined = bsl_text_join (names, self->lang);
  bsl_line_add (line, joined);
  if (combination->missing->len == 0)
    return;
  missing = bsl_justification_dup_services (self, combination->missing);
  bsl_line_add (line, T ("but-missing"));
  bsl_line_add (line, missing);
}

void
bsl_justification_add_coverage (BslJustification *self)
{
  g_autoptr (GPtrArray) combinations = bsl_evaluation_find_combinations (self->evaluation, MAX_COMBINATIONS);
  BslBlock *table = NULL, *list;

  bsl_justification_head (self, 1, "coverage");
  add_coverage_rows (self, &table, BSL_VERDICT_ELIGIBLE, "verdict-eligible");
  add_coverage_rows (self, &table, BSL_VERDICT_TO_EXAMINE, "verdict-to-examine");
  if (table == NULL)
    bsl_justification_say (self, BSL_STYLE_NORMAL, T ("coverage-none"));
  if (combinations->len == 0)
    return;
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("combinations-intro"));
  list = bsl_document_add_list (self->document, FALSE);
  for (guint i = 0; i < combinations->len; i++)
    add_combination (self, list, g_ptr_array_index (combinations, i));
}
