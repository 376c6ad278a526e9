/* SPDX-License-Identifier: EUPL-1.2 */
/* What ends or begins around the contract, and what the contract says about it. */
#include "config.h"

#include "ui/study/bsl-horizon-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-horizon.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-figure-view.h"

struct _BslHorizonPage
{
  BslResultPage parent_instance;

  BslHorizon *horizon; /* of what is shown */
};

G_DEFINE_FINAL_TYPE (BslHorizonPage, bsl_horizon_page, BSL_TYPE_RESULT_PAGE)

/* A narrow window shows a part of it, rather than letters nobody can read. */
static void
add_picture (BslHorizonPage *self)
{
  GtkWidget *picture = bsl_figure_view_new_in_window (self->horizon->figure);
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (picture, 12); /* for the scroll bar */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), picture);
  /* the days below say the same: who comes by keyboard begins there */
  gtk_widget_set_can_focus (window, FALSE);
  bsl_result_page_add_widget (BSL_RESULT_PAGE (self), window);
}

static void
fill_clauses (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (subject));
  const BslHorizonDay *day = detail;

  for (guint i = 0; i < day->clauses->len; i++)
    {
      const BslHorizonClause *clause = g_ptr_array_index (day->clauses, i);
      g_autofree char *title = g_strdup_printf ("%s (%s)", bsl_text_get (&clause->rule->title, lang), clause->rule->id);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_property_row_new (title, clause->text));
    }
}

static GtkWidget *
create_day_row (BslHorizonPage *self, const BslHorizonDay *day)
{
  g_autofree char *on = bsl_date_to_words (day->on, bsl_result_page_get_lang (BSL_RESULT_PAGE (self)));
  guint n = day->clauses->len;
  /* Translators: a day in words, how many clauses of the contract are about it */
  g_autofree char *said = g_strdup_printf (ngettext ("%s · %u clause", "%s · %u clauses", n), on, n);

  GtkWidget *row = n > 0 ? bsl_detail_row_new (day->text, said, fill_clauses, self, day) : bsl_text_row_new (day->text);

  if (n == 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), on);
  return row;
}

static void
add_days (BslHorizonPage *self, gboolean stopped)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Day by Day"),
                                                          self->horizon->days->len > 0 ? _("A day that opens tells what to put into the contract about it; about the others no rule asks for a clause.") : NULL);

  for (guint i = 0; i < self->horizon->days->len; i++)
    adw_preferences_group_add (group, create_day_row (self, g_ptr_array_index (self->horizon->days, i)));
  if (self->horizon->days->len == 0)
    adw_preferences_group_add (group, bsl_text_row_new (stopped ? _("The evaluation stops: no day is shown.")
                                                                : _("No day is known yet: answer when the contract starts and how long it lasts.")));
}

static void
bsl_horizon_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslHorizonPage *self = BSL_HORIZON_PAGE (page);
  g_autoptr (BslHorizon) before = g_steal_pointer (&self->horizon); /* rows that go now still read it */

  self->horizon = bsl_horizon_new (bsl_session_get_project (bsl_result_page_get_session (page)), evaluation, bsl_result_page_get_lang (page));
  if (self->horizon->figure != NULL)
    add_picture (self);
  add_days (self, bsl_evaluation_get_stop (evaluation) != NULL);
}

static void
bsl_horizon_page_finalize (GObject *object)
{
  g_clear_pointer (&BSL_HORIZON_PAGE (object)->horizon, bsl_horizon_free);
  G_OBJECT_CLASS (bsl_horizon_page_parent_class)->finalize (object);
}

static void
bsl_horizon_page_class_init (BslHorizonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_horizon_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_horizon_page_fill;
}

static void
bsl_horizon_page_init (BslHorizonPage *self)
{
}

AdwNavigationPage *
bsl_horizon_page_new (BslSession *session)
{
  BslHorizonPage *self = g_object_new (BSL_TYPE_HORIZON_PAGE, "title", _("Contract Horizon"), NULL);

  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
