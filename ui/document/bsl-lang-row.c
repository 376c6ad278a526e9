/* SPDX-License-Identifier: EUPL-1.2 */
/* Chooses the language of a document. */
#include "config.h"

#include "ui/document/bsl-lang-row.h"

#include <glib/gi18n.h>

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, BslResultPage *page)
{
  BslLang *lang = g_object_get_data (G_OBJECT (row), "lang");

  *lang = adw_combo_row_get_selected (row) == 0 ? BSL_LANG_FR : BSL_LANG_EN;
  bsl_result_page_update_later (page);
}

GtkWidget *
bsl_lang_row_new (BslLang *lang, BslResultPage *page)
{
  static const char *const names[] = { "Français", "English", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Language of the Document"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), *lang == BSL_LANG_FR ? 0 : 1);
  g_object_set_data (G_OBJECT (row), "lang", lang);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), page, G_CONNECT_DEFAULT);

  return row;
}
