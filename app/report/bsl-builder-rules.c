/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules, their reasons, clauses and sources: lists and words. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-builder-private.h"

GPtrArray *
bsl_builder_get_clause_offers (BslBuilder *self)
{
  g_autoptr (JsonNode) name = json_node_init_string (json_node_alloc (), bsl_outline_get_role (self->outline, "clause-offers"));
  g_autoptr (GPtrArray) items = NULL;

  if (self->clause_offers != NULL)
    return self->clause_offers;
  items = bsl_builder_list (self, name, NULL);
  self->clause_offers = g_ptr_array_new ();
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->clause_offers, (gpointer) ((BslItem *) g_ptr_array_index (items, i))->data);
  return self->clause_offers;
}

/* A consultation asks its clauses of every candidate, whatever the offers of the day. Once an offer is
 * chosen that may be, its own stand, but in what goes to others. */
static gboolean
asks_everybody (BslBuilder *self, const BslObligation *obligation)
{
  if (obligation->state == BSL_TRI_NO || bsl_text_is_empty (&obligation->rule->tender))
    return FALSE;
  if (bsl_builder_goes_to_others (self))
    return TRUE;
  for (guint i = 0; i < self->shown->len; i++)
    if (((const BslOfferFinding *) g_ptr_array_index (self->shown, i))->verdict == BSL_VERDICT_ELIGIBLE)
      return FALSE;
  return TRUE;
}

gboolean
bsl_builder_has_clause (BslBuilder *self, const BslObligation *obligation)
{
  GPtrArray *offers = bsl_builder_get_clause_offers (self);
  const BslRule *rule = obligation->rule;

  if (asks_everybody (self, obligation))
    return TRUE;
  for (guint i = 0; !bsl_builder_goes_to_others (self) && i < offers->len; i++)
    if (g_ptr_array_find (((const BslOfferFinding *) g_ptr_array_index (offers, i))->clauses, rule, NULL))
      return TRUE;
  return FALSE;
}

gboolean
bsl_builder_asks_proof (const BslRule *rule)
{
  gboolean must = rule->effect == BSL_EFFECT_EXCLUDES || rule->effect == BSL_EFFECT_MANDATORY;

  return rule->effect == BSL_EFFECT_FILE || (must && !bsl_text_is_empty (&rule->proof));
}

static gboolean
is_of_role (const BslRule *rule, const BslItem *context)
{
  const BslItem *role = bsl_item_find (context, BSL_ITEM_ROLE);

  return role == NULL || g_strcmp0 (rule->actor, role->data ? ((const BslRole *) role->data)->id : NULL) == 0;
}

/* TRUE where the rule says what to do after a conclusion, or where none is named. */
static gboolean
follows (BslBuilder *self, JsonObject *list, const BslRule *rule)
{
  const char *id = bsl_member_string (list, "conclusion");
  const BslConclusion *conclusion = id != NULL ? bsl_evaluation_find_conclusion (self->evaluation, id) : NULL;

  return conclusion == NULL || g_ptr_array_find ((GPtrArray *) conclusion->rules, rule, NULL);
}

gboolean
bsl_builder_lists_rule (BslBuilder *self, JsonObject *list, const BslObligation *obligation, const BslItem *context)
{
  const BslRule *rule = obligation->rule;

  if (!bsl_member_allows (list, "state", bsl_state_words[obligation->state]) || !bsl_member_allows (list, "only", rule->id)
      || !bsl_member_allows (list, "effect", bsl_effect_words[rule->effect]) || !bsl_member_allows (list, "gates", rule->gate))
    return FALSE;
  if (json_object_has_member (list, "except") && bsl_member_allows (list, "except", rule->id))
    return FALSE;
  if (json_object_has_member (list, "check") && bsl_member_flag (list, "check") != (rule->check != NULL))
    return FALSE;
  return (!bsl_member_flag (list, "tasks") || bsl_builder_asks_proof (rule))
         && (!bsl_member_flag (list, "derogation") || !bsl_text_is_empty (&rule->derogation))
         && (!bsl_member_flag (list, "clauses") || bsl_builder_has_clause (self, obligation)) && follows (self, list, rule)
         && is_of_role (rule, context) && bsl_builder_allows_to_do (self, list, obligation);
}

void
bsl_builder_list_rules (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslItem *gate = bsl_item_find (context, BSL_ITEM_GATE);

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);

      if (bsl_builder_lists_rule (self, list, obligation, context)
          && (gate == NULL || g_str_equal (obligation->rule->gate, ((const BslLabel *) gate->data)->id)))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_RULE, context, obligation));
    }
}

static char *
dup_reasons (BslBuilder *self, const BslObligation *obligation)
{
  g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (self->evaluation, obligation, self->lang);

  return g_strjoinv (" ", reasons);
}

static BslItem *
find_group (GPtrArray *items, const char *reason)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((BslItem *) g_ptr_array_index (items, i))->text, reason))
      return g_ptr_array_index (items, i);
  return NULL;
}

