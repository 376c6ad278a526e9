/* SPDX-License-Identifier: EUPL-1.2 */
/* The title of the project. */
#include "config.h"

#include "ui/wizard/bsl-title-row.h"

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
    bsl_session_set_title (self->session, text);
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
  g_signal_connect_object (session, "notify::title", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
