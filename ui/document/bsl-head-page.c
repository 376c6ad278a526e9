/* SPDX-License-Identifier: EUPL-1.2 */
/* Logo, letterhead and marking of the documents. */
#include "config.h"

#include "ui/document/bsl-head-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-places.h"
#include "app/report/bsl-report.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-head.h"

#define PICTURE_WIDTH 120

struct _BslHeadPage
{
  BslResultPage parent_instance;

  GPtrArray *letterheads; /* of BslReportPart */
  GPtrArray *shown;       /* of BslReportPart, borrowed: those one can choose */
};

G_DEFINE_FINAL_TYPE (BslHeadPage, bsl_head_page, BSL_TYPE_RESULT_PAGE)

static void
tell_error (BslHeadPage *self, const GError *error)
{
  bsl_tell_error (GTK_WIDGET (self), _("Logo Not Taken"), error);
}

static void
set_logo (BslHeadPage *self, GBytes *png)
{
  g_autoptr (GError) error = NULL;

  if (bsl_head_set_logo (png, &error))
    bsl_result_page_update (BSL_RESULT_PAGE (self));
  else
    tell_error (self, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslHeadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (png != NULL)
    set_logo (self, png);
  else
    tell_error (self, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslHeadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
  else
    tell_error (self, error);
}

static void
choose_logo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_autoptr (GtkFileDialog) dialog = bsl_file_dialog_new (_("Choose a Logo"), filter);

  gtk_file_filter_set_name (filter, _("PNG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

static void
remove_logo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_logo (BSL_HEAD_PAGE (widget), NULL);
}

static void
letterhead_cb (AdwComboRow *row, GParamSpec *pspec, BslHeadPage *self)
{
  guint index = adw_combo_row_get_selected (row);
  const BslReportPart *chosen = index > 0 ? g_ptr_array_index (self->shown, index - 1) : NULL;
  g_autoptr (GSettings) settings = bsl_head_get_settings ();

  g_settings_set_string (settings, "letterhead", chosen != NULL ? chosen->id : "");
}

static gboolean
is_allowed (BslHeadPage *self, BslEvaluation *evaluation, const BslReportPart *letterhead)
{
  BslSession *session = bsl_result_page_get_session (BSL_RESULT_PAGE (self));

  return bsl_report_allows_letterhead (bsl_session_get_project (session), evaluation, letterhead->id);
}

/* Those for the body of the project, and the one that is chosen for all projects. */
static void
add_letterhead (BslHeadPage *self, AdwPreferencesGroup *group, const BslHead *head, BslEvaluation *evaluation)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  const char *subtitle = _("Above who writes");
  guint selected = 0;

  g_ptr_array_set_size (self->shown, 0);
  gtk_string_list_append (names, _("No letterhead"));
  for (guint i = 0; i < self->letterheads->len; i++)
    {
      BslReportPart *letterhead = g_ptr_array_index (self->letterheads, i);
      gboolean chosen = g_strcmp0 (letterhead->id, head->letterhead) == 0, allowed = is_allowed (self, evaluation, letterhead);

      if (!chosen && !allowed)
        continue;
      gtk_string_list_append (names, letterhead->title);
      g_ptr_array_add (self->shown, letterhead);
      if (chosen)
        selected = self->shown->len;
      if (chosen && !allowed)
        subtitle = _("Not printed on the documents of this project: it is not for its body");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Letterhead"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (letterhead_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

/* What has no picture that this computer can show has its words. */
static GtkWidget *
create_picture (const BslHead *head)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (head->logo, NULL);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  GtkWidget *clamp = adw_clamp_new ();

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), head->logo_text != NULL ? head->logo_text : _("The logo"));
  /* logos are made for white paper */
  gtk_widget_add_css_class (picture, "paper");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PICTURE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), picture);
  gtk_widget_set_valign (clamp, GTK_ALIGN_CENTER);
  return clamp;
}

static void
add_logo (AdwPreferencesGroup *group, const BslHead *head)
{
  GtkWidget *row = bsl_text_row_new (_("Logo"));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkWidget *words = adw_entry_row_new ();
  g_autoptr (GSettings) settings = bsl_head_get_settings ();

  gtk_widget_set_tooltip_text (button, _("Remove the Logo"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "head.remove-logo");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_picture (head));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _("What the logo shows, for who cannot see it"));
  g_settings_bind (settings, "logo-text", words, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, words);
}

static void
add_head (BslHeadPage *self, BslEvaluation *evaluation)
{
  g_autoptr (BslHead) head = bsl_head_load ();
  AdwPreferencesGroup *group =
    bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Of Your Organisation"),
                               _("At the head of the documents of all projects; kept on this computer. A logo is a PNG picture of at most 1 MB."));

  add_letterhead (self, group, head, evaluation);
  if (head->logo != NULL)
    add_logo (group, head);
  adw_preferences_group_add (group, bsl_go_row_new (head->logo != NULL ? _("Choose Another Logo…") : _("Choose a Logo…"), NULL,
                                                    "head.choose-logo", NULL));
}

static void
add_marking (BslResultPage *page)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Of This Project"), NULL);
  const char *marking = bsl_own_text_get (bsl_session_get_project (bsl_result_page_get_session (page)), bsl_report_get_marking_place ());

  adw_preferences_group_add (group, bsl_go_row_new (_("Marking on Each Page"), marking != NULL ? marking : _("No marking"),
                                                    "details.text", bsl_report_get_marking_place ()));
}

static void
bsl_head_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  add_head (BSL_HEAD_PAGE (page), evaluation);
  add_marking (page);
}

static void
bsl_head_page_finalize (GObject *object)
{
  g_clear_pointer (&BSL_HEAD_PAGE (object)->shown, g_ptr_array_unref);
  g_clear_pointer (&BSL_HEAD_PAGE (object)->letterheads, g_ptr_array_unref);
  G_OBJECT_CLASS (bsl_head_page_parent_class)->finalize (object);
}

static void
bsl_head_page_class_init (BslHeadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_head_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_head_page_fill;
  gtk_widget_class_install_action (widget_class, "head.choose-logo", NULL, choose_logo);
  gtk_widget_class_install_action (widget_class, "head.remove-logo", NULL, remove_logo);
}

static void
bsl_head_page_init (BslHeadPage *self)
{
  self->shown = g_ptr_array_new ();
}

AdwNavigationPage *
bsl_head_page_new (BslSession *session)
{
  BslHeadPage *self = g_object_new (BSL_TYPE_HEAD_PAGE, "title", _("Logo, Letterhead and Marking"), NULL);

  self->letterheads = bsl_report_list_letterheads (bsl_session_get_lang (session));
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
