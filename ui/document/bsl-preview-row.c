/* SPDX-License-Identifier: EUPL-1.2 */
/* A line of a document, to read and to follow to where it comes from. */
#include "config.h"

#include "ui/document/bsl-preview-row.h"

#include "ui/document/bsl-figure-view.h"
#include "ui/document/bsl-origin.h"

struct _BslPreviewRow
{
  GtkListBoxRow parent_instance;

  const char *origin; /* interned */
  GString *text;
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (BslPreviewRow, bsl_preview_row, GTK_TYPE_LIST_BOX_ROW)

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslPreviewRow *self = BSL_PREVIEW_ROW (widget);

  if (self->origin != NULL)
    gtk_widget_activate_action (widget, "preview.go", "s", self->origin);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), BSL_PREVIEW_ROW (widget)->text->str);
}

static void
bsl_preview_row_finalize (GObject *object)
{
  g_string_free (BSL_PREVIEW_ROW (object)->text, TRUE);
  G_OBJECT_CLASS (bsl_preview_row_parent_class)->finalize (object);
}

static void
bsl_preview_row_class_init (BslPreviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_preview_row_finalize;
  gtk_widget_class_install_action (widget_class, "line.go", NULL, go);
  gtk_widget_class_install_action (widget_class, "line.copy", NULL, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "line.copy", NULL);
}

static void
bsl_preview_row_init (BslPreviewRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->text = g_string_new (NULL);
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_set_hexpand (GTK_WIDGET (self->lines), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.go", FALSE);
}

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
      g_string_append_printf (markup, " <span size=\"small\" weight=\"normal\">[%s]</span>", note);
    }
}

/* @text is what is read aloud and copied. */
static GtkLabel *
add_text (BslPreviewRow *self, const char *prefix, const char *text, const char *css_class, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", role, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "yalign", 0.0, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->lines, label);
  g_string_append_printf (self->text, "%s%s%s", self->text->len > 0 ? "\n" : "", prefix != NULL ? prefix : "", text);
  return GTK_LABEL (label);
}

/* Takes the first origin that a line of it has. */
static void
add_label (BslPreviewRow *self, const BslLine *line, const char *prefix, const char *css_class, GtkAccessibleRole role)
{
  g_autoptr (GString) markup = g_string_new (prefix);
  g_autofree char *text = bsl_line_to_string (line);

  for (guint i = 0; i < line->runs->len; i++)
    append_run (markup, g_ptr_array_index (line->runs, i));
  gtk_label_set_markup (add_text (self, prefix, text, css_class, role), markup->str);
  if (self->origin == NULL)
    self->origin = line->origin;
}

/* A small picture at the end tells the eye, the description a screen reader, that it can be pressed. */
static void
complete (BslPreviewRow *self, GtkListBox *list)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text->str, -1);
  if (self->origin != NULL)
    {
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", bsl_origin_get_icon (self->origin), "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_START, NULL);

      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), icon);
      gtk_widget_add_css_class (GTK_WIDGET (self), "pressable");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.go", TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      bsl_origin_describe (self->origin), -1);
    }
  gtk_list_box_append (list, GTK_WIDGET (self));
}

static const char *
get_class (const BslBlock *block)
{
  static const char *const classes[] = {
    [BSL_STYLE_TITLE] = "title-1", [BSL_STYLE_LEAD] = "heading", [BSL_STYLE_NOTE] = "dimmed", [BSL_STYLE_SENDER] = "heading",
  };

  if (block->kind == BSL_BLOCK_HEADING)
    return block->level == 1 ? "title-2" : block->level == 2 ? "title-4" : "heading";
  return block->style < G_N_ELEMENTS (classes) ? classes[block->style] : NULL;
}

/* As wide as on paper, and less where there is less room. */
static void
add_picture (BslPreviewRow *row, const BslFigure *figure)
{
  GtkWidget *picture = bsl_figure_view_new (figure);

  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  /* logos and inks are made for white paper */
  gtk_widget_add_css_class (picture, "paper");
  gtk_box_append (row->lines, picture);
}

