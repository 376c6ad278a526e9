/* SPDX-License-Identifier: EUPL-1.2 */
/* The weights of criteria. */
#include "config.h"

#include "ui/study/bsl-weights.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-group.h"

#define PAUSE_MS 500

struct _BslWeights
{
  AdwPreferencesGroup parent_instance;

  BslSession *session;
  BslStudy *study;
  GPtrArray *rows; /* of AdwSpinRow, by criterion */
  guint timeout;
  gboolean saving;
  gboolean unsaved; /* it was tried, and the session holds it */
};

G_DEFINE_FINAL_TYPE (BslWeights, bsl_weights, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SCORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_name (BslWeights *self, int offer)
{
  return bsl_study_get_offer (self->study, (guint) offer)->offer->name;
}

/* For which weights the first offer stays so. */
static char *
dup_interval (BslWeights *self, const BslGridCriterion *criterion)
{
  BslInterval interval;
  int first = bsl_study_find_interval (self->study, criterion, &interval);

  if (first == BSL_FIRST_SHARED)
    return g_strdup (_("Several offers share the first place"));
  if (first < 0)
    return g_strdup ("");
  if (interval.rival_high == first)
    return g_strdup (_("With any weight, what is unknown takes the first offer its place"));
  if (interval.rival_low >= 0 && interval.rival_high >= 0)
    /* Translators: weights between which the first place holds; who comes first below, and above */
    return g_strdup_printf (_("The first place holds from %u to %u; below, %s comes first, above, %s"), interval.low, interval.high,
                            get_name (self, interval.rival_low), get_name (self, interval.rival_high));
  if (interval.rival_low >= 0)
    return g_strdup_printf (_("The first place holds from %u on; below, %s comes first"), interval.low, get_name (self, interval.rival_low));
  if (interval.rival_high >= 0)
    return g_strdup_printf (_("The first place holds up to %u; above, %s comes first"), interval.high, get_name (self, interval.rival_high));
  return g_strdup (_("The first place holds whatever this weight"));
}

static const BslGridCriterion *
get_criterion (BslWeights *self, guint index)
{
  return g_ptr_array_index (bsl_study_get_grid (self->study)->criteria, index);
}

static void
update_intervals (BslWeights *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *interval = dup_interval (self, get_criterion (self, i));

      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), interval);
    }
}

/* One step of the history for each criterion that was moved. */
static void
save (BslWeights *self)
{
  BslProject *project = bsl_session_get_project (self->session);
  const BslGrid *grid = bsl_study_get_grid (self->study);
  gboolean saved = TRUE;

  self->saving = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint weight = bsl_scoring_get_weight (bsl_study_get_scoring (self->study), i);
      g_autoptr (JsonNode) node = NULL;

      if (weight == bsl_study_record_get_weight (project, grid, get_criterion (self, i)))
        continue;
      node = bsl_study_record_with_weight (project, grid, get_criterion (self, i), weight);
      saved = bsl_session_set_extra (self->session, BSL_EXTRA_STUDY, node) && saved;
    }
  self->saving = FALSE;
  if (saved == !self->unsaved)
    return;

  self->unsaved = !saved;
  if (saved)
    bsl_session_release (self->session, self);
  else
    bsl_session_hold (self->session, self, G_CALLBACK (save));
}

static gboolean
pause_cb (gpointer data)
{
  BslWeights *self = data;

  self->timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

void
bsl_weights_flush (BslWeights *self)
{
  if (self->timeout == 0 && !self->unsaved)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  save (self);
}

gboolean
bsl_weights_is_saving (BslWeights *self)
{
  return self->saving;
}

static void
moved_cb (AdwSpinRow *row, GParamSpec *pspec, BslWeights *self)
{
  BslScoring *scoring = bsl_study_get_scoring (self->study);
  guint criterion = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "criterion"));
  guint weight = (guint) adw_spin_row_get_value (row);

  if (weight == bsl_scoring_get_weight (scoring, criterion))
    return;

  bsl_scoring_set_weight (scoring, criterion, weight);
  bsl_scoring_compute (scoring);
  update_intervals (self);
  g_signal_emit (self, signals[SCORED], 0);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
bsl_weights_unmap (GtkWidget *widget)
{
  bsl_weights_flush (BSL_WEIGHTS (widget));
  GTK_WIDGET_CLASS (bsl_weights_parent_class)->unmap (widget);
}

static void
bsl_weights_dispose (GObject *object)
{
  BslWeights *self = BSL_WEIGHTS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (bsl_weights_parent_class)->dispose (object);
}

static void
bsl_weights_class_init (BslWeightsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_weights_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = bsl_weights_unmap;

  signals[SCORED] = g_signal_new ("scored", BSL_TYPE_WEIGHTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bsl_weights_init (BslWeights *self)
{
  self->rows = g_ptr_array_new ();
}

static void
add_row (BslWeights *self, const BslGridCriterion *criterion)
{
  AdwSpinRow *row = ADW_SPIN_ROW (adw_spin_row_new_with_range (0, BSL_STUDY_MAX_WEIGHT, 1));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bsl_text_get (&criterion->title, bsl_session_get_lang (self->session)));
  adw_spin_row_set_numeric (row, TRUE);
  adw_spin_row_set_value (row, bsl_scoring_get_weight (bsl_study_get_scoring (self->study), criterion->index));
  g_object_set_data (G_OBJECT (row), "criterion", GUINT_TO_POINTER (criterion->index));
  g_signal_connect_object (row, "notify::value", G_CALLBACK (moved_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

GtkWidget *
bsl_weights_new (BslSession *session, BslStudy *study)
{
  BslWeights *self = g_object_new (BSL_TYPE_WEIGHTS, NULL);
  const BslGrid *grid = bsl_study_get_grid (study);
  /* Translators: whose weights these are, in a sentence of its own */
  g_autofree char *description = g_strdup_printf (_("%s What is unknown counts as chosen under “What Is Unknown”."),
                                                  bsl_text_get (&grid->weights, bsl_session_get_lang (session)));

  self->session = g_object_ref (session);
  self->study = study;
  bsl_group_set_title (ADW_PREFERENCES_GROUP (self), _("Weights"));
  bsl_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !bsl_session_is_read_only (session));
  for (guint i = 0; i < grid->criteria->len; i++)
    add_row (self, g_ptr_array_index (grid->criteria, i));
  update_intervals (self);
  return GTK_WIDGET (self);
}
