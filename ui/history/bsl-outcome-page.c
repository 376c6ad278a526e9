/* SPDX-License-Identifier: EUPL-1.2 */
/* How a procurement ended. */
#include "config.h"

#include "ui/history/bsl-outcome-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-choice.h"
#include "app/rules/bsl-offer-copy.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-main-action.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/history/bsl-outcome-words.h"
#include "ui/wizard/bsl-parse.h"

struct _BslOutcomePage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  GPtrArray *checks; /* of GtkCheckButton, borrowed: one for each offer that can be chosen */
  AdwPreferencesPage *page;
  AdwComboRow *kind; /* 0: it goes on, then BslOutcomeKind + 1 */
  GtkEditable *day;
  GtkEditable *text;
  GtkLabel *hint; /* what is still to do, above the button */
  GtkWidget *offers;
  gboolean touched; /* something was chosen or written here */
  char *read;       /* the outcome that is shown, as JSON; NULL: none */
};

G_DEFINE_FINAL_TYPE (BslOutcomePage, bsl_outcome_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_typed (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static gboolean
is_awarded (BslOutcomePage *self)
{
  return adw_combo_row_get_selected (self->kind) == BSL_OUTCOME_AWARDED + 1;
}

static gboolean
has_ended (BslOutcomePage *self)
{
  return adw_combo_row_get_selected (self->kind) > 0;
}

static guint
count_chosen (BslOutcomePage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  return n;
}

/* Asked for only where it ended. */
static gboolean
is_day_wrong (BslOutcomePage *self)
{
  g_autofree char *day = dup_typed (self->day);

  return has_ended (self) && *day != '\0' && bsl_parse_date (day) == BSL_DATE_NONE;
}

/* What still keeps it from being recorded, or NULL. */
static const char *
find_fault (BslOutcomePage *self)
{
  if (is_day_wrong (self))
    return _("Write the day as 15/03/2027, or leave it empty.");
  if (is_awarded (self) && count_chosen (self) == 0)
    return _("Choose the offer that was awarded.");
  return NULL;
}

static char *
dup_recorded (BslOutcomePage *self)
{
  JsonNode *node = bsl_project_get_extra (bsl_session_get_project (self->session), BSL_MEMBER_OUTCOME);

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

/* What was recorded elsewhere since, as a warning; NULL: nothing. To be freed. */
static char *
dup_news (BslOutcomePage *self)
{
  g_autofree char *recorded = dup_recorded (self);
  g_autoptr (BslOutcome) outcome = NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (recorded, self->read) == 0)
    return NULL;
  outcome = bsl_outcome_read (bsl_session_get_project (self->session));
  words = bsl_outcome_words_dup (outcome, bsl_session_get_lang (self->session));
  return g_strdup_printf (_("Somebody else recorded meanwhile: %s. What you record replaces it; the log keeps both."), words);
}

static void
update (BslOutcomePage *self)
{
  const char *fault = find_fault (self);
  g_autofree char *hint = fault != NULL ? g_strdup (fault) : dup_news (self);
  gboolean ended = has_ended (self);
  gboolean wrong = is_day_wrong (self);

  gtk_widget_set_visible (GTK_WIDGET (self->day), ended);
  gtk_widget_set_visible (GTK_WIDGET (self->text), ended);
  gtk_widget_set_visible (self->offers, is_awarded (self));
  (wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->day), "error");
  (wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->hint), "error");
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outcome.record",
                                 self->touched && fault == NULL && !bsl_session_is_read_only (self->session));
}

static void
touched_cb (BslOutcomePage *self)
{
  self->touched = TRUE;
  update (self);
}

static const BslAward *
find_award (const BslOutcome *outcome, const char *offer)
{
  for (guint i = 0; outcome != NULL && i < outcome->awards->len; i++)
    {
      const BslAward *award = g_ptr_array_index (outcome->awards, i);

      if (g_strcmp0 (award->id, offer) == 0)
        return award;
    }
  return NULL;
}

/* What was recorded before stays as it was kept then. */
static void
add_award (BslOutcomePage *self, BslOutcome *outcome, const BslOutcome *before, const char *id, BslEvaluation *evaluation)
{
  const BslAward *kept = find_award (before, id);
  const BslOfferFinding *finding = bsl_evaluation_find_offer (evaluation, id);

  if (kept != NULL)
    bsl_outcome_add_award (outcome, id, kept->name, kept->copy);
  else if (finding != NULL)
    {
      g_autoptr (JsonNode) copy = bsl_offer_copy (evaluation, id, bsl_session_get_lang (self->session));

      bsl_outcome_add_award (outcome, id, finding->offer->name, copy);
    }
}

static void
add_awards (BslOutcomePage *self, BslOutcome *outcome)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autoptr (BslOutcome) before = bsl_outcome_read (bsl_session_get_project (self->session));

  for (guint i = 0; i < self->checks->len; i++)
    {
      GObject *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        add_award (self, outcome, before, g_object_get_data (check, "offer"), evaluation);
    }
}

static BslOutcome *
make_outcome (BslOutcomePage *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);
  g_autofree char *day = dup_typed (self->day);
  g_autofree char *text = dup_typed (self->text);
  BslOutcome *outcome;

  if (selected == 0)
    return NULL;
  outcome = bsl_outcome_new ((BslOutcomeKind) (selected - 1), bsl_parse_date (day), *text != '\0' ? text : NULL);
  if (is_awarded (self))
    add_awards (self, outcome);
  return outcome;
}

