/* SPDX-License-Identifier: EUPL-1.2 */
/* The way from one page of the catalogue to another. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-places.h"

#include <string.h>

#include "ui/catalogue/bsl-add-offer-dialog.h"
#include "ui/catalogue/bsl-catalogue-offer-page.h"
#include "ui/catalogue/bsl-correcting.h"
#include "ui/catalogue/bsl-correction-dialog.h"
#include "ui/catalogue/bsl-corrections-page.h"
#include "ui/catalogue/bsl-endings-page.h"
#include "ui/catalogue/bsl-refresh-saving.h"
#include "ui/catalogue/bsl-sheet-page.h"

#define READER "catalogue-reader"

static BslCatalogueReader *
get_reader (GtkWidget *page)
{
  return g_object_get_data (G_OBJECT (page), READER);
}

static void
push (GtkWidget *from, AdwNavigationPage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static const BslOffer *
find_offer (GtkWidget *page, GVariant *id)
{
  return bsl_catalogue_find (bsl_catalogue_reader_get_catalogue (get_reader (page)), g_variant_get_string (id, NULL));
}

static void
show_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const BslOffer *offer = find_offer (widget, parameter);

  if (offer != NULL)
    push (widget, bsl_catalogue_offer_page_new (get_reader (widget), offer));
}

static void
show_facts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const BslOffer *offer = find_offer (widget, parameter);

  if (offer != NULL)
    push (widget, bsl_catalogue_facts_page_new (get_reader (widget), offer));
}

static void
show_endings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (widget, bsl_endings_page_new (get_reader (widget)));
}

static void
show_corrections (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (widget, bsl_corrections_page_new (get_reader (widget)));
}

static void
closed_cb (GtkWidget *page)
{
  if (BSL_IS_SHEET_PAGE (page))
    bsl_sheet_page_restore_focus (BSL_SHEET_PAGE (page));
}

static void
present (GtkWidget *page, AdwDialog *dialog)
{
  if (BSL_IS_SHEET_PAGE (page))
    bsl_sheet_page_remember_focus (BSL_SHEET_PAGE (page));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), page, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (dialog, page);
}

/* @parameter: identifiers of an offer and of an attribute, a space between them */
static void
correct (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCatalogueReader *reader = get_reader (widget);
  BslCatalogue *catalogue = bsl_catalogue_reader_get_catalogue (reader);
  g_auto (GStrv) ids = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  const BslOffer *offer = ids[0] != NULL ? bsl_catalogue_find (catalogue, ids[0]) : NULL;
  const BslAttribute *attribute
    = offer != NULL && ids[1] != NULL ? bsl_attributes_find (bsl_catalogue_get_attributes (catalogue), ids[1]) : NULL;

  if (attribute != NULL)
    present (widget, bsl_correction_dialog_new (reader, offer, attribute, widget));
}

static void
add_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (widget, bsl_add_offer_dialog_new (get_reader (widget), widget));
}

static void
save_refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_refresh_saving_start (widget, get_reader (widget));
}

/* The row that asks for it goes with the change. */
static void
take_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GVariant) id = g_variant_ref (parameter);
  BslLibrary *library = bsl_catalogue_reader_get_library (get_reader (widget));

  if (strcmp (name, "catalogue.take-back") == 0)
    bsl_correcting_take_back (widget, library, g_variant_get_string (id, NULL));
  else
    bsl_correcting_take_back_offer (widget, library, g_variant_get_string (id, NULL));
}

void
bsl_catalogue_places_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "catalogue.offer", "s", show_offer);
  gtk_widget_class_install_action (klass, "catalogue.facts", "s", show_facts);
  gtk_widget_class_install_action (klass, "catalogue.endings", NULL, show_endings);
  gtk_widget_class_install_action (klass, "catalogue.corrections", NULL, show_corrections);
  gtk_widget_class_install_action (klass, "catalogue.add-offer", NULL, add_offer);
  gtk_widget_class_install_action (klass, "catalogue.correct", "s", correct);
  gtk_widget_class_install_action (klass, "catalogue.save-refresh", NULL, save_refresh);
  gtk_widget_class_install_action (klass, "catalogue.take-back", "s", take_back);
  gtk_widget_class_install_action (klass, "catalogue.take-back-offer", "s", take_back);
}

void
bsl_catalogue_places_set_reader (GtkWidget *page, BslCatalogueReader *reader)
{
  g_object_set_data_full (G_OBJECT (page), READER, g_object_ref (reader), g_object_unref);
}
