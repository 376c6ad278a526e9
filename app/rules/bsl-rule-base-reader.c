/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule base: from a directory of JSON files, with every fault found in one pass. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"

#define MAX_CASES 32

static const char *const phrase_ids[] = {
  "always",          "not-yet-in-force", "no-longer-in-force", "answer-given",
  "answer-unknown",  "fact-known",       "fact-unknown",       "day-known",
  "day-unknown",     "market-yes",       "market-no",          "market-unknown",
  "rule-does-not-apply", "rule-unknown", "threshold-unknown", "value-unknown",
  "change-fact",     "change-fact-day",  "change-answer",    "change-day",         NULL,
};
G_STATIC_ASSERT (G_N_ELEMENTS (phrase_ids) == BSL_N_PHRASES + 1);

/* One file of the directory. */
typedef struct
{
  char *name;
  JsonParser *parser;
  BslJson root;
} RuleFile;

static void
rule_file_free (RuleFile *self)
{
  g_free (self->name);
  g_object_unref (self->parser);
  g_free (self);
}

static void
source_free (BslLawSource *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_free (self->date);
  g_ptr_array_unref (self->urls);
  bsl_text_clear (&self->says);
  g_free (self->grade);
  g_free (self->read);
  g_free (self);
}

static void
interpretation_free (BslInterpretation *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->reason);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

static void
threshold_free (BslThreshold *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_array_unref (self->stages);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_free (self);
}

static void
named_free (BslNamedCondition *self)
{
  g_free (self->id);
  g_free (self->file);
  bsl_text_clear (&self->title);
  bsl_condition_free (self->when);
  for (guint i = 0; i < 3; i++)
    bsl_text_clear (&self->outcome[i]);
  g_free (self);
}

static void
label_free (BslLabel *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  g_free (self);
}

static void
case_clear (BslCase *self)
{
  bsl_condition_free (self->when);
  bsl_text_clear (&self->found);
}

static void
check_free (BslCheckRule *self)
{
  if (self == NULL)
    return;
  bsl_text_clear (&self->required);
  bsl_text_clear (&self->unknown);
  g_array_unref (self->cases);
  g_free (self);
}

static void
rule_free (BslRule *self)
{
  g_free (self->id);
  g_free (self->gate);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->summary);
  bsl_text_clear (&self->proof);
  bsl_text_clear (&self->derogation);
  bsl_text_clear (&self->clause);
  g_free (self->grade);
  g_free (self->actor);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->interpretations, g_ptr_array_unref);
  bsl_condition_free (self->applies);
  bsl_condition_free (self->clause_when);
  check_free (self->check);
  g_free (self);
}

static void
conclusion_case_clear (BslConclusionCase *self)
{
  g_free (self->value);
  bsl_text_clear (&self->title);
  bsl_condition_free (self->when);
}

static void
conclusion_free (BslConclusionDef *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->unknown);
  g_array_unref (self->cases);
  g_free (self);
}

/* Registers @item under the identifier at @json; the second of a name is a problem. */
static char *
register_id (GHashTable *table, const BslJson *json, gpointer item)
{
  BslJson member = bsl_json_member (json, "id");
  const char *id = bsl_json_string (&member);
  char *copy = g_strdup (id != NULL ? id : "");

  if (id != NULL && g_hash_table_contains (table, id))
    bsl_json_complain (&member, "the identifier “%s” stands twice", id);
  else if (id != NULL)
    g_hash_table_insert (table, copy, item);
  return copy;
}

static void
read_text (const BslJson *json, const char *name, BslText *text)
{
  BslJson member = bsl_json_member (json, name);
  bsl_json_text (&member, text);
}

static void
read_optional_text (const BslJson *json, const char *name, BslText *text)
{
  BslJson member = bsl_json_member (json, name);
  bsl_json_optional_text (&member, text);
}

static char *
dup_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);
  return g_strdup (bsl_json_string (&member));
}

static char *
dup_optional_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);
  return g_strdup (bsl_json_optional_string (&member));
}

