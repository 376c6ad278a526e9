/* SPDX-License-Identifier: EUPL-1.2 */
/* Who corrected a fact, why, and what it was before. */
#include "config.h"

#include "ui/offers/bsl-correction-rows.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-fact-words.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

char *
bsl_correction_dup_words (const BslCorrection *correction, BslLang lang)
{
  g_autofree char *day = bsl_date_to_words (correction->date, lang);

  if (correction->id == NULL)
    /* Translators: an offer of the catalogue; a person, a date */
    return g_strdup_printf (_("Added by %s on %s"), correction->author, day);

  /* Translators: a fact of the catalogue; a person, a date */
  return g_strdup_printf (_("Corrected by %s on %s"), correction->author, day);
}

void
bsl_correction_rows_mark (AdwExpanderRow *row, const BslFact *fact, BslLang lang)
{
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;

  if (fact->correction == NULL)
    return;

  words = bsl_correction_dup_words (fact->correction, lang);
  subtitle = g_strjoin ("\n", adw_expander_row_get_subtitle (row), words, NULL);
  adw_expander_row_set_subtitle (row, subtitle);
  adw_expander_row_add_suffix (row, bsl_words_create_icon ((BslWord) { words, "document-edit-symbolic", "dimmed" }));
}

void
bsl_correction_rows_add (AdwExpanderRow *row, const BslFact *fact, gboolean named, BslLang lang)
{
  const BslCorrection *correction = fact->correction;
  g_autofree char *words = correction != NULL ? bsl_correction_dup_words (correction, lang) : NULL;
  g_autofree char *before = NULL;

  if (correction == NULL)
    return;

  before = bsl_fact_to_words (correction->before, fact->attribute, lang);
  if (!named)
    adw_expander_row_add_row (row, bsl_text_row_new (words));
  adw_expander_row_add_row (row, bsl_property_row_new (_("Reason"), correction->reason));
  adw_expander_row_add_row (row, bsl_property_row_new (_("Corrections From"), bsl_text_get (&correction->layer, lang)));
  adw_expander_row_add_row (row, bsl_property_row_new (_("Before the Correction"), before));
  if (correction->before != NULL)
    bsl_correction_rows_add (row, correction->before, FALSE, lang);
}
