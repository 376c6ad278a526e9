/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of offers and of their checks. */
#include "config.h"

#include <string.h>

#include "app/catalogue/bsl-fact-words.h"
#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-choice.h"

char *
bsl_builder_dup_offer_name (const BslOffer *offer)
{
  if (offer->provider == NULL || g_str_has_prefix (offer->name, offer->provider))
    return g_strdup (offer->name);
  if (g_str_has_prefix (offer->provider, offer->name))
    return g_strdup (offer->provider);
  return g_strdup_printf ("%s, %s", offer->name, offer->provider);
}

char *
bsl_builder_dup_services (BslBuilder *self, GArray *services)
{
  return bsl_services_join_titles (bsl_catalogue_get_services (self->catalogue), services, self->lang);
}

const BslOfferFinding *
bsl_item_get_finding (const BslItem *item)
{
  const BslItem *offer = bsl_item_find (item, BSL_ITEM_OFFER);

  return offer != NULL ? offer->data : NULL;
}

static void
write_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *name = bsl_builder_dup_offer_name (bsl_item_get_finding (item)->offer);

  bsl_builder_add (self, line, name);
}

static void
write_services (BslBuilder *self, BslLine *line, GArray *services, const char *none)
{
  g_autofree char *text = bsl_builder_dup_services (self, services);

  bsl_builder_add (self, line, services->len > 0 ? text : bsl_texts_get (self->texts, none));
}

static void
write_covers (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_services (self, line, bsl_item_get_finding (item)->covers, "covers-nothing");
}

static void
write_missing (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_services (self, line, bsl_item_get_finding (item)->missing, "nothing-missing");
}

GArray *
bsl_builder_list_perimeter (BslBuilder *self, const BslOfferFinding *finding, BslPerimeter perimeter)
{
  GArray *const asked[] = { finding->covers, finding->missing };
  GArray *services = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    for (guint j = 0; j < asked[i]->len; j++)
      {
        guint service = g_array_index (asked[i], guint, j);

        if (bsl_offer_finding_get_perimeter (finding, service, self->on) == perimeter)
          g_array_append_val (services, service);
      }
  return services;
}

static void
write_perimeter (BslBuilder *self, BslLine *line, const BslItem *item, BslPerimeter perimeter)
{
  g_autoptr (GArray) services = bsl_builder_list_perimeter (self, bsl_item_get_finding (item), perimeter);
  g_autofree char *text = bsl_builder_dup_services (self, services);

  bsl_builder_add_label (self, line, text);
}

/* Services of the need that a source puts into the qualified scope, those that one puts outside, and the others. */
static void
write_inside (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_perimeter (self, line, item, BSL_PERIMETER_INSIDE);
}

static void
write_outside (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_perimeter (self, line, item, BSL_PERIMETER_OUTSIDE);
}

static void
write_unread (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_perimeter (self, line, item, BSL_PERIMETER_UNKNOWN);
}

static void
write_verdict (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *id = g_strconcat ("verdict-", bsl_verdict_words[bsl_item_get_finding (item)->verdict], NULL);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, id));
}

/* Identifiers of the rules whose clauses go with the offer. */
static void
write_clauses (BslBuilder *self, BslLine *line, const BslItem *item)
{
  GPtrArray *clauses = bsl_item_get_finding (item)->clauses;

  if (clauses->len == 0)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "no-clause"));
  for (guint i = 0; i < clauses->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? ", " : NULL);
      bsl_builder_add (self, line, ((const BslRule *) g_ptr_array_index (clauses, i))->id);
    }
}

static void
write_date (BslBuilder *self, BslLine *line, const char *iso)
{
  g_autofree char *date = iso != NULL ? bsl_date_words_from_iso (iso, self->lang) : NULL;

  bsl_builder_add (self, line, date);
}