static void
read_source (BslRuleBase *self, const BslJson *json)
{
  BslLawSource *source = g_new0 (BslLawSource, 1);
  BslJson urls = bsl_json_member (json, "urls");

  source->id = register_id (self->sources_by_id, json, source);
  read_text (json, "title", &source->title);
  read_text (json, "says", &source->says);
  source->date = dup_optional_string (json, "date");
  source->grade = dup_string (json, "grade");
  source->read = dup_optional_string (json, "read");
  source->urls = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; !bsl_json_is_null (&urls) && i < bsl_json_length (&urls); i++)
    {
      BslJson url = bsl_json_element (&urls, i);
      g_ptr_array_add (source->urls, g_strdup (bsl_json_string (&url)));
    }
  g_ptr_array_add (self->sources, source);
}

/* References to sources that exist; an empty list is a problem where @required. */
static GPtrArray *
read_references (BslRuleBase *self, const BslJson *json, gboolean required)
{
  BslJson member = bsl_json_member (json, "sources");
  GPtrArray *references;

  if (bsl_json_is_null (&member) && !required)
    return NULL;
  references = bsl_references_from_json (&member);
  if (references == NULL || (required && references->len == 0))
    bsl_json_complain (&member, "a source is missing");
  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const BslReference *reference = g_ptr_array_index (references, i);
      if (reference->source != NULL
          && !g_hash_table_contains (self->sources_by_id, reference->source))
        bsl_json_complain (&member, "no source has the identifier “%s”", reference->source);
    }
  return references;
}

static void
read_interpretation (BslRuleBase *self, const BslJson *json)
{
  BslInterpretation *interpretation = g_new0 (BslInterpretation, 1);

  interpretation->id = register_id (self->interpretations_by_id, json, interpretation);
  read_text (json, "title", &interpretation->title);
  read_text (json, "reason", &interpretation->reason);
  interpretation->sources = read_references (self, json, FALSE);
  g_ptr_array_add (self->interpretations, interpretation);
}

static void
read_stages (BslThreshold *threshold, const BslJson *json)
{
  BslDate last = BSL_DATE_NONE;

  for (guint i = 0; i < bsl_json_length (json); i++)
    {
      BslJson element = bsl_json_element (json, i);
      BslJson from = bsl_json_member (&element, "from");
      BslJson value = bsl_json_member (&element, "value");
      BslStage stage = { bsl_json_date (&from), bsl_json_number (&value) };
      if (stage.from != BSL_DATE_NONE && stage.from <= last)
        bsl_json_complain (&from, "the days must follow each other");
      last = stage.from;
      g_array_append_val (threshold->stages, stage);
    }
  if (threshold->stages->len == 0)
    bsl_json_complain (json, "expected at least one value");
}

static void
read_threshold (BslRuleBase *self, const BslJson *json)
{
  BslThreshold *threshold = g_new0 (BslThreshold, 1);
  BslJson values = bsl_json_member (json, "values");

  threshold->index = self->thresholds->len;
  threshold->id = register_id (self->thresholds_by_id, json, threshold);
  threshold->stages = g_array_new (FALSE, FALSE, sizeof (BslStage));
  read_text (json, "title", &threshold->title);
  threshold->references = read_references (self, json, FALSE);
  read_stages (threshold, &values);
  g_ptr_array_add (self->thresholds, threshold);
}

static void
register_named (BslRuleBase *self, const BslJson *json)
{
  BslNamedCondition *named = g_new0 (BslNamedCondition, 1);

  named->index = self->named->len;
  named->file = g_strdup (json->file);
  named->id = register_id (self->named_by_id, json, named);
  read_optional_text (json, "title", &named->title);
  for (guint i = 0; i < 3; i++)
    read_optional_text (json, bsl_tri_to_string ((BslTri) i), &named->outcome[i]);
  g_ptr_array_add (self->named, named);
}

/* Reads the body of a named condition after those it names: depth first, a circle is a problem. */
static void
compile_named (BslRuleBase *self, const BslJson *json, BslNamedCondition *named)
{
  BslJson when = bsl_json_member (json, "when");

  named->when = bsl_condition_new (&when, self, BSL_READS_OFFER | BSL_READS_MARKET);
  for (guint i = 0; i < 3; i++)
    bsl_template_check (&named->outcome[i], json, self, TRUE);
}

