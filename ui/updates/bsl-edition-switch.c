/* SPDX-License-Identifier: EUPL-1.2 */
/* A window goes on with another edition. */
#include "config.h"

#include "ui/updates/bsl-edition-switch.h"

#include <glib/gi18n.h>

#include "ui/updates/bsl-edition-change.h"

/* What waits on a window: an update to apply and the key that is to be known with it, a library to take over. */
#define UPDATE "edition-update"
#define KEY "edition-key"
#define LIBRARY "edition-library"

static BslApplication *
get_application (BslWindow *self)
{
  return BSL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
free_update (gpointer data)
{
  bsl_update_free (data);
}

static void
free_key (gpointer data)
{
  bsl_public_key_free (data);
}

/* Each window has its own unsaved text. */
static void
offer_to_all (BslApplication *application, BslLibrary *library)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  bsl_application_set_library (application, library);
  for (GList *l = windows; l != NULL; l = l->next)
    if (BSL_IS_WINDOW (l->data))
      {
        g_object_set_data_full (l->data, LIBRARY, g_object_ref (library), g_object_unref);
        gtk_widget_activate_action (l->data, "edition.take", NULL);
      }
}

static void
tell (BslWindow *self, BslEditions *editions, gboolean applied)
{
  const BslEdition *current = bsl_editions_get_current (editions, NULL);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  AdwToast *toast;

  if (current == NULL)
    return;
  name = bsl_date_words_from_iso (current->name, bsl_library_get_lang (bsl_window_get_library (self)));
  /* Translators: an edition, mostly a date, and its publisher */
  message = g_strdup_printf (applied ? _("The edition of %s by %s is in use.") : _("The edition of %s by %s is in use again."),
                             name, current->publisher);
  toast = adw_toast_new (message);
  if (applied)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "edition.revert");
      adw_toast_set_timeout (toast, 10);
    }
  bsl_window_dismiss_toasts (self);
  bsl_window_add_toast (self, toast);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslWindow *self = BSL_WINDOW (source);
  BslApplication *application = get_application (self);
  gboolean applied;
  g_autoptr (GError) error = NULL;
  g_autoptr (BslLibrary) library = bsl_edition_change_finish (result, &applied, &error);

  /* closed meanwhile: the next window begins with it */
  if (application == NULL)
    return;

  bsl_editions_refresh (bsl_application_get_editions (application));
  if (library == NULL)
    {
      bsl_window_show_error (self, applied ? _("Update Not Applied") : _("Update Not Taken Back"), error);
      return;
    }
  tell (self, bsl_application_get_editions (application), applied);
  offer_to_all (application, library);
}

static void
run (BslWindow *self, BslUpdate *update, BslPublicKey *key)
{
  bsl_edition_change_run (self, bsl_application_get_editions (get_application (self)), bsl_window_get_library (self), update, key,
                          changed_cb);
}

static void
change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);

  if (g_object_get_data (G_OBJECT (self), UPDATE) != NULL && bsl_window_may_leave (self, name))
    run (self, g_object_steal_data (G_OBJECT (self), UPDATE), g_object_steal_data (G_OBJECT (self), KEY));
}

static void
revert (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);

  if (bsl_window_may_leave (self, name))
    run (self, NULL, NULL);
}

static void
take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);
  g_autoptr (BslLibrary) library = NULL;

  if (g_object_get_data (G_OBJECT (self), LIBRARY) == NULL || !bsl_window_may_leave (self, name))
    return;

  library = g_object_steal_data (G_OBJECT (self), LIBRARY);
  bsl_window_take_library (self, library);
}

void
bsl_edition_switch_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "edition.change", NULL, change);
  gtk_widget_class_install_action (klass, "edition.revert", NULL, revert);
  gtk_widget_class_install_action (klass, "edition.take", NULL, take);
}

void
bsl_edition_switch_apply (BslWindow *self, BslUpdate *update, BslPublicKey *key)
{
  g_return_if_fail (BSL_IS_WINDOW (self) && update != NULL);

  g_object_set_data_full (G_OBJECT (self), UPDATE, update, free_update);
  g_object_set_data_full (G_OBJECT (self), KEY, key, free_key);
  gtk_widget_activate_action (GTK_WIDGET (self), "edition.change", NULL);
}