/* Where it could not be saved, the notices say why, and what was typed stays. */
static void
record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOutcomePage *self = BSL_OUTCOME_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (BslOutcome) outcome = NULL;

  if (find_fault (self) != NULL)
    return;

  outcome = make_outcome (self);
  self->touched = FALSE;
  if (!bsl_session_set_outcome (self->session, outcome))
    touched_cb (self);
  else if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static gboolean
bsl_outcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_OUTCOME_PAGE (widget)->kind));
}

static void
bsl_outcome_page_dispose (GObject *object)
{
  BslOutcomePage *self = BSL_OUTCOME_PAGE (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->read, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_outcome_page_parent_class)->dispose (object);
}

static void
bsl_outcome_page_class_init (BslOutcomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_outcome_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_outcome_page_grab_focus;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "outcome.record", NULL, record);
}

static void
bsl_outcome_page_init (BslOutcomePage *self)
{
  self->checks = g_ptr_array_new ();
}

static AdwPreferencesGroup *
add_group (BslOutcomePage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  adw_preferences_page_add (self->page, group);
  return group;
}

static GtkEditable *
add_entry (BslOutcomePage *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
add_kind (BslOutcomePage *self)
{
  AdwPreferencesGroup *group =
    add_group (self, NULL, _("Kept with the project, also while it is frozen, and in its log. Write nothing classified here."));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, _("It goes on"));
  for (guint i = 0; bsl_outcome_words[i] != NULL; i++)
    gtk_string_list_append (names, bsl_outcome_words_for ((BslOutcomeKind) i));
  self->kind = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("The Procurement"));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  self->day = add_entry (self, group, _("Day, for example 15/03/2027"));
  self->text = add_entry (self, group, _("What there is to say of it"));
}

static void
add_row (BslOutcomePage *self, AdwPreferencesGroup *group, const char *id, const char *name, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "offer", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (group, row);
}

static void
add_offer (BslOutcomePage *self, AdwPreferencesGroup *group, const BslOfferFinding *finding)
{
  add_row (self, group, finding->offer->id, finding->offer->name, bsl_words_for_verdict (finding->verdict).word);
}

/* Awarded then, and no longer in the catalogue. */
static void
add_gone (BslOutcomePage *self, AdwPreferencesGroup *group, const BslOutcome *outcome, BslEvaluation *evaluation)
{
  for (guint i = 0; outcome != NULL && i < outcome->awards->len; i++)
    {
      const BslAward *award = g_ptr_array_index (outcome->awards, i);

      if (award->id != NULL && bsl_evaluation_find_offer (evaluation, award->id) == NULL)
        add_row (self, group, award->id, award->name != NULL ? award->name : award->id, _("No longer in the catalogue"));
    }
}

/* Offers that serve the need, whatever their verdict: people decide. What was chosen in the document
 * comes first, what is gone last. */
static void
add_offers (BslOutcomePage *self, const BslOutcome *outcome)
{
  AdwPreferencesGroup *group = add_group (self, _("Awarded Offer"), _("The offer is kept as it is today, with its facts and sources. Choose one for each lot."));
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autoptr (GPtrArray) chosen = bsl_choice_find (bsl_session_get_project (self->session), evaluation);

  self->offers = GTK_WIDGET (group);
  for (guint i = 0; i < chosen->len; i++)
    add_offer (self, group, g_ptr_array_index (chosen, i));
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);

      if (!g_ptr_array_find (chosen, finding, NULL) &&
          (bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE || find_award (outcome, finding->offer->id) != NULL))
        add_offer (self, group, finding);
    }
  add_gone (self, group, outcome, evaluation);
  if (self->checks->len == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("No offer of the catalogue sells anything of this need.")));
}

static GtkWidget *
create_hint (BslOutcomePage *self)
{
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->hint), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->hint), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->hint), 12);

  return GTK_WIDGET (self->hint);
}

static void
show (BslOutcomePage *self, const BslOutcome *outcome)
{
  g_autofree char *day = outcome != NULL && outcome->on != BSL_DATE_NONE ? bsl_date_to_words (outcome->on, bsl_session_get_lang (self->session)) : NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GObject *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_award (outcome, g_object_get_data (check, "offer")) != NULL);
    }
  gtk_editable_set_text (self->day, day != NULL ? day : "");
  gtk_editable_set_text (self->text, outcome != NULL && outcome->text != NULL ? outcome->text : "");
  adw_combo_row_set_selected (self->kind, outcome != NULL ? outcome->kind + 1 : 0);
  self->touched = FALSE;
  update (self);
}

/* Recorded elsewhere: shown, unless something is already written here, which stays and says so. */
static void
annotated_cb (BslOutcomePage *self)
{
  g_autoptr (BslOutcome) outcome = bsl_outcome_read (bsl_session_get_project (self->session));
  g_autofree char *recorded = dup_recorded (self);

  if (!self->touched && g_strcmp0 (recorded, self->read) != 0)
    {
      g_set_str (&self->read, recorded);
      show (self, outcome);
    }
  else
    update (self);
}

AdwNavigationPage *
bsl_outcome_page_new (BslSession *session)
{
  BslOutcomePage *self = g_object_new (BSL_TYPE_OUTCOME_PAGE, "title", _("Outcome of the Procurement"), NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  g_autoptr (BslOutcome) outcome = bsl_outcome_read (bsl_session_get_project (session));

  self->session = g_object_ref (session);
  self->read = dup_recorded (self);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  add_kind (self);
  add_offers (self, outcome);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bsl_notices_new (session));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), create_hint (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bsl_main_action_new (_("_Record the Outcome"), "outcome.record"));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  show (self, outcome);
  g_signal_connect_object (session, "annotated", G_CALLBACK (annotated_cb), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
