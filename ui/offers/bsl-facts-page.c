/* SPDX-License-Identifier: EUPL-1.2 */
/* All that the catalogue knows of an offer. */
#include "config.h"

#include "ui/offers/bsl-facts-page.h"

#include <glib/gi18n.h>

#include "ui/offers/bsl-fact-groups.h"

struct _BslFactsPage
{
  BslResultPage parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (BslFactsPage, bsl_facts_page, BSL_TYPE_RESULT_PAGE)

static void
bsl_facts_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslCatalogue *catalogue = bsl_evaluation_get_catalogue (evaluation);
  const BslOffer *offer = bsl_catalogue_find (catalogue, BSL_FACTS_PAGE (page)->id);
  g_autoptr (GPtrArray) groups = NULL;

  if (offer == NULL)
    return;

  groups = bsl_fact_groups_new (catalogue, offer, bsl_evaluation_get_date (evaluation), bsl_result_page_get_lang (page), NULL, NULL);
  for (guint i = 0; i < groups->len; i++)
    bsl_result_page_take_group (page, groups->pdata[i]);
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
