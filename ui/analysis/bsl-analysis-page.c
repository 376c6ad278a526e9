/* SPDX-License-Identifier: EUPL-1.2 */
/* A guided analysis as a whole. */
#include "config.h"

#include "ui/analysis/bsl-analysis-page.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-analysis-record.h"
#include "ui/analysis/bsl-analysis-report.h"
#include "ui/analysis/bsl-analysis-words.h"
#include "ui/analysis/bsl-topic-page.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-reference-rows.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/wizard/bsl-pause.h"
#include "ui/wizard/bsl-value-row.h"

struct _BslAnalysisPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  const BslAnalysis *analysis;
  GPtrArray *topics; /* of BslGoRow, borrowed, in order */
  GPtrArray *parts;  /* of AdwPreferencesGroup, borrowed, in order */
  BslQuestion day;   /* for the entry of the date, which is made for answers */
  BslValueRow *day_row;
  AdwPreferencesPage *page;
  AdwBin *status;
  AdwPreferencesGroup *conclusion_group;
  AdwActionRow *conclusion;
  AdwActionRow *difference;
  GtkWidget *report;
  AdwPreferencesGroup *attestation_group;
  GtkWidget *name_row;
  GtkWidget *function_row;
  BslNotices *notices;
};

G_DEFINE_FINAL_TYPE (BslAnalysisPage, bsl_analysis_page, ADW_TYPE_NAVIGATION_PAGE)

static BslLang
get_lang (BslAnalysisPage *self)
{
  return bsl_session_get_lang (self->session);
}

static BslProject *
get_project (BslAnalysisPage *self)
{
  return bsl_session_get_project (self->session);
}

static const char *
get_attested (BslAnalysisPage *self, BslAttested what)
{
  return bsl_analysis_get_attested (self->analysis, get_project (self), what);
}

static void
update_status (BslAnalysisPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  BslWord word = bsl_analysis_dup_status (self->analysis, self->session, &title, &description);

  word.word = title;
  adw_bin_set_child (self->status, bsl_status_card_new (word, description));
}

static void
update_topics (BslAnalysisPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = self->analysis->parts->pdata[i];
      gboolean needed = bsl_analysis_needs_part (self->analysis, get_project (self), part);
      const char *intro = needed ? bsl_text_get (&part->intro, get_lang (self))
                                 : _("Not needed any more: the part before does not hold.");

      bsl_group_set_description (self->parts->pdata[i], intro);
      for (guint j = 0; j < part->topics->len; j++, n++)
        {
          g_autofree char *words = bsl_topic_dup_words (self->analysis, get_project (self), part->topics->pdata[j], get_lang (self));

          adw_action_row_set_subtitle (self->topics->pdata[n], words);
        }
    }
}

static void
update_conclusion (BslAnalysisPage *self)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (self->session);
  const BslConclusion *conclusion = bsl_evaluation_find_conclusion (evaluation, self->analysis->conclusion);
  g_autofree char *differences = bsl_analysis_dup_differences (self->analysis, self->session);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->conclusion), bsl_text_get (conclusion->title, get_lang (self)));
  adw_action_row_set_subtitle (self->conclusion, bsl_text_get (conclusion->value_title, get_lang (self)));
  adw_action_row_set_subtitle (self->difference, differences != NULL ? differences : "");
  gtk_widget_set_visible (GTK_WIDGET (self->difference), differences != NULL);
  gtk_widget_set_visible (self->report, bsl_analysis_can_report (self->analysis, self->session));
}

static void
show_text (GtkWidget *row, const char *text)
{
  g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  bsl_pause_set_text (row, text, g_str_equal (shown, text));
}

static void
update_attestation (BslAnalysisPage *self)
{
  BslValue value = { 0 };

  value.date = bsl_date_parse (get_attested (self, BSL_ATTESTED_DATE));
  value.known = value.date != BSL_DATE_NONE;
  show_text (self->name_row, get_attested (self, BSL_ATTESTED_NAME));
  show_text (self->function_row, get_attested (self, BSL_ATTESTED_FUNCTION));
  bsl_value_row_set_value (self->day_row, &value);
}

static void
update (BslAnalysisPage *self)
{
  update_status (self);
  update_topics (self);
  update_conclusion (self);
  update_attestation (self);
}

static void
set_attested (BslAnalysisPage *self, GtkWidget *row, BslAttested what, const char *text)
{
  g_autoptr (JsonNode) node = bsl_analysis_with_attested (self->analysis, get_project (self), what, text);

  bsl_pause_set_saved (row, self->session, bsl_session_set_extra (self->session, BSL_EXTRA_ANALYSES, node));
}

