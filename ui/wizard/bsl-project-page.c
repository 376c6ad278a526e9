/* SPDX-License-Identifier: EUPL-1.2 */
/* An open project: its steps beside the page of one of them. */
#include "config.h"

#include "ui/wizard/bsl-project-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-evidence.h"
#include "app/rules/bsl-analysis-record.h"
#include "app/study/bsl-costs.h"
#include "app/study/bsl-study-record.h"
#include "ui/attachments/bsl-attachments-page.h"
#include "ui/common/bsl-details-view.h"
#include "ui/document/bsl-document-page.h"
#include "ui/history/bsl-history-page.h"
#include "ui/history/bsl-reason-dialog.h"
#include "ui/history/bsl-reopened.h"
#include "ui/offers/bsl-offers-page.h"
#include "ui/opinions/bsl-opinions-page.h"
#include "ui/regime/bsl-date-dialog.h"
#include "ui/regime/bsl-regime-page.h"
#include "ui/study/bsl-study-page.h"
#include "ui/wizard/bsl-recap-page.h"
#include "ui/wizard/bsl-step-page.h"
#include "ui/wizard/bsl-step-row.h"

struct _BslProjectPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  GPtrArray *entries;  /* of Entry, in the order of the side list */
  GHashTable *pages;   /* identifier → AdwNavigationPage */
  guint current;
  gboolean given_up; /* what is not saved */
  gboolean kept;     /* what is seen, and nothing changed since */
  AdwNavigationSplitView *split;
  GtkListBox *steps;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (BslProjectPage, bsl_project_page, ADW_TYPE_NAVIGATION_PAGE)

typedef struct
{
  const char *id;
  const BslStep *step; /* NULL: one of the pages that follow the questions */
  AdwNavigationPage *(*create) (BslSession *session);
  BslStepRow *row;
} Entry;

static const struct
{
  const char *id;
  const char *title;
  const char *icon;
  AdwNavigationPage *(*create) (BslSession *session);
} results[] = {
  { "recap", N_("Summary"), "view-list-symbolic", bsl_recap_page_new },
  { "offers", N_("Offers"), "weather-overcast-symbolic", bsl_offers_page_new },
  { "study", N_("Market Study"), "view-sort-descending-symbolic", bsl_study_page_new },
  { "regime", N_("Rules"), "bsl-law-symbolic", bsl_regime_page_new },
  { "document", N_("Document"), "x-office-document-symbolic", bsl_document_page_new },
  { BSL_MEMBER_ATTACHMENTS, N_("Attachments"), "mail-attachment-symbolic", bsl_attachments_page_new },
  { BSL_MEMBER_OPINIONS, N_("Opinions"), "chat-message-new-symbolic", bsl_opinions_page_new },
  { "history", N_("History"), "document-open-recent-symbolic", bsl_history_page_new },
};

static Entry *
get_entry (BslProjectPage *self, guint index)
{
  return g_ptr_array_index (self->entries, index);
}

static int
find_entry (BslProjectPage *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_strcmp0 (get_entry (self, i)->id, id) == 0)
      return i;

  return -1;
}

static AdwNavigationPage *
ensure_page (BslProjectPage *self, Entry *entry)
{
  AdwNavigationPage *page = g_hash_table_lookup (self->pages, entry->id);

  if (page != NULL)
    return page;

  if (entry->step != NULL)
    page = bsl_step_page_new (self->session, entry->step);
  else
    page = entry->create (self->session);
  g_hash_table_insert (self->pages, g_strdup (entry->id), g_object_ref_sink (page));

  return page;
}

static void
update_actions (BslProjectPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean undo, redo;

  g_object_get (self->session, "can-undo", &undo, "can-redo", &redo, NULL);
  gtk_widget_action_set_enabled (widget, "session.undo", undo);
  gtk_widget_action_set_enabled (widget, "session.redo", redo);
  gtk_widget_action_set_enabled (widget, "session.previous", self->current > 0);
  gtk_widget_action_set_enabled (widget, "session.next", self->current + 1 < self->entries->len);
}