static void
read_gate (BslRuleBase *self, const BslJson *json)
{
  BslLabel *gate = g_new0 (BslLabel, 1);

  gate->id = dup_string (json, "id");
  read_text (json, "title", &gate->title);
  g_ptr_array_add (self->gates, gate);
}

static void
read_phrase (BslRuleBase *self, const BslJson *json)
{
  BslJson id = bsl_json_member (json, "id");
  int phrase = bsl_json_word (&id, phrase_ids);

  if (phrase < 0)
    return;
  if (!bsl_text_is_empty (&self->phrases[phrase]))
    bsl_json_complain (&id, "the phrase “%s” stands twice", phrase_ids[phrase]);
  else
    read_text (json, "text", &self->phrases[phrase]);
}

static void
read_cases (BslRuleBase *self, const BslJson *json, GArray *cases)
{
  guint n = bsl_json_length (json);

  if (n == 0 || n > MAX_CASES)
    bsl_json_complain (json, "expected 1 to %d cases", MAX_CASES);
  for (guint i = 0; i < MIN (n, MAX_CASES); i++)
    {
      BslJson element = bsl_json_element (json, i);
      BslJson when = bsl_json_member (&element, "when");
      BslJson result = bsl_json_member (&element, "result");
      BslCase item = { 0 };
      int word = bsl_json_word (&result, bsl_result_words);

      item.result = word < 0 ? BSL_RESULT_REVIEW : (BslResult) word;
      read_text (&element, "found", &item.found);
      bsl_template_check (&item.found, &element, self, TRUE);
      if (!bsl_json_is_null (&when))
        item.when = bsl_condition_new (&when, self, BSL_READS_OFFER);
      else if (i + 1 < n)
        bsl_json_complain (&element, "only the last case may stand without “when”");
      if (bsl_condition_reads_market (item.when))
        bsl_json_complain (&when, "a check cannot depend on the other offers");
      if (i + 1 == n && !bsl_json_is_null (&when))
        bsl_json_complain (&element, "the last case must stand without “when”: what holds otherwise");
      g_array_append_val (cases, item);
    }
}

static BslCheckRule *
read_check (BslRuleBase *self, const BslJson *json)
{
  BslCheckRule *check = g_new0 (BslCheckRule, 1);
  BslJson evidence = bsl_json_member (json, "evidence");
  BslJson cases = bsl_json_member (json, "cases");
  const char *attribute = bsl_json_optional_string (&evidence);

  check->cases = g_array_new (FALSE, FALSE, sizeof (BslCase));
  g_array_set_clear_func (check->cases, (GDestroyNotify) case_clear);
  read_text (json, "required", &check->required);
  read_text (json, "unknown", &check->unknown);
  bsl_template_check (&check->required, json, self, TRUE);
  bsl_template_check (&check->unknown, json, self, TRUE);
  if (attribute != NULL)
    {
      check->evidence = bsl_attributes_find (self->attributes, attribute);
      if (check->evidence == NULL)
        bsl_json_complain (&evidence, "no offer has the attribute “%s”", attribute);
    }
  read_cases (self, &cases, check->cases);
  return check;
}

static void
read_force (BslRule *rule, const BslJson *json)
{
  static const char *const words[] = { "decision", "consultation", NULL };
  BslJson force = bsl_json_member (json, "in-force");
  BslJson from = bsl_json_member (&force, "from");
  BslJson until = bsl_json_member (&force, "until");
  BslJson on = bsl_json_member (json, "read-on");

  rule->from = bsl_json_optional_date (&from);
  rule->until = bsl_json_optional_date (&until);
  if (rule->until != BSL_DATE_NONE && rule->from >= rule->until)
    bsl_json_complain (&force, "the rule ends before it begins: it can never apply");
  if (!bsl_json_is_null (&on))
    rule->by_consultation = bsl_json_word (&on, words) == 1;
}

