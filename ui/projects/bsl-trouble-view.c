/* SPDX-License-Identifier: EUPL-1.2 */
/* In place of saved projects that cannot be used. */
#include "config.h"

#include "ui/projects/bsl-trouble-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/store/bsl-backup.h"
#include "app/store/bsl-store.h"

struct _BslTroubleView
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkBox *buttons;
  GtkLabel *place;
  GtkWidget *again;
  GtkWidget *restore;
  GtkWidget *aside;
  GtkWidget *main; /* the one of them that helps most */
};

G_DEFINE_FINAL_TYPE (BslTroubleView, bsl_trouble_view, ADW_TYPE_BIN)

static const char *
get_title (const GError *error)
{
  static const struct
  {
    BslStoreError code;
    const char *title;
  } titles[] = {
    { BSL_STORE_ERROR_FULL, N_("The Disk Is Full") },
    { BSL_STORE_ERROR_READ_ONLY, N_("No Access to the Saved Projects") },
    { BSL_STORE_ERROR_BUSY, N_("The Saved Projects Are in Use") },
    { BSL_STORE_ERROR_CORRUPT, N_("The Saved Projects Are Damaged") },
    { BSL_STORE_ERROR_FOREIGN, N_("Another File Is in the Place of the Projects") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_error_matches (error, BSL_STORE_ERROR, (int) titles[i].code))
      return _(titles[i].title);

  return _("The Saved Projects Cannot Be Opened");
}

/* Whether trying again comes to the same. */
static gboolean
is_lasting (const GError *error)
{
  return g_error_matches (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT) ||
         g_error_matches (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FOREIGN);
}

/* The message without the place it begins with, which has a line of its own; a sentence, to be freed. */
static char *
dup_reason (const char *message, const char *path)
{
  const char *rest = g_str_has_prefix (message, path) ? message + strlen (path) : "";
  g_autofree char *first = NULL;

  while (*rest != '\0' && !g_unichar_isalnum (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  if (*rest == '\0')
    return g_strdup (message);

  first = g_utf8_strup (rest, g_utf8_next_char (rest) - rest);

  return g_strconcat (first, g_utf8_next_char (rest), NULL);
}

/* A file that could not be read is no way back. */
static gboolean
is_backed_up (const char *path)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (path);

  for (guint i = 0; i < backups->len; i++)
    if (((BslBackup *) backups->pdata[i])->kind != BSL_BACKUP_DAMAGED)
      return TRUE;
  return FALSE;
}

static void
aside_response_cb (BslTroubleView *self, const char *response)
{
  if (g_str_equal (response, "aside"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-aside", NULL);
}

static void
set_aside (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Start Anew?"), _("The list of projects begins empty. The file that is there now is not deleted: it is "
                                              "renamed and stays among the backups, for somebody who can repair it.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "aside", _("_Set Aside"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (aside_response_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static gboolean
bsl_trouble_view_grab_focus (GtkWidget *widget)
{
  BslTroubleView *self = BSL_TROUBLE_VIEW (widget);

  return self->main != NULL && gtk_widget_grab_focus (self->main);
}

static void
bsl_trouble_view_class_init (BslTroubleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = bsl_trouble_view_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/projects/bsl-trouble-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BslTroubleView, status);
  gtk_widget_class_bind_template_child (widget_class, BslTroubleView, buttons);
  gtk_widget_class_bind_template_child (widget_class, BslTroubleView, place);
  gtk_widget_class_bind_template_child (widget_class, BslTroubleView, again);
  gtk_widget_class_bind_template_child (widget_class, BslTroubleView, restore);
  gtk_widget_class_bind_template_child (widget_class, BslTroubleView, aside);
  gtk_widget_class_install_action (widget_class, "trouble.set-aside", NULL, set_aside);
}

static void
bsl_trouble_view_init (BslTroubleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* First the one that helps most. */
static void
offer (BslTroubleView *self, gboolean lasting, gboolean backed_up)
{
  if (self->main != NULL)
    gtk_widget_remove_css_class (self->main, "suggested-action");
  gtk_widget_set_visible (self->restore, lasting && backed_up);
  gtk_widget_set_visible (self->aside, lasting);
  self->main = !lasting ? self->again : backed_up ? self->restore : self->aside;
  gtk_box_reorder_child_after (self->buttons, self->again, lasting ? self->aside : GTK_WIDGET (self->place));
  gtk_widget_add_css_class (self->main, "suggested-action");
}

/* As markup. */
static void
describe (BslTroubleView *self, const char *reason, gboolean without_backup)
{
  g_autofree char *escaped = g_markup_escape_text (reason, -1);
  g_autofree char *text = without_backup ? g_strdup_printf (_("%s There is no backup of the projects here."), escaped) : NULL;

  adw_status_page_set_description (self->status, text != NULL ? text : escaped);
}

void
bsl_trouble_view_tell (BslTroubleView *self, const char *path, const GError *error)
{
  gboolean lasting = is_lasting (error);
  gboolean backed_up;
  g_autofree char *reason = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (BSL_IS_TROUBLE_VIEW (self) && path != NULL && error != NULL);

  backed_up = is_backed_up (path);
  reason = dup_reason (error->message, path);
  place = g_filename_display_name (path);
  adw_status_page_set_title (self->status, get_title (error));
  describe (self, reason, lasting && !backed_up);
  gtk_label_set_label (self->place, place);
  offer (self, lasting, backed_up);
}

AdwNavigationPage *
bsl_trouble_view_new_page (const char *path, const GError *error)
{
  BslTroubleView *self = g_object_new (BSL_TYPE_TROUBLE_VIEW, NULL);
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  AdwNavigationPage *page = adw_navigation_page_new_with_tag (GTK_WIDGET (view), _("Boussole"), "projects");

  adw_toolbar_view_add_top_bar (view, adw_header_bar_new ());
  adw_toolbar_view_set_content (view, GTK_WIDGET (self));
  bsl_trouble_view_tell (self, path, error);
  g_signal_connect_object (page, "shown", G_CALLBACK (gtk_widget_grab_focus), self, G_CONNECT_SWAPPED);

  return page;
}
