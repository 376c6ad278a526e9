/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule base: from a directory of JSON files, with every fault found in one pass. */

#include "config.h"

#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-options.h"

/* One file of the directory. */
typedef struct
{
  char *name; /* with its directory */
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

/* Forms of files: the lists that each must have, and the member it may have beside them, "$schema", "format" and
 * "version". */
static const struct
{
  const char *format;
  const char *lists[2];
  const char *member;
} forms[] = {
  { "boussole-rules", { "rules" }, "gate" },
  { "boussole-conditions", { "conditions" }, NULL },
  { "boussole-conclusions", { "conclusions" }, NULL },
  { "boussole-thresholds", { "thresholds" }, NULL },
  { "boussole-sources", { "sources" }, NULL },
  { "boussole-interpretations", { "interpretations" }, NULL },
  { "boussole-gates", { "gates" }, "edition" },
  { "boussole-phrases", { "phrases" }, NULL },
  { "boussole-left-out", { "left-out" }, NULL },
  { "boussole-analyses", { "analyses" }, NULL },
  { "boussole-criteria", { "grids", "cautions" }, NULL },
  { "boussole-cost", { "cost-units", "cost-notes" }, NULL },
  { "boussole-ways-out", { "reachable-facts", "correctable-answers" }, NULL },
  { "boussole-moments", { "moments" }, NULL },
};

static void
check_members (const BslJson *root, guint form)
{
  const char *members[] = { "$schema", "format", "version", NULL, NULL, NULL, NULL };
  guint n = g_strv_length ((char **) members);

  for (guint i = 0; i < G_N_ELEMENTS (forms[form].lists) && forms[form].lists[i] != NULL; i++)
    {
      BslJson list = bsl_json_member (root, forms[form].lists[i]);

      bsl_json_length (&list);
      members[n++] = forms[form].lists[i];
    }
  members[n] = forms[form].member;
  bsl_json_only (root, members);
}

/* FALSE with a problem where the file is of no form of the rules. */
static gboolean
check_form (const BslJson *root)
{
  const char *formats[G_N_ELEMENTS (forms) + 1] = { NULL };
  BslJson format = bsl_json_member (root, "format"), version = bsl_json_member (root, "version");
  int form;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    formats[i] = forms[i].format;
  form = bsl_json_word (&format, formats);
  if (form < 0)
    return FALSE;
  if (bsl_json_number (&version) > 1)
    {
      bsl_json_complain (&version,
                         _("The file is of a newer version. Use a newer version of Boussole."));
      return FALSE;
    }
  check_members (root, (guint) form);
  return TRUE;
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
      for (guint j = 0; bsl_json_is_array (&list) && j < bsl_json_length (&list); j++)
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
      BslJson edition = bsl_json_member (&file->root, "edition");
      if (bsl_json_is_null (&gates))
        continue;
      bsl_json_date (&edition);
      g_free (self->version);
      self->version = g_strdup (bsl_json_optional_string (&edition));
    }
}

static void
read_rules (BslRuleBase *self, const BslJson *root)
{
  BslJson gate = bsl_json_member (root, "gate"), rules = bsl_json_member (root, "rules");
  const char *id = bsl_json_string (&gate);

  if (id != NULL && bsl_labels_find (self->gates, id) < 0)
    bsl_json_complain (&gate, _("The gate “%s” does not exist. Add it to \"gates\"."), id);
  for (guint i = 0; i < bsl_json_length (&rules); i++)
    {
      BslJson rule = bsl_json_element (&rules, i);
      bsl_read_rule (self, &rule, id);
    }
}

static void
read_rules_files (BslRuleBase *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      RuleFile *file = g_ptr_array_index (files, i);
      BslJson rules = bsl_json_member (&file->root, "rules");
      if (bsl_json_is_array (&rules))
        read_rules (self, &file->root);
    }
}

/* What the questions bring that only the rules know: when they are asked, and their sources. */
static void
read_question (BslRuleBase *self, const BslQuestion *question)
{
  g_autofree char *path = g_strconcat (question->path, ".asked-when", NULL);
  BslJson json = { self->problems, question->file, g_intern_string (path), question->asked_when };
  BslCondition **asked_when = &self->asked_when[question->index];

  if (question->asked_when != NULL)
    *asked_when = bsl_condition_new (&json, self, BSL_READS_ANSWERS);
  if (bsl_condition_reads_offer (*asked_when) || bsl_condition_reads_market (*asked_when))
    bsl_json_complain (&json, _("When a question is asked can depend on answers only."));
  for (guint i = 0; self->sources->len > 0 && i < question->law->len; i++)
    {
      const BslReference *reference = g_ptr_array_index (question->law, i);
      if (reference->source != NULL
          && !g_hash_table_contains (self->sources_by_id, reference->source))
        bsl_problems_add (self->problems, question->file, question->path,
                          _("The table of sources has no “%s”, which “law” names."),
                          reference->source);
    }
}