/* Rules that have the same reason, together. */
void
bsl_builder_list_rule_groups (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_item_free);

  bsl_builder_list_rules (self, list, context, rules);
  for (guint i = 0; i < rules->len; i++)
    {
      const BslObligation *obligation = ((BslItem *) g_ptr_array_index (rules, i))->data;
      g_autofree char *reason = dup_reasons (self, obligation);
      BslItem *group = find_group (items, reason);

      if (group == NULL)
        {
          group = bsl_item_new (BSL_ITEM_GROUP, context, NULL);
          group->text = g_steal_pointer (&reason);
          group->others = g_ptr_array_new ();
          g_ptr_array_add (items, group);
        }
      g_ptr_array_add (group->others, (gpointer) obligation);
    }
}

static BslItem *
find_clause (GPtrArray *items, const char *text)
{
  return find_group (items, text);
}

/* The text of the clause of the rule around for everybody; else its texts, each with the offers it is for. */
void
bsl_builder_list_clauses (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_RULE);
  const BslRule *rule = item != NULL ? ((const BslObligation *) item->data)->rule : NULL;
  GPtrArray *offers = bsl_builder_get_clause_offers (self);

  if (item != NULL && asks_everybody (self, item->data))
    {
      BslItem *clause = bsl_item_new (BSL_ITEM_CLAUSE, context, NULL);

      clause->text = bsl_evaluation_dup_tender (self->evaluation, rule, self->lang);
      g_ptr_array_add (items, clause);
      return;
    }
  for (guint i = 0; rule != NULL && i < offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (offers, i);
      g_autofree char *text = NULL;
      BslItem *clause;

      if (!g_ptr_array_find (finding->clauses, rule, NULL))
        continue;
      text = bsl_evaluation_dup_clause (self->evaluation, finding, rule, self->lang);
      clause = find_clause (items, text);
      if (clause == NULL)
        {
          clause = bsl_item_new (BSL_ITEM_CLAUSE, context, NULL);
          clause->text = g_steal_pointer (&text);
          clause->others = g_ptr_array_new ();
          g_ptr_array_add (items, clause);
        }
      g_ptr_array_add (clause->others, (gpointer) finding);
    }
}

static void
add_sentences (GPtrArray *items, const BslItem *context, char **sentences)
{
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      BslItem *item = bsl_item_new (BSL_ITEM_SENTENCE, context, NULL);

      item->text = g_strdup (sentences[i]);
      g_ptr_array_add (items, item);
    }
}

/* Why a conclusion is as it is, or why the rule around applies or does not. */
void
bsl_builder_list_reasons (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const char *conclusion = bsl_member_string (list, "conclusion");
  const BslItem *rule = bsl_item_find (context, BSL_ITEM_RULE);
  g_auto (GStrv) sentences = NULL;

  if (conclusion == NULL && rule != NULL)
    sentences = bsl_evaluation_dup_reasons (self->evaluation, rule->data, self->lang);
  for (guint i = 0; conclusion != NULL && i < bsl_evaluation_get_n_conclusions (self->evaluation); i++)
    if (g_str_equal (bsl_evaluation_get_conclusion (self->evaluation, i)->id, conclusion))
      sentences = bsl_evaluation_dup_conclusion_reasons (self->evaluation, i, self->lang);
  if (sentences != NULL)
    add_sentences (items, context, sentences);
}

/* Sources cited so far. */
void
bsl_builder_list_sources (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  self->listed = TRUE;
  for (guint i = 0; i < bsl_rule_base_get_n_sources (self->rules); i++)
    {
      const BslLawSource *source = bsl_rule_base_get_source (self->rules, i);

      if (g_hash_table_contains (self->cited, source->id)
          && (!json_object_has_member (list, "readings") || bsl_member_flag (list, "readings") == source->reading))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_SOURCE, context, source));
    }
}

/* Readings of the rules named so far. */
void
bsl_builder_list_readings (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  self->listed = TRUE;
  for (guint i = 0; i < bsl_rule_base_get_n_interpretations (self->rules); i++)
    {
      const BslInterpretation *reading = bsl_rule_base_get_interpretation (self->rules, i);

      if (g_hash_table_contains (self->read, reading->id))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_READING, context, reading));
    }
}

/* The annexes list what the whole document uses, be it used after them. */
static void
use (BslBuilder *self, GHashTable *used, char *id)
{
  if (g_hash_table_add (used, id) && self->listed)
    self->late = TRUE;
}

/* That a text was not read as a whole, which the annex of texts tells in words; nothing of one that was. */
static void
cite_extent (BslBuilder *self, BslLine *line, const BslLawSource *source)
{
  if (source == NULL || source->extent == NULL || g_str_equal (source->extent, "whole") || bsl_builder_goes_to_others (self))
    return;
  bsl_builder_add (self, line, bsl_texts_get (self->texts, "cited-in-part"));
}

