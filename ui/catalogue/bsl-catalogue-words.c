/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of the catalogue: states, ages, endings. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-words.h"

#include <glib/gi18n.h>

/* from here on an age is said in months */
#define MONTHS_AFTER 60

static const struct
{
  const char *icon, *style;
} tones[] = {
  [BSL_TONE_GOOD] = { "bsl-verdict-eligible-symbolic", "success" },
  [BSL_TONE_PENDING] = { "bsl-pending-symbolic", "warning" },
  [BSL_TONE_BAD] = { "bsl-ended-symbolic", "error" },
  [BSL_TONE_PLAIN] = { "bsl-step-not-needed-symbolic", "dimmed" },
  [BSL_TONE_UNKNOWN] = { "bsl-unknown-symbolic", "dimmed" },
};

BslWord
bsl_catalogue_words_for_tone (BslTone tone, const char *word)
{
  return (BslWord) { word, tones[tone].icon, tones[tone].style };
}

BslWord
bsl_catalogue_words_for_offer (BslCatalogueReader *reader, const BslOffer *offer)
{
  const BslStateWords *state = bsl_view_get_state (bsl_catalogue_reader_get_view (reader), offer, bsl_catalogue_reader_get_date (reader));

  if (state == NULL)
    return bsl_catalogue_words_for_tone (BSL_TONE_UNKNOWN, _("Status unknown"));
  return bsl_catalogue_words_for_tone (state->tone, bsl_text_get (&state->text, bsl_catalogue_reader_get_lang (reader)));
}

char *
bsl_catalogue_words_dup_age (BslCatalogueReader *reader)
{
  BslDate then = bsl_catalogue_get_date (bsl_catalogue_reader_get_catalogue (reader)), on = bsl_catalogue_reader_get_date (reader);
  g_autofree char *date = bsl_date_to_words (then, bsl_catalogue_reader_get_lang (reader));
  guint days = on > then ? on - then : 0, months = days / 30;

  if (days == 0)
    /* Translators: %s is a date */
    return g_strdup_printf (then == on ? _("Catalogue of %s, today") : _("Catalogue of %s"), date);
  if (days < MONTHS_AFTER)
    return g_strdup_printf (ngettext ("Catalogue of %s, %u day old", "Catalogue of %s, %u days old", days), date, days);

  return g_strdup_printf (ngettext ("Catalogue of %s, %u month old", "Catalogue of %s, %u months old", months), date, months);
}

char *
bsl_catalogue_words_dup_warning (BslCatalogueReader *reader)
{
  BslDate then = bsl_catalogue_get_date (bsl_catalogue_reader_get_catalogue (reader)), on = bsl_catalogue_reader_get_date (reader);
  guint days = on > then ? on - then : 0;

  if (days <= bsl_catalogue_reader_get_view (reader)->old_after)
    return NULL;

  return g_strdup_printf (ngettext ("This catalogue is %u day old. Qualifications, certificates and prices may have changed since: "
                                    "check each at its source before you rely on it, or install a newer catalogue.",
                                    "This catalogue is %u days old. Qualifications, certificates and prices may have changed since: "
                                    "check each at its source before you rely on it, or install a newer catalogue.",
                                    days), days);
}

char *
bsl_catalogue_words_dup_old (BslCatalogueReader *reader, const BslOffer *offer)
{
  BslView *view = bsl_catalogue_reader_get_view (reader);
  BslDate compiled = bsl_catalogue_get_date (bsl_catalogue_reader_get_catalogue (reader)), on = bsl_catalogue_reader_get_date (reader);
  g_autofree char *date = NULL;

  if (compiled + view->old_after < on || !bsl_view_is_old (view, offer->as_of, on))
    return NULL;

  date = bsl_words_dup_date_and_age (offer->as_of, on, bsl_catalogue_reader_get_lang (reader));
  return g_strdup_printf (_("Verified: %s"), date);
}

char *
bsl_catalogue_words_dup_day (BslDate date, BslDate on, BslLang lang)
{
  g_autofree char *words = bsl_date_to_words (date, lang);
  guint days = date > on ? date - on : on - date;

  if (days == 0)
    /* Translators: %s is the date of today */
    return g_strdup_printf (_("%s, today"), words);
  if (days < MONTHS_AFTER)
    return g_strdup_printf (date > on ? ngettext ("%s, in %u day", "%s, in %u days", days)
                                      : ngettext ("%s, %u day ago", "%s, %u days ago", days), words, days);

  days /= 30;
  return g_strdup_printf (date > on ? ngettext ("%s, in %u month", "%s, in %u months", days)
                                    : ngettext ("%s, %u month ago", "%s, %u months ago", days), words, days);
}

char *
bsl_catalogue_words_dup_ending (BslCatalogueReader *reader, const BslEnding *ending)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  g_autofree char *day = bsl_catalogue_words_dup_day (ending->date, bsl_catalogue_reader_get_date (reader), lang);

  /* Translators: what ends, and when */
  return g_strdup_printf (_("%s: %s"), bsl_text_get (&ending->mark->text, lang), day);
}
