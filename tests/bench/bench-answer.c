/* SPDX-License-Identifier: EUPL-1.2 */
/* How long from a choice in the window to the new counts of offers, saved on the disk, and until they are
 * drawn; beside the time of a frame at 60 Hz. Run by "meson test --benchmark bench-answer". */
#include "config.h"

#include "tests/bench/bench-fixture.h"
#include "ui/wizard/bsl-choice-row.h"
#include "ui/wizard/bsl-options-row.h"
#include "ui/wizard/bsl-step-page.h"

#define ROUNDS 10
#define ANSWERS \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'data.essential-mission': 'no', 'service.kinds': ['paas', 'saas']," \
  " 'service.needs': ['paas-app'], 'project.state': 'new'}"

typedef struct
{
  gint64 begin;
  gboolean counted, drawn;
  GArray *counts; /* ms of each choice, double */
  GArray *frames;
} Bench;

static void
note (Bench *self, GArray *times)
{
  double ms = (double) (g_get_monotonic_time () - self->begin) / 1000;

  g_array_append_val (times, ms);
}

static void
evaluated_cb (Bench *self)
{
  if (self->begin == 0 || self->counted)
    return;

  self->counted = TRUE;
  note (self, self->counts);
}

static void
after_paint_cb (Bench *self)
{
  if (!self->counted || self->drawn)
    return;

  self->drawn = TRUE;
  note (self, self->frames);
}

static gboolean
is_drawn (gpointer data)
{
  return ((Bench *) data)->drawn;
}

static void
choose (Bench *self, GtkWidget *row)
{
  self->counted = self->drawn = FALSE;
  self->begin = g_get_monotonic_time ();
  gtk_widget_activate_action (row, "choice.select", NULL);
  gtk_widget_queue_draw (GTK_WIDGET (gtk_widget_get_root (row)));
  ui_wait (is_drawn, self);
  self->begin = 0;
}

static void
collect (GtkWidget *widget, GPtrArray *rows)
{
  if (BSL_IS_CHOICE_ROW (widget))
    g_ptr_array_add (rows, widget);
  if (BSL_IS_OPTIONS_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, rows);
}

static void
run (BslSession *session, const BslStep *step)
{
  Bench bench = { .counts = g_array_new (FALSE, FALSE, sizeof (double)), .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  AdwNavigationPage *page = bsl_step_page_new (session, step);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  /* after the page, whose counts are then those of the answer */
  g_signal_connect_data (session, "evaluated", G_CALLBACK (evaluated_cb), &bench, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  collect (GTK_WIDGET (page), rows);
  ui_settle ();
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < rows->len; i++)
      if (gtk_widget_get_mapped (rows->pdata[i]) && !bsl_choice_row_get_active (rows->pdata[i]))
        choose (&bench, rows->pdata[i]);

  g_print ("%s\n", bsl_text_get (&step->title, BSL_LANG_EN));
  bench_print ("  until the counts are new, saved", bench.counts);
  bench_print ("  until they are drawn", bench.frames);
  g_signal_handlers_disconnect_by_data (session, &bench);
  g_signal_handlers_disconnect_by_data (clock, &bench);
  gtk_window_destroy (window);
  g_array_unref (bench.counts);
  g_array_unref (bench.frames);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslSession) session = NULL;
  BslQuestionnaire *questionnaire;

  ui_init (&argc, &argv);
  session = ui_session_new (ANSWERS);
  questionnaire = bsl_session_get_questionnaire (session);
  for (guint i = 0; i < 3; i++)
    run (session, bsl_questionnaire_get_step (questionnaire, i));

  return 0;
}
