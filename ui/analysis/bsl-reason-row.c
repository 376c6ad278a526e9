/* SPDX-License-Identifier: EUPL-1.2 */
/* A row to write some sentences in. */
#include "config.h"

#include "ui/analysis/bsl-reason-row.h"

#include "ui/wizard/bsl-pause.h"

struct _BslReasonRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title;
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (BslReasonRow, bsl_reason_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
save (GtkWidget *view)
{
  g_signal_emit (gtk_widget_get_ancestor (view, BSL_TYPE_REASON_ROW), signals[SIGNAL_EDITED], 0);
}

static gboolean
bsl_reason_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_REASON_ROW (widget)->view));
}

/* Tab leaves the text: it is a form, not a page of a book. */
static gboolean
bsl_reason_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *view = GTK_WIDGET (BSL_REASON_ROW (widget)->view);

  return !gtk_widget_has_focus (view) && gtk_widget_grab_focus (view);
}

static void
bsl_reason_row_class_init (BslReasonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = bsl_reason_row_grab_focus;
  widget_class->focus = bsl_reason_row_focus;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", BSL_TYPE_REASON_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
bsl_reason_row_init (BslReasonRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), bsl_pause_attach_text (self->view, save));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self), "reason");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
bsl_reason_row_new (const char *title, const char *name)
{
  BslReasonRow *self = g_object_new (BSL_TYPE_REASON_ROW, NULL);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

void
bsl_reason_row_set_text (BslReasonRow *self, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (BSL_IS_REASON_ROW (self) && text != NULL);

  shown = bsl_reason_row_dup_text (self);
  bsl_pause_set_text (GTK_WIDGET (self->view), text, g_str_equal (shown, text));
}

void
bsl_reason_row_set_saved (BslReasonRow *self, BslSession *session, gboolean saved)
{
  g_return_if_fail (BSL_IS_REASON_ROW (self));

  bsl_pause_set_saved (GTK_WIDGET (self->view), session, saved);
}

void
bsl_reason_row_set_editable (BslReasonRow *self, gboolean editable)
{
  g_return_if_fail (BSL_IS_REASON_ROW (self));

  gtk_text_view_set_editable (self->view, editable);
}

char *
bsl_reason_row_dup_text (BslReasonRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}
