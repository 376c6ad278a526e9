/* SPDX-License-Identifier: EUPL-1.2 */
/* Two versions of a project side by side. */
#include "config.h"

#include "ui/history/bsl-compare-page.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-record.h"
#include "app/store/bsl-freeze.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-lang-row.h"
#include "ui/document/bsl-printing.h"
#include "ui/document/bsl-saving.h"
#include "ui/history/bsl-change-words.h"
#include "ui/history/bsl-history-page.h"
#include "ui/history/bsl-version-words.h"
#include "ui/replay/bsl-difference-rows.h"

struct _BslComparePage
{
  BslResultPage parent_instance;

  BslOrder *order; /* of the document that says the same; its versions are those shown */
};

G_DEFINE_FINAL_TYPE (BslComparePage, bsl_compare_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslComparePage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static GPtrArray *
read_versions (BslComparePage *self)
{
  return bsl_snapshots_read (bsl_session_get_project (get_session (self)));
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, BslComparePage *self)
{
  gboolean first = g_object_get_data (G_OBJECT (row), "first") != NULL;
  g_autoptr (GPtrArray) versions = read_versions (self);
  guint index = adw_combo_row_get_selected (row);
  const BslSnapshot *chosen = index < versions->len ? g_ptr_array_index (versions, index) : NULL;

  if (first && chosen == NULL)
    return;
  if (g_set_str (first ? &self->order->since : &self->order->until, chosen != NULL ? chosen->id : NULL))
    bsl_result_page_update_later (BSL_RESULT_PAGE (self));
}

static GtkWidget *
create_choice (BslComparePage *self, GPtrArray *versions, const char *title, const char *chosen, gboolean first)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  int index = chosen != NULL ? bsl_version_find (versions, chosen) : (int) versions->len;

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *name = bsl_version_words_dup_title (g_ptr_array_index (versions, i), i);

      gtk_string_list_append (names, name);
    }
  if (!first)
    gtk_string_list_append (names, _("As it is now"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) MAX (index, 0));
  if (first)
    g_object_set_data (G_OBJECT (row), "first", self);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
add_choices (BslComparePage *self, GPtrArray *versions)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), NULL, NULL);

  adw_preferences_group_add (group, create_choice (self, versions, _("From"), self->order->since, TRUE));
  adw_preferences_group_add (group, create_choice (self, versions, _("To"), self->order->until, FALSE));
}

static void
add_project (BslComparePage *self, const BslSnapshot *before, const BslSnapshot *after, BslEvaluation *now)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Answers and Texts"), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deltas = bsl_history_compare (bsl_session_get_history (get_session (self)), before, after, &error);

  if (deltas == NULL)
    adw_preferences_group_add (group, bsl_text_row_new (error->message));
  else if (bsl_change_rows_add (group, get_session (self), now, deltas) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("They are the same.")));
}

/* @version NULL: of now. NULL and @error where it is not kept or cannot be read. */
static BslRecord *
read_record (BslComparePage *self, const BslSnapshot *version, BslEvaluation *now, GError **error)
{
  const BslPart *part = version != NULL ? bsl_snapshot_find_part (version, BSL_PART_EVALUATION) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (version == NULL)
    return bsl_record_new_from_evaluation (now);
  if (part == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("One of the versions holds no evaluation: its law and verdicts cannot be compared."));
      return NULL;
    }
  bytes = bsl_history_read_part (bsl_session_get_history (get_session (self)), part, error);
  return bytes != NULL ? bsl_record_new (bytes, BSL_PART_EVALUATION, error) : NULL;
}

/* Why it is so is known of now only. */
static void
drop_reasons (GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      BslDifference *difference = g_ptr_array_index (differences, i);

      g_strfreev (difference->reasons);
      difference->reasons = g_new0 (char *, 1);
    }
}

static void
add_editions (BslComparePage *self, GPtrArray *differences)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Law and Catalogue"), NULL);

  if (bsl_edition_rows_add (group, differences, bsl_result_page_get_lang (BSL_RESULT_PAGE (self))) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("They are the same.")));
}

