/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of rules with their checks and clauses, of named conditions and of conclusions. */

#include "config.h"

#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

#define MAX_CASES 32

void
bsl_register_condition (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[]
      = { "id", "title", "when", "yes", "no", "unknown", "explain", NULL };
  BslNamedCondition *named = g_new0 (BslNamedCondition, 1);

  bsl_json_only (json, members);
  named->index = self->named->len;
  named->id = bsl_reading_register (self, self->named_by_id, json, named);
  bsl_reading_text (json, "title", &named->title);
  g_ptr_array_add (self->named, named);
}

/* A sentence for each outcome, or "explain": "inside" and none. */
static void
read_outcomes (BslRuleBase *self, const BslJson *json, BslNamedCondition *named)
{
  static const char *const words[] = { "inside", NULL };
  BslJson explain = bsl_json_member (json, "explain");
  gboolean inside = !bsl_json_is_null (&explain) && bsl_json_word (&explain, words) >= 0;

  for (guint i = 0; i < 3; i++)
    {
      const char *name = bsl_tri_to_string ((BslTri) i);
      BslJson member = bsl_json_member (json, name);
      if (!inside)
        bsl_json_text (&member, &named->outcome[i]);
      else if (!bsl_json_is_null (&member))
        bsl_json_complain (
            &member, _("Its parts explain this condition. Remove the sentence, or \"explain\"."));
      bsl_template_check (&named->outcome[i], &member, self, TRUE);
    }
}

void
bsl_read_condition (BslRuleBase *self, const BslJson *json)
{
  BslJson id = bsl_json_member (json, "id"), when = bsl_json_member (json, "when");
  const char *name = bsl_json_optional_string (&id);
  BslNamedCondition *named = name != NULL ? g_hash_table_lookup (self->named_by_id, name) : NULL;

  if (named == NULL || named->when != NULL)
    return;
  named->when = bsl_condition_new (&when, self, BSL_READS_OFFER | BSL_READS_MARKET);
  read_outcomes (self, json, named);
}

static void
read_case (BslRuleBase *self, const BslJson *json, GArray *cases, gboolean is_last)
{
  static const char *const members[] = { "when", "result", "found", NULL };
  BslJson when = bsl_json_member (json, "when"), result = bsl_json_member (json, "result");
  BslJson found = bsl_json_member (json, "found");
  BslCase item = { 0 };
  int word = bsl_json_word (&result, bsl_result_words);

  bsl_json_only (json, members);
  item.result = word < 0 ? BSL_RESULT_REVIEW : (BslResult) word;
  bsl_json_text (&found, &item.found);
  bsl_template_check (&item.found, &found, self, TRUE);
  if (!bsl_json_is_null (&when))
    item.when = bsl_condition_new (&when, self, BSL_READS_OFFER);
  if (bsl_condition_reads_market (item.when))
    bsl_json_complain (&when, _("A check cannot depend on the other offers."));
  if (bsl_json_is_null (&when) && !is_last)
    bsl_json_complain (json, _("Only the last case may stand without \"when\"."));
  if (!bsl_json_is_null (&when) && is_last)
    bsl_json_complain (json,
                       _("The last case must stand without \"when\": it says what holds otherwise."));
  g_array_append_val (cases, item);
}

static void
read_cases (BslRuleBase *self, const BslJson *json, GArray *cases)
{
  guint n = bsl_json_length (json);

  if (n == 0 || n > MAX_CASES)
    bsl_json_complain (json, _("A list of 1 to %d cases was expected here."), MAX_CASES);
  for (guint i = 0; i < MIN (n, MAX_CASES); i++)
    {
      BslJson element = bsl_json_element (json, i);
      read_case (self, &element, cases, i + 1 == n);
    }
}

static void
read_template (BslRuleBase *self, const BslJson *json, const char *name, BslText *text, gboolean offer)
{
  BslJson member = bsl_json_member (json, name);

  bsl_json_text (&member, text);
  bsl_template_check (text, &member, self, offer);
}

static BslCheckRule *
read_check (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "required", "evidence", "unknown", "cases", NULL };
  BslCheckRule *check = g_new0 (BslCheckRule, 1);
  BslJson evidence = bsl_json_member (json, "evidence"), cases = bsl_json_member (json, "cases");

  bsl_json_only (json, members);
  check->cases = g_array_new (FALSE, FALSE, sizeof (BslCase));
  g_array_set_clear_func (check->cases, (GDestroyNotify) bsl_case_clear);
  read_template (self, json, "required", &check->required, TRUE);
  read_template (self, json, "unknown", &check->unknown, TRUE);
  if (!bsl_json_is_null (&evidence))
    check->evidence = bsl_condition_read_attribute (&evidence, self);
  read_cases (self, &cases, check->cases);
  return check;
}

