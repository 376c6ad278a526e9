/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents: read, and followed to where a line comes from. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-writers.h"
#include "tests/ui/document-fixture.h"
#include "ui/analysis/bsl-analysis-page.h"
#include "ui/document/bsl-own-text-page.h"
#include "ui/document/bsl-preview-row.h"
#include "ui/document/bsl-saving.h"
#include "ui/offers/bsl-offer-page.h"
#include "ui/regime/bsl-rule-page.h"
#include "ui/wizard/bsl-question-group.h"

/* Also one with a note, and one that leads nowhere. */
static void
test_every_line (void)
{
  DocumentFixture self;
  GtkListBox *list;
  GtkListBoxRow *row;

  document_fixture_open (&self, NULL);
  list = GTK_LIST_BOX (ui_get (GTK_WIDGET (document_fixture_read_section (&self, "law")), GTK_TYPE_LIST_BOX, NULL));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (self.window)) == GTK_WIDGET (row));
    }
  document_fixture_close (&self);
}

/* Some texts are written elsewhere, and one belongs to an offer. */
static void
test_elsewhere (void)
{
  DocumentFixture self;
  g_autofree char *page = NULL;
  g_autofree char *field = NULL;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "details.text", "data.analysis");
  g_assert_true (BSL_IS_ANALYSIS_PAGE (document_fixture_get_page (&self)));
  document_fixture_act (&self, "details.text", "examined.aws-paris");
  g_assert_true (BSL_IS_OWN_TEXT_PAGE (document_fixture_get_page (&self)));
  document_fixture_act (&self, "details.text", "no.such.place");
  document_fixture_act (&self, "details.text", "need.description");
  bsl_store_get_position (bsl_session_get_store (self.session), bsl_session_get_id (self.session), &page, &field, NULL);
  g_assert_cmpstr (page, ==, "organisation");
  document_fixture_close (&self);
}

/* A sentence leads to its answer; who comes back finds the same page. */
static void
test_answer (void)
{
  DocumentFixture self;
  AdwNavigationPage *preview;
  g_autofree char *page = NULL;
  g_autofree char *field = NULL;

  document_fixture_open (&self, NULL);
  preview = document_fixture_read_section (&self, "identification");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (document_fixture_find_line (GTK_WIDGET (preview), "answer:organisation.type")), "line.go", NULL));
  ui_settle ();
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (self.window), BSL_TYPE_QUESTION_GROUP));
  bsl_store_get_position (bsl_session_get_store (self.session), bsl_session_get_id (self.session), &page, &field, NULL);
  g_assert_cmpstr (field, ==, "organisation.type");
  bsl_project_page_go (self.project, "document", NULL);
  ui_settle ();
  g_assert_true (document_fixture_get_page (&self) == preview);
  document_fixture_close (&self);
}

static void
test_rule_and_offer (void)
{
  DocumentFixture self;
  AdwNavigationPage *preview;

  document_fixture_open (&self, NULL);
  preview = document_fixture_read_section (&self, "law");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (document_fixture_find_line (GTK_WIDGET (preview), "rule:SREN-1")), "line.go", NULL));
  ui_settle ();
  g_assert_true (BSL_IS_RULE_PAGE (document_fixture_get_page (&self)));
  document_fixture_act (&self, "navigation.pop", NULL);
  document_fixture_act (&self, "details.offer", "aws-paris");
  g_assert_true (BSL_IS_OFFER_PAGE (document_fixture_get_page (&self)));
  document_fixture_close (&self);
}

/* A long section, scrolled and with the focus in it, stays where it is when the project changes. */
static gboolean
is_long (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) > 400;
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
test_place (void)
{
  DocumentFixture self;
  AdwNavigationPage *preview;
  GtkAdjustment *adjustment;
  GtkListBox *list;
  gpointer first;
  g_autoptr (JsonNode) document = NULL;

  document_fixture_open (&self, NULL);
  preview = document_fixture_read_section (&self, "purchase");
  list = GTK_LIST_BOX (ui_get (GTK_WIDGET (preview), GTK_TYPE_LIST_BOX, NULL));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ui_get (GTK_WIDGET (preview), GTK_TYPE_SCROLLED_WINDOW, NULL)));
  ui_wait (is_long, adjustment);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 7)));
  gtk_adjustment_set_value (adjustment, 300);
  first = gtk_list_box_get_row_at_index (list, 0);
  g_object_add_weak_pointer (first, &first);
  document = bsl_own_text_with (bsl_session_get_project (self.session), "report.selected", "A\n\nB");
  g_assert_true (bsl_session_set_extra (self.session, BSL_MEMBER_DOCUMENT, document));
  ui_wait (is_null, &first);
  ui_wait (is_long, adjustment);
  ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 300);
  g_assert_true (gtk_window_get_focus (self.window) == GTK_WIDGET (gtk_list_box_get_row_at_index (list, 7)));
  document_fixture_close (&self);
}

/* A list that goes on after a paragraph, and what a table is about, read as in the files. */
static void
test_as_in_the_files (void)
{
  const double widths[] = { 1 };
  g_autoptr (BslDocument) document = bsl_document_new (BSL_LANG_EN, "Title");
  BslBlock *points = bsl_document_add_list (document, TRUE);
  BslBlock *table = bsl_document_add_table (document, "What it costs", 1, widths);
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;

  points->first = 3;
  bsl_line_add (bsl_block_add_item (points), "Third");
  bsl_line_add (bsl_block_add_item (points), "Fourth");
  for (guint i = 0; i < 2; i++)
    {
      bsl_block_add_row (table);
      bsl_line_add (bsl_block_get_cell (table, i, 0), i == 0 ? "Amount" : "12");
    }
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    bsl_preview_rows_add (GTK_LIST_BOX (list), bsl_document_get_block (document, i));
  window = ui_present (list);
  ui_get (list, GTK_TYPE_LABEL, "3. Third");
  ui_get (list, GTK_TYPE_LABEL, "4. Fourth");
  ui_get (list, GTK_TYPE_LABEL, "What it costs");
  gtk_window_destroy (window);
}

static const BslFileType *
find_type (const char *id)
{
  const BslFileType *type = bsl_saving_get_types ();

  while (type->id != NULL && !g_str_equal (type->id, id))
    type++;
  return type;
}

/* Each has its row, and says its suffix itself. */
static void
test_formats (void)
{
  for (const BslFormat *format = bsl_format_get_all (); format->id != NULL; format++)
    g_assert_cmpstr (find_type (format->id)->id, ==, format->id);
  for (const BslFileType *type = bsl_saving_get_types (); type->id != NULL; type++)
    g_assert_true ((bsl_format_find (type->id) != NULL) == (type->suffix == NULL));
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/document/every-line", test_every_line);
  g_test_add_func ("/document/elsewhere", test_elsewhere);
  g_test_add_func ("/document/answer", test_answer);
  g_test_add_func ("/document/rule-and-offer", test_rule_and_offer);
  g_test_add_func ("/document/place", test_place);
  g_test_add_func ("/document/as-in-the-files", test_as_in_the_files);
  g_test_add_func ("/document/formats", test_formats);

  return g_test_run ();
}
