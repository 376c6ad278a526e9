/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of the questions of the wizard. */

#include "config.h"

#include "app/core/bsl-questionnaire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-nearest.h"

#define MAX_OPTIONS 64
#define ROLES_FILE "roles.json"

struct _BslQuestionnaire
{
  gatomicrefcount references;
  GPtrArray *questions; /* of BslQuestion */
  GPtrArray *steps;     /* of BslStep */
  GPtrArray *roles;     /* of BslRole */
  GHashTable *by_id;    /* id of a question → BslQuestion */
  gint64 words_version; /* 0: not yet computed */
};

void
bsl_reference_free (BslReference *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->article);
  g_free (self->article_en);
  g_free (self);
}

const char *
bsl_reference_get_article (const BslReference *self, BslLang lang)
{
  return lang == BSL_LANG_EN && self->article_en != NULL ? self->article_en : self->article;
}

static void
read_article (BslReference *self, const BslJson *json)
{
  if (bsl_json_is_object (json))
    {
      static const char *const members[] = { "fr", "en", NULL };
      BslJson french = bsl_json_member (json, "fr"), english = bsl_json_member (json, "en");

      bsl_json_only (json, members);
      self->article = g_strdup (bsl_json_string (&french));
      self->article_en = g_strdup (bsl_json_string (&english));
    }
  else
    self->article = g_strdup (bsl_json_optional_string (json));
}

GPtrArray *
bsl_references_from_json (const BslJson *json)
{
  static const char *const members[] = { "source", "article", NULL };
  GPtrArray *references = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_reference_free);
  guint length = bsl_json_length (json);

  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (json, i);
      BslJson source = bsl_json_member (&element, "source");
      BslJson article = bsl_json_member (&element, "article");
      BslReference *reference = g_new0 (BslReference, 1);

      bsl_json_only (&element, members);
      reference->source = g_strdup (bsl_json_string (&source));
      read_article (reference, &article);
      g_ptr_array_add (references, reference);
    }
  return references;
}

static void
option_free (gpointer data)
{
  BslOption *option = data;

  g_free (option->value);
  g_free (option->group);
  bsl_text_clear (&option->title);
  bsl_text_clear (&option->example);
  g_free (option);
}

static void
group_free (gpointer data)
{
  BslOptionGroup *group = data;

  g_free (group->id);
  bsl_text_clear (&group->title);
  g_free (group);
}

static void
question_free (gpointer data)
{
  BslQuestion *question = data;

  g_free (question->id);
  g_free (question->ask);
  bsl_text_clear (&question->title);
  bsl_text_clear (&question->topic);
  bsl_text_clear (&question->why);
  bsl_text_clear (&question->example);
  bsl_text_clear (&question->unit);
  g_clear_pointer (&question->domain.options, g_ptr_array_unref);
  g_clear_pointer (&question->groups, g_ptr_array_unref);
  g_clear_pointer (&question->law, g_ptr_array_unref);
  g_clear_pointer (&question->asked_when, json_node_unref);
  g_free (question->file);
  g_free (question->path);
  g_free (question);
}

static void
step_free (gpointer data)
{
  BslStep *step = data;

  g_free (step->id);
  bsl_text_clear (&step->title);
  bsl_text_clear (&step->intro);
  g_free (step);
}

static void
role_free (gpointer data)
{
  BslRole *role = data;

  g_free (role->id);
  bsl_text_clear (&role->title);
  bsl_text_clear (&role->agent);
  bsl_text_clear (&role->explanation);
  g_free (role);
}

static char *
read_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_string (&member));
}

static char *
read_optional_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_optional_string (&member));
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

static void
read_groups (BslQuestion *question, const BslJson *json)
{
  static const char *const members[] = { "id", "title", NULL };
  BslJson list = bsl_json_member (json, "groups");
  guint length = bsl_json_is_null (&list) ? 0 : bsl_json_length (&list);

  question->groups = g_ptr_array_new_with_free_func (group_free);
  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (&list, i);
      BslOptionGroup *group = g_new0 (BslOptionGroup, 1);

      bsl_json_only (&element, members);
      group->id = read_string (&element, "id");
      read_text (&element, "title", &group->title);
      g_ptr_array_add (question->groups, group);
    }
}

