/* SPDX-License-Identifier: EUPL-1.2 */
/* A document or a section of it, to read. */
#include "config.h"

#include "ui/document/bsl-preview-page.h"

#include <glib/gi18n.h>

#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-head.h"
#include "ui/document/bsl-origin.h"
#include "ui/document/bsl-preview-row.h"

#define MAX_WIDTH 700
/* added at once, so that the window stays free while a long document is laid out */
#define ROWS_AT_ONCE 100

struct _BslPreviewPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslOrder *order;
  const char *section; /* interned; NULL: all */
  GCancellable *building;
  gboolean stale;
  BslDocument *document; /* being shown: NULL when all of it is */
  guint next;            /* block of it */
  guint idle;
  int focus;    /* row that takes the focus again; negative: none */
  double place; /* to be scrolled to; negative: none */
  AdwToolbarView *view;
  GtkScrolledWindow *scrolled; /* this or the status page is shown: owned */
  GtkListBox *list;
  AdwStatusPage *status;
};

G_DEFINE_FINAL_TYPE (BslPreviewPage, bsl_preview_page, ADW_TYPE_NAVIGATION_PAGE)

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_origin_go (widget, BSL_PREVIEW_PAGE (widget)->session, g_variant_get_string (parameter, NULL));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "line.go", NULL);
}

static void
show_status (BslPreviewPage *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  adw_toolbar_view_set_content (self->view, GTK_WIDGET (self->status));
}

/* A section without its heading, which is the title of the page. FALSE where it is not of the section. */
static gboolean
add_block (BslPreviewPage *self, const BslBlock *block, gboolean first)
{
  g_autofree char *title = NULL;

  if (self->section != NULL && block->section != self->section)
    return FALSE;

  if (self->section == NULL || !first || block->kind != BSL_BLOCK_HEADING)
    {
      bsl_preview_rows_add (self->list, block);
      return TRUE;
    }
  title = bsl_preview_page_dup_title (block);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  return TRUE;
}

/* The row that had the focus has it again as soon as it is there. */
static void
restore_focus (BslPreviewPage *self)
{
  GtkListBoxRow *row = self->focus >= 0 ? gtk_list_box_get_row_at_index (self->list, self->focus) : NULL;

  if (row == NULL)
    return;

  self->focus = -1;
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static guint
count_rows (const BslBlock *block)
{
  return block->kind == BSL_BLOCK_TABLE ? block->rows->len : block->kind == BSL_BLOCK_LIST ? block->items->len : 1;
}

static gboolean
add_some (gpointer data)
{
  BslPreviewPage *self = data;
  guint rows = 0;

  while (self->next < bsl_document_get_n_blocks (self->document) && rows < ROWS_AT_ONCE)
    {
      const BslBlock *block = bsl_document_get_block (self->document, self->next);
      gboolean first = self->next == 0 || bsl_document_get_block (self->document, self->next - 1)->section != block->section;

      if (add_block (self, block, first))
        rows += count_rows (block);
      self->next++;
    }
  restore_focus (self);
  if (self->next < bsl_document_get_n_blocks (self->document))
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->document, bsl_document_unref);
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static GtkListBoxRow *
get_focused_row (BslPreviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, BSL_TYPE_PREVIEW_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? GTK_LIST_BOX_ROW (row) : NULL;
}

/* The text is laid out in the next frame: only then can it be scrolled. */
static void
upper_cb (BslPreviewPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->place < 0 || most <= 0)
    return;

  gtk_adjustment_set_value (adjustment, MIN (self->place, most));
  if (self->place <= most)
    self->place = -1;
}

