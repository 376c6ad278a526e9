/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents opened in the window. */
#include "config.h"

#include "app/report/bsl-seal.h"
#include "app/report/bsl-writers.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/replay/bsl-replay-dialog.h"

#define COMMUNE "{'organisation.type': 'commune', 'purchase.decision-date': '2026-11-23'}"
#define MINISTRY \
  "{'organisation.type': 'state-central', 'data.secrets': ['medical'], 'data.essential-mission': 'yes'," \
  " 'data.harm': ['life-health'], 'purchase.decision-date': '2026-11-23'}"

/* A document of one section that carries the project @carried, sealed with what @evaluated gives. */
static BslDocument *
create_document (const char *carried, const char *evaluated)
{
  g_autoptr (BslSession) project = ui_session_new (carried), other = ui_session_new (evaluated);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (other);
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (bsl_session_get_project (project));
  BslDocument *document = bsl_document_new (BSL_LANG_EN, "Essay");

  bsl_document_attach (document, "project.boussole", "application/vnd.boussole+json", "Project", bytes);
  bsl_document_begin_section (document, "need");
  bsl_document_add_heading (document, 1, "Need & <data>");
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), "A sentence");
  bsl_seal_document (document, evaluation, NULL, TRUE);
  return document;
}

typedef struct
{
  GtkWindow *window;
  AdwDialog *dialog;
  GBytes *imported;
} Fixture;

static void
import_cb (AdwDialog *dialog, GBytes *bytes, const char *name, Fixture *self)
{
  g_clear_pointer (&self->imported, g_bytes_unref);
  self->imported = g_bytes_ref (bytes);
  g_assert_cmpstr (name, ==, "R&D.odt");
}

static gboolean
has_read (gpointer dialog)
{
  GtkStack *stack = GTK_STACK (ui_get (dialog, GTK_TYPE_STACK, NULL));
  const char *page = gtk_stack_get_visible_child_name (stack);

  return g_str_equal (page, "result") || g_str_equal (page, "refused");
}

static Fixture
show (GBytes *document)
{
  Fixture self = { ui_present (gtk_label_new (NULL)), bsl_replay_dialog_new (ui_get_library (), document, "R&D.odt"), NULL };

  adw_dialog_present (self.dialog, GTK_WIDGET (self.window));
  ui_wait (has_read, self.dialog);
  ui_settle ();
  return self;
}

static Fixture
show_document (BslDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_odt_write (document, &error);

  g_assert_no_error (error);
  return show (bytes);
}

static void
clear (Fixture *self)
{
  g_clear_pointer (&self->imported, g_bytes_unref);
  gtk_window_destroy (self->window);
}

/* As it was written: said with a word and an icon, and the project can be imported. */
static void
test_same (void)
{
  g_autoptr (BslDocument) document = create_document (COMMUNE, COMMUNE);
  Fixture self = show_document (document);
  GtkWidget *card = ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_STATUS_CARD, NULL);

  g_signal_connect (self.dialog, "import", G_CALLBACK (import_cb), &self);
  ui_get (card, GTK_TYPE_LABEL, "The document still holds");
  g_assert_true (gtk_widget_has_css_class (card, "success"));
  g_assert_null (ui_find (GTK_WIDGET (self.dialog), BSL_TYPE_DETAIL_ROW, NULL));
  gtk_widget_activate_action (GTK_WIDGET (self.dialog), "replay.import", NULL);
  ui_settle ();
  g_assert_nonnull (self.imported);
  clear (&self);
}

