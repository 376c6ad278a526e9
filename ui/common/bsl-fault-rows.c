/* SPDX-License-Identifier: EUPL-1.2 */
/* Faults of files, each with its place. */
#include "config.h"

#include "ui/common/bsl-fault-rows.h"

#include "ui/common/bsl-text-row.h"

static char *
dup_place (const BslProblem *problem)
{
  g_autofree char *place = bsl_problem_dup_place (problem);

  return g_strjoin (" · ", problem->file, place, NULL);
}

void
bsl_fault_rows_add (AdwPreferencesGroup *group, BslProblems *problems)
{
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      g_autofree char *place = dup_place (problem);
      GtkWidget *row = bsl_text_row_new (problem->message);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      adw_preferences_group_add (group, row);
    }
}

char *
bsl_fault_rows_dup_text (BslProblems *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      g_autofree char *place = bsl_problem_dup_place (problem);

      g_string_append_printf (text, "%s: %s: %s\n", problem->file, place, problem->message);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
