/* SPDX-License-Identifier: EUPL-1.2 */
/* What follows from the answers, what is still open, and every answer by step. */
#include "config.h"

#include "ui/wizard/bsl-recap-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-note.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-words.h"
#include "ui/wizard/bsl-answer-row.h"
#include "ui/wizard/bsl-effect-bar.h"
#include "ui/wizard/bsl-note-hint.h"
#include "ui/wizard/bsl-options-row.h"

struct _BslRecapPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  gboolean stale;
  GPtrArray *groups; /* of AdwPreferencesGroup, borrowed */
  AdwPreferencesPage *page;
  BslNotices *notices;
  BslEffectBar *effect;
};

G_DEFINE_FINAL_TYPE (BslRecapPage, bsl_recap_page, ADW_TYPE_NAVIGATION_PAGE)

static BslLang
get_lang (BslRecapPage *self)
{
  return bsl_session_get_lang (self->session);
}

static AdwPreferencesGroup *
add_group (BslRecapPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (group, escaped);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);

  return group;
}

static GtkWidget *
create_text_row (const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_set_focusable (row, TRUE);

  return row;
}

static void
add_conclusion (BslRecapPage *self, AdwPreferencesGroup *group, BslEvaluation *evaluation, guint index)
{
  const BslConclusion *conclusion = bsl_evaluation_get_conclusion (evaluation, index);
  g_auto (GStrv) reasons = bsl_evaluation_dup_conclusion_reasons (evaluation, index, get_lang (self));
  BslOptionsRow *row = bsl_options_row_new (bsl_text_get (conclusion->value_title, get_lang (self)), NULL);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), bsl_text_get (conclusion->title, get_lang (self)));
  for (guint i = 0; reasons[i] != NULL; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_text_row (reasons[i]));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), reasons[0] != NULL);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static void
add_conclusions (BslRecapPage *self, BslEvaluation *evaluation)
{
  AdwPreferencesGroup *group = add_group (self, _("What Follows"), _("Open a line to read why."));

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    add_conclusion (self, group, evaluation, i);
}

/* What was written about an answer, below it. */
static void
add_note (BslRecapPage *self, AdwPreferencesGroup *group, const BslQuestion *question)
{
  g_autofree char *text = bsl_note_dup_text (bsl_session_get_project (self->session), question);
  g_autofree char *name = g_strdup_printf (_("Note: %s"), bsl_text_get (&question->title, get_lang (self)));
  GtkWidget *row;

  if (*text == '\0')
    return;
  row = bsl_answer_row_new (self->session, question, text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Note"));
  gtk_widget_add_css_class (row, "property");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, bsl_note_hint_new (self->session, question));
}

static void
add_description (BslRecapPage *self, AdwPreferencesGroup *group)
{
  g_autofree char *text = bsl_note_dup_text (bsl_session_get_project (self->session), NULL);
  GtkWidget *row = bsl_answer_row_new (self->session, NULL, *text != '\0' ? text : _("Not written yet"));

  if (*text != '\0')
    gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

/* "Decides 12 offers · Who can tell: …"; most questions decide rules only, which need not be said of each */
static char *
dup_stake (BslRecapPage *self, const BslOpenQuestion *open)
{
  const BslRole *role = open->question->ask != NULL
    ? bsl_questionnaire_find_role (bsl_session_get_questionnaire (self->session), open->question->ask) : NULL;
  g_autofree char *title = role != NULL ? bsl_words_dup_inside (bsl_text_get (&role->title, get_lang (self))) : NULL;
  g_autofree char *who = role != NULL ? g_strdup_printf (_("Who can tell: %s"), title) : NULL;
  g_autofree char *decides = NULL;

  if (open->decides == 0)
    return g_steal_pointer (&who);

  decides = g_strdup_printf (ngettext ("Decides %u offer", "Decides %u offers", open->decides), open->decides);
  return who != NULL ? g_strdup_printf ("%s · %s", decides, who) : g_steal_pointer (&decides);
}

static void
add_open_questions (BslRecapPage *self, BslEvaluation *evaluation)
{
  GArray *open = bsl_evaluation_get_open_questions (evaluation);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < open->len; i++)
    {
      const BslOpenQuestion *question = &g_array_index (open, BslOpenQuestion, i);
      g_autofree char *stake = NULL;

      if (!bsl_session_asks (self->session, question->question))
        continue;
      if (group == NULL)
        group = add_group (self, _("Still Open"), _("The question that decides most comes first. All of them decide which rules apply."));
      stake = dup_stake (self, question);
      adw_preferences_group_add (group, bsl_answer_row_new (self->session, question->question, stake));
      add_note (self, group, question->question);
    }

  if (group == NULL)
    adw_preferences_group_add (add_group (self, _("Still Open"), NULL),
                               create_text_row (_("Nothing that would change the result is open any more.")));
}

