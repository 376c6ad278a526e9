/* SPDX-License-Identifier: EUPL-1.2 */
/* All that the catalogue knows of an offer. */
#include "config.h"

#include "ui/offers/bsl-facts-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/offers/bsl-fact-rows.h"

struct _BslFactsPage
{
  BslResultPage parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (BslFactsPage, bsl_facts_page, BSL_TYPE_RESULT_PAGE)

static const BslOffer *
get_offer (BslFactsPage *self)
{
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (BSL_RESULT_PAGE (self));

  return bsl_catalogue_find (bsl_evaluation_get_catalogue (evaluation), self->id);
}

static void
fill_fact (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);

  bsl_fact_rows_add_rest (ADW_EXPANDER_ROW (row), get_offer (subject), detail,
                          bsl_evaluation_get_date (bsl_result_page_get_evaluation (page)), bsl_result_page_get_lang (page));
}

static void
add_group (BslResultPage *page, const BslOffer *offer, const BslLabel *label, BslDate on)
{
  BslLang lang = bsl_result_page_get_lang (page);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < offer->facts->len; i++)
    {
      const BslFact *fact = offer->facts->pdata[i];
      g_autofree char *words = NULL;
      GtkWidget *row;

      if (g_strcmp0 (fact->attribute->group, label->id) != 0)
        continue;
      if (group == NULL)
        group = bsl_result_page_add_group (page, bsl_text_get (&label->title, lang), NULL);
      words = bsl_fact_dup_words (fact, on, lang);
      row = bsl_detail_row_new (bsl_text_get (&fact->attribute->title, lang), words, fill_fact, page, fact);
      gtk_widget_add_css_class (row, "property");
      adw_preferences_group_add (group, row);
    }
}

static void
fill_sources (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  const BslOffer *offer = detail;

  for (guint i = 0; i < offer->sources->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              bsl_source_row_new (offer->sources->pdata[i], bsl_result_page_get_lang (subject)));
}

static void
add_sources (BslResultPage *page, const BslOffer *offer)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Sources"), NULL);
  guint n = offer->sources->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u source read", "%u sources read", n), n);

  adw_preferences_group_add (group, bsl_detail_row_new (title, NULL, fill_sources, page, offer));
}

static void
bsl_facts_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  const BslOffer *offer = get_offer (BSL_FACTS_PAGE (page));
  BslAttributes *attributes = bsl_catalogue_get_attributes (bsl_evaluation_get_catalogue (evaluation));

  if (offer == NULL)
    return;

  for (guint i = 0; i < bsl_attributes_get_n_groups (attributes); i++)
    add_group (page, offer, bsl_attributes_get_group (attributes, i), bsl_evaluation_get_date (evaluation));
  add_sources (page, offer);
}

static void
bsl_facts_page_finalize (GObject *object)
{
  g_free (BSL_FACTS_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_facts_page_parent_class)->finalize (object);
}

static void
bsl_facts_page_class_init (BslFactsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_facts_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_facts_page_fill;
}

static void
bsl_facts_page_init (BslFactsPage *self)
{
}

AdwNavigationPage *
bsl_facts_page_new (BslSession *session, const char *offer)
{
  BslFactsPage *self = g_object_new (BSL_TYPE_FACTS_PAGE, "title", _("Facts and Sources"), NULL);

  self->id = g_strdup (offer);
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);

  return ADW_NAVIGATION_PAGE (self);
}