static void
read_rule_interpretations (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "interpretations");

  rule->interpretations = g_ptr_array_new ();
  for (guint i = 0; !bsl_json_is_null (&list) && i < bsl_json_length (&list); i++)
    {
      BslJson element = bsl_json_element (&list, i);
      const char *id = bsl_json_string (&element);
      gpointer interpretation
          = id != NULL ? g_hash_table_lookup (self->interpretations_by_id, id) : NULL;
      if (interpretation == NULL)
        bsl_json_complain (&element, "no interpretation has the identifier “%s”",
                           id != NULL ? id : "");
      else
        g_ptr_array_add (rule->interpretations, interpretation);
    }
}

static void
read_clause (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  BslJson clause = bsl_json_member (json, "clause");
  BslJson when;

  if (bsl_json_is_null (&clause))
    return;
  read_text (&clause, "text", &rule->clause);
  bsl_template_check (&rule->clause, &clause, self, TRUE);
  when = bsl_json_member (&clause, "when");
  if (!bsl_json_is_null (&when))
    rule->clause_when = bsl_condition_new (&when, self, BSL_READS_OFFER);
}

static void
read_rule_conditions (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  BslJson applies = bsl_json_member (json, "applies");
  BslJson check = bsl_json_member (json, "check");

  rule->applies = bsl_condition_new (&applies, self, BSL_READS_MARKET);
  if (bsl_condition_reads_offer (rule->applies))
    bsl_json_complain (&applies, "whether a rule applies cannot depend on an offer");
  if (!bsl_json_is_null (&check))
    rule->check = read_check (self, &check);
  if (rule->check != NULL && bsl_condition_reads_market (rule->applies))
    bsl_json_complain (&applies, "a rule that reads the market cannot have a check");
  read_clause (self, rule, json);
}

static void
read_rule (BslRuleBase *self, const BslJson *json, const char *gate)
{
  static const char *const members[]
      = { "id", "title", "summary", "effect", "grade", "in-force", "read-on", "stop", "sources",
          "interpretations", "applies", "proof", "derogation", "actor", "check", "clause", NULL };
  static const char *const grades[]
      = { "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D", "A/B", "A/C", "A/D", "B/C", "B/D",
          "C+/A", "C/B", "D/B", "D/A", NULL };
  BslRule *rule = g_new0 (BslRule, 1);
  BslJson effect = bsl_json_member (json, "effect");
  BslJson grade = bsl_json_member (json, "grade");
  BslJson stop = bsl_json_member (json, "stop");
  int word;

  bsl_json_only (json, members);
  rule->id = register_id (self->rules_by_id, json, rule);
  rule->gate = g_strdup (gate);
  read_text (json, "title", &rule->title);
  read_text (json, "summary", &rule->summary);
  bsl_template_check (&rule->summary, json, self, FALSE);
  read_optional_text (json, "proof", &rule->proof);
  read_optional_text (json, "derogation", &rule->derogation);
  word = bsl_json_word (&effect, bsl_effect_words);
  rule->effect = word < 0 ? BSL_EFFECT_INFORMATION : (BslEffect) word;
  bsl_json_word (&grade, grades);
  rule->grade = g_strdup (bsl_json_optional_string (&grade));
  rule->stop = !bsl_json_is_null (&stop) && bsl_json_boolean (&stop);
  rule->actor = dup_optional_string (json, "actor");
  if (rule->actor != NULL && bsl_questionnaire_find_role (self->questionnaire, rule->actor) == NULL)
    bsl_json_complain (json, "no role has the identifier “%s”", rule->actor);
  rule->references = read_references (self, json, TRUE);
  read_force (rule, json);
  read_rule_interpretations (self, rule, json);
  read_rule_conditions (self, rule, json);
  g_ptr_array_add (self->rules, rule);
}

static void
read_rules (BslRuleBase *self, const BslJson *root)
{
  BslJson gate = bsl_json_member (root, "gate");
  BslJson rules = bsl_json_member (root, "rules");
  const char *id = bsl_json_string (&gate);
  gboolean known = FALSE;

  for (guint i = 0; id != NULL && i < self->gates->len; i++)
    known = known || g_str_equal (((BslLabel *) g_ptr_array_index (self->gates, i))->id, id);
  if (id != NULL && !known)
    bsl_json_complain (&gate, "no gate has the identifier “%s”", id);
  for (guint i = 0; i < bsl_json_length (&rules); i++)
    {
      BslJson rule = bsl_json_element (&rules, i);
      read_rule (self, &rule, id);
    }
}