static void
fill (BslPreviewPage *self, BslDocument *document)
{
  GtkListBoxRow *focused = get_focused_row (self);
  double place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->document, bsl_document_unref);
  self->document = bsl_document_ref (document);
  self->next = 0;
  self->focus = focused != NULL ? gtk_list_box_row_get_index (focused) : self->focus;
  gtk_list_box_remove_all (self->list);
  if (self->section == NULL)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), bsl_document_get_title (document));
  if (add_some (self) == G_SOURCE_CONTINUE)
    self->idle = g_idle_add (add_some, self);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    {
      show_status (self, _("Not in the Document"), _("As the answers stand now, the document has no such part."));
      return;
    }

  adw_toolbar_view_set_content (self->view, GTK_WIDGET (self->scrolled));
  self->place = place;
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslPreviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BslDocument) document = bsl_document_job_build_finish (result, &error);

  if (document != NULL)
    fill (self, document);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_status (self, _("Document Not Made"), error->message);
}

static void
build (BslPreviewPage *self)
{
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  self->building = g_cancellable_new ();
  self->stale = FALSE;
  bsl_document_job_build_async (self->session, self->order, self->building, built_cb, g_object_ref (self));
}

static void
changed_cb (BslPreviewPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    build (self);
  else
    self->stale = TRUE;
}

static void
bsl_preview_page_map (GtkWidget *widget)
{
  BslPreviewPage *self = BSL_PREVIEW_PAGE (widget);

  if (self->stale)
    build (self);
  GTK_WIDGET_CLASS (bsl_preview_page_parent_class)->map (widget);
}

/* Into the text; who comes back finds the focus where it was. */
static gboolean
bsl_preview_page_grab_focus (GtkWidget *widget)
{
  BslPreviewPage *self = BSL_PREVIEW_PAGE (widget);
  GtkListBoxRow *row = get_focused_row (self);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row)) : gtk_widget_grab_focus (GTK_WIDGET (self->scrolled));
}

static void
bsl_preview_page_dispose (GObject *object)
{
  BslPreviewPage *self = BSL_PREVIEW_PAGE (object);

  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->document, bsl_document_unref);
  g_clear_object (&self->scrolled);
  g_clear_object (&self->status);
  g_clear_object (&self->session);
  g_clear_pointer (&self->order, bsl_order_free);
  G_OBJECT_CLASS (bsl_preview_page_parent_class)->dispose (object);
}

static void
bsl_preview_page_class_init (BslPreviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_preview_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = bsl_preview_page_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_preview_page_grab_focus;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.go", "s", go);
}

static void
create_list (BslPreviewPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "reading");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  self->scrolled = GTK_SCROLLED_WINDOW (g_object_ref_sink (gtk_scrolled_window_new ()));
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, clamp);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "changed", G_CALLBACK (upper_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_set_tooltip_text (button, _("Print…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.print");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

static void
bsl_preview_page_init (BslPreviewPage *self)
{
  GtkWidget *spinner = adw_spinner_new ();

  self->focus = -1;
  self->place = -1;
  create_list (self);
  self->status = ADW_STATUS_PAGE (g_object_ref_sink (adw_status_page_new ()));
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Writing the document…"), -1);
  adw_toolbar_view_add_top_bar (self->view, create_header ());
  adw_toolbar_view_set_content (self->view, spinner);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));
}

AdwNavigationPage *
bsl_preview_page_new (BslSession *session, const BslOrder *order, const char *section, BslDocument *document)
{
  BslPreviewPage *self = g_object_new (BSL_TYPE_PREVIEW_PAGE, "title", _("Read"), NULL);

  self->session = g_object_ref (session);
  self->order = bsl_order_copy (order);
  self->section = g_intern_string (section);
  self->stale = document == NULL;
  if (document != NULL)
    fill (self, document);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotated", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  bsl_head_watch (G_OBJECT (self), G_CALLBACK (changed_cb));

  return ADW_NAVIGATION_PAGE (self);
}

const BslOrder *
bsl_preview_page_get_order (BslPreviewPage *self)
{
  g_return_val_if_fail (BSL_IS_PREVIEW_PAGE (self), NULL);

  return self->order;
}

char *
bsl_preview_page_dup_title (const BslBlock *heading)
{
  g_autofree char *text = bsl_line_to_string (heading->line);

  return heading->number != NULL ? g_strdup_printf ("%s. %s", heading->number, text) : g_steal_pointer (&text);
}
