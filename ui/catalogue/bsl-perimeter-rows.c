/* SPDX-License-Identifier: EUPL-1.2 */
/* Services sold, by the perimeter of the qualification. */
#include "config.h"

#include "ui/catalogue/bsl-perimeter-rows.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-catalogue-words.h"
#include "ui/common/bsl-text-row.h"

static const struct
{
  BslPerimeter perimeter;
  BslTone tone;
  const char *title;
} rows[] = {
  { BSL_PERIMETER_INSIDE, BSL_TONE_GOOD, N_("Inside the Qualified Perimeter") },
  { BSL_PERIMETER_OUTSIDE, BSL_TONE_PLAIN, N_("Sold, but Outside the Qualified Perimeter") },
  { BSL_PERIMETER_UNKNOWN, BSL_TONE_UNKNOWN, N_("Sold; Unknown Whether Inside the Perimeter") },
};

/* What is known to be outside need not be among what the offer itself sells. */
static GArray *
list_services (BslCatalogueReader *reader, const BslOffer *offer, const BslValue *sold, BslPerimeter perimeter)
{
  guint n = bsl_services_get_count (bsl_catalogue_get_services (bsl_catalogue_reader_get_catalogue (reader)));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    if ((perimeter != BSL_PERIMETER_UNKNOWN || (sold->bits >> i) & 1) && bsl_offer_get_perimeter (offer, i, bsl_catalogue_reader_get_date (reader)) == perimeter)
      g_array_append_val (list, i);
  return list;
}

static GtkWidget *
create_row (BslCatalogueReader *reader, const char *title, BslTone tone, const char *text)
{
  GtkWidget *row = bsl_property_row_new (title, text);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (bsl_catalogue_words_for_tone (tone, title)));
  return row;
}

static void
add_rows (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer, const BslValue *sold)
{
  BslServices *services = bsl_catalogue_get_services (bsl_catalogue_reader_get_catalogue (reader));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) list = list_services (reader, offer, sold, rows[i].perimeter);
      g_autofree char *names = bsl_services_join_titles (services, list, bsl_catalogue_reader_get_lang (reader));

      if (list->len > 0)
        adw_preferences_group_add (group, create_row (reader, _(rows[i].title), rows[i].tone, names));
    }
}

/* There is one where something is known of it, or where a qualification is there or asked for. */
static gboolean
has_perimeter (BslCatalogueReader *reader, const BslOffer *offer, const BslValue *sold)
{
  const BslStateWords *state = bsl_view_get_state (bsl_catalogue_reader_get_view (reader), offer, bsl_catalogue_reader_get_date (reader));
  g_autoptr (GArray) inside = list_services (reader, offer, sold, BSL_PERIMETER_INSIDE);
  g_autoptr (GArray) outside = list_services (reader, offer, sold, BSL_PERIMETER_OUTSIDE);

  return inside->len + outside->len > 0 || state == NULL || (state->tone != BSL_TONE_PLAIN && state->tone != BSL_TONE_BAD);
}

void
bsl_perimeter_rows_add (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer)
{
  const BslAttribute *services = bsl_catalogue_reader_get_view (reader)->services;
  const BslValue *sold = bsl_offer_get_value (offer, services, bsl_catalogue_reader_get_date (reader));
  g_autofree char *names = sold->known ? bsl_value_to_words (sold, &services->domain, bsl_catalogue_reader_get_lang (reader)) : NULL;

  if (!sold->known)
    adw_preferences_group_add (group, create_row (reader, _("Services Sold"), BSL_TONE_UNKNOWN, _("Unknown")));
  else if (sold->bits == 0)
    adw_preferences_group_add (group, create_row (reader, _("Services Sold"), BSL_TONE_PLAIN, _("None")));
  else if (has_perimeter (reader, offer, sold))
    add_rows (group, reader, offer, sold);
  else
    adw_preferences_group_add (group, bsl_property_row_new (_("Services Sold"), names));
}