static void
read_conclusion_case (BslRuleBase *self, BslConclusionDef *conclusion, const BslJson *json)
{
  BslConclusionCase item = { 0 };
  BslJson when = bsl_json_member (json, "when");

  item.value = dup_string (json, "value");
  read_text (json, "title", &item.title);
  if (!bsl_json_is_null (&when))
    item.when = bsl_condition_new (&when, self, BSL_READS_MARKET);
  if (bsl_condition_reads_offer (item.when))
    bsl_json_complain (&when, "a conclusion cannot depend on an offer");
  conclusion->reads_market = conclusion->reads_market || bsl_condition_reads_market (item.when);
  g_array_append_val (conclusion->cases, item);
}

static void
read_conclusion (BslRuleBase *self, const BslJson *json)
{
  BslConclusionDef *conclusion = g_new0 (BslConclusionDef, 1);
  BslJson cases = bsl_json_member (json, "cases");
  BslJson unknown = bsl_json_member (json, "unknown");

  conclusion->id = dup_string (json, "id");
  read_text (json, "title", &conclusion->title);
  read_text (&unknown, "title", &conclusion->unknown);
  conclusion->cases = g_array_new (FALSE, FALSE, sizeof (BslConclusionCase));
  g_array_set_clear_func (conclusion->cases, (GDestroyNotify) conclusion_case_clear);
  for (guint i = 0; i < bsl_json_length (&cases); i++)
    {
      BslJson element = bsl_json_element (&cases, i);
      read_conclusion_case (self, conclusion, &element);
    }
  g_ptr_array_add (self->conclusions, conclusion);
}

/* {"attribute": "snc.status", "values": ["qualified"]}: without values, all of them. */
static void
read_reach (BslRuleBase *self, const BslJson *json)
{
  BslJson member = bsl_json_member (json, "attribute"), values = bsl_json_member (json, "values");
  const char *id = bsl_json_string (&member);
  const BslAttribute *attribute = id != NULL ? bsl_attributes_find (self->attributes, id) : NULL;

  if (attribute == NULL)
    {
      bsl_json_complain (&member, "no offer has the attribute “%s”", id != NULL ? id : "");
      return;
    }
  if (bsl_json_is_null (&values))
    self->reach[attribute->index] = G_MAXUINT64;
  for (guint i = 0; !bsl_json_is_null (&values) && i < bsl_json_length (&values); i++)
    {
      BslJson element = bsl_json_element (&values, i);
      const char *word = bsl_json_string (&element);
      int option = word != NULL ? bsl_domain_find (&attribute->domain, word) : -1;
      if (option < 0)
        bsl_json_complain (&element, "“%s” is not among the values", word != NULL ? word : "");
      else
        self->reach[attribute->index] |= G_GUINT64_CONSTANT (1) << option;
    }
}

static void
read_correctable (BslRuleBase *self, const BslJson *json)
{
  const char *id = bsl_json_string (json);
  const BslQuestion *question
      = id != NULL ? bsl_questionnaire_find (self->questionnaire, id) : NULL;

  if (question == NULL)
    bsl_json_complain (json, "no question has the answer id “%s”", id != NULL ? id : "");
  else
    self->correctable[question->index] = TRUE;
}

/* Calls @read for each element of the list @name of every file that has one. */
static void
each (BslRuleBase *self, GPtrArray *files, const char *name,
      void (*read) (BslRuleBase *, const BslJson *))
{
  for (guint i = 0; i < files->len; i++)
    {
      RuleFile *file = g_ptr_array_index (files, i);
      BslJson list = bsl_json_member (&file->root, name);
      for (guint j = 0; !bsl_json_is_null (&list) && j < bsl_json_length (&list); j++)
        {
          BslJson element = bsl_json_element (&list, j);
          read (self, &element);
        }
    }
}

static void
read_version (BslRuleBase *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      RuleFile *file = g_ptr_array_index (files, i);
      BslJson gates = bsl_json_member (&file->root, "gates");
      if (bsl_json_is_null (&gates))
        continue;
      g_free (self->version);
      self->version = dup_string (&file->root, "edition");
    }
}