static void
save_text (GtkWidget *row)
{
  BslAnalysisPage *self = BSL_ANALYSIS_PAGE (gtk_widget_get_ancestor (row, BSL_TYPE_ANALYSIS_PAGE));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  set_attested (self, row, row == self->name_row ? BSL_ATTESTED_NAME : BSL_ATTESTED_FUNCTION, text);
}

static void
save_day (BslAnalysisPage *self)
{
  BslValue value;
  g_autofree char *iso = NULL;

  if (!bsl_value_row_read (self->day_row, &value))
    return;

  iso = value.known ? bsl_date_to_iso (value.date) : g_strdup ("");
  set_attested (self, GTK_WIDGET (self->day_row), BSL_ATTESTED_DATE, iso);
}

static void
take_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslAnalysisPage *self = BSL_ANALYSIS_PAGE (widget);

  bsl_analysis_report (self->analysis, self->session);
}

static gboolean
bsl_analysis_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (adw_bin_get_child (BSL_ANALYSIS_PAGE (widget)->status));
}

static void
bsl_analysis_page_dispose (GObject *object)
{
  BslAnalysisPage *self = BSL_ANALYSIS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_ANALYSIS_PAGE);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_analysis_page_parent_class)->dispose (object);
}

static void
bsl_analysis_page_class_init (BslAnalysisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_NOTICES);
  g_type_ensure (BSL_TYPE_TEXT_ROW);
  G_OBJECT_CLASS (klass)->dispose = bsl_analysis_page_dispose;
  widget_class->grab_focus = bsl_analysis_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/analysis/bsl-analysis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, page);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, status);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, conclusion_group);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, conclusion);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, difference);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, report);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, attestation_group);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, function_row);
  gtk_widget_class_bind_template_child (widget_class, BslAnalysisPage, notices);
  gtk_widget_class_install_action (widget_class, "analysis.report", NULL, take_over);
}

static void
bsl_analysis_page_init (BslAnalysisPage *self)
{
  self->topics = g_ptr_array_new ();
  self->parts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bsl_pause_attach (self->name_row, save_text);
  bsl_pause_attach (self->function_row, save_text);
}

static void
add_part (BslAnalysisPage *self, const BslAnalysisPart *part)
{
  AdwPreferencesGroup *group = bsl_group_new (bsl_text_get (&part->title, get_lang (self)), NULL);

  g_ptr_array_add (self->parts, group);
  for (guint i = 0; i < part->topics->len; i++)
    {
      const BslTopic *topic = part->topics->pdata[i];
      g_autofree char *target = bsl_topic_page_dup_target (self->analysis, topic);
      GtkWidget *row = bsl_go_row_new (bsl_text_get (&topic->title, get_lang (self)), NULL, "details.topic", target);

      g_ptr_array_add (self->topics, row);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (self->page, group);
}

static void
add_attestation (BslAnalysisPage *self)
{
  self->day.domain.kind = BSL_KIND_DATE;
  for (guint i = 0; i < BSL_N_LANGS; i++)
    self->day.title.in[i] = (char *) _("Date of the attestation");
  self->day_row = bsl_value_row_new (&self->day, get_lang (self));
  g_signal_connect_object (self->day_row, "edited", G_CALLBACK (save_day), self, G_CONNECT_SWAPPED);
  bsl_group_set_description (self->attestation_group, bsl_text_get (&self->analysis->attestation, get_lang (self)));
  adw_preferences_group_add (self->attestation_group, GTK_WIDGET (self->day_row));
  adw_preferences_page_add (self->page, self->attestation_group);
}

static void
add_texts (BslAnalysisPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  BslRuleBase *rules = bsl_library_get_rules (bsl_session_get_library (self->session));

  adw_preferences_group_set_title (group, _("Texts"));
  for (guint i = 0; i < self->analysis->references->len; i++)
    adw_preferences_group_add (group, bsl_reference_row_new (rules, self->analysis->references->pdata[i], get_lang (self)));
  adw_preferences_page_add (self->page, group);
}

AdwNavigationPage *
bsl_analysis_page_new (BslSession *session, const BslAnalysis *analysis)
{
  BslLang lang = bsl_session_get_lang (session);
  BslAnalysisPage *self = g_object_new (BSL_TYPE_ANALYSIS_PAGE, "title", bsl_text_get (&analysis->title, lang), NULL);

  self->session = g_object_ref (session);
  self->analysis = analysis;
  bsl_notices_set_session (self->notices, session);
  adw_preferences_page_set_description (self->page, bsl_text_get (&analysis->intro, lang));
  for (guint i = 0; i < analysis->parts->len; i++)
    add_part (self, analysis->parts->pdata[i]);
  adw_preferences_page_add (self->page, self->conclusion_group);
  add_attestation (self);
  add_texts (self);
  update (self);
  g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