static gboolean
has_group (const BslQuestion *question, const char *id)
{
  for (guint i = 0; i < question->groups->len; i++)
    if (g_strcmp0 (((BslOptionGroup *) g_ptr_array_index (question->groups, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
read_option (BslQuestion *question, const BslJson *json)
{
  static const char *const members[] = { "value", "title", "example", "group", NULL };
  BslOption *option = g_new0 (BslOption, 1);

  bsl_json_only (json, members);
  option->value = read_string (json, "value");
  option->group = read_optional_string (json, "group");
  read_text (json, "title", &option->title);
  read_optional_text (json, "example", &option->example);
  if (option->value != NULL && bsl_domain_find (&question->domain, option->value) >= 0)
    bsl_json_complain (json, _("The option “%s” stands twice. Remove one of the two."),
                       option->value);
  if (g_strcmp0 (option->value, "unknown") == 0)
    bsl_json_complain (
        json, _("“unknown” is the word for a question without answer. Choose another value."));
  if (option->group != NULL && !has_group (question, option->group))
    bsl_json_complain (json,
                       _("The group “%s” does not exist. Add it to \"groups\" of the question."),
                       option->group);
  g_ptr_array_add (question->domain.options, option);
}

static void
read_options (BslQuestion *question, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "options");
  guint length = bsl_json_is_null (&list) ? 0 : bsl_json_length (&list);

  question->domain.options = g_ptr_array_new_with_free_func (option_free);
  if (length == 0)
    bsl_json_complain (
        &list, _("A question with a choice needs \"options\" or \"options-from\". Add them."));
  if (length > MAX_OPTIONS)
    bsl_json_complain (&list, _("A question has at most %d options. Remove some."), MAX_OPTIONS);
  for (guint i = 0; i < MIN (length, MAX_OPTIONS); i++)
    {
      BslJson element = bsl_json_element (&list, i);

      read_option (question, &element);
    }
}

static void
copy_services (BslQuestion *question, GPtrArray *services)
{
  question->domain.options = g_ptr_array_new_with_free_func (option_free);
  for (guint i = 0; services != NULL && i < MIN (services->len, MAX_OPTIONS); i++)
    {
      const BslOption *service = g_ptr_array_index (services, i);
      BslOption *option = g_new0 (BslOption, 1);

      option->value = g_strdup (service->value);
      option->group = g_strdup (service->group);
      for (guint lang = 0; lang < BSL_N_LANGS; lang++)
        {
          option->title.in[lang] = g_strdup (service->title.in[lang]);
          option->example.in[lang] = g_strdup (service->example.in[lang]);
        }
      g_ptr_array_add (question->domain.options, option);
    }
}

static void
set_yes_no (BslDomain *domain)
{
  static const char *const words[2][3] = { { "no", "Non", "No" }, { "yes", "Oui", "Yes" } };

  domain->options = g_ptr_array_new_with_free_func (option_free);
  for (guint i = 0; i < 2; i++)
    {
      BslOption *option = g_new0 (BslOption, 1);

      option->value = g_strdup (words[i][0]);
      option->title.in[BSL_LANG_FR] = g_strdup (words[i][1]);
      option->title.in[BSL_LANG_EN] = g_strdup (words[i][2]);
      g_ptr_array_add (domain->options, option);
    }
}

static void
read_limits (BslDomain *domain, const BslJson *json)
{
  BslJson min = bsl_json_member (json, "min");
  BslJson max = bsl_json_member (json, "max");

  domain->min = bsl_json_is_null (&min) ? 0 : bsl_json_number (&min);
  domain->max = bsl_json_is_null (&max) ? (bsl_json_is_null (&min) ? 0 : G_MAXDOUBLE)
                                        : bsl_json_number (&max);
  if (domain->max < domain->min)
    bsl_json_complain (&max, _("The greatest number is below the smallest. Correct one of them."));
}

static void
read_domain (BslQuestion *question, const BslJson *json, GPtrArray *services)
{
  static const char *const tables[] = { "services", NULL };
  BslJson kind = bsl_json_member (json, "kind");
  BslJson from = bsl_json_member (json, "options-from");
  int word = bsl_json_word (&kind, bsl_kind_words);

  question->domain.kind = word >= 0 ? (BslKind) word : BSL_KIND_TEXT;
  if (question->domain.kind == BSL_KIND_YES_NO)
    set_yes_no (&question->domain);
  else if (question->domain.kind == BSL_KIND_NUMBER)
    read_limits (&question->domain, json);
  else if (question->domain.kind != BSL_KIND_ONE && question->domain.kind != BSL_KIND_SET)
    return;
  else if (!bsl_json_is_null (&from) && bsl_json_word (&from, tables) >= 0)
    copy_services (question, services);
  else if (bsl_json_is_null (&from))
    read_options (question, json);
}

static void
read_condition (BslQuestion *question, const BslJson *json)
{
  BslJson condition = bsl_json_member (json, "asked-when");

  if (bsl_json_is_null (&condition))
    return;
  if (bsl_json_is_object (&condition))
    question->asked_when = json_node_copy (condition.node);
  else
    bsl_json_complain (&condition,
                       _("A condition was expected here: an object with one operator."));
}

static void
add_question (BslQuestionnaire *self, BslQuestion *question, const BslJson *json)
{
  if (question->id == NULL || question->id[0] == '\0' ||
      g_hash_table_contains (self->by_id, question->id))
    {
      if (question->id != NULL)
        bsl_json_complain (
            json, _("The question “%s” stands twice, or has no identifier. Each needs its own."),
            question->id);
      question_free (question);
      return;
    }

  question->index = self->questions->len;
  g_ptr_array_add (self->questions, question);
  g_hash_table_insert (self->by_id, question->id, question);
}

static void
read_question (BslQuestionnaire *self, const BslJson *json, guint step, GPtrArray *services)
{
  static const char *const members[] = { "id",           "kind",   "title",      "topic", "why",
                                         "law",          "ask",    "asked-when", "example",
                                         "unit",         "min",    "max",        "options",
                                         "options-from", "groups", "names",      "comment",
                                         NULL };
  BslQuestion *question = g_new0 (BslQuestion, 1);
  BslJson law = bsl_json_member (json, "law");
  BslJson names = bsl_json_member (json, "names");

  bsl_json_only (json, members);
  question->step = step;
  question->file = g_strdup (json->file);
  question->path = g_strdup (json->path);
  question->id = read_string (json, "id");
  question->ask = read_optional_string (json, "ask");
  read_text (json, "title", &question->title);
  read_optional_text (json, "topic", &question->topic);
  read_text (json, "why", &question->why);
  read_optional_text (json, "example", &question->example);
  read_optional_text (json, "unit", &question->unit);
  question->law = bsl_references_from_json (&law);
  question->domain.names = !bsl_json_is_null (&names) && bsl_json_boolean (&names);
  read_groups (question, json);
  read_domain (question, json, services);
  read_condition (question, json);
  if (question->ask != NULL && bsl_questionnaire_find_role (self, question->ask) == NULL)
    bsl_json_complain (json, _("The role “%s” does not exist. Add it to %s."), question->ask,
                       ROLES_FILE);
  add_question (self, question, json);
}

static gboolean
check_header (const BslJson *json, const char *expected)
{
  BslJson format = bsl_json_member (json, "format");
  BslJson version = bsl_json_member (json, "version");
  const char *found = bsl_json_string (&format);

  if (g_strcmp0 (found, expected) != 0)
    {
      if (found != NULL)
        bsl_json_complain (&format, _("\"%s\" was expected here. Choose another file."), expected);
      return FALSE;
    }
  if (bsl_json_number (&version) > 1)
    {
      bsl_json_complain (&version,
                         _("The file is of a newer version. Use a newer version of Boussole."));
      return FALSE;
    }
  return TRUE;
}

static void
read_step (BslQuestionnaire *self, const BslJson *json, GPtrArray *services)
{
  static const char *const members[] = { "$schema", "format",    "version", "step", "title",
                                         "intro",   "questions", "comment", NULL };
  BslJson questions = bsl_json_member (json, "questions");
  BslStep *step = g_new0 (BslStep, 1);
  guint length = bsl_json_length (&questions);

  bsl_json_only (json, members);
  step->id = read_string (json, "step");
  read_text (json, "title", &step->title);
  read_optional_text (json, "intro", &step->intro);
  for (guint i = 0; i < self->steps->len; i++)
    if (g_strcmp0 (bsl_questionnaire_get_step (self, i)->id, step->id) == 0)
      bsl_json_complain (json,
                         _("Another file has the step “%s” already. Put the questions together."),
                         step->id != NULL ? step->id : "");
  g_ptr_array_add (self->steps, step);
  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (&questions, i);

      if (bsl_json_is_object (&element))
        read_question (self, &element, self->steps->len - 1, services);
      else
        bsl_json_complain (&element, _("A question was expected here: an object {…}."));
    }
}

static void
read_roles (BslQuestionnaire *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "agent", "explanation", NULL };
  BslJson list = bsl_json_member (json, "roles");
  guint length = bsl_json_length (&list);

  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (&list, i);
      BslRole *role = g_new0 (BslRole, 1);

      bsl_json_only (&element, members);
      role->id = read_string (&element, "id");
      read_text (&element, "title", &role->title);
      read_text (&element, "agent", &role->agent);
      read_text (&element, "explanation", &role->explanation);
      g_ptr_array_add (self->roles, role);
    }
}

static void
read_file (BslQuestionnaire *self,
           const char *path,
           gboolean roles,
           GPtrArray *services,
           BslProblems *problems)
{
  g_autoptr (GBytes) bytes = bsl_json_read_file_or_complain (path, 0, problems);
  g_autoptr (JsonParser) parser = json_parser_new ();
  BslJson json;

  if (bytes == NULL)
    return;
  if (!bsl_json_open (&json, parser, bytes, path, problems))
    return;
  if (!check_header (&json, roles ? "boussole-roles" : "boussole-questions"))
    return;
  if (roles)
    read_roles (self, &json);
  else
    read_step (self, &json, services);
}

BslQuestionnaire *
bsl_questionnaire_load (const char *directory, GPtrArray *services, BslProblems *problems)
{
  g_autoptr (BslQuestionnaire) self = g_new0 (BslQuestionnaire, 1);
  g_autoptr (GPtrArray) names = bsl_json_list_files (directory, problems);
  g_autofree char *roles = g_build_filename (directory, ROLES_FILE, NULL);

  g_atomic_ref_count_init (&self->references);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->roles = g_ptr_array_new_with_free_func (role_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (g_file_test (roles, G_FILE_TEST_EXISTS))
    read_file (self, roles, TRUE, services, problems);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, g_ptr_array_index (names, i), NULL);

      if (!g_str_equal (g_ptr_array_index (names, i), ROLES_FILE))
        read_file (self, path, FALSE, services, problems);
    }
  if (self->questions->len == 0)
    {
      if (bsl_problems_get_count (problems) == 0)
        bsl_problems_add (problems, directory, "$",
                          _("The folder holds no questions. Install Boussole again."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

BslQuestionnaire *
bsl_questionnaire_ref (BslQuestionnaire *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bsl_questionnaire_unref (BslQuestionnaire *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->roles);
  g_free (self);
}

const char *
bsl_question_get_topic (const BslQuestion *self, BslLang lang)
{
  return bsl_text_get (bsl_text_is_empty (&self->topic) ? &self->title : &self->topic, lang);
}

guint
bsl_questionnaire_get_n_questions (BslQuestionnaire *self)
{
  return self->questions->len;
}

const BslQuestion *
bsl_questionnaire_get_question (BslQuestionnaire *self, guint index)
{
  g_return_val_if_fail (index < self->questions->len, NULL);

  return g_ptr_array_index (self->questions, index);
}

const BslQuestion *
bsl_questionnaire_find (BslQuestionnaire *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

guint
bsl_questionnaire_get_n_steps (BslQuestionnaire *self)
{
  return self->steps->len;
}

const BslStep *
bsl_questionnaire_get_step (BslQuestionnaire *self, guint index)
{
  g_return_val_if_fail (index < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, index);
}

guint
bsl_questionnaire_get_n_roles (BslQuestionnaire *self)
{
  return self->roles->len;
}

const BslRole *
bsl_questionnaire_get_role (BslQuestionnaire *self, guint index)
{
  return g_ptr_array_index (self->roles, index);
}

const BslRole *
bsl_questionnaire_find_role (BslQuestionnaire *self, const char *id)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const BslRole *role = g_ptr_array_index (self->roles, i);

      if (g_strcmp0 (role->id, id) == 0)
        return role;
    }
  return NULL;
}

static void
digest_options (GChecksum *checksum, const BslQuestion *question)
{
  GPtrArray *options = question->domain.options;

  g_checksum_update (checksum, (const guchar *) question->id, -1);
  for (guint i = 0; options != NULL && i < options->len; i++)
    for (guint lang = 0; lang < BSL_N_LANGS; lang++)
      {
        const BslOption *option = g_ptr_array_index (options, i);
        const char *title = bsl_text_get (&option->title, (BslLang) lang);

        g_checksum_update (checksum, (const guchar *) title, (gssize) strlen (title) + 1);
      }
}

gint64
bsl_questionnaire_get_words_version (BslQuestionnaire *self)
{
  g_autoptr (GChecksum) checksum = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  if (self->words_version != 0)
    return self->words_version;

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < self->questions->len; i++)
    digest_options (checksum, g_ptr_array_index (self->questions, i));
  g_checksum_get_digest (checksum, digest, &length);
  /* 48 bits are enough, and positive everywhere */
  for (guint i = 0; i < 6; i++)
    self->words_version = self->words_version << 8 | digest[i];
  self->words_version |= 1;
  return self->words_version;
}