static void
read_questions (BslRuleBase *self)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    read_question (self, bsl_questionnaire_get_question (self->questionnaire, i));
}

static int
compare_rules (gconstpointer a, gconstpointer b, gpointer data)
{
  const BslRule *left = *(BslRule *const *) a, *right = *(BslRule *const *) b;
  BslRuleBase *self = data;
  int places[] = { bsl_labels_find (self->gates, left->gate),
                   bsl_labels_find (self->gates, right->gate) };

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
    {
      BslRule *rule = g_ptr_array_index (self->rules, i);
      rule->index = i;
      if (rule->check != NULL)
        g_ptr_array_add (self->checked, rule);
    }
}

static void
open_file (const char *directory, const char *name, BslProblems *problems, GChecksum *checksum,
           GPtrArray *files)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GBytes) bytes = bsl_json_read_file_or_complain (path, 0, problems);
  RuleFile *file;

  if (bytes == NULL)
    return;
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  file = g_new0 (RuleFile, 1);
  file->name = g_steal_pointer (&path);
  file->parser = json_parser_new ();
  if (!bsl_json_open (&file->root, file->parser, bytes, file->name, problems)
      || !check_form (&file->root))
    rule_file_free (file);
  else
    g_ptr_array_add (files, file);
}

static const BslQuestion *
need_question (BslRuleBase *self, const char *id, BslKind kind)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, id);

  if (question == NULL || question->domain.kind != kind)
    bsl_problems_add (self->problems, "questions", id,
                      /* Translators: %s is the kind of answer as the files name it, such as "set" */
                      _("The evaluation needs this question, of the kind “%s”. Add it."), bsl_kind_to_string (kind));
  return question;
}

static const BslAttribute *
need_attribute (BslRuleBase *self, const char *id)
{
  const BslAttribute *attribute = bsl_attributes_find (self->attributes, id);

  if (attribute == NULL || attribute->domain.kind != BSL_KIND_SET)
    bsl_problems_add (self->problems, "attributes", id,
                      _("The evaluation needs this attribute, of the kind “%s”. Add it."),
                      bsl_kind_to_string (BSL_KIND_SET));
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
  guint before = bsl_problems_get_count (self->problems);

  each (self, files, "phrases", bsl_read_phrase);
  each (self, files, "sources", bsl_read_source);
  each (self, files, "interpretations", bsl_read_interpretation);
  each (self, files, "thresholds", bsl_read_threshold);
  each (self, files, "reachable-facts", bsl_read_reachable_fact);
  each (self, files, "correctable-answers", bsl_read_correctable_answer);
  each (self, files, "conditions", bsl_register_condition);
  each (self, files, "gates", bsl_read_gate);
  each (self, files, "moments", bsl_read_moment);
  read_version (self, files);
  each (self, files, "conditions", bsl_read_condition);
  bsl_rule_names_settle (self);
  read_questions (self);
  read_rules_files (self, files);
  each (self, files, "left-out", bsl_read_left_out);
  each (self, files, "conclusions", bsl_read_conclusion);
  each (self, files, "analyses", bsl_read_analysis);
  each (self, files, "grids", bsl_read_grid);
  each (self, files, "cautions", bsl_read_caution);
  each (self, files, "cost-units", bsl_read_cost_unit);
  each (self, files, "cost-notes", bsl_read_cost_note);
  sort_rules (self);
  bsl_rule_names_check_use (self);
  bsl_rule_names_check_missing (self, directory);
  if (bsl_problems_get_count (self->problems) == before)
    bsl_rule_consistency_check (self);
}

BslRuleBase *
bsl_rule_base_load (const char *directory, BslQuestionnaire *questionnaire,
                    BslAttributes *attributes, BslServices *services, BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (BslRuleBase) self = bsl_rule_base_new (questionnaire, attributes, services, problems);
  g_autoptr (GPtrArray) names = bsl_json_list_files (directory, problems);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_file_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < names->len; i++)
    open_file (directory, g_ptr_array_index (names, i), problems, checksum, files);
  if (names->len == 0 && bsl_problems_get_count (problems) == before)
    bsl_problems_add (problems, directory, "$", _("There is no file of rules here. Name a directory "
                                                  "made like the shipped one."));
  if (names->len == 0 || !find_anchors (self))
    return NULL;
  read_files (self, files, directory);
  self->sha256 = g_strdup (g_checksum_get_string (checksum));
  self->problems = NULL;
  g_clear_pointer (&self->places, g_hash_table_unref);
  return bsl_problems_get_count (problems) == before ? g_steal_pointer (&self) : NULL;
}
