/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of the project, of its evaluation and of the texts it rests on. */
#include "config.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"


const char *
bsl_builder_role_title (BslBuilder *self, const char *role)
{
  const BslRole *found = role != NULL ? bsl_questionnaire_find_role (self->questionnaire, role) : NULL;

  return found != NULL ? bsl_text_get (&found->title, self->lang) : bsl_texts_get (self->texts, "nobody-named");
}

const char *
bsl_builder_role_agent (BslBuilder *self, const char *role)
{
  const BslRole *found = role != NULL ? bsl_questionnaire_find_role (self->questionnaire, role) : NULL;

  return found != NULL ? bsl_text_get (&found->agent, self->lang) : bsl_texts_get (self->texts, "nobody-named");
}

char *
bsl_builder_dup_answer (BslBuilder *self, const BslQuestion *question)
{
  return bsl_builder_dup_value (self, question, bsl_project_get_answer (self->project, question->index));
}

char *
bsl_builder_dup_value (BslBuilder *self, const BslQuestion *question, const BslValue *value)
{
  g_autofree char *words = NULL;

  if (!value->known)
    return g_strdup (bsl_texts_get (self->texts, "not-known"));
  if (question->domain.kind == BSL_KIND_SET && value->bits == 0)
    return g_strdup (bsl_texts_get (self->texts, "none-of-them"));
  words = bsl_value_to_words (value, &question->domain, self->lang);
  if (question->domain.kind != BSL_KIND_NUMBER || bsl_text_is_empty (&question->unit))
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s\u00a0%s", words, bsl_text_get (&question->unit, self->lang));
}

/* @words: of @value, or that it is not known. */
static void
add_value (BslBuilder *self, BslLine *line, const BslValue *value, const BslDomain *domain, const char *words)
{
  (value->known && bsl_domain_keeps_capitals (domain) ? bsl_builder_add : bsl_builder_add_label) (self, line, words);
}

static void
write_day (BslBuilder *self, BslLine *line, BslDate date)
{
  g_autofree char *words = bsl_date_to_words (date, self->lang);

  bsl_builder_add (self, line, words);
}

static void
write_number (BslBuilder *self, BslLine *line, guint number)
{
  g_autofree char *words = bsl_number_to_words (number, 0, self->lang);

  bsl_builder_add (self, line, words);
}

/* Characters and lines that are kept where a form for one page leaves out what it can. */
#define MOST_TITLE 160
#define MOST_SENDER 5

static void
write_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *title = bsl_project_get_title (self->project);
  g_autofree char *shortened = bsl_builder_dup_shortened (self, title, self->brief > 2 ? MOST_TITLE : 0);

  bsl_builder_add (self, line, title[0] != '\0' ? shortened : bsl_texts_get (self->texts, "no-title"));
}

static void
write_date (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_day (self, line, self->on);
}

static void
write_form_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_get_form_text (self, "title"));
}

/* The first lines of the sender, and that there are others. */
static char *
dup_sender (BslBuilder *self, const char *sender)
{
  g_auto (GStrv) lines = sender != NULL ? g_strsplit (sender, "\n", MOST_SENDER + 1) : NULL;
  g_autofree char *first = NULL;

  if (lines == NULL || self->brief < 3 || g_strv_length (lines) <= MOST_SENDER)
    return g_strdup (sender);
  g_clear_pointer (&lines[MOST_SENDER], g_free);
  first = g_strjoinv ("\n", lines);
  return g_strconcat (first, bsl_texts_get (self->texts, "sender-shortened"), NULL);
}

static void
write_sender (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *place = bsl_outline_get_role (self->outline, "sender");
  g_autofree char *sender = dup_sender (self, bsl_own_text_get (self->project, place));

  bsl_builder_add (self, line, bsl_builder_is_withheld (self, place) ? bsl_builder_withhold (self, place) : sender);
}

static void
write_answer (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, item->text);
  g_autofree char *answer = question != NULL ? bsl_builder_dup_answer (self, question) : NULL;

  if (question == NULL)
    g_critical ("no question “%s”", item->text);
  else
    {
      add_value (self, line, bsl_project_get_answer (self->project, question->index), &question->domain, answer);
      g_hash_table_add (self->told, question->id);
    }
  bsl_builder_claim (line, "answer", item->text);
}

static void
write_own (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_write_own_text (self, line, item->text);
}

/* The same, with room to write where there is none. */
static void
write_own_or_room (BslBuilder *self, BslLine *line, const BslItem *item)
{
  if (bsl_builder_get_own_text (self, item->text) != NULL || bsl_builder_is_withheld (self, item->text))
    bsl_builder_write_own_text (self, line, item->text);
  else
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "room"));
}

