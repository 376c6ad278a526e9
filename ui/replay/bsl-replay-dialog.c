/* SPDX-License-Identifier: EUPL-1.2 */
/* A document held against what its project gives today. */
#include "config.h"

#include "ui/replay/bsl-replay-dialog.h"

#include <glib/gi18n.h>

#include "app/report/bsl-replay-words.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/replay/bsl-difference-rows.h"

#define SHOW_PROGRESS_AFTER 200 /* ms */

struct _BslReplayDialog
{
  AdwDialog parent_instance;

  BslLibrary *library;
  GCancellable *cancellable;
  BslReplay *replay;
  char *name;
  guint show_progress;
  GtkStack *stack;
  AdwStatusPage *refused;
  AdwPreferencesPage *page;
  GtkActionBar *import_bar;
};

G_DEFINE_FINAL_TYPE (BslReplayDialog, bsl_replay_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static AdwPreferencesGroup *
add_group (BslReplayDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  adw_preferences_page_add (self->page, group);
  return group;
}

/* A document that was written on is no failure: that is what an editable one is for. */
static BslResult
judge (const BslReplay *replay)
{
  if (replay->contradicts || (replay->changes != NULL && bsl_reopening_matters (replay->changes)))
    return BSL_RESULT_FAIL;
  return replay->n_altered > 0 || replay->reordered || !bsl_replay_is_whole (replay) ? BSL_RESULT_REVIEW : BSL_RESULT_PASS;
}

/* What the page says first; read aloud as it comes. */
static void
add_outcome (BslReplayDialog *self)
{
  BslWord word = bsl_words_for_result (judge (self->replay));
  const char *title = self->replay->project != NULL ? bsl_project_get_title (self->replay->project) : self->name;

  word.word = bsl_replay_get_title (self->replay);
  adw_preferences_group_add (add_group (self, NULL, NULL), bsl_status_card_new (word, title));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->stack), word.word, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
add_evaluation (BslReplayDialog *self)
{
  g_autofree char *words = bsl_replay_dup_evaluation (self->replay);
  AdwPreferencesGroup *group = add_group (self, _("Evaluation"), words);

  if (self->replay->changes != NULL)
    bsl_difference_rows_add (group, self->replay->changes->differences, self->replay->evaluation,
                             bsl_library_get_lang (self->library));
}

static void
add_lines (AdwExpanderRow *row, const char *title, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    adw_expander_row_add_row (row, bsl_property_row_new (title, lines[i]));
}

static void
fill_part (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const BslReplayPart *part = detail;

  add_lines (ADW_EXPANDER_ROW (row), _("No longer there"), part->before);
  add_lines (ADW_EXPANDER_ROW (row), _("Not there before"), part->after);
}

static GtkWidget *
create_part (BslReplayDialog *self, const BslReplayPart *part)
{
  g_autofree char *name = bsl_replay_dup_part_name (part);

  if (part->before[0] != NULL || part->after[0] != NULL)
    return bsl_detail_row_new (name, bsl_replay_get_state (part), fill_part, self, part);
  return bsl_property_row_new (name, bsl_replay_get_state (part));
}

static void
add_text (BslReplayDialog *self)
{
  g_autofree char *words = bsl_replay_dup_text (self->replay);
  g_autofree char *limits = bsl_replay_dup_limits (self->replay);
  g_autofree char *description = g_strjoin (" ", words, limits, NULL);
  AdwPreferencesGroup *group = add_group (self, _("Text"), description);

  for (guint i = 0; self->replay->parts != NULL && i < self->replay->parts->len; i++)
    {
      const BslReplayPart *part = g_ptr_array_index (self->replay->parts, i);

      if (part->state != BSL_PART_SAME)
        adw_preferences_group_add (group, create_part (self, part));
    }
}

static void
add_edition (AdwPreferencesGroup *group, const char *what, const BslReplayEdition *edition)
{
  g_autofree char *words = bsl_replay_dup_edition (edition);

  adw_preferences_group_add (group, bsl_property_row_new (what, words != NULL ? words : _("not said")));
}

static void
add_editions (BslReplayDialog *self)
{
  const BslSeal *seal = self->replay->carried->seal;
  AdwPreferencesGroup *group = add_group (self, _("Made With"), NULL);
  g_autofree char *on = seal != NULL
                          ? bsl_date_words_from_iso (bsl_record_get_date (seal->record), bsl_library_get_lang (self->library))
                          : g_strdup (_("not said"));

  adw_preferences_group_add (group, bsl_property_row_new (_("Law and catalogue as of"), on));
  add_edition (group, _("Application"), &self->replay->application);
  add_edition (group, _("Rules"), &self->replay->rules);
  add_edition (group, _("Catalogue"), &self->replay->catalogue);
}

static void
show_result (BslReplayDialog *self)
{
  add_outcome (self);
  add_evaluation (self);
  add_text (self);
  add_editions (self);
  gtk_action_bar_set_revealed (self->import_bar, self->replay->project != NULL);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
show_refusal (BslReplayDialog *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->refused, markup);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->stack), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_stack_set_visible_child_name (self->stack, "refused");
}

