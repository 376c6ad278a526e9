/* SPDX-License-Identifier: EUPL-1.2 */
/* A page of groups made from the evaluation. */
#include "config.h"

#include "ui/common/bsl-result-page.h"

#include "ui/bsl-notices.h"
#include "ui/common/bsl-group.h"

typedef struct
{
  BslSession *session;
  BslEvaluation *evaluation; /* that of what is shown */
  gboolean own_date;
  gboolean stale;
  gboolean shown;
  GPtrArray *groups; /* of AdwPreferencesGroup, borrowed */
  AdwHeaderBar *header;
  AdwBin *bar;
  AdwPreferencesPage *page;
  BslNotices *notices;
} BslResultPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BslResultPage, bsl_result_page, ADW_TYPE_NAVIGATION_PAGE)

static BslResultPagePrivate *
get_private (BslResultPage *self)
{
  return bsl_result_page_get_instance_private (self);
}

/* What has the focus in the page, or NULL. */
static GtkWidget *
find_focus (BslResultPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_private (self)->page)) ? focus : NULL;
}

/* A row by its place: the widgets of a page go when it is made anew. */
typedef struct
{
  guint group;
  int row; /* -1: none */
} Place;

static Place
find_place (BslResultPage *self, GtkWidget *focus)
{
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *group = row != NULL ? gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP) : NULL;
  Place place = { .row = -1 };

  if (group != NULL && g_ptr_array_find (get_private (self)->groups, group, &place.group))
    place.row = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return place;
}

static GtkListBox *
find_list (GtkWidget *widget)
{
  GtkListBox *list = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); list == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    list = find_list (child);
  return list;
}

/* The row that is there now or, where rows went, the nearest one before it. */
static gboolean
focus_place (BslResultPage *self, Place place)
{
  GPtrArray *groups = get_private (self)->groups;
  GtkListBox *list = place.row >= 0 && place.group < groups->len ? find_list (g_ptr_array_index (groups, place.group)) : NULL;

  for (int i = list != NULL ? place.row : -1; i >= 0; i--)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

      if (row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}

/* What had the focus before may still be there, beside the rows. */
static void
closed_cb (BslResultPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Whether or not it has the focus yet. */
static AdwDialog *
get_visible_dialog (GtkRoot *root)
{
  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root));
  return ADW_IS_WINDOW (root) ? adw_window_get_visible_dialog (ADW_WINDOW (root)) : NULL;
}