static void
write_age (BslBuilder *self, BslLine *line, const char *as_of)
{
  BslDate day = as_of != NULL ? bsl_date_parse_partial (as_of) : BSL_DATE_NONE;

  if (day != BSL_DATE_NONE && bsl_date_add_months (day, bsl_outline_get_old_months (self->outline)) < self->on)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "old-fact"));
}

static void
write_verified (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_date (self, line, bsl_item_get_finding (item)->offer->as_of);
  write_age (self, line, bsl_item_get_finding (item)->offer->as_of);
}

/* Without "www."; NULL where the address names no host. To be freed. */
static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && g_str_has_prefix (host, "www."))
    host += strlen ("www.");
  return host != NULL && host[0] != '\0' ? g_ascii_strdown (host, -1) : NULL;
}

/* TRUE where @told has a source of that host and that day: one address of it is enough. */
static gboolean
has_told (GPtrArray *told, const BslSource *source)
{
  g_autofree char *host = dup_host (source->url);

  for (guint i = 0; i < told->len; i++)
    {
      const BslSource *other = g_ptr_array_index (told, i);
      g_autofree char *other_host = dup_host (other->url);

      if (g_strcmp0 (other_host, host) == 0 && g_strcmp0 (other->date, source->date) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "[presse]", for what is the word of somebody else on what the law, an authority or the provider says; NULL for theirs. */
static const char *
get_kind (BslBuilder *self, const BslSource *source)
{
  g_autofree char *id = g_strconcat ("source-kind-", source->kind, NULL);

  return bsl_texts_find (self->texts, id);
}

/* " – 15 septembre 2026": each source has a day of its own, or none. */
static void
write_day_of_source (BslBuilder *self, BslLine *line, const BslSource *source)
{
  g_autofree char *date = source->date != NULL ? bsl_date_words_from_iso (source->date, self->lang) : NULL;
  g_autofree char *words = date != NULL ? bsl_texts_format (self->texts, "source-of-day", "date", date, NULL) : NULL;

  bsl_builder_add (self, line, words != NULL ? words : bsl_texts_get (self->texts, "source-without-day"));
}

/* After @before, but where @told has it already; TRUE where it was written. */
static gboolean
add_source (BslBuilder *self, BslLine *line, const BslSource *source, GPtrArray *told, const char *before)
{
  g_autofree char *host = dup_host (source->url);

  if (host == NULL || has_told (told, source))
    return FALSE;
  g_ptr_array_add (told, (gpointer) source);
  bsl_builder_add (self, line, before);
  bsl_run_set_link (bsl_builder_add (self, line, host), source->url);
  bsl_builder_add (self, line, get_kind (self, source));
  write_day_of_source (self, line, source);
  return TRUE;
}

static gboolean
is_contrary (const BslFact *fact, guint source)
{
  for (guint i = 0; fact->claims != NULL && i < fact->claims->len; i++)
    if (((const BslClaim *) g_ptr_array_index (fact->claims, i))->source == (int) source)
      return TRUE;
  return FALSE;
}

/* What a fact comes from, but what was told already. */
static void
write_hosts (BslBuilder *self, BslLine *line, const BslOffer *offer, const BslFact *fact, GPtrArray *told)
{
  for (guint i = 0; fact != NULL && i < fact->sources->len; i++)
    {
      guint source = g_array_index (fact->sources, guint, i);

      if (!is_contrary (fact, source))
        add_source (self, line, g_ptr_array_index (offer->sources, source), told, told->len > 0 ? ", " : NULL);
    }
}

/* In brackets, without its full stop. */
static void
write_claim_note (BslBuilder *self, BslLine *line, const BslClaim *claim)
{
  g_autofree char *note = bsl_text_in_sentence (bsl_text_get (&claim->note, self->lang));
  g_autofree char *words = NULL;

  bsl_text_drop_stop (note);
  words = bsl_texts_format (self->texts, "contrary-note", "note", note, NULL);
  bsl_builder_add (self, line, words);
}

/* The sources that say otherwise are no proof of it, and are not passed over; nor is why they do, where there is room. */
static void
write_contrary (BslBuilder *self, BslLine *line, const BslOffer *offer, const BslFact *fact, GPtrArray *told)
{
  for (guint i = 0; fact != NULL && fact->claims != NULL && i < fact->claims->len; i++)
    {
      const BslClaim *claim = g_ptr_array_index (fact->claims, i);
      const BslSource *source = bsl_offer_get_source (offer, claim);

      if (source != NULL && add_source (self, line, source, told, bsl_texts_get (self->texts, "contrary-source"))
          && !bsl_text_is_empty (&claim->note) && !bsl_member_flag (self->form, "one-page"))
        write_claim_note (self, line, claim);
    }
}

/* Which of its sources said it was not kept: those that were read for the offer. */
static void
write_sources_of_offer (BslBuilder *self, BslLine *line, const BslOffer *offer, GPtrArray *told)
{
  bsl_builder_add_label (self, line, bsl_texts_get (self->texts, offer->sources->len > 0 ? "sources-of-offer" : "no-source"));
  for (guint i = 0; i < offer->sources->len; i++)
    add_source (self, line, g_ptr_array_index (offer->sources, i), told, told->len > 0 ? ", " : NULL);
}

static gboolean
is_second_hand (BslBuilder *self, GPtrArray *told)
{
  for (guint i = 0; i < told->len; i++)
    if (get_kind (self, g_ptr_array_index (told, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* On which day @told was read; it stands before, from the run @first on. */
static void
write_verified_on (BslBuilder *self, BslLine *line, const char *as_of, GPtrArray *told, guint first)
{
  static const char *const ids[2][2] = { { "verified-in", "verified-on" }, { "recorded-in", "recorded-on" } };
  g_autofree char *date = as_of != NULL ? bsl_date_words_from_iso (as_of, self->lang) : NULL;
  const char *id = ids[is_second_hand (self, told)][as_of != NULL && bsl_date_parse (as_of) != BSL_DATE_NONE];
  g_autofree char *verified = date != NULL ? bsl_texts_format (self->texts, id, "date", date, NULL) : NULL;

  if (verified == NULL)
    return;
  if (line->runs->len > first)
    bsl_builder_add (self, line, ", ");
  bsl_builder_add_label (self, line, verified);
  write_age (self, line, as_of);
}

/* Who changed the catalogue is said; to third parties not who and why, which is the business of the buyer. */
static void
write_change (BslBuilder *self, BslLine *line, const BslCorrection *change, const BslAttribute *attribute,
              const char *before)
{
  static const char *const ids[2][2] = { { "added", "added-withheld" }, { "corrected", "corrected-withheld" } };
  g_autofree char *day = bsl_date_to_words (change->date, self->lang);
  g_autofree char *what = attribute != NULL ? bsl_text_in_sentence (bsl_text_get (&attribute->title, self->lang)) : NULL;
  g_autofree char *text
    = bsl_texts_format (self->texts, ids[attribute != NULL][self->options->withheld], "what", what != NULL ? what : "",
                        "day", day, "author", change->author, "layer", bsl_text_get (&change->layer, self->lang),
                        "reason", change->reason, "before", before != NULL ? before : "", NULL);

  if (self->options->withheld)
    self->n_withheld++;
  bsl_builder_add (self, line, ", ");
  bsl_builder_add (self, line, text);
}

static void
write_correction (BslBuilder *self, BslLine *line, const BslFact *fact)
{
  g_autofree char *before = bsl_fact_dup_words_before (fact, self->on, self->lang);

  write_change (self, line, fact->correction, fact->attribute, before);
}

static void
write_added (BslBuilder *self, BslLine *line, const BslOffer *offer)
{
  if (offer->added != NULL)
    write_change (self, line, offer->added, NULL, NULL);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* Numbers of the checks of the offer with a result, as they were set. */
static void
write_numbers (BslBuilder *self, BslLine *line, const BslItem *item, BslResult result)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      guint number;

      if (check->result == result && bsl_builder_find_ground (self, finding, check, &number) != NULL)
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  if (numbers->len == 0)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "no-number"));
  for (guint i = 0; i < numbers->len; i++)
    {
      char number[12];

      g_snprintf (number, sizeof number, "%s%u", i > 0 ? ", " : "", g_array_index (numbers, guint, i));
      bsl_builder_add (self, line, number);
    }
}

static void
write_grounds (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_numbers (self, line, item, BSL_RESULT_FAIL);
}

/* What is not established, and does not exclude. */
static void
write_points (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_numbers (self, line, item, BSL_RESULT_REVIEW);
}

/* Whatever was corrected of what the offer was checked by, be it met: the verdict rests on it. */
static void
write_corrected (BslBuilder *self, BslLine *line, const BslOfferFinding *finding)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslFact *fact
        = bsl_evaluation_get_evidence (self->evaluation, finding, &g_array_index (finding->checks, BslCheck, i));

      if (fact == NULL || fact->correction == NULL || g_ptr_array_find (seen, fact, NULL))
        continue;
      g_ptr_array_add (seen, (gpointer) fact);
      write_correction (self, line, fact);
    }
}

/* Where the facts of its grounds come from, and the day the offer was verified; a day alone proves nothing. */
static void
write_sources (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  guint first = line->runs->len;

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      const BslFact *fact = bsl_evaluation_get_evidence (self->evaluation, finding, check);

      if (bsl_check_is_ground (check))
        {
          write_hosts (self, line, finding->offer, fact, told);
          write_contrary (self, line, finding->offer, fact, told);
        }
    }
  if (told->len > 0)
    write_verified_on (self, line, finding->offer->as_of, told, first);
  else
    bsl_builder_add_label (self, line, bsl_texts_get (self->texts, "source-to-establish"));
  write_corrected (self, line, finding);
  write_added (self, line, finding->offer);
}

/* All that was read of it, and the day it was verified. */
static void
write_read (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOffer *offer = bsl_item_get_finding (item)->offer;
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  guint first = line->runs->len;

  for (guint i = 0; i < offer->sources->len; i++)
    add_source (self, line, g_ptr_array_index (offer->sources, i), told, told->len > 0 ? ", " : NULL);
  if (offer->sources->len == 0)
    bsl_builder_add_label (self, line, bsl_texts_get (self->texts, "no-source"));
  write_verified_on (self, line, offer->as_of, told, first);
}

/* In full, each on a line of its own: on paper a link has no address. */
static void
write_addresses (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOffer *offer = bsl_item_get_finding (item)->offer;

  if (offer->sources->len == 0)
    {
      bsl_builder_add (self, line, "\n");
      bsl_builder_add_label (self, line, bsl_texts_get (self->texts, "no-source"));
    }
  for (guint i = 0; i < offer->sources->len; i++)
    {
      const BslSource *source = g_ptr_array_index (offer->sources, i);

      bsl_builder_add (self, line, "\n");
      bsl_run_set_link (bsl_builder_add (self, line, source->url), source->url);
      bsl_builder_add (self, line, get_kind (self, source));
      write_day_of_source (self, line, source);
    }
}

/* What people made of it, in their words. */
static void
write_standing (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item);
  BslOfferStanding standing = bsl_choice_get_standing (self->project, finding, self->shown);
  g_autofree char *id = g_strconcat ("standing-", bsl_offer_standing_words[standing], NULL);
  g_autofree char *place = bsl_choice_dup_reason_place (standing, finding);

  /* Whether there is a choice is not told either. */
  if (standing == BSL_OFFER_STANDING_OPEN && bsl_builder_is_withheld (self, bsl_choice_get_place ()))
    {
      bsl_builder_add (self, line, bsl_builder_withhold (self, bsl_choice_get_place ()));
      return;
    }
  bsl_builder_write (self, line, bsl_texts_get (self->texts, id), item);
  if (place != NULL)
    bsl_builder_add (self, line, bsl_builder_is_withheld (self, place) ? bsl_builder_withhold (self, place)
                                                                       : bsl_own_text_get (self->project, place));
}

const BslWord bsl_words_of_offers[] = {
  { "name", write_name },
  { "covers", write_covers },
  { "missing", write_missing },
  { "inside", write_inside },
  { "outside", write_outside },
  { "unread", write_unread },
  { "verdict", write_verdict },
  { "clauses", write_clauses },
  { "verified", write_verified },
  { "grounds", write_grounds },
  { "points", write_points },
  { "sources", write_sources },
  { "read", write_read },
  { "addresses", write_addresses },
  { "standing", write_standing },
  { NULL },
};

static void
write_required (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *text = bsl_evaluation_dup_required (self->evaluation, bsl_item_get_finding (item), item->data, self->lang);

  bsl_builder_add_label (self, line, text);
}

static void
write_found (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *text = bsl_evaluation_dup_found (self->evaluation, bsl_item_get_finding (item), item->data, self->lang);

  bsl_builder_add_label (self, line, text);
}

void
bsl_builder_write_result (BslBuilder *self, BslLine *line, BslResult result)
{
  g_autofree char *id = g_strconcat ("result-", bsl_result_words[result], NULL);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, id));
}