typedef struct
{
  BslLibrary *library; /* loaded, and only read here */
  GBytes *document;
  char *name;
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->library);
  g_bytes_unref (self->document);
  g_free (self->name);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  BslCarried *carried = bsl_carried_new (job->document, job->name, &error);
  BslReplay *replay = carried != NULL ? bsl_replay_new (carried, job->library, job->name, &error) : NULL;

  if (replay != NULL)
    g_task_return_pointer (task, replay, (GDestroyNotify) bsl_replay_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslReplayDialog *self = BSL_REPLAY_DIALOG (source);
  g_autoptr (GError) error = NULL;

  self->replay = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->show_progress, g_source_remove);
  if (self->replay != NULL)
    show_result (self);
  else
    show_refusal (self, error->message);
}

static void
show_progress_cb (gpointer data)
{
  BslReplayDialog *self = data;

  self->show_progress = 0;
  gtk_stack_set_visible_child_name (self->stack, "reading");
}

static void
start (BslReplayDialog *self, GBytes *document)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->library = g_object_ref (self->library);
  job->document = g_bytes_ref (document);
  job->name = g_strdup (self->name);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_set_check_cancellable (task, TRUE);
  self->show_progress = g_timeout_add_once (SHOW_PROGRESS_AFTER, show_progress_cb, self);
  g_task_run_in_thread (task, read_thread);
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslReplayDialog *self = BSL_REPLAY_DIALOG (widget);

  if (self->replay == NULL || self->replay->project == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_IMPORT], 0, self->replay->carried->project, self->name);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
bsl_replay_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (BSL_REPLAY_DIALOG (dialog)->cancellable);
  ADW_DIALOG_CLASS (bsl_replay_dialog_parent_class)->closed (dialog);
}

static void
bsl_replay_dialog_dispose (GObject *object)
{
  BslReplayDialog *self = BSL_REPLAY_DIALOG (object);

  g_clear_handle_id (&self->show_progress, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_REPLAY_DIALOG);
  g_clear_pointer (&self->replay, bsl_replay_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (bsl_replay_dialog_parent_class)->dispose (object);
}

static void
bsl_replay_dialog_class_init (BslReplayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_replay_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bsl_replay_dialog_closed;
  signals[SIGNAL_IMPORT] = g_signal_new ("import", BSL_TYPE_REPLAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_BYTES, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/replay/bsl-replay-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BslReplayDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BslReplayDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, BslReplayDialog, page);
  gtk_widget_class_bind_template_child (widget_class, BslReplayDialog, import_bar);
  gtk_widget_class_install_action (widget_class, "replay.import", NULL, import);
}

static void
bsl_replay_dialog_init (BslReplayDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
bsl_replay_dialog_new (BslLibrary *library, GBytes *document, const char *name)
{
  BslReplayDialog *self = g_object_new (BSL_TYPE_REPLAY_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->name = g_strdup (name);
  adw_dialog_set_title (ADW_DIALOG (self), name);
  start (self, document);
  return ADW_DIALOG (self);
}
