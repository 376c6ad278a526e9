/* SPDX-License-Identifier: EUPL-1.2 */
/* What is left of the rules. */
#include "config.h"

#include "ui/regime/bsl-rule-filter.h"

#include "ui/common/bsl-words.h"

void
bsl_rule_filter_set_search (BslRuleFilter *self, const char *text)
{
  g_free (self->search);
  self->search = bsl_words_fold (text);
}

void
bsl_rule_filter_clear (BslRuleFilter *self)
{
  self->state = -1;
  self->gate = NULL;
}

static gboolean
is_searching (const BslRuleFilter *self)
{
  return self->search != NULL && *self->search != '\0';
}

gboolean
bsl_rule_filter_is_set (const BslRuleFilter *self)
{
  return is_searching (self) || bsl_rule_filter_count (self) > 0;
}

guint
bsl_rule_filter_count (const BslRuleFilter *self)
{
  return (self->state >= 0) + (self->gate != NULL);
}

gboolean
bsl_rule_filter_wants (const BslRuleFilter *self, const BslObligation *obligation, BslLang lang)
{
  const BslRule *rule = obligation->rule;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->state >= 0 && (int) obligation->state != self->state)
    return FALSE;
  if (self->gate != NULL && g_strcmp0 (rule->gate, self->gate) != 0)
    return FALSE;
  if (!is_searching (self))
    return TRUE;

  text = g_strjoin ("\n", rule->id, bsl_text_get (&rule->title, lang), bsl_text_get (&rule->summary, lang), NULL);
  folded = bsl_words_fold (text);
  return strstr (folded, self->search) != NULL;
}
