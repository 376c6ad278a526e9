/* SPDX-License-Identifier: EUPL-1.2 */
/* Corrections of the catalogue by the user: written, refused, shown, taken back. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-own-layer.h"
#include "tests/ui/ui-fixture.h"
#include "ui/catalogue/bsl-catalogue-offer-page.h"
#include "ui/catalogue/bsl-catalogue-item.h"
#include "ui/catalogue/bsl-catalogue-page.h"
#include "ui/catalogue/bsl-corrections-page.h"
#include "ui/catalogue/bsl-form-dialog.h"
#include "ui/catalogue/bsl-value-editor.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/wizard/bsl-choice-row.h"

#define OUTSCALE "outscale-iaas-cloudgouv"

/* A window of the application on the list of the catalogue; no correction yet. */
typedef struct
{
  BslStore *store;
  GtkWidget *window, *list;
  AdwNavigationView *view;
  const char *file;
} Shown;

static gboolean
is_found (gpointer data)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (((Shown *) data)->view);

  return BSL_IS_CATALOGUE_PAGE (page);
}

static void
show (Shown *self)
{
  g_autofree char *path = ui_dup_path ("corrections.db");

  self->file = bsl_library_get_own_layer (ui_get_library ());
  g_unlink (self->file);
  g_assert_true (bsl_library_reload_catalogue (ui_get_library (), NULL));
  self->store = ui_open_store (path);
  self->window = ui_show_window (self->store);
  self->view = ADW_NAVIGATION_VIEW (ui_get (self->window, ADW_TYPE_NAVIGATION_VIEW, NULL));
  ui_act (self->window, "win.show-catalogue");
  ui_wait (is_found, self);
  self->list = GTK_WIDGET (adw_navigation_view_get_visible_page (self->view));
}

static void
hide (Shown *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
  g_object_unref (self->store);
}

static GtkWidget *
get_page (Shown *self)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (self->view));
}

static GtkWidget *
go (Shown *self, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (get_page (self), action, target != NULL ? "s" : NULL, target));
  ui_settle ();
  return get_page (self);
}

static GtkWidget *
get_dialog (Shown *self)
{
  GtkWidget *dialog = GTK_WIDGET (ui_get_dialog (self->window));

  g_assert_true (BSL_IS_FORM_DIALOG (dialog));
  return dialog;
}

static GtkWidget *
open_dialog (Shown *self, const char *target)
{
  go (self, "catalogue.correct", target);
  return get_dialog (self);
}

static void
type (GtkWidget *dialog, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, field)), text);
}

static void
write_grounds (GtkWidget *dialog)
{
  type (dialog, "Address (https://…)", "https://cyber.gouv.fr/x");
  type (dialog, "What it says, in short", "Renewed.");
  type (dialog, "Reason", "Renewal read.");
  type (dialog, "Your name", "A. Martin");
}

static gboolean
is_closed (gpointer data)
{
  return ui_get_dialog (((Shown *) data)->window) == NULL;
}

static GtkWidget *
find_fault (GtkWidget *widget, const char *part)
{
  if (BSL_IS_TEXT_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_fault (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
save (Shown *self)
{
  ui_act (get_dialog (self), "form.save");
  ui_wait (is_closed, self);
  ui_settle ();
}

static const BslFact *
find_fact (const char *offer, const char *attribute)
{
  BslCatalogue *catalogue = bsl_library_get_catalogue (ui_get_library ());

  return bsl_offer_get_fact (bsl_catalogue_find (catalogue, offer), bsl_attributes_find (bsl_catalogue_get_attributes (catalogue), attribute));
}

static char *
dup_value (const char *attribute)
{
  const BslFact *fact = find_fact (OUTSCALE, attribute);
  const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, fact->periods->len - 1);

  g_assert_nonnull (fact->correction);
  return bsl_value_to_text (&period->value, &fact->attribute->domain);
}

static void
choose (GtkWidget *dialog, const char *option)
{
  AdwComboRow *combo = ADW_COMBO_ROW (ui_get (ui_get (dialog, BSL_TYPE_VALUE_EDITOR, NULL), ADW_TYPE_COMBO_ROW, NULL));
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (combo));
  guint found = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    if (g_str_equal (gtk_string_list_get_string (names, i), option))
      found = i;
  g_assert_cmpuint (found, !=, G_MAXUINT);
  adw_combo_row_set_selected (combo, found);
}

static void
write_value (GtkWidget *dialog, const char *value)
{
  GtkWidget *editor = ui_get (dialog, BSL_TYPE_VALUE_EDITOR, NULL);
  GtkWidget *entry = ui_find (editor, ADW_TYPE_ENTRY_ROW, "What Is Right (empty: unknown)");

  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), value);
  else if (ui_find (editor, BSL_TYPE_CHOICE_ROW, NULL) != NULL)
    ui_act (ui_get (editor, BSL_TYPE_CHOICE_ROW, value), "choice.select");
  else
    choose (dialog, value);
}

