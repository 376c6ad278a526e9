/* SPDX-License-Identifier: EUPL-1.2 */
/* Saved projects looked at again while nobody waits. */
#include "config.h"

#include "ui/history/bsl-reviewing.h"

#include <glib/gi18n.h>

#include "app/store/bsl-list.h"
#include "ui/history/bsl-impact-page.h"
#include "ui/history/bsl-review.h"

/* a few milliseconds */
#define PROJECTS_AT_ONCE 20
/* On a window: that it is at work, and that it is to be told what came of it. */
#define BUSY "reviewing-busy"
#define TELL "reviewing-tell"

static guint
count (BslStore *store)
{
  const BslListQuery query = { .state = BSL_STATE_REVIEW };
  g_autoptr (GArray) keys = bsl_store_query_keys (store, &query, NULL);

  return keys != NULL ? keys->len : 0;
}

/* What it offers is still there when a message about something else has passed, and the other way round. */
static void
tell (BslWindow *self)
{
  guint n = bsl_window_get_store (self) != NULL ? count (bsl_window_get_store (self)) : 0;
  g_autofree char *message = g_strdup_printf (ngettext ("%u project to review", "%u projects to review", n), n);
  AdwToast *toast;

  if (n == 0)
    return;
  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, _("What _Changed"));
  adw_toast_set_action_name (toast, "win.show-impact");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 10);
  bsl_window_add_toast (self, toast);
}

/* One project at a time, so that the window stays free. */
static gboolean
review_cb (gpointer data)
{
  BslWindow *self = data;

  if (bsl_window_get_store (self) != NULL && bsl_review_next (bsl_window_get_library (self), bsl_window_get_store (self), bsl_date_today ()))
    return G_SOURCE_CONTINUE;

  g_object_set_data (G_OBJECT (self), BUSY, NULL);
  if (g_object_steal_data (G_OBJECT (self), TELL) != NULL)
    tell (self);
  return G_SOURCE_REMOVE;
}

/* Some projects at a time. */
static gboolean
index_cb (gpointer data)
{
  BslWindow *self = data;
  g_autoptr (GError) error = NULL;
  gboolean left = FALSE;

  if (bsl_window_get_store (self) != NULL &&
      !bsl_store_index (bsl_window_get_store (self), bsl_library_get_questionnaire (bsl_window_get_library (self)), PROJECTS_AT_ONCE, &left, &error))
    {
      g_debug ("Not indexed: %s", error->message);
      left = FALSE;
    }
  if (!left)
    g_idle_add_full (G_PRIORITY_LOW, review_cb, g_object_ref (self), g_object_unref);
  return left ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
bsl_reviewing_start (BslWindow *self, gboolean changed)
{
  g_return_if_fail (BSL_IS_WINDOW (self));

  if (changed)
    g_object_set_data (G_OBJECT (self), TELL, self);
  if (bsl_window_get_store (self) == NULL || bsl_store_is_read_only (bsl_window_get_store (self)) ||
      g_object_get_data (G_OBJECT (self), BUSY) != NULL)
    return;
  g_object_set_data (G_OBJECT (self), BUSY, self);
  g_idle_add_full (G_PRIORITY_LOW, index_cb, g_object_ref (self), g_object_unref);
}

static void
show_impact (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);

  if (bsl_window_get_store (self) != NULL && bsl_library_load (bsl_window_get_library (self), NULL) && bsl_window_may_leave (self, name))
    bsl_window_show_page (self, bsl_impact_page_new (bsl_window_get_library (self), bsl_window_get_store (self),
                                                     g_object_get_data (G_OBJECT (self), BUSY) != NULL));
}

static void
show_review (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_window_show_projects (BSL_WINDOW (widget), BSL_STATE_REVIEW);
}

void
bsl_reviewing_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-impact", NULL, show_impact);
  gtk_widget_class_install_action (klass, "win.show-review", NULL, show_review);
}
