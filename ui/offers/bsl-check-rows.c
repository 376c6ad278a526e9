/* SPDX-License-Identifier: EUPL-1.2 */
/* A check of an offer, with what it rests on. */
#include "config.h"

#include "ui/offers/bsl-check-rows.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-reference-rows.h"
#include "ui/common/bsl-text-row.h"
#include "ui/offers/bsl-fact-rows.h"

/* A check is of one offer; the row keeps which. */
#define FINDING_KEY "finding"

static void
add_row (BslDetailRow *row, GtkWidget *child)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
}

static void
add_evidence (BslDetailRow *row, BslResultPage *page, const BslOffer *offer, const BslFact *fact)
{
  BslDate on = bsl_evaluation_get_date (bsl_result_page_get_evaluation (page));

  if (fact != NULL)
    bsl_fact_rows_add (ADW_EXPANDER_ROW (row), offer, fact, on, bsl_result_page_get_lang (page));
  if (fact != NULL && fact->correction != NULL)
    add_row (row, bsl_go_row_new (_("Corrections of the Catalogue"), _("Leaves the project; a correction can be taken back there"),
                                  "win.show-corrections", NULL));
}

/* What the rule says, as long as nobody has settled whether it applies. */
static void
add_doubt (BslDetailRow *row, BslResultPage *page, const BslCheck *check)
{
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);
  const BslObligation *obligation = bsl_evaluation_find_obligation (evaluation, check->rule->id);
  g_auto (GStrv) reasons = NULL;
  g_autofree char *text = NULL;

  if (check->applies != BSL_TRI_UNKNOWN || obligation == NULL)
    return;

  reasons = bsl_evaluation_dup_reasons (evaluation, obligation, bsl_result_page_get_lang (page));
  text = g_strjoinv ("\n", reasons);
  if (*text != '\0')
    add_row (row, bsl_property_row_new (_("Whether the rule applies is open"), text));
}

/* What a check rests on. */
static void
fill_rest (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);
  BslLang lang = bsl_result_page_get_lang (page);
  const BslCheck *check = detail;
  const BslOfferFinding *finding = g_object_get_data (G_OBJECT (row), FINDING_KEY);
  g_autofree char *summary = bsl_evaluation_dup_summary (evaluation, check->rule, lang);

  add_doubt (row, page, check);
  add_evidence (row, page, finding->offer, bsl_evaluation_get_evidence (evaluation, finding, check));
  bsl_reference_rows_add (ADW_EXPANDER_ROW (row), bsl_evaluation_get_rules (evaluation), check->rule->references, lang);
  add_row (row, bsl_go_row_new (_("Read the Rule"), summary, "details.rule", check->rule->id));
}

static void
fill (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);
  BslLang lang = bsl_result_page_get_lang (page);
  const BslCheck *check = detail;
  const BslOfferFinding *finding = g_object_get_data (G_OBJECT (row), FINDING_KEY);
  g_autofree char *required = bsl_evaluation_dup_required (evaluation, finding, check, lang);
  g_autofree char *found = bsl_evaluation_dup_found (evaluation, finding, check, lang);

  add_row (row, bsl_property_row_new (_("Required"), required));
  add_row (row, bsl_property_row_new (_("Found"), found));
  fill_rest (row, subject, detail);
}

GtkWidget *
bsl_check_row_new (BslResultPage *page, const BslOfferFinding *finding, const BslCheck *check, gboolean in_view)
{
  BslLang lang = bsl_result_page_get_lang (page);
  g_autofree char *required = bsl_evaluation_dup_required (bsl_result_page_get_evaluation (page), finding, check, lang);
  g_autofree char *found = bsl_evaluation_dup_found (bsl_result_page_get_evaluation (page), finding, check, lang);
  g_autofree char *both = g_strdup_printf (_("Required: %s\nFound: %s"), required, found);
  GtkWidget *row = bsl_detail_row_new (bsl_text_get (&check->rule->title, lang), in_view ? both : found,
                                       in_view ? fill_rest : fill, page, check);

  g_object_set_data (G_OBJECT (row), FINDING_KEY, (gpointer) finding);
  return row;
}

char *
bsl_check_dup_why_not (BslEvaluation *evaluation, const BslOfferFinding *finding, const BslCheck *check, BslLang lang)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (evaluation, check->rule->id);
  g_auto (GStrv) reasons = NULL;

  if (check->applies != BSL_TRI_NO || obligation == NULL)
    return bsl_evaluation_dup_found (evaluation, finding, check, lang);

  reasons = bsl_evaluation_dup_reasons (evaluation, obligation, lang);
  return reasons[0] != NULL ? g_strdup (reasons[0]) : NULL;
}
