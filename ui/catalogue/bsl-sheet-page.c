/* SPDX-License-Identifier: EUPL-1.2 */
/* A page of the catalogue made of groups. */
#include "config.h"

#include "ui/catalogue/bsl-sheet-page.h"

#include "ui/catalogue/bsl-catalogue-places.h"
#include "ui/common/bsl-group.h"

struct _BslSheetPage
{
  AdwNavigationPage parent_instance;

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
  g_ptr_array_unref (BSL_SHEET_PAGE (object)->groups);
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

BslSheetPage *
bsl_sheet_page_new (BslCatalogueReader *reader, const char *title)
{
  BslSheetPage *self = g_object_new (BSL_TYPE_SHEET_PAGE, "title", title, NULL);

  bsl_catalogue_places_set_reader (GTK_WIDGET (self), reader);
  return self;
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
