/* SPDX-License-Identifier: EUPL-1.2 */
/* A question with the rows to answer it. */
#include "config.h"

#include "ui/wizard/bsl-question-group.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-analysis-record.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-words.h"
#include "ui/wizard/bsl-choice-row.h"
#include "ui/wizard/bsl-effects.h"
#include "ui/wizard/bsl-note-rows.h"
#include "ui/wizard/bsl-options-row.h"
#include "ui/wizard/bsl-pause.h"
#include "ui/wizard/bsl-value-row.h"
#include "ui/wizard/bsl-why-dialog.h"

struct _BslQuestionGroup
{
  AdwPreferencesGroup parent_instance;

  BslSession *session;
  const BslQuestion *question;
  GPtrArray *choices;    /* of BslChoiceRow, by option; borrowed */
  GPtrArray *expanders;  /* of BslOptionsRow, by group of options; borrowed */
  BslChoiceRow *none;    /* sets: a known empty set */
  BslChoiceRow *unknown; /* "I don't know yet" */
  BslEffects *effects;   /* of the choices */
  BslValueRow *entry;    /* numbers and dates */
  GtkLabel *hint;
  const BslAnalysis *analysis; /* that asks the same criterion by criterion, or NULL */
  GtkWidget *analysis_button;
  BslNoteRows *note;
};

G_DEFINE_FINAL_TYPE (BslQuestionGroup, bsl_question_group, ADW_TYPE_PREFERENCES_GROUP)

static const BslDomain *
get_domain (BslQuestionGroup *self)
{
  return &self->question->domain;
}

static BslLang
get_lang (BslQuestionGroup *self)
{
  return bsl_session_get_lang (self->session);
}

static gboolean
is_set (BslQuestionGroup *self)
{
  return get_domain (self)->kind == BSL_KIND_SET;
}

static gboolean
is_chosen (BslQuestionGroup *self, const BslValue *value, guint option)
{
  if (!value->known)
    return FALSE;

  return is_set (self) ? (value->bits & (G_GUINT64_CONSTANT (1) << option)) != 0 : value->index == option;
}

/* "Yes" and "No" are the two options of a yes-no domain. */
static const char *
get_title (BslQuestionGroup *self, guint option)
{
  if (get_domain (self)->kind == BSL_KIND_YES_NO)
    return option == 1 ? _("Yes") : _("No");

  return bsl_text_get (&bsl_domain_get_option (get_domain (self), option)->title, get_lang (self));
}

static void
update_expander (BslQuestionGroup *self, guint index, const BslValue *value)
{
  BslOptionsRow *row = g_ptr_array_index (self->expanders, index);
  const char *group = bsl_options_row_get_group (row);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < get_domain (self)->options->len; i++)
    if (is_chosen (self, value, i) && g_strcmp0 (bsl_domain_get_option (get_domain (self), i)->group, group) == 0)
      g_ptr_array_add (titles, (char *) get_title (self, i));
  g_ptr_array_add (titles, NULL);

  subtitle = bsl_text_join ((const char *const *) titles->pdata, get_lang (self));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (titles->len > 1)
    gtk_widget_add_css_class (GTK_WIDGET (row), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "chosen");
}

static void
update_hint (BslQuestionGroup *self)
{
  const char *hint = bsl_value_row_get_hint (self->entry);
  const char *example = bsl_text_get (&self->question->example, get_lang (self));
  gboolean wrong = bsl_value_row_is_wrong (self->entry);
  g_autofree char *fallback = NULL;

  if (hint == NULL && *example != '\0')
    hint = fallback = g_strdup_printf (_("For example: %s. Leave empty if you don’t know yet."), example);
  else if (hint == NULL)
    hint = _("Leave empty if you don’t know yet.");
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
  if (wrong)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->hint), hint, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
update (BslQuestionGroup *self)
{
  const BslValue *value = bsl_session_get_answer (self->session, self->question->index);

  if (self->entry != NULL)
    {
      bsl_value_row_set_value (self->entry, value);
      return;
    }

  /* the radio that becomes active switches the others off */
  for (guint i = 0; i < self->choices->len; i++)
    if (is_set (self) || is_chosen (self, value, i))
      bsl_choice_row_set_active (g_ptr_array_index (self->choices, i), is_chosen (self, value, i));
  if (self->none != NULL)
    bsl_choice_row_set_active (self->none, value->known && value->bits == 0);
  if (is_set (self) || !value->known)
    bsl_choice_row_set_active (self->unknown, !value->known);
  for (guint i = 0; i < self->expanders->len; i++)
    update_expander (self, i, value);
}

