/* SPDX-License-Identifier: EUPL-1.2 */
/* An offer as the catalogue knows it. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-offer-page.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-alternative.h"
#include "ui/bsl-link-row.h"
#include "ui/catalogue/bsl-catalogue-words.h"
#include "ui/catalogue/bsl-claims-box.h"
#include "ui/catalogue/bsl-correction-groups.h"
#include "ui/catalogue/bsl-offer-link-row.h"
#include "ui/catalogue/bsl-perimeter-rows.h"
#include "ui/catalogue/bsl-sheet-page.h"
#include "ui/catalogue/bsl-timeline.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/offers/bsl-fact-groups.h"
#include "ui/offers/bsl-price-row.h"

/* What the functions below add to. */
typedef struct
{
  BslSheetPage *page;
  BslCatalogueReader *reader;
  BslCatalogue *catalogue;
  const BslOffer *offer;
  BslDate on;
  BslLang lang;
} Context;

static void
add_status (const Context *context)
{
  g_autofree char *day = bsl_date_to_words (context->on, context->lang);
  g_autofree char *age = bsl_catalogue_words_dup_age (context->reader);
  g_autofree char *state = g_strdup_printf (_("State on %s, as far as known."), day);
  g_autofree char *text = g_strjoin ("\n", state, age, NULL);

  bsl_sheet_page_add_widget (context->page, bsl_status_card_new (bsl_catalogue_words_for_offer (context->reader, context->offer), text));
}

static void
add_cautions (const Context *context)
{
  g_autofree char *old = bsl_catalogue_words_dup_warning (context->reader);
  g_autofree char *words = NULL;
  AdwPreferencesGroup *group;
  BslEnding ending;

  if (bsl_catalogue_reader_find_ending (context->reader, context->offer, &ending))
    words = bsl_catalogue_words_dup_ending (context->reader, &ending);
  if (old == NULL && words == NULL)
    return;

  group = bsl_sheet_page_add_group (context->page, NULL, NULL);
  if (words != NULL)
    adw_preferences_group_add (group, bsl_caution_row_new (words));
  if (old != NULL)
    adw_preferences_group_add (group, bsl_caution_row_new (old));
}

static void
add_identity (const Context *context)
{
  g_autofree char *date = bsl_words_dup_date_and_age (context->offer->as_of, context->on, context->lang);
  const char *confidence = bsl_words_for_confidence (context->offer->confidence);
  g_autofree char *verified = g_strdup_printf (_("Verified: %s"), date);
  g_autofree char *basis = g_strjoin (" · ", verified, confidence, NULL);
  AdwPreferencesGroup *group = bsl_sheet_page_add_group (context->page, _("The Offer"), NULL);

  /* the title of the page may be cut short */
  adw_preferences_group_add (group, bsl_property_row_new (context->offer->provider, context->offer->name));
  adw_preferences_group_add (group, bsl_text_row_new (bsl_text_get (&context->offer->summary, context->lang)));
  adw_preferences_group_add (group, bsl_go_row_new (_("Facts and Sources"), basis, "catalogue.facts", context->offer->id));
  if (context->offer->url != NULL)
    adw_preferences_group_add (group, bsl_link_row_new (_("Website of the Offer"), context->offer->url, context->offer->url));
}

static char *
dup_event (const Context *context, const BslMoment *event)
{
  g_autofree char *words = bsl_moment_dup_words (event, bsl_catalogue_reader_get_view (context->reader), context->lang);
  const char *note = bsl_text_get (&event->period->note, context->lang);

  return g_strjoin (*note != '\0' ? "\n" : "", words, note, NULL);
}

static GtkWidget *
create_dates (const Context *context, GArray *events)
{
  g_autofree char *number = g_strdup_printf (ngettext ("%u entry", "%u entries", events->len), events->len);
  GtkWidget *list = bsl_detail_row_new (_("The Same Dates as a List"), number, NULL, NULL, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const BslMoment *event = &g_array_index (events, BslMoment, i);
      g_autofree char *when = bsl_timeline_dup_when (context->reader, event);
      g_autofree char *what = dup_event (context, event);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (list), bsl_property_row_new (when, what));
    }
  return list;
}

static void
add_history (const Context *context)
{
  g_autoptr (GArray) events = bsl_offer_history_new (bsl_catalogue_reader_get_view (context->reader), context->offer, context->on);
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (events->len == 0)
    return;

  group = bsl_sheet_page_add_group (context->page, _("Over Time"), NULL);
  row = adw_preferences_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), bsl_timeline_new (context->reader, context->offer, events));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "picture");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Over Time"));
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, create_dates (context, events));
}

static void
add_services (const Context *context)
{
  bsl_perimeter_rows_add (bsl_sheet_page_add_group (context->page, _("Services and Perimeter"),
                                                    _("A qualification covers services one by one, not a company.")),
                          context->reader, context->offer);
}

