/* SPDX-License-Identifier: EUPL-1.2 */
/* Logo, letterhead and marking: chosen, shown in the document, taken back. */
#include "config.h"

#include <cairo.h>

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-places.h"
#include "app/report/bsl-writers.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-go-row.h"
#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-figure-view.h"
#include "ui/document/bsl-head-page.h"
#include "ui/document/bsl-head.h"
#include "ui/document/bsl-preview-page.h"

#define ANSWERS "{'organisation.type': 'state-central'}"
#define STATE "RÉPUBLIQUE FRANÇAISE\nLiberté\nÉgalité\nFraternité"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 100);
  GByteArray *bytes = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
choose_logo (void)
{
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_head_set_logo (png, &error));
  g_assert_no_error (error);
}

static void
reset (void)
{
  g_autoptr (GSettings) settings = bsl_head_get_settings ();

  bsl_head_set_logo (NULL, NULL);
  g_settings_reset (settings, "letterhead");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GBytes **) data = bsl_document_job_write_finish (result, NULL);
}

static gboolean
is_set (gpointer bytes)
{
  return *(GBytes **) bytes != NULL;
}

static gboolean
document_holds (BslSession *session, const char *text)
{
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_FR);
  GBytes *bytes = NULL;
  g_autofree char *whole = NULL;

  bsl_document_job_write_async (session, order, "txt", NULL, written_cb, &bytes);
  ui_wait (is_set, &bytes);
  whole = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_bytes_unref (bytes);
  return strstr (whole, text) != NULL;
}

/* What is chosen on the page is in the document, and no longer when it is taken back. */
static void
test_page (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  GtkWidget *page = GTK_WIDGET (bsl_head_page_new (session));
  GtkWindow *window = ui_present (page);
  GtkWidget *letterhead = ui_get (page, ADW_TYPE_COMBO_ROW, "Letterhead");

  g_assert_null (ui_find (page, GTK_TYPE_PICTURE, NULL));
  g_assert_false (document_holds (session, STATE));
  adw_combo_row_set_selected (ADW_COMBO_ROW (letterhead), 1);
  g_assert_true (document_holds (session, STATE));

  choose_logo ();
  bsl_result_page_update (BSL_RESULT_PAGE (page));
  ui_settle ();
  ui_get (page, GTK_TYPE_PICTURE, NULL);
  g_assert_true (document_holds (session, "[Logo de l’organisme]"));
  gtk_editable_set_text (GTK_EDITABLE (ui_get (page, ADW_TYPE_ENTRY_ROW, NULL)), "Un phare");
  g_assert_true (document_holds (session, "[Un phare]"));

  gtk_widget_activate_action (page, "head.remove-logo", NULL);
  ui_settle ();
  g_assert_null (ui_find (page, GTK_TYPE_PICTURE, NULL));
  g_assert_false (document_holds (session, "Un phare"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (ui_get (page, ADW_TYPE_COMBO_ROW, "Letterhead"))), ==, 1);
  gtk_window_destroy (window);
  reset ();
}

/* The letterhead of others is not offered; where it is chosen for all projects, it is said that it is not printed. */
static void
test_of_others (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune', 'service.needs': ['compute-vm']}");
  g_autoptr (GSettings) settings = bsl_head_get_settings ();
  GtkWidget *page = GTK_WIDGET (bsl_head_page_new (session));
  GtkWindow *window = ui_present (page);
  GtkWidget *letterhead = ui_get (page, ADW_TYPE_COMBO_ROW, "Letterhead");

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (letterhead))), ==, 1);
  g_settings_set_string (settings, "letterhead", "state");
  bsl_result_page_update (BSL_RESULT_PAGE (page));
  ui_settle ();
  letterhead = ui_get (page, ADW_TYPE_COMBO_ROW, "Letterhead");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (letterhead)), ==, 1);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (letterhead)), "Not printed"));
  g_assert_false (document_holds (session, STATE));
  gtk_window_destroy (window);
  reset ();
}

/* What is no picture is refused, and what was there stays. */
static void
test_refused (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslHead) head = NULL;

  choose_logo ();
  g_assert_false (bsl_head_set_logo (text, &error));
  g_assert_nonnull (error);
  head = bsl_head_load ();
  g_assert_nonnull (head->logo);
  reset ();
}

/* A picture that was lost or put in its place is left out, rather than that no document is made. */
static void
test_lost (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "boussole", "logo.png", NULL);
  g_autoptr (BslHead) other = NULL;

  choose_logo ();
  g_assert_true (g_file_set_contents (path, "other", -1, NULL));
  other = bsl_head_load ();
  g_assert_null (other->logo);
  reset ();
}

/* The marking belongs to the project: it is one of its own texts. */
static void
test_marking (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (ANSWERS, "'document': {'texts': {'identification.marking': 'Usage interne'}}");
  GtkWidget *page = GTK_WIDGET (bsl_head_page_new (session));
  GtkWindow *window = ui_present (page);
  g_autoptr (JsonNode) without = NULL;
  GtkWidget *row = ui_get (page, BSL_TYPE_GO_ROW, "Marking on Each Page");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Usage interne");
  g_assert_true (document_holds (session, "Usage interne"));
  without = bsl_own_text_with (bsl_session_get_project (session), bsl_report_get_marking_place (), "");
  g_assert_true (bsl_session_set_extra (session, BSL_MEMBER_DOCUMENT, without));
  ui_settle ();
  row = ui_get (page, BSL_TYPE_GO_ROW, "Marking on Each Page");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "No marking");
  g_assert_false (document_holds (session, "Usage interne"));
  gtk_window_destroy (window);
}

static gboolean
has_logo (gpointer page)
{
  return ui_find (page, BSL_TYPE_FIGURE_VIEW, NULL) != NULL;
}

static gboolean
has_state (gpointer page)
{
  return ui_find (page, GTK_TYPE_LABEL, STATE) != NULL;
}

/* A preview that shows follows each choice. */
static void
test_preview (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_FR);
  g_autoptr (GSettings) settings = bsl_head_get_settings ();
  GtkWidget *page = GTK_WIDGET (bsl_preview_page_new (session, order, NULL, NULL));
  GtkWindow *window = ui_present (page);

  choose_logo ();
  ui_wait (has_logo, page);
  g_assert_false (has_state (page));
  g_settings_set_string (settings, "letterhead", "state");
  ui_wait (has_state, page);
  gtk_window_destroy (window);
  reset ();
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/head/page", test_page);
  g_test_add_func ("/head/of-others", test_of_others);
  g_test_add_func ("/head/refused", test_refused);
  g_test_add_func ("/head/lost", test_lost);
  g_test_add_func ("/head/marking", test_marking);
  g_test_add_func ("/head/preview", test_preview);

  return g_test_run ();
}
