/* SPDX-License-Identifier: EUPL-1.2 */
/* The files attached to the project. */
#include "config.h"

#include "ui/attachments/bsl-attachments-page.h"

#include <glib/gi18n.h>

#include "app/store/bsl-attach.h"
#include "ui/attachments/bsl-attachment-files.h"
#include "ui/attachments/bsl-attachment-row.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"

struct _BslAttachmentsPage
{
  BslResultPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BslAttachmentsPage, bsl_attachments_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslAttachmentsPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static void
tell_added (GtkWidget *page, guint n, const char *name)
{
  g_autofree char *message = n == 1 ? g_strdup_printf (_("“%s” attached"), name)
                                    : g_strdup_printf (ngettext ("%u file attached", "%u files attached", n), n);

  if (n > 0)
    bsl_tell (page, message);
}

static void
tell_refused (GtkWidget *page, GString *refused)
{
  g_autoptr (GError) error = NULL;

  if (refused->len == 0)
    return;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, refused->str);
  bsl_tell_error (page, _("File Not Attached"), error);
}

void
bsl_attachments_page_add (BslAttachmentsPage *self, GListModel *files)
{
  BslHistory *history = bsl_session_get_history (get_session (self));
  g_autoptr (GString) refused = g_string_new (NULL);
  g_autofree char *name = NULL;
  guint added = 0;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *base = g_file_get_basename (file);
      g_autoptr (GError) error = NULL;

      if (bsl_attachment_files_add (history, file, &error))
        {
          added++;
          g_set_str (&name, base);
        }
      else
        /* Translators: a file and what is wrong with it */
        g_string_append_printf (refused, _("%s“%s”: %s"), refused->len > 0 ? "\n" : "", base, error->message);
    }
  tell_added (GTK_WIDGET (self), added, name);
  tell_refused (GTK_WIDGET (self), refused);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslAttachmentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL)
    bsl_attachments_page_add (self, files);
  else
    bsl_tell_error (GTK_WIDGET (self), _("File Not Attached"), error);
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _("_Attach"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

static gboolean
drop_cb (BslAttachmentsPage *self, const GValue *value)
{
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (bsl_session_is_read_only (get_session (self)))
    return FALSE;
  for (GSList *file = dropped; file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  bsl_attachments_page_add (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
add_button (AdwPreferencesGroup *group)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Files…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attachments.add");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_add_css_class (button, "pill");
  adw_preferences_group_add (group, button);
}

static void
add_attached (BslResultPage *page)
{
  BslSession *session = bsl_result_page_get_session (page);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Attached Files"), NULL);
  g_autoptr (GPtrArray) all = bsl_evidence_list (bsl_session_get_project (session));
  /* where that cannot be read, removing tells why */
  g_autoptr (GHashTable) decided = bsl_history_list_decided (bsl_session_get_history (session), NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const BslEvidence *evidence = all->pdata[i];
      gboolean stays = decided != NULL && g_hash_table_contains (decided, evidence->sha256);

      adw_preferences_group_add (group, bsl_attachment_row_new (session, evidence, stays));
    }
  if (all->len == 0)
    adw_preferences_group_add (group, bsl_text_row_new (bsl_session_is_read_only (session)
                                                          ? _("No file is attached.")
                                                          : _("No file is attached yet. Add one, or drop it here.")));
}

static void
bsl_attachments_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslSession *session = bsl_result_page_get_session (page);
  g_autofree char *limit = g_strdup_printf (_("What proves something: a certificate, a price list, a note. A file of up to "
                                              "%u MiB is kept with the project and goes with its export."),
                                            BSL_EVIDENCE_MAX_BYTES / (1024 * 1024));
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, NULL, limit);

  if (!bsl_session_is_read_only (session))
    {
      adw_preferences_group_add (group, bsl_caution_row_new (_("Attach nothing classified: the project is not made to hold it.")));
      add_button (group);
    }
  add_attached (page);
}

static void
bsl_attachments_page_class_init (BslAttachmentsPageClass *klass)
{
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_attachments_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "attachments.add", NULL, add);
}

static void
bsl_attachments_page_init (BslAttachmentsPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

AdwNavigationPage *
bsl_attachments_page_new (BslSession *session)
{
  BslAttachmentsPage *self = g_object_new (BSL_TYPE_ATTACHMENTS_PAGE, "title", _("Attachments"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
