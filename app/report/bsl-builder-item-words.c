/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of questions, roles, changes, sources and what else is listed. */
#include "config.h"

#include "app/core/bsl-note.h"
#include "app/report/bsl-builder-private.h"

static const BslQuestion *
get_question (const BslItem *item)
{
  return item->data;
}

static void
write_question_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&get_question (item)->title, self->lang));
}

static void
write_question_why (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&get_question (item)->why, self->lang));
}

static void
write_question_role (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_role_title (self, get_question (item)->ask));
}

static void
write_question_decides (BslBuilder *self, BslLine *line, const BslItem *item)
{
  GArray *open = bsl_evaluation_get_open_questions (self->evaluation);

  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, BslOpenQuestion, i).question == get_question (item))
      {
        g_autofree char *number = bsl_number_to_words (g_array_index (open, BslOpenQuestion, i).decides, 0, self->lang);

        bsl_builder_add (self, line, number);
      }
}

static void
write_question_law (BslBuilder *self, BslLine *line, const BslItem *item)
{
  GPtrArray *law = get_question (item)->law;

  for (guint i = 0; law != NULL && i < law->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_cite_reference (self, line, g_ptr_array_index (law, i), i == 0);
    }
}

static void
write_box (BslBuilder *self, BslLine *line, const char *title)
{
  bsl_builder_add (self, line, line->runs->len > 0 ? "\n☐ " : "☐ ");
  bsl_builder_add (self, line, title);
}

/* What may be answered, each with a box to tick, as in the window: none ticked is no answer. */
static void
write_question_options (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslDomain *domain = &get_question (item)->domain;

  if (domain->options == NULL)
    {
      bsl_builder_add (self, line, bsl_texts_get (self->texts, "room"));
      return;
    }
  for (guint i = 0; i < domain->options->len; i++)
    write_box (self, line, bsl_text_get (&((const BslOption *) g_ptr_array_index (domain->options, i))->title, self->lang));
  if (domain->kind == BSL_KIND_SET)
    write_box (self, line, bsl_texts_get (self->texts, "option-none"));
  write_box (self, line, bsl_texts_get (self->texts, "option-unknown"));
}

/* What was written for another answer is printed all the same, with that mention; third parties read no
 * note, which nobody can mark. */
static void
write_note (BslBuilder *self, BslLine *line, const BslQuestion *question)
{
  g_autofree char *text = bsl_note_dup_text (self->project, question);

  if (*text == '\0')
    return;
  if (self->options->withheld)
    {
      bsl_line_add (line, "\n");
      bsl_line_add (line, bsl_builder_withhold (self, NULL));
      return;
    }
  if (bsl_note_is_outdated (self->project, question, NULL))
    {
      bsl_line_add (line, "\n");
      bsl_line_add_strong (line, bsl_texts_get (self->texts, "note-of-another-answer"));
    }
  bsl_line_add (line, "\n");
  bsl_line_add (line, text);
}

/* The answer with the note on it; where there is none, who can tell. */
static void
write_question_answer (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslQuestion *question = get_question (item);
  gboolean known = bsl_project_get_answer (self->project, question->index)->known;
  g_autofree char *words = known ? bsl_builder_dup_answer (self, question)
                                 : bsl_texts_format (self->texts, "to-answer-by", "role",
                                                     bsl_builder_role_agent (self, question->ask), NULL);

  bsl_line_add (line, words)->strong = known;
  g_hash_table_add (self->told, question->id);
  write_note (self, line, question);
}

gboolean
bsl_builder_has_told (BslBuilder *self, const BslItem *item)
{
  const BslItem *question = bsl_item_find (item, BSL_ITEM_QUESTION);

  return question != NULL && g_hash_table_contains (self->told, get_question (question)->id);
}

/* As it stands in the project file. */
static void
write_question_value (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslQuestion *question = get_question (item);
  g_autoptr (JsonNode) node = bsl_value_to_json (bsl_project_get_answer (self->project, question->index), &question->domain);
  g_autofree char *json = json_to_string (node, FALSE);

  bsl_builder_add (self, line, json);
}

static void
write_question_id (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_question (item)->id);
}

const BslWord bsl_words_of_questions[] = {
  { "title", write_question_title },
  { "why", write_question_why },
  { "role", write_question_role },
  { "decides", write_question_decides },
  { "law", write_question_law },
  { "options", write_question_options },
  { "answer", write_question_answer },
  { "value", write_question_value },
  { "id", write_question_id },
  { NULL },
};

