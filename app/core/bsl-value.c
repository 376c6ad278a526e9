/* SPDX-License-Identifier: EUPL-1.2 */
/* Values of questions and attributes. */

#include "config.h"

#include "app/core/bsl-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/core/bsl-nearest.h"

#define MAX_OPTIONS 64
#define WORD_UNKNOWN "unknown"
/* integers up to here are exact in a double */
#define MAX_EXACT 9007199254740992.0

const char *const bsl_kind_words[] = { "yes-no", "one", "set", "number", "date", "text", NULL };

const char *
bsl_kind_to_string (BslKind kind)
{
  g_return_val_if_fail ((guint) kind <= BSL_KIND_TEXT, NULL);

  return bsl_kind_words[kind];
}

int
bsl_domain_find (const BslDomain *self, const char *value)
{
  if (self->kind == BSL_KIND_YES_NO && self->options == NULL)
    return g_strcmp0 (value, "no") == 0 ? 0 : g_strcmp0 (value, "yes") == 0 ? 1 : -1;

  for (guint i = 0; self->options != NULL && i < self->options->len; i++)
    if (g_strcmp0 (bsl_domain_get_option (self, i)->value, value) == 0)
      return (int) i;

  return -1;
}

const BslOption *
bsl_domain_get_option (const BslDomain *self, guint index)
{
  g_return_val_if_fail (self->options != NULL && index < self->options->len, NULL);

  return g_ptr_array_index (self->options, index);
}

void
bsl_value_clear (BslValue *self)
{
  g_free (self->text);
  *self = (BslValue) { 0 };
}

void
bsl_value_copy (const BslValue *self, BslValue *copy)
{
  char *text = g_strdup (self->text);

  g_free (copy->text);
  *copy = *self;
  copy->text = text;
}

