/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest sets of offers that cover the need. */
#include "config.h"

#include "ui/study/bsl-combination-rows.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-combinations.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/offers/bsl-offer-grounds.h"

/* Few at first; of more, those that the document tells. */
#define FIRST_SETS 5
#define MOST_SETS 12

static BslServices *
get_services (BslEvaluation *evaluation)
{
  return bsl_catalogue_get_services (bsl_evaluation_get_catalogue (evaluation));
}

static char *
dup_names (const BslCombination *combination, BslLang lang)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < combination->offers->len; i++)
    g_ptr_array_add (names, ((const BslOfferFinding *) g_ptr_array_index (combination->offers, i))->offer->name);
  g_ptr_array_add (names, NULL);
  return bsl_text_join ((const char *const *) names->pdata, lang);
}

static guint
count_to_examine (const BslCombination *combination)
{
  guint n = 0;

  for (guint i = 0; i < combination->offers->len; i++)
    n += ((const BslOfferFinding *) g_ptr_array_index (combination->offers, i))->verdict == BSL_VERDICT_TO_EXAMINE;
  return n;
}

static guint
count_providers (const BslCombination *combination)
{
  g_autoptr (GHashTable) providers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < combination->offers->len; i++)
    g_hash_table_add (providers, ((const BslOfferFinding *) g_ptr_array_index (combination->offers, i))->offer->provider);
  return g_hash_table_size (providers);
}

/* Of one verdict only, or of both. */
static char *
dup_verdicts (const BslCombination *combination)
{
  guint n = combination->offers->len, review = count_to_examine (combination);

  if (review == 0)
    return g_strdup_printf (ngettext ("%u offer, eligible", "%u offers, all eligible", n), n);
  if (review == n)
    return g_strdup_printf (ngettext ("%u offer, to examine", "%u offers, all to examine", n), n);
  /* Translators: number of offers, how many of them are to examine */
  return g_strdup_printf (ngettext ("%u offers, %u of them to examine", "%u offers, %u of them to examine", review), n, review);
}

static char *
dup_summary (const BslCombination *combination)
{
  guint providers = count_providers (combination);
  g_autofree char *verdicts = dup_verdicts (combination);

  /* Translators: “3 offers, 1 of them to examine; 2 providers” */
  return g_strdup_printf (ngettext ("%s; %u provider", "%s; %u providers", providers), verdicts, providers);
}

/* One lot for each offer: what it brings. */
static void
fill_lots (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = subject;
  const BslCombination *combination = detail;
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);

  for (guint i = 0; i < combination->offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (combination->offers, i);
      g_autofree char *services = bsl_services_join_titles (get_services (evaluation), finding->covers, bsl_result_page_get_lang (page));
      BslWord word = bsl_words_for_verdict (finding->verdict);
      /* Translators: number of a lot, name of the offer */
      g_autofree char *title = g_strdup_printf (_("Lot %u: %s"), i + 1, finding->offer->name);
      /* Translators: verdict on an offer, and on a line of its own the services it brings */
      g_autofree char *subtitle = g_strdup_printf (_("%s\n%s"), word.word, services);
      GtkWidget *lot = bsl_go_row_new (title, subtitle, "details.offer", finding->offer->id);

      adw_action_row_add_prefix (ADW_ACTION_ROW (lot), bsl_words_create_icon (word));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), lot);
    }
}

/* Who sells it all the same: the offer with the fewest requirements not met. NULL where nobody does. */
static const BslOfferFinding *
find_nearest (BslEvaluation *evaluation, guint service)
{
  const BslOfferFinding *nearest = NULL;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      guint n = bsl_offer_count_checks (finding, BSL_RESULT_FAIL);

      if (bsl_offer_finding_covers (finding, service) && n < fewest)
        {
          nearest = finding;
          fewest = n;
        }
    }
  return nearest;
}