/* "3 questions open", "Complete", "Not needed" */
static void
update_step (BslProjectPage *self, Entry *entry)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (self->session);
  guint n = bsl_questionnaire_get_n_questions (questionnaire), asked = 0, open = 0;
  g_autofree char *state = NULL;

  for (guint i = 0; i < n; i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);

      if (bsl_questionnaire_get_step (questionnaire, question->step) != entry->step ||
          !bsl_session_asks (self->session, question))
        continue;
      asked++;
      if (!bsl_session_get_answer (self->session, i)->known)
        open++;
    }

  if (asked == 0)
    state = g_strdup (_("Not needed"));
  else if (open == 0)
    state = g_strdup (_("Complete"));
  else
    state = g_strdup_printf (ngettext ("%u question to answer", "%u questions to answer", open), open);
  bsl_step_row_set_state (entry->row, state, asked == 0 ? BSL_STEP_NOT_NEEDED : open == 0 ? BSL_STEP_COMPLETE : BSL_STEP_OPEN);
}

static guint
count_applying (BslEvaluation *evaluation)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    n += bsl_evaluation_get_obligation (evaluation, i)->state == BSL_TRI_YES;

  return n;
}

/* Eligible offers that sell something of the need or, where no service is named, a kind that is asked for. */
static guint
count_useful (BslEvaluation *evaluation)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);

      n += finding->verdict == BSL_VERDICT_ELIGIBLE && bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE;
    }

  return n;
}

/* "3 files"; NULL where there is none. */
static char *
dup_attached (BslProject *project)
{
  g_autoptr (GPtrArray) all = bsl_evidence_list (project);

  return all->len > 0 ? g_strdup_printf (ngettext ("%u file", "%u files", all->len), all->len) : NULL;
}

static char *
dup_result_state (const char *id, BslProject *project, BslEvaluation *evaluation)
{
  guint n, useful;

  if (g_str_equal (id, BSL_MEMBER_ATTACHMENTS))
    return dup_attached (project);
  if (bsl_evaluation_get_stop (evaluation) != NULL)
    return NULL;
  if (g_str_equal (id, "offers"))
    {
      n = bsl_evaluation_count (evaluation, BSL_VERDICT_ELIGIBLE);
      useful = count_useful (evaluation);
      if (useful < n)
        /* Translators: 49 eligible offers, of which 8 sell something of the need */
        return g_strdup_printf (ngettext ("%u eligible, %u for this need", "%u eligible, %u for this need", n), n, useful);
      return g_strdup_printf (ngettext ("%u eligible offer", "%u eligible offers", n), n);
    }
  if (g_str_equal (id, "regime"))
    {
      n = count_applying (evaluation);
      return g_strdup_printf (ngettext ("%u rule applies", "%u rules apply", n), n);
    }

  return NULL;
}

static void
update_states (BslProjectPage *self)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (self->session);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);
      g_autofree char *state = NULL;

      if (entry->step != NULL)
        {
          update_step (self, entry);
          continue;
        }
      state = dup_result_state (entry->id, bsl_session_get_project (self->session), evaluation);
      bsl_step_row_set_state (entry->row, state, BSL_STEP_RESULT);
    }
}

static void
changed_cb (BslProjectPage *self)
{
  self->kept = FALSE;
  update_states (self);
}