static void
answered_cb (BslQuestionGroup *self, guint question)
{
  if (question == self->question->index)
    update (self);
}

static void
set_answer (BslQuestionGroup *self, const BslValue *value)
{
  gboolean saved = bsl_session_set_answer (self->session, self->question->index, value);

  if (self->entry != NULL)
    bsl_pause_set_saved (GTK_WIDGET (self->entry), self->session, saved);
  update (self);
}

static void
chosen_cb (BslQuestionGroup *self, gboolean active, BslChoiceRow *row)
{
  const BslValue *before = bsl_session_get_answer (self->session, self->question->index);
  BslValue value = { .known = TRUE };
  guint option;

  if (!g_ptr_array_find (self->choices, row, &option))
    return;

  if (!is_set (self))
    {
      value.index = option;
      if (active)
        set_answer (self, &value);
      return;
    }

  value.bits = (before->known ? before->bits : 0) ^ (G_GUINT64_CONSTANT (1) << option);
  /* nothing ticked any more is not the same as "none of these" */
  set_answer (self, value.bits != 0 ? &value : NULL);
}

/* The answer that choosing the row would give. */
static gboolean
get_chosen (BslChoiceRow *row, BslValue *value, gpointer data)
{
  BslQuestionGroup *self = data;
  const BslValue *now = bsl_session_get_answer (self->session, self->question->index);
  guint option;

  if (bsl_choice_row_get_active (row))
    return FALSE;

  value->known = row != self->unknown;
  if (!g_ptr_array_find (self->choices, row, &option))
    return TRUE;

  if (is_set (self))
    value->bits = (now->known ? now->bits : 0) | (G_GUINT64_CONSTANT (1) << option);
  else
    value->index = option;
  return TRUE;
}

static void
none_cb (BslQuestionGroup *self, gboolean active)
{
  BslValue value = { .known = TRUE };

  value.bits = 0;
  set_answer (self, active ? &value : NULL);
}

static void
unknown_cb (BslQuestionGroup *self, gboolean active)
{
  if (active)
    set_answer (self, NULL);
  else if (is_set (self))
    update (self);
}

static void
edited_cb (BslQuestionGroup *self)
{
  BslValue value;

  if (bsl_value_row_read (self->entry, &value))
    set_answer (self, &value);
}

static void
why_cb (BslQuestionGroup *self)
{
  adw_dialog_present (bsl_why_dialog_new (self->session, self->question), GTK_WIDGET (self));
}

static void
why (GtkWidget *widget, const char *name, GVariant *parameter)
{
  why_cb (BSL_QUESTION_GROUP (widget));
}

static BslChoiceRow *
find_active (BslQuestionGroup *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (bsl_choice_row_get_active (g_ptr_array_index (self->choices, i)))
      return g_ptr_array_index (self->choices, i);

  return NULL;
}

/* Focus on what is chosen, or on the first row; a closed group of options opens for it. */
static gboolean
bsl_question_group_grab_focus (GtkWidget *widget)
{
  BslQuestionGroup *self = BSL_QUESTION_GROUP (widget);
  BslChoiceRow *active;
  GtkWidget *expander;
  gboolean first;

  if (self->entry != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  active = find_active (self);
  first = active == NULL;
  if (first)
    active = self->choices->len > 0 ? g_ptr_array_index (self->choices, 0) : self->unknown;

  expander = gtk_widget_get_ancestor (GTK_WIDGET (active), BSL_TYPE_OPTIONS_ROW);
  if (expander != NULL && first)
    return gtk_widget_child_focus (expander, GTK_DIR_TAB_FORWARD);
  if (expander != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);

  return gtk_widget_grab_focus (GTK_WIDGET (active));
}

static void
bsl_question_group_dispose (GObject *object)
{
  BslQuestionGroup *self = BSL_QUESTION_GROUP (object);

  g_clear_object (&self->effects);
  g_clear_object (&self->note);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->expanders, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_question_group_parent_class)->dispose (object);
}

