/* SPDX-License-Identifier: EUPL-1.2 */
/* Opinions: asked for, given in another window, merged back, void; and the files that are refused. */
#include "config.h"

#include "app/core/bsl-sheet.h"
#include "app/store/bsl-consult.h"
#include "tests/ui/ui-fixture.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/bsl-window.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/opinions/bsl-ask-page.h"
#include "ui/opinions/bsl-merge-dialog.h"
#include "ui/opinions/bsl-opinion-list-page.h"
#include "ui/opinions/bsl-opinion-page.h"
#include "ui/opinions/bsl-proposal-group.h"
#include "ui/opinions/bsl-reply-dialog.h"
#include "ui/wizard/bsl-choice-row.h"
#include "ui/wizard/bsl-project-page.h"

#define TYPE "organisation.type"
#define HARM "data.harm"
#define START "purchase.contract-start"

typedef struct
{
  BslStore *store;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("opinions-%u.db", n++);
  g_autofree char *path = ui_dup_path (name);
  g_autofree char *id = NULL;

  self->store = ui_open_store (path);
  id = ui_add_project (self->store, "R&D");
  self->window = ui_show_window (self->store);
  self->page = ui_open_project (self->window, id, "opinions");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->store);
}

static BslSession *
get_session (Fixture *self)
{
  return bsl_project_page_get_session (BSL_PROJECT_PAGE (self->page));
}

static const BslQuestion *
find (const char *id)
{
  return bsl_questionnaire_find (bsl_library_get_questionnaire (ui_get_library ()), id);
}

static void
answer (Fixture *self, guint index)
{
  const BslValue value = { .known = TRUE, .index = index };

  g_assert_true (bsl_session_set_answer (get_session (self), find (TYPE)->index, &value));
  ui_settle ();
}

static GBytes *
ask (Fixture *self, const char *const *about)
{
  g_autoptr (GError) error = NULL;
  GBytes *sheet = bsl_history_ask (bsl_session_get_history (get_session (self)), "rssi", about, "Does it hold?", &error);

  g_assert_no_error (error);
  ui_settle ();
  return sheet;
}

static void
close_dialog (Fixture *self)
{
  adw_dialog_force_close (ui_get_dialog (self->window));
  ui_settle ();
}

/* As dropped, or as the file manager does. */
static void
hand_over (Fixture *self, GBytes *bytes)
{
  g_autofree char *path = ui_dup_path ("sheet.boussole");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  bsl_window_open_file (BSL_WINDOW (self->window), file);
  ui_settle ();
}

static GtkWidget *
open_sheet (Fixture *self, GBytes *sheet)
{
  hand_over (self, sheet);
  g_assert_true (BSL_IS_REPLY_DIALOG (ui_get_dialog (self->window)));
  return GTK_WIDGET (ui_get_dialog (self->window));
}

static void
write_in (GtkWidget *dialog, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, field)), text);
}

static void
choose (GtkWidget *root, const char *row, guint index)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (root, ADW_TYPE_COMBO_ROW, row)), index);
}

/* The reply of @name to a sheet, as the dialog makes it; closes it. */
static GBytes *
reply (Fixture *self, GBytes *sheet, const char *name, guint stance, guint proposed)
{
  GtkWidget *dialog = open_sheet (self, sheet);
  GBytes *bytes;

  write_in (dialog, "Your name", name);
  write_in (dialog, "Your function", "Head of security");
  write_in (dialog, "Day", "15/03/2026");
  choose (dialog, "Conclusion", stance);
  if (proposed > 0)
    choose (dialog, "You propose", proposed);
  bytes = bsl_reply_dialog_make (BSL_REPLY_DIALOG (dialog));
  g_assert_nonnull (bytes);
  close_dialog (self);
  return bytes;
}

static void
merge (Fixture *self, GBytes *bytes)
{
  hand_over (self, bytes);
  g_assert_true (BSL_IS_MERGE_DIALOG (ui_get_dialog (self->window)));
  ui_act (GTK_WIDGET (ui_get_dialog (self->window)), "merge.accept");
}