/* @full: by its title, as where no annex of sources explains the identifier; else by that. */
void
bsl_builder_cite_reference (BslBuilder *self, BslLine *line, const BslReference *reference, gboolean full)
{
  const BslLawSource *source = bsl_rule_base_find_source (self->rules, reference->source);
  BslRun *run;

  use (self, self->cited, reference->source);
  full |= !bsl_builder_has_part (self, bsl_outline_get_role (self->outline, "sources"));
  run = bsl_builder_add (self, line, full && source != NULL ? bsl_law_source_get_name (source, reference, self->lang)
                                                            : reference->source);
  if (source != NULL && source->urls->len > 0)
    bsl_run_set_link (run, g_ptr_array_index (source->urls, 0));
  if (source != NULL && source->reading)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "is-reading"));
  if (reference->article != NULL)
    {
      bsl_builder_add (self, line, ", ");
      bsl_builder_add (self, line, bsl_reference_get_article (reference, self->lang));
    }
  cite_extent (self, line, source);
}

static const BslRule *
get_rule (const BslItem *item)
{
  return ((const BslObligation *) item->data)->rule;
}

/* The readings of a rule that may apply are printed where it is named, those of another one only
 * where it is cited. */
static void
remember (BslBuilder *self, const BslItem *item, gboolean cited)
{
  const BslRule *rule = get_rule (item);

  if (!cited && ((const BslObligation *) item->data)->state == BSL_TRI_NO)
    return;
  for (guint i = 0; rule->interpretations != NULL && i < rule->interpretations->len; i++)
    use (self, self->read, ((BslInterpretation *) g_ptr_array_index (rule->interpretations, i))->id);
}

static void
write_id (BslBuilder *self, BslLine *line, const BslItem *item)
{
  remember (self, item, FALSE);
  bsl_builder_add (self, line, get_rule (item)->id);
}

static void
write_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  remember (self, item, FALSE);
  bsl_builder_add_label (self, line, bsl_text_get (&get_rule (item)->title, self->lang));
}

/* As a requirement; the title says it where the check asks something else of each offer. */
static void
write_required (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *required = bsl_evaluation_dup_requirement (self->evaluation, get_rule (item), self->lang);

  if (required == NULL)
    {
      write_title (self, line, item);
      return;
    }
  remember (self, item, FALSE);
  bsl_text_drop_stop (required);
  bsl_builder_add_label (self, line, required);
}

static void
write_summary (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *summary = bsl_evaluation_dup_summary (self->evaluation, get_rule (item), self->lang);

  bsl_builder_add (self, line, summary);
}

static void
write_effect (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *id = g_strconcat ("effect-", bsl_effect_words[get_rule (item)->effect], NULL);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, id));
}

static void
write_state (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_write_duty_state (self, line, item);
}

static void
write_reasons (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *reasons = dup_reasons (self, item->data);

  bsl_builder_add_label (self, line, reasons);
}

static void
write_proof (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslRule *rule = get_rule (item);

  if (bsl_text_is_empty (&rule->proof))
    write_summary (self, line, item);
  else
    bsl_builder_add (self, line, bsl_text_get (&rule->proof, self->lang));
}

static void
write_derogation (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add_label (self, line, bsl_text_get (&get_rule (item)->derogation, self->lang));
}

static void
write_grade (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_rule (item)->grade);
}

static void
write_actor (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_role_title (self, get_rule (item)->actor));
}

/* The first @n_full of them by their titles. */
static void
write_references (BslBuilder *self, BslLine *line, GPtrArray *references, guint n_full)
{
  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      if (i > 0)
        bsl_builder_add (self, line, bsl_texts_get (self->texts, "citation-separator"));
      bsl_builder_cite_reference (self, line, g_ptr_array_index (references, i), i < n_full);
    }
}

static void
write_texts (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_references (self, line, get_rule (item)->references, G_MAXUINT);
}

/* The rule rests on an article that was not read, of a text of which others were. */
static gboolean
was_not_read (BslBuilder *self, const BslRule *rule)
{
  const BslReference *first = rule->references->len > 0 ? g_ptr_array_index (rule->references, 0) : NULL;
  const BslLawSource *source = first != NULL ? bsl_rule_base_find_source (self->rules, first->source) : NULL;

  return g_str_equal (rule->grade, "D") && first->article != NULL && source != NULL && g_strcmp0 (source->extent, "whole") == 0;
}

static void
write_citation (BslBuilder *self, BslLine *line, const BslItem *item)
{
  remember (self, item, TRUE);
  write_references (self, line, get_rule (item)->references, 1);
  if (was_not_read (self, get_rule (item)))
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "cited-in-part"));
}

const BslWord bsl_words_of_rules[] = {
  { "id", write_id },
  { "title", write_title },
  { "required", write_required },
  { "summary", write_summary },
  { "effect", write_effect },
  { "state", write_state },
  { "reasons", write_reasons },
  { "proof", write_proof },
  { "duty", bsl_builder_write_task_duty },
  { "due", bsl_builder_write_task_due },
  { "evidence", bsl_builder_write_task_evidence },
  { "done-by", bsl_builder_write_task_done_by },
  { "derogation", write_derogation },
  { "grade", write_grade },
  { "actor", write_actor },
  { "texts", write_texts },
  { "citation", write_citation },
  { NULL },
};