static gboolean
ends_line (const BslLine *line)
{
  return g_str_has_suffix (((const BslRun *) g_ptr_array_index (line->runs, line->runs->len - 1))->text, "\n");
}

/* The sections where texts are found, each once, and what is missing of them: "need.users,need.volume". */
static void
write_where (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_auto (GStrv) ids = g_strsplit (item->text, ",", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JsonObject *place = bsl_outline_find_place (self->outline, ids[i]);
      BslItem element = { BSL_ITEM_PLACE, NULL, place, NULL, NULL, BSL_DATE_NONE };
      gboolean gap = place != NULL && bsl_builder_is_gap (self, place);
      gboolean here = place != NULL && g_strcmp0 (bsl_member_string (place, "section"), self->section) == 0;

      if (place == NULL)
        g_critical ("no place “%s”", ids[i]);
      if (place == NULL || !bsl_builder_holds (self, place, NULL))
        continue;
      if (!gap && !g_hash_table_add (seen, (char *) bsl_member_string (place, "section")))
        continue;
      bsl_builder_add (self, line, line->runs->len > 0 && !ends_line (line) ? "\n" : NULL);
      bsl_builder_write (self, line, bsl_texts_get (self->texts, gap ? "place-to-complete" : here ? "place-here" : "place-in"), &element);
    }
}

static void
write_attestation (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *attestation = bsl_builder_get_attestation (self, item->text);

  if (attestation != NULL && self->options->withheld)
    self->n_withheld++;
  bsl_builder_add (self, line, attestation);
}

/* What has no place of its own is looked up in the sentences of the documents. */
static void
write_sentence (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_texts_get (self->texts, item->text));
}

static void
write_conclusion (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslConclusion *conclusion = bsl_evaluation_find_conclusion (self->evaluation, item->text);

  bsl_builder_add (self, line, conclusion != NULL ? bsl_text_get (conclusion->value_title, self->lang) : NULL);
}

/* "au chapitre 3", "au présent chapitre" */
static void
write_section (BslBuilder *self, BslLine *line, const BslItem *item)
{
  JsonObject *section = bsl_outline_find_section (self->outline, item->text);
  const char *kind = section != NULL ? bsl_member_string (section, "kind") : NULL;
  const char *way = g_hash_table_lookup (self->ways, item->text);
  gboolean here = g_strcmp0 (item->text, self->section) == 0;

  if (section == NULL)
    g_critical ("no section “%s”", item->text);
  if (way == NULL)
    way = bsl_texts_get (self->texts, "another-document");
  else if (here && g_strcmp0 (kind, "chapter") == 0)
    way = bsl_texts_get (self->texts, "in-this-chapter");
  else if (here && g_strcmp0 (kind, "annex") == 0)
    way = bsl_texts_get (self->texts, "in-this-annex");
  bsl_builder_add (self, line, way);
}

static GPtrArray *
list_by_name (BslBuilder *self, const BslItem *item)
{
  g_autoptr (JsonNode) name = json_node_init_string (json_node_alloc (), item->text);

  return bsl_builder_list (self, name, item->parent);
}

static const char *
get_title_word (const BslItem *element)
{
  switch (element->kind)
    {
    case BSL_ITEM_OFFER:
      return "offer.name";
    case BSL_ITEM_PLACE:
      return "place.title";
    case BSL_ITEM_SERVICE:
      return "service.title";
    case BSL_ITEM_CHECK:
      return "check.title";
    default:
      return "rule.title";
    }
}

static void
write_each_title (BslBuilder *self, BslLine *line, const BslItem *item, const char *separator)
{
  g_autoptr (GPtrArray) items = list_by_name (self, item);

  for (guint i = 0; i < items->len; i++)
    {
      const BslItem *element = g_ptr_array_index (items, i);

      bsl_builder_add (self, line, i > 0 ? separator : NULL);
      bsl_builder_look_up (self, line, get_title_word (element), element);
    }
}

/* Titles of the elements of a named list, one after the other. */
static void
write_titles (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_each_title (self, line, item, bsl_texts_get (self->texts, "citation-separator"));
}

/* What the rules of a named list want produced or done, within a sentence. */
static void
write_proofs (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GPtrArray) items = list_by_name (self, item);

  for (guint i = 0; i < items->len; i++)
    {
      const BslObligation *obligation = ((BslItem *) g_ptr_array_index (items, i))->data;
      const char *proof = bsl_text_get (&obligation->rule->proof, self->lang);
      g_autofree char *words = i > 0 ? bsl_text_in_sentence (proof) : g_strdup (proof);

      bsl_text_drop_stop (words);
      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_add (self, line, words);
    }
}

/* The same, one below the other. */
static void
write_lines (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_each_title (self, line, item, "\n");
}