static void
write_role_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_role_title (self, item->data ? ((const BslRole *) item->data)->id : NULL));
}

static void
write_role_explanation (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, item->data != NULL ? bsl_text_get (&((const BslRole *) item->data)->explanation, self->lang) : NULL);
}

const BslWord bsl_words_of_roles[] = {
  { "title", write_role_title },
  { "explanation", write_role_explanation },
  { NULL },
};

static void
write_text (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, item->text);
}

const BslWord bsl_words_of_sentences[] = {
  { "text", write_text },
  { NULL },
};

static void
write_change_date (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *date = bsl_date_to_words (item->date, self->lang);

  bsl_builder_add (self, line, date);
}

/* What changes of an offer begins with its name, which keeps its first letter. */
static void
write_change (BslBuilder *self, BslLine *line, const BslItem *item)
{
  if (item->data != NULL)
    bsl_builder_add (self, line, item->text);
  else
    bsl_builder_add_label (self, line, item->text);
}

/* What the contract says about it, by the titles of the rules that ask for it. */
static void
write_change_clauses (BslBuilder *self, BslLine *line, const BslItem *item)
{
  guint n = item->others != NULL ? item->others->len : 0;

  if (n == 0)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "change-no-clause"));
  for (guint i = 0; i < n; i++)
    {
      const BslRule *rule = g_ptr_array_index (item->others, i);

      bsl_builder_add (self, line, i > 0 ? "\n" : NULL);
      bsl_builder_add (self, line, bsl_text_get (&rule->title, self->lang));
      bsl_builder_add (self, line, " (");
      bsl_builder_add (self, line, rule->id);
      bsl_builder_add (self, line, ")");
    }
}

const BslWord bsl_words_of_changes[] = {
  { "date", write_change_date },
  { "text", write_change },
  { "clauses", write_change_clauses },
  { NULL },
};

static const BslLawSource *
get_source (const BslItem *item)
{
  return item->data;
}

static void
write_source_id (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_source (item)->id);
}

static void
write_source_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslLawSource *source = get_source (item);
  BslRun *run = bsl_builder_add (self, line, bsl_text_get (&source->title, self->lang));

  if (source->urls->len > 0)
    bsl_run_set_link (run, g_ptr_array_index (source->urls, 0));
}

static void
write_partial_date (BslBuilder *self, BslLine *line, const char *iso)
{
  g_autofree char *date = iso != NULL ? bsl_date_words_from_iso (iso, self->lang) : NULL;

  bsl_builder_add (self, line, date);
}

static void
write_source_date (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_partial_date (self, line, get_source (item)->date);
}

static void
write_source_read (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_partial_date (self, line, get_source (item)->read);
}

static void
write_source_extent (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslLawSource *source = get_source (item);
  g_autofree char *id = source->extent != NULL ? g_strconcat ("extent-", source->extent, NULL) : NULL;

  bsl_builder_add (self, line, id != NULL ? bsl_texts_get (self->texts, id) : NULL);
  if (bsl_text_is_empty (&source->through))
    return;
  bsl_builder_add (self, line, bsl_texts_get (self->texts, "colon"));
  bsl_builder_add (self, line, bsl_text_get (&source->through, self->lang));
}

static void
write_source_grade (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, get_source (item)->grade);
}

const BslWord bsl_words_of_sources[] = {
  { "id", write_source_id },
  { "title", write_source_title },
  { "date", write_source_date },
  { "read", write_source_read },
  { "extent", write_source_extent },
  { "grade", write_source_grade },
  { NULL },
};

static void
write_reading_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslInterpretation *) item->data)->title, self->lang));
}

static void
write_reading_reason (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslInterpretation *) item->data)->reason, self->lang));
}

const BslWord bsl_words_of_readings[] = {
  { "title", write_reading_title },
  { "reason", write_reading_reason },
  { NULL },
};

static JsonObject *
get_place (const BslItem *item)
{
  return (JsonObject *) item->data;
}

static void
write_place_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_text (self, get_place (item), "title"));
}

/* The question put to the person; else what the place is called. */
static void
write_place_question (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *ask = bsl_builder_text (self, get_place (item), "ask");

  bsl_builder_add (self, line, ask != NULL ? ask : bsl_builder_text (self, get_place (item), "title"));
}

