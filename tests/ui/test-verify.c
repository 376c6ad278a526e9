/* SPDX-License-Identifier: EUPL-1.2 */
/* The acceptance cases run from the window. */
#include "config.h"

#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/verify/bsl-rules-banner.h"
#include "ui/verify/bsl-verify-dialog.h"

#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
has_ended (gpointer verification)
{
  return !bsl_verification_is_running (verification);
}

static GtkWindow *
run (BslVerification *verification, AdwDialog **dialog)
{
  GtkWindow *window = ui_present (gtk_label_new (NULL));

  *dialog = bsl_verify_dialog_new (verification);
  adw_dialog_present (*dialog, GTK_WIDGET (window));
  ui_wait (has_ended, verification);
  ui_settle ();

  return window;
}

/* Every shipped case stands in the table and holds. */
static void
test_shipped (void)
{
  g_autoptr (BslVerification) verification = bsl_verification_new (ui_get_library ());
  AdwDialog *dialog;
  GtkWindow *window = run (verification, &dialog);
  GPtrArray *outcomes = bsl_verification_get_outcomes (verification);
  g_autofree char *title = g_strdup_printf ("All %u cases hold", outcomes->len);
  GtkWidget *card = ui_get (GTK_WIDGET (dialog), BSL_TYPE_STATUS_CARD, NULL);

  g_assert_cmpuint (outcomes->len, >, 80);
  g_assert_cmpuint (bsl_verification_count_failed (verification), ==, 0);
  ui_get (card, GTK_TYPE_LABEL, title);
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < outcomes->len; i++)
    ui_get (GTK_WIDGET (dialog), BSL_TYPE_TEXT_ROW, bsl_text_get (&((BslAcceptance *) outcomes->pdata[i])->title, BSL_LANG_EN));
  gtk_window_destroy (window);
}

/* The path of a copy of the shipped rules with one text replaced by another. */
static char *
copy_rules (const char *file, const char *before, const char *after)
{
  g_autofree char *from = bsl_library_dup_path (NULL, "rules");
  char *to = g_dir_make_tmp ("rules-XXXXXX", NULL);
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
      if (g_str_equal (name, file))
        {
          g_auto (GStrv) parts = g_strsplit (text, before, 2);

          g_assert_cmpuint (g_strv_length (parts), ==, 2);
          g_free (text);
          text = g_strjoinv (after, parts);
        }
      g_assert_true (g_file_set_contents (target, text, -1, NULL));
    }

  return to;
}

/* Rules that say otherwise: the cases that notice come first and say what differs. */
static void
test_differing (void)
{
  g_autofree char *directory = copy_rules ("conclusions.json", "\"value\": \"yes\"", "\"value\": \"perhaps\"");
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslVerification) verification = NULL;
  AdwDialog *dialog;
  GtkWindow *window;
  GtkWidget *row;

  bsl_library_set_rules (library, directory);
  verification = bsl_verification_new (library);
  window = run (verification, &dialog);
  g_assert_cmpuint (bsl_verification_count_failed (verification), >, 0);
  ui_get (GTK_WIDGET (dialog), ADW_TYPE_PREFERENCES_GROUP, "Do Not Hold");
  row = ui_get (GTK_WIDGET (dialog), BSL_TYPE_DETAIL_ROW, NULL);
  gtk_widget_activate_action (row, "detail.toggle", NULL);
  ui_settle ();
  ui_get (row, GTK_TYPE_LABEL, "Expected: yes. Found: perhaps.");
  gtk_window_destroy (window);
}

/* Files at fault: every fault with its place, no case. */
static void
test_faulty (void)
{
  g_autofree char *directory = copy_rules ("conclusions.json", "\"condition\": \"bound-by-sren-31\"", "\"condition\": \"bound\"");
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslVerification) verification = NULL;
  AdwDialog *dialog;
  GtkWindow *window;

  bsl_library_set_rules (library, directory);
  verification = bsl_verification_new (library);
  window = run (verification, &dialog);
  g_assert_null (bsl_verification_get_outcomes (verification));
  ui_get (GTK_WIDGET (dialog), ADW_TYPE_PREFERENCES_GROUP, "Faults");
  gtk_window_destroy (window);
}

