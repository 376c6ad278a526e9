/* SPDX-License-Identifier: EUPL-1.2 */
/* A step in the side list of a project. */
#include "config.h"

#include "ui/wizard/bsl-step-row.h"

struct _BslStepRow
{
  GtkListBoxRow parent_instance;

  char *id;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (BslStepRow, bsl_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "session.go", "(ss)", BSL_STEP_ROW (widget)->id, "");
}

static void
bsl_step_row_dispose (GObject *object)
{
  BslStepRow *self = BSL_STEP_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_STEP_ROW);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (bsl_step_row_parent_class)->dispose (object);
}

static void
bsl_step_row_class_init (BslStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_step_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/wizard/bsl-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BslStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BslStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, BslStepRow, state);
  gtk_widget_class_install_action (widget_class, "step.open", NULL, open);
}

static void
bsl_step_row_init (BslStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

BslStepRow *
bsl_step_row_new (const char *id, const char *title, const char *icon)
{
  BslStepRow *self = g_object_new (BSL_TYPE_STEP_ROW, NULL);

  self->id = g_strdup (id);
  gtk_label_set_label (self->title, title);
  gtk_image_set_from_icon_name (self->icon, icon);
  return self;
}

void
bsl_step_row_set_state (BslStepRow *self, const char *text, BslStepState state)
{
  static const char *const icons[] = { "bsl-step-open-symbolic", "bsl-step-complete-symbolic",
                                       "bsl-step-not-needed-symbolic" };

  g_return_if_fail (BSL_IS_STEP_ROW (self));

  gtk_label_set_label (self->state, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), text != NULL);
  if (state == BSL_STEP_RESULT)
    return;

  gtk_image_set_from_icon_name (self->icon, icons[state]);
  if (state == BSL_STEP_COMPLETE)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "success");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "success");
}
