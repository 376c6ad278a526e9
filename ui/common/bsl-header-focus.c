/* SPDX-License-Identifier: EUPL-1.2 */
/* Tab into the header bars. */
#include "config.h"

#include "ui/common/bsl-header-focus.h"

static void
list_headers (GtkWidget *widget, GPtrArray *headers)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_HEADER_BAR (widget))
    g_ptr_array_add (headers, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_headers (child, headers);
}

/* Into the first one after @header (NULL: of all) that takes it. */
static gboolean
enter_next (GtkWindow *window, GtkWidget *header)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  guint index = 0;

  list_headers (GTK_WIDGET (window), headers);
  if (header != NULL && g_ptr_array_find (headers, header, &index))
    index++;
  for (; index < headers->len; index++)
    if (gtk_widget_child_focus (headers->pdata[index], GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

/* To the beginning of what is below @header: a page that is entered by itself takes the focus where it
 * likes best. */
static gboolean
begin_anew (GtkWindow *window, GtkWidget *header)
{
  GtkWidget *view = gtk_widget_get_ancestor (header, ADW_TYPE_TOOLBAR_VIEW);

  if (view == NULL)
    return FALSE;

  for (GtkWidget *widget = gtk_window_get_focus (window); widget != NULL; widget = gtk_widget_get_parent (widget))
    gtk_widget_set_focus_child (widget, NULL);
  return gtk_widget_child_focus (adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (view)), GTK_DIR_TAB_FORWARD);
}

gboolean
bsl_header_focus_move (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *header = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_HEADER_BAR) : NULL;

  if (focus == NULL)
    return FALSE;
  if (header == NULL)
    return gtk_widget_child_focus (gtk_widget_get_focus_child (GTK_WIDGET (window)), GTK_DIR_TAB_FORWARD) ||
           enter_next (window, NULL);

  return gtk_widget_child_focus (header, GTK_DIR_TAB_FORWARD) || enter_next (window, header) || begin_anew (window, header);
}