/* Each kind of attribute has a control of its own, and unknown can be said of each. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *attribute, *value, *json;
  } rows[] = {
    { "snc.status", "Qualification in progress", "\"in-progress\"" },
    { "iso27001", "No", "\"no\"" },
    { "iso27001", "Unknown", NULL },
    { "kinds", "Archiving", "[\"iaas\",\"archiving\"]" },
    { "capital.eu-share", "12,5", "12.5" },
    { "snc.expires-on", "30 November 2029", "\"2029-11-30\"" },
    { "snc.decision", "Décision 42", "\"Décision 42\"" },
    { "snc.decision", "", NULL },
  };
  Shown shown;

  show (&shown);
  go (&shown, "catalogue.facts", OUTSCALE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *target = g_strjoin (" ", OUTSCALE, rows[i].attribute, NULL);
      g_autofree char *json = NULL;
      GtkWidget *dialog = open_dialog (&shown, target);

      g_test_message ("%s: %s", rows[i].attribute, rows[i].value);
      write_value (dialog, rows[i].value);
      write_grounds (dialog);
      save (&shown);
      json = dup_value (rows[i].attribute);
      g_assert_cmpstr (json, ==, rows[i].json);
    }
  hide (&shown);
}

/* What was recorded before that day stays. */
static void
test_from (void)
{
  Shown shown;
  GtkWidget *dialog;
  const BslFact *fact;
  guint n;

  show (&shown);
  go (&shown, "catalogue.facts", OUTSCALE);
  n = find_fact (OUTSCALE, "snc.status")->periods->len;
  dialog = open_dialog (&shown, OUTSCALE " snc.status");
  type (dialog, "From which day (may stay empty)", "1 December 2026");
  write_value (dialog, "Qualified");
  write_grounds (dialog);
  save (&shown);
  fact = find_fact (OUTSCALE, "snc.status");
  g_assert_cmpuint (fact->periods->len, ==, n);
  g_assert_cmpuint (g_array_index (fact->periods, BslPeriod, n - 1).from, ==, bsl_date_parse ("2026-12-01"));
  g_assert_true (g_array_index (fact->periods, BslPeriod, n - 1).value.known);
  hide (&shown);
}

static void
refuse (Shown *self, const char *text)
{
  GtkWidget *dialog = get_dialog (self);

  ui_act (dialog, "form.save");
  g_assert_true (GTK_WIDGET (ui_get_dialog (self->window)) == dialog);
  g_assert_true (gtk_widget_get_visible (ui_get (dialog, BSL_TYPE_TEXT_ROW, text)));
  g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
}

/* What is missing or wrong stands beside its field; nothing is written, and what was typed stays. */
static void
test_refused (void)
{
  Shown shown;
  GtkWidget *dialog;

  show (&shown);
  go (&shown, "catalogue.facts", OUTSCALE);
  dialog = open_dialog (&shown, OUTSCALE " snc.expires-on");
  refuse (&shown, "Write the address of the source.");
  write_grounds (dialog);
  type (dialog, "Reason", " ");
  refuse (&shown, "Write why the catalogue is to be changed.");
  g_assert_null (ui_find (dialog, BSL_TYPE_TEXT_ROW, "Write the address of the source."));
  type (dialog, "Reason", "Renewal read.");
  type (dialog, "Your name", "");
  refuse (&shown, "Write your name.");
  type (dialog, "Your name", "A. Martin");
  type (dialog, "Address (https://…)", "the site of ANSSI");
  refuse (&shown, "This is not an address. Write it whole, such as https://cyber.gouv.fr/…");
  type (dialog, "Address (https://…)", "https://cyber.gouv.fr/x");
  write_value (dialog, "soon");
  refuse (&shown, "This is not a date. Write it as 15/03/2027, 15 March 2027 or 2027-03-15.");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  hide (&shown);
}

