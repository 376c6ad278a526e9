/* SPDX-License-Identifier: EUPL-1.2 */
/* Guided analyses: answers and reasons criterion by criterion, and who attests them. */
#include "config.h"

#include "app/report/bsl-builder-private.h"
#include "app/rules/bsl-analysis-record.h"

/* A topic and one of its criteria, as one thing. */
typedef struct
{
  const BslAnalysis *analysis;
  const BslTopic *topic;
  const BslCriterion *criterion;
} Asked;

/* Those begun or needed. */
void
bsl_builder_list_analyses (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < bsl_rule_base_get_n_analyses (self->rules); i++)
    {
      const BslAnalysis *analysis = bsl_rule_base_get_analysis (self->rules, i);

      if (bsl_analysis_is_concerned (analysis, self->project, self->evaluation))
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_ANALYSIS, context, analysis));
    }
}

static void
add_topic (const BslAnalysis *analysis, const BslTopic *topic, const BslItem *context, GPtrArray *items)
{
  for (guint i = 0; i < topic->criteria->len; i++)
    {
      const Asked asked = { analysis, topic, g_ptr_array_index (topic->criteria, i) };
      BslItem *item = bsl_item_new (BSL_ITEM_CRITERION, context, NULL);

      item->others = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (item->others, g_memdup2 (&asked, sizeof asked));
      item->data = g_ptr_array_index (item->others, 0);
      g_ptr_array_add (items, item);
    }
}

/* Criteria of the analysis around, part by part, as far as they matter. */
void
bsl_builder_list_criteria (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslItem *item = bsl_item_find (context, BSL_ITEM_ANALYSIS);
  const BslAnalysis *analysis = item != NULL ? item->data : NULL;

  for (guint i = 0; analysis != NULL && i < analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = g_ptr_array_index (analysis->parts, i);

      for (guint j = 0; bsl_analysis_needs_part (analysis, self->project, part) && j < part->topics->len; j++)
        add_topic (analysis, g_ptr_array_index (part->topics, j), context, items);
    }
}

const char *
bsl_builder_get_attestation (BslBuilder *self, const char *id)
{
  const BslAnalysis *analysis = bsl_rule_base_find_analysis (self->rules, id);
  g_autofree char *date = NULL;
  char *text;

  if (analysis == NULL)
    g_critical ("no analysis “%s”", id);
  if (analysis == NULL || !bsl_analysis_get_state (analysis, self->project).attested)
    return NULL;
  text = g_hash_table_lookup (self->attestations, analysis->id);
  if (text != NULL)
    return text;
  date = bsl_date_words_from_iso (bsl_analysis_get_attested (analysis, self->project, BSL_ATTESTED_DATE), self->lang);
  text = bsl_texts_format (self->texts, self->options->withheld ? "attested-withheld" : "attested", "date", date,
                           "name", bsl_analysis_get_attested (analysis, self->project, BSL_ATTESTED_NAME),
                           "function", bsl_analysis_get_attested (analysis, self->project, BSL_ATTESTED_FUNCTION), NULL);
  g_hash_table_insert (self->attestations, analysis->id, text);
  return text;
}

gboolean
bsl_builder_test_analysis (BslBuilder *self, const char *id, const char *word)
{
  const BslAnalysis *analysis = bsl_rule_base_find_analysis (self->rules, id);

  if (analysis == NULL)
    g_critical ("no analysis “%s”", id);
  if (analysis == NULL)
    return FALSE;
  if (g_str_equal (word, "wanted"))
    return bsl_analysis_is_concerned (analysis, self->project, self->evaluation);
  if (g_str_equal (word, "begun"))
    return bsl_analysis_is_begun (analysis, self->project);
  if (g_str_equal (word, "attested"))
    return bsl_analysis_get_state (analysis, self->project).attested;
  return g_str_equal (word, "complete") && bsl_analysis_is_complete (analysis, self->project);
}

const BslWord bsl_words_of_analyses[] = {
  { NULL },
};

/* "Public order" where the topic is asked as a whole, else "Public order: availability". */
static void
write_criterion_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const Asked *asked = item->data;

  bsl_builder_add (self, line, bsl_text_get (&asked->topic->title, self->lang));
  if (asked->topic->whole)
    return;
  bsl_builder_add (self, line, bsl_texts_get (self->texts, "colon"));
  bsl_builder_add (self, line, bsl_text_get (&asked->criterion->title, self->lang));
}

static void
write_criterion_value (BslBuilder *self, BslLine *line, const BslItem *item)
{
  static const char *const ids[] = {
    [BSL_TRI_NO] = "criterion-no",
    [BSL_TRI_UNKNOWN] = "criterion-open",
    [BSL_TRI_YES] = "criterion-yes",
  };
  const Asked *asked = item->data;
  BslTri value = bsl_analysis_get_value (asked->analysis, self->project, asked->topic, asked->criterion);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, ids[value]));
}

static void
write_criterion_reason (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const Asked *asked = item->data;
  const char *reason = bsl_analysis_get_reason (asked->analysis, self->project, asked->topic, asked->criterion);

  bsl_builder_add (self, line, reason[0] != '\0' ? reason : "—");
}

const BslWord bsl_words_of_criteria[] = {
  { "name", write_criterion_name },
  { "value", write_criterion_value },
  { "reason", write_criterion_reason },
  { NULL },
};