static void
add_findings (BslComparePage *self, GPtrArray *differences, BslEvaluation *now)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("What Follows"), NULL);

  if (bsl_difference_rows_add (group, differences, now, bsl_result_page_get_lang (BSL_RESULT_PAGE (self))) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("Rules and verdicts are the same.")));
}

static void
add_evaluations (BslComparePage *self, const BslSnapshot *before, const BslSnapshot *after, BslEvaluation *now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslRecord) old = read_record (self, before, now, &error);
  g_autoptr (BslRecord) new = old != NULL ? read_record (self, after, now, &error) : NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (new == NULL)
    {
      AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Law and Catalogue"), NULL);

      adw_preferences_group_add (group, bsl_text_row_new (error->message));
      return;
    }

  differences = bsl_record_compare (old, new, now, bsl_result_page_get_lang (BSL_RESULT_PAGE (self)));
  if (after != NULL)
    drop_reasons (differences);
  add_editions (self, differences);
  add_findings (self, differences, now);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *action, const char *target, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, target);

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static gboolean
is_document (const BslFileType *type)
{
  return !g_str_equal (type->id, BSL_FORMAT_REMINDERS) && !g_str_equal (type->id, BSL_FORMAT_PROJECT);
}

static void
add_document (BslComparePage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("The Comparison as a Document"),
                                                          _("It holds what is shown here, with grounds, and carries no project."));

  adw_preferences_group_add (group, bsl_lang_row_new (&self->order->lang, BSL_RESULT_PAGE (self)));
  for (const BslFileType *type = bsl_saving_get_types (); type->id != NULL; type++)
    if (is_document (type))
      add_row (group, _(type->title), _(type->subtitle), "compare.save", type->id, "document-save-symbolic");
  add_row (group, _("Print…"), NULL, "compare.print", NULL, "document-print-symbolic");
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslJobBar *bar = bsl_history_page_find_bar (widget);

  if (bar != NULL)
    bsl_saving_start (bar, get_session (BSL_COMPARE_PAGE (widget)), BSL_COMPARE_PAGE (widget)->order, g_variant_get_string (parameter, NULL));
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslJobBar *bar = bsl_history_page_find_bar (widget);

  if (bar != NULL)
    bsl_printing_start (bar, get_session (BSL_COMPARE_PAGE (widget)), BSL_COMPARE_PAGE (widget)->order);
}

static void
bsl_compare_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslComparePage *self = BSL_COMPARE_PAGE (page);
  g_autoptr (GPtrArray) versions = read_versions (self);
  int first = bsl_version_find (versions, self->order->since), second = bsl_version_find (versions, self->order->until);
  const BslSnapshot *after = second >= 0 ? g_ptr_array_index (versions, second) : NULL;

  if (first < 0)
    {
      bsl_result_page_add_widget (page, bsl_text_row_new (_("This version is no longer part of the project.")));
      return;
    }
  add_choices (self, versions);
  add_project (self, g_ptr_array_index (versions, first), after, evaluation);
  add_evaluations (self, g_ptr_array_index (versions, first), after, evaluation);
  add_document (self);
}

static void
bsl_compare_page_finalize (GObject *object)
{
  bsl_order_free (BSL_COMPARE_PAGE (object)->order);
  G_OBJECT_CLASS (bsl_compare_page_parent_class)->finalize (object);
}

static void
bsl_compare_page_class_init (BslComparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_compare_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_compare_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "compare.save", "s", save);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "compare.print", NULL, print);
}

static void
bsl_compare_page_init (BslComparePage *self)
{
}

/* Of the form that compares, from that version to the project as it is. */
static BslOrder *
order_new (BslSession *session, const char *since)
{
  BslOrder *order = bsl_order_new (bsl_session_get_lang (session));

  g_free (order->form);
  order->form = bsl_report_dup_comparing_form ();
  order->since = g_strdup (since);
  return order;
}

AdwNavigationPage *
bsl_compare_page_new (BslSession *session, const char *before)
{
  BslComparePage *self = g_object_new (BSL_TYPE_COMPARE_PAGE, "title", _("Compare"), NULL);

  self->order = order_new (session, before);
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