static void
write_place_role (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_role_title (self, bsl_member_string (get_place (item), "by")));
}

static void
write_place_agent (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_role_agent (self, bsl_member_string (get_place (item), "by")));
}

static void
write_place_section (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *section = bsl_member_string (get_place (item), "section");
  const char *chapter = g_hash_table_lookup (self->chapters, section);
  JsonObject *object = bsl_outline_find_section (self->outline, section);

  if (chapter == NULL && object != NULL)
    chapter = bsl_builder_text (self, object, "title");
  bsl_builder_add (self, line, chapter);
}

const BslWord bsl_words_of_places[] = {
  { "title", write_place_title },
  { "question", write_place_question },
  { "role", write_place_role },
  { "agent", write_place_agent },
  { "section", write_place_section },
  { NULL },
};

static void
write_group_rules (BslBuilder *self, BslLine *line, const BslItem *item)
{
  for (guint i = 0; i < item->others->len; i++)
    {
      BslItem rule = { BSL_ITEM_RULE, item, g_ptr_array_index (item->others, i), NULL, NULL, BSL_DATE_NONE };

      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_write (self, line, bsl_texts_get (self->texts, "rule-in-group"), &rule);
    }
}

const BslWord bsl_words_of_groups[] = {
  { "reason", write_text },
  { "rules", write_group_rules },
  { NULL },
};

static JsonObject *
get_part (BslBuilder *self, const BslItem *item)
{
  return bsl_outline_find_section (self->outline, item->data);
}

static void
write_part_chapter (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *chapter = bsl_text_capitalize (g_hash_table_lookup (self->chapters, item->data));

  bsl_builder_add (self, line, chapter);
}

static void
write_part_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_builder_text (self, get_part (self, item), "title"));
}

/* How far third parties may read it: what may hold a secret, or, in their own version, what was found to. */
static const char *
get_disclosure (BslBuilder *self, JsonObject *part)
{
  const char *disclosure = bsl_member_string (part, "disclosure");
  gboolean withheld = g_hash_table_contains (self->withheld, bsl_member_string (part, "id"));

  if (g_strcmp0 (disclosure, "none") == 0)
    return "none";
  if (withheld || (!self->options->withheld && g_strcmp0 (disclosure, "part") == 0))
    return "part";
  return "full";
}

static void
write_part_disclosure (BslBuilder *self, BslLine *line, const BslItem *item)
{
  g_autofree char *id = g_strconcat ("disclosure-", get_disclosure (self, get_part (self, item)), NULL);

  bsl_builder_add (self, line, bsl_texts_get (self->texts, id));
}

static void
write_part_why (BslBuilder *self, BslLine *line, const BslItem *item)
{
  JsonObject *part = get_part (self, item);
  const char *why = g_hash_table_lookup (self->withheld, bsl_member_string (part, "id"));
  g_autofree char *words = NULL;

  if (why == NULL && !g_str_equal (get_disclosure (self, part), "full"))
    why = bsl_builder_text (self, part, "withheld-for");
  words = why != NULL ? bsl_text_capitalize (why) : g_strdup ("–");
  bsl_builder_add (self, line, words);
}

const BslWord bsl_words_of_parts[] = {
  { "chapter", write_part_chapter },
  { "title", write_part_title },
  { "disclosure", write_part_disclosure },
  { "why", write_part_why },
  { NULL },
};

/* The outline's own words; each may hold further names. */
static void
write_entry_member (BslBuilder *self, BslLine *line, const BslItem *item, const char *member)
{
  const char *text = bsl_builder_text (self, (JsonObject *) item->data, member);

  if (text != NULL)
    bsl_builder_write (self, line, text, item->parent);
}

static void
write_entry_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_entry_member (self, line, item, "name");
}

static void
write_entry_say (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_entry_member (self, line, item, "say");
}

static void
write_entry_more (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_entry_member (self, line, item, "more");
}

static void
write_entry_meaning (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_entry_member (self, line, item, "meaning");
}

static void
write_entry_last (BslBuilder *self, BslLine *line, const BslItem *item)
{
  write_entry_member (self, line, item, "last");
}

const BslWord bsl_words_of_entries[] = {
  { "meaning", write_entry_meaning },
  { "last", write_entry_last },
  { "name", write_entry_name },
  { "say", write_entry_say },
  { "more", write_entry_more },
  { NULL },
};
