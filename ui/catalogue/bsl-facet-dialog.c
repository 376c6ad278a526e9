/* SPDX-License-Identifier: EUPL-1.2 */
/* What the catalogue can be filtered by. */
#include "config.h"

#include "ui/catalogue/bsl-facet-dialog.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-facet-row.h"

static void
clear_cb (GtkButton *button, BslCatalogueFilter *filter)
{
  bsl_catalogue_filter_clear (filter);
}

static void
show_cb (GtkButton *button)
{
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_DIALOG)));
}

static void
update_clear_cb (GtkWidget *clear, GtkFilterChange change, BslCatalogueFilter *filter)
{
  gtk_widget_set_sensitive (clear, bsl_catalogue_filter_count (filter) > 0);
}

static GtkWidget *
create_header (BslCatalogueFilter *filter)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("_Clear"));

  update_clear_cb (clear, GTK_FILTER_CHANGE_DIFFERENT, filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update_clear_cb), clear, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), filter, G_CONNECT_DEFAULT);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), clear);
  return header;
}

static void
update_show_cb (GtkButton *show, guint position, guint removed, guint added, GListModel *found)
{
  guint n = g_list_model_get_n_items (found);
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("_Show %u Offer", "_Show %u Offers", n), n) : g_strdup (_("No Offer Found"));

  gtk_button_set_label (show, label);
}

static GtkWidget *
create_bottom (GListModel *found)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkWidget *show = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (show), TRUE);
  gtk_button_set_can_shrink (GTK_BUTTON (show), TRUE);
  gtk_widget_add_css_class (show, "suggested-action");
  update_show_cb (GTK_BUTTON (show), 0, 0, 0, found);
  g_signal_connect_object (found, "items-changed", G_CALLBACK (update_show_cb), show, G_CONNECT_SWAPPED);
  g_signal_connect (show, "clicked", G_CALLBACK (show_cb), NULL);
  gtk_action_bar_set_center_widget (GTK_ACTION_BAR (bar), show);
  return bar;
}

AdwDialog *
bsl_facet_dialog_new (BslCatalogueFilter *filter, GListModel *found)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (guint i = 0; i < bsl_catalogue_reader_get_n_facets (bsl_catalogue_filter_get_reader (filter)); i++)
    adw_preferences_group_add (group, bsl_facet_row_new (filter, i));
  adw_preferences_page_add (page, group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (filter));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), create_bottom (found));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _("Filter Offers"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
