/* SPDX-License-Identifier: EUPL-1.2 */
/* A project, opened on its document. */
#include "config.h"

#include "tests/ui/document-fixture.h"

#include "app/core/bsl-own-text.h"
#include "ui/common/bsl-details-view.h"
#include "ui/common/bsl-go-row.h"
#include "ui/document/bsl-document-page.h"
#include "ui/document/bsl-preview-page.h"
#include "ui/document/bsl-preview-row.h"
#include "ui/wizard/bsl-pause.h"

void
document_fixture_open (DocumentFixture *self, const char *members)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());

  self->session = ui_session_new_with (DOCUMENT_FIXTURE_ANSWERS, members);
  self->project = BSL_PROJECT_PAGE (bsl_project_page_new (self->session));
  self->window = ui_present (GTK_WIDGET (view));
  adw_navigation_view_push (view, ADW_NAVIGATION_PAGE (self->project));
  ui_settle ();
  bsl_project_page_go (self->project, "document", NULL);
  ui_settle ();
}

void
document_fixture_close (DocumentFixture *self)
{
  gtk_window_destroy (self->window);
  g_clear_object (&self->session);
}

AdwNavigationPage *
document_fixture_get_page (DocumentFixture *self)
{
  GtkWidget *page = ui_get (GTK_WIDGET (self->project), BSL_TYPE_DOCUMENT_PAGE, NULL);

  return bsl_details_view_get_visible_page (BSL_DETAILS_VIEW (ui_get (page, BSL_TYPE_DETAILS_VIEW, NULL)));
}

void
document_fixture_act (DocumentFixture *self, const char *action, const char *target)
{
  gboolean done = target != NULL ? gtk_widget_activate_action (GTK_WIDGET (document_fixture_get_page (self)), action, "s", target)
                                 : gtk_widget_activate_action (GTK_WIDGET (document_fixture_get_page (self)), action, NULL);

  g_assert_true (done);
  ui_settle ();
}

static gboolean
has_contents (gpointer page)
{
  return ui_find (page, BSL_TYPE_GO_ROW, "1. Identification") != NULL;
}

gboolean
document_fixture_has_rows (gpointer page)
{
  return ui_find (page, BSL_TYPE_PREVIEW_ROW, NULL) != NULL;
}

AdwNavigationPage *
document_fixture_read_section (DocumentFixture *self, const char *section)
{
  ui_wait (has_contents, document_fixture_get_page (self));
  document_fixture_act (self, "document.read", section);
  g_assert_true (BSL_IS_PREVIEW_PAGE (document_fixture_get_page (self)));
  ui_wait (document_fixture_has_rows, document_fixture_get_page (self));
  return document_fixture_get_page (self);
}

GtkListBoxRow *
document_fixture_find_line (GtkWidget *page, const char *origin)
{
  GtkListBox *list = GTK_LIST_BOX (ui_get (page, GTK_TYPE_LIST_BOX, NULL));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (bsl_preview_row_get_origin (BSL_PREVIEW_ROW (row)), origin) == 0)
      return row;
  g_error ("no line of %s", origin);
}

void
document_fixture_type (GtkWidget *page, const char *text)
{
  GtkWidget *view = ui_get (page, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  bsl_pause_flush (view);
  ui_settle ();
}

void
document_fixture_assert_text (DocumentFixture *self, const char *place, const char *expected)
{
  g_assert_cmpstr (bsl_own_text_get (bsl_session_get_project (self->session), place), ==, expected);
}
