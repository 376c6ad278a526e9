/* SPDX-License-Identifier: EUPL-1.2 */
/* The acceptance cases, run on this machine, as a table. */
#include "config.h"

#include "ui/verify/bsl-verify-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-fault-rows.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/verify/bsl-case-words.h"

#define SHOW_PROGRESS_AFTER 200 /* ms */
#define ROWS_AT_ONCE 16         /* what is added between two frames */

struct _BslVerifyDialog
{
  AdwDialog parent_instance;

  BslVerification *verification;
  gboolean running;
  GPtrArray *groups; /* of AdwPreferencesGroup, borrowed */
  guint show_progress;
  guint fill;        /* adds the cases that hold */
  guint next;        /* the first not yet added */
  AdwPreferencesGroup *holding;
  GtkStack *stack;
  GtkProgressBar *progress;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (BslVerifyDialog, bsl_verify_dialog, ADW_TYPE_DIALOG)

static BslLang
get_lang (BslVerifyDialog *self)
{
  return bsl_library_get_lang (bsl_verification_get_library (self->verification));
}

static AdwPreferencesGroup *
add_group (BslVerifyDialog *self, const char *title)
{
  AdwPreferencesGroup *group = bsl_group_new (title, NULL);

  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);

  return group;
}

static GtkWidget *
add_statement (BslVerifyDialog *self, BslResult result, const char *title, const char *description)
{
  BslWord word = bsl_words_for_result (result);
  GtkWidget *card;

  word.word = title;
  card = bsl_status_card_new (word, description);
  adw_preferences_group_add (add_group (self, NULL), card);

  return card;
}

/* What the page says first; read aloud as it comes. */
static GtkWidget *
add_outcome (BslVerifyDialog *self)
{
  guint n = bsl_verification_get_outcomes (self->verification)->len;
  guint failed = bsl_verification_count_failed (self->verification);
  const char *explanation = _("Each case is a project whose outcome is known. All were evaluated on this machine, with the "
                              "rules and the catalogue that your projects are evaluated with.");
  g_autofree char *title = NULL;

  if (n == 0)
    {
      title = g_strdup (_("No case was found"));
      explanation = _("The cases whose outcome is known are missing, so nothing was verified. Install Boussole again.");
    }
  else if (failed > 0)
    title = g_strdup_printf (ngettext ("%u case of %u does not hold", "%u cases of %u do not hold", failed), failed, n);
  else
    title = g_strdup_printf (ngettext ("The %u case holds", "All %u cases hold", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->stack), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return add_statement (self, n == 0 || failed > 0 ? BSL_RESULT_FAIL : BSL_RESULT_PASS, title, explanation);
}

/* Edition and fingerprint; a hyphen at a line end would look like a part of it. */
static void
add_edition (AdwPreferencesGroup *group, const char *what, const char *edition, const char *sha256)
{
  g_autofree char *fingerprint = g_strdup_printf (_("Fingerprint (SHA-256): %s"), sha256);
  g_autofree char *text = g_markup_printf_escaped ("<span insert_hyphens=\"false\">%s\n%s</span>", edition, fingerprint);
  GtkWidget *row = bsl_property_row_new (what, "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_preferences_group_add (group, row);
}

static void
add_editions (BslVerifyDialog *self)
{
  BslLibrary *library = bsl_verification_get_library (self->verification);
  BslRuleBase *rules = bsl_library_get_rules (library);
  BslCatalogue *catalogue = bsl_library_get_catalogue (library);
  guint n_rules = bsl_rule_base_get_n_rules (rules), n_offers = bsl_catalogue_get_n_offers (catalogue);
  AdwPreferencesGroup *group = add_group (self, _("What Was Verified"));
  g_autofree char *of_rules = bsl_date_words_from_iso (bsl_rule_base_get_version (rules), get_lang (self));
  g_autofree char *of_catalogue = bsl_date_words_from_iso (bsl_catalogue_get_version (catalogue), get_lang (self));
  g_autofree char *first = g_strdup_printf (ngettext ("%u rule, edition of %s", "%u rules, edition of %s", n_rules), n_rules, of_rules);
  g_autofree char *second = g_strdup_printf (ngettext ("%u offer, edition of %s", "%u offers, edition of %s", n_offers), n_offers,
                                             of_catalogue);

  add_edition (group, _("Rules"), first, bsl_rule_base_get_sha256 (rules));
  add_edition (group, _("Catalogue"), second, bsl_catalogue_get_sha256 (catalogue));
}

static void
fill_failing (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslVerifyDialog *self = subject;
  const BslAcceptance *outcome = detail;
  BslLibrary *library = bsl_verification_get_library (self->verification);

  for (guint i = 0; i < outcome->expectations->len; i++)
    {
      const BslExpectation *expectation = outcome->expectations->pdata[i];
      g_autofree char *subject_words = NULL;
      g_autofree char *words = NULL;

      if (expectation->holds)
        continue;
      subject_words = bsl_case_dup_subject (expectation, library);
      words = bsl_case_dup_difference (expectation);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_property_row_new (subject_words, words));
    }
}

static void
add_failing (BslVerifyDialog *self)
{
  GPtrArray *outcomes = bsl_verification_get_outcomes (self->verification);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const BslAcceptance *outcome = outcomes->pdata[i];
      g_autofree char *what = NULL;
      GtkWidget *row;

      if (outcome->n_failed == 0)
        continue;
      if (group == NULL)
        group = add_group (self, _("Do Not Hold"));
      what = bsl_case_dup_scope (outcome, get_lang (self));
      row = bsl_detail_row_new (bsl_text_get (&outcome->title, get_lang (self)), what, fill_failing, self, outcome);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), bsl_words_create_icon (bsl_words_for_result (BSL_RESULT_FAIL)));
      adw_preferences_group_add (group, row);
    }
}

