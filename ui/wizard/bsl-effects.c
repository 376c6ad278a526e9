/* SPDX-License-Identifier: EUPL-1.2 */
/* How many offers would stay possible with each choice of a question. */
#include "config.h"

#include "ui/wizard/bsl-effects.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-preview.h"

typedef struct
{
  BslChoiceRow *row;
  BslEffectsValue value;
  gpointer data;
  guint stamp; /* of the evaluation it was tried on */
} Item;

struct _BslEffects
{
  GObject parent_instance;

  BslSession *session;
  const BslQuestion *question;
  GArray *items; /* of Item */
  guint stamp;
  guint idle;
};

G_DEFINE_FINAL_TYPE (BslEffects, bsl_effects, G_TYPE_OBJECT)

static void
show (Item *item, guint before, guint after)
{
  g_autofree char *effect = g_strdup_printf (ngettext ("%u offer", "%u offers", after), after);
  g_autofree char *sentence = g_strdup_printf (ngettext ("With this choice %u offer stays possible, instead of %u",
                                                         "With this choice %u offers stay possible, instead of %u", after),
                                               after, before);

  bsl_choice_row_set_effect (item->row, after != before ? effect : NULL, after != before ? sentence : NULL);
}

static void
try (BslEffects *self, Item *item)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (self->session);
  guint n = bsl_evaluation_get_n_offers (evaluation), counts[3];
  guint before = n - bsl_evaluation_count (evaluation, BSL_VERDICT_NOT_ELIGIBLE);
  BslValue value = { 0 };

  item->stamp = self->stamp;
  if (bsl_evaluation_get_stop (evaluation) != NULL || !item->value (item->row, &value, item->data))
    {
      bsl_choice_row_set_effect (item->row, NULL, NULL);
      return;
    }

  bsl_evaluation_preview (evaluation, self->question, &value, counts);
  show (item, before, n - counts[BSL_VERDICT_NOT_ELIGIBLE]);
}

static Item *
find_next (BslEffects *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (item->stamp != self->stamp && gtk_widget_get_mapped (GTK_WIDGET (item->row)))
        return item;
    }

  return NULL;
}

static gboolean
idle_cb (gpointer data)
{
  BslEffects *self = data;
  Item *item = find_next (self);

  if (item != NULL)
    {
      try (self, item);
      return G_SOURCE_CONTINUE;
    }

  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
schedule (BslEffects *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
evaluated_cb (BslEffects *self)
{
  self->stamp++;
  schedule (self);
}

static void
bsl_effects_dispose (GObject *object)
{
  BslEffects *self = BSL_EFFECTS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_effects_parent_class)->dispose (object);
}

static void
bsl_effects_class_init (BslEffectsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_effects_dispose;
}

static void
bsl_effects_init (BslEffects *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->stamp = 1;
}

BslEffects *
bsl_effects_new (BslSession *session, const BslQuestion *question)
{
  BslEffects *self = g_object_new (BSL_TYPE_EFFECTS, NULL);

  self->session = g_object_ref (session);
  self->question = question;
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
bsl_effects_add (BslEffects *self, BslChoiceRow *row, BslEffectsValue value, gpointer data)
{
  Item item = { row, value, data, 0 };

  g_return_if_fail (BSL_IS_EFFECTS (self) && BSL_IS_CHOICE_ROW (row) && value != NULL);

  g_array_append_val (self->items, item);
  g_signal_connect_object (row, "map", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

gboolean
bsl_effects_are_settled (BslEffects *self)
{
  g_return_val_if_fail (BSL_IS_EFFECTS (self), TRUE);

  return self->idle == 0;
}
