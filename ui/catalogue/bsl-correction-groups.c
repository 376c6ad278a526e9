/* SPDX-License-Identifier: EUPL-1.2 */
/* What was corrected of an offer, and ways to correct more of it. */
#include "config.h"

#include "ui/catalogue/bsl-correction-groups.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-own-layer.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/offers/bsl-correction-rows.h"
#include "ui/offers/bsl-fact-rows.h"

gboolean
bsl_correction_is_own (JsonNode *root, const BslCorrection *correction, const BslOffer *offer)
{
  const char *list = correction->id != NULL ? "corrections" : "offers";
  const char *id = correction->id != NULL ? correction->id : offer->id;

  return root != NULL && bsl_json_list_find (bsl_json_object_get (root, list), "id", id) >= 0;
}

static GtkWidget *
create_row (const char *title, const char *subtitle, const char *icon, const char *action, const char *target)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, target);

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  return row;
}

GtkWidget *
bsl_take_back_row_new (const char *correction, const char *what)
{
  return create_row (_("Take Back"), what != NULL ? what : _("The catalogue then says again what it said before."), "edit-undo-symbolic",
                     "catalogue.take-back", correction);
}

GtkWidget *
bsl_take_back_offer_row_new (const char *offer, const char *what)
{
  return create_row (_("Take Back"), what != NULL ? what : _("The offer is then no longer in the catalogue."), "edit-undo-symbolic",
                     "catalogue.take-back-offer", offer);
}

static GtkWidget *
create_correct_row (const BslOffer *offer, const BslAttribute *attribute, const char *title)
{
  g_autofree char *target = g_strjoin (" ", offer->id, attribute->id, NULL);

  return create_row (title, NULL, "document-edit-symbolic", "catalogue.correct", target);
}

void
bsl_correction_groups_add_ways (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, gpointer data)
{
  BslLibrary *library = bsl_catalogue_reader_get_library (data);

  if (bsl_library_get_own_layer (library) == NULL)
    return;

  adw_expander_row_add_row (row, create_correct_row (offer, fact->attribute, _("Correct…")));
  if (fact->correction != NULL && bsl_own_layer_holds (library, fact->correction->id))
    adw_expander_row_add_row (row, bsl_take_back_row_new (fact->correction->id, NULL));
}

static void
add_added (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  g_autofree char *words = bsl_correction_dup_words (offer->added, lang);

  adw_preferences_group_add (group, bsl_property_row_new (words, offer->added->reason));
  adw_preferences_group_add (group, bsl_property_row_new (_("Corrections From"), bsl_text_get (&offer->added->layer, lang)));
  if (bsl_own_layer_holds_offer (bsl_catalogue_reader_get_library (reader), offer->id))
    adw_preferences_group_add (group, bsl_take_back_offer_row_new (offer->id, NULL));
}

static void
fill_fact (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const BslFact *fact = detail;
  BslCatalogueReader *reader = g_object_get_data (G_OBJECT (row), "reader");
  const BslOffer *offer = g_object_get_data (G_OBJECT (row), "offer");

  bsl_fact_rows_add_rest (ADW_EXPANDER_ROW (row), offer, fact, bsl_catalogue_reader_get_date (reader),
                          bsl_catalogue_reader_get_lang (reader));
  bsl_correction_groups_add_ways (ADW_EXPANDER_ROW (row), offer, fact, reader);
}

static void
add_corrected (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer, const BslFact *fact)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  g_autofree char *words = bsl_fact_dup_words (fact, bsl_catalogue_reader_get_date (reader), lang);
  GtkWidget *row = bsl_detail_row_new (bsl_text_get (&fact->attribute->title, lang), words, fill_fact, group, fact);

  g_object_set_data_full (G_OBJECT (row), "reader", g_object_ref (reader), g_object_unref);
  g_object_set_data (G_OBJECT (row), "offer", (gpointer) offer);
  gtk_widget_add_css_class (row, "property");
  bsl_correction_rows_mark (ADW_EXPANDER_ROW (row), fact, lang);
  adw_preferences_group_add (group, row);
}

void
bsl_correction_groups_add_offer (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer)
{
  AdwPreferencesGroup *group = bsl_sheet_page_add_group (page, _("Corrections"), NULL);

  if (offer->added != NULL)
    add_added (group, reader, offer);
  for (guint i = 0; i < offer->facts->len; i++)
    {
      const BslFact *fact = offer->facts->pdata[i];

      if (fact->correction != NULL)
        add_corrected (group, reader, offer, fact);
    }
  adw_preferences_group_add (group, create_row (_("Correct a Fact…"), _("Choose it among the facts and open it."),
                                                "document-edit-symbolic", "catalogue.facts", offer->id));
}

static void
fill_not_recorded (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const BslOffer *offer = detail;
  BslCatalogueReader *reader = g_object_get_data (G_OBJECT (row), "reader");
  BslAttributes *attributes = bsl_catalogue_get_attributes (bsl_catalogue_reader_get_catalogue (reader));

  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    {
      const BslAttribute *attribute = bsl_attributes_get (attributes, i);

      if (bsl_offer_get_fact (offer, attribute) == NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                  create_correct_row (offer, attribute,
                                                      bsl_text_get (&attribute->title, bsl_catalogue_reader_get_lang (reader))));
    }
}

void
bsl_correction_groups_add_not_recorded (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer)
{
  BslAttributes *attributes = bsl_catalogue_get_attributes (bsl_catalogue_reader_get_catalogue (reader));
  guint n = bsl_attributes_get_count (attributes) - offer->facts->len;
  g_autofree char *number = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (n == 0 || bsl_library_get_own_layer (bsl_catalogue_reader_get_library (reader)) == NULL)
    return;

  group = bsl_sheet_page_add_group (page, _("Not Recorded"), _("Of these the catalogue says nothing. What you know can be added."));
  row = bsl_detail_row_new (_("Add a Fact"), number, fill_not_recorded, group, offer);
  g_object_set_data_full (G_OBJECT (row), "reader", g_object_ref (reader), g_object_unref);
  adw_preferences_group_add (group, row);
}