static void
show_entry (BslProjectPage *self, guint index, const char *field)
{
  Entry *entry = get_entry (self, index);
  AdwNavigationPage *page = ensure_page (self, entry);
  GtkWidget *child = adw_navigation_page_get_child (page);

  /* what was opened from the page lies on top of it; who reads a document comes back to the same line */
  if (BSL_IS_DETAILS_VIEW (child))
    bsl_details_view_reset (BSL_DETAILS_VIEW (child));
  else if (BSL_IS_DOCUMENT_PAGE (page) && self->current == index && field == NULL)
    bsl_document_page_reset (BSL_DOCUMENT_PAGE (page));

  self->current = index;
  gtk_list_box_select_row (self->steps, GTK_LIST_BOX_ROW (entry->row));
  adw_navigation_split_view_set_content (self->split, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  update_actions (self);
  bsl_session_set_position (self->session, entry->id, field);

  if (BSL_IS_STEP_PAGE (page) && bsl_step_page_focus (BSL_STEP_PAGE (page), field))
    return;
  if (BSL_IS_REGIME_PAGE (page) && bsl_regime_page_focus (BSL_REGIME_PAGE (page), field))
    return;
  if (BSL_IS_DOCUMENT_PAGE (page) && bsl_document_page_focus (BSL_DOCUMENT_PAGE (page), field))
    return;
  if (BSL_IS_HISTORY_PAGE (page) && bsl_history_page_focus (BSL_HISTORY_PAGE (page), field))
    return;
  if (!gtk_widget_grab_focus (GTK_WIDGET (page)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/* A list marks whatever the focus passes over: this one marks what is shown. */
static void
row_selected_cb (BslProjectPage *self, GtkListBoxRow *row)
{
  GtkListBoxRow *shown = row != NULL ? GTK_LIST_BOX_ROW (get_entry (self, self->current)->row) : NULL;

  if (row != shown)
    gtk_list_box_select_row (self->steps, shown);
}

static void
row_activated_cb (BslProjectPage *self, GtkListBoxRow *row)
{
  show_entry (self, gtk_list_box_row_get_index (row), NULL);
}

static void
show_content_cb (BslProjectPage *self)
{
  /* back in the list of a narrow window: nothing is chosen there */
  if (!adw_navigation_split_view_get_show_content (self->split) && self->entries->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (get_entry (self, self->current)->row));
}

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page, *field;

  g_variant_get (parameter, "(&s&s)", &page, &field);
  bsl_project_page_go (BSL_PROJECT_PAGE (widget), page, *field != '\0' ? field : NULL);
}

static void
next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (widget);

  if (self->current + 1 < self->entries->len)
    show_entry (self, self->current + 1, NULL);
}

static void
previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (widget);

  if (self->current > 0)
    show_entry (self, self->current - 1, NULL);
}

/* To what an undo or redo has changed. */
static void
go_to_stepped (BslProjectPage *self, const BslStepped *stepped)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (self->session);
  const BslQuestion *question;

  if (stepped->question == G_MAXUINT)
    {
      const char *entry = g_strcmp0 (stepped->extra, BSL_EXTRA_COST) == 0 ? BSL_EXTRA_STUDY : stepped->extra;
      gboolean analysis = g_strcmp0 (stepped->extra, BSL_EXTRA_ANALYSES) == 0;

      if (g_strcmp0 (stepped->extra, BSL_MEMBER_DOCUMENT) == 0)
        bsl_project_page_go (self, "document", stepped->place);
      else if (g_strcmp0 (stepped->extra, BSL_MEMBER_TASKS) == 0)
        bsl_project_page_go (self, "document", BSL_MEMBER_TASKS);
      else if (entry != NULL && find_entry (self, entry) >= 0)
        bsl_project_page_go (self, entry, NULL);
      else
        bsl_project_page_go (self, analysis ? "regime" : get_entry (self, 0)->id, stepped->extra);
      return;
    }

  question = bsl_questionnaire_get_question (questionnaire, stepped->question);
  bsl_project_page_go (self, bsl_questionnaire_get_step (questionnaire, question->step)->id, question->id);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (widget);
  BslStepped stepped;

  if (bsl_session_undo (self->session, &stepped))
    go_to_stepped (self, &stepped);
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (widget);
  BslStepped stepped;

  if (bsl_session_redo (self->session, &stepped))
    go_to_stepped (self, &stepped);
}

