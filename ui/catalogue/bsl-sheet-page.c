/* SPDX-License-Identifier: EUPL-1.2 */
/* A page of the catalogue made of groups. */
#include "config.h"

#include "ui/catalogue/bsl-sheet-page.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-catalogue-places.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"

struct _BslSheetPage
{
  AdwNavigationPage parent_instance;

  BslSheetFill fill;
  char *offer; /* identifier, or NULL */
  char *focused; /* title of a row */
  AdwPreferencesPage *page;
  GPtrArray *groups; /* borrowed */
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (BslSheetPage, bsl_sheet_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
bsl_sheet_page_grab_focus (GtkWidget *widget)
{
  BslSheetPage *self = BSL_SHEET_PAGE (widget);

  for (guint i = 0; i < self->groups->len; i++)
    if (gtk_widget_child_focus (self->groups->pdata[i], GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

/* Into the page when it opens; who comes back finds the focus where it was. */
static void
shown_cb (BslSheetPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && (!self->shown || gtk_root_get_focus (root) == NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->shown = TRUE;
}

static void
bsl_sheet_page_finalize (GObject *object)
{
  BslSheetPage *self = BSL_SHEET_PAGE (object);

  g_ptr_array_unref (self->groups);
  g_free (self->offer);
  g_free (self->focused);
  G_OBJECT_CLASS (bsl_sheet_page_parent_class)->finalize (object);
}

static void
bsl_sheet_page_class_init (BslSheetPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_sheet_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_sheet_page_grab_focus;
  bsl_catalogue_places_install (GTK_WIDGET_CLASS (klass));
}

static void
bsl_sheet_page_init (BslSheetPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
}

static void
fill (BslSheetPage *self, BslCatalogueReader *reader)
{
  const BslOffer *offer = self->offer != NULL ? bsl_catalogue_find (bsl_catalogue_reader_get_catalogue (reader), self->offer) : NULL;

  if (self->offer != NULL && offer == NULL)
    bsl_sheet_page_add_widget (self, bsl_text_row_new (_("The catalogue has no such offer any more.")));
  else
    self->fill (self, reader, offer);
}

typedef void (*RowFunc) (GtkWidget *row, gpointer data);

static void
for_each_row (GtkWidget *widget, RowFunc func, gpointer data)
{
  if (BSL_IS_DETAIL_ROW (widget))
    func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    for_each_row (child, func, data);
}

static void
note_open (GtkWidget *row, gpointer titles)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    g_hash_table_add (titles, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))));
}

static void
open_again (GtkWidget *row, gpointer titles)
{
  if (g_hash_table_contains (titles, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
clear (BslSheetPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
}

static void
follow (BslSheetPage *self, BslCatalogueReader *reader);

/* The rows hold on to the catalogue of the reader before: they go first. */
static void
superseded_cb (BslSheetPage *self, BslCatalogueReader *before)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BslCatalogueReader *reader = bsl_catalogue_reader_get_newest (before);

  if (self->fill == NULL)
    {
      follow (self, reader);
      return;
    }
  g_object_ref (before);
  bsl_sheet_page_remember_focus (self);
  for_each_row (GTK_WIDGET (self->page), note_open, titles);
  clear (self);
  follow (self, reader);
  for_each_row (GTK_WIDGET (self->page), open_again, titles);
  bsl_sheet_page_restore_focus (self);
  g_object_unref (before);
}

static void
follow (BslSheetPage *self, BslCatalogueReader *reader)
{
  bsl_catalogue_places_set_reader (GTK_WIDGET (self), reader);
  g_signal_connect_object (reader, "superseded", G_CALLBACK (superseded_cb), self, G_CONNECT_SWAPPED);
  if (self->fill != NULL)
    fill (self, reader);
}

AdwNavigationPage *
bsl_sheet_page_new (BslCatalogueReader *reader, const char *title, BslSheetFill fill_page, const char *offer)
{
  BslSheetPage *self = g_object_new (BSL_TYPE_SHEET_PAGE, "title", title, NULL);

  self->fill = fill_page;
  self->offer = g_strdup (offer);
  follow (self, reader);
  return ADW_NAVIGATION_PAGE (self);
}

void
bsl_sheet_page_remember_focus (BslSheetPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                     ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;
  GtkWidget *outer = row != NULL ? gtk_widget_get_ancestor (row, BSL_TYPE_DETAIL_ROW) : NULL;

  if (row != NULL)
    g_set_str (&self->focused, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (outer != NULL ? outer : row)));
}

static void
find_focused (GtkWidget *row, gpointer data)
{
  BslSheetPage *self = data;

  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), self->focused) == 0)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

void
bsl_sheet_page_restore_focus (BslSheetPage *self)
{
  g_return_if_fail (BSL_IS_SHEET_PAGE (self));

  if (self->focused != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    for_each_row (GTK_WIDGET (self->page), find_focused, self);
}

void
bsl_sheet_page_take_group (BslSheetPage *self, AdwPreferencesGroup *group)
{
  g_return_if_fail (BSL_IS_SHEET_PAGE (self));

  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
}

AdwPreferencesGroup *
bsl_sheet_page_add_group (BslSheetPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  bsl_sheet_page_take_group (self, group);
  return group;
}

void
bsl_sheet_page_add_widget (BslSheetPage *self, GtkWidget *widget)
{
  adw_preferences_group_add (bsl_sheet_page_add_group (self, NULL, NULL), widget);
}