static GtkWidget *
create_holding (BslVerifyDialog *self, const BslAcceptance *outcome)
{
  g_autofree char *what = bsl_case_dup_scope (outcome, get_lang (self));
  GtkWidget *row = bsl_text_row_new (bsl_text_get (&outcome->title, get_lang (self)));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (bsl_words_for_result (BSL_RESULT_PASS)));

  return row;
}

static gboolean
fill_cb (gpointer data)
{
  BslVerifyDialog *self = data;
  GPtrArray *outcomes = bsl_verification_get_outcomes (self->verification);

  for (guint n = 0; self->next < outcomes->len && n < ROWS_AT_ONCE; self->next++)
    {
      const BslAcceptance *outcome = outcomes->pdata[self->next];

      if (outcome->n_failed > 0)
        continue;
      adw_preferences_group_add (self->holding, create_holding (self, outcome));
      n++;
    }
  if (self->next < outcomes->len)
    return G_SOURCE_CONTINUE;

  self->fill = 0;
  return G_SOURCE_REMOVE;
}

static void
add_holding (BslVerifyDialog *self)
{
  guint n = bsl_verification_get_outcomes (self->verification)->len - bsl_verification_count_failed (self->verification);
  g_autofree char *title = g_strdup_printf (_("Hold (%u)"), n);

  if (n == 0)
    return;

  self->holding = add_group (self, title);
  self->next = 0;
  self->fill = g_idle_add (fill_cb, self);
}

static void
add_faults (BslVerifyDialog *self, BslProblems *problems)
{
  guint n = bsl_problems_get_count (problems);
  g_autofree char *title = g_strdup_printf (ngettext ("%u fault in the files", "%u faults in the files", n), n);

  add_statement (self, BSL_RESULT_FAIL, title, _("No case can be run as long as the files are at fault."));
  bsl_fault_rows_add (add_group (self, _("Faults")), problems);
}

static void
clear (BslVerifyDialog *self)
{
  g_clear_handle_id (&self->fill, g_source_remove);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
}

static void
show_result (BslVerifyDialog *self)
{
  BslProblems *problems = bsl_verification_get_problems (self->verification);
  GtkWidget *first = NULL;

  clear (self);
  if (problems != NULL && bsl_problems_get_count (problems) > 0)
    {
      add_faults (self, problems);
      gtk_stack_set_visible_child_name (self->stack, "result");
      return;
    }

  first = add_outcome (self);
  add_failing (self);
  add_editions (self);
  add_holding (self);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (first);
}

static void
show_progress_cb (gpointer data)
{
  BslVerifyDialog *self = data;

  self->show_progress = 0;
  gtk_stack_set_visible_child_name (self->stack, "running");
}

static void
begin (BslVerifyDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "blank");
  self->show_progress = g_timeout_add_once (SHOW_PROGRESS_AFTER, show_progress_cb, self);
}

static void
end (BslVerifyDialog *self)
{
  g_clear_handle_id (&self->show_progress, g_source_remove);
  if (bsl_verification_get_problems (self->verification) != NULL)
    show_result (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "cancelled");
}

static void
changed_cb (BslVerifyDialog *self)
{
  gboolean running = bsl_verification_is_running (self->verification);

  gtk_progress_bar_set_fraction (self->progress, bsl_verification_get_progress (self->verification));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verify.again", !running);
  if (running == self->running)
    return;

  self->running = running;
  if (running)
    begin (self);
  else
    end (self);
}

static void
again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_verification_start (BSL_VERIFY_DIALOG (widget)->verification);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_verification_cancel (BSL_VERIFY_DIALOG (widget)->verification);
}

static void
bsl_verify_dialog_closed (AdwDialog *dialog)
{
  bsl_verification_cancel (BSL_VERIFY_DIALOG (dialog)->verification);
  ADW_DIALOG_CLASS (bsl_verify_dialog_parent_class)->closed (dialog);
}

static void
bsl_verify_dialog_dispose (GObject *object)
{
  BslVerifyDialog *self = BSL_VERIFY_DIALOG (object);

  g_clear_handle_id (&self->show_progress, g_source_remove);
  g_clear_handle_id (&self->fill, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_VERIFY_DIALOG);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->verification);
  G_OBJECT_CLASS (bsl_verify_dialog_parent_class)->dispose (object);
}

static void
bsl_verify_dialog_class_init (BslVerifyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_verify_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bsl_verify_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/verify/bsl-verify-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BslVerifyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BslVerifyDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BslVerifyDialog, page);
  gtk_widget_class_install_action (widget_class, "verify.again", NULL, again);
  gtk_widget_class_install_action (widget_class, "verify.cancel", NULL, cancel);
}

static void
bsl_verify_dialog_init (BslVerifyDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
bsl_verify_dialog_new (BslVerification *verification)
{
  BslVerifyDialog *self = g_object_new (BSL_TYPE_VERIFY_DIALOG, NULL);

  self->verification = g_object_ref (verification);
  g_signal_connect_object (verification, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  bsl_verification_start (verification);
  changed_cb (self);

  return ADW_DIALOG (self);
}
