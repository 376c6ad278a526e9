/* SPDX-License-Identifier: EUPL-1.2 */
/* Who scored apart, and where they differ. */
#include "config.h"

#include "ui/study/bsl-scorings-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-problems.h"
#include "app/store/bsl-import.h"
#include "app/store/bsl-portable.h"
#include "app/study/bsl-scoring-copy.h"
#include "app/study/bsl-scoring-words.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"

struct _BslScoringsPage
{
  BslResultPage parent_instance;

  BslStudy *study; /* that of what is shown; NULL: no grid */
  GArray *gaps;    /* of BslGap */
};

G_DEFINE_FINAL_TYPE (BslScoringsPage, bsl_scorings_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslScoringsPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static BslProject *
get_project (BslScoringsPage *self)
{
  return bsl_session_get_project (get_session (self));
}

static gboolean
set_record (BslScoringsPage *self, JsonNode *record)
{
  return bsl_session_set_extra (get_session (self), BSL_EXTRA_STUDY, record);
}

/* Each person, then the level in common where there is one. */
static char *
dup_given (BslScoringsPage *self, const BslGap *gap, BslLang lang)
{
  g_auto (GStrv) given = bsl_scoring_words_dup_given (get_project (self), self->study, gap, lang);
  g_autofree char *people = g_strjoinv ("\n", given), *common = bsl_scoring_words_dup_common (self->study, gap, lang);

  return gap->common.level >= 0 || *gap->common.reason != '\0' ? g_strjoin ("\n", people, common, NULL) : g_steal_pointer (&people);
}

static GtkWidget *
create_gap_row (BslScoringsPage *self, const BslGap *gap)
{
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  const BslOffer *offer = bsl_study_get_offer (self->study, gap->offer)->offer;
  /* Translators: name of an offer, title of a criterion */
  g_autofree char *title = g_strdup_printf (_("%s – %s"), offer->name, bsl_text_get (&gap->scale->title, lang));
  g_autofree char *given = dup_given (self, gap, lang);

  return bsl_go_row_new (title, given, "study.offer", offer->id);
}

static guint
count_gaps (BslScoringsPage *self, BslGapState state)
{
  guint n = 0;

  for (guint i = 0; i < self->gaps->len; i++)
    n += g_array_index (self->gaps, BslGap, i).state == state;
  return n;
}

static void
add_open (BslScoringsPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("To Be Settled"),
                                                          _("Talk about it, then give the offer a common level with its reason; so too where all agree. The widest gaps come first."));

  if (count_gaps (self, BSL_GAP_OPEN) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("Nothing: whatever was scored apart, for the offers and criteria compared now, has a common level with its reason.")));
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const BslGap *gap = &g_array_index (self->gaps, BslGap, i);

      if (gap->state == BSL_GAP_OPEN)
        adw_preferences_group_add (group, create_gap_row (self, gap));
    }
}

static void
fill_state (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslScoringsPage *self = BSL_SCORINGS_PAGE (subject);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const BslGap *gap = &g_array_index (self->gaps, BslGap, i);

      if ((gint) gap->state == GPOINTER_TO_INT (detail))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_gap_row (self, gap));
    }
}

static void
add_state (BslScoringsPage *self, AdwPreferencesGroup *group, BslGapState state, const char *title)
{
  guint n = count_gaps (self, state);
  g_autofree char *said = g_strdup_printf (ngettext ("%u level", "%u levels", n), n);

  if (n > 0)
    adw_preferences_group_add (group, bsl_detail_row_new (title, said, fill_state, self, GINT_TO_POINTER (state)));
}

static void
add_gaps (BslScoringsPage *self)
{
  AdwPreferencesGroup *group;

  add_open (self);
  group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), NULL, NULL);
  add_state (self, group, BSL_GAP_SETTLED, _("Settled by a Common Level"));
  add_state (self, group, BSL_GAP_NONE, _("Scored the Same by All"));
}

static void
remove_cb (GtkButton *button, BslScoringsPage *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autofree char *said = g_strdup_printf (_("Scoring of %s taken out"), bsl_scoring_words_get_name (bsl_scorings_get (get_project (self), index)));
  g_autoptr (JsonNode) record = bsl_scorings_without (get_project (self), index);

  if (set_record (self, record))
    bsl_tell (GTK_WIDGET (self), said);
}

static GtkWidget *
create_remove_button (BslScoringsPage *self, guint index, const char *by)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Take Out the Scoring of %s"), by);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_person_row (BslScoringsPage *self, guint index)
{
  BslScoringOf scoring = bsl_scorings_get (get_project (self), index);
  const char *by = bsl_scoring_words_get_name (scoring);
  g_autofree char *day = scoring.on != BSL_DATE_NONE ? bsl_date_to_words (scoring.on, bsl_result_page_get_lang (BSL_RESULT_PAGE (self))) : NULL;
  /* Translators: a day in words */
  g_autofree char *said = day != NULL ? g_strdup_printf (_("Brought in on %s"), day) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), by);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said != NULL ? said : _("Day unknown"));
  if (!bsl_session_is_read_only (get_session (self)))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (self, index, by));
  return row;
}

static GtkWidget *
create_action_row (const char *title, const char *subtitle, const char *action, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, "");

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  return row;
}