static void
read_force (BslRule *rule, const BslJson *json)
{
  static const char *const words[] = { "decision", "consultation", NULL };
  static const char *const members[] = { "from", "until", NULL };
  BslJson force = bsl_json_member (json, "in-force");
  BslJson from = bsl_json_member (&force, "from"), until = bsl_json_member (&force, "until");
  BslJson on = bsl_json_member (json, "read-on");

  bsl_json_only (&force, members);
  rule->from = bsl_json_optional_date (&from);
  rule->until = bsl_json_optional_date (&until);
  if (rule->until != BSL_DATE_NONE && rule->from >= rule->until)
    bsl_json_complain (
        &force, _("The rule ends before it begins, so that it can never apply. Correct the days."));
  if (!bsl_json_is_null (&on))
    rule->by_consultation = bsl_json_word (&on, words) == 1;
}

static void
read_rule_interpretation (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  const char *id = bsl_json_string (json);
  BslInterpretation *interpretation
      = id != NULL ? g_hash_table_lookup (self->interpretations_by_id, id) : NULL;
  g_autofree const char **names = NULL;

  if (interpretation != NULL)
    {
      interpretation->used = TRUE;
      g_ptr_array_add (rule->interpretations, interpretation);
      return;
    }
  names = bsl_reading_list_names (self->interpretations_by_id);
  if (id != NULL)
    bsl_reading_complain_unknown (json, _("There is no interpretation “%s”."), names);
}

static void
read_rule_interpretations (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "interpretations");

  rule->interpretations = g_ptr_array_new ();
  for (guint i = 0; !bsl_json_is_null (&list) && i < bsl_json_length (&list); i++)
    {
      BslJson element = bsl_json_element (&list, i);
      read_rule_interpretation (self, rule, &element);
    }
}

/* A text of its own, or true: that of the clause, which then speaks of no offer. */
static void
read_tender (BslRuleBase *self, BslRule *rule, const BslJson *clause)
{
  BslJson tender = bsl_json_member (clause, "tender");

  if (bsl_json_is_object (&tender))
    read_template (self, clause, "tender", &rule->tender, FALSE);
  else if (!bsl_json_is_null (&tender) && bsl_json_boolean (&tender))
    read_template (self, clause, "text", &rule->tender, FALSE);
}

static void
read_clause (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  static const char *const members[] = { "text", "when", "tender", NULL };
  BslJson clause = bsl_json_member (json, "clause"), when;

  if (bsl_json_is_null (&clause))
    return;
  bsl_json_only (&clause, members);
  read_template (self, &clause, "text", &rule->clause, TRUE);
  read_tender (self, rule, &clause);
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
    bsl_json_complain (&applies, _("Whether a rule applies cannot depend on an offer."));
  if (!bsl_json_is_null (&check))
    rule->check = read_check (self, &check);
  if (rule->check != NULL && bsl_condition_reads_market (rule->applies))
    bsl_json_complain (&applies,
                       _("A rule that looks at the other offers cannot have a check. Remove one."));
  read_clause (self, rule, json);
}

static void
read_actor (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  BslJson actor = bsl_json_member (json, "actor");

  rule->actor = g_strdup (bsl_json_optional_string (&actor));
  if (rule->actor != NULL && bsl_questionnaire_find_role (self->questionnaire, rule->actor) == NULL)
    bsl_json_complain (&actor, _("The role “%s” does not exist. Add it to %s."), rule->actor,
                       "roles.json");
}

/* What has to be done has to say by what it is proved. */
static void
read_proof (BslRuleBase *self, BslRule *rule, const BslJson *json)
{
  BslJson proof = bsl_json_member (json, "proof");

  bsl_json_optional_text (&proof, &rule->proof);
  bsl_reading_optional_text (json, "derogation", &rule->derogation);
  if (bsl_text_is_empty (&rule->proof) && bsl_text_is_empty (&rule->derogation)
      && (rule->effect == BSL_EFFECT_MANDATORY || rule->effect == BSL_EFFECT_FILE))
    bsl_json_complain (&proof, _("What must be done needs a proof. Say what is to be shown."));
}

