/* SPDX-License-Identifier: EUPL-1.2 */
/* The state of the justification, and the files to make of it. */
#include "config.h"

#include "ui/document/bsl-export-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-report.h"
#include "app/rules/bsl-analysis-record.h"
#include "ui/analysis/bsl-analysis-words.h"
#include "ui/bsl-window.h"
#include "ui/common/bsl-details-view.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-preview-page.h"
#include "ui/wizard/bsl-answer-row.h"

/* questions listed before the rest is left to the summary */
#define MAX_QUESTIONS 5
#define SHOW_PROGRESS_AFTER 200 /* ms */

struct _BslExportPage
{
  BslResultPage parent_instance;

  BslLang lang;
  BslDocument *document;      /* of what is shown; NULL while it is made */
  GCancellable *building;
  AdwPreferencesGroup *contents;
  GtkWidget *progress;
  guint progress_timeout;
};

G_DEFINE_FINAL_TYPE (BslExportPage, bsl_export_page, BSL_TYPE_RESULT_PAGE)

static const struct
{
  const char *id, *title, *subtitle, *suffix;
} forms[] = {
  { "odt", N_("Text Document (ODT)"), N_("To complete and sign in LibreOffice or Word"), ".odt" },
  { "pdf", N_("PDF"), N_("To read, print and archive; accessible to screen readers"), ".pdf" },
  { "html", N_("Web Page (HTML)"), N_("One file that opens in any browser"), ".html" },
  { "txt", N_("Plain Text"), N_("To paste into a message or another system"), ".txt" },
  { "boussole", N_("Project File"), N_("To send to a colleague who uses Boussole, or to keep"), ".boussole" },
};

static BslWindow *
get_window (BslExportPage *self)
{
  return BSL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* A file being written */
typedef struct
{
  BslExportPage *page;
  GFile *file;
  guint form;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->page);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
open_cb (AdwToast *toast, gpointer data)
{
  GtkWindow *window = GTK_WINDOW (data);
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, window, NULL, NULL, NULL);
}

static void
tell_saved (BslExportPage *self, GFile *file)
{
  BslWindow *window = get_window (self);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = g_strdup_printf (_("“%s” saved"), name);
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), window, G_CONNECT_DEFAULT);
  bsl_window_add_toast (window, toast);
}

static void
show_progress_cb (gpointer data)
{
  BslExportPage *self = data;

  self->progress_timeout = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->progress), _("Writing the document…"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
stop_progress (BslExportPage *self)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress), FALSE);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  gboolean done = bsl_document_job_export_finish (result, &error);

  stop_progress (saving->page);
  /* the window may be gone by now; the file is complete all the same */
  if (gtk_widget_get_root (GTK_WIDGET (saving->page)) == NULL)
    return;
  if (done)
    tell_saved (saving->page, saving->file);
  else
    bsl_window_show_error (get_window (saving->page), _("Document Not Saved"), error);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  BslExportPage *self = saving->page;
  const BslFormat *format = bsl_format_find (forms[saving->form].id);

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (saving->file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
          !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        bsl_window_show_error (get_window (self), _("Document Not Saved"), error);
      return;
    }

  if (self->progress_timeout == 0)
    self->progress_timeout = g_timeout_add_once (SHOW_PROGRESS_AFTER, show_progress_cb, self);
  bsl_document_job_export_async (bsl_result_page_get_session (BSL_RESULT_PAGE (self)), self->lang, format, saving->file,
                                 NULL, exported_cb, saving);
  g_steal_pointer (&saving);
}

