/* SPDX-License-Identifier: EUPL-1.2 */
/* Templates: strong text, footnotes, names in braces. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-builder-private.h"

BslRun *
bsl_builder_add (BslBuilder *self, BslLine *line, const char *text)
{
  BslRun *run;

  if (text == NULL || text[0] == '\0')
    return NULL;
  run = bsl_line_add (line, text);
  run->strong = self->strong;
  return run;
}

/* Whether a sentence or a cell begins here. */
static gboolean
is_at_start (const BslLine *line)
{
  for (guint i = line->runs->len; i > 0; i--)
    {
      const char *text = ((const BslRun *) g_ptr_array_index (line->runs, i - 1))->text;
      const char *end = text + strlen (text);

      while (end > text && end[-1] == ' ')
        end--;
      if (end > text)
        return strchr ("\n.?!", end[-1]) != NULL;
    }
  return TRUE;
}

BslRun *
bsl_builder_add_label (BslBuilder *self, BslLine *line, const char *text)
{
  g_autofree char *words = NULL;

  if (text == NULL || is_at_start (line))
    return bsl_builder_add (self, line, text);
  words = bsl_text_in_sentence (text);
  return bsl_builder_add (self, line, words);
}

static const BslWord *
find_word (const BslWord *words, const char *name)
{
  for (const BslWord *word = words; word != NULL && word->name != NULL; word++)
    if (g_str_equal (word->name, name))
      return word;
  return NULL;
}

/* "rule", "offer" …: what a name starts with. */
static const char *const item_words[BSL_N_ITEMS] = {
  [BSL_ITEM_RULE] = "rule",
  [BSL_ITEM_OFFER] = "offer",
  [BSL_ITEM_CHECK] = "check",
  [BSL_ITEM_QUESTION] = "question",
  [BSL_ITEM_ROLE] = "role",
  [BSL_ITEM_CLAUSE] = "clause",
  [BSL_ITEM_SENTENCE] = "sentence",
  [BSL_ITEM_CHANGE] = "change",
  [BSL_ITEM_SOURCE] = "source",
  [BSL_ITEM_READING] = "reading",
  [BSL_ITEM_COMBINATION] = "combination",
  [BSL_ITEM_PLACE] = "place",
  [BSL_ITEM_GROUP] = "group",
  [BSL_ITEM_SERVICE] = "service",
  [BSL_ITEM_GATE] = "gate",
  [BSL_ITEM_GROUND] = "ground",
  [BSL_ITEM_PROOF] = "proof",
  [BSL_ITEM_ANALYSIS] = "analysis",
  [BSL_ITEM_CRITERION] = "criterion",
  [BSL_ITEM_PART] = "part",
  [BSL_ITEM_OPINION] = "opinion",
  [BSL_ITEM_DIFFERENCE] = "difference",
  [BSL_ITEM_SCORE] = "score",
  [BSL_ITEM_LEVEL] = "level",
  [BSL_ITEM_WEIGHT] = "weight",
  [BSL_ITEM_CAUTION] = "caution",
  [BSL_ITEM_COST] = "cost",
  [BSL_ITEM_QUANTITY] = "quantity",
  [BSL_ITEM_AMOUNT] = "amount",
  [BSL_ITEM_COST_NOTE] = "cost-note",
  [BSL_ITEM_TASK] = "task",
  [BSL_ITEM_ENTRY] = "entry",
};

static const BslWord *const words_of_items[BSL_N_ITEMS] = {
  [BSL_ITEM_RULE] = bsl_words_of_rules,
  [BSL_ITEM_OFFER] = bsl_words_of_offers,
  [BSL_ITEM_CHECK] = bsl_words_of_checks,
  [BSL_ITEM_QUESTION] = bsl_words_of_questions,
  [BSL_ITEM_ROLE] = bsl_words_of_roles,
  [BSL_ITEM_CLAUSE] = bsl_words_of_clauses,
  [BSL_ITEM_SENTENCE] = bsl_words_of_sentences,
  [BSL_ITEM_CHANGE] = bsl_words_of_changes,
  [BSL_ITEM_SOURCE] = bsl_words_of_sources,
  [BSL_ITEM_READING] = bsl_words_of_readings,
  [BSL_ITEM_COMBINATION] = bsl_words_of_combinations,
  [BSL_ITEM_PLACE] = bsl_words_of_places,
  [BSL_ITEM_GROUP] = bsl_words_of_groups,
  [BSL_ITEM_SERVICE] = bsl_words_of_services,
  [BSL_ITEM_GATE] = bsl_words_of_gates,
  [BSL_ITEM_GROUND] = bsl_words_of_grounds,
  [BSL_ITEM_PROOF] = bsl_words_of_proofs,
  [BSL_ITEM_ANALYSIS] = bsl_words_of_analyses,
  [BSL_ITEM_CRITERION] = bsl_words_of_criteria,
  [BSL_ITEM_PART] = bsl_words_of_parts,
  [BSL_ITEM_OPINION] = bsl_words_of_opinions,
  [BSL_ITEM_DIFFERENCE] = bsl_words_of_differences,
  [BSL_ITEM_SCORE] = bsl_words_of_scores,
  [BSL_ITEM_LEVEL] = bsl_words_of_levels,
  [BSL_ITEM_WEIGHT] = bsl_words_of_weights,
  [BSL_ITEM_CAUTION] = bsl_words_of_cautions,
  [BSL_ITEM_COST] = bsl_words_of_costs,
  [BSL_ITEM_QUANTITY] = bsl_words_of_quantities,
  [BSL_ITEM_AMOUNT] = bsl_words_of_amounts,
  [BSL_ITEM_COST_NOTE] = bsl_words_of_cost_notes,
  [BSL_ITEM_TASK] = bsl_words_of_tasks,
  [BSL_ITEM_ENTRY] = bsl_words_of_entries,
};