static void
leave_response_cb (AdwAlertDialog *dialog, const char *response, BslProjectPage *self)
{
  if (!g_str_equal (response, "discard"))
    return;

  self->given_up = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), g_object_get_data (G_OBJECT (dialog), "action"), NULL);
}

static void
ask_leave (BslProjectPage *self, const char *action)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Leave without Saving?"), NULL);
  g_autofree char *error = NULL;

  g_object_get (self->session, "error", &error, NULL);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), _("What is marked “Not saved” will be lost. %s"),
                                error != NULL ? error : "");
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _("_Stay"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data (G_OBJECT (dialog), "action", (gpointer) g_intern_string (action));
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

gboolean
bsl_project_page_may_leave (BslProjectPage *self, const char *action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean unsaved;

  g_return_val_if_fail (BSL_IS_PROJECT_PAGE (self) && action != NULL, FALSE);

  /* what is typed is saved when its entry is left */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  g_object_get (self->session, "unsaved", &unsaved, NULL);
  if (self->given_up || !unsaved || bsl_session_try_again (self->session))
    return TRUE;

  ask_leave (self, action);
  return FALSE;
}

static void
amend (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (bsl_amend_dialog_new (BSL_PROJECT_PAGE (widget)->session), widget);
}

static void
try_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_session_try_again (BSL_PROJECT_PAGE (widget)->session);
}

static void
close_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && bsl_project_page_may_leave (BSL_PROJECT_PAGE (widget), name))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.export-project", "s", bsl_session_get_id (BSL_PROJECT_PAGE (widget)->session));
}

static void
view_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (bsl_date_dialog_new (BSL_PROJECT_PAGE (widget)->session), widget);
}

static void
view_own_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_session_set_view_date (BSL_PROJECT_PAGE (widget)->session, BSL_DATE_NONE);
}

/* The document that is shown; from elsewhere, the whole file. */
static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (widget);
  int index = find_entry (self, "document");
  AdwNavigationPage *page = ensure_page (self, get_entry (self, index));

  if (self->current != (guint) index)
    {
      bsl_document_page_reset (BSL_DOCUMENT_PAGE (page));
      show_entry (self, index, NULL);
    }
  gtk_widget_activate_action (GTK_WIDGET (page), "document.print", NULL);
}

static void
menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (BSL_PROJECT_PAGE (widget)->menu_button);
}

/* Offers and rules can be searched. */
static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (widget);
  AdwNavigationPage *page = adw_navigation_split_view_get_content (self->split);

  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "step.search", NULL);
}

static void
keep (BslProjectPage *self)
{
  if (self->session != NULL && !self->kept)
    bsl_reopened_end (self->session);
  self->kept = TRUE;
}

/* Before the list is shown: a row that changes under a menu closes it. */
static void
bsl_project_page_hiding (AdwNavigationPage *page)
{
  keep (BSL_PROJECT_PAGE (page));
  ADW_NAVIGATION_PAGE_CLASS (bsl_project_page_parent_class)->hiding (page);
}

static void
bsl_project_page_showing (AdwNavigationPage *page)
{
  BSL_PROJECT_PAGE (page)->kept = FALSE;
  ADW_NAVIGATION_PAGE_CLASS (bsl_project_page_parent_class)->showing (page);
}