static GtkFileDialog *
create_dialog (BslExportPage *self, guint form)
{
  BslSession *session = bsl_result_page_get_session (BSL_RESULT_PAGE (self));
  const BslReportOptions options = { .lang = self->lang };
  g_autofree char *base = bsl_report_dup_file_name (bsl_session_get_project (session),
                                                    bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self)), &options);
  g_autofree char *name = g_strconcat (base, forms[form].suffix, NULL);
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(forms[form].title));
  gtk_file_filter_add_suffix (filter, forms[form].suffix + 1);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _("Save the Document"));
  gtk_file_dialog_set_initial_name (dialog, name);

  return dialog;
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslExportPage *self = BSL_EXPORT_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].id, id))
      {
        g_autoptr (GtkFileDialog) dialog = create_dialog (self, i);
        Saving *saving = g_new0 (Saving, 1);

        saving->page = g_object_ref (self);
        saving->form = i;
        gtk_file_dialog_save (dialog, GTK_WINDOW (get_window (self)), NULL, save_cb, saving);
      }
}

static void
preview (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslExportPage *self = BSL_EXPORT_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, BSL_TYPE_DETAILS_VIEW);
  guint64 block = g_ascii_strtoull (g_variant_get_string (parameter, NULL), NULL, 10);

  if (self->document != NULL && view != NULL)
    bsl_details_view_push (BSL_DETAILS_VIEW (view), bsl_preview_page_new (self->document, (guint) block));
}

/* The headings of the first level, each with the way to it in the preview. */
static void
list_contents (BslExportPage *self)
{
  for (guint i = 0; i < bsl_document_get_n_blocks (self->document); i++)
    {
      const BslBlock *block = bsl_document_get_block (self->document, i);
      g_autofree char *title = NULL;
      g_autofree char *target = g_strdup_printf ("%u", i);

      if (block->kind != BSL_BLOCK_HEADING || block->level != 1)
        continue;
      title = bsl_preview_page_dup_title (block);
      adw_preferences_group_add (self->contents, bsl_go_row_new (title, NULL, "document.preview", target));
    }
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslExportPage) self = data;
  g_autoptr (GError) error = NULL;
  BslDocument *document = bsl_document_job_build_finish (result, &error);

  if (document == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        bsl_window_show_error (get_window (self), _("Document Not Made"), error);
      return;
    }

  self->document = document;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.preview", TRUE);
  list_contents (self);
}

static void
build (BslExportPage *self)
{
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_pointer (&self->document, bsl_document_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.preview", FALSE);
  self->building = g_cancellable_new ();
  bsl_document_job_build_async (bsl_result_page_get_session (BSL_RESULT_PAGE (self)), self->lang, self->building,
                                built_cb, g_object_ref (self));
}

static BslProject *
get_project (BslResultPage *page)
{
  return bsl_session_get_project (bsl_result_page_get_session (page));
}

static void
add_state (BslResultPage *page, BslEvaluation *evaluation)
{
  const BslWord draft = { _("Draft Justification"), "bsl-step-open-symbolic", "warning" };
  const BslWord final = { _("Justification"), "bsl-step-complete-symbolic", "success" };

  if (bsl_report_is_draft (get_project (page), evaluation))
    bsl_result_page_add_widget (page, bsl_status_card_new (draft, _("The document calls itself a draft on every page as long as something below is open. You can save it at any time.")));
  else
    bsl_result_page_add_widget (page, bsl_status_card_new (final, _("Nothing that decides is open any more. What people must write themselves is listed in the document, among the parts to complete.")));
}

static void
add_reviews (AdwPreferencesGroup *group, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u offer to examine", "%u offers to examine", n), n);

  if (n > 0)
    adw_preferences_group_add (group, bsl_go_row_new (title, _("Their reasons stand in the document"), "document.go", "offers"));
}

static void
add_analyses (BslResultPage *page, AdwPreferencesGroup *group, BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    {
      const BslAnalysis *analysis = bsl_rule_base_get_analysis (rules, i);
      g_autofree char *title = NULL;
      g_autofree char *description = NULL;

      if (!bsl_analysis_is_awaited (analysis, get_project (page), evaluation))
        continue;
      bsl_analysis_dup_status (analysis, bsl_result_page_get_session (page), &title, &description);
      adw_preferences_group_add (group, bsl_go_row_new (bsl_text_get (&analysis->title, bsl_result_page_get_lang (page)), title,
                                                        "details.analysis", analysis->id));
    }
}

/* What keeps the document a draft. */
static void
add_open (BslResultPage *page, BslEvaluation *evaluation)
{
  GArray *open = bsl_evaluation_get_open_questions (evaluation);
  AdwPreferencesGroup *group;

  if (!bsl_report_is_draft (get_project (page), evaluation))
    return;

  group = bsl_result_page_add_group (page, _("Still Open"), NULL);
  for (guint i = 0; i < MIN (open->len, MAX_QUESTIONS); i++)
    adw_preferences_group_add (group, bsl_answer_row_new (bsl_result_page_get_session (page),
                                                          g_array_index (open, BslOpenQuestion, i).question, NULL));
  if (open->len > MAX_QUESTIONS)
    {
      guint n = open->len - MAX_QUESTIONS;
      g_autofree char *title = g_strdup_printf (ngettext ("%u more question", "%u more questions", n), n);

      adw_preferences_group_add (group, bsl_go_row_new (title, NULL, "document.go", "recap"));
    }
  add_analyses (page, group, evaluation);
  add_reviews (group, bsl_evaluation_count (evaluation, BSL_VERDICT_TO_EXAMINE));
}

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "session.go", "(ss)", g_variant_get_string (parameter, NULL), "");
}