static GtkWidget *
get_list (Fixture *self)
{
  return ui_get (self->page, BSL_TYPE_OPINION_LIST_PAGE, NULL);
}

/* The row of the only opinion, whose subtitle has @part. */
static GtkWidget *
get_row (Fixture *self, const char *part)
{
  GtkWidget *row = ui_get (get_list (self), BSL_TYPE_GO_ROW, NULL);

  if (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), part) == NULL)
    g_error ("“%s” lacks “%s”", adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), part);
  return row;
}

static void
assert_refused (Fixture *self, const char *heading, const char *part)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (ui_get_dialog (self->window));

  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, heading);
  if (strstr (adw_alert_dialog_get_body (dialog), part) == NULL)
    g_error ("“%s” lacks “%s”", adw_alert_dialog_get_body (dialog), part);
  close_dialog (self);
}

static gboolean
has_focus (gpointer page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, page);
}

/* Where one goes on from by keyboard, once a dialog that closes has given it back. */
static void
wait_focus_in (GtkWidget *page)
{
  ui_wait (has_focus, page);
}

/* At first what the role can tell; nothing chosen, nothing to send. */
static void
test_ask (Fixture *self, gconstpointer data)
{
  GtkWidget *page, *row;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint rssi = 0;

  while (!g_str_equal (bsl_questionnaire_get_role (bsl_library_get_questionnaire (ui_get_library ()), rssi)->id, "legal"))
    rssi++;
  ui_get (get_list (self), ADW_TYPE_PREFERENCES_ROW, "Nobody was asked yet.");
  ui_act (get_list (self), "opinions.ask");
  page = ui_get (self->page, BSL_TYPE_ASK_PAGE, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (ui_get (page, ADW_TYPE_COMBO_ROW, "Who Is Asked"))), >, 0);
  choose (page, "Who Is Asked", rssi);
  row = ui_get (page, BSL_TYPE_CHOICE_ROW, bsl_text_get (&find (TYPE)->title, BSL_LANG_EN));
  g_assert_cmpint (bsl_choice_row_get_active (BSL_CHOICE_ROW (row)), ==, g_strcmp0 (find (TYPE)->ask, "legal") == 0);
  bsl_choice_row_set_active (BSL_CHOICE_ROW (row), TRUE);
  bytes = bsl_ask_page_make (page, NULL);
  g_assert_nonnull (bytes);
  ui_settle ();
  asked = bsl_opinions_list (bsl_session_get_project (get_session (self)));
  g_assert_cmpuint (asked->len, ==, 1);
  g_assert_cmpstr (((BslOpinion *) asked->pdata[0])->role, ==, "legal");
  g_assert_true (g_strv_contains ((const char *const *) ((BslOpinion *) asked->pdata[0])->about, TYPE));
  get_row (self, "No reply yet · asked on ");
  wait_focus_in (get_list (self));
}

