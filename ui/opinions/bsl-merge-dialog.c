/* SPDX-License-Identifier: EUPL-1.2 */
/* What a reply says, before it is taken. */
#include "config.h"

#include "ui/opinions/bsl-merge-dialog.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-consult.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-main-action.h"
#include "ui/common/bsl-text-row.h"
#include "ui/opinions/bsl-opinion-words.h"

struct _BslMergeDialog
{
  AdwDialog parent_instance;

  BslSession *session;
  GBytes *reply;
  char *name;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (BslMergeDialog, bsl_merge_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The element of @after that is not in @before as it is; NULL where all are. */
static JsonNode *
find_new (JsonNode *before, JsonNode *after)
{
  for (guint i = 0; i < bsl_json_list_length (after); i++)
    {
      JsonNode *node = bsl_json_list_get (after, i);

      if (i >= bsl_json_list_length (before) || !json_node_equal (node, bsl_json_list_get (before, i)))
        return node;
    }
  return NULL;
}

static void
accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslMergeDialog *self = BSL_MERGE_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (bsl_history_merge_opinion (bsl_session_get_history (self->session), self->reply, self->name, &error))
    {
      g_signal_emit (self, signals[SIGNAL_MERGED], 0);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
add_answers (BslMergeDialog *self, AdwPreferencesGroup *group, const BslOpinion *opinion)
{
  BslLang lang = bsl_session_get_lang (self->session);

  for (guint i = 0; opinion->about[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (self->session), opinion->about[i]);
      g_autofree char *words = NULL;

      if (question == NULL)
        continue;
      words = bsl_opinion_words_dup_answers (opinion, question, bsl_session_get_project (self->session), lang);
      adw_preferences_group_add (group, bsl_property_row_new (bsl_text_get (&question->title, lang), words));
    }
}

static GtkWidget *
create_page (BslMergeDialog *self, const BslOpinion *opinion)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  BslLang lang = bsl_session_get_lang (self->session);
  BslOpinionState state = bsl_opinion_get_state (opinion, bsl_session_get_project (self->session), NULL);
  AdwPreferencesGroup *said =
    bsl_group_new (bsl_opinion_words_for_role (bsl_session_get_questionnaire (self->session), opinion->role, lang),
                   bsl_opinion_words_explain_state (state));
  AdwPreferencesGroup *answers = bsl_group_new (_("Answers It Speaks Of"), NULL);

  bsl_opinion_words_fill (said, opinion, lang);
  add_answers (self, answers, opinion);
  adw_preferences_page_add (page, said);
  adw_preferences_page_add (page, answers);
  return GTK_WIDGET (page);
}

static void
bsl_merge_dialog_finalize (GObject *object)
{
  BslMergeDialog *self = BSL_MERGE_DIALOG (object);

  g_clear_object (&self->session);
  g_bytes_unref (self->reply);
  g_free (self->name);
  G_OBJECT_CLASS (bsl_merge_dialog_parent_class)->finalize (object);
}

static void
bsl_merge_dialog_class_init (BslMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_merge_dialog_finalize;
  signals[SIGNAL_MERGED] = g_signal_new ("merged", BSL_TYPE_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "merge.accept", NULL, accept);
}

static void
bsl_merge_dialog_init (BslMergeDialog *self)
{
}

static void
fill (BslMergeDialog *self, const BslOpinion *opinion)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *banner = adw_banner_new ("");

  self->banner = ADW_BANNER (banner);
  adw_banner_set_use_markup (self->banner, FALSE);
  /* a screen reader finds the text of a banner that is not revealed */
  g_object_bind_property (banner, "revealed", banner, "visible", G_BINDING_SYNC_CREATE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), banner);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page (self, opinion));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bsl_main_action_new (_("_Add the Opinion"), "merge.accept"));
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
bsl_merge_dialog_new (BslSession *session, GBytes *reply, const char *name, GError **error)
{
  BslProject *project = bsl_session_get_project (session);
  g_autoptr (JsonNode) merged = bsl_sheet_merge (project, bsl_session_get_id (session), reply, name, error);
  JsonNode *node = merged != NULL ? find_new (bsl_project_get_extra (project, BSL_MEMBER_OPINIONS), merged) : NULL;
  g_autoptr (BslOpinion) opinion = node != NULL ? bsl_opinion_from_json (node) : NULL;
  BslMergeDialog *self;

  if (opinion == NULL)
    return NULL;

  self = g_object_new (BSL_TYPE_MERGE_DIALOG, "title", _("Reply to a Question"), "content-width", 640, "content-height", 640,
                       "width-request", 300, "height-request", 250, NULL);
  self->session = g_object_ref (session);
  self->reply = g_bytes_ref (reply);
  self->name = g_strdup (name);
  fill (self, opinion);

  return ADW_DIALOG (self);
}
