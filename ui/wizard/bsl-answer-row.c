/* SPDX-License-Identifier: EUPL-1.2 */
/* A question in a list, with the way to it. */
#include "config.h"

#include "ui/wizard/bsl-answer-row.h"

#include <glib/gi18n.h>

struct _BslAnswerRow
{
  AdwActionRow parent_instance;

  const char *page;
  const char *field;
};

G_DEFINE_FINAL_TYPE (BslAnswerRow, bsl_answer_row, ADW_TYPE_ACTION_ROW)

static void
change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAnswerRow *self = BSL_ANSWER_ROW (widget);

  gtk_widget_activate_action (widget, "session.go", "(ss)", self->page, self->field);
}

static void
bsl_answer_row_activate (AdwActionRow *row)
{
  change (GTK_WIDGET (row), "answer.change", NULL);
}

static void
bsl_answer_row_class_init (BslAnswerRowClass *klass)
{
  ADW_ACTION_ROW_CLASS (klass)->activate = bsl_answer_row_activate;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "answer.change", NULL, change);
}

static void
bsl_answer_row_init (BslAnswerRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
bsl_answer_row_new (BslSession *session, const BslQuestion *question, const char *subtitle)
{
  BslAnswerRow *self = g_object_new (BSL_TYPE_ANSWER_ROW, NULL);
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (session);

  self->page = bsl_questionnaire_get_step (questionnaire, question != NULL ? question->step : 0)->id;
  self->field = question != NULL ? question->id : BSL_MEMBER_NOTES;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 question != NULL ? bsl_text_get (&question->title, bsl_session_get_lang (session))
                                                  : _("Description of the need"));
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);

  return GTK_WIDGET (self);
}
