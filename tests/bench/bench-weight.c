/* SPDX-License-Identifier: EUPL-1.2 */
/* How long from a weight moved in the market study of more than 500 offers to scores, ties and intervals told anew, and
 * until they are drawn; beside the time of a frame at 60 Hz. Run by "meson test --benchmark bench-weight". */
#include "config.h"

#include "tests/bench/bench-fixture.h"
#include "ui/study/bsl-overview-page.h"
#include "ui/study/bsl-weights.h"

#define N_OFFERS 1050 /* of which some sell nothing of the need */
#define N_COMPARED 500
#define MOVES 50
#define PROJECT "{'organisation.type': 'commune', 'data.classes': ['personal'], 'service.needs': ['compute-vm', 'object-storage']}"

static guint
count_compared (BslSession *session)
{
  BslProject *project = bsl_session_get_project (session);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  BslStudy *study = bsl_study_new (evaluation, project, bsl_study_record_get_grid (project, bsl_evaluation_get_rules (evaluation)));
  guint n = bsl_study_get_n_offers (study);

  bsl_study_free (study);
  return n;
}

static void
move (AdwSpinRow *row, GtkWindow *window, GArray *told, GArray *drawn)
{
  gint64 start = bench_get_time ();

  adw_spin_row_set_value (row, adw_spin_row_get_value (row) + 1);
  bench_note (told, start);
  bench_draw (window);
  bench_note (drawn, start);
}

/* Where the moved weight shows, as for who moves it. */
static void
measure (BslSession *session)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *page = GTK_WIDGET (bsl_overview_page_new (session));
  GtkWindow *window = ui_present (page);
  GtkWidget *row = ui_get (ui_get (page, BSL_TYPE_WEIGHTS, NULL), ADW_TYPE_SPIN_ROW, NULL);

  gtk_widget_grab_focus (row);
  ui_settle ();
  bench_draw (window);
  for (guint i = 0; i < MOVES; i++)
    move (ADW_SPIN_ROW (row), window, told, drawn);
  bench_print ("Scores, ties and intervals told", told);
  bench_print ("Drawn", drawn);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_autofree char *catalogue = NULL;
  g_autoptr (BslSession) session = NULL;
  guint n;

  ui_init (&argc, &argv);
  catalogue = bench_write_catalogue (N_OFFERS);
  ui_set_catalogue (catalogue);
  session = ui_session_new_with (PROJECT, "'study': {'to-examine': true}");
  n = count_compared (session);
  g_print ("%u offers compared\n", n);
  g_assert_cmpuint (n, >=, N_COMPARED);
  measure (session);
  return 0;
}
