/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom to ask about which answers. */
#include "config.h"

#include "ui/opinions/bsl-ask-page.h"

#include <glib/gi18n.h>

#include "app/store/bsl-consult.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-main-action.h"
#include "ui/opinions/bsl-opinion-words.h"
#include "ui/opinions/bsl-sheet-dialog.h"
#include "ui/wizard/bsl-choice-row.h"

struct _BslAskPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  AdwPreferencesPage *page;
  AdwComboRow *role;
  BslReasonRow *text;
  GPtrArray *choices; /* BslChoiceRow by index of its question, NULL where it is not offered; borrowed */
};

G_DEFINE_FINAL_TYPE (BslAskPage, bsl_ask_page, ADW_TYPE_NAVIGATION_PAGE)

static BslQuestionnaire *
get_questionnaire (BslAskPage *self)
{
  return bsl_session_get_questionnaire (self->session);
}

static const char *
get_role (BslAskPage *self)
{
  return bsl_questionnaire_get_role (get_questionnaire (self), adw_combo_row_get_selected (self->role))->id;
}

/* Of the questions that are chosen, ended by NULL; the identifiers are borrowed. */
static const char **
list_about (BslAskPage *self)
{
  GPtrArray *about = g_ptr_array_new ();

  for (guint i = 0; i < self->choices->len; i++)
    if (self->choices->pdata[i] != NULL && bsl_choice_row_get_active (self->choices->pdata[i]))
      g_ptr_array_add (about, bsl_questionnaire_get_question (get_questionnaire (self), i)->id);
  g_ptr_array_add (about, NULL);

  return (const char **) g_ptr_array_free (about, FALSE);
}

static void
update_action (BslAskPage *self)
{
  g_autofree const char **about = list_about (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ask.save", about[0] != NULL);
}

/* At first what this role is known to tell. */
static void
choose_for_role (BslAskPage *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (self->choices->pdata[i] != NULL)
      bsl_choice_row_set_active (self->choices->pdata[i],
                                 g_strcmp0 (bsl_questionnaire_get_question (get_questionnaire (self), i)->ask, get_role (self)) == 0);
  update_action (self);
}

GBytes *
bsl_ask_page_make (gpointer page, GError **error)
{
  BslAskPage *self = BSL_ASK_PAGE (page);
  g_autofree const char **about = list_about (self);
  g_autofree char *text = bsl_reason_row_dup_text (self->text);
  GBytes *bytes = bsl_history_ask (bsl_session_get_history (self->session), get_role (self), about,
                                   *text != '\0' ? text : NULL, error);

  /* where the file cannot be written, it can be saved again from the list */
  if (bytes != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  return bytes;
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAskPage *self = BSL_ASK_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = bsl_sheet_dialog_for_questions (self->session, get_role (self));

  bsl_file_saving_start_full (widget, dialog, _("Question Sheet Not Saved"), bsl_ask_page_make, NULL, g_object_ref (self),
                              g_object_unref);
}

static AdwPreferencesGroup *
add_group (BslAskPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  adw_preferences_page_add (self->page, group);
  return group;
}

static void
add_question (BslAskPage *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, _("The question sheet holds the questions ticked below with your "
                                                        "answers, what you write here, and the title of the project. "
                                                        "Nothing else leaves the project."));
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  GtkWidget *role = adw_combo_row_new ();

  for (guint i = 0; i < bsl_questionnaire_get_n_roles (get_questionnaire (self)); i++)
    gtk_string_list_append (roles, bsl_text_get (&bsl_questionnaire_get_role (get_questionnaire (self), i)->title,
                                                 bsl_session_get_lang (self->session)));
  self->role = ADW_COMBO_ROW (role);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (role), _("Who Is Asked"));
  adw_combo_row_set_use_subtitle (self->role, TRUE);
  adw_combo_row_set_model (self->role, G_LIST_MODEL (roles));
  self->text = BSL_REASON_ROW (bsl_reason_row_new (_("Your question"), _("Your question")));
  adw_preferences_group_add (group, role);
  adw_preferences_group_add (group, bsl_caution_row_new (_("Write nothing classified here: the file is not made to hold it.")));
  adw_preferences_group_add (group, GTK_WIDGET (self->text));
}