/* What the reader of the file finds: dates that cross, a value that is the one there is. */
static void
test_contradiction (void)
{
  Shown shown;
  GtkWidget *dialog;

  show (&shown);
  go (&shown, "catalogue.facts", OUTSCALE);
  dialog = open_dialog (&shown, OUTSCALE " snc.expires-on");
  write_grounds (dialog);
  write_value (dialog, "2020-01-01");
  ui_act (dialog, "form.save");
  g_assert_nonnull (find_fault (dialog, "snc.qualified-on"));
  g_assert_false (g_file_test (shown.file, G_FILE_TEST_EXISTS));

  write_value (dialog, "2026-11-30");
  ui_act (dialog, "form.save");
  g_assert_null (find_fault (dialog, "snc.qualified-on"));
  g_assert_nonnull (find_fault (dialog, "says so already"));
  g_assert_false (g_file_test (shown.file, G_FILE_TEST_EXISTS));

  /* nothing is lost without a question */
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_settle ();
  g_assert_false (is_closed (&shown));
  adw_dialog_force_close (ui_get_dialog (shown.window));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  hide (&shown);
}

static void
correct_expiry (Shown *self, const char *day)
{
  GtkWidget *dialog = open_dialog (self, OUTSCALE " snc.expires-on");

  write_value (dialog, day);
  write_grounds (dialog);
  save (self);
}

static char *
dup_words (void)
{
  g_autofree char *today = bsl_date_to_words (bsl_date_today (), BSL_LANG_EN);

  return g_strdup_printf ("Corrected by A. Martin on %s", today);
}

/* The open pages say so at once, and no more once it is taken back. */
static void
test_shown (void)
{
  Shown shown;
  GtkWidget *facts, *row;
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;

  show (&shown);
  words = dup_words ();
  subtitle = g_strdup_printf ("30 November 2029\n%s", words);
  go (&shown, "catalogue.offer", OUTSCALE);
  facts = go (&shown, "catalogue.facts", OUTSCALE);
  ui_act (ui_get (facts, BSL_TYPE_DETAIL_ROW, "End of the decision"), "detail.toggle");
  correct_expiry (&shown, "2029-11-30");

  row = ui_get (facts, BSL_TYPE_DETAIL_ROW, "End of the decision");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, subtitle);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (row, BSL_TYPE_TEXT_ROW, "Reason"))), ==, "Renewal read.");
  g_assert_null (ui_find (row, BSL_TYPE_TEXT_ROW, words));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (row, BSL_TYPE_TEXT_ROW, "Before the Correction"))), ==,
                   "30 November 2026");
  ui_act (ui_get (row, BSL_TYPE_GO_ROW, "Take Back"), "row.go");
  g_assert_null (find_fact (OUTSCALE, "snc.expires-on")->correction);
  row = ui_get (facts, BSL_TYPE_DETAIL_ROW, "End of the decision");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "30 November 2026");

  /* the page below has followed too */
  correct_expiry (&shown, "2029-11-30");
  adw_navigation_view_pop (shown.view);
  ui_settle ();
  ui_get (ui_get (get_page (&shown), ADW_TYPE_PREFERENCES_GROUP, "Corrections"), BSL_TYPE_DETAIL_ROW,
          "End of the decision");
  hide (&shown);
}

static void
undo (Shown *self)
{
  g_signal_emit_by_name (ui_get (self->window, GTK_TYPE_BUTTON, "Undo"), "clicked");
  ui_settle ();
}

static BslDate
get_expiry (void)
{
  const BslFact *fact = find_fact (OUTSCALE, "snc.expires-on");

  return g_array_index (fact->periods, BslPeriod, 0).value.date;
}

/* Undo brings back what was there before, a correction included. */
static void
test_undo (void)
{
  Shown shown;

  show (&shown);
  go (&shown, "catalogue.facts", OUTSCALE);
  correct_expiry (&shown, "2029-11-30");
  undo (&shown);
  g_assert_null (find_fact (OUTSCALE, "snc.expires-on")->correction);

  correct_expiry (&shown, "2029-11-30");
  hide (&shown);
  g_assert_true (bsl_library_reload_catalogue (ui_get_library (), NULL));
  g_assert_cmpuint (get_expiry (), ==, bsl_date_parse ("2029-11-30"));
}

