/* SPDX-License-Identifier: EUPL-1.2 */
/* A section of the justification, to read. */
#include "config.h"

#include "ui/document/bsl-preview-page.h"

struct _BslPreviewPage
{
  AdwNavigationPage parent_instance;

  GtkWidget *scrolled;
};

G_DEFINE_FINAL_TYPE (BslPreviewPage, bsl_preview_page, ADW_TYPE_NAVIGATION_PAGE)

static void
append_run (GString *markup, const BslRun *run)
{
  g_autofree char *text = g_markup_escape_text (run->text, -1);
  g_autofree char *link = run->link != NULL ? g_markup_escape_text (run->link, -1) : NULL;

  if (link != NULL)
    g_string_append_printf (markup, "<a href=\"%s\">%s</a>", link, text);
  else if (run->strong)
    g_string_append_printf (markup, "<b>%s</b>", text);
  else
    g_string_append (markup, text);
  if (run->note != NULL)
    {
      g_autofree char *text_of_note = bsl_line_to_string (run->note);
      g_autofree char *note = g_markup_escape_text (text_of_note, -1);
      g_string_append_printf (markup, " <small>[%s]</small>", note);
    }
}

static GtkWidget *
create_label (const BslLine *line, const char *prefix, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (GString) markup = g_string_new (prefix);

  for (guint i = 0; i < line->runs->len; i++)
    append_run (markup, g_ptr_array_index (line->runs, i));
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static const char *
get_class (const BslBlock *block)
{
  if (block->kind == BSL_BLOCK_HEADING)
    return block->level == 1 ? "title-2" : block->level == 2 ? "title-4" : "heading";
  if (block->style == BSL_STYLE_LEAD)
    return "heading";
  return block->style == BSL_STYLE_NOTE ? "dimmed" : NULL;
}

static void
append_cell (GtkBox *row, const BslLine *line, const char *css_class)
{
  if (line->runs->len > 0)
    gtk_box_append (row, create_label (line, NULL, css_class));
}

/* The first cell names the row. Of two columns it stands above the other; of more, each other cell
 * stands under the name of its column. */
static GtkWidget *
create_row (const BslBlock *block, const GPtrArray *cells)
{
  const GPtrArray *header = g_ptr_array_index (block->rows, 0);
  gboolean pair = cells->len == 2;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (row, "cells");
  append_cell (GTK_BOX (row), g_ptr_array_index (cells, 0), pair ? "column" : "heading");
  for (guint i = 1; i < cells->len; i++)
    {
      const BslLine *line = g_ptr_array_index (cells, i);

      if (!pair && block->head_row && line->runs->len > 0)
        append_cell (GTK_BOX (row), g_ptr_array_index (header, i), "column");
      append_cell (GTK_BOX (row), line, NULL);
    }

  return row;
}

/* A table reads row by row, also on a narrow window. */
static void
append_table (GtkBox *box, const BslBlock *block)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  if (block->caption != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, block->caption, -1);
  for (guint i = block->head_row ? 1 : 0; i < block->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (block, g_ptr_array_index (block->rows, i)));
  gtk_box_append (box, list);
}

static void
append_list (GtkBox *box, const BslBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      g_autofree char *prefix = block->ordered ? g_strdup_printf ("%u. ", i + 1) : g_strdup ("• ");
      gtk_box_append (box, create_label (g_ptr_array_index (block->items, i), prefix, NULL));
    }
}

static void
append_block (GtkBox *box, const BslBlock *block)
{
  if (block->kind == BSL_BLOCK_TABLE)
    append_table (box, block);
  else if (block->kind == BSL_BLOCK_LIST)
    append_list (box, block);
  else
    gtk_box_append (box, create_label (block->line, NULL, get_class (block)));
}

/* Without its heading, which is the title of the page. */
static GtkWidget *
create_section (BslDocument *document, guint first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "section");
  for (guint i = first + 1; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);

      if (block->kind == BSL_BLOCK_HEADING && block->level == 1)
        break;
      append_block (GTK_BOX (box), block);
    }

  return box;
}

/* Scrolls with the keys; a cursor in the first text would look like an entry. */
static gboolean
bsl_preview_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BSL_PREVIEW_PAGE (widget)->scrolled);
}

static void
bsl_preview_page_class_init (BslPreviewPageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_preview_page_grab_focus;
}

static void
bsl_preview_page_init (BslPreviewPage *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
}

AdwNavigationPage *
bsl_preview_page_new (BslDocument *document, guint block)
{
  g_autofree char *title = bsl_preview_page_dup_title (bsl_document_get_block (document, block));
  BslPreviewPage *self = g_object_new (BSL_TYPE_PREVIEW_PAGE, "title", title, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 700);
  adw_clamp_set_child (ADW_CLAMP (clamp), create_section (document, block));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->scrolled);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);

  return ADW_NAVIGATION_PAGE (self);
}

char *
bsl_preview_page_dup_title (const BslBlock *heading)
{
  g_autofree char *text = bsl_line_to_string (heading->line);

  return heading->number != NULL ? g_strdup_printf ("%s. %s", heading->number, text) : g_steal_pointer (&text);
}
