/* SPDX-License-Identifier: EUPL-1.2 */
/* The questions of one step of the questionnaire. */
#include "config.h"

#include "ui/wizard/bsl-step-page.h"

#include <glib/gi18n.h>

#include "ui/bsl-notices.h"
#include "ui/wizard/bsl-effect-bar.h"
#include "ui/wizard/bsl-note-rows.h"
#include "ui/wizard/bsl-question-group.h"
#include "ui/wizard/bsl-title-row.h"

struct _BslStepPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  const BslStep *step;
  gboolean connected; /* to the window around it */
  GPtrArray *groups; /* of BslQuestionGroup, borrowed */
  AdwPreferencesPage *questions;
  AdwPreferencesGroup *title_group;
  BslTitleRow *title_row;
  AdwPreferencesGroup *need_group;
  BslNoteRows *need; /* on the first step, else NULL */
  AdwPreferencesGroup *buttons;
  GtkWidget *undo_box;
  BslNotices *notices;
  BslEffectBar *effect;
};

G_DEFINE_FINAL_TYPE (BslStepPage, bsl_step_page, ADW_TYPE_NAVIGATION_PAGE)

static void
update_asked (BslStepPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      BslQuestionGroup *group = g_ptr_array_index (self->groups, i);

      gtk_widget_set_visible (GTK_WIDGET (group), bsl_session_asks (self->session, bsl_question_group_get_question (group)));
    }
}

static void
focus_child_cb (BslStepPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *group;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  group = gtk_widget_get_ancestor (focus, BSL_TYPE_QUESTION_GROUP);
  bsl_session_set_position (self->session, self->step->id,
                            group != NULL ? bsl_question_group_get_question (BSL_QUESTION_GROUP (group))->id : NULL);
}

static gboolean
bsl_step_page_grab_focus (GtkWidget *widget)
{
  return bsl_step_page_focus (BSL_STEP_PAGE (widget), NULL);
}

static void
bsl_step_page_dispose (GObject *object)
{
  BslStepPage *self = BSL_STEP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_STEP_PAGE);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->need);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_step_page_parent_class)->dispose (object);
}

static void
bsl_step_page_class_init (BslStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_NOTICES);
  g_type_ensure (BSL_TYPE_EFFECT_BAR);
  g_type_ensure (BSL_TYPE_TITLE_ROW);
  G_OBJECT_CLASS (klass)->dispose = bsl_step_page_dispose;
  widget_class->grab_focus = bsl_step_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/wizard/bsl-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, questions);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, title_group);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, need_group);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, undo_box);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, notices);
  gtk_widget_class_bind_template_child (widget_class, BslStepPage, effect);
}

static void
bsl_step_page_init (BslStepPage *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_questions (BslStepPage *self)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (self->session);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      GtkWidget *group;

      if (bsl_questionnaire_get_step (questionnaire, question->step) != self->step)
        continue;
      group = bsl_question_group_new (self->session, question);
      adw_preferences_page_add (self->questions, ADW_PREFERENCES_GROUP (group));
      g_ptr_array_add (self->groups, group);
    }
  adw_preferences_page_add (self->questions, self->buttons);
}

/* The first step begins with the procurement as a whole. */
static void
add_project (BslStepPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->title_group), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->need_group), TRUE);
  bsl_title_row_set_session (self->title_row, self->session);
  self->need = bsl_note_rows_new (self->session, NULL, self->need_group);
}

static void
rooted_cb (BslStepPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  if (root == NULL || self->connected)
    return;

  self->connected = TRUE;
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_child_cb), self, G_CONNECT_SWAPPED);
  /* the title needs the room; undo is in the menu and on the keyboard too */
  if (split != NULL)
    g_object_bind_property (split, "collapsed", self->undo_box, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

AdwNavigationPage *
bsl_step_page_new (BslSession *session, const BslStep *step)
{
  BslLang lang = bsl_session_get_lang (session);
  BslStepPage *self = g_object_new (BSL_TYPE_STEP_PAGE, "title", bsl_text_get (&step->title, lang), "tag", step->id, NULL);

  self->session = g_object_ref (session);
  self->step = step;
  adw_preferences_page_set_description (self->questions, bsl_text_get (&step->intro, lang));
  if (step == bsl_questionnaire_get_step (bsl_session_get_questionnaire (session), 0))
    add_project (self);
  bsl_notices_set_session (self->notices, session);
  bsl_effect_bar_set_session (self->effect, session);
  add_questions (self);
  update_asked (self);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::root", G_CALLBACK (rooted_cb), NULL);

  return ADW_NAVIGATION_PAGE (self);
}

gboolean
bsl_step_page_focus (BslStepPage *self, const char *field)
{
  g_return_val_if_fail (BSL_IS_STEP_PAGE (self), FALSE);

  for (guint i = 0; i < self->groups->len && field != NULL; i++)
    {
      BslQuestionGroup *group = g_ptr_array_index (self->groups, i);

      if (g_str_equal (bsl_question_group_get_question (group)->id, field) && gtk_widget_get_visible (GTK_WIDGET (group)))
        return gtk_widget_grab_focus (GTK_WIDGET (group));
    }

  if (self->need != NULL && g_strcmp0 (field, BSL_MEMBER_NOTES) == 0)
    return bsl_note_rows_focus (self->need);
  if (gtk_widget_get_visible (GTK_WIDGET (self->title_group)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->title_row));

  for (guint i = 0; i < self->groups->len; i++)
    if (gtk_widget_get_visible (self->groups->pdata[i]) && gtk_widget_grab_focus (self->groups->pdata[i]))
      return TRUE;

  return FALSE;
}
