/* SPDX-License-Identifier: EUPL-1.2 */
/* What those who were asked said, as lists, words, and in place of what nobody wrote by hand. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

static GPtrArray *
get_opinions (BslBuilder *self)
{
  if (self->opinions == NULL)
    self->opinions = bsl_opinions_list (self->project);
  return self->opinions;
}

/* Those that were given. */
void
bsl_builder_list_opinions (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  GPtrArray *opinions = get_opinions (self);

  for (guint i = 0; i < opinions->len; i++)
    if (((BslOpinion *) g_ptr_array_index (opinions, i))->given)
      g_ptr_array_add (items, bsl_item_new (BSL_ITEM_OPINION, context, g_ptr_array_index (opinions, i)));
}

static const BslOpinion *
get_opinion (const BslItem *item)
{
  return item->data;
}

static const char *
get_stance (BslBuilder *self, const BslOpinion *opinion)
{
  g_autofree char *id = g_strconcat ("opinion-", bsl_stance_words[opinion->stance], NULL);

  return bsl_texts_get (self->texts, id);
}

static void
write_role (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_role_title (self, get_opinion (item)->role));
}

static void
write_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_opinion (item)->name);
}

static void
write_function (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_opinion (item)->function);
}

static void
write_day (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *day = get_opinion (item)->on != BSL_DATE_NONE
                           ? bsl_date_to_words (get_opinion (item)->on, self->lang) : NULL;

  bsl_builder_add (self, line, day != NULL ? day : "–");
}

static void
write_stance (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add_label (self, line, get_stance (self, get_opinion (item)));
}

static const char *
get_topic (BslBuilder *self, const char *id)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, id);

  return question != NULL ? bsl_question_get_topic (question, self->lang) : id;
}

/* What the answers are about, those to questions that are no longer asked by their identifier. */
static void
write_topics (BslBuilder *self, BslLine *line, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_add_label (self, line, get_topic (self, ids[i]));
    }
}

static void
write_about (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_topics (self, line, (const char *const *) get_opinion (item)->about);
}

/* On a line of its own. */
static void
write_said (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *text = get_opinion (item)->text;

  bsl_builder_add (self, line, text != NULL && *text != '\0' ? "\n" : NULL);
  bsl_builder_add (self, line, text);
}

static void
write_standing (BslBuilder *self, BslLine *line, const BslItem *item)
{
  static const char *const names[] = { NULL, "opinion-holds", "opinion-to-adopt", "opinion-void" };
  g_auto (GStrv) changed = NULL;
  BslOpinionState state = bsl_opinion_get_state (get_opinion (item), self->project, &changed);

  if (names[state] == NULL)
    return;
  bsl_builder_add (self, line, bsl_texts_get (self->texts, names[state]));
  if (state == BSL_OPINION_VOID)
    write_topics (self, line, (const char *const *) changed);
}

const BslWord bsl_words_of_opinions[] = {
  { "role", write_role },
  { "name", write_name },
  { "function", write_function },
  { "day", write_day },
  { "stance", write_stance },
  { "about", write_about },
  { "said", write_said },
  { "standing", write_standing },
  { NULL },
};

/* The last one of the role that still stands. */
static const BslOpinion *
find_standing (BslBuilder *self, const char *role)
{
  GPtrArray *opinions = get_opinions (self);
  const BslOpinion *found = NULL;

  for (guint i = 0; i < opinions->len; i++)
    {
      const BslOpinion *opinion = g_ptr_array_index (opinions, i);

      if (g_strcmp0 (opinion->role, role) == 0
          && bsl_opinion_get_state (opinion, self->project, NULL) == BSL_OPINION_HOLDS)
        found = opinion;
    }
  return found;
}

static char *
dup_part (BslBuilder *self, const BslOpinion *opinion, const char *part)
{
  if (g_str_equal (part, "by"))
    return bsl_opinion_dup_by (opinion);
  if (g_str_equal (part, "on"))
    return opinion->on != BSL_DATE_NONE ? bsl_date_to_words (opinion->on, self->lang) : NULL;
  return bsl_texts_format (self->texts, "opinion-below", "stance", get_stance (self, opinion), NULL);
}

const char *
bsl_builder_get_opinion (BslBuilder *self, JsonObject *place)
{
  const char *id = bsl_member_string (place, "id");
  const char *part = bsl_member_string (place, "opinion");

  if (part == NULL)
    return NULL;
  if (!g_hash_table_contains (self->spoken, id))
    {
      const BslOpinion *opinion = find_standing (self, bsl_member_string (place, "by"));

      g_hash_table_insert (self->spoken, (char *) id, opinion != NULL ? dup_part (self, opinion, part) : NULL);
    }
  return g_hash_table_lookup (self->spoken, id);
}