/* What the project gives differs: by kind, opened when asked. */
static void
test_changed (void)
{
  g_autoptr (BslDocument) document = create_document (COMMUNE, MINISTRY);
  Fixture self = show_document (document);
  GtkWidget *card = ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_STATUS_CARD, NULL);
  GtkWidget *rules = ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_DETAIL_ROW, "Rules");

  ui_get (card, GTK_TYPE_LABEL, "The project no longer gives the same");
  g_assert_true (gtk_widget_has_css_class (card, "error"));
  g_assert_null (ui_find (rules, BSL_TYPE_TEXT_ROW, NULL));
  gtk_widget_activate_action (rules, "detail.toggle", NULL);
  ui_settle ();
  g_assert_cmpuint (ui_count (rules, BSL_TYPE_TEXT_ROW, NULL), >, 0);
  ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_DETAIL_ROW, "Offers");
  clear (&self);
}

static void
add_section (BslDocument *document, const char *id)
{
  bsl_document_begin_section (document, id);
  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), id);
}

/* Two sections that changed places, each as it was. */
static void
test_reordered (void)
{
  g_autoptr (BslSession) session = ui_session_new (COMMUNE);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (bsl_session_get_project (session));
  g_autoptr (BslDocument) document = bsl_document_new (BSL_LANG_EN, "Essay");
  Fixture self;
  GtkWidget *card;

  bsl_document_attach (document, "project.boussole", "application/vnd.boussole+json", "Project", bytes);
  add_section (document, "need");
  add_section (document, "law");
  bsl_seal_document (document, evaluation, NULL, TRUE);
  bsl_document_remove_block (document, 0);
  add_section (document, "need");
  self = show_document (document);
  card = ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_STATUS_CARD, NULL);
  ui_get (card, GTK_TYPE_LABEL, "The document was altered");
  g_assert_true (gtk_widget_has_css_class (card, "warning"));
  clear (&self);
}

/* A sentence put in afterwards is told by its section. */
static void
test_altered (void)
{
  g_autoptr (BslDocument) document = create_document (COMMUNE, COMMUNE);
  Fixture self;
  GtkWidget *card, *row;

  bsl_line_add (bsl_document_add_paragraph (document, BSL_STYLE_NORMAL), "Put in afterwards");
  self = show_document (document);
  card = ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_STATUS_CARD, NULL);
  ui_get (card, GTK_TYPE_LABEL, "The document was altered");
  g_assert_true (gtk_widget_has_css_class (card, "warning"));
  row = ui_get (GTK_WIDGET (self.dialog), BSL_TYPE_TEXT_ROW, "Need & <data>");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "altered");
  clear (&self);
}

/* What is no document of Boussole is refused in words; nothing is offered. */
static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7\nnothing", 16);
  Fixture self = show (bytes);
  GtkWidget *title = ui_get (GTK_WIDGET (self.dialog), GTK_TYPE_LABEL, "The Document Cannot Be Replayed");
  AdwStatusPage *page = ADW_STATUS_PAGE (gtk_widget_get_ancestor (title, ADW_TYPE_STATUS_PAGE));

  g_signal_connect (self.dialog, "import", G_CALLBACK (import_cb), &self);
  g_assert_nonnull (strstr (adw_status_page_get_description (page), "R&amp;D.odt"));
  gtk_widget_activate_action (GTK_WIDGET (self.dialog), "replay.import", NULL);
  g_assert_null (self.imported);
  clear (&self);
}

/* Closed while it reads: the result is let go. */
static void
test_closed (void)
{
  g_autoptr (BslDocument) document = create_document (COMMUNE, COMMUNE);
  g_autoptr (GBytes) bytes = bsl_odt_write (document, NULL);
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  AdwDialog *dialog = bsl_replay_dialog_new (ui_get_library (), bytes, "R&D.odt");

  adw_dialog_present (dialog, GTK_WIDGET (window));
  adw_dialog_force_close (dialog);
  ui_settle ();
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/replay/same", test_same);
  g_test_add_func ("/replay/changed", test_changed);
  g_test_add_func ("/replay/altered", test_altered);
  g_test_add_func ("/replay/reordered", test_reordered);
  g_test_add_func ("/replay/refused", test_refused);
  g_test_add_func ("/replay/closed", test_closed);

  return g_test_run ();
}
