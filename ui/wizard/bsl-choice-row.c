/* SPDX-License-Identifier: EUPL-1.2 */
/* One choice of a question. */
#include "config.h"

#include "ui/wizard/bsl-choice-row.h"

struct _BslChoiceRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BslChoiceRow, bsl_choice_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (BslChoiceRow *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, gtk_check_button_get_active (self->check));
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (GTK_WIDGET (BSL_CHOICE_ROW (widget)->check));
}

static gboolean
bsl_choice_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_CHOICE_ROW (widget)->check));
}

static void
bsl_choice_row_class_init (BslChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = bsl_choice_row_grab_focus;
  gtk_widget_class_install_action (widget_class, "choice.select", NULL, select_action);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", BSL_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
bsl_choice_row_init (BslChoiceRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (row, GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->check));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

BslChoiceRow *
bsl_choice_row_new (const char *title, const char *subtitle, gboolean radio, BslChoiceRow *leader)
{
  BslChoiceRow *self = g_object_new (BSL_TYPE_CHOICE_ROW, "title", title, "subtitle", subtitle, NULL);

  if (leader != NULL)
    gtk_check_button_set_group (self->check, leader->check);
  if (radio)
    gtk_widget_add_css_class (GTK_WIDGET (self), "radio-choice");

  return self;
}

void
bsl_choice_row_set_active (BslChoiceRow *self, gboolean active)
{
  g_return_if_fail (BSL_IS_CHOICE_ROW (self));

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, active);
  self->updating = FALSE;
}

gboolean
bsl_choice_row_get_active (BslChoiceRow *self)
{
  return gtk_check_button_get_active (self->check);
}