gboolean
bsl_value_equal (const BslValue *a, const BslValue *b, const BslDomain *domain)
{
  if (!a->known || !b->known)
    return a->known == b->known;

  switch (domain->kind)
    {
    case BSL_KIND_YES_NO:
    case BSL_KIND_ONE:
      return a->index == b->index;
    case BSL_KIND_SET:
      return a->bits == b->bits;
    case BSL_KIND_NUMBER:
      return !islessgreater (a->number, b->number);
    case BSL_KIND_DATE:
      return a->date == b->date;
    case BSL_KIND_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_option (const BslJson *json, const BslDomain *domain, guint *index)
{
  static const char *const yes_no[] = { "no", "yes", WORD_UNKNOWN, NULL };
  g_autoptr (GPtrArray) words = NULL;
  int word;

  if (domain->kind == BSL_KIND_YES_NO)
    {
      word = bsl_json_word (json, yes_no);
    }
  else
    {
      words = g_ptr_array_new ();
      for (guint i = 0; domain->options != NULL && i < domain->options->len; i++)
        g_ptr_array_add (words, bsl_domain_get_option (domain, i)->value);
      g_ptr_array_add (words, NULL);
      word = bsl_json_word (json, (const char *const *) words->pdata);
    }

  *index = word >= 0 ? (guint) word : 0;
  return word >= 0;
}

static gboolean
read_set (BslValue *self, const BslJson *json, const BslDomain *domain)
{
  gboolean valid = TRUE;
  guint length;

  if (!bsl_json_is_array (json))
    {
      bsl_json_complain (json,
                         _("A list of choices was expected here, like [\"first\", \"second\"], "
                           "or [] for none of them."));
      return FALSE;
    }

  length = bsl_json_length (json);
  for (guint i = 0; i < length; i++)
    {
      BslJson element = bsl_json_element (json, i);
      guint index;

      if (!read_option (&element, domain, &index))
        valid = FALSE;
      else if ((self->bits & (G_GUINT64_CONSTANT (1) << index)) != 0)
        {
          bsl_json_complain (&element,
                             _("This choice stands twice in the list. Remove one of the two."));
          valid = FALSE;
        }
      else
        self->bits |= G_GUINT64_CONSTANT (1) << index;
    }
  return valid;
}

static gboolean
read_number (BslValue *self, const BslJson *json, const BslDomain *domain)
{
  guint before = bsl_problems_get_count (json->problems);

  self->number = bsl_json_number (json);
  if (bsl_problems_get_count (json->problems) > before)
    return FALSE;
  if (domain->min < domain->max && (self->number < domain->min || self->number > domain->max))
    {
      /* as the sentence around them */
      BslLang lang = bsl_lang_from_locale (g_get_language_names ()[0]);
      g_autofree char *from = bsl_number_to_words (domain->min, 6, lang);
      g_autofree char *to = bsl_number_to_words (domain->max, 6, lang);

      bsl_json_complain (json, _("The number must be from %s to %s. Correct it."), from, to);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_known (BslValue *self, const BslJson *json, const BslDomain *domain)
{
  switch (domain->kind)
    {
    case BSL_KIND_YES_NO:
    case BSL_KIND_ONE:
      return read_option (json, domain, &self->index);
    case BSL_KIND_SET:
      return read_set (self, json, domain);
    case BSL_KIND_NUMBER:
      return read_number (self, json, domain);
    case BSL_KIND_DATE:
      self->date = bsl_json_date (json);
      return self->date != BSL_DATE_NONE;
    case BSL_KIND_TEXT:
      self->text = g_strdup (bsl_json_string (json));
      return self->text != NULL;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_unknown (const BslJson *json)
{
  return bsl_json_is_null (json) || (JSON_NODE_HOLDS_VALUE (json->node) &&
                                     json_node_get_value_type (json->node) == G_TYPE_STRING &&
                                     g_str_equal (json_node_get_string (json->node), WORD_UNKNOWN));
}

gboolean
bsl_value_from_json (BslValue *self, const BslJson *json, const BslDomain *domain)
{
  bsl_value_clear (self);
  if (is_unknown (json))
    return TRUE;
  if (!read_known (self, json, domain))
    {
      bsl_value_clear (self);
      return FALSE;
    }

  self->known = TRUE;
  return TRUE;
}

gboolean
bsl_value_from_text (BslValue *self, const char *text, const BslDomain *domain)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  BslJson place = { .problems = problems, .file = "", .path = "$", .node = node };

  bsl_value_clear (self);
  return node != NULL && bsl_value_from_json (self, &place, domain);
}

static const char *
option_word (const BslDomain *domain, guint index)
{
  if (domain->options != NULL)
    return bsl_domain_get_option (domain, index)->value;

  return index == 1 ? "yes" : "no";
}

static JsonNode *
set_to_json (const BslValue *self, const BslDomain *domain)
{
  JsonNode *node = json_node_alloc ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; domain->options != NULL && i < MIN (domain->options->len, MAX_OPTIONS); i++)
    if ((self->bits & (G_GUINT64_CONSTANT (1) << i)) != 0)
      json_array_add_string_element (array, option_word (domain, i));

  json_node_init_array (node, array);
  json_array_unref (array);
  return node;
}

static JsonNode *
number_to_json (double number)
{
  JsonNode *node = json_node_alloc ();

  if (fabs (number) <= MAX_EXACT && !islessgreater (number, trunc (number)))
    return json_node_init_int (node, (gint64) number);
  return json_node_init_double (node, number);
}

JsonNode *
bsl_value_to_json (const BslValue *self, const BslDomain *domain)
{
  g_autofree char *iso = NULL;

  if (self == NULL || !self->known)
    return json_node_init_null (json_node_alloc ());

  switch (domain->kind)
    {
    case BSL_KIND_YES_NO:
    case BSL_KIND_ONE:
      return json_node_init_string (json_node_alloc (), option_word (domain, self->index));
    case BSL_KIND_SET:
      return set_to_json (self, domain);
    case BSL_KIND_NUMBER:
      return number_to_json (self->number);
    case BSL_KIND_DATE:
      iso = bsl_date_to_iso (self->date);
      return json_node_init_string (json_node_alloc (), iso);
    case BSL_KIND_TEXT:
      return json_node_init_string (json_node_alloc (), self->text);
    default:
      g_assert_not_reached ();
    }
}

char *
bsl_value_to_text (const BslValue *self, const BslDomain *domain)
{
  g_autoptr (JsonNode) node = NULL;

  if (self == NULL || !self->known)
    return NULL;

  node = bsl_value_to_json (self, domain);
  return json_to_string (node, FALSE);
}

/* These few words stand in documents, whose language is not that of the session. */
static const char *const word_unknown[BSL_N_LANGS] = { "inconnu", "unknown" };
static const char *const word_none[BSL_N_LANGS] = { "aucun", "none" };
static const char *const words_yes_no[2][BSL_N_LANGS] = { { "non", "no" }, { "oui", "yes" } };

static const char *
option_title (const BslDomain *domain, guint index, BslLang lang)
{
  const BslOption *option = domain->options != NULL ? bsl_domain_get_option (domain, index) : NULL;

  if (option != NULL && !bsl_text_is_empty (&option->title))
    return bsl_text_get (&option->title, lang);

  return domain->kind == BSL_KIND_YES_NO ? words_yes_no[index == 1][lang] : option->value;
}

static char *
set_to_words (const BslValue *self, const BslDomain *domain, BslLang lang)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_null_terminated (4, NULL, TRUE);

  for (guint i = 0; domain->options != NULL && i < MIN (domain->options->len, MAX_OPTIONS); i++)
    if ((self->bits & (G_GUINT64_CONSTANT (1) << i)) != 0)
      g_ptr_array_add (titles, (gpointer) option_title (domain, i, lang));
  if (titles->len == 0)
    return g_strdup (word_none[lang]);
  return bsl_text_join_labels ((const char *const *) titles->pdata, domain->names, lang);
}

char *
bsl_value_to_words (const BslValue *self, const BslDomain *domain, BslLang lang)
{
  if (self == NULL || !self->known)
    return g_strdup (word_unknown[lang]);

  switch (domain->kind)
    {
    case BSL_KIND_YES_NO:
    case BSL_KIND_ONE:
      return g_strdup (option_title (domain, self->index, lang));
    case BSL_KIND_SET:
      return set_to_words (self, domain, lang);
    case BSL_KIND_NUMBER:
      return bsl_number_to_words (self->number, 6, lang);
    case BSL_KIND_DATE:
      return bsl_date_to_words (self->date, lang);
    case BSL_KIND_TEXT:
      return g_strdup (self->text);
    default:
      g_assert_not_reached ();
    }
}

gboolean
bsl_domain_keeps_capitals (const BslDomain *self)
{
  return self->names || self->kind == BSL_KIND_TEXT;
}

char *
bsl_value_in_sentence (const BslValue *self, const BslDomain *domain, BslLang lang)
{
  g_autofree char *words = bsl_value_to_words (self, domain, lang);

  if (bsl_domain_keeps_capitals (domain))
    return g_steal_pointer (&words);
  return bsl_text_in_sentence (words);
}