static void
add_claims (const Context *context)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < context->offer->facts->len; i++)
    {
      const BslFact *fact = context->offer->facts->pdata[i];

      if (fact->claims == NULL || fact->claims->len == 0)
        continue;
      if (group == NULL)
        group = bsl_sheet_page_add_group (context->page, _("Sources Disagree"),
                                          _("None of them is taken for true. The weightiest source comes first."));
      adw_preferences_group_add (group, bsl_claims_box_new (context->offer, fact, context->lang));
    }
}

static void
add_link (const Context *context, AdwPreferencesGroup **group, const BslOffer *other, const char *title, const char *description)
{
  if (other == NULL)
    return;
  if (*group == NULL)
    *group = bsl_sheet_page_add_group (context->page, title, description);
  adw_preferences_group_add (*group, bsl_offer_link_row_new (context->reader, other));
}

static void
add_links (const Context *context, GPtrArray *ids, const char *title, const char *description)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < ids->len; i++)
    add_link (context, &group, bsl_catalogue_find (context->catalogue, ids->pdata[i]), title, description);
}

/* Those the catalogue names, or the nearest by what it tells. */
static void
add_alternatives (const Context *context)
{
  BslView *view = bsl_catalogue_reader_get_view (context->reader);
  AdwPreferencesGroup *group = NULL;

  add_links (context, context->offer->alternatives, _("Closest Trusted Alternatives"), _("Offers named as alternatives in the catalogue."));
  add_link (context, &group, bsl_alternative_find (context->catalogue, view, context->offer, context->on), _("Closest Trusted Alternative"),
            _("Derived from the catalogue: the trusted offer with the most services in common, of a kind it is trusted for."));
}

static gboolean
rests_on (const BslOffer *offer, const char *id)
{
  for (guint i = 0; i < offer->depends_on->len; i++)
    if (g_str_equal (offer->depends_on->pdata[i], id))
      return TRUE;
  return FALSE;
}

static void
add_dependents (const Context *context)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < bsl_catalogue_get_n_offers (context->catalogue); i++)
    {
      const BslOffer *other = bsl_catalogue_get_offer (context->catalogue, i);

      if (rests_on (other, context->offer->id))
        add_link (context, &group, other, _("What Rests on It"), _("Offers that are built on it or hosted by it: what ends here is felt there."));
    }
}

static void
add_prices (const Context *context)
{
  AdwPreferencesGroup *group;

  if (context->offer->prices->len == 0)
    return;

  group = bsl_sheet_page_add_group (context->page, _("Prices"), _("Public prices excluding tax, of the day given; they are no offer."));
  for (guint i = 0; i < context->offer->prices->len; i++)
    adw_preferences_group_add (group, bsl_price_row_new (context->offer->prices->pdata[i], context->lang));
}

static gboolean
is_corrected (const BslOffer *offer)
{
  for (guint i = 0; i < offer->facts->len; i++)
    if (((const BslFact *) offer->facts->pdata[i])->correction != NULL)
      return TRUE;
  return offer->added != NULL;
}

/* What was corrected is told early; that something can be, last. */
static void
fill_offer (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer)
{
  Context context = { page, reader, bsl_catalogue_reader_get_catalogue (reader), offer, bsl_catalogue_reader_get_date (reader),
                      bsl_catalogue_reader_get_lang (reader) };

  add_status (&context);
  add_cautions (&context);
  add_identity (&context);
  if (is_corrected (offer))
    bsl_correction_groups_add_offer (page, reader, offer);
  add_history (&context);
  add_services (&context);
  add_claims (&context);
  add_links (&context, offer->depends_on, _("Rests On"), _("Offers it is built on or hosted by."));
  add_dependents (&context);
  add_alternatives (&context);
  add_prices (&context);
  if (!is_corrected (offer))
    bsl_correction_groups_add_offer (page, reader, offer);
}

AdwNavigationPage *
bsl_catalogue_offer_page_new (BslCatalogueReader *reader, const BslOffer *offer)
{
  return bsl_sheet_page_new (reader, offer->name, fill_offer, offer->id);
}

static void
fill_facts (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer)
{
  g_autoptr (GPtrArray) groups = bsl_fact_groups_new (bsl_catalogue_reader_get_catalogue (reader), offer,
                                                      bsl_catalogue_reader_get_date (reader), bsl_catalogue_reader_get_lang (reader),
                                                      bsl_correction_groups_add_ways, reader);

  for (guint i = 0; i < groups->len; i++)
    bsl_sheet_page_take_group (page, groups->pdata[i]);
  bsl_correction_groups_add_not_recorded (page, reader, offer);
}

AdwNavigationPage *
bsl_catalogue_facts_page_new (BslCatalogueReader *reader, const BslOffer *offer)
{
  return bsl_sheet_page_new (reader, _("Facts and Sources"), fill_facts, offer->id);
}
