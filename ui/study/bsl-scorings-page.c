/* SPDX-License-Identifier: EUPL-1.2 */
/* Who scored apart, and where they differ. */
#include "config.h"

#include "ui/study/bsl-scorings-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-problems.h"
#include "app/store/bsl-import.h"
#include "app/store/bsl-portable.h"
#include "app/study/bsl-scoring-words.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-file-dialog.h"
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
  g_autoptr (JsonNode) owned = record;

  return bsl_session_set_extra (get_session (self), BSL_EXTRA_STUDY, owned);
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
    adw_preferences_group_add (group, bsl_text_row_new (_("Nothing: whatever was scored apart has a common level with its reason.")));
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

  if (set_record (self, bsl_scorings_without (get_project (self), index)))
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

static void
add_people (BslScoringsPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Who Scored"),
                                                          _("Export the project for each of your colleagues. They give levels in the market study of their copy, apart from each other, and "
                                                            "export it again; bring their files in here. Their levels count for nothing by themselves: what counts is the common level."));
  GtkWidget *row;

  for (guint i = 0; i < bsl_scorings_get_n (get_project (self)); i++)
    adw_preferences_group_add (group, create_person_row (self, i));
  if (bsl_session_is_read_only (get_session (self)))
    return;
  row = bsl_go_row_new (_("Bring In a Scoring…"), _("The project file of who scored"), "scorings.bring", "");
  bsl_go_row_set_icon (BSL_GO_ROW (row), "list-add-symbolic");
  adw_preferences_group_add (group, row);
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

/* The levels that @other gives; NULL with @error where there is none. */
static JsonNode *
read_levels (BslScoringsPage *self, BslProject *other, const char *name, GError **error)
{
  g_autoptr (JsonNode) levels = bsl_scorings_take (get_project (self), other);

  if (self->study != NULL && bsl_scorings_has_levels (levels, bsl_study_get_grid (self->study)))
    return g_steal_pointer (&levels);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: Nobody gave a level in this file. Give levels in the market study, then export the project."), name);
  return NULL;
}

static void
tell_brought (BslScoringsPage *self, BslProject *other, const char *by, gboolean again)
{
  gboolean same = bsl_scorings_is_same_need (get_project (self), other);
  g_autofree char *said = g_strdup_printf (same ? again ? _("Scoring of %s brought in, in place of the one before") : _("Scoring of %s brought in") : _("Scoring of %s brought in; it answers another need than this project"), by);

  bsl_tell (GTK_WIDGET (self), said);
}

void
bsl_scorings_page_bring (BslScoringsPage *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) other = read_project (self, file, base, &error);
  g_autoptr (JsonNode) levels = other != NULL ? read_levels (self, other, base, &error) : NULL;
  g_autofree char *by = NULL;
  gboolean again;

  if (levels == NULL)
    {
      bsl_tell_error (GTK_WIDGET (self), _("Scoring Not Brought In"), error);
      return;
    }
  by = bsl_scorings_dup_name (get_project (self), levels, base);
  again = bsl_scorings_has (get_project (self), by);
  if (set_record (self, bsl_scorings_with (get_project (self), levels, by, bsl_date_today ())))
    tell_brought (self, other, by, again);
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
  GtkFileFilter *projects = gtk_file_filter_new ();
  g_autoptr (GtkFileDialog) dialog = NULL;

  gtk_file_filter_set_name (projects, _("Boussole projects"));
  gtk_file_filter_add_suffix (projects, "boussole");
  dialog = bsl_file_dialog_new (_("Bring In a Scoring"), projects);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
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
