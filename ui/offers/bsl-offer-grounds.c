/* SPDX-License-Identifier: EUPL-1.2 */
/* Why an offer has its verdict, and what would make it eligible. */
#include "config.h"

#include "ui/offers/bsl-offer-grounds.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-deciding-checks.h"
#include "app/rules/bsl-ways-out.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/offers/bsl-check-rows.h"

/* what a person can take in at once */
#define MAX_DECIDING 4
#define MAX_WAYS 3

/* A folded row keeps which checks it opens on. */
#define RESULT_KEY "result"

guint
bsl_offer_count_checks (const BslOfferFinding *finding, BslResult result)
{
  guint n = 0;

  for (guint i = 0; i < finding->checks->len; i++)
    n += g_array_index (finding->checks, BslCheck, i).result == result;

  return n;
}

static void
add_icon (GtkWidget *row, BslResult result)
{
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), bsl_words_create_icon (bsl_words_for_result (result)));
}

static const char *
describe_grounds (BslVerdict verdict)
{
  static const char *const texts[] = {
    N_("The requirements that exclude the most other offers, and that this one meets."),
    N_("What is not settled: ask the provider, or answer the open questions."),
    NULL,
  };

  return texts[verdict] != NULL ? _(texts[verdict]) : NULL;
}

void
bsl_offer_grounds_add (BslResultPage *page, const BslOfferFinding *finding)
{
  g_autoptr (GPtrArray) checks = bsl_evaluation_find_deciding_checks (bsl_result_page_get_evaluation (page), finding);
  AdwPreferencesGroup *group;

  if (checks->len == 0)
    return;

  group = bsl_result_page_add_group (page, _("Why"), describe_grounds (finding->verdict));
  for (guint i = 0; i < MIN (checks->len, MAX_DECIDING); i++)
    {
      const BslCheck *check = checks->pdata[i];
      GtkWidget *row = bsl_check_row_new (page, finding, check, TRUE);

      add_icon (row, check->result);
      gtk_widget_add_css_class (row, "ground");
      adw_preferences_group_add (group, row);
    }
}

static const char *
get_way_title (const BslWayOut *way)
{
  static const char *const titles[] = { N_("If the offer changes"), N_("If the project changes"), N_("With time") };
  BslChangeKind kind = g_array_index (way->changes, BslChange, 0).kind;

  for (guint i = 1; i < way->changes->len; i++)
    if (g_array_index (way->changes, BslChange, i).kind != kind)
      return _("If several things change together");

  return _(titles[kind]);
}

static GtkWidget *
create_way (BslResultPage *page, const BslWayOut *way)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < way->changes->len; i++)
    {
      g_autofree char *words = bsl_change_to_words (bsl_result_page_get_evaluation (page),
                                                    &g_array_index (way->changes, BslChange, i),
                                                    bsl_result_page_get_lang (page));

      g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", words);
    }

  return bsl_property_row_new (get_way_title (way), text->str);
}

static void
fill_ways (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  g_autoptr (GPtrArray) ways = bsl_evaluation_find_ways_out (bsl_result_page_get_evaluation (page), detail);

  for (guint i = MAX_WAYS; i < ways->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_way (page, ways->pdata[i]));
}

void
bsl_offer_ways_add (BslResultPage *page, const BslOfferFinding *finding)
{
  g_autoptr (GPtrArray) ways = NULL;
  AdwPreferencesGroup *group;

  if (finding->verdict == BSL_VERDICT_ELIGIBLE)
    return;

  ways = bsl_evaluation_find_ways_out (bsl_result_page_get_evaluation (page), finding);
  group = bsl_result_page_add_group (page, _("What Would Make It Eligible"),
                                     ways->len > 0 ? _("The smallest changes, each enough by itself. They say what would have to be true, not that it can be had.") : NULL);
  for (guint i = 0; i < MIN (ways->len, MAX_WAYS); i++)
    adw_preferences_group_add (group, create_way (page, ways->pdata[i]));
  if (ways->len == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("No small change would: too much stands against it.")));
  if (ways->len > MAX_WAYS)
    {
      guint n = ways->len - MAX_WAYS;
      g_autofree char *title = g_strdup_printf (ngettext ("%u other way", "%u other ways", n), n);

      adw_preferences_group_add (group, bsl_detail_row_new (title, NULL, fill_ways, page, finding));
    }
}

static GtkWidget *
create_not_applicable (BslResultPage *page, const BslOfferFinding *finding, const BslCheck *check)
{
  BslLang lang = bsl_result_page_get_lang (page);
  g_autofree char *why = bsl_check_dup_why_not (bsl_result_page_get_evaluation (page), finding, check, lang);

  return bsl_go_row_new (bsl_text_get (&check->rule->title, lang), why, "details.rule", check->rule->id);
}

static GtkWidget *
create_check (BslResultPage *page, const BslOfferFinding *finding, const BslCheck *check)
{
  GtkWidget *row = bsl_check_row_new (page, finding, check, FALSE);

  add_icon (row, check->result);
  return row;
}

static void
fill_checks (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  const BslOfferFinding *finding = detail;
  BslResult result = (BslResult) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), RESULT_KEY));

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      GtkWidget *child;

      if (check->result != result)
        continue;
      child = result == BSL_RESULT_NOT_APPLICABLE ? create_not_applicable (page, finding, check)
                                                  : create_check (page, finding, check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
    }
}

static char *
dup_fold_title (BslResult result, guint n)
{
  const char *const forms[] = {
    [BSL_RESULT_NOT_APPLICABLE] = ngettext ("%u requirement not applicable", "%u requirements not applicable", n),
    [BSL_RESULT_PASS] = ngettext ("%u requirement met", "%u requirements met", n),
    [BSL_RESULT_REVIEW] = ngettext ("%u requirement to examine", "%u requirements to examine", n),
    [BSL_RESULT_FAIL] = ngettext ("%u requirement not met", "%u requirements not met", n),
  };
  g_autoptr (GString) title = g_string_new (forms[result]);
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_string_replace (title, "%u", number, 1);
  return g_string_free_and_steal (g_steal_pointer (&title));
}

/* Those that all stand above are not told again. */
static gboolean
stands_above (const BslOfferFinding *finding, BslResult result, guint n)
{
  return finding->verdict != BSL_VERDICT_ELIGIBLE && result == bsl_verdict_get_ground (finding->verdict) && n <= MAX_DECIDING;
}

void
bsl_offer_checks_add (BslResultPage *page, const BslOfferFinding *finding)
{
  AdwPreferencesGroup *group = NULL;

  for (int result = BSL_RESULT_FAIL; result >= BSL_RESULT_NOT_APPLICABLE; result--)
    {
      guint n = bsl_offer_count_checks (finding, (BslResult) result);
      g_autofree char *title = NULL;
      GtkWidget *row;

      if (n == 0 || stands_above (finding, (BslResult) result, n))
        continue;
      if (group == NULL)
        group = bsl_result_page_add_group (page, _("Requirements Checked"), NULL);
      title = dup_fold_title ((BslResult) result, n);
      row = bsl_detail_row_new (title, result == BSL_RESULT_NOT_APPLICABLE ? _("Because of the answers or the date") : NULL,
                                fill_checks, page, finding);
      g_object_set_data (G_OBJECT (row), RESULT_KEY, GINT_TO_POINTER (result));
      add_icon (row, (BslResult) result);
      adw_preferences_group_add (group, row);
    }
}