static void
add_missing (BslResultPage *page, BslEvaluation *evaluation, const GArray *missing)
{
  AdwPreferencesGroup *group;
  BslLang lang = bsl_result_page_get_lang (page);

  if (missing->len == 0)
    return;

  group = bsl_result_page_add_group (page, _("Not Covered"), bsl_evaluation_get_missing_duty (evaluation, lang));
  for (guint i = 0; i < missing->len; i++)
    {
      guint service = g_array_index (missing, guint, i);
      const char *title = bsl_text_get (&bsl_services_get (get_services (evaluation), service)->title, lang);
      const BslOfferFinding *nearest = find_nearest (evaluation, service);
      g_autofree char *subtitle = nearest != NULL ? g_strdup_printf (_("Nearest, not eligible: %s"), nearest->offer->name) : NULL;

      adw_preferences_group_add (group, nearest != NULL ? bsl_go_row_new (title, subtitle, "details.offer", nearest->offer->id)
                                                        : bsl_property_row_new (title, _("No offer of the catalogue is known to sell it")));
    }
}

/* The focus goes to the first one that is new. */
static void
more_cb (GtkWidget *more, GPtrArray *hidden)
{
  for (guint i = 0; i < hidden->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (hidden, i), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (hidden, 0));
  gtk_widget_set_visible (more, FALSE);
}

static void
free_rows (gpointer rows, GClosure *closure)
{
  g_ptr_array_unref (rows);
}

/* @hidden is taken: rows, borrowed. */
static void
add_more (AdwPreferencesGroup *group, GPtrArray *hidden)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Show More: %u Set Is Left", "Show More: %u Sets Are Left", hidden->len), hidden->len);
  GtkWidget *more = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
  g_signal_connect_data (more, "activated", G_CALLBACK (more_cb), hidden, free_rows, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, more);
}

static void
add_sets (BslResultPage *page, AdwPreferencesGroup *group, const GPtrArray *combinations)
{
  BslLang lang = bsl_result_page_get_lang (page);
  g_autoptr (GPtrArray) hidden = g_ptr_array_new ();

  for (guint i = 0; i < MIN (combinations->len, MOST_SETS); i++)
    {
      const BslCombination *combination = g_ptr_array_index (combinations, i);
      g_autofree char *names = dup_names (combination, lang), *summary = dup_summary (combination);
      GtkWidget *row = bsl_detail_row_new (names, summary, fill_lots, page, combination);

      adw_preferences_group_add (group, row);
      gtk_widget_set_visible (row, i < FIRST_SETS);
      if (i >= FIRST_SETS)
        g_ptr_array_add (hidden, row);
    }
  if (hidden->len > 0)
    add_more (group, g_steal_pointer (&hidden));
}

void
bsl_combination_rows_add (BslResultPage *page, BslEvaluation *evaluation)
{
  GPtrArray *combinations = bsl_evaluation_find_combinations (evaluation, MOST_SETS + 1);
  guint n = combinations != NULL ? combinations->len : 0;
  AdwPreferencesGroup *group;

  if (n > 0)
    add_missing (page, evaluation, ((BslCombination *) g_ptr_array_index (combinations, 0))->missing);
  group = bsl_result_page_add_group (page, _("Cover the Need"), _("The smallest sets of offers that cover it: fewest offers, fewest providers, fewest points to examine. Each can be a lot."));
  /* what the rows read when they are opened */
  g_object_set_data_full (G_OBJECT (group), "combinations", combinations, (GDestroyNotify) g_ptr_array_unref);
  if (n > 0)
    add_sets (page, group, combinations);
  if (n > MOST_SETS)
    adw_preferences_group_add (group, bsl_text_row_new (_("Other sets are as small: the first twelve are shown, in the order of the catalogue.")));
  if (combinations == NULL)
    adw_preferences_group_add (group, bsl_text_row_new (_("So many services and offers that the smallest sets cannot be told. Divide the need among several projects, and compare each.")));
  else if (n == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("Nothing to combine: name the services you need, or see under Offers why none is left.")));
  if (combinations == NULL || n > 0)
    adw_preferences_group_add (group, bsl_go_row_new (_("Services and Offers"), _("Who sells what, within the qualified scope or not"), "study.coverage", ""));
}
