/* SPDX-License-Identifier: EUPL-1.2 */
/* A question somebody is asked about, and another answer to propose. */
#include "config.h"

#include "ui/opinions/bsl-proposal-group.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-text-row.h"
#include "ui/opinions/bsl-opinion-words.h"
#include "ui/wizard/bsl-choice-row.h"
#include "ui/wizard/bsl-value-row.h"

struct _BslProposalGroup
{
  AdwPreferencesGroup parent_instance;

  const BslQuestion *question;
  BslValue sent;
  GPtrArray *choices; /* BslChoiceRow of a set; borrowed */
  AdwComboRow *combo; /* of one and yes-no: the first item is no other answer */
  BslValueRow *entry; /* of what is written */
};

G_DEFINE_FINAL_TYPE (BslProposalGroup, bsl_proposal_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited_cb (BslProposalGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
read_set (BslProposalGroup *self, BslValue *value)
{
  value->known = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    if (bsl_choice_row_get_active (self->choices->pdata[i]))
      value->bits |= G_GUINT64_CONSTANT (1) << i;
  /* nothing chosen where nothing was sent says nothing */
  value->known = value->bits != 0 || self->sent.known;
}

static void
read_combo (BslProposalGroup *self, BslValue *value)
{
  guint selected = adw_combo_row_get_selected (self->combo);

  value->known = selected > 0 && selected != GTK_INVALID_LIST_POSITION;
  value->index = value->known ? selected - 1 : 0;
}

gboolean
bsl_proposal_group_read (BslProposalGroup *self, JsonNode **proposed, const char **fault)
{
  BslValue value = { 0 };

  g_return_val_if_fail (BSL_IS_PROPOSAL_GROUP (self) && proposed != NULL, FALSE);

  *proposed = NULL;
  if (self->entry != NULL && !bsl_value_row_read (self->entry, &value))
    {
      *fault = bsl_value_row_get_hint (self->entry);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return FALSE;
    }
  if (self->combo != NULL)
    read_combo (self, &value);
  else if (self->entry == NULL)
    read_set (self, &value);
  if (value.known && !bsl_value_equal (&value, &self->sent, &self->question->domain))
    *proposed = bsl_value_to_json (&value, &self->question->domain);
  return TRUE;
}

const char *
bsl_proposal_group_get_id (BslProposalGroup *self)
{
  g_return_val_if_fail (BSL_IS_PROPOSAL_GROUP (self), NULL);

  return self->question->id;
}

/* Folded: whoever agrees has only the opinion to write, which comes after all of them. */
static void
add_choices (BslProposalGroup *self, BslLang lang)
{
  GPtrArray *options = self->question->domain.options;
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("You propose"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), expander);

  for (guint i = 0; i < options->len; i++)
    {
      const BslOption *option = options->pdata[i];
      BslChoiceRow *row = bsl_choice_row_new (bsl_text_get (&option->title, lang), NULL, FALSE, NULL);

      bsl_choice_row_set_active (row, self->sent.known && (self->sent.bits >> i & 1) != 0);
      g_signal_connect_object (row, "chosen", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->choices, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (row));
    }
}

static void
add_combo (BslProposalGroup *self, BslLang lang)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GPtrArray *options = self->question->domain.options;
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (model, _("No other answer"));
  for (guint i = 0; i < options->len; i++)
    gtk_string_list_append (model, bsl_text_get (&((BslOption *) options->pdata[i])->title, lang));
  self->combo = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("You propose"));
  adw_combo_row_set_use_subtitle (self->combo, TRUE);
  adw_combo_row_set_model (self->combo, G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_entry (BslProposalGroup *self, BslLang lang)
{
  self->entry = bsl_value_row_new (self->question, lang);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->entry));
}

static void
bsl_proposal_group_finalize (GObject *object)
{
  BslProposalGroup *self = BSL_PROPOSAL_GROUP (object);

  g_ptr_array_unref (self->choices);
  bsl_value_clear (&self->sent);
  G_OBJECT_CLASS (bsl_proposal_group_parent_class)->finalize (object);
}

static void
bsl_proposal_group_class_init (BslProposalGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_proposal_group_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", BSL_TYPE_PROPOSAL_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
bsl_proposal_group_init (BslProposalGroup *self)
{
  self->choices = g_ptr_array_new ();
}

static void
describe (BslProposalGroup *self, const char *sent, BslLang lang)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autofree char *words = bsl_opinion_words_dup_answer (self->question, sent, lang);
  g_autofree char *description = NULL;
  GtkWidget *row;

  if (self->question->domain.kind == BSL_KIND_SET)
    description = g_strdup_printf (_("The buyer’s answer: %s. Change the choice to propose another one."), words);
  else if (self->question->domain.options != NULL)
    description = g_strdup_printf (_("The buyer’s answer: %s."), words);
  else
    description = g_strdup_printf (_("The buyer’s answer: %s. Leave the field empty to propose no other one."), words);
  /* the title of a group would be cut in a narrow window */
  row = bsl_text_row_new (bsl_text_get (&self->question->title, lang));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_preferences_group_add (group, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bsl_text_get (&self->question->title, lang), -1);
}

GtkWidget *
bsl_proposal_group_new (const BslQuestion *question, const char *sent, BslLang lang)
{
  BslProposalGroup *self = g_object_new (BSL_TYPE_PROPOSAL_GROUP, NULL);

  self->question = question;
  bsl_value_from_text (&self->sent, sent, &question->domain);
  describe (self, sent, lang);
  if (question->domain.kind == BSL_KIND_SET)
    add_choices (self, lang);
  else if (question->domain.options != NULL)
    add_combo (self, lang);
  else
    add_entry (self, lang);

  return GTK_WIDGET (self);
}
