/* SPDX-License-Identifier: EUPL-1.2 */
/* A file attached to the project. */
#include "config.h"

#include "ui/attachments/bsl-attachment-row.h"

#include <glib/gi18n.h>

#include "app/store/bsl-attach.h"
#include "ui/attachments/bsl-attachment-removal.h"
#include "ui/common/bsl-file-opening.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-words.h"

struct _BslAttachmentRow
{
  AdwActionRow parent_instance;

  BslSession *session;
  char *id;
  gboolean decided; /* a snapshot was made with it */
};

G_DEFINE_FINAL_TYPE (BslAttachmentRow, bsl_attachment_row, ADW_TYPE_ACTION_ROW)

/* NULL where it was removed elsewhere meanwhile: the list is about to change. */
static BslEvidence *
dup_evidence (BslAttachmentRow *self)
{
  g_autoptr (GPtrArray) all = bsl_evidence_list (bsl_session_get_project (self->session));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((BslEvidence *) all->pdata[i])->id, self->id))
      return g_ptr_array_steal_index (all, i);
  return NULL;
}

static GtkWindow *
get_window (BslAttachmentRow *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAttachmentRow *self = BSL_ATTACHMENT_ROW (widget);
  g_autoptr (BslEvidence) evidence = dup_evidence (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (evidence == NULL)
    return;

  bytes = bsl_history_read_attachment (bsl_session_get_history (self->session), evidence, &error);
  if (bytes != NULL)
    bsl_file_opening_start (widget, evidence->name, bytes, 0600, _("File Not Opened"));
  else
    bsl_tell_error (widget, _("File Not Opened"), error);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAttachmentRow *self = BSL_ATTACHMENT_ROW (widget);
  g_autoptr (BslEvidence) evidence = dup_evidence (self);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (evidence == NULL)
    return;

  bytes = bsl_history_read_attachment (bsl_session_get_history (self->session), evidence, &error);
  if (bytes == NULL)
    {
      bsl_tell_error (widget, _("File Not Saved"), error);
      return;
    }
  gtk_file_dialog_set_title (dialog, _("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, evidence->name);
  bsl_file_saving_start (widget, dialog, bytes, _("File Not Saved"));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAttachmentRow *self = BSL_ATTACHMENT_ROW (widget);
  g_autoptr (BslEvidence) evidence = dup_evidence (self);

  if (evidence != NULL)
    bsl_attachment_removal_remove (get_window (self), self->session, evidence);
}

static void
erase (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAttachmentRow *self = BSL_ATTACHMENT_ROW (widget);
  g_autoptr (BslEvidence) evidence = dup_evidence (self);

  if (evidence != NULL)
    bsl_attachment_removal_ask (get_window (self), self->session, evidence);
}

static void
bsl_attachment_row_activate (AdwActionRow *row)
{
  open (GTK_WIDGET (row), "attachment.open", NULL);
}

static void
bsl_attachment_row_dispose (GObject *object)
{
  g_clear_object (&BSL_ATTACHMENT_ROW (object)->session);
  G_OBJECT_CLASS (bsl_attachment_row_parent_class)->dispose (object);
}

static void
bsl_attachment_row_finalize (GObject *object)
{
  g_free (BSL_ATTACHMENT_ROW (object)->id);
  G_OBJECT_CLASS (bsl_attachment_row_parent_class)->finalize (object);
}

static void
bsl_attachment_row_class_init (BslAttachmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_attachment_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_attachment_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = bsl_attachment_row_activate;
  gtk_widget_class_install_action (widget_class, "attachment.open", NULL, open);
  gtk_widget_class_install_action (widget_class, "attachment.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "attachment.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "attachment.erase", NULL, erase);
}

static void
bsl_attachment_row_init (BslAttachmentRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/* NULL where the file did not say it. */
static char *
dup_kind (const BslEvidence *evidence)
{
  g_autofree char *content = evidence->type != NULL ? g_content_type_from_mime_type (evidence->type) : NULL;

  return content != NULL && !g_content_type_is_unknown (content) ? g_content_type_get_description (content) : NULL;
}

/* "PDF document · 240 kB · 26 November 2026, A. Martin" */
static char *
dup_subtitle (BslAttachmentRow *self, const BslEvidence *evidence)
{
  const BslQuestion *question =
    evidence->about != NULL ? bsl_questionnaire_find (bsl_session_get_questionnaire (self->session), evidence->about) : NULL;
  BslLang lang = bsl_session_get_lang (self->session);
  g_autofree char *kind = dup_kind (evidence);
  g_autofree char *size = g_format_size ((guint64) MAX (evidence->size, 0));
  g_autofree char *day = bsl_words_dup_day (evidence->time, lang);
  g_autoptr (GString) words = g_string_new (kind);

  g_string_append_printf (words, "%s%s · %s", kind != NULL ? " · " : "", size, day);
  if (evidence->who != NULL)
    g_string_append_printf (words, ", %s", evidence->who);
  if (question != NULL)
    {
      g_string_append_c (words, '\n');
      /* Translators: the question whose answer an attached file proves */
      g_string_append_printf (words, _("About: %s"), bsl_text_get (&question->title, lang));
    }
  if (self->decided)
    g_string_append_printf (words, "\n%s", _("Stays with what was frozen"));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
add_icon (BslAttachmentRow *self, const BslEvidence *evidence)
{
  g_autofree char *content = g_content_type_from_mime_type (evidence->type != NULL ? evidence->type : "application/octet-stream");
  g_autoptr (GIcon) icon = content != NULL ? g_content_type_get_symbolic_icon (content) : NULL;

  adw_action_row_add_prefix (ADW_ACTION_ROW (self), g_object_new (GTK_TYPE_IMAGE, "gicon", icon, "accessible-role",
                                                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
}

static GMenuModel *
create_model (BslAttachmentRow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  g_menu_append (copy, _("_Open"), "attachment.open");
  g_menu_append (copy, _("_Save a Copy…"), "attachment.save");
  if (!(self->decided && bsl_session_is_frozen (self->session)))
    g_menu_append (removal, _("_Remove"), "attachment.remove");
  if (!self->decided)
    g_menu_append (removal, _("_Erase for Good…"), "attachment.erase");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  if (!bsl_session_is_read_only (self->session))
    g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
  return G_MENU_MODEL (menu);
}

/* The state of the project may be another one when it is opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) model = create_model (data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (model));
}

static void
add_menu (BslAttachmentRow *self, const BslEvidence *evidence)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = g_strdup_printf (_("Menu of “%s”"), evidence->name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (button, _("What can be done with this file"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

GtkWidget *
bsl_attachment_row_new (BslSession *session, const BslEvidence *evidence, gboolean decided)
{
  BslAttachmentRow *self = g_object_new (BSL_TYPE_ATTACHMENT_ROW, NULL);
  g_autofree char *subtitle = NULL;

  self->session = g_object_ref (session);
  self->id = g_strdup (evidence->id);
  self->decided = decided;
  subtitle = dup_subtitle (self, evidence);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), evidence->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  add_icon (self, evidence);
  add_menu (self, evidence);

  return GTK_WIDGET (self);
}