/* "Information non vérifiée : " before what is still open */
static void
write_mark (BslBuilder *self, BslLine *line, const BslItem *item)
{
  if (((const BslCheck *) item->data)->result == BSL_RESULT_REVIEW)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "unverified"));
}

static void
write_rule_of_check (BslBuilder *self, BslLine *line, const BslItem *item, const char *word)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, ((const BslCheck *) item->data)->rule->id);
  BslItem rule = { BSL_ITEM_RULE, item, obligation, NULL, NULL, BSL_DATE_NONE };

  bsl_builder_look_up (self, line, word, &rule);
}

static void
write_rule_id (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_rule_of_check (self, line, item, "rule.id");
}

static void
write_rule_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_rule_of_check (self, line, item, "rule.title");
}

static void
write_rule_citation (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_rule_of_check (self, line, item, "rule.citation");
}

void
bsl_builder_write_evidence (BslBuilder *self, BslLine *line, const BslOffer *offer, const BslFact *fact)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  guint first = line->runs->len;

  write_hosts (self, line, offer, fact, told);
  if (fact != NULL && told->len == 0)
    write_sources_of_offer (self, line, offer, told);
  write_verified_on (self, line, fact != NULL && fact->as_of != NULL ? fact->as_of : offer->as_of, told, first);
  write_contrary (self, line, offer, fact, told);
  if (fact != NULL && fact->correction != NULL)
    write_correction (self, line, fact);
  write_added (self, line, offer);
}

gboolean
bsl_builder_has_source (BslBuilder *self, const BslItem *check)
{
  const BslFact *fact = bsl_evaluation_get_evidence (self->evaluation, bsl_item_get_finding (check), check->data);

  for (guint i = 0; fact != NULL && i < fact->sources->len; i++)
    if (!is_contrary (fact, g_array_index (fact->sources, guint, i)))
      return TRUE;
  return FALSE;
}

static void
write_evidence (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item);

  bsl_builder_write_evidence (self, line, finding->offer, bsl_evaluation_get_evidence (self->evaluation, finding, item->data));
}

const BslWord bsl_words_of_checks[] = {
  { "required", write_required },
  { "found", write_found },
  { "mark", write_mark },
  { "rule", write_rule_id },
  { "title", write_rule_title },
  { "citation", write_rule_citation },
  { "evidence", write_evidence },
  { NULL },
};
