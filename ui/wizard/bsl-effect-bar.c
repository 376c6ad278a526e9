/* SPDX-License-Identifier: EUPL-1.2 */
/* How many offers each verdict holds for the answers so far. */
#include "config.h"

#include "ui/wizard/bsl-effect-bar.h"

#include <glib/gi18n.h>

struct _BslEffectBar
{
  AdwBin parent_instance;

  BslSession *session;
  char *sentence;
  GtkWidget *button;
  GtkLabel *eligible;
  GtkLabel *to_examine;
  GtkLabel *not_eligible;
};

G_DEFINE_FINAL_TYPE (BslEffectBar, bsl_effect_bar, ADW_TYPE_BIN)

static void
announce (BslEffectBar *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->button), self->sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update (BslEffectBar *self)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (self->session);
  guint n[] = { bsl_evaluation_count (evaluation, BSL_VERDICT_ELIGIBLE),
                bsl_evaluation_count (evaluation, BSL_VERDICT_TO_EXAMINE),
                bsl_evaluation_count (evaluation, BSL_VERDICT_NOT_ELIGIBLE) };
  g_autofree char *eligible = g_strdup_printf (ngettext ("%u eligible", "%u eligible", n[0]), n[0]);
  g_autofree char *to_examine = g_strdup_printf (ngettext ("%u to examine", "%u to examine", n[1]), n[1]);
  g_autofree char *not_eligible = g_strdup_printf (ngettext ("%u not eligible", "%u not eligible", n[2]), n[2]);
  /* Translators: counts of offers, as in "31 eligible, 12 to examine, 26 not eligible" */
  g_autofree char *sentence = g_strdup_printf (_("Offers: %s, %s, %s"), eligible, to_examine, not_eligible);
  gboolean first = self->sentence == NULL;

  gtk_label_set_label (self->eligible, eligible);
  gtk_label_set_label (self->to_examine, to_examine);
  gtk_label_set_label (self->not_eligible, not_eligible);
  if (!g_set_str (&self->sentence, sentence))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (!first)
    announce (self);
}

static void
clicked_cb (BslEffectBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.go", "(ss)", "offers", "");
}

static void
bsl_effect_bar_dispose (GObject *object)
{
  BslEffectBar *self = BSL_EFFECT_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->sentence, g_free);
  G_OBJECT_CLASS (bsl_effect_bar_parent_class)->dispose (object);
}

static void
bsl_effect_bar_class_init (BslEffectBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_effect_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/wizard/bsl-effect-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BslEffectBar, button);
  gtk_widget_class_bind_template_child (widget_class, BslEffectBar, eligible);
  gtk_widget_class_bind_template_child (widget_class, BslEffectBar, to_examine);
  gtk_widget_class_bind_template_child (widget_class, BslEffectBar, not_eligible);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
bsl_effect_bar_init (BslEffectBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bsl_effect_bar_set_session (BslEffectBar *self, BslSession *session)
{
  g_return_if_fail (BSL_IS_EFFECT_BAR (self) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
