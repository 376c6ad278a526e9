/* SPDX-License-Identifier: EUPL-1.2 */
/* What an answer would change, shown before it is given. */
#include "config.h"

#include "tests/ui/ui-fixture.h"
#include "ui/wizard/bsl-choice-row.h"
#include "ui/wizard/bsl-options-row.h"
#include "ui/wizard/bsl-question-group.h"

#define ANSWERS \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'service.kinds': ['paas'], 'service.needs': ['paas-app'], 'project.state': 'new'}"

static guint
count_possible (BslSession *session)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);

  return bsl_evaluation_get_n_offers (evaluation) - bsl_evaluation_count (evaluation, BSL_VERDICT_NOT_ELIGIBLE);
}

/* Groups of choices are opened: only what is seen is tried. */
static void
collect_choices (GtkWidget *widget, GPtrArray *rows)
{
  if (BSL_IS_CHOICE_ROW (widget))
    g_ptr_array_add (rows, widget);
  if (BSL_IS_OPTIONS_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_choices (child, rows);
}

static gboolean
are_mapped (gpointer data)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    if (!gtk_widget_get_mapped (rows->pdata[i]))
      return FALSE;

  return TRUE;
}

/* What each choice of @id tells is what comes of choosing it; a choice that tells nothing changes nothing. */
static void
check_question (const char *id, const char *answers)
{
  g_autoptr (BslSession) session = ui_session_new (answers);
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), id);
  GtkWidget *group = bsl_question_group_new (session, question);
  GtkWindow *window = ui_present (group);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint before = count_possible (session), told = 0;
  BslStepped undone;

  collect_choices (group, rows);
  ui_wait (are_mapped, rows);
  ui_settle ();
  g_assert_cmpuint (rows->len, >, 1);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *effect = g_strdup (bsl_choice_row_get_effect (rows->pdata[i]));
      g_autofree char *expected = NULL;

      if (bsl_choice_row_get_active (rows->pdata[i]))
        continue;
      gtk_widget_activate_action (rows->pdata[i], "choice.select", NULL);
      expected = count_possible (session) != before ? g_strdup_printf ("%u offers", count_possible (session)) : NULL;
      told += expected != NULL;
      g_assert_cmpstr (effect, ==, expected);
      if (bsl_history_can_undo (bsl_session_get_history (session)))
        g_assert_true (bsl_session_undo (session, &undone));
      ui_settle ();
      g_assert_cmpuint (count_possible (session), ==, before);
    }
  g_assert_cmpuint (told, >, 0);
  gtk_window_destroy (window);
}

static void
test_set (void)
{
  check_question ("data.harm", ANSWERS);
}

static void
test_one (void)
{
  check_question ("organisation.type",
                  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy'],"
                  " 'data.harm': ['life-health'], 'service.kinds': ['paas']}");
}

static void
test_yes_no (void)
{
  check_question ("data.essential-mission",
                  "{'organisation.type': 'state-central', 'data.classes': ['internal'], 'data.secrets': [], 'data.harm': ['public-order']}");
}

/* Nothing is tried where the tool must not go on. */
static void
test_stopped (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'state-central', 'data.classes': ['classified']}");
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "data.harm");
  GtkWidget *group = bsl_question_group_new (session, question);
  GtkWindow *window = ui_present (group);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_choices (group, rows);
  for (guint i = 0; i < rows->len; i++)
    g_assert_null (bsl_choice_row_get_effect (rows->pdata[i]));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/effects/set", test_set);
  g_test_add_func ("/effects/one", test_one);
  g_test_add_func ("/effects/yes-no", test_yes_no);
  g_test_add_func ("/effects/stopped", test_stopped);

  return g_test_run ();
}
