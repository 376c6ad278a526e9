/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers by score. */
#include "config.h"

#include "ui/study/bsl-ranking.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/study/bsl-score-bar.h"

/* Few at first: a weight that moves tells them all anew within a frame. */
#define FIRST_PLACES 10
#define MORE_PLACES 40

typedef struct
{
  BslGoRow *row;
  BslScoreBar *bar;
} Place;

struct _BslRanking
{
  AdwBin parent_instance;

  BslStudy *study;
  BslLang lang;
  GtkListBox *list;
  GArray *places; /* of Place, from the first */
  AdwPreferencesRow *more;
};

G_DEFINE_FINAL_TYPE (BslRanking, bsl_ranking, ADW_TYPE_BIN)

static const char *
get_name (BslStudy *study, guint offer)
{
  return bsl_study_get_offer (study, offer)->offer->name;
}

char *
bsl_ranking_dup_range (const BslScore *score, BslLang lang)
{
  g_autofree char *points = bsl_number_to_words (score->score, 1, lang), *low = bsl_number_to_words (score->low, 1, lang),
                  *high = bsl_number_to_words (score->high, 1, lang);

  if (score->low == score->high)
    return g_strdup_printf (_("%s of 100"), points);
  /* Translators: score, then between which it lies once everything is known */
  return g_strdup_printf (_("%s of 100; between %s and %s once everything is known"), points, low, high);
}

static char *
dup_better (BslStudy *study, guint offer)
{
  int better = bsl_scoring_find_better (bsl_study_get_scoring (study), offer);

  return better >= 0 ? g_strdup_printf (_("%s does at least as well for every criterion"), get_name (study, (guint) better)) : NULL;
}

const char *
bsl_ranking_get_unplaced (const BslScore *score)
{
  return score->low < score->high ? _("Without a place: something that counts is unknown") : _("Without a place: no criterion has a weight");
}

char *
bsl_ranking_dup_score (BslStudy *study, guint offer, BslLang lang)
{
  const BslScore *score = bsl_scoring_get (bsl_study_get_scoring (study), offer);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *better = dup_better (study, offer);
  g_auto (GStrv) lines = NULL;

  if (!bsl_scoring_weighs (bsl_study_get_scoring (study)))
    return g_strdup (bsl_ranking_get_unplaced (score));
  g_strv_builder_take (parts, bsl_ranking_dup_range (score, lang));
  if (score->place == 0)
    g_strv_builder_add (parts, bsl_ranking_get_unplaced (score));
  if (score->shared)
    g_strv_builder_add (parts, _("Shares this place"));
  if (score->near)
    g_strv_builder_add (parts, _("Near: one level more for one criterion would bring it level with the first"));
  if (better != NULL)
    g_strv_builder_add (parts, better);
  lines = g_strv_builder_end (parts);
  return g_strjoinv ("\n", lines);
}

static void
tell_place (BslRanking *self, const Place *place, guint offer)
{
  const BslScore *score = bsl_scoring_get (bsl_study_get_scoring (self->study), offer);
  g_autofree char *said = bsl_ranking_dup_score (self->study, offer, self->lang);
  /* Translators: place, name of an offer; the second: of one without a place */
  g_autofree char *title = score->place > 0 ? g_strdup_printf (_("%u. %s"), score->place, get_name (self->study, offer))
                                            : g_strdup_printf (_("– %s"), get_name (self->study, offer));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (place->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (place->row), said);
  bsl_go_row_set_target (place->row, bsl_study_get_offer (self->study, offer)->offer->id);
  bsl_score_bar_set (place->bar, score);
}

void
bsl_ranking_update (BslRanking *self)
{
  const GArray *order = bsl_scoring_get_order (bsl_study_get_scoring (self->study));

  for (guint i = 0; i < self->places->len; i++)
    tell_place (self, &g_array_index (self->places, Place, i), g_array_index (order, guint, i));
}

static void
add_place (BslRanking *self)
{
  Place place = { BSL_GO_ROW (bsl_go_row_new ("", "", "study.offer", "")), BSL_SCORE_BAR (bsl_score_bar_new ()) };

  adw_action_row_add_prefix (ADW_ACTION_ROW (place.row), GTK_WIDGET (place.bar));
  gtk_list_box_insert (self->list, GTK_WIDGET (place.row), (int) self->places->len);
  g_array_append_val (self->places, place);
}

static void
add_places (BslRanking *self, guint more)
{
  guint n = bsl_study_get_n_offers (self->study), wanted = MIN (n, self->places->len + more);
  g_autofree char *title = g_strdup_printf (ngettext ("Show More: %u Offer Is Left", "Show More: %u Offers Are Left", n - wanted), n - wanted);

  while (self->places->len < wanted)
    add_place (self);
  adw_preferences_row_set_title (self->more, title);
  gtk_widget_set_visible (GTK_WIDGET (self->more), wanted < n);
  bsl_ranking_update (self);
}

/* The focus goes to the first one that is new. */
static void
more_cb (BslRanking *self)
{
  guint first = self->places->len;

  add_places (self, MORE_PLACES);
  gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->places, Place, first).row));
}

static void
bsl_ranking_finalize (GObject *object)
{
  g_array_unref (BSL_RANKING (object)->places);
  G_OBJECT_CLASS (bsl_ranking_parent_class)->finalize (object);
}

static void
bsl_ranking_class_init (BslRankingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_ranking_finalize;
}

static void
bsl_ranking_init (BslRanking *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Offers by score"), -1);
  self->more = ADW_PREFERENCES_ROW (adw_button_row_new ());
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

GtkWidget *
bsl_ranking_new (BslStudy *study, BslLang lang)
{
  BslRanking *self = g_object_new (BSL_TYPE_RANKING, NULL);

  self->study = study;
  self->lang = lang;
  add_places (self, FIRST_PLACES);
  return GTK_WIDGET (self);
}