/* An open project is evaluated with what holds now. */
static void
test_session (void)
{
  Shown shown;
  g_autoptr (BslSession) session = ui_session_new ("{}");
  BslEvaluation *evaluation;

  show (&shown);
  evaluation = bsl_session_get_evaluation (session);
  g_assert_true (bsl_evaluation_get_catalogue (evaluation) == bsl_library_get_catalogue (ui_get_library ()));
  go (&shown, "catalogue.facts", OUTSCALE);
  correct_expiry (&shown, "2029-11-30");
  evaluation = bsl_session_get_evaluation (session);
  g_assert_true (bsl_evaluation_get_catalogue (evaluation) == bsl_library_get_catalogue (ui_get_library ()));
  hide (&shown);
}

static void
write_offer (Shown *self, const char *name)
{
  GtkWidget *dialog = get_dialog (self);

  type (dialog, "Name", name);
  type (dialog, "Provider", "Ministère d’essai");
  type (dialog, "What it is, in French", "Nuage interne.");
  type (dialog, "What it is, in English", "Internal cloud.");
  ui_act (ui_get (dialog, BSL_TYPE_CHOICE_ROW, "IaaS (infrastructure)"), "choice.select");
  write_grounds (dialog);
}

static gboolean
lists_offer (gpointer data)
{
  GtkListView *list = GTK_LIST_VIEW (ui_get (((Shown *) data)->list, GTK_TYPE_LIST_VIEW, NULL));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BslCatalogueItem) item = g_list_model_get_item (model, i);
      const BslOffer *offer = bsl_catalogue_item_get_offer (item);

      if (offer != NULL && g_str_equal (offer->id, "nuage-d-essai"))
        return TRUE;
    }
  return FALSE;
}

/* Found where it was searched before it was there. */
static void
test_add_offer (void)
{
  Shown shown;
  GtkWidget *page, *entry;
  const BslOffer *offer;

  show (&shown);
  entry = ui_get (shown.list, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nuage d’essai");
  g_signal_emit_by_name (entry, "search-changed");
  ui_settle ();
  g_assert_false (lists_offer (&shown));
  go (&shown, "catalogue.corrections", NULL);
  go (&shown, "catalogue.add-offer", NULL);
  refuse (&shown, "Write the name of the offer.");
  write_offer (&shown, "Nuage d’essai");
  save (&shown);

  offer = bsl_catalogue_find (bsl_library_get_catalogue (ui_get_library ()), "nuage-d-essai");
  g_assert_nonnull (offer);
  g_assert_cmpstr (offer->added->author, ==, "A. Martin");
  g_assert_null (find_fact ("nuage-d-essai", "snc.status"));
  ui_wait (lists_offer, &shown);

  /* refused: there is one of that identifier */
  go (&shown, "catalogue.add-offer", NULL);
  write_offer (&shown, "Trusted");
  type (get_dialog (&shown), "Identifier", OUTSCALE);
  ui_act (get_dialog (&shown), "form.save");
  g_assert_nonnull (find_fault (get_dialog (&shown), "already"));
  adw_dialog_force_close (ui_get_dialog (shown.window));
  ui_settle ();

  page = get_page (&shown);
  ui_act (ui_get (page, BSL_TYPE_DETAIL_ROW, "Nuage d’essai"), "detail.toggle");
  ui_act (ui_get (page, BSL_TYPE_GO_ROW, "Take Back"), "row.go");
  g_assert_null (bsl_catalogue_find (bsl_library_get_catalogue (ui_get_library ()), "nuage-d-essai"));
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Nothing Corrected Yet");
  undo (&shown);
  g_assert_nonnull (bsl_catalogue_find (bsl_library_get_catalogue (ui_get_library ()), "nuage-d-essai"));
  hide (&shown);
}

static void
write_layer (const char *from, const char *to)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (to, text, -1, NULL));
  g_assert_true (bsl_library_reload_catalogue (ui_get_library (), NULL));
}

