/* SPDX-License-Identifier: EUPL-1.2 */
/* An update opened: seen first, applied when somebody says so, taken back. */
#include "config.h"

#include <string.h>

#include "app/edition/bsl-edition-folder.h"
#include "app/rules/bsl-record.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-kept.h"
#include "tests/edition/edition-fixture.h"
#include "tests/ui/ui-fixture.h"
#include "ui/bsl-window.h"
#include "ui/catalogue/bsl-catalogue-page.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-impact-page.h"
#include "ui/history/bsl-reviewing.h"
#include "ui/updates/bsl-edition-page.h"
#include "ui/updates/bsl-update-dialog.h"
#include "ui/wizard/bsl-project-page.h"

#define APPLY "_Apply"
#define ADD_KEY "Add the _Key by File…"
#define CHECK "Apply it although nobody known vouches for what it holds"

/* The shipped catalogue with one text in place of another. */
static BslUpdate *
make_update (const char *date, const char *from, const char *to)
{
  const EditionChange changes[] = { { "catalogue/offers.json", from, to }, { NULL } };
  g_autofree char *directory = ui_dup_path (date);

  return edition_make_update (directory, date, "Ministère R&D", changes);
}

static BslUpdate *
make_renamed (const char *date)
{
  return make_update (date, "OUTSCALE IaaS Cloud on Demand", "OUTSCALE renamed");
}

static BslEditions *
get_editions (GtkWidget *window)
{
  return bsl_application_get_editions (BSL_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
}

/* A window of one empty store, with nothing applied and no key known. */
static GtkWidget *
show_window (void)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("updates-%u.db", n++);
  g_autofree char *path = ui_dup_path (name), *editions = ui_dup_path ("boussole/editions");
  g_autoptr (BslStore) store = ui_open_store (path);
  GtkWidget *window;

  bsl_edition_folder_remove (editions);
  window = ui_show_window (store);
  bsl_editions_refresh (get_editions (window));
  return window;
}

static gboolean
has_looked (gpointer dialog)
{
  GtkStack *stack = GTK_STACK (ui_get (dialog, GTK_TYPE_STACK, NULL));

  return g_str_equal (gtk_stack_get_visible_child_name (stack), "result") ||
         g_str_equal (gtk_stack_get_visible_child_name (stack), "refused");
}

/* As a file that somebody opens. */
static GtkWidget *
open_bytes (GtkWidget *window, GBytes *bytes)
{
  g_autofree char *path = ui_dup_path ("essai.boussole-update");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  bsl_window_open_file (BSL_WINDOW (window), file);
  dialog = GTK_WIDGET (ui_get_dialog (window));
  g_assert_true (BSL_IS_UPDATE_DIALOG (dialog));
  ui_wait (has_looked, dialog);
  ui_settle ();
  return dialog;
}

static GtkWidget *
open_update (GtkWidget *window, const BslUpdate *update, const BslSecretKey *key)
{
  g_autoptr (GBytes) bytes = bsl_update_to_bytes (update, key);

  return open_bytes (window, bytes);
}

static gboolean
can_apply (GtkWidget *dialog)
{
  GtkWidget *button = ui_get (dialog, GTK_TYPE_BUTTON, APPLY);

  return gtk_action_bar_get_revealed (GTK_ACTION_BAR (ui_get (dialog, GTK_TYPE_ACTION_BAR, NULL))) &&
         gtk_widget_is_sensitive (button);
}

static gboolean
is_in_use (GtkWidget *window, const char *edition)
{
  const BslEdition *current = bsl_editions_get_current (get_editions (window), NULL);

  return g_str_equal (current->name, edition);
}

static gboolean
shows_renamed (gpointer window)
{
  BslLibrary *library = bsl_window_get_library (window);
  const BslOffer *offer = bsl_catalogue_find (bsl_library_get_catalogue (library), "outscale-iaas-cloudgouv");

  return g_str_has_prefix (offer->name, "OUTSCALE renamed");
}

static gboolean
shows_shipped (gpointer window)
{
  return !shows_renamed (window);
}

static void
trust (GtkWidget *window, const BslPublicKey *key)
{
  g_autofree char *folder = ui_dup_path ("boussole/editions");

  edition_trust (folder, key);
  bsl_editions_refresh (get_editions (window));
}