/* What is missing is said; then there and back. */
static void
test_reply (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) sheet = ask (self, (const char *[]) { TYPE, NULL });
  GtkWidget *dialog = open_sheet (self, sheet);
  AdwBanner *banner = ADW_BANNER (ui_get (dialog, ADW_TYPE_BANNER, NULL));
  g_autoptr (GBytes) given = NULL;

  ui_get (dialog, ADW_TYPE_PREFERENCES_GROUP, "R&D");
  g_assert_true (adw_dialog_get_can_close (ADW_DIALOG (dialog)));
  g_assert_null (bsl_reply_dialog_make (BSL_REPLY_DIALOG (dialog)));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "Write your name.");
  write_in (dialog, "Your name", "Marie");
  write_in (dialog, "Your function", "Head of security");
  g_assert_null (bsl_reply_dialog_make (BSL_REPLY_DIALOG (dialog)));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "Choose your opinion.");
  choose (dialog, "Conclusion", 1);
  write_in (dialog, "Day", "yesterday");
  g_assert_null (bsl_reply_dialog_make (BSL_REPLY_DIALOG (dialog)));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "This is not a date."));
  /* what was written is not lost by closing */
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_settle ();
  g_assert_true (ADW_IS_ALERT_DIALOG (ui_get_dialog (self->window)));
  close_dialog (self);
  g_assert_true (ui_get_dialog (self->window) == ADW_DIALOG (dialog));
  close_dialog (self);

  given = reply (self, sheet, "Marie", 1, 0);
  merge (self, given);
  wait_focus_in (self->page);
  get_row (self, "Favourable · Marie, Head of security, 15 March 2026\nHolds");
  hand_over (self, given);
  g_assert_null (ui_get_dialog (self->window));
  g_assert_cmpuint (ui_count (get_list (self), BSL_TYPE_GO_ROW, NULL), ==, 1);
}

/* A proposed answer is taken over by who decides, and undone. */
static void
test_proposal (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) sheet = NULL;
  g_autoptr (GBytes) given = NULL;
  BslStepped stepped;
  GtkWidget *page;

  answer (self, 0);
  sheet = ask (self, (const char *[]) { TYPE, NULL });
  given = reply (self, sheet, "Marie", 2, 3);
  merge (self, given);
  ui_act (get_row (self, "\nProposes other answers"), "row.go");
  page = ui_get (self->page, BSL_TYPE_OPINION_PAGE, NULL);
  ui_act (page, "opinion.adopt");
  g_assert_cmpuint (bsl_session_get_answer (get_session (self), find (TYPE)->index)->index, ==, 2);
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, "Take Over the Proposed Answers"));
  g_assert_true (bsl_session_undo (get_session (self), &stepped));
  ui_settle ();
  ui_get (page, BSL_TYPE_GO_ROW, "Take Over the Proposed Answers");
}

/* Void by another answer, back with it; asked again with the same questions. */
static void
test_void (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) sheet = NULL;
  g_autoptr (GBytes) given = NULL;
  g_autofree char *changed = g_strdup_printf ("\nNo longer holds\nChanged since: %s", bsl_text_get (&find (TYPE)->title, BSL_LANG_EN));
  GtkWidget *page, *row;

  answer (self, 0);
  sheet = ask (self, (const char *[]) { TYPE, NULL });
  given = reply (self, sheet, "Marie", 3, 0);
  merge (self, given);
  answer (self, 1);
  ui_act (get_row (self, changed), "row.go");
  page = ui_get (self->page, BSL_TYPE_OPINION_PAGE, NULL);
  row = ui_get (page, ADW_TYPE_ACTION_ROW, bsl_text_get (&find (TYPE)->title, BSL_LANG_EN));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "As sent: "));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "\nNow: "));
  ui_act (ui_get (page, BSL_TYPE_GO_ROW, "Ask Again"), "row.go");
  page = ui_get (self->page, BSL_TYPE_ASK_PAGE, NULL);
  row = ui_get (page, BSL_TYPE_CHOICE_ROW, bsl_text_get (&find (TYPE)->title, BSL_LANG_EN));
  g_assert_true (bsl_choice_row_get_active (BSL_CHOICE_ROW (row)));
  answer (self, 0);
  bsl_project_page_go (BSL_PROJECT_PAGE (self->page), "opinions", NULL);
  ui_settle ();
  get_row (self, "\nHolds");
}

static void
test_second (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) sheet = ask (self, (const char *[]) { TYPE, NULL });
  g_autoptr (GBytes) first = reply (self, sheet, "Marie", 1, 0);
  g_autoptr (GBytes) second = reply (self, sheet, "Jean", 3, 0);

  merge (self, first);
  merge (self, second);
  g_assert_cmpuint (ui_count (get_list (self), BSL_TYPE_GO_ROW, NULL), ==, 2);
  get_row (self, "Favourable · Marie");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (gtk_widget_get_next_sibling (get_row (self, "Marie")))),
                            "Jean, Head of security, 15 March 2026\nHolds · another reply to the same question"));
}

