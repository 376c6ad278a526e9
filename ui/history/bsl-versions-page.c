/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a project is frozen, its versions, its outcome, its log. */
#include "config.h"

#include "ui/history/bsl-versions-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-outcome.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-freezing.h"
#include "ui/history/bsl-outcome-words.h"
#include "ui/history/bsl-reason-dialog.h"
#include "ui/history/bsl-version-words.h"

struct _BslVersionsPage
{
  BslResultPage parent_instance;

  GCancellable *freezing; /* NULL: not */
};

G_DEFINE_FINAL_TYPE (BslVersionsPage, bsl_versions_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslVersionsPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static void
frozen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslVersionsPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = bsl_freezing_run_finish (result, &error);

  g_clear_object (&self->freezing);
  if (get_session (self) == NULL)
    return;

  bsl_result_page_update (BSL_RESULT_PAGE (self));
  if (error != NULL)
    bsl_tell_error (GTK_WIDGET (self), _("Project Not Frozen"), error);
  if (done)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _("The project is frozen"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
response_cb (AdwDialog *dialog, const char *response, BslVersionsPage *self)
{
  g_autofree char *reason = bsl_reason_dialog_dup_reason (dialog);

  if (!g_str_equal (response, "do") || self->freezing != NULL)
    return;

  self->freezing = g_cancellable_new ();
  bsl_freezing_run_async (get_session (self), reason, self->freezing, frozen_cb, g_object_ref (self));
  bsl_result_page_update (BSL_RESULT_PAGE (self));
}

static void
freeze (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog =
    bsl_reason_dialog_new (_("Freeze the Project?"),
                           _("Answers, rules, catalogue, verdicts and documents are kept as they are now, and nothing is changed any "
                             "more unless somebody amends the project. Say when this is: before the consultation, for signature, at the award."),
                           _("_Freeze"));

  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static GtkWidget *
create_progress (void)
{
  GtkWidget *row = bsl_text_row_new (_("Freezing: the documents are being written…"));

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), adw_spinner_new ());
  return row;
}

static GtkWidget *
create_action (const char *title, const char *subtitle, const char *icon, const char *action)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, NULL);

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  return row;
}

static void
add_state (BslVersionsPage *self)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  const BslWord draft = { _("Draft"), "document-edit-symbolic", "dimmed" };
  const BslWord frozen = { _("Frozen"), "changes-prevent-symbolic", "success" };
  AdwPreferencesGroup *group;

  if (bsl_session_is_frozen (get_session (self)))
    bsl_result_page_add_widget (page, bsl_status_card_new (frozen, _("What the project says is kept as it was, and nothing can be changed unless it is amended.")));
  else
    bsl_result_page_add_widget (page, bsl_status_card_new (draft, _("Freeze the project when it is submitted, signed or awarded: what it says then can be read and compared later.")));
  if (bsl_session_is_read_only (get_session (self)))
    return;

  group = bsl_result_page_add_group (page, NULL, NULL);
  if (self->freezing != NULL)
    adw_preferences_group_add (group, create_progress ());
  else if (bsl_session_is_frozen (get_session (self)))
    adw_preferences_group_add (group, create_action (_("Amend…"), _("Open it for changes again, with a reason"), "document-edit-symbolic", "session.amend"));
  else
    adw_preferences_group_add (group, create_action (_("Freeze…"), _("Keep it as it is now, with a reason"), "changes-prevent-symbolic", "versions.freeze"));
}

static void
add_outcome (BslVersionsPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), NULL, NULL);
  g_autoptr (BslOutcome) outcome = bsl_outcome_read (bsl_session_get_project (get_session (self)));
  g_autofree char *words = bsl_outcome_words_dup (outcome, bsl_result_page_get_lang (BSL_RESULT_PAGE (self)));

  adw_preferences_group_add (group, bsl_go_row_new (_("Outcome of the Procurement"), words, "history.outcome", NULL));
  adw_preferences_group_add (group, bsl_go_row_new (_("Log"), _("Every change: who, when, what, why"), "history.log", NULL));
  adw_preferences_group_add (group, bsl_go_row_new (_("Since Last Time"), _("What law, catalogue and others changed since you last saw the project"),
                                                    "history.reopening", NULL));
}

/* The last one first. */
static void
add_versions (BslVersionsPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Versions"), NULL);
  g_autoptr (GPtrArray) versions = bsl_snapshots_read (bsl_session_get_project (get_session (self)));

  if (versions->len == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("There is no version yet: each time the project is frozen, one is kept.")));
  for (guint i = versions->len; i > 0; i--)
    {
      const BslSnapshot *version = g_ptr_array_index (versions, i - 1);
      g_autofree char *title = bsl_version_words_dup_title (version, i - 1);
      g_autofree char *subtitle = bsl_version_words_dup_subtitle (version);

      adw_preferences_group_add (group, bsl_go_row_new (title, subtitle, "history.version", version->id));
    }
  if (versions->len > 0)
    adw_preferences_group_add (group, bsl_go_row_new (_("Compare"), _("Answers, law, catalogue and verdicts of two versions"), "history.compare",
                                                      ((BslSnapshot *) g_ptr_array_index (versions, versions->len - 1))->id));
}

static void
bsl_versions_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslVersionsPage *self = BSL_VERSIONS_PAGE (page);

  add_state (self);
  add_outcome (self);
  add_versions (self);
}

static void
bsl_versions_page_dispose (GObject *object)
{
  BslVersionsPage *self = BSL_VERSIONS_PAGE (object);

  g_cancellable_cancel (self->freezing);
  G_OBJECT_CLASS (bsl_versions_page_parent_class)->dispose (object);
}

static void
bsl_versions_page_class_init (BslVersionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_versions_page_dispose;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_versions_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "versions.freeze", NULL, freeze);
}

static void
bsl_versions_page_init (BslVersionsPage *self)
{
}

AdwNavigationPage *
bsl_versions_page_new (BslSession *session)
{
  BslVersionsPage *self = g_object_new (BSL_TYPE_VERSIONS_PAGE, "title", _("History"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
