/* SPDX-License-Identifier: EUPL-1.2 */
/* A cell of a table of offers. */
#include "config.h"

#include "ui/study/bsl-offer-cell.h"

struct _BslOfferCell
{
  GtkBox parent_instance;

  char *id;
  GtkWidget *offer; /* NULL: of all */
  GString *said;    /* the lines below the value, for screen readers */
};

G_DEFINE_FINAL_TYPE (BslOfferCell, bsl_offer_cell, GTK_TYPE_BOX)

static void
open_offer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOfferCell *self = BSL_OFFER_CELL (widget);

  if (self->id != NULL)
    gtk_widget_activate_action (widget, "details.offer", "s", self->id);
}

static void
released_cb (BslOfferCell *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "cell.open", NULL);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* columns are as wide as the window lets them, not as their words */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
bsl_offer_cell_finalize (GObject *object)
{
  BslOfferCell *self = BSL_OFFER_CELL (object);

  g_free (self->id);
  g_string_free (self->said, TRUE);
  G_OBJECT_CLASS (bsl_offer_cell_parent_class)->finalize (object);
}

static void
bsl_offer_cell_class_init (BslOfferCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_offer_cell_finalize;
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_install_action (widget_class, "cell.open", NULL, open_offer);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "cell.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "cell.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "cell.open", NULL);
}

static void
bsl_offer_cell_init (BslOfferCell *self)
{
  self->said = g_string_new (NULL);
}

GtkWidget *
bsl_offer_cell_new (GtkAccessibleRole role, const char *id, const char *offer)
{
  BslOfferCell *self = g_object_new (BSL_TYPE_OFFER_CELL, "accessible-role", role, "orientation", GTK_ORIENTATION_VERTICAL,
                                     "spacing", 3, "focusable", TRUE, "hexpand", TRUE, NULL);

  self->id = g_strdup (id);
  if (offer != NULL)
    {
      self->offer = create_label (offer, "caption-heading");
      gtk_widget_add_css_class (self->offer, "dimmed");
      gtk_widget_set_visible (self->offer, FALSE);
      gtk_box_append (GTK_BOX (self), self->offer);
    }
  if (id != NULL)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
      gtk_widget_add_css_class (GTK_WIDGET (self), "pressable");
    }
  return GTK_WIDGET (self);
}

void
bsl_offer_cell_set_value (BslOfferCell *self, const BslWord *word, const char *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (word != NULL)
    {
      GtkWidget *icon = bsl_words_create_icon (*word);

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), icon);
    }
  gtk_box_append (GTK_BOX (line), create_label (value, NULL));
  gtk_box_append (GTK_BOX (self), line);
}

void
bsl_offer_cell_add_line (BslOfferCell *self, const char *text)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;

  label = create_label (text, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (self), label);
  g_string_append_printf (self->said, "%s%s", self->said->len > 0 ? "\n" : "", text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->said->str, -1);
}

void
bsl_offer_cell_set_name (BslOfferCell *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
bsl_offer_cell_show_offer (BslOfferCell *self, gboolean show)
{
  if (self->offer != NULL)
    gtk_widget_set_visible (self->offer, show);
}
