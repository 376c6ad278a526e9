/* SPDX-License-Identifier: EUPL-1.2 */
/* What the list of the catalogue is narrowed by. */
#include "config.h"

#include "ui/catalogue/bsl-filter-chips.h"

#include <glib/gi18n.h>

struct _BslFilterChips
{
  AdwBin parent_instance;

  GtkLabel *count;
  AdwWrapBox *chips;
  BslCatalogueFilter *filter; /* borrowed from the page */
};

G_DEFINE_FINAL_TYPE (BslFilterChips, bsl_filter_chips, ADW_TYPE_BIN)

/* The chip that was pressed goes: the next one, or what follows, takes the focus. */
static void
remove_chip (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslFilterChips *self = BSL_FILTER_CHIPS (widget);
  guint facet;
  int option;

  g_variant_get (parameter, "(ui)", &facet, &option);
  bsl_catalogue_filter_choose (self->filter, facet, option, FALSE);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD))
    gtk_widget_activate_action (widget, "catalogue.focus-list", NULL);
}

static void
bsl_filter_chips_class_init (BslFilterChipsClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "chips.remove", "(ui)", remove_chip);
}

static void
bsl_filter_chips_init (BslFilterChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_wrap (self->count, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  self->chips = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->chips, 6);
  adw_wrap_box_set_line_spacing (self->chips, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chips");
  adw_bin_set_child (ADW_BIN (self), box);
}

static GtkWidget *
create_content (const char *name)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "window-close-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), icon);
  return content;
}

static void
add_chip (BslFilterChips *self, guint facet, int option)
{
  g_autofree char *name = bsl_catalogue_filter_dup_name (self->filter, facet, option);
  g_autofree char *label = g_strdup_printf (_("Remove the filter “%s”"), name);
  GtkWidget *chip = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (chip), create_content (name));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "(ui)", facet, option);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "chips.remove");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_wrap_box_append (self->chips, chip);
}

static void
add_chips (BslFilterChips *self)
{
  BslCatalogueReader *reader = bsl_catalogue_filter_get_reader (self->filter);

  for (guint i = 0; i < bsl_catalogue_reader_get_n_facets (reader); i++)
    {
      /* the options of some cost time */
      gboolean any = bsl_catalogue_filter_count_facet (self->filter, i) > 0;
      const BslAttribute *attribute = any ? bsl_catalogue_facet_get_attribute (bsl_catalogue_reader_get_facet (reader, i)) : NULL;

      for (int j = BSL_OPTION_UNKNOWN; any && j < (int) attribute->domain.options->len; j++)
        if (bsl_catalogue_filter_is_chosen (self->filter, i, j))
          add_chip (self, i, j);
    }
}

void
bsl_filter_chips_show (BslFilterChips *self, BslCatalogueFilter *filter, guint found)
{
  guint all = bsl_catalogue_get_n_offers (bsl_catalogue_reader_get_catalogue (bsl_catalogue_filter_get_reader (filter)));
  g_autofree char *count = NULL;
  GtkWidget *child;

  g_return_if_fail (BSL_IS_FILTER_CHIPS (self));

  self->filter = filter;
  /* Translators: offers that search and filter leave, of all of the catalogue; the first number counts */
  count = g_strdup_printf (ngettext ("%u of %u offers", "%u of %u offers", found), found, all);
  gtk_label_set_label (self->count, count);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, child);
  add_chips (self);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), bsl_catalogue_filter_count (filter) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), bsl_catalogue_filter_count (filter) > 0 || bsl_catalogue_filter_is_searching (filter));
}
