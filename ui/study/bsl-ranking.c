/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers by score. */
#include "config.h"

#include "ui/study/bsl-ranking.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/study/bsl-score-bar.h"

typedef struct
{
  AdwActionRow *row;
  BslScoreBar *bar;
  guint place; /* in the order of the rows */
} Entry;

struct _BslRanking
{
  AdwBin parent_instance;

  BslStudy *study;
  BslLang lang;
  GtkListBox *list;
  GArray *entries; /* of Entry, by offer */
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

char *
bsl_ranking_dup_score (BslStudy *study, guint offer, BslLang lang)
{
  const BslScore *score = bsl_scoring_get (bsl_study_get_scoring (study), offer);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *better = dup_better (study, offer);
  g_auto (GStrv) lines = NULL;

  g_strv_builder_take (parts, bsl_ranking_dup_range (score, lang));
  if (score->place == 0)
    g_strv_builder_add (parts, _("Without a place: something that counts is unknown"));
  if (score->shared)
    g_strv_builder_add (parts, _("Shares this place"));
  if (score->near)
    g_strv_builder_add (parts, _("Near: one level more for one criterion would bring it level with the first"));
  if (better != NULL)
    g_strv_builder_add (parts, better);
  lines = g_strv_builder_end (parts);
  return g_strjoinv ("\n", lines);
}

static guint
get_place (BslRanking *self, GtkListBoxRow *row)
{
  guint offer = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "offer"));

  return g_array_index (self->entries, Entry, offer).place;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  guint left = get_place (data, a), right = get_place (data, b);

  return left < right ? -1 : left > right;
}

static void
find_places (BslRanking *self)
{
  const GArray *order = bsl_scoring_get_order (bsl_study_get_scoring (self->study));

  for (guint i = 0; i < self->entries->len; i++)
    g_array_index (self->entries, Entry, i).place = G_MAXUINT;
  for (guint i = 0; i < order->len; i++)
    g_array_index (self->entries, Entry, g_array_index (order, guint, i)).place = i;
}

void
bsl_ranking_update (BslRanking *self)
{
  find_places (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      const BslScore *score = bsl_scoring_get (bsl_study_get_scoring (self->study), i);
      g_autofree char *said = bsl_ranking_dup_score (self->study, i, self->lang);
      /* Translators: place, name of an offer; the second: of one without a place */
      g_autofree char *title = score->place > 0 ? g_strdup_printf (_("%u. %s"), score->place, get_name (self->study, i))
                                                : g_strdup_printf (_("– %s"), get_name (self->study, i));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), title);
      adw_action_row_set_subtitle (entry->row, said);
      bsl_score_bar_set (entry->bar, score);
    }
  gtk_list_box_invalidate_sort (self->list);
}

static void
bsl_ranking_finalize (GObject *object)
{
  g_array_unref (BSL_RANKING (object)->entries);
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
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Offers by score"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

GtkWidget *
bsl_ranking_new (BslStudy *study, BslLang lang)
{
  BslRanking *self = g_object_new (BSL_TYPE_RANKING, NULL);

  self->study = study;
  self->lang = lang;
  for (guint i = 0; i < bsl_study_get_n_offers (study); i++)
    {
      const BslOffer *offer = bsl_study_get_offer (study, i)->offer;
      Entry entry = { ADW_ACTION_ROW (bsl_go_row_new (offer->name, "", "study.offer", offer->id)), BSL_SCORE_BAR (bsl_score_bar_new ()), G_MAXUINT };

      g_object_set_data (G_OBJECT (entry.row), "offer", GUINT_TO_POINTER (i));
      adw_action_row_add_prefix (entry.row, GTK_WIDGET (entry.bar));
      gtk_list_box_append (self->list, GTK_WIDGET (entry.row));
      g_array_append_val (self->entries, entry);
    }
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  bsl_ranking_update (self);
  return GTK_WIDGET (self);
}
