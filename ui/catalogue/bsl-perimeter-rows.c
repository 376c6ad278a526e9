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

static GArray *
list_services (BslCatalogueReader *reader, const BslOffer *offer, const BslValue *sold, BslPerimeter perimeter)
{
  guint n = bsl_services_get_count (bsl_catalogue_get_services (bsl_catalogue_reader_get_catalogue (reader)));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    if ((sold->bits >> i) & 1 && bsl_catalogue_reader_get_perimeter (reader, offer, i) == perimeter)
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

void
bsl_perimeter_rows_add (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer)
{
  BslServices *services = bsl_catalogue_get_services (bsl_catalogue_reader_get_catalogue (reader));
  const BslValue *sold = bsl_offer_get_value (offer, bsl_catalogue_reader_get_view (reader)->services, bsl_catalogue_reader_get_date (reader));

  if (!sold->known)
    adw_preferences_group_add (group, create_row (reader, _("Services Sold"), BSL_TONE_UNKNOWN, _("Unknown")));
  for (guint i = 0; sold->known && i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) list = list_services (reader, offer, sold, rows[i].perimeter);
      g_autofree char *names = bsl_services_join_titles (services, list, bsl_catalogue_reader_get_lang (reader));

      if (list->len > 0)
        adw_preferences_group_add (group, create_row (reader, _(rows[i].title), rows[i].tone, names));
    }
}