static GtkWidget *
create_choice (BslAskPage *self, const BslQuestion *question)
{
  BslLang lang = bsl_session_get_lang (self->session);
  g_autofree char *json = bsl_value_to_text (bsl_session_get_answer (self->session, question->index), &question->domain);
  g_autofree char *words = bsl_opinion_words_dup_answer (question, json, lang);
  BslChoiceRow *row = bsl_choice_row_new (bsl_text_get (&question->title, lang), words, FALSE, NULL);

  g_signal_connect_object (row, "chosen", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  self->choices->pdata[question->index] = row;
  return GTK_WIDGET (row);
}

static void
add_choices (BslAskPage *self)
{
  BslQuestionnaire *questionnaire = get_questionnaire (self);
  AdwPreferencesGroup *group = NULL;
  guint step = G_MAXUINT;

  g_ptr_array_set_size (self->choices, (int) bsl_questionnaire_get_n_questions (questionnaire));
  for (guint i = 0; i < self->choices->len; i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);

      if (!bsl_session_asks (self->session, question))
        continue;
      if (step != question->step)
        group = add_group (self, bsl_text_get (&bsl_questionnaire_get_step (questionnaire, question->step)->title,
                                               bsl_session_get_lang (self->session)), NULL);
      step = question->step;
      adw_preferences_group_add (group, create_choice (self, question));
    }
}

static guint
find_role (BslAskPage *self, const char *id)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_roles (get_questionnaire (self)); i++)
    if (g_strcmp0 (bsl_questionnaire_get_role (get_questionnaire (self), i)->id, id) == 0)
      return i;
  return 0;
}

static void
choose_again (BslAskPage *self, const BslOpinion *again)
{
  adw_combo_row_set_selected (self->role, find_role (self, again->role));
  bsl_reason_row_set_text (self->text, again->question != NULL ? again->question : "");
  for (guint i = 0; i < self->choices->len; i++)
    if (self->choices->pdata[i] != NULL)
      bsl_choice_row_set_active (self->choices->pdata[i],
                                 g_strv_contains ((const char *const *) again->about,
                                                  bsl_questionnaire_get_question (get_questionnaire (self), i)->id));
  update_action (self);
}

/* What @role is known to tell; what is not answered yet counts more than all that is. */
static guint
weigh_role (BslAskPage *self, const char *role)
{
  guint weight = 0;

  for (guint i = 0; i < self->choices->len; i++)
    if (self->choices->pdata[i] != NULL
        && g_strcmp0 (bsl_questionnaire_get_question (get_questionnaire (self), i)->ask, role) == 0)
      weight += bsl_session_get_answer (self->session, i)->known ? 1 : self->choices->len;
  return weight;
}

/* Not the first role, which is who asks. */
static guint
find_usual_role (BslAskPage *self)
{
  guint best = 0, most = 0;

  for (guint i = 1; i < bsl_questionnaire_get_n_roles (get_questionnaire (self)); i++)
    {
      guint weight = weigh_role (self, bsl_questionnaire_get_role (get_questionnaire (self), i)->id);

      best = weight > most ? i : best;
      most = MAX (weight, most);
    }
  return best;
}

static void
begin (BslAskPage *self)
{
  adw_combo_row_set_selected (self->role, find_usual_role (self));
  choose_for_role (self);
}

static gboolean
bsl_ask_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (BSL_ASK_PAGE (widget)->role), GTK_DIR_TAB_FORWARD);
}

static void
bsl_ask_page_dispose (GObject *object)
{
  g_clear_object (&BSL_ASK_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_ask_page_parent_class)->dispose (object);
}

static void
bsl_ask_page_finalize (GObject *object)
{
  g_ptr_array_unref (BSL_ASK_PAGE (object)->choices);
  G_OBJECT_CLASS (bsl_ask_page_parent_class)->finalize (object);
}

static void
bsl_ask_page_class_init (BslAskPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_ask_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_ask_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_ask_page_grab_focus;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "ask.save", NULL, save);
}

static void
bsl_ask_page_init (BslAskPage *self)
{
  self->choices = g_ptr_array_new ();
  g_signal_connect (self, "shown", G_CALLBACK (gtk_widget_grab_focus), NULL);
}

AdwNavigationPage *
bsl_ask_page_new (BslSession *session, const BslOpinion *again)
{
  BslAskPage *self = g_object_new (BSL_TYPE_ASK_PAGE, "title", _("Ask for an Opinion"), NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->session = g_object_ref (session);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  add_question (self);
  add_choices (self);
  if (again != NULL)
    choose_again (self, again);
  else
    begin (self);
  g_signal_connect_object (self->role, "notify::selected", G_CALLBACK (choose_for_role), self, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bsl_notices_new (session));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bsl_main_action_new (_("_Save the Question Sheet…"), "ask.save"));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);

  return ADW_NAVIGATION_PAGE (self);
}
