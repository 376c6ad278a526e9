/* SPDX-License-Identifier: EUPL-1.2 */
/* An offer: its verdict, the grounds for it, ways out, clauses, facts. */
#include "config.h"

#include "ui/offers/bsl-offer-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-own-text.h"
#include "ui/bsl-link-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/offers/bsl-clause-row.h"
#include "ui/offers/bsl-offer-grounds.h"
#include "ui/offers/bsl-price-row.h"

struct _BslOfferPage
{
  BslResultPage parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (BslOfferPage, bsl_offer_page, BSL_TYPE_RESULT_PAGE)

/* What the functions below add to. */
typedef struct
{
  BslResultPage *page;
  BslEvaluation *evaluation;
  const BslOfferFinding *finding;
  const BslOffer *offer;
  BslLang lang;
} Context;

static AdwPreferencesGroup *
add_group (const Context *context, const char *title, const char *description)
{
  return bsl_result_page_add_group (context->page, title, description);
}

/* Counts of checks, with the day, the rules and the catalogue they were made on. */
static char *
dup_basis (const Context *context)
{
  guint fail = bsl_offer_count_checks (context->finding, BSL_RESULT_FAIL), review = bsl_offer_count_checks (context->finding, BSL_RESULT_REVIEW);
  g_autofree char *day = bsl_date_to_words (bsl_evaluation_get_date (context->evaluation), context->lang);
  g_autofree char *catalogue = bsl_date_to_words (bsl_catalogue_get_date (bsl_evaluation_get_catalogue (context->evaluation)),
                                                  context->lang);
  g_autofree char *failed = g_strdup_printf (ngettext ("%u requirement not met", "%u requirements not met", fail), fail);
  g_autofree char *reviewed = g_strdup_printf (ngettext ("%u to examine", "%u to examine", review), review);
  /* Translators: law of which day, catalogue of which day */
  g_autofree char *basis = g_strdup_printf (_("Law read on %s, catalogue of %s"), day, catalogue);

  if (fail > 0 && review > 0)
    return g_strdup_printf ("%s, %s\n%s", failed, reviewed, basis);
  if (fail > 0)
    return g_strdup_printf ("%s\n%s", failed, basis);
  if (review > 0)
    {
      g_autofree char *only = g_strdup_printf (ngettext ("%u requirement to examine", "%u requirements to examine", review), review);

      return g_strdup_printf ("%s\n%s", only, basis);
    }

  return g_strdup_printf ("%s\n%s", _("Every requirement checked is met"), basis);
}

static void
copy_clauses (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslResultPage *page = BSL_RESULT_PAGE (widget);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);
  const BslOfferFinding *finding = bsl_evaluation_find_offer (evaluation, BSL_OFFER_PAGE (widget)->id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; finding != NULL && i < finding->clauses->len; i++)
    {
      g_autofree char *clause = bsl_evaluation_dup_clause (evaluation, finding, finding->clauses->pdata[i], bsl_result_page_get_lang (page));

      g_string_append_printf (text, "%s\n\n", clause);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  bsl_tell (widget, _("Clauses copied"));
}

static void
add_clauses (const Context *context)
{
  AdwPreferencesGroup *group;
  GtkWidget *button;

  if (context->finding->clauses->len == 0)
    return;

  group = add_group (context, _("To Write into the Contract"),
                     _("Conditions for this offer. Have them read by whoever signs."));
  button = gtk_button_new_with_mnemonic (_("Copy _All"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "offer.copy-clauses");
  adw_preferences_group_set_header_suffix (group, button);
  for (guint i = 0; i < context->finding->clauses->len; i++)
    {
      const BslRule *rule = context->finding->clauses->pdata[i];
      g_autofree char *text = bsl_evaluation_dup_clause (context->evaluation, context->finding, rule, context->lang);

      adw_preferences_group_add (group, bsl_clause_row_new (bsl_text_get (&rule->title, context->lang), text));
    }
}

static char *
dup_services (const Context *context, GArray *indexes)
{
  return bsl_services_join_titles (bsl_catalogue_get_services (bsl_evaluation_get_catalogue (context->evaluation)), indexes, context->lang);
}

static void
add_coverage (const Context *context)
{
  guint covers = context->finding->covers->len, asked = covers + context->finding->missing->len;
  g_autofree char *sold = dup_services (context, context->finding->covers);
  g_autofree char *missing = dup_services (context, context->finding->missing);
  g_autofree char *title = g_strdup_printf (ngettext ("Need: %u of %u services", "Need: %u of %u services", covers), covers, asked);
  AdwPreferencesGroup *group;

  if (asked == 0)
    return;

  group = add_group (context, title, NULL);
  if (context->finding->covers->len > 0)
    adw_preferences_group_add (group, bsl_property_row_new (_("Sold"), sold));
  if (context->finding->missing->len > 0)
    adw_preferences_group_add (group, bsl_property_row_new (_("Not sold, as far as known"), missing));
}

static void
add_identity (const Context *context)
{
  g_autofree char *date = bsl_words_dup_date_and_age (context->offer->as_of, bsl_evaluation_get_date (context->evaluation), context->lang);
  g_autofree char *verified = g_strdup_printf (_("Verified: %s"), date);
  AdwPreferencesGroup *group = add_group (context, _("The Offer"), NULL);

  /* the title of the page may be cut short */
  adw_preferences_group_add (group, bsl_property_row_new (context->offer->provider, context->offer->name));
  adw_preferences_group_add (group, bsl_text_row_new (bsl_text_get (&context->offer->summary, context->lang)));
  adw_preferences_group_add (group, bsl_go_row_new (_("Facts and Sources"), verified, "details.facts", context->offer->id));
  adw_preferences_group_add (group, bsl_go_row_new (_("Compare with Other Offers"), _("Up to four side by side, what differs first"), "details.compare",
                                                    context->offer->id));
  if (context->offer->url != NULL)
    adw_preferences_group_add (group, bsl_link_row_new (_("Website of the Offer"), context->offer->url, context->offer->url));
}

static void
add_prices (const Context *context)
{
  AdwPreferencesGroup *group;

  if (context->offer->prices->len == 0)
    return;

  group = add_group (context, _("Prices"), _("Public prices excluding tax, of the day given; they are no offer."));
  for (guint i = 0; i < context->offer->prices->len; i++)
    adw_preferences_group_add (group, bsl_price_row_new (context->offer->prices->pdata[i], context->lang));
}

/* A text about the offer itself: one to examine waits for it; NULL where there is nothing to say. */
static GtkWidget *
text_row_new (const Context *context, const char *prefix, const char *title)
{
  BslProject *project = bsl_session_get_project (bsl_result_page_get_session (context->page));
  g_autofree char *place = g_strconcat (prefix, context->offer->id, NULL);
  const char *text = bsl_own_text_get (project, place);

  if (context->finding->verdict != BSL_VERDICT_TO_EXAMINE && text == NULL)
    return NULL;
  return bsl_go_row_new (title, text != NULL ? text : _("Not written yet"), "details.text", place);
}

/* What came out of examining it, or why it is not retained, closes what the evaluation leaves open. */
static void
add_examination (const Context *context)
{
  GtkWidget *rows[] = { text_row_new (context, BSL_OWN_TEXT_EXAMINED, _("Result of the Examination")),
                        text_row_new (context, BSL_OWN_TEXT_SET_ASIDE, _("Reason for Not Retaining It")) };
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == NULL)
        continue;
      if (group == NULL)
        group = add_group (context, _("Examination"), NULL);
      adw_preferences_group_add (group, rows[i]);
    }
}