/* What it is, who vouches, what changes; nothing changes before Apply. */
static void
test_known (void)
{
  GtkWidget *window = show_window (), *dialog, *row;
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (BslUpdate) update = make_renamed ("2026-12-15");

  trust (window, public);
  dialog = open_update (window, update, key);
  ui_get (dialog, ADW_TYPE_PREFERENCES_GROUP, "Edition of 15 December 2026");
  row = ui_get (dialog, ADW_TYPE_PREFERENCES_ROW, "Publisher");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Ministère R&D");
  ui_get (dialog, GTK_TYPE_LABEL, "Signed with a key known here");
  row = ui_get (dialog, BSL_TYPE_DETAIL_ROW, "Offers renamed");
  ui_act (row, "detail.toggle");
  g_assert_nonnull (ui_find (row, BSL_TYPE_TEXT_ROW, NULL));
  g_assert_null (ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_true (can_apply (dialog));
  g_assert_true (is_in_use (window, "2026-11-23"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Questions and rules that change are named, added ones as well as those no longer there; what is not in it is not. Of
 * what has no name of its own, it is said where it stands. */
static void
test_law (void)
{
  static const EditionChange changes[] = {
    { "rules/g0-classified.json", "\"effect\": \"excludes\"", "\"effect\": \"information\"" },
    { "rules/ways-out.json", "\"expected\": \"snc.target-date\"", "\"expected\": \"snc.expires-on\"" },
    { "questions/40-project.json", "\"ask\": \"project-manager\"", "\"ask\": \"rssi\"" },
    { NULL },
  };
  g_autofree char *directory = ui_dup_path ("law");
  g_autoptr (BslUpdate) update = edition_make_update (directory, "2026-12-15", "Essai", changes);
  GtkWidget *window = show_window (), *dialog = open_update (window, update, NULL), *row;

  row = ui_get (dialog, BSL_TYPE_DETAIL_ROW, "Rules changed");
  ui_act (row, "detail.toggle");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (row, BSL_TYPE_TEXT_ROW, NULL))), ==, "Changed · CLS-1");
  row = ui_get (dialog, BSL_TYPE_DETAIL_ROW, "Questions");
  ui_act (row, "detail.toggle");
  g_assert_cmpuint (ui_count (row, BSL_TYPE_TEXT_ROW, NULL), ==, 1);
  g_assert_null (ui_find (dialog, BSL_TYPE_DETAIL_ROW, "Thresholds"));
  row = ui_get (dialog, BSL_TYPE_DETAIL_ROW, "Other texts of the rules");
  ui_act (row, "detail.toggle");
  row = ui_get (row, BSL_TYPE_TEXT_ROW, "rules/ways-out.json");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Changed · reachable-facts");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the catalogue says beside its offers is named by its file, without offers and law that are the same. */
static void
test_files (void)
{
  static const EditionChange changes[] = {
    { "catalogue/view.json", "\"soon-within-days\": 90", "\"soon-within-days\": 60" },
    { NULL },
  };
  g_autofree char *directory = ui_dup_path ("files");
  g_autoptr (BslUpdate) update = edition_make_update (directory, "2026-12-15", "Essai", changes);
  GtkWidget *window = show_window (), *dialog = open_update (window, update, NULL), *row;

  row = ui_get (dialog, BSL_TYPE_DETAIL_ROW, "Other files of the catalogue");
  ui_act (row, "detail.toggle");
  row = ui_get (row, BSL_TYPE_TEXT_ROW, "How offers are shown, searched and filtered");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Changed · catalogue/view.json");
  g_assert_cmpuint (ui_count (dialog, BSL_TYPE_DETAIL_ROW, NULL), ==, 1);
  g_assert_null (ui_find (dialog, BSL_TYPE_TEXT_ROW, "Nothing differs."));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It takes an explicit word, or the key that signed it and no other. */
static void
test_unknown (void)
{
  GtkWidget *window = show_window (), *dialog;
  g_autoptr (BslSecretKey) key = bsl_secret_key_new (), other = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key), wrong = bsl_secret_key_get_public (other);
  g_autofree char *text = bsl_public_key_to_text (public), *wrong_text = bsl_public_key_to_text (wrong), *path = ui_dup_path ("a.pub");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BslUpdate) update = make_renamed ("2026-12-15");

  dialog = open_update (window, update, key);
  ui_get (dialog, GTK_TYPE_LABEL, "Signed with a key not known here");
  g_assert_false (can_apply (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_get (dialog, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  g_assert_true (can_apply (dialog));

  ui_get (dialog, ADW_TYPE_PREFERENCES_ROW, ADD_KEY);
  g_assert_true (g_file_set_contents (path, wrong_text, -1, NULL));
  bsl_update_dialog_add_key (BSL_UPDATE_DIALOG (dialog), file);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (ui_get (dialog, ADW_TYPE_BANNER, NULL))));
  g_assert_false (bsl_editions_knows (get_editions (window), bsl_public_key_get_id (wrong)));

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bsl_update_dialog_add_key (BSL_UPDATE_DIALOG (dialog), file);
  ui_settle ();
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (ui_get (dialog, ADW_TYPE_BANNER, NULL))));
  ui_get (dialog, GTK_TYPE_LABEL, "Signed with the key you added");
  g_assert_null (ui_find (dialog, ADW_TYPE_PREFERENCES_ROW, ADD_KEY));
  g_assert_true (can_apply (dialog));
  /* known with the update, not before */
  g_assert_false (bsl_editions_knows (get_editions (window), bsl_public_key_get_id (public)));
  ui_act (ui_get (dialog, GTK_TYPE_BUTTON, APPLY), "update.apply");
  ui_wait (shows_renamed, window);
  ui_settle ();
  g_assert_true (bsl_editions_knows (get_editions (window), bsl_public_key_get_id (public)));
  g_assert_cmpstr (bsl_editions_get_applied_key (get_editions (window)), ==, bsl_public_key_get_id (public));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever looks and leaves trusts nobody. */
static void
test_key_left (void)
{
  GtkWidget *window = show_window (), *dialog;
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autofree char *text = bsl_public_key_to_text (public), *path = ui_dup_path ("a.pub");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BslUpdate) update = make_renamed ("2026-12-15");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dialog = open_update (window, update, key);
  bsl_update_dialog_add_key (BSL_UPDATE_DIALOG (dialog), file);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_settle ();
  bsl_editions_refresh (get_editions (window));
  g_assert_false (bsl_editions_knows (get_editions (window), bsl_public_key_get_id (public)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nobody signed it, and it is older: both are said; the check box has the name of its row. */
static void
test_unsigned (void)
{
  GtkWidget *window = show_window (), *dialog, *check, *card;
  g_autoptr (BslUpdate) update = make_renamed ("2026-11-01");

  dialog = open_update (window, update, NULL);
  card = gtk_widget_get_ancestor (ui_get (dialog, GTK_TYPE_LABEL, "Nobody signed this update"), BSL_TYPE_STATUS_CARD);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (ui_get (card, GTK_TYPE_IMAGE, NULL))), ==, "dialog-warning-symbolic");
  ui_get (dialog, BSL_TYPE_TEXT_ROW, "This edition is older than the one in use, that of 23 November 2026.");
  g_assert_null (ui_find (dialog, ADW_TYPE_PREFERENCES_ROW, ADD_KEY));
  g_assert_false (can_apply (dialog));
  check = ui_get (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, CHECK);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (can_apply (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (can_apply (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One letter changed after it was signed by somebody known: there is no way to apply it. */
static void
test_changed (void)
{
  GtkWidget *window = show_window (), *dialog;
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (BslUpdate) update = make_renamed ("2026-12-15");
  g_autoptr (GBytes) bytes = bsl_update_to_bytes (update, key), changed = NULL;
  g_autoptr (GString) file = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  trust (window, public);
  g_assert_cmpuint (g_string_replace (file, "OUTSCALE renamed", "OUTSCALE renaned", 1), ==, 1);
  changed = g_bytes_new (file->str, file->len);
  dialog = open_bytes (window, changed);
  ui_get (dialog, GTK_TYPE_LABEL, "Changed after it was signed");
  g_assert_null (ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_false (can_apply (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each fault has its place in the update, and it cannot be applied. */
static void
test_faulty (void)
{
  GtkWidget *window = show_window (), *dialog, *faults;
  g_autoptr (BslUpdate) update = make_update ("2026-12-15", "\"snc.status\"", "\"snc.statut\"");

  dialog = open_update (window, update, NULL);
  faults = ui_get (dialog, ADW_TYPE_PREFERENCES_GROUP, "Faults");
  g_assert_true (gtk_widget_get_visible (faults));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (faults, BSL_TYPE_TEXT_ROW, NULL))), "catalogue/offers.json"));
  g_assert_null (ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_false (can_apply (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_refused (void)
{
  GtkWidget *window = show_window (), *dialog, *page;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"format\": \"boussole-update\", \"ver", 33);

  dialog = open_bytes (window, bytes);
  page = gtk_widget_get_ancestor (ui_get (dialog, GTK_TYPE_LABEL, "The Update Cannot Be Read"), ADW_TYPE_STATUS_PAGE);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "line 1"));
  g_assert_false (can_apply (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
apply (GtkWidget *window, const char *date)
{
  g_autoptr (BslUpdate) update = make_renamed (date);
  GtkWidget *dialog = open_update (window, update, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_get (dialog, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  ui_act (ui_get (dialog, GTK_TYPE_BUTTON, APPLY), "update.apply");
  ui_wait (shows_renamed, window);
  ui_settle ();
}

/* The window goes on with it where it was, and back. */
static void
test_apply (void)
{
  GtkWidget *window = show_window (), *page;

  ui_act (window, "win.show-catalogue");
  apply (window, "2026-12-15");
  g_assert_null (ui_get_dialog (window));
  g_assert_true (is_in_use (window, "2026-12-15"));
  ui_get (window, GTK_TYPE_BUTTON, "_Undo");
  page = ui_get (window, BSL_TYPE_CATALOGUE_PAGE, NULL);
  ui_act (page, "catalogue.edition");
  ui_get (window, ADW_TYPE_PREFERENCES_GROUP, "In Use");
  ui_get (window, BSL_TYPE_TEXT_ROW, "Nobody known vouches for what it holds.");
  ui_get (window, ADW_TYPE_BUTTON_ROW, "_Save What to Verify First…");
  ui_act (ui_get (window, ADW_TYPE_BUTTON_ROW, "_Back to the Edition of 23 November 2026"), "edition.revert");
  ui_wait (shows_shipped, window);
  ui_settle ();
  g_assert_true (is_in_use (window, "2026-11-23"));
  g_assert_nonnull (ui_find (window, BSL_TYPE_CATALOGUE_PAGE, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the list of updates held is in use: nothing on its page says otherwise. */
static void
test_damaged_list (void)
{
  GtkWidget *window = show_window (), *group, *row;
  g_autofree char *folder = ui_dup_path ("boussole/editions");

  ui_act (window, "win.show-catalogue");
  apply (window, "2026-12-15");
  edition_write_text (folder, "editions.json", "{");
  bsl_editions_refresh (get_editions (window));
  ui_act (ui_get (window, BSL_TYPE_CATALOGUE_PAGE, NULL), "catalogue.edition");
  group = ui_get (window, ADW_TYPE_PREFERENCES_GROUP, "List of Kept Updates");
  row = ui_get (group, BSL_TYPE_TEXT_ROW, NULL);
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "the last one is in use"));
  g_assert_null (ui_find (window, ADW_TYPE_PREFERENCES_GROUP, "Faults"));
  g_assert_true (is_in_use (window, "2026-12-15"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Seen with the catalogue of now, on its own day. */
static void
see (BslStore *store, const char *id)
{
  BslLibrary *library = ui_get_library ();
  g_autoptr (BslProject) project = bsl_store_peek (store, bsl_library_get_questionnaire (library), id, NULL);
  BslAnswers *answers = bsl_project_get_answers (project);
  g_autoptr (BslEvaluation) seen = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library), answers,
                                                       bsl_evaluation_choose_date (answers, bsl_date_today ()));
  g_autofree char *fingerprint = bsl_record_dup_fingerprint (seen);
  g_autoptr (GBytes) record = bsl_record_write (seen);

  g_assert_true (bsl_store_keep_evaluation (store, id, fingerprint, record, -1, NULL));
}

static void
set_answer (BslProject *project, const char *id, const char *json)
{
  const BslQuestion *question = bsl_questionnaire_find (bsl_library_get_questionnaire (ui_get_library ()), id);
  BslValue value = { 0 };

  g_assert_true (bsl_value_from_text (&value, json, &question->domain));
  bsl_answers_set (bsl_project_get_answers (project), question->index, &value);
  bsl_value_clear (&value);
}

/* For sensitive data of a ministry, decided on @day. */
static char *
add_seen_project (BslStore *store, const char *title, const char *day)
{
  g_autoptr (BslProject) project = bsl_project_new (bsl_library_get_questionnaire (ui_get_library ()));
  char *id;

  set_answer (project, "organisation.type", "\"state-central\"");
  set_answer (project, "data.classes", "[\"personal-special\"]");
  set_answer (project, "data.secrets", "[\"medical\"]");
  set_answer (project, "data.harm", "[\"life-health\"]");
  set_answer (project, "service.kinds", "[\"iaas\"]");
  set_answer (project, "service.needs", "[\"compute-vm\"]");
  set_answer (project, "purchase.decision-date", day);
  bsl_project_set_title (project, title);
  id = bsl_store_add (store, project, NULL);
  g_assert_nonnull (id);
  see (store, id);
  return id;
}

static BslHistory *
open_history (BslStore *store, const char *id)
{
  g_autoptr (BslProject) project = bsl_store_peek (store, bsl_library_get_questionnaire (ui_get_library ()), id, NULL);

  g_assert_nonnull (project);
  return bsl_history_new (store, id, project);
}

/* Freezes the project @id with the evaluation that was last seen. */
static void
freeze (BslStore *store, const char *id)
{
  g_autoptr (BslHistory) history = open_history (store, id);
  g_autoptr (BslKept) kept = NULL;
  BslContent content = { BSL_PART_EVALUATION, "application/json", NULL };

  g_assert_true (bsl_store_get_kept (store, id, &kept, NULL));
  content.bytes = kept->evaluation;
  g_assert_true (bsl_history_freeze (history, "For signature", bsl_date_parse ("2026-11-24"), &content, 1, NULL));
}

/* The evaluation that the version of a frozen project holds. */
static GBytes *
read_frozen (BslStore *store, const char *id)
{
  g_autoptr (BslHistory) history = open_history (store, id);
  g_autoptr (GPtrArray) snapshots = bsl_snapshots_read (bsl_history_get_project (history));
  GBytes *bytes;

  g_assert_cmpuint (snapshots->len, ==, 1);
  bytes = bsl_history_read_part (history, bsl_snapshot_find_part (snapshots->pdata[0], BSL_PART_EVALUATION), NULL);
  g_assert_nonnull (bytes);
  return bytes;
}

static gboolean
tells_of_review (gpointer window)
{
  return ui_find (window, GTK_TYPE_BUTTON, "What _Changed") != NULL;
}

static gboolean
lists_changes (gpointer page)
{
  return ui_find (page, BSL_TYPE_GO_ROW, "Open the Project") != NULL;
}

/* Until it is told that projects are to be reviewed. */
static void
apply_update (GtkWidget *window, const BslUpdate *update)
{
  GtkWidget *dialog = open_update (window, update, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_get (dialog, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  ui_act (ui_get (dialog, GTK_TYPE_BUTTON, APPLY), "update.apply");
  ui_wait (tells_of_review, window);
}

/* Applies an update in which OUTSCALE is not qualified. */
static void
withdraw_outscale (GtkWidget *window)
{
  g_autoptr (BslUpdate) update
    = make_update ("2026-12-15", "\"from\": \"2023-11-30\", \"value\": \"qualified\"", "\"from\": \"2023-11-30\", \"value\": null");

  apply_update (window, update);
}

static gboolean
tells_review (gpointer window)
{
  GtkWidget *label = ui_find (window, GTK_TYPE_LABEL, "1 project to review");
  GtkWidget *banner = label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_BANNER) : NULL;

  return banner != NULL && adw_banner_get_revealed (ADW_BANNER (banner)) &&
         g_str_equal (gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)), "win.show-impact");
}

static gboolean
tells_nothing (gpointer window)
{
  return !tells_review (window);
}

static GtkWidget *
show_impact (GtkWidget *window)
{
  GtkWidget *page;

  ui_act (window, "win.show-impact");
  page = ui_get (window, BSL_TYPE_IMPACT_PAGE, NULL);
  ui_wait (lists_changes, page);
  ui_settle ();
  return page;
}

/* Each project whose result is another is listed with what changed and why; those of which nothing changed are not. */
static void
test_impact (void)
{
  GtkWidget *window = show_window (), *page, *button, *row;
  const char *why;
  BslStore *store = bsl_window_get_store (BSL_WINDOW (window));
  g_autofree char *changed = add_seen_project (store, "R&D platform", "\"2026-11-24\"");
  g_autofree char *same = add_seen_project (store, "Old one", "\"2022-01-31\"");

  withdraw_outscale (window);
  /* both can be reached: what changed, and going back */
  button = ui_get (window, GTK_TYPE_BUTTON, "What _Changed");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.show-impact");
  page = show_impact (window);
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "R&D platform");
  row = ui_get (page, BSL_TYPE_TEXT_ROW, "Catalogue");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Edition of 23 November 2026, with other contents than before"));
  ui_get (page, BSL_TYPE_DETAIL_ROW, "What Verdicts Rest On");
  row = ui_get (page, BSL_TYPE_TEXT_ROW, "OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1)");
  why = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_assert_true (g_str_has_prefix (why, "Eligible → "));
  g_assert_nonnull (strstr (why, "SecNumCloud"));
  g_assert_cmpuint (ui_count (page, BSL_TYPE_GO_ROW, "Open the Project"), ==, 1);
  ui_act (ui_get (page, BSL_TYPE_GO_ROW, "Open the Project"), "row.go");
  ui_settle ();
  g_assert_nonnull (ui_find (window, BSL_TYPE_PROJECT_PAGE, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The message passes; the way to what changed stays on the first page as long as something is to be reviewed. */
static void
test_impact_stays (void)
{
  GtkWidget *window = show_window (), *page;
  BslStore *store = bsl_window_get_store (BSL_WINDOW (window));
  g_autofree char *id = add_seen_project (store, "R&D platform", "\"2026-11-24\"");

  g_assert_false (tells_review (window));
  withdraw_outscale (window);
  bsl_window_dismiss_toasts (BSL_WINDOW (window));
  ui_wait (tells_review, window);
  page = show_impact (window);
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "R&D platform");
  g_assert_true (bsl_store_move (store, id, BSL_SHELF_TRASH, NULL));
  ui_act (page, "navigation.pop");
  ui_wait (tells_nothing, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing is said to make no difference before it was looked at. */
static void
test_impact_too_early (void)
{
  GtkWidget *window = show_window (), *page;
  BslStore *store = bsl_window_get_store (BSL_WINDOW (window));
  g_autofree char *changed = add_seen_project (store, "R&D platform", "\"2026-11-24\"");

  bsl_reviewing_start (BSL_WINDOW (window), FALSE);
  gtk_widget_activate_action (window, "win.show-impact", NULL);
  page = ui_get (window, BSL_TYPE_IMPACT_PAGE, NULL);
  ui_get (page, GTK_TYPE_LABEL, "Projects are still being looked at. Open this page again in a moment to see all that differ.");
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "Law, catalogue and day make no difference to any project."));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An offer that is as eligible as before but sells less than is needed is named at once too. */
static void
test_impact_on_cover (void)
{
  GtkWidget *window = show_window (), *page, *row;
  g_autofree char *id = add_seen_project (bsl_window_get_store (BSL_WINDOW (window)), "Machines", "\"2026-11-24\"");
  g_autoptr (BslUpdate) update
    = make_update ("2026-12-15", "\"compute-vm\",\n            \"gpu\"", "\"gpu\"");

  apply_update (window, update);
  page = show_impact (window);
  row = ui_get (page, BSL_TYPE_TEXT_ROW, "OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1)");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Still eligible, but it no longer covers the whole need"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A frozen one is told of as such: what would be otherwise today, while its version and what was seen last stay byte by
 * byte, and it is still frozen. */
static void
test_impact_on_frozen (void)
{
  GtkWidget *window = show_window (), *page, *group;
  BslStore *store = bsl_window_get_store (BSL_WINDOW (window));
  g_autofree char *id = add_seen_project (store, "Signed one", "\"2026-11-24\"");
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (BslKept) kept = NULL, still = NULL;
  g_autoptr (BslProjectInfo) info = NULL;

  freeze (store, id);
  before = read_frozen (store, id);
  g_assert_true (bsl_store_get_kept (store, id, &kept, NULL));
  withdraw_outscale (window);
  page = show_impact (window);
  group = ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Signed one");
  g_assert_nonnull (strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)),
                            "It is frozen: its versions keep what they say."));

  after = read_frozen (store, id);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (bsl_store_get_kept (store, id, &still, NULL));
  g_assert_cmpstr (kept->fingerprint, ==, still->fingerprint);
  g_assert_true (g_bytes_equal (kept->evaluation, still->evaluation));
  info = bsl_store_get_info (store, id, NULL);
  g_assert_true (info->frozen && info->review);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A project that is open is so afterwards, on the other catalogue. */
static void
test_open_project (void)
{
  GtkWidget *window = show_window ();
  g_autofree char *id = ui_add_project (bsl_window_get_store (BSL_WINDOW (window)), "Open");
  GType type = G_OBJECT_TYPE (ui_open_project (window, id, "recap"));

  apply (window, "2026-12-15");
  g_assert_nonnull (ui_find (window, type, NULL));
  g_assert_true (is_in_use (window, "2026-12-15"));
  ui_act (window, "edition.revert");
  ui_wait (shows_shipped, window);
  ui_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the administrator installed and is older is said. */
static void
test_passed_over (void)
{
  g_autofree char *shipped = ui_dup_path ("shipped"), *folder = ui_dup_path ("editions"), *text = edition_read_shipped ("edition.json"),
                  *extension = g_build_filename (shipped, "extension", NULL);
  const BslEdition older = { .name = (char *) "2026-10-01", .date = bsl_date_parse ("2026-10-01"), .publisher = (char *) "DSI" };
  g_autoptr (BslEditions) editions = NULL;
  g_autoptr (BslCatalogueReader) reader = bsl_catalogue_reader_new (ui_get_library (), bsl_date_today (), NULL);
  GtkWindow *window;

  edition_write_text (shipped, "edition.json", text);
  g_assert_cmpint (g_mkdir_with_parents (extension, 0700), ==, 0);
  g_assert_true (bsl_edition_write (&older, extension, NULL));
  editions = bsl_editions_new (shipped, folder);
  window = ui_present (GTK_WIDGET (bsl_edition_page_new (reader, editions)));
  ui_get (GTK_WIDGET (window), BSL_TYPE_TEXT_ROW, "The edition of 1 October 2026 by DSI, installed by the administrator, is older than what is in use.");
  g_assert_null (ui_find (GTK_WIDGET (window), ADW_TYPE_BUTTON_ROW, "_Back to the Edition of 23 November 2026"));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init_application (&argc, &argv);
  g_test_add_func ("/updates/known", test_known);
  g_test_add_func ("/updates/law", test_law);
  g_test_add_func ("/updates/files", test_files);
  g_test_add_func ("/updates/unknown", test_unknown);
  g_test_add_func ("/updates/key-left", test_key_left);
  g_test_add_func ("/updates/unsigned", test_unsigned);
  g_test_add_func ("/updates/changed", test_changed);
  g_test_add_func ("/updates/faulty", test_faulty);
  g_test_add_func ("/updates/refused", test_refused);
  g_test_add_func ("/updates/apply", test_apply);
  g_test_add_func ("/updates/damaged-list", test_damaged_list);
  g_test_add_func ("/updates/impact", test_impact);
  g_test_add_func ("/updates/impact-stays", test_impact_stays);
  g_test_add_func ("/updates/impact-too-early", test_impact_too_early);
  g_test_add_func ("/updates/impact-on-cover", test_impact_on_cover);
  g_test_add_func ("/updates/impact-on-frozen", test_impact_on_frozen);
  g_test_add_func ("/updates/open-project", test_open_project);
  g_test_add_func ("/updates/passed-over", test_passed_over);

  return g_test_run ();
}
