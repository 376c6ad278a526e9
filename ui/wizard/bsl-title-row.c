/* SPDX-License-Identifier: EUPL-1.2 */
/* The title of the project. */
#include "config.h"

#include "ui/wizard/bsl-title-row.h"

#include <glib/gi18n.h>

#include "ui/wizard/bsl-pause.h"

struct _BslTitleRow
{
  AdwEntryRow parent_instance;

  BslSession *session;
};

G_DEFINE_FINAL_TYPE (BslTitleRow, bsl_title_row, ADW_TYPE_ENTRY_ROW)

/* No project is without a title: it is told while it is missing, and comes back where none is given. */
static void
set_wrong (BslTitleRow *self, gboolean wrong)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));

  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("A project needs a title: without one, it keeps the title it had."));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
    }
  gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
save (GtkWidget *widget)
{
  BslTitleRow *self = BSL_TITLE_ROW (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  set_wrong (self, *text == '\0');
  if (self->session != NULL && *text != '\0')
    bsl_pause_set_saved (widget, self->session, bsl_session_set_title (self->session, text));
}

static void
update (BslTitleRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  g_object_get (self->session, "title", &title, NULL);
  bsl_pause_set_text (GTK_WIDGET (self), title != NULL ? title : "", g_strcmp0 (title, text) == 0);
}

/* A name somebody gave is not to be typed over by accident; that of a new project waits for it. */
static gboolean
bsl_title_row_grab_focus (GtkWidget *widget)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (widget));

  if (g_strcmp0 (gtk_editable_get_text (text), _("New procurement")) == 0)
    return GTK_WIDGET_CLASS (bsl_title_row_parent_class)->grab_focus (widget);

  gtk_editable_set_position (text, -1);
  return gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static void
bsl_title_row_dispose (GObject *object)
{
  g_clear_object (&BSL_TITLE_ROW (object)->session);
  G_OBJECT_CLASS (bsl_title_row_parent_class)->dispose (object);
}

static void
bsl_title_row_class_init (BslTitleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_title_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_title_row_grab_focus;
}

static void
left_cb (BslTitleRow *self)
{
  bsl_pause_flush (GTK_WIDGET (self));
  if (self->session != NULL)
    update (self);
  set_wrong (self, FALSE);
}

static void
bsl_title_row_init (BslTitleRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  bsl_pause_attach (GTK_WIDGET (self), save);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
bsl_title_row_set_session (BslTitleRow *self, BslSession *session)
{
  g_return_if_fail (BSL_IS_TITLE_ROW (self) && self->session == NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !bsl_session_is_read_only (session));
  g_signal_connect_object (session, "notify::title", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
