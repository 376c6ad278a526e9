/* SPDX-License-Identifier: EUPL-1.2 */
/* Tab into the bars above a page. */
#include "config.h"

#include "ui/common/bsl-header-focus.h"

/* Not in the content of a page, which Tab goes through anyway. */
static gboolean
is_above_content (GtkWidget *widget)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_TOOLBAR_VIEW);
  GtkWidget *content = view != NULL ? adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (view)) : NULL;

  return view != NULL && (content == NULL || !gtk_widget_is_ancestor (widget, content));
}

static gboolean
is_bar (GtkWidget *widget)
{
  return ADW_IS_HEADER_BAR (widget) ||
         ((ADW_IS_BANNER (widget) || GTK_IS_SEARCH_BAR (widget)) && is_above_content (widget));
}

static GtkWidget *
find_bar (GtkWidget *widget)
{
  while (widget != NULL && !is_bar (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
list_headers (GtkWidget *widget, GPtrArray *headers)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_bar (widget))
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
  GtkWidget *header = focus != NULL ? find_bar (focus) : NULL;

  /* GTK looks for another place once what had it is gone */
  if (focus == NULL || gtk_widget_get_root (focus) != GTK_ROOT (window))
    return FALSE;
  if (header == NULL)
    return gtk_widget_child_focus (gtk_widget_get_focus_child (GTK_WIDGET (window)), GTK_DIR_TAB_FORWARD) ||
           enter_next (window, NULL);

  return gtk_widget_child_focus (header, GTK_DIR_TAB_FORWARD) || enter_next (window, header) || begin_anew (window, header);
}