static void
bsl_question_group_class_init (BslQuestionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_question_group_dispose;
  widget_class->grab_focus = bsl_question_group_grab_focus;
  gtk_widget_class_install_action (widget_class, "question.why", NULL, why);
}

static void
bsl_question_group_init (BslQuestionGroup *self)
{
  self->choices = g_ptr_array_new ();
  self->expanders = g_ptr_array_new ();
}

static BslChoiceRow *
create_choice (BslQuestionGroup *self, const char *title, const char *subtitle, GCallback callback)
{
  BslChoiceRow *leader = !is_set (self) && self->choices->len > 0 ? g_ptr_array_index (self->choices, 0) : NULL;
  BslChoiceRow *row = bsl_choice_row_new (title, subtitle, !is_set (self), leader);

  gtk_widget_set_sensitive (GTK_WIDGET (row), !bsl_session_is_read_only (self->session));
  g_signal_connect_object (row, "chosen", callback, self, G_CONNECT_SWAPPED);
  bsl_effects_add (self->effects, row, get_chosen, self);
  return row;
}

static BslOptionsRow *
find_expander (BslQuestionGroup *self, const BslOption *option)
{
  for (guint i = 0; i < self->expanders->len && option->group != NULL; i++)
    if (g_str_equal (bsl_options_row_get_group (g_ptr_array_index (self->expanders, i)), option->group))
      return g_ptr_array_index (self->expanders, i);

  return NULL;
}

static void
add_expander (BslQuestionGroup *self, const char *id, const BslText *title)
{
  BslOptionsRow *row = bsl_options_row_new (bsl_text_get (title, get_lang (self)), id);

  g_ptr_array_add (self->expanders, row);
}

/* The groups of the question; those of the services where its options are the services. */
static void
add_expanders (BslQuestionGroup *self)
{
  BslServices *services = bsl_library_get_services (bsl_session_get_library (self->session));
  const BslOption *first = get_domain (self)->options->len > 0 ? bsl_domain_get_option (get_domain (self), 0) : NULL;

  for (guint i = 0; i < self->question->groups->len; i++)
    {
      const BslOptionGroup *group = g_ptr_array_index (self->question->groups, i);

      add_expander (self, group->id, &group->title);
    }

  if (self->question->groups->len > 0 || first == NULL || first->group == NULL)
    return;

  for (guint i = 0; i < bsl_services_get_n_groups (services); i++)
    add_expander (self, bsl_services_get_group (services, i)->id, &bsl_services_get_group (services, i)->title);
}

static void
add_option (BslQuestionGroup *self, guint index)
{
  const BslOption *option = bsl_domain_get_option (get_domain (self), index);
  BslOptionsRow *expander = find_expander (self, option);
  BslChoiceRow *row = create_choice (self, get_title (self, index), bsl_text_get (&option->example, get_lang (self)),
                                     G_CALLBACK (chosen_cb));

  g_ptr_array_add (self->choices, row);
  if (expander != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (row));
  else if (get_domain (self)->kind != BSL_KIND_YES_NO)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
}

static char *
dup_who (BslQuestionGroup *self)
{
  const BslRole *role = self->question->ask != NULL
    ? bsl_questionnaire_find_role (bsl_session_get_questionnaire (self->session), self->question->ask) : NULL;
  g_autofree char *who = role != NULL ? bsl_words_dup_inside (bsl_text_get (&role->title, get_lang (self))) : NULL;

  /* Translators: who knows the answer to a question, as in "Who can tell: data protection officer" */
  return who != NULL ? g_strdup_printf (_("Who can tell: %s"), who) : NULL;
}

static void
add_choices (BslQuestionGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autofree char *who = dup_who (self);

  add_expanders (self);
  for (guint i = 0; i < get_domain (self)->options->len; i++)
    add_option (self, i);
  for (guint i = 0; i < self->expanders->len; i++)
    adw_preferences_group_add (group, g_ptr_array_index (self->expanders, i));
  if (get_domain (self)->kind == BSL_KIND_YES_NO)
    for (guint i = self->choices->len; i > 0; i--)
      adw_preferences_group_add (group, g_ptr_array_index (self->choices, i - 1));

  if (is_set (self))
    {
      self->none = create_choice (self, _("None of these"), NULL, G_CALLBACK (none_cb));
      adw_preferences_group_add (group, GTK_WIDGET (self->none));
    }
  self->unknown = create_choice (self, _("I don’t know yet"), who, G_CALLBACK (unknown_cb));
  adw_preferences_group_add (group, GTK_WIDGET (self->unknown));
}