void
bsl_read_rule (BslRuleBase *self, const BslJson *json, const char *gate)
{
  static const char *const members[]
      = { "id", "title", "summary", "effect", "grade", "in-force", "read-on", "stop", "sources",
          "interpretations", "applies", "proof", "derogation", "before", "actor", "check", "clause", NULL };
  static const char *const grades[]
      = { "A", "B", "B-", "C+", "C", "D", "A/B", "A/C", "A/D", "B/C", "B/D", "C+/A", NULL };
  BslRule *rule = g_new0 (BslRule, 1);
  BslJson effect = bsl_json_member (json, "effect"), grade = bsl_json_member (json, "grade");
  BslJson stop = bsl_json_member (json, "stop");
  int word = bsl_json_word (&effect, bsl_effect_words);

  bsl_json_only (json, members);
  rule->id = bsl_reading_register (self, self->rules_by_id, json, rule);
  rule->gate = g_strdup (gate);
  bsl_reading_text (json, "title", &rule->title);
  read_template (self, json, "summary", &rule->summary, FALSE);
  rule->effect = word < 0 ? BSL_EFFECT_INFORMATION : (BslEffect) word;
  bsl_json_word (&grade, grades);
  rule->grade = g_strdup (bsl_json_optional_string (&grade));
  rule->stop = !bsl_json_is_null (&stop) && bsl_json_boolean (&stop);
  read_proof (self, rule, json);
  read_actor (self, rule, json);
  rule->before = bsl_reading_moment (self, json);
  rule->references = bsl_reading_references (self, json);
  read_force (rule, json);
  read_rule_interpretations (self, rule, json);
  read_rule_conditions (self, rule, json);
  g_ptr_array_add (self->rules, rule);
}

static void
read_conclusion_case (BslRuleBase *self, BslConclusionDef *conclusion, const BslJson *json)
{
  static const char *const members[] = { "value", "title", "when", NULL };
  BslConclusionCase item = { 0 };
  BslJson when = bsl_json_member (json, "when");

  bsl_json_only (json, members);
  item.value = bsl_reading_dup_string (json, "value");
  bsl_reading_text (json, "title", &item.title);
  if (!bsl_json_is_null (&when))
    item.when = bsl_condition_new (&when, self, BSL_READS_MARKET);
  if (bsl_condition_reads_offer (item.when))
    bsl_json_complain (&when, _("A conclusion cannot depend on an offer."));
  conclusion->reads_market = conclusion->reads_market || bsl_condition_reads_market (item.when);
  g_array_append_val (conclusion->cases, item);
}

static void
check_single (BslRuleBase *self, const BslConclusionDef *conclusion, const BslJson *json)
{
  for (guint i = 0; i < self->conclusions->len; i++)
    if (g_strcmp0 (((BslConclusionDef *) g_ptr_array_index (self->conclusions, i))->id, conclusion->id) == 0)
      bsl_reading_complain_twice (json, conclusion->id);
}

/* The rules that say what to do then. */
static void
read_conclusion_rules (BslRuleBase *self, BslConclusionDef *conclusion, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "rules");

  conclusion->rules = g_ptr_array_new ();
  for (guint i = 0; !bsl_json_is_null (&list) && i < bsl_json_length (&list); i++)
    {
      BslJson element = bsl_json_element (&list, i);
      const char *id = bsl_json_string (&element);
      BslRule *rule = id != NULL ? g_hash_table_lookup (self->rules_by_id, id) : NULL;
      g_autofree const char **names = bsl_reading_list_names (self->rules_by_id);

      if (rule != NULL)
        g_ptr_array_add (conclusion->rules, rule);
      else if (id != NULL)
        bsl_reading_complain_unknown (&element, _("There is no rule “%s”."), names);
    }
}

void
bsl_read_conclusion (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "cases", "unknown", "rules", NULL };
  BslConclusionDef *conclusion = g_new0 (BslConclusionDef, 1);
  BslJson cases = bsl_json_member (json, "cases"), unknown = bsl_json_member (json, "unknown");

  bsl_json_only (json, members);
  bsl_reading_remember (self, conclusion, json);
  conclusion->id = bsl_reading_dup_string (json, "id");
  if (conclusion->id != NULL)
    check_single (self, conclusion, json);
  bsl_reading_text (json, "title", &conclusion->title);
  bsl_reading_text (&unknown, "title", &conclusion->unknown);
  conclusion->cases = g_array_new (FALSE, FALSE, sizeof (BslConclusionCase));
  g_array_set_clear_func (conclusion->cases, (GDestroyNotify) bsl_conclusion_case_clear);
  for (guint i = 0; i < bsl_json_length (&cases); i++)
    {
      BslJson element = bsl_json_element (&cases, i);
      read_conclusion_case (self, conclusion, &element);
    }
  read_conclusion_rules (self, conclusion, json);
  g_ptr_array_add (self->conclusions, conclusion);
}