static const BslItem *
find_item (const BslItem *context, const char *kind)
{
  for (BslItemKind i = 0; i < BSL_N_ITEMS; i++)
    if (g_str_equal (item_words[i], kind))
      return bsl_item_find (context, i);
  return NULL;
}

/* "rule.title": a word of the nearest rule. */
static gboolean
look_up_item (BslBuilder *self, BslLine *line, const char *name, const BslItem *context)
{
  const char *dot = strchr (name, '.');
  g_autofree char *kind = dot != NULL ? g_strndup (name, dot - name) : NULL;
  const BslItem *item = kind != NULL ? find_item (context, kind) : NULL;
  const BslWord *word = item != NULL ? find_word (words_of_items[item->kind], dot + 1) : NULL;

  if (word == NULL)
    return FALSE;
  word->write (self, line, item);
  return TRUE;
}

/* "answer:data.harm": a word with an argument, which is passed as an item of one text. */
static gboolean
look_up_thing (BslBuilder *self, BslLine *line, const char *name, const BslItem *context)
{
  const char *colon = strchr (name, ':');
  g_autofree char *kind = colon != NULL ? g_strndup (name, colon - name) : g_strdup (name);
  const BslWord *word = find_word (bsl_words_of_projects, kind);
  BslItem item = { BSL_ITEM_SENTENCE, context, NULL, (char *) (colon != NULL ? colon + 1 : ""), NULL, BSL_DATE_NONE };

  if (word == NULL)
    return FALSE;
  word->write (self, line, &item);
  return TRUE;
}

void
bsl_builder_look_up (BslBuilder *self, BslLine *line, const char *name, const BslItem *context)
{
  if (!look_up_item (self, line, name, context) && !look_up_thing (self, line, name, context))
    g_critical ("no word “%s” in section “%s”", name, self->section ? self->section : "");
}

/* The run a footnote is put after: the last one, or an empty one. */
static BslRun *
get_last_run (BslLine *line)
{
  if (line->runs->len == 0)
    return bsl_line_add (line, "");
  return g_ptr_array_index (line->runs, line->runs->len - 1);
}

static void
add_plain (BslBuilder *self, BslLine *line, const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, end - start);

  bsl_builder_add (self, line, text);
}

static const char *
write_until (BslBuilder *self, BslLine *line, const char *p, gboolean in_note, const BslItem *context);

/* A footnote is a sentence, whatever fact or text it is made of. */
static void
end_note (BslLine *note)
{
  g_autofree char *text = bsl_line_to_string (note);

  if (*text != '\0' && strchr (".!?", text[strlen (text) - 1]) == NULL && !g_str_has_suffix (text, "…"))
    bsl_line_add (note, ".");
}

/* Returns the last character of the mark that closes the footnote. */
static const char *
write_note (BslBuilder *self, BslLine *line, const char *p, const BslItem *context)
{
  BslLine *note = bsl_run_get_note (get_last_run (line));
  gboolean strong = self->strong;

  self->strong = FALSE;
  p = write_until (self, note, p, TRUE, context) + 1;
  end_note (note);
  self->strong = strong;
  return p;
}

/* Writes to the end, or to the end of the footnote where @in_note; returns where it stopped. */
static const char *
write_until (BslBuilder *self, BslLine *line, const char *p, gboolean in_note, const BslItem *context)
{
  const char *start = p;

  for (; *p != '\0'; p++)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;

      if (close == NULL && strncmp (p, "**", 2) != 0 && strncmp (p, "[[", 2) != 0 && !(in_note && strncmp (p, "]]", 2) == 0))
        continue;
      add_plain (self, line, start, p);
      if (close != NULL)
        {
          g_autofree char *name = g_strndup (p + 1, close - p - 1);

          bsl_builder_look_up (self, line, name, context);
          p = close;
        }
      else if (p[0] == '*')
        {
          self->strong = !self->strong;
          p++;
        }
      else if (p[0] == '[')
        p = write_note (self, line, p + 2, context);
      else
        return p;
      start = p + 1;
    }
  add_plain (self, line, start, p);
  return p - 1;
}

void
bsl_builder_write (BslBuilder *self, BslLine *line, const char *template, const BslItem *context)
{
  gboolean strong = self->strong;

  write_until (self, line, template, FALSE, context);
  self->strong = strong;
}

char *
bsl_builder_dup_words (BslBuilder *self, const char *template, const BslItem *context)
{
  BslLine *line = bsl_line_new ();
  char *text;

  bsl_builder_write (self, line, template, context);
  text = bsl_line_to_string (line);
  bsl_line_free (line);
  return text;
}

const char *
bsl_builder_text (BslBuilder *self, JsonObject *object, const char *name)
{
  return bsl_member_text (object, name, self->lang);
}