/* An installation without its cases has verified nothing. */
static void
test_no_cases (void)
{
  static const char *const parts[] = { "catalogue", "questions", "rules" };
  g_autofree char *shipped = g_strdup (g_getenv ("BOUSSOLE_DATADIR"));
  g_autofree char *directory = g_dir_make_tmp ("data-XXXXXX", NULL);
  g_autofree char *cases = g_build_filename (directory, "cases", NULL);
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslVerification) verification = NULL;
  AdwDialog *dialog;
  GtkWindow *window;
  GtkWidget *card;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_build_filename (shipped, parts[i], NULL);
      g_autofree char *to = g_build_filename (directory, parts[i], NULL);

      g_assert_cmpint (symlink (from, to), ==, 0);
    }
  g_assert_cmpint (g_mkdir (cases, 0700), ==, 0);
  g_setenv ("BOUSSOLE_DATADIR", directory, TRUE);
  verification = bsl_verification_new (library);
  window = run (verification, &dialog);
  g_setenv ("BOUSSOLE_DATADIR", shipped, TRUE);
  card = ui_get (GTK_WIDGET (dialog), BSL_TYPE_STATUS_CARD, NULL);
  ui_get (card, GTK_TYPE_LABEL, "No case was found");
  g_assert_true (gtk_widget_has_css_class (card, "error"));
  gtk_window_destroy (window);
}

/* Cancelled at once: nothing is said to hold; it can be run again. */
static void
test_cancel (void)
{
  g_autoptr (BslVerification) verification = bsl_verification_new (ui_get_library ());
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  AdwDialog *dialog = bsl_verify_dialog_new (verification);

  adw_dialog_present (dialog, GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "verify.cancel", NULL);
  ui_wait (has_ended, verification);
  ui_settle ();
  g_assert_null (bsl_verification_get_outcomes (verification));
  g_assert_null (ui_find (GTK_WIDGET (dialog), BSL_TYPE_STATUS_CARD, NULL));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "verify.again", NULL);
  ui_wait (has_ended, verification);
  ui_settle ();
  ui_get (GTK_WIDGET (dialog), BSL_TYPE_STATUS_CARD, NULL);
  gtk_window_destroy (window);
}

/* Another directory of rules that is at fault: the shipped rules are in use, and it is said. */
static void
test_giving_way (void)
{
  g_autofree char *directory = copy_rules ("conclusions.json", "\"condition\": \"bound-by-sren-31\"", "\"condition\": \"bound\"");
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *banner = g_object_new (BSL_TYPE_RULES_BANNER, NULL);
  GtkWindow *window = ui_present (banner);
  AdwBanner *shown = ADW_BANNER (ui_get (banner, ADW_TYPE_BANNER, NULL));
  const char *faulty;
  BslProblems *faults;

  bsl_library_set_rules (library, directory);
  bsl_rules_banner_set_library (BSL_RULES_BANNER (banner), library);
  g_assert_false (adw_banner_get_revealed (shown));
  g_assert_true (bsl_library_load (library, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (bsl_rule_base_get_sha256 (bsl_library_get_rules (library)), ==,
                   bsl_rule_base_get_sha256 (bsl_library_get_rules (ui_get_library ())));
  faults = bsl_library_get_faults (library, &faulty);
  g_assert_cmpstr (faulty, ==, directory);
  g_assert_cmpuint (bsl_problems_get_count (faults), >, 0);
  g_assert_true (adw_banner_get_revealed (shown));

  gtk_widget_activate_action (banner, "rules.faults", NULL);
  ui_settle ();
  for (guint i = 0; i < bsl_problems_get_count (faults); i++)
    ui_get (GTK_WIDGET (window), BSL_TYPE_TEXT_ROW, bsl_problems_get (faults, i)->message);
  gtk_window_destroy (window);
}

/* Rules that are as they should be are used, and nothing is said. */
static void
test_other_rules (void)
{
  g_autofree char *directory = copy_rules ("gates.json", "\"edition\": \"", "\"edition\": \"");
  g_autoptr (BslLibrary) library = bsl_library_new ();
  GtkWidget *banner = g_object_ref_sink (g_object_new (BSL_TYPE_RULES_BANNER, NULL));

  bsl_library_set_rules (library, directory);
  bsl_rules_banner_set_library (BSL_RULES_BANNER (banner), library);
  g_assert_true (bsl_library_load (library, NULL));
  g_assert_null (bsl_library_get_faults (library, NULL));
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (ui_get (banner, ADW_TYPE_BANNER, NULL))));
  g_object_unref (banner);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/verify/shipped", test_shipped);
  g_test_add_func ("/verify/differing", test_differing);
  g_test_add_func ("/verify/faulty", test_faulty);
  g_test_add_func ("/verify/no-cases", test_no_cases);
  g_test_add_func ("/verify/cancel", test_cancel);
  g_test_add_func ("/rules/giving-way", test_giving_way);
  g_test_add_func ("/rules/other", test_other_rules);

  return g_test_run ();
}