static void
add_people (BslScoringsPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Who Scored"),
                                                          _("Give a copy to each of your colleagues. They open it, give levels in its market study, apart from each other, and export it; "
                                                            "bring their files in here. Their levels count for nothing by themselves: what counts is the common level."));

  adw_preferences_group_add (group, create_action_row (_("Save a Copy to Score Apart…"), _("The need, the grid and the weights, without anybody’s levels"), "scorings.copy", "document-save-symbolic"));
  for (guint i = 0; i < bsl_scorings_get_n (get_project (self)); i++)
    adw_preferences_group_add (group, create_person_row (self, i));
  if (!bsl_session_is_read_only (get_session (self)))
    adw_preferences_group_add (group, create_action_row (_("Bring In a Scoring…"), _("The project file of who scored"), "scorings.bring", "list-add-symbolic"));
}

static void
bsl_scorings_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslScoringsPage *self = BSL_SCORINGS_PAGE (page);
  const BslGrid *grid = bsl_study_record_get_grid (get_project (self), bsl_evaluation_get_rules (evaluation));
  g_autoptr (BslStudy) before = g_steal_pointer (&self->study); /* rows that go now still read them */
  g_autoptr (GArray) gaps = g_steal_pointer (&self->gaps);

  self->study = grid != NULL ? bsl_study_new (evaluation, get_project (self), grid) : NULL;
  self->gaps = self->study != NULL ? bsl_scorings_find_gaps (self->study, get_project (self)) : g_array_new (FALSE, FALSE, sizeof (BslGap));
  add_people (self);
  if (bsl_scorings_get_n (get_project (self)) > 0)
    add_gaps (self);
}

static GBytes *
read_bytes (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? bsl_json_read_file (path, BSL_IMPORT_MAX_BYTES, error) : g_file_load_bytes (file, NULL, NULL, error);
}

static BslProject *
read_project (BslScoringsPage *self, GFile *file, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (file, error);

  return bytes != NULL ? bsl_portable_read_project (bsl_session_get_questionnaire (get_session (self)), bytes, name, NULL, error) : NULL;
}

static void
tell_brought (BslScoringsPage *self, const BslScoringBrought *brought)
{
  g_autofree char *said = g_strdup_printf (!brought->same_need ? _("Scoring of %s brought in; it answers another need than this project")
                                           : brought->again    ? _("Scoring of %s brought in, in place of the one before")
                                                               : _("Scoring of %s brought in"), brought->by);

  bsl_tell (GTK_WIDGET (self), said);
}

void
bsl_scorings_page_bring (BslScoringsPage *self, GFile *file)
{
  const BslGrid *grid = self->study != NULL ? bsl_study_get_grid (self->study) : NULL;
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) other = read_project (self, file, base, &error);
  g_autoptr (BslScoringBrought) brought = other != NULL ? bsl_scoring_copy_bring_in (get_project (self), other, grid, base, bsl_date_today (), &error) : NULL;

  if (brought == NULL)
    bsl_tell_error (GTK_WIDGET (self), _("Scoring Not Brought In"), error);
  else if (set_record (self, brought->record))
    tell_brought (self, brought);
}

static GtkFileFilter *
project_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Boussole projects"));
  gtk_file_filter_add_suffix (filter, "boussole");
  return filter;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslScoringsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    bsl_scorings_page_bring (self, file);
  else
    bsl_tell_error (GTK_WIDGET (self), _("Scoring Not Brought In"), error);
}

static void
bring (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = bsl_file_dialog_new (_("Bring In a Scoring"), project_filter ());

  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

static void
save_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProject *project = get_project (BSL_SCORINGS_PAGE (widget));
  g_autoptr (GtkFileDialog) dialog = bsl_file_dialog_new (_("Save a Copy to Score Apart"), project_filter ());
  g_autoptr (GBytes) bytes = bsl_scoring_copy_to_bytes (project);
  const char *title = bsl_project_get_title (project);
  /* Translators: the name of a file, then the title of the project */
  g_autofree char *named = g_strdup_printf (_("To score apart %s"), title);
  g_autofree char *file = bsl_file_saving_dup_name (named, ".boussole");

  gtk_file_dialog_set_initial_name (dialog, file);
  bsl_file_saving_start (widget, dialog, bytes, _("Copy Not Saved"));
}

static void
bsl_scorings_page_finalize (GObject *object)
{
  BslScoringsPage *self = BSL_SCORINGS_PAGE (object);

  g_clear_pointer (&self->study, bsl_study_free);
  g_clear_pointer (&self->gaps, g_array_unref);
  G_OBJECT_CLASS (bsl_scorings_page_parent_class)->finalize (object);
}

static void
bsl_scorings_page_class_init (BslScoringsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_scorings_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_scorings_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "scorings.bring", "s", bring);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "scorings.copy", "s", save_copy);
}

static void
bsl_scorings_page_init (BslScoringsPage *self)
{
}

AdwNavigationPage *
bsl_scorings_page_new (BslSession *session)
{
  BslScoringsPage *self = g_object_new (BSL_TYPE_SCORINGS_PAGE, "title", _("Independent Scoring"), NULL);

  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