/* What no longer applies says why and can be taken back; a file at fault is told with its place. */
static void
test_left (void)
{
  Shown shown;
  g_autofree char *trial = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "catalogue", "layer.json", NULL);
  g_autofree char *folder = NULL;
  GtkWidget *page, *group;

  show (&shown);
  folder = g_path_get_dirname (shown.file);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  page = go (&shown, "catalogue.corrections", NULL);
  write_layer (trial, shown.file);
  group = ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Without Effect");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (group, BSL_TYPE_TEXT_ROW, "an-offer-of-the-past · SecNumCloud qualification"))),
                            "no such offer"));
  ui_get (ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Your Corrections"), BSL_TYPE_DETAIL_ROW, "Nuage du ministère d’essai");
  ui_act (ui_get (group, BSL_TYPE_GO_ROW, "Take Back"), "row.go");
  g_assert_null (ui_find (page, ADW_TYPE_PREFERENCES_GROUP, "Without Effect"));

  g_assert_true (g_file_set_contents (shown.file, "{\"format\": ", -1, NULL));
  g_assert_true (bsl_library_reload_catalogue (ui_get_library (), NULL));
  g_assert_nonnull (find_fault (ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Errors in Files"), ""));
  hide (&shown);
}

/* What is refused stands among the faults and among what has no effect: it counts once. */
static void
test_count (void)
{
  static const char layer[]
    = "{\"format\": \"boussole-catalogue-layer\", \"version\": 1, \"name\": {\"fr\": \"Essai\", \"en\": \"Trial\"}, \"edition\": \"1\", "
      "\"date\": \"2026-12-05\", \"offers\": [], \"corrections\": [{\"id\": \"crossed\", \"offer\": \"" OUTSCALE "\", "
      "\"attribute\": \"snc.expires-on\", \"fact\": {\"value\": \"2020-11-30\"}, \"reason\": \"Lu.\", \"author\": \"A. Martin\", "
      "\"date\": \"2026-12-02\", \"source\": {\"url\": \"https://example.org/\", \"date\": \"2026-12-02\", "
      "\"date-basis\": \"read\", \"kind\": \"primary\", \"claim\": \"Lu.\"}}]}";
  Shown shown;
  g_autofree char *folder = NULL;
  g_autoptr (BslCatalogueReader) reader = NULL;
  guint n_held, n_faults;

  show (&shown);
  folder = g_path_get_dirname (shown.file);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (shown.file, layer, -1, NULL));
  g_assert_true (bsl_library_reload_catalogue (ui_get_library (), NULL));
  reader = bsl_catalogue_reader_new (ui_get_library (), bsl_date_parse ("2026-12-06"), NULL);
  bsl_corrections_count (reader, &n_held, &n_faults);
  g_assert_cmpuint (n_held, ==, 0);
  g_assert_cmpuint (n_faults, ==, 1);
  hide (&shown);
}

/* That of a ministry says which one, and stays. */
static void
test_other_layer (void)
{
  Shown shown;
  g_autofree char *trial = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "catalogue", "layer.json", NULL);
  g_autoptr (BslLibrary) library = bsl_library_new_same (ui_get_library ());
  g_autoptr (BslCatalogueReader) reader = NULL;
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  GtkWindow *window;
  GtkWidget *row;

  show (&shown);
  hide (&shown);
  bsl_library_add_layer (library, trial);
  g_assert_true (bsl_library_load (library, NULL));
  reader = bsl_catalogue_reader_new (library, bsl_date_parse ("2026-12-06"), NULL);
  adw_navigation_view_add (view, bsl_catalogue_facts_page_new (reader, bsl_catalogue_find (bsl_library_get_catalogue (library), OUTSCALE)));
  window = ui_present (GTK_WIDGET (view));
  row = ui_get (GTK_WIDGET (view), BSL_TYPE_DETAIL_ROW, "SecNumCloud qualification");
  ui_act (row, "detail.toggle");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (row, BSL_TYPE_TEXT_ROW, "Corrections From"))), ==, "Trial ministry");
  g_assert_null (ui_find (row, BSL_TYPE_GO_ROW, "Take Back"));
  ui_get (row, BSL_TYPE_GO_ROW, "Correct…");
  gtk_window_destroy (window);
  ui_settle ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *own = NULL;

  ui_init_application (&argc, &argv);
  own = bsl_own_layer_dup_default_path ();
  ui_set_own_layer (own);
  g_test_add_func ("/corrections/kinds", test_kinds);
  g_test_add_func ("/corrections/from", test_from);
  g_test_add_func ("/corrections/refused", test_refused);
  g_test_add_func ("/corrections/contradiction", test_contradiction);
  g_test_add_func ("/corrections/shown", test_shown);
  g_test_add_func ("/corrections/undo", test_undo);
  g_test_add_func ("/corrections/session", test_session);
  g_test_add_func ("/corrections/add-offer", test_add_offer);
  g_test_add_func ("/corrections/left", test_left);
  g_test_add_func ("/corrections/count", test_count);
  g_test_add_func ("/corrections/other-layer", test_other_layer);

  return g_test_run ();
}
