/* SPDX-License-Identifier: EUPL-1.2 */
/* A guided analysis beside the answers of the project. */
#include "config.h"

#include "ui/analysis/bsl-analysis-report.h"

#include <glib/gi18n.h>

#include "ui/analysis/bsl-analysis-words.h"

typedef void (*TopicFunc) (const BslAnalysis *analysis, const BslTopic *topic, gpointer data);

static void
for_each_topic (const BslAnalysis *analysis, TopicFunc function, gpointer data)
{
  for (guint i = 0; i < analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = analysis->parts->pdata[i];

      for (guint j = 0; j < part->topics->len; j++)
        function (analysis, part->topics->pdata[j], data);
    }
}

typedef struct
{
  BslSession *session;
  GString *text;
} Differences;

static void
compare (const BslAnalysis *analysis, const BslTopic *topic, gpointer data)
{
  Differences *self = data;
  BslTri found = bsl_analysis_get_topic_outcome (analysis, bsl_session_get_project (self->session), topic);
  BslTri answered = bsl_evaluation_read_topic (bsl_session_get_evaluation (self->session), topic);

  if (found == BSL_TRI_UNKNOWN || found == answered)
    return;

  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  /* Translators: a topic, what the analysis says of it, what the answers say: yes, no, to be settled */
  g_string_append_printf (self->text, _("%s: the analysis says “%s”, the answers “%s”"),
                          bsl_text_get (&topic->title, bsl_session_get_lang (self->session)), bsl_topic_get_word (found), bsl_topic_get_word (answered));
}

char *
bsl_analysis_dup_differences (const BslAnalysis *analysis, BslSession *session)
{
  Differences self = { session, g_string_new (NULL) };

  for_each_topic (analysis, compare, &self);
  if (self.text->len > 0)
    return g_string_free_and_steal (self.text);

  g_string_free (self.text, TRUE);
  return NULL;
}

/* The answer to a question as the topics about it have it. */
typedef struct
{
  BslSession *session;
  const BslQuestion *question;
  BslValue value;
  gboolean open; /* a topic that would have to be settled first */
} Report;

static void
collect (const BslAnalysis *analysis, const BslTopic *topic, gpointer data)
{
  Report *report = data;
  BslTri found = bsl_analysis_get_topic_outcome (analysis, bsl_session_get_project (report->session), topic);
  gboolean was_known = bsl_session_get_answer (report->session, report->question->index)->known;

  if (topic->answer != report->question)
    return;

  if (found == BSL_TRI_UNKNOWN)
    {
      report->open = report->open || !was_known;
      return;
    }
  if (topic->answer->domain.kind == BSL_KIND_YES_NO)
    report->value.index = found == BSL_TRI_YES;
  else if (topic->option >= 0 && found == BSL_TRI_YES)
    report->value.bits |= G_GUINT64_CONSTANT (1) << topic->option;
  else if (topic->option >= 0)
    report->value.bits &= ~(G_GUINT64_CONSTANT (1) << topic->option);
  else if (found == BSL_TRI_NO)
    report->value.bits = 0;
  else
    report->open = TRUE; /* which options it would be is not known */
}

/* FALSE where the answer is that already, or cannot be told. */
static gboolean
make_report (const BslAnalysis *analysis, BslSession *session, const BslQuestion *question, Report *report)
{
  const BslValue *now = bsl_session_get_answer (session, question->index);

  *report = (Report) { .session = session, .question = question, .value = *now };
  for_each_topic (analysis, collect, report);
  report->value.known = TRUE;

  return !report->open && !bsl_value_equal (&report->value, now, &question->domain);
}

static void
list_question (const BslAnalysis *analysis, const BslTopic *topic, gpointer data)
{
  if (!g_ptr_array_find (data, topic->answer, NULL))
    g_ptr_array_add (data, (gpointer) topic->answer);
}

static guint
report_all (const BslAnalysis *analysis, BslSession *session, gboolean write)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  guint n = 0;

  for_each_topic (analysis, list_question, questions);
  for (guint i = 0; i < questions->len; i++)
    {
      Report report;

      if (!make_report (analysis, session, questions->pdata[i], &report))
        continue;
      n++;
      if (write)
        bsl_session_set_answer (session, report.question->index, &report.value);
    }

  return n;
}

gboolean
bsl_analysis_can_report (const BslAnalysis *analysis, BslSession *session)
{
  return report_all (analysis, session, FALSE) > 0;
}

void
bsl_analysis_report (const BslAnalysis *analysis, BslSession *session)
{
  report_all (analysis, session, TRUE);
}
