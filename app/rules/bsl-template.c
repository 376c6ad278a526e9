/* SPDX-License-Identifier: EUPL-1.2 */
/* Placeholders in the texts of law. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Splits "{kind:name}" at @brace; FALSE where there is no such placeholder. */
static gboolean
split (const char *brace, char **kind, char **name, const char **end)
{
  const char *close = strchr (brace, '}');
  const char *colon = strchr (brace, ':');

  if (close == NULL || colon == NULL || colon > close)
    return FALSE;
  *kind = g_strndup (brace + 1, (gsize) (colon - brace - 1));
  *name = g_strndup (colon + 1, (gsize) (close - colon - 1));
  *end = close + 1;
  return TRUE;
}

static char *
render_unknown (const BslScope *scope, BslLang lang)
{
  BslPhrase phrase = scope->contract ? BSL_PHRASE_VALUE_TO_FILL_IN : BSL_PHRASE_VALUE_UNKNOWN;

  return g_strdup (bsl_rule_base_get_phrase (scope->rules, phrase, lang));
}

static char *
render_value (const BslValue *value, const BslDomain *domain, const BslScope *scope, BslLang lang)
{
  return value->known ? bsl_value_in_sentence (value, domain, lang) : render_unknown (scope, lang);
}

static char *
render_answer (const char *name, const BslScope *scope, BslLang lang)
{
  const BslQuestion *question = bsl_questionnaire_find (scope->rules->questionnaire, name);

  return question != NULL
             ? render_value (bsl_answers_get (scope->answers, question->index), &question->domain, scope, lang)
             : NULL;
}

/* The kinds under check, as a value for words; unknown where they are. */
static BslValue
checked_kinds_value (const BslScope *scope)
{
  const BslBounds *bounds = &scope->checked_kinds;

  return (BslValue){ .known = bounds->must == bounds->may, .bits = bounds->must };
}

static char *
render_offer (const char *name, const BslScope *scope, BslLang lang)
{
  const BslAttribute *attribute;

  if (scope->offer == NULL)
    return g_strdup (bsl_rule_base_get_phrase (scope->rules, BSL_PHRASE_VALUE_OF_OFFER, lang));
  if (g_str_equal (name, BSL_ATTRIBUTE_CHECKED_KINDS))
    {
      BslValue value = checked_kinds_value (scope);
      return render_value (&value, &scope->rules->kinds->domain, scope, lang);
    }
  attribute = bsl_attributes_find (scope->rules->attributes, name);
  if (attribute == NULL)
    return NULL;
  return render_value (bsl_offer_get_value (scope->offer, attribute, scope->days[BSL_DAY_DECISION]),
                       &attribute->domain, scope, lang);
}

static char *
render_threshold (const char *name, const BslScope *scope, BslLang lang)
{
  const BslThreshold *threshold = g_hash_table_lookup (scope->rules->thresholds_by_id, name);
  double value;

  if (threshold == NULL)
    return NULL;
  if (!bsl_threshold_get_value (threshold, scope->days[BSL_DAY_CONSULTATION], &value))
    return render_unknown (scope, lang);
  return bsl_euros_to_words (value, lang);
}

static char *
render_day (const char *name, const BslScope *scope, BslLang lang)
{
  for (guint i = 0; i < BSL_N_DAYS; i++)
    if (g_str_equal (name, bsl_day_words[i]))
      return scope->days[i] != BSL_DATE_NONE ? bsl_date_to_words (scope->days[i], lang) : render_unknown (scope, lang);
  return NULL;
}

static char *
render_one (const char *kind, const char *name, const BslScope *scope, BslLang lang)
{
  if (g_str_equal (kind, "answer"))
    return render_answer (name, scope, lang);
  if (g_str_equal (kind, "offer"))
    return render_offer (name, scope, lang);
  if (g_str_equal (kind, "threshold"))
    return render_threshold (name, scope, lang);
  if (g_str_equal (kind, "date"))
    return render_day (name, scope, lang);
  return NULL;
}

char *
bsl_template_render (const char *text, const BslScope *scope, BslLang lang)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      g_autofree char *kind = NULL, *name = NULL, *words = NULL;
      const char *brace = strchr (text, '{');
      const char *end;

      if (brace == NULL || !split (brace, &kind, &name, &end))
        break;
      g_string_append_len (result, text, brace - text);
      words = render_one (kind, name, scope, lang);
      g_string_append (result, words != NULL ? words : "");
      text = end;
    }
  g_string_append (result, text);
  return g_string_free (result, FALSE);
}

static gboolean
names_something (const char *kind, const char *name, BslRuleBase *rules, gboolean with_offer)
{
  if (g_str_equal (kind, "answer"))
    return bsl_questionnaire_find (rules->questionnaire, name) != NULL;
  if (g_str_equal (kind, "offer"))
    return with_offer
           && (g_str_equal (name, BSL_ATTRIBUTE_CHECKED_KINDS)
               || bsl_attributes_find (rules->attributes, name) != NULL);
  if (g_str_equal (kind, "threshold"))
    {
      BslThreshold *threshold = g_hash_table_lookup (rules->thresholds_by_id, name);
      if (threshold != NULL)
        threshold->used = TRUE;
      return threshold != NULL;
    }
  return g_str_equal (kind, "date") && g_strv_contains (bsl_day_words, name);
}

void
bsl_template_check (const BslText *text, const BslJson *json, BslRuleBase *rules,
                    gboolean with_offer)
{
  for (guint lang = 0; lang < BSL_N_LANGS; lang++)
    {
      const char *rest = bsl_text_get (text, (BslLang) lang);
      while ((rest = strchr (rest, '{')) != NULL)
        {
          g_autofree char *kind = NULL, *name = NULL;
          const char *end = rest + 1;
          if (!split (rest, &kind, &name, &end))
            bsl_json_complain (json, _("A “{” begins no placeholder such as {answer:…} here. Complete or remove it."));
          else if (!names_something (kind, name, rules, with_offer))
            bsl_json_complain (json, _("The placeholder {%s:%s} names nothing that can be read here."),
                               kind, name);
          rest = end;
        }
    }
}

char *
bsl_template_fill (const char *text, const char *name, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_null_terminated (6, NULL, TRUE);
  va_list args;

  va_start (args, name);
  for (; name != NULL; name = va_arg (args, const char *))
    {
      g_ptr_array_add (pairs, (gpointer) name);
      g_ptr_array_add (pairs, va_arg (args, char *));
    }
  va_end (args);
  return bsl_text_fill (text, (const char *const *) pairs->pdata);
}