/* Another project, a question that was taken back, a file cut short. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (BslSession) other = ui_session_new ("{'" TYPE "': 'commune'}");
  g_autoptr (GBytes) foreign = bsl_history_ask (bsl_session_get_history (other), "dpo", (const char *[]) { TYPE, NULL }, NULL, NULL);
  g_autoptr (GBytes) elsewhere = reply (self, foreign, "Marie", 1, 0);
  g_autoptr (GBytes) sheet = ask (self, (const char *[]) { TYPE, NULL });
  g_autoptr (GBytes) given = reply (self, sheet, "Marie", 1, 0);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (given, 0, g_bytes_get_size (given) - 20);
  GtkWidget *page;

  hand_over (self, elsewhere);
  assert_refused (self, "Reply Not Taken", "“Test”, which is not saved here");
  hand_over (self, cut);
  assert_refused (self, "Reply Not Taken", "sheet.boussole");
  ui_act (get_row (self, "No reply yet"), "row.go");
  page = ui_get (self->page, BSL_TYPE_OPINION_PAGE, NULL);
  ui_act (page, "opinion.withdraw");
  g_signal_emit_by_name (ui_get_dialog (self->window), "response", "withdraw");
  close_dialog (self);
  ui_get (get_list (self), ADW_TYPE_PREFERENCES_ROW, "Nobody was asked yet.");
  hand_over (self, given);
  assert_refused (self, "Reply Not Taken", "did not send the question");
}

/* The other kinds of answers: several, a date; the same as was sent is no proposal. */
static void
test_kinds (void)
{
  GtkWidget *set = g_object_ref_sink (bsl_proposal_group_new (find (HARM), "[\"life-health\"]", BSL_LANG_EN));
  GtkWidget *date = g_object_ref_sink (bsl_proposal_group_new (find (START), "\"2027-03-15\"", BSL_LANG_EN));
  GtkWidget *row = ui_get (set, BSL_TYPE_CHOICE_ROW, NULL);
  const char *fault = NULL;
  JsonNode *proposed;
  GtkWidget *entry = ui_get (date, ADW_TYPE_ENTRY_ROW, NULL);

  g_assert_true (bsl_proposal_group_read (BSL_PROPOSAL_GROUP (set), &proposed, &fault));
  g_assert_null (proposed);
  bsl_choice_row_set_active (BSL_CHOICE_ROW (row), TRUE);
  g_assert_true (bsl_proposal_group_read (BSL_PROPOSAL_GROUP (set), &proposed, &fault));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (proposed)), ==, 2);
  json_node_unref (proposed);

  gtk_editable_set_text (GTK_EDITABLE (entry), "15 March 2027");
  g_assert_true (bsl_proposal_group_read (BSL_PROPOSAL_GROUP (date), &proposed, &fault));
  g_assert_null (proposed);
  gtk_editable_set_text (GTK_EDITABLE (entry), "16/3/2027");
  g_assert_true (bsl_proposal_group_read (BSL_PROPOSAL_GROUP (date), &proposed, &fault));
  g_assert_cmpstr (json_node_get_string (proposed), ==, "2027-03-16");
  json_node_unref (proposed);
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_assert_false (bsl_proposal_group_read (BSL_PROPOSAL_GROUP (date), &proposed, &fault));
  g_assert_true (g_str_has_prefix (fault, "This is not a date."));
  g_object_unref (set);
  g_object_unref (date);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/opinions/ask", test_ask },           { "/opinions/reply", test_reply },
    { "/opinions/proposal", test_proposal }, { "/opinions/void", test_void },
    { "/opinions/second", test_second },     { "/opinions/refused", test_refused },
  };

  ui_init_application (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/opinions/kinds", test_kinds);

  return g_test_run ();
}