static void
add_entry (BslQuestionGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->entry = bsl_value_row_new (self->question, get_lang (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !bsl_session_is_read_only (self->session));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "hint");
  adw_preferences_group_add (group, GTK_WIDGET (self->entry));
  adw_preferences_group_add (group, GTK_WIDGET (self->hint));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->hint, NULL, -1);
  g_signal_connect_object (self->entry, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::hint", G_CALLBACK (update_hint), self, G_CONNECT_SWAPPED);
  update_hint (self);
}

static void
add_why (BslQuestionGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("help-about-symbolic");
  g_autofree char *label = g_strdup_printf (_("Why this question? %s"),
                                            bsl_text_get (&self->question->title, get_lang (self)));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Why This Question?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (why_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

static void
show_example (BslQuestionGroup *self)
{
  bsl_group_set_description (ADW_PREFERENCES_GROUP (self), bsl_text_get (&self->question->example, get_lang (self)));
}

static gboolean
asks_about (const BslAnalysis *analysis, const BslQuestion *question)
{
  for (guint i = 0; i < analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = analysis->parts->pdata[i];

      for (guint j = 0; j < part->topics->len; j++)
        if (((const BslTopic *) part->topics->pdata[j])->answer == question)
          return TRUE;
    }

  return FALSE;
}

static const BslAnalysis *
find_analysis (BslQuestionGroup *self)
{
  BslRuleBase *rules = bsl_library_get_rules (bsl_session_get_library (self->session));

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    if (asks_about (bsl_rule_base_get_analysis (rules, i), self->question))
      return bsl_rule_base_get_analysis (rules, i);

  return NULL;
}

static void
update_analysis (BslQuestionGroup *self)
{
  gtk_widget_set_visible (self->analysis_button,
                          bsl_analysis_is_concerned (self->analysis, bsl_session_get_project (self->session),
                                                     bsl_session_get_evaluation (self->session)));
}

/* The way to the reasons, which the project file has room for and the answer has not. */
static void
add_analysis (BslQuestionGroup *self)
{
  g_autofree char *label = NULL;

  self->analysis = find_analysis (self);
  if (self->analysis == NULL)
    return;

  label = g_strdup_printf (_("Give the reasons: %s"), bsl_text_get (&self->analysis->title, get_lang (self)));
  self->analysis_button = gtk_button_new_with_label (label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->analysis_button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->analysis_button))), 0);
  gtk_widget_add_css_class (self->analysis_button, "link");
  gtk_widget_set_halign (self->analysis_button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->analysis_button), "session.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->analysis_button), "(ss)", "regime", BSL_EXTRA_ANALYSES);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->analysis_button);
  update_analysis (self);
  g_signal_connect_object (self->session, "evaluated", G_CALLBACK (update_analysis), self, G_CONNECT_SWAPPED);
}

/* The title of a group is cut short where it does not fit; a question must be read whole. */
static gboolean
wrap_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      return TRUE;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (wrap_title (child))
      return TRUE;

  return FALSE;
}

GtkWidget *
bsl_question_group_new (BslSession *session, const BslQuestion *question)
{
  BslQuestionGroup *self = g_object_new (BSL_TYPE_QUESTION_GROUP, NULL);

  self->session = g_object_ref (session);
  self->question = question;
  self->effects = bsl_effects_new (session, question);
  bsl_group_set_title (ADW_PREFERENCES_GROUP (self), bsl_text_get (&question->title, get_lang (self)));
  wrap_title (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bsl_text_get (&question->title, get_lang (self)), -1);
  add_why (self);
  if (question->domain.kind == BSL_KIND_NUMBER || question->domain.kind == BSL_KIND_DATE)
    add_entry (self);
  else
    {
      add_choices (self);
      show_example (self);
    }
  add_analysis (self);
  self->note = bsl_note_rows_new (session, question, ADW_PREFERENCES_GROUP (self));
  update (self);
  g_signal_connect_object (session, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

const BslQuestion *
bsl_question_group_get_question (BslQuestionGroup *self)
{
  return self->question;
}