static void
bsl_project_page_dispose (GObject *object)
{
  BslProjectPage *self = BSL_PROJECT_PAGE (object);

  keep (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_PROJECT_PAGE);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_project_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "session.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "session.redo" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "session.redo" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "session.print" },
    { GDK_KEY_Left, GDK_ALT_MASK, "session.close" },
    { GDK_KEY_Page_Down, GDK_ALT_MASK, "session.next" },
    { GDK_KEY_Page_Up, GDK_ALT_MASK, "session.previous" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
bsl_project_page_class_init (BslProjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_project_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = bsl_project_page_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = bsl_project_page_showing;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/wizard/bsl-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslProjectPage, split);
  gtk_widget_class_bind_template_child (widget_class, BslProjectPage, steps);
  gtk_widget_class_bind_template_child (widget_class, BslProjectPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);

  gtk_widget_class_install_action (widget_class, "session.go", "(ss)", go);
  gtk_widget_class_install_action (widget_class, "session.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "session.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "session.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "session.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "session.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "session.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "session.close", NULL, close_project);
  gtk_widget_class_install_action (widget_class, "session.amend", NULL, amend);
  gtk_widget_class_install_action (widget_class, "session.try-again", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "session.view-date", NULL, view_date);
  gtk_widget_class_install_action (widget_class, "session.view-own-date", NULL, view_own_date);
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, menu);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
  add_keys (widget_class);
}

/* A line between the questions and what comes of them. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  BslProjectPage *self = data;
  int index = gtk_list_box_row_get_index (row);
  gboolean first_result = index > 0 && get_entry (self, index)->step == NULL && get_entry (self, index - 1)->step != NULL;

  gtk_list_box_row_set_header (row, first_result ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static void
bsl_project_page_init (BslProjectPage *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_entry (BslProjectPage *self, Entry entry, const char *title, const char *icon)
{
  entry.row = bsl_step_row_new (entry.id, title, icon);
  gtk_list_box_append (self->steps, GTK_WIDGET (entry.row));
  g_ptr_array_add (self->entries, g_memdup2 (&entry, sizeof entry));
}

static void
add_entries (BslProjectPage *self)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (self->session);
  BslLang lang = bsl_session_get_lang (self->session);

  for (guint i = 0; i < bsl_questionnaire_get_n_steps (questionnaire); i++)
    {
      const BslStep *step = bsl_questionnaire_get_step (questionnaire, i);

      add_entry (self, (Entry) { .id = step->id, .step = step }, bsl_text_get (&step->title, lang), NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    add_entry (self, (Entry) { .id = results[i].id, .create = results[i].create }, _(results[i].title), results[i].icon);
}

static void
restore_position (BslProjectPage *self)
{
  g_autofree char *page = NULL;
  g_autofree char *field = NULL;

  bsl_store_get_position (bsl_session_get_store (self->session), bsl_session_get_id (self->session), &page, &field, NULL);
  if (!bsl_reopened_begin (self->session))
    {
      bsl_project_page_go (self, page, field);
      return;
    }

  /* news come first; the place where the person was is still theirs */
  bsl_project_page_go (self, "history", "reopening");
  bsl_session_set_position (self->session, page, field);
}

AdwNavigationPage *
bsl_project_page_new (BslSession *session)
{
  BslProjectPage *self;

  g_return_val_if_fail (BSL_IS_SESSION (session), NULL);

  self = g_object_new (BSL_TYPE_PROJECT_PAGE, NULL);
  self->session = g_object_ref (session);
  g_object_bind_property (session, "title", self, "title", G_BINDING_SYNC_CREATE);
  add_entries (self);
  update_states (self);
  gtk_list_box_set_header_func (self->steps, header_cb, self, NULL);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotated", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::can-undo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::can-redo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "shown", G_CALLBACK (restore_position), NULL);

  return ADW_NAVIGATION_PAGE (self);
}

void
bsl_project_page_go (BslProjectPage *self, const char *page, const char *field)
{
  int index;

  g_return_if_fail (BSL_IS_PROJECT_PAGE (self));

  index = find_entry (self, page);
  show_entry (self, MAX (index, 0), index >= 0 ? field : NULL);
}

BslSession *
bsl_project_page_get_session (BslProjectPage *self)
{
  g_return_val_if_fail (BSL_IS_PROJECT_PAGE (self), NULL);

  return self->session;
}