/* What is chosen, each on a line of its own. */
static char *
dup_choices (const BslQuestion *question, const BslValue *value, BslLang lang)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < question->domain.options->len; i++)
    if (value->bits & (G_GUINT64_CONSTANT (1) << i))
      g_ptr_array_add (titles, (gpointer) bsl_text_get (&bsl_domain_get_option (&question->domain, i)->title, lang));
  g_ptr_array_add (titles, NULL);

  return titles->len > 1 ? g_strjoinv ("\n", (char **) titles->pdata) : g_strdup (_("None of these"));
}

static char *
dup_words (BslRecapPage *self, const BslQuestion *question, const BslValue *value)
{
  if (!value->known)
    return g_strdup (_("Not known yet"));
  if (question->domain.kind == BSL_KIND_SET)
    return dup_choices (question, value, get_lang (self));

  return bsl_words_dup_answer (question, value, get_lang (self));
}

static GtkWidget *
create_answer (BslRecapPage *self, const BslQuestion *question)
{
  const BslValue *value = bsl_session_get_answer (self->session, question->index);
  g_autofree char *words = dup_words (self, question, value);
  GtkWidget *row = bsl_answer_row_new (self->session, question, words);

  if (value->known)
    gtk_widget_add_css_class (row, "property");

  return row;
}

static gboolean
is_listed (GArray *open, const BslQuestion *question)
{
  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, BslOpenQuestion, i).question == question)
      return TRUE;

  return FALSE;
}

/* The questions that are not among the open ones above. */
static void
add_step (BslRecapPage *self, guint index)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (self->session);
  GArray *open = bsl_evaluation_get_open_questions (bsl_session_get_evaluation (self->session));
  const BslStep *step = bsl_questionnaire_get_step (questionnaire, index);
  AdwPreferencesGroup *group = NULL;

  if (index == 0)
    {
      group = add_group (self, bsl_text_get (&step->title, get_lang (self)), NULL);
      add_description (self, group);
    }
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);

      if (question->step != index || !bsl_session_asks (self->session, question) || is_listed (open, question))
        continue;
      if (group == NULL)
        group = add_group (self, bsl_text_get (&step->title, get_lang (self)), NULL);
      adw_preferences_group_add (group, create_answer (self, question));
      add_note (self, group, question);
    }
}

static void
rebuild (BslRecapPage *self)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (self->session);

  self->stale = FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);

  add_conclusions (self, evaluation);
  add_open_questions (self, evaluation);
  for (guint i = 0; i < bsl_questionnaire_get_n_steps (bsl_session_get_questionnaire (self->session)); i++)
    add_step (self, i);
}

static void
evaluated_cb (BslRecapPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rebuild (self);
  else
    self->stale = TRUE;
}

/* What is shown of a note follows it by itself: the page stays where somebody reads it. */
static void
annotated_cb (BslRecapPage *self)
{
  self->stale = TRUE;
}

static void
bsl_recap_page_map (GtkWidget *widget)
{
  BslRecapPage *self = BSL_RECAP_PAGE (widget);

  if (self->stale)
    rebuild (self);
  GTK_WIDGET_CLASS (bsl_recap_page_parent_class)->map (widget);
}

static void
bsl_recap_page_dispose (GObject *object)
{
  BslRecapPage *self = BSL_RECAP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_RECAP_PAGE);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_recap_page_parent_class)->dispose (object);
}

static void
bsl_recap_page_class_init (BslRecapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_NOTICES);
  g_type_ensure (BSL_TYPE_EFFECT_BAR);
  G_OBJECT_CLASS (klass)->dispose = bsl_recap_page_dispose;
  widget_class->map = bsl_recap_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/wizard/bsl-recap-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslRecapPage, page);
  gtk_widget_class_bind_template_child (widget_class, BslRecapPage, notices);
  gtk_widget_class_bind_template_child (widget_class, BslRecapPage, effect);
}

static void
bsl_recap_page_init (BslRecapPage *self)
{
  self->groups = g_ptr_array_new ();
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
bsl_recap_page_new (BslSession *session)
{
  BslRecapPage *self = g_object_new (BSL_TYPE_RECAP_PAGE, NULL);

  self->session = g_object_ref (session);
  bsl_notices_set_session (self->notices, session);
  bsl_effect_bar_set_session (self->effect, session);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotated", G_CALLBACK (annotated_cb), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
