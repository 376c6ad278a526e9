/* SPDX-License-Identifier: EUPL-1.2 */
/* What ends soon. */
#include "config.h"

#include "ui/catalogue/bsl-endings-page.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-catalogue-words.h"
#include "ui/catalogue/bsl-sheet-page.h"
#include "ui/common/bsl-go-row.h"

static void
add_day (BslSheetPage *page, BslCatalogueReader *reader, AdwPreferencesGroup **group, const BslEnding *before, const BslEnding *ending)
{
  g_autofree char *title = bsl_catalogue_words_dup_day (ending->date, bsl_catalogue_reader_get_date (reader), bsl_catalogue_reader_get_lang (reader));

  if (before == NULL || before->date != ending->date)
    *group = bsl_sheet_page_add_group (page, title, NULL);
}

static GtkWidget *
create_row (BslCatalogueReader *reader, const BslEnding *ending)
{
  const char *what = bsl_text_get (&ending->mark->text, bsl_catalogue_reader_get_lang (reader));
  g_autofree char *text = g_strdup_printf ("%s\n%s", what, ending->offer->provider);

  return bsl_go_row_new (ending->offer->name, text, "catalogue.offer", ending->offer->id);
}

static char *
dup_description (BslCatalogueReader *reader)
{
  guint days = bsl_catalogue_reader_get_view (reader)->soon_within;
  g_autofree char *age = bsl_catalogue_words_dup_age (reader);

  /* Translators: %u days; %s says of when the catalogue is */
  return g_strdup_printf (ngettext ("What ends within %u day, by day. %s: a renewal may have been decided since.",
                                    "What ends within %u days, by day. %s: a renewal may have been decided since.", days), days, age);
}

static void
fill (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer)
{
  GArray *endings = bsl_catalogue_reader_get_endings (reader);
  g_autofree char *description = dup_description (reader);
  AdwPreferencesGroup *group = NULL;

  bsl_sheet_page_add_group (page, NULL, description);
  for (guint i = 0; i < endings->len; i++)
    {
      const BslEnding *ending = &g_array_index (endings, BslEnding, i);

      add_day (page, reader, &group, i > 0 ? ending - 1 : NULL, ending);
      adw_preferences_group_add (group, create_row (reader, ending));
    }
}

AdwNavigationPage *
bsl_endings_page_new (BslCatalogueReader *reader)
{
  return bsl_sheet_page_new (reader, _("What Ends Soon"), fill, NULL);
}