static void
compile_one_named (BslRuleBase *self, const BslJson *json)
{
  BslJson member = bsl_json_member (json, "id");
  const char *id = bsl_json_optional_string (&member);
  BslNamedCondition *named = id != NULL ? g_hash_table_lookup (self->named_by_id, id) : NULL;

  if (named != NULL && named->when == NULL)
    compile_named (self, json, named);
}

static void
compile_asked_when (BslRuleBase *self)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      g_autofree char *path = g_strdup_printf ("%s.asked-when", question->id);
      BslJson json = { self->problems, "questions", g_intern_string (path), question->asked_when };

      if (question->asked_when != NULL)
        self->asked_when[i] = bsl_condition_new (&json, self, BSL_READS_ANSWERS);
      if (bsl_condition_reads_offer (self->asked_when[i])
          || bsl_condition_reads_market (self->asked_when[i]))
        bsl_json_complain (&json, "when a question is asked can depend on answers only");
    }
}

static void
read_rules_files (BslRuleBase *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      RuleFile *file = g_ptr_array_index (files, i);
      BslJson rules = bsl_json_member (&file->root, "rules");
      if (!bsl_json_is_null (&rules))
        read_rules (self, &file->root);
    }
}

typedef enum
{
  COLOUR_WHITE,
  COLOUR_GREY,
  COLOUR_BLACK,
} Colour;

typedef struct
{
  BslRuleBase *rules;
  Colour *colours;
} Walk;

static void visit_condition (Walk *walk, const BslCondition *condition);

/* Depth first: what a named condition reads follows from what it rests on; a circle is a fault. */
static void
visit_named (Walk *walk, BslNamedCondition *named)
{
  Colour *colour = &walk->colours[named->index];

  if (*colour == COLOUR_BLACK)
    return;
  if (*colour == COLOUR_GREY)
    {
      g_autofree char *path = g_strdup_printf ("condition “%s”", named->id);
      bsl_problems_add (walk->rules->problems, named->file, path, "the condition rests on itself");
      return;
    }
  *colour = COLOUR_GREY;
  visit_condition (walk, named->when);
  named->reads_offer = bsl_condition_reads_offer (named->when);
  named->reads_market = bsl_condition_reads_market (named->when);
  *colour = COLOUR_BLACK;
}


static void
visit_condition (Walk *walk, const BslCondition *condition)
{
  if (condition == NULL)
    return;
  if (condition->op == BSL_OP_NAMED)
    visit_named (walk, condition->named);
  for (guint i = 0; i < condition->n_parts; i++)
    visit_condition (walk, condition->parts[i]);
}

static void
settle_named (BslRuleBase *self)
{
  g_autofree Colour *colours = g_new0 (Colour, self->named->len + 1);
  Walk walk = { self, colours };

  for (guint i = 0; i < self->named->len; i++)
    visit_named (&walk, g_ptr_array_index (self->named, i));
}