/* A dialog gives the focus back to what had it, which a page made anew under it has no longer. */
static void
await_dialog (BslResultPage *self)
{
  AdwDialog *dialog = get_visible_dialog (gtk_widget_get_root (GTK_WIDGET (self)));

  if (dialog == NULL || gtk_widget_is_ancestor (GTK_WIDGET (self), GTK_WIDGET (dialog)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_signal_handlers_disconnect_by_func (dialog, closed_cb, self);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
rebuild (BslResultPage *self)
{
  BslResultPagePrivate *priv = get_private (self);
  GtkWidget *focus = find_focus (self);
  Place place = find_place (self, focus);

  await_dialog (self);
  priv->stale = FALSE;
  for (guint i = 0; i < priv->groups->len; i++)
    adw_preferences_page_remove (priv->page, g_ptr_array_index (priv->groups, i));
  g_ptr_array_set_size (priv->groups, 0);

  g_clear_pointer (&priv->evaluation, bsl_evaluation_unref);
  priv->evaluation = priv->own_date ? bsl_session_ref_own_evaluation (priv->session)
                                    : bsl_evaluation_ref (bsl_session_get_evaluation (priv->session));
  BSL_RESULT_PAGE_GET_CLASS (self)->fill (self, priv->evaluation);
  if (focus != NULL && !focus_place (self, place))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bsl_result_page_map (GtkWidget *widget)
{
  BslResultPage *self = BSL_RESULT_PAGE (widget);

  if (get_private (self)->stale)
    rebuild (self);
  GTK_WIDGET_CLASS (bsl_result_page_parent_class)->map (widget);
}

static gboolean
bsl_result_page_grab_focus (GtkWidget *widget)
{
  BslResultPagePrivate *priv = get_private (BSL_RESULT_PAGE (widget));

  /* the page is scrolled to the top by taking the first row, not the last one left */
  for (guint i = 0; i < priv->groups->len; i++)
    if (gtk_widget_child_focus (g_ptr_array_index (priv->groups, i), GTK_DIR_TAB_FORWARD))
      return TRUE;

  return FALSE;
}

/* Into the page when it opens; who comes back finds the focus where it was, unless what had it is
 * gone. */
static void
shown_cb (BslResultPage *self)
{
  BslResultPagePrivate *priv = get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean lost = root != NULL && gtk_root_get_focus (root) == NULL;

  if (lost || (!priv->shown && find_focus (self) == NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  priv->shown = TRUE;
}

static void
bsl_result_page_dispose (GObject *object)
{
  BslResultPagePrivate *priv = get_private (BSL_RESULT_PAGE (object));

  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_RESULT_PAGE);
  g_clear_pointer (&priv->groups, g_ptr_array_unref);
  g_clear_pointer (&priv->evaluation, bsl_evaluation_unref);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (bsl_result_page_parent_class)->dispose (object);
}

static void
bsl_result_page_class_init (BslResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_NOTICES);
  G_OBJECT_CLASS (klass)->dispose = bsl_result_page_dispose;
  widget_class->map = bsl_result_page_map;
  widget_class->grab_focus = bsl_result_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/common/bsl-result-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, BslResultPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, BslResultPage, bar);
  gtk_widget_class_bind_template_child_private (widget_class, BslResultPage, page);
  gtk_widget_class_bind_template_child_private (widget_class, BslResultPage, notices);
}

static void
bsl_result_page_init (BslResultPage *self)
{
  BslResultPagePrivate *priv = get_private (self);

  priv->groups = g_ptr_array_new ();
  priv->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
}

void
bsl_result_page_set_session (BslResultPage *self, BslSession *session)
{
  BslResultPagePrivate *priv = get_private (self);

  g_return_if_fail (BSL_IS_SESSION (session) && priv->session == NULL);

  priv->session = g_object_ref (session);
  bsl_notices_set_session (priv->notices, session);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (bsl_result_page_update), self, G_CONNECT_SWAPPED);
}

void
bsl_result_page_keep_own_date (BslResultPage *self)
{
  get_private (self)->own_date = TRUE;
}

void
bsl_result_page_follow_annotations (BslResultPage *self)
{
  BslSession *session = get_private (self)->session;

  g_return_if_fail (session != NULL);

  g_signal_connect_object (session, "annotated", G_CALLBACK (bsl_result_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::frozen", G_CALLBACK (bsl_result_page_update), self, G_CONNECT_SWAPPED);
}

void
bsl_result_page_tell_stop (BslResultPage *self)
{
  bsl_notices_leave_stop (get_private (self)->notices);
}

BslSession *
bsl_result_page_get_session (BslResultPage *self)
{
  return get_private (self)->session;
}

BslLang
bsl_result_page_get_lang (BslResultPage *self)
{
  return bsl_session_get_lang (get_private (self)->session);
}

BslEvaluation *
bsl_result_page_get_evaluation (BslResultPage *self)
{
  return get_private (self)->evaluation;
}

AdwHeaderBar *
bsl_result_page_get_header (BslResultPage *self)
{
  return get_private (self)->header;
}

void
bsl_result_page_set_bar (BslResultPage *self, GtkWidget *widget)
{
  adw_bin_set_child (get_private (self)->bar, widget);
}

void
bsl_result_page_take_group (BslResultPage *self, AdwPreferencesGroup *group)
{
  BslResultPagePrivate *priv = get_private (self);

  adw_preferences_page_add (priv->page, group);
  g_ptr_array_add (priv->groups, group);
}

AdwPreferencesGroup *
bsl_result_page_add_group (BslResultPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  bsl_result_page_take_group (self, group);
  return group;
}

void
bsl_result_page_add_widget (BslResultPage *self, GtkWidget *widget)
{
  adw_preferences_group_add (bsl_result_page_add_group (self, NULL, NULL), widget);
}

void
bsl_result_page_update (BslResultPage *self)
{
  g_return_if_fail (BSL_IS_RESULT_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rebuild (self);
  else
    get_private (self)->stale = TRUE;
}

static gboolean
update_cb (gpointer data)
{
  bsl_result_page_update (data);
  return G_SOURCE_REMOVE;
}

void
bsl_result_page_update_later (BslResultPage *self)
{
  g_return_if_fail (BSL_IS_RESULT_PAGE (self));

  g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, g_object_ref (self), g_object_unref);
}
