/* SPDX-License-Identifier: EUPL-1.2 */
/* A price of an offer. */
#include "config.h"

#include "ui/offers/bsl-price-row.h"

#include "ui/bsl-link-row.h"

GtkWidget *
bsl_price_row_new (const BslPrice *price, BslLang lang)
{
  g_autofree char *amount = bsl_euros_to_words (price->amount, lang);
  g_autofree char *date = price->date != NULL ? bsl_date_words_from_iso (price->date, lang) : NULL;
  const char *unit = bsl_text_get (&price->unit, lang);
  g_autofree char *text = g_strjoin (" · ", amount, *unit != '\0' ? unit : date, *unit != '\0' ? date : NULL, NULL);

  return bsl_link_row_new (bsl_text_get (&price->item, lang), text, price->source_url);
}
