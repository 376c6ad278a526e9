/* SPDX-License-Identifier: EUPL-1.2 */
/* The way from one page of the catalogue to another. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-places.h"

#include "ui/catalogue/bsl-catalogue-offer-page.h"
#include "ui/catalogue/bsl-endings-page.h"

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

void
bsl_catalogue_places_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "catalogue.offer", "s", show_offer);
  gtk_widget_class_install_action (klass, "catalogue.facts", "s", show_facts);
  gtk_widget_class_install_action (klass, "catalogue.endings", NULL, show_endings);
}

void
bsl_catalogue_places_set_reader (GtkWidget *page, BslCatalogueReader *reader)
{
  g_object_set_data_full (G_OBJECT (page), READER, g_object_ref (reader), g_object_unref);
}
