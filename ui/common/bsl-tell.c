/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages in the window around a widget. */
#include "config.h"

#include "ui/common/bsl-tell.h"

#include "ui/bsl-window.h"

static BslWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return BSL_IS_WINDOW (root) ? BSL_WINDOW (root) : NULL;
}

void
bsl_tell_toast (GtkWidget *widget, AdwToast *toast)
{
  g_autoptr (AdwToast) own = g_object_ref_sink (toast);
  BslWindow *window = find_window (widget);

  if (window != NULL)
    bsl_window_add_toast (window, g_object_ref (own));
}

void
bsl_tell (GtkWidget *widget, const char *message)
{
  bsl_tell_toast (widget, adw_toast_new (message));
}

static gboolean
is_given_up (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
bsl_tell_error (GtkWidget *widget, const char *heading, const GError *error)
{
  BslWindow *window = find_window (widget);

  if (window != NULL && !is_given_up (error))
    bsl_window_show_error (window, heading, error);
}
