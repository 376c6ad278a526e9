/* SPDX-License-Identifier: EUPL-1.2 */
/* What the offers can be filtered by. */
#include "config.h"

#include "ui/offers/bsl-filter-dialog.h"

#include <glib/gi18n.h>

static void
covers_cb (AdwSwitchRow *row, GParamSpec *pspec, BslOfferFilter *filter)
{
  bsl_offer_filter_set_covers_need (filter, adw_switch_row_get_active (row));
}

static void
option_cb (AdwComboRow *row, GParamSpec *pspec, BslOfferFilter *filter)
{
  const BslAttribute *attribute = g_object_get_data (G_OBJECT (row), "attribute");

  /* the first choice is "all" */
  bsl_offer_filter_set_fact (filter, attribute, (int) adw_combo_row_get_selected (row) - 1);
}

static GtkWidget *
add_covers (AdwPreferencesGroup *group, BslOfferFilter *filter)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Covers the Whole Need"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Every service asked for is sold"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), bsl_offer_filter_get_covers_need (filter));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (covers_cb), filter, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);

  return row;
}

static GtkWidget *
create_choice (BslOfferFilter *filter, const BslAttribute *attribute, BslLang lang)
{
  g_autoptr (GtkStringList) options = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (options, _("All"));
  for (guint i = 0; i < attribute->domain.options->len; i++)
    gtk_string_list_append (options, bsl_text_get (&bsl_domain_get_option (&attribute->domain, i)->title, lang));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bsl_text_get (&attribute->title, lang));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (options));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), bsl_offer_filter_get_fact (filter, attribute) + 1);
  g_object_set_data (G_OBJECT (row), "attribute", (gpointer) attribute);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (option_cb), filter, G_CONNECT_DEFAULT);

  return row;
}

static void
clear_cb (GtkButton *button, BslOfferFilter *filter)
{
  bsl_offer_filter_clear (filter);
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_DIALOG)));
}

static void
changed_cb (GtkWidget *clear, GtkFilterChange change, BslOfferFilter *filter)
{
  gtk_widget_set_sensitive (clear, bsl_offer_filter_count (filter) > 0);
}

static GtkWidget *
create_header (BslOfferFilter *filter)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("_Clear"));

  gtk_widget_set_sensitive (clear, bsl_offer_filter_count (filter) > 0);
  g_signal_connect_object (filter, "changed", G_CALLBACK (changed_cb), clear, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), filter, G_CONNECT_DEFAULT);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), clear);

  return header;
}

AdwDialog *
bsl_filter_dialog_new (BslOfferFilter *filter, BslEvaluation *evaluation, BslLang lang)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *need = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *facts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GPtrArray) attributes = bsl_offer_filter_list_attributes (evaluation);
  GtkWidget *covers;

  covers = add_covers (need, filter);
  for (guint i = 0; i < attributes->len; i++)
    adw_preferences_group_add (facts, create_choice (filter, attributes->pdata[i], lang));

  adw_preferences_page_add (page, need);
  adw_preferences_page_add (page, facts);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (filter));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _("Filter Offers"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, covers);

  return dialog;
}