static void
lang_cb (AdwComboRow *row, GParamSpec *pspec, BslExportPage *self)
{
  self->lang = adw_combo_row_get_selected (row) == 0 ? BSL_LANG_FR : BSL_LANG_EN;
  bsl_result_page_update (BSL_RESULT_PAGE (self));
}

static void
add_language (BslExportPage *self, AdwPreferencesGroup *group)
{
  static const char *const names[] = { "Français", "English", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Language of the Document"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->lang == BSL_LANG_FR ? 0 : 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (lang_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void
add_forms (BslExportPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Save"), NULL);

  add_language (self, group);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWidget *row = bsl_go_row_new (_(forms[i].title), _(forms[i].subtitle), "document.save", forms[i].id);

      bsl_go_row_set_icon (BSL_GO_ROW (row), "document-save-symbolic");
      adw_preferences_group_add (group, row);
    }
}

static void
bsl_export_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslExportPage *self = BSL_EXPORT_PAGE (page);

  add_state (page, evaluation);
  add_forms (self);
  add_open (page, evaluation);
  self->contents = bsl_result_page_add_group (page, _("What the Document Holds"), _("Open a line to read it."));
  build (self);
}

static void
bsl_export_page_dispose (GObject *object)
{
  BslExportPage *self = BSL_EXPORT_PAGE (object);

  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_pointer (&self->document, bsl_document_unref);
  G_OBJECT_CLASS (bsl_export_page_parent_class)->dispose (object);
}

static void
bsl_export_page_class_init (BslExportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_export_page_dispose;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_export_page_fill;
  gtk_widget_class_install_action (widget_class, "document.save", "s", save);
  gtk_widget_class_install_action (widget_class, "document.preview", "s", preview);
  gtk_widget_class_install_action (widget_class, "document.go", "s", go);
}

static GtkWidget *
create_progress (void)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (box), adw_spinner_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Writing the document…")));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_revealer_set_child (GTK_REVEALER (revealer), box);

  return revealer;
}

static void
bsl_export_page_init (BslExportPage *self)
{
  self->progress = create_progress ();
  bsl_result_page_set_bar (BSL_RESULT_PAGE (self), self->progress);
}

AdwNavigationPage *
bsl_export_page_new (BslSession *session)
{
  BslExportPage *self = g_object_new (BSL_TYPE_EXPORT_PAGE, "title", _("Document"), NULL);

  self->lang = bsl_session_get_lang (session);
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  g_signal_connect_object (session, "annotated", G_CALLBACK (bsl_result_page_update), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