/* What the rules of a named list require of offers, each requirement once. */
static void
write_requirements (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GPtrArray) items = list_by_name (self, item);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const BslItem *element = g_ptr_array_index (items, i);

      if (!g_hash_table_add (told, bsl_builder_dup_words (self, "{rule.required}", element)))
        continue;
      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_look_up (self, line, "rule.required", element);
    }
}

/* What the rules of a named list rest on, for a footnote. */
static void
write_citations (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GPtrArray) items = list_by_name (self, item);

  for (guint i = 0; i < items->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? " " : NULL);
      bsl_builder_write (self, line, bsl_texts_get (self->texts, "rule-citation"), g_ptr_array_index (items, i));
    }
}

/* "1er avril 2027 : début du contrat", one below the other. */
static void
write_dates (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GPtrArray) items = list_by_name (self, item);

  for (guint i = 0; i < items->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? "\n" : NULL);
      bsl_builder_write (self, line, bsl_texts_get (self->texts, "dated"), g_ptr_array_index (items, i));
    }
}

/* Why a conclusion is as it is, as one text. */
static void
write_reasons (BslBuilder *self, BslLine *line, const BslItem *item)
{
  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (self->evaluation); i++)
    if (g_str_equal (bsl_evaluation_get_conclusion (self->evaluation, i)->id, item->text))
      {
        g_auto (GStrv) reasons = bsl_evaluation_dup_conclusion_reasons (self->evaluation, i, self->lang);
        g_autofree char *joined = g_strjoinv (" ", reasons);

        bsl_builder_add_label (self, line, joined);
      }
}

/* How many elements a named list has. */
static void
write_count (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GPtrArray) items = list_by_name (self, item);

  write_number (self, line, items->len);
}

/* What a template says of a rule named by its identifier. */
static void
write_of_rule (BslBuilder *self, BslLine *line, const char *id, const char *template)
{
  const BslObligation *obligation = bsl_evaluation_find_obligation (self->evaluation, id);
  BslItem rule = { BSL_ITEM_RULE, NULL, obligation, NULL, NULL, BSL_DATE_NONE };

  if (obligation == NULL)
    g_critical ("no rule “%s”", id);
  else
    bsl_builder_write (self, line, template, &rule);
}

static void
write_rule_summary (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_of_rule (self, line, item->text, "{rule.summary}");
}

static void
write_rule_reasons (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_of_rule (self, line, item->text, "{rule.reasons}");
}

static void
write_citation (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_of_rule (self, line, item->text, bsl_texts_get (self->texts, "rule-citation"));
}

/* Checks of the offer around with a result, but those all offers of the named list have in common. */
static void
write_checks (BslBuilder *self, BslLine *line, const BslItem *item, BslResult result, const char *none)
{
  const char *ground = bsl_texts_get (self->texts, result == BSL_RESULT_REVIEW ? "open-ground" : "ground");
  g_autoptr (JsonNode) list = json_from_string ("{ \"of\": \"checks\" }", NULL);
  g_autoptr (GPtrArray) items = NULL;

  json_object_set_string_member (json_node_get_object (list), "result", bsl_result_words[result]);
  json_object_set_string_member (json_node_get_object (list), "but-shared", item->text);
  items = bsl_builder_list (self, list, item->parent);
  for (guint i = 0; i < items->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? "\n" : NULL);
      bsl_builder_write (self, line, ground, g_ptr_array_index (items, i));
    }
  if (items->len == 0)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, none));
}

static void
write_grounds (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_checks (self, line, item, BSL_RESULT_FAIL, "no-other-ground");
}

static void
write_points (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_checks (self, line, item, BSL_RESULT_REVIEW, "no-other-point");
}

static void
write_rules_version (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_rule_base_get_version (self->rules));
}

static void
write_rules_sha256 (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_rule_base_get_sha256 (self->rules));
}

static void
write_catalogue_version (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_catalogue_get_version (self->catalogue));
}

static void
write_catalogue_sha256 (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_catalogue_get_sha256 (self->catalogue));
}

static void
write_catalogue_date (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_day (self, line, bsl_catalogue_get_date (self->catalogue));
}

static void
write_project_sha256 (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (self->project);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  bsl_builder_add (self, line, sha256);
}

static void
write_application (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, "Boussole\u00a0" BSL_VERSION);
}

static void
write_stop (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslRule *stop = bsl_evaluation_get_stop (self->evaluation);
  g_autofree char *summary = stop != NULL ? bsl_evaluation_dup_summary (self->evaluation, stop, self->lang) : NULL;

  bsl_builder_add (self, line, summary);
}

