/* SPDX-License-Identifier: EUPL-1.2 */
/* Tells that the rules asked for are at fault. */
#include "config.h"

#include "ui/verify/bsl-rules-banner.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-fault-rows.h"
#include "ui/common/bsl-group.h"

struct _BslRulesBanner
{
  AdwBin parent_instance;

  BslLibrary *library;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (BslRulesBanner, bsl_rules_banner, ADW_TYPE_BIN)

static void
update (BslRulesBanner *self)
{
  BslProblems *faults = bsl_library_get_faults (self->library, NULL);
  guint n = faults != NULL ? bsl_problems_get_count (faults) : 0;
  g_autofree char *title = NULL;

  if (n > 0)
    {
      title = g_strdup_printf (ngettext ("The rules asked for have %u fault: the shipped rules are in use",
                                         "The rules asked for have %u faults: the shipped rules are in use", n), n);
      adw_banner_set_title (self->banner, title);
    }
  if (n > 0 && !adw_banner_get_revealed (self->banner))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  adw_banner_set_revealed (self->banner, n > 0);
}

static void
copy_cb (GtkButton *button, BslLibrary *library)
{
  g_autofree char *text = bsl_fault_rows_dup_text (bsl_library_get_faults (library, NULL));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static AdwPreferencesGroup *
create_faults (BslLibrary *library)
{
  AdwPreferencesGroup *group;
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("Copy _All"));
  const char *directory;
  BslProblems *faults = bsl_library_get_faults (library, &directory);
  g_autofree char *place = g_filename_display_name (directory);
  g_autofree char *description = g_strdup_printf (_("Folder: %s"), place);

  group = bsl_group_new (_("To Be Mended"), description);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), library, G_CONNECT_DEFAULT);
  adw_preferences_group_set_header_suffix (group, copy);
  bsl_fault_rows_add (group, faults);

  return group;
}

static void
details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (page),
                                        _("None of these rules is in use: a part of a rule base would say less than the law "
                                          "without showing it. Mend the files, then start Boussole again."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), create_faults (BSL_RULES_BANNER (widget)->library));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Faults of the Rules"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, widget);
}

static void
bsl_rules_banner_dispose (GObject *object)
{
  g_clear_object (&BSL_RULES_BANNER (object)->library);
  G_OBJECT_CLASS (bsl_rules_banner_parent_class)->dispose (object);
}

static void
bsl_rules_banner_class_init (BslRulesBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_rules_banner_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "rules.faults", NULL, details);
}

static void
bsl_rules_banner_init (BslRulesBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_button_label (self->banner, _("_Details"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "rules.faults");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

void
bsl_rules_banner_set_library (BslRulesBanner *self, BslLibrary *library)
{
  g_return_if_fail (BSL_IS_RULES_BANNER (self) && BSL_IS_LIBRARY (library) && self->library == NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
