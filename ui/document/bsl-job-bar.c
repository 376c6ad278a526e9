/* SPDX-License-Identifier: EUPL-1.2 */
/* What is being done, and the way to cancel it. */
#include "config.h"

#include "ui/document/bsl-job-bar.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-tell.h"


#define SHOW_AFTER 200 /* ms */

struct _BslJobBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GCancellable *cancellable; /* NULL: nothing is being done */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (BslJobBar, bsl_job_bar, ADW_TYPE_BIN)

static void
show_cb (gpointer data)
{
  BslJobBar *self = data;

  self->timeout = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->label), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (BSL_JOB_BAR (widget)->cancellable);
}

static void
bsl_job_bar_dispose (GObject *object)
{
  BslJobBar *self = BSL_JOB_BAR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (bsl_job_bar_parent_class)->dispose (object);
}

static void
bsl_job_bar_class_init (BslJobBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_job_bar_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "job.cancel", NULL, cancel);
}

static void
bsl_job_bar_init (BslJobBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "job.cancel");
  gtk_box_append (GTK_BOX (box), adw_spinner_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "toolbar");
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

GtkWidget *
bsl_job_bar_new (void)
{
  return g_object_new (BSL_TYPE_JOB_BAR, NULL);
}

GCancellable *
bsl_job_bar_begin (BslJobBar *self, const char *text)
{
  g_return_val_if_fail (BSL_IS_JOB_BAR (self), NULL);

  if (self->cancellable != NULL)
    {
      bsl_tell (GTK_WIDGET (self), _("Another document is still being written."));
      return NULL;
    }

  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->label, text);
  self->timeout = g_timeout_add_once (SHOW_AFTER, show_cb, self);
  return g_object_ref (self->cancellable);
}

void
bsl_job_bar_end (BslJobBar *self)
{
  g_return_if_fail (BSL_IS_JOB_BAR (self));

  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