static void
add_offers (const Context *context, GPtrArray *ids, const char *title, const char *description)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const BslOfferFinding *other = bsl_evaluation_find_offer (context->evaluation, ids->pdata[i]);
      BslWord word;
      GtkWidget *row;

      if (other == NULL)
        continue;
      if (group == NULL)
        group = add_group (context, title, description);
      word = bsl_words_for_verdict (other->verdict);
      row = bsl_go_row_new (other->offer->name, word.word, "details.offer", other->offer->id);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (word));
      adw_preferences_group_add (group, row);
    }
}

static void
bsl_offer_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  const BslOfferFinding *finding = bsl_evaluation_find_offer (evaluation, BSL_OFFER_PAGE (page)->id);
  Context context = { page, evaluation, finding, finding != NULL ? finding->offer : NULL, bsl_result_page_get_lang (page) };
  g_autofree char *basis = NULL;

  if (finding == NULL)
    {
      bsl_result_page_add_widget (page, bsl_text_row_new (_("This offer is not in the catalogue any more.")));
      return;
    }

  basis = dup_basis (&context);
  bsl_result_page_add_widget (page, bsl_status_card_new (bsl_words_for_verdict (finding->verdict), basis));
  bsl_offer_grounds_add (page, finding);
  bsl_offer_ways_add (page, finding);
  add_examination (&context);
  add_coverage (&context);
  add_clauses (&context);
  bsl_offer_checks_add (page, finding);
  add_identity (&context);
  add_prices (&context);
  add_offers (&context, context.offer->depends_on, _("Rests On"), _("Offers it is built on or hosted by."));
  add_offers (&context, context.offer->alternatives, _("Alternatives"), _("Offers named as alternatives in the catalogue."));
}

static void
bsl_offer_page_finalize (GObject *object)
{
  g_free (BSL_OFFER_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_offer_page_parent_class)->finalize (object);
}

static void
bsl_offer_page_class_init (BslOfferPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_offer_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_offer_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "offer.copy-clauses", NULL, copy_clauses);
}

static void
bsl_offer_page_init (BslOfferPage *self)
{
}

AdwNavigationPage *
bsl_offer_page_new (BslSession *session, const char *offer)
{
  const BslOffer *found = bsl_catalogue_find (bsl_library_get_catalogue (bsl_session_get_library (session)), offer);
  BslOfferPage *self = g_object_new (BSL_TYPE_OFFER_PAGE, "title", found != NULL ? found->name : offer, NULL);

  self->id = g_strdup (offer);
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