/* A fact of the offer around: "offer:snc.scope-name". */
static void
write_offer_fact (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item->parent);
  const BslAttribute *attribute = bsl_attributes_find (bsl_catalogue_get_attributes (self->catalogue), item->text);
  const BslValue *value;
  g_autofree char *words = NULL;

  if (finding == NULL || attribute == NULL)
    {
      g_critical ("no offer, or no attribute “%s”", item->text);
      return;
    }
  value = bsl_offer_get_value (finding->offer, attribute, self->on);
  if (!value->known)
    words = g_strdup (bsl_texts_get (self->texts, "not-known"));
  else if (attribute->domain.kind == BSL_KIND_SET && value->bits == 0)
    words = g_strdup (bsl_texts_get (self->texts, "nothing"));
  else
    words = bsl_value_to_words (value, &attribute->domain, self->lang);
  add_value (self, line, value, &attribute->domain, words);
}

/* The fact named of the offer around, or NULL. */
static const BslFact *
find_fact (BslBuilder *self, const BslItem *item, const BslOfferFinding *finding)
{
  return bsl_builder_find_fact (self, finding != NULL ? finding->offer : NULL, item->text);
}

static void
write_offer_evidence (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item->parent);

  if (finding != NULL)
    bsl_builder_write_evidence (self, line, finding->offer, find_fact (self, item, finding));
}

BslDate
bsl_builder_find_change (BslBuilder *self, const BslFact *fact)
{
  for (guint i = 0; fact != NULL && i < fact->periods->len; i++)
    if (g_array_index (fact->periods, BslPeriod, i).from > self->on)
      return g_array_index (fact->periods, BslPeriod, i).from;
  return BSL_DATE_NONE;
}

/* The day on which what a fact of the offer around says now stops to be known. */
static void
write_offer_fact_end (BslBuilder *self, BslLine *line, const BslItem *item)
{
  BslDate day = bsl_builder_find_change (self, find_fact (self, item, bsl_item_get_finding (item->parent)));
  g_autofree char *words = day != BSL_DATE_NONE ? bsl_date_to_words (day, self->lang) : NULL;

  bsl_builder_add (self, line, words != NULL ? words : bsl_texts_get (self->texts, "not-known"));
}

const char *
bsl_builder_get_note (BslBuilder *self, const BslFact *fact)
{
  const BslPeriod *period = fact != NULL ? bsl_fact_get_period (fact, self->on) : NULL;

  return period != NULL ? bsl_text_get (&period->note, self->lang) : NULL;
}

/* What the catalogue says to people about a fact of the offer around. */
static void
write_offer_note (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_get_note (self, find_fact (self, item, bsl_item_get_finding (item->parent))));
}

/* The day on which a fact of the offer around was verified. */
static void
write_offer_fact_day (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslOfferFinding *finding = bsl_item_get_finding (item->parent);
  const BslFact *fact = find_fact (self, item, finding);
  const char *as_of = fact != NULL && fact->as_of != NULL ? fact->as_of : finding != NULL ? finding->offer->as_of : NULL;
  g_autofree char *words = as_of != NULL ? bsl_date_words_from_iso (as_of, self->lang) : NULL;

  bsl_builder_add (self, line, words);
}

const BslWord bsl_words_of_projects[] = {
  { "title", write_title },
  { "date", write_date },
  { "form", write_form_title },
  { "sender", write_sender },
  { "answer", write_answer },
  { "text", write_own },
  { "room", write_own_or_room },
  { "where", write_where },
  { "attestation", write_attestation },
  { "study", bsl_builder_write_study },
  { "cost-months", bsl_builder_write_cost_months },
  { "sentence", write_sentence },
  { "conclusion", write_conclusion },
  { "section", write_section },
  { "count", write_count },
  { "cite", write_citation },
  { "summary", write_rule_summary },
  { "reasons-of", write_rule_reasons },
  { "reasons", write_reasons },
  { "titles", write_titles },
  { "proofs", write_proofs },
  { "requirements", write_requirements },
  { "lines", write_lines },
  { "citations", write_citations },
  { "dates", write_dates },
  { "grounds", write_grounds },
  { "points", write_points },
  { "rules-version", write_rules_version },
  { "rules-sha256", write_rules_sha256 },
  { "catalogue-version", write_catalogue_version },
  { "catalogue-sha256", write_catalogue_sha256 },
  { "catalogue-date", write_catalogue_date },
  { "project-sha256", write_project_sha256 },
  { "application", write_application },
  { "stop", write_stop },
  { "offer", write_offer_fact },
  { "verified", write_offer_fact_day },
  { "evidence", write_offer_evidence },
  { "end", write_offer_fact_end },
  { "note", write_offer_note },
  { "since", bsl_builder_write_since },
  { "until", bsl_builder_write_until },
  { NULL },
};