static void
add_line (GtkListBox *list, const BslBlock *block)
{
  BslPreviewRow *row = g_object_new (BSL_TYPE_PREVIEW_ROW, NULL);
  gboolean heading = block->kind == BSL_BLOCK_HEADING;
  g_autofree char *number = heading && block->number != NULL ? g_strdup_printf ("%s. ", block->number) : NULL;

  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (row), "head");
  if (block->style == BSL_STYLE_WARNING || block->style == BSL_STYLE_CLAUSE)
    gtk_widget_add_css_class (GTK_WIDGET (row), block->style == BSL_STYLE_WARNING ? "framed" : "clause");
  if (block->kind == BSL_BLOCK_FIGURE)
    add_picture (row, block->figure);
  add_label (row, block->line, number, get_class (block), heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL);
  complete (row, list);
}

static void
add_points (GtkListBox *list, const BslBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      g_autofree char *prefix = block->ordered ? g_strdup_printf ("%u. ", block->first + i) : g_strdup ("• ");
      BslPreviewRow *row = g_object_new (BSL_TYPE_PREVIEW_ROW, NULL);

      add_label (row, g_ptr_array_index (block->items, i), prefix, NULL, GTK_ACCESSIBLE_ROLE_LABEL);
      complete (row, list);
    }
}

static void
add_cell (BslPreviewRow *row, const BslLine *line, const char *css_class)
{
  if (line->runs->len > 0)
    add_label (row, line, NULL, css_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

/* The first cell names the row. Of two columns it stands above the other; of more, each other cell
 * stands under the name of its column. */
static void
add_cells (BslPreviewRow *row, const BslBlock *block, const GPtrArray *cells)
{
  const GPtrArray *header = g_ptr_array_index (block->rows, 0);
  gboolean pair = cells->len == 2;

  add_cell (row, g_ptr_array_index (cells, 0), pair ? "column" : "heading");
  for (guint i = 1; i < cells->len; i++)
    {
      const BslLine *line = g_ptr_array_index (cells, i);

      if (!pair && block->head_row && line->runs->len > 0)
        add_cell (row, g_ptr_array_index (header, i), "column");
      add_cell (row, line, NULL);
    }
}

static void
add_caption (GtkListBox *list, const char *caption)
{
  BslPreviewRow *row = g_object_new (BSL_TYPE_PREVIEW_ROW, NULL);

  add_text (row, NULL, caption, "caption-heading", GTK_ACCESSIBLE_ROLE_LABEL);
  complete (row, list);
}

/* A table reads row by row, also on a narrow window. */
static void
add_table (GtkListBox *list, const BslBlock *block)
{
  guint first = block->head_row ? 1 : 0;

  if (block->caption != NULL)
    add_caption (list, block->caption);
  for (guint i = first; i < block->rows->len; i++)
    {
      BslPreviewRow *row = g_object_new (BSL_TYPE_PREVIEW_ROW, NULL);

      gtk_widget_add_css_class (GTK_WIDGET (row), "cells");
      if (i == first)
        gtk_widget_add_css_class (GTK_WIDGET (row), "first");
      if (i + 1 == block->rows->len)
        gtk_widget_add_css_class (GTK_WIDGET (row), "last");
      add_cells (row, block, g_ptr_array_index (block->rows, i));
      complete (row, list);
    }
}

void
bsl_preview_rows_add (GtkListBox *list, const BslBlock *block)
{
  if (block->kind == BSL_BLOCK_TABLE)
    add_table (list, block);
  else if (block->kind == BSL_BLOCK_LIST)
    add_points (list, block);
  else
    add_line (list, block);
}

const char *
bsl_preview_row_get_origin (BslPreviewRow *self)
{
  g_return_val_if_fail (BSL_IS_PREVIEW_ROW (self), NULL);

  return self->origin;
}