static int
compare_rules (gconstpointer a, gconstpointer b, gpointer data)
{
  const BslRule *left = *(BslRule *const *) a, *right = *(BslRule *const *) b;
  BslRuleBase *self = data;
  guint places[2] = { G_MAXUINT, G_MAXUINT };

  for (guint i = 0; i < self->gates->len; i++)
    {
      const BslLabel *gate = g_ptr_array_index (self->gates, i);
      if (g_strcmp0 (gate->id, left->gate) == 0)
        places[0] = i;
      if (g_strcmp0 (gate->id, right->gate) == 0)
        places[1] = i;
    }
  if (places[0] != places[1])
    return places[0] < places[1] ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* By gate; within a gate as the files have them. */
static void
sort_rules (BslRuleBase *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    ((BslRule *) g_ptr_array_index (self->rules, i))->index = i;
  g_ptr_array_sort_with_data (self->rules, compare_rules, self);
  for (guint i = 0; i < self->rules->len; i++)
    ((BslRule *) g_ptr_array_index (self->rules, i))->index = i;
}

static void
mark_rule_used (BslRuleBase *self, const BslRule *rule)
{
  bsl_condition_mark_used (rule->applies, self);
  bsl_condition_mark_used (rule->clause_when, self);
  for (guint i = 0; rule->check != NULL && i < rule->check->cases->len; i++)
    bsl_condition_mark_used (g_array_index (rule->check->cases, BslCase, i).when, self);
}

/* What nothing rests on is a fault: a reader would take it for law in force. */
static void
complain_unused (BslRuleBase *self, const char *directory)
{
  for (guint i = 0; i < self->rules->len; i++)
    mark_rule_used (self, g_ptr_array_index (self->rules, i));
  for (guint i = 0; i < self->conclusions->len; i++)
    {
      BslConclusionDef *conclusion = g_ptr_array_index (self->conclusions, i);
      for (guint j = 0; j < conclusion->cases->len; j++)
        bsl_condition_mark_used (g_array_index (conclusion->cases, BslConclusionCase, j).when, self);
    }
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    bsl_condition_mark_used (self->asked_when[i], self);
  for (guint i = 0; i < self->named->len; i++)
    {
      BslNamedCondition *named = g_ptr_array_index (self->named, i);
      g_autofree char *path = g_strdup_printf ("condition “%s”", named->id);
      if (!named->used)
        bsl_problems_add (self->problems, named->file, path, "nothing uses this condition");
    }
  for (guint i = 0; i < self->thresholds->len; i++)
    {
      BslThreshold *threshold = g_ptr_array_index (self->thresholds, i);
      g_autofree char *path = g_strdup_printf ("threshold “%s”", threshold->id);
      if (!threshold->used)
        bsl_problems_add (self->problems, directory, path, "nothing uses this threshold");
    }
}

static void
complain_missing (BslRuleBase *self, const char *directory)
{
  for (guint i = 0; i < BSL_N_PHRASES; i++)
    if (bsl_text_is_empty (&self->phrases[i]))
      bsl_problems_add (self->problems, directory, "$.phrases", "the phrase “%s” is missing",
                        phrase_ids[i]);
  if (self->version == NULL)
    bsl_problems_add (self->problems, directory, "$.edition",
                      "no file says the gates and the edition of the rules");
  if (self->rules->len == 0)
    bsl_problems_add (self->problems, directory, "$.rules", "there is no rule");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the rule files, sorted: every *.json that is no schema. */
static GPtrArray *
list_files (const char *directory, BslProblems *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      bsl_problems_add (problems, directory, "$", "%s", error->message);
      return names;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
open_file (const char *directory, const char *name, BslProblems *problems, GChecksum *checksum,
           GPtrArray *files)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);
  RuleFile *file;

  if (bytes == NULL)
    {
      bsl_problems_add (problems, path, "$", "%s", error->message);
      return;
    }
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  file = g_new0 (RuleFile, 1);
  file->name = g_strdup (name);
  file->parser = json_parser_new ();
  if (!bsl_json_open (&file->root, file->parser, bytes, name, problems))
    rule_file_free (file);
  else
    g_ptr_array_add (files, file);
}

static BslRuleBase *
rule_base_new (BslQuestionnaire *questionnaire, BslAttributes *attributes, BslServices *services,
               BslProblems *problems)
{
  BslRuleBase *self = g_new0 (BslRuleBase, 1);
  guint n = bsl_questionnaire_get_n_questions (questionnaire);

  g_atomic_ref_count_init (&self->refs);
  self->questionnaire = bsl_questionnaire_ref (questionnaire);
  self->attributes = bsl_attributes_ref (attributes);
  self->services = bsl_services_ref (services);
  self->problems = problems;
  self->gates = g_ptr_array_new_with_free_func ((GDestroyNotify) label_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->interpretations = g_ptr_array_new_with_free_func ((GDestroyNotify) interpretation_free);
  self->thresholds = g_ptr_array_new_with_free_func ((GDestroyNotify) threshold_free);
  self->named = g_ptr_array_new_with_free_func ((GDestroyNotify) named_free);
  self->conclusions = g_ptr_array_new_with_free_func ((GDestroyNotify) conclusion_free);
  self->rules_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->interpretations_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->thresholds_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->named_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->asked_when = g_new0 (BslCondition *, n + 1);
  self->cuts = g_new0 (GArray *, n + 1);
  self->reach = g_new0 (guint64, bsl_attributes_get_count (attributes) + 1);
  self->correctable = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    self->cuts[i] = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

static const BslQuestion *
need_question (BslRuleBase *self, const char *id, BslKind kind)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, id);

  if (question == NULL || question->domain.kind != kind)
    bsl_problems_add (self->problems, "questions", id, "the evaluation needs this question, a %s",
                      bsl_kind_to_string (kind));
  return question;
}

static const BslAttribute *
need_attribute (BslRuleBase *self, const char *id)
{
  const BslAttribute *attribute = bsl_attributes_find (self->attributes, id);

  if (attribute == NULL || attribute->domain.kind != BSL_KIND_SET)
    bsl_problems_add (self->problems, "attributes", id, "the evaluation needs this attribute, a set");
  return attribute;
}

static void
map_kinds (BslRuleBase *self)
{
  const BslDomain *from = &self->kinds_question->domain;

  memset (self->kind_map, 0xff, sizeof self->kind_map);
  for (guint i = 0; i < from->options->len; i++)
    {
      int place = bsl_domain_find (&self->kinds->domain, bsl_domain_get_option (from, i)->value);
      if (place >= 0)
        self->kind_map[i] = (guint8) place;
    }
}

/* What the evaluation itself reads; without it nothing can be evaluated. */
static gboolean
find_anchors (BslRuleBase *self)
{
  guint before = bsl_problems_get_count (self->problems);

  self->kinds_question = need_question (self, BSL_ANSWER_KINDS, BSL_KIND_SET);
  self->needs_question = need_question (self, BSL_ANSWER_NEEDS, BSL_KIND_SET);
  self->start_question = need_question (self, BSL_ANSWER_CONTRACT_START, BSL_KIND_DATE);
  self->months_question = need_question (self, BSL_ANSWER_CONTRACT_MONTHS, BSL_KIND_NUMBER);
  self->decision_question = need_question (self, BSL_ANSWER_DECISION_DATE, BSL_KIND_DATE);
  self->consultation_question = need_question (self, BSL_ANSWER_CONSULTATION_DATE, BSL_KIND_DATE);
  self->kinds = need_attribute (self, BSL_ATTRIBUTE_KINDS);
  self->services_attribute = need_attribute (self, BSL_ATTRIBUTE_SERVICES);
  if (bsl_problems_get_count (self->problems) != before)
    return FALSE;
  map_kinds (self);
  return TRUE;
}

static void
read_files (BslRuleBase *self, GPtrArray *files, const char *directory)
{
  each (self, files, "phrases", read_phrase);
  each (self, files, "sources", read_source);
  each (self, files, "interpretations", read_interpretation);
  each (self, files, "thresholds", read_threshold);
  each (self, files, "reachable-facts", read_reach);
  each (self, files, "correctable-answers", read_correctable);
  each (self, files, "conditions", register_named);
  each (self, files, "gates", read_gate);
  read_version (self, files);
  each (self, files, "conditions", compile_one_named);
  settle_named (self);
  compile_asked_when (self);
  read_rules_files (self, files);
  each (self, files, "conclusions", read_conclusion);
  sort_rules (self);
  complain_unused (self, directory);
  complain_missing (self, directory);
}

BslRuleBase *
bsl_rule_base_load (const char *directory, BslQuestionnaire *questionnaire,
                    BslAttributes *attributes, BslServices *services, BslProblems *problems)
{
  g_autoptr (BslRuleBase) self = rule_base_new (questionnaire, attributes, services, problems);
  g_autoptr (GPtrArray) names = list_files (directory, problems);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_file_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint before = bsl_problems_get_count (problems);

  for (guint i = 0; i < names->len; i++)
    open_file (directory, g_ptr_array_index (names, i), problems, checksum, files);
  if (!find_anchors (self))
    return NULL;
  read_files (self, files, directory);
  self->sha256 = g_strdup (g_checksum_get_string (checksum));
  self->problems = NULL;
  return bsl_problems_get_count (problems) == before ? g_steal_pointer (&self) : NULL;
}
