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

static void
save (GtkWidget *widget)
{
  BslTitleRow *self = BSL_TITLE_ROW (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  if (self->session != NULL && *text != '\0')
    bsl_pause_set_saved (widget, self->session, bsl_session_set_title (self->session, text));
}

static void
update (BslTitleRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  g_object_get (self->session, "title", &title, NULL);
  if (g_strcmp0 (title, text) != 0)
    bsl_pause_set_text (GTK_WIDGET (self), title != NULL ? title : "");
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
bsl_title_row_init (BslTitleRow *self)
{
  bsl_pause_attach (GTK_WIDGET (self), save);
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
