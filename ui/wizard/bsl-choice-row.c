/* SPDX-License-Identifier: EUPL-1.2 */
/* One choice of a question. */
#include "config.h"

#include "ui/wizard/bsl-choice-row.h"

struct _BslChoiceRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  GtkWidget *effect; /* NULL as long as there was none */
  char *sentence;
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

/* Whoever comes here by keyboard hears what a glance tells others. */
static void
focused_cb (BslChoiceRow *self)
{
  if (self->sentence != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), self->sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
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
bsl_choice_row_finalize (GObject *object)
{
  g_free (BSL_CHOICE_ROW (object)->sentence);
  G_OBJECT_CLASS (bsl_choice_row_parent_class)->finalize (object);
}

static void
bsl_choice_row_class_init (BslChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_choice_row_finalize;
  widget_class->grab_focus = bsl_choice_row_grab_focus;
  gtk_widget_class_install_action (widget_class, "choice.select", NULL, select_action);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", BSL_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
bsl_choice_row_init (BslChoiceRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (row, GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->check));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
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

static GtkWidget *
create_effect (BslChoiceRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);

  return label;
}

void
bsl_choice_row_set_effect (BslChoiceRow *self, const char *effect, const char *sentence)
{
  g_return_if_fail (BSL_IS_CHOICE_ROW (self));

  if (self->effect == NULL && effect == NULL)
    return;

  if (self->effect == NULL)
    self->effect = create_effect (self);
  gtk_label_set_label (GTK_LABEL (self->effect), effect != NULL ? effect : "");
  gtk_widget_set_visible (self->effect, effect != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  g_set_str (&self->sentence, sentence);
}

const char *
bsl_choice_row_get_effect (BslChoiceRow *self)
{
  return self->effect != NULL && gtk_widget_get_visible (self->effect) ? gtk_label_get_label (GTK_LABEL (self->effect)) : NULL;
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
