/* SPDX-License-Identifier: EUPL-1.2 */
/* What people write themselves: texts of the project file, at the places the outline names. */
#include "config.h"

#include <string.h>

#include "app/core/bsl-note.h"
#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"
#include "app/report/bsl-choice.h"

static const char *
get_description (BslBuilder *self)
{
  if (self->description == NULL)
    self->description = bsl_note_dup_text (self->project, NULL);
  return bsl_own_text_is_blank (self->description) ? NULL : self->description;
}

const char *
bsl_builder_get_own_text (BslBuilder *self, const char *id)
{
  const char *text = bsl_own_text_get (self->project, id);
  JsonObject *place = text == NULL ? bsl_outline_find_place (self->outline, id) : NULL;
  const char *analysis = place != NULL ? bsl_member_string (place, "analysis") : NULL;

  if (place != NULL && bsl_member_flag (place, "notes"))
    return get_description (self);
  if (analysis != NULL && bsl_builder_test_analysis (self, analysis, "complete"))
    return bsl_builder_get_attestation (self, analysis);
  return place != NULL ? bsl_builder_get_opinion (self, place) : text;
}

gboolean
bsl_builder_is_withheld (BslBuilder *self, const char *place)
{
  JsonObject *object = bsl_outline_find_place (self->outline, place);

  if (!self->options->withheld || (object != NULL && bsl_member_flag (object, "always-read")))
    return FALSE;
  return bsl_own_text_is_withheld (self->project, place) || bsl_outline_withholds (self->outline, place);
}

const char *
bsl_builder_withhold (BslBuilder *self, const char *place)
{
  self->n_withheld++;
  if (place != NULL && !bsl_outline_withholds (self->outline, place))
    self->n_chosen++;
  return bsl_texts_get (self->texts, "withheld");
}

static gboolean
is_left_out (BslBuilder *self, const char *section)
{
  return self->options->without != NULL && g_strv_contains (self->options->without, section);
}

/* What is kept from third parties is not missing to them, written or not. */
static gboolean
is_missing (BslBuilder *self, JsonObject *place)
{
  const char *id = bsl_member_string (place, "id");

  return bsl_builder_holds (self, place, NULL) && !bsl_builder_is_withheld (self, id) && bsl_builder_get_own_text (self, id) == NULL;
}

gboolean
bsl_builder_is_gap (BslBuilder *self, JsonObject *place)
{
  const char *section = bsl_member_string (place, "section");
  JsonObject *object = bsl_outline_find_section (self->outline, section);

  return !bsl_member_flag (place, "optional") && (object == NULL || bsl_builder_holds (self, object, NULL))
         && !is_left_out (self, section) && is_missing (self, place);
}

gboolean
bsl_builder_awaits_text (BslBuilder *self)
{
  GPtrArray *places = bsl_outline_get_places (self->outline);

  for (guint i = 0; i < places->len; i++)
    {
      JsonObject *place = g_ptr_array_index (places, i);
      JsonObject *decides = bsl_member_object (place, "decides");

      if (decides != NULL && bsl_builder_holds (self, decides, NULL) && is_missing (self, place))
        return TRUE;
    }
  return FALSE;
}

/* Who has to write what is not there, or may. */
static char *
dup_missing (BslBuilder *self, JsonObject *place)
{
  const char *role = bsl_member_string (place, "by");
  gboolean optional = bsl_member_flag (place, "optional");

  if (role == NULL)
    return g_strdup (bsl_texts_get (self->texts, optional ? "nothing" : "to-complete"));
  return bsl_texts_format (self->texts, optional ? "nothing-said" : "to-complete-by", "role", bsl_builder_role_agent (self, role), NULL);
}

/* An offer by its identifier has its name. */
static char *
dup_value (BslBuilder *self, JsonObject *place, const char *text)
{
  if (g_strcmp0 (bsl_member_string (place, "kind"), "offer") == 0)
    return bsl_choice_dup_words (text, self->evaluation);
  return g_strdup (text);
}

#define SHORTEST_LAST_WORD 4 /* letters: "art." ends no sentence */

/* Whether what stands at @p, within @text, ends a sentence. */
static gboolean
ends_sentence (const char *text, const char *p)
{
  const char *next = p + 1, *word = p;

  if (strchr (".!?", *p) == NULL)
    return FALSE;
  while (g_ascii_isspace (*next))
    next++;
  while (word > text && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (word))))
    word = g_utf8_prev_char (word);
  return next > p + 1 && g_unichar_isupper (g_utf8_get_char (next))
         && (*p != '.' || g_utf8_strlen (word, p - word) >= SHORTEST_LAST_WORD);
}

char *
bsl_builder_dup_shortened (BslBuilder *self, const char *text, guint most)
{
  g_autofree char *start = NULL;
  char *end = NULL;

  if (most == 0 || g_utf8_strlen (text, -1) <= (glong) most)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, (glong) most);
  for (char *p = start; *p != '\0'; p++)
    if (ends_sentence (start, p))
      end = p + 1;
  if (end == NULL && (end = strrchr (start, ' ')) == NULL)
    end = start + strlen (start);
  *end = '\0';
  return g_strconcat (start, bsl_texts_get (self->texts, "shortened"), NULL);
}

/* "- item", with any of the usual dashes */
static const char *
get_bullet (const char *text)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "– " };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      return text + strlen (bullets[i]);
  return NULL;
}

/* "1. item" or "1) item" */
static const char *
get_numbered (const char *text, guint *number)
{
  const char *p = text;

  for (*number = 0; g_ascii_isdigit (*p) && p - text < 4; p++)
    *number = *number * 10 + (guint) (*p - '0');
  return p > text && p - text < 4 && strchr (".)", *p) != NULL && *p != '\0' && p[1] == ' ' ? p + 2 : NULL;
}

/* A text being laid out, line by line. */
typedef struct
{
  BslBuilder *builder;
  const char *origin;
  BslLine *line;   /* being continued, or NULL */
  BslBlock *list;  /* being continued, or NULL */
} Layout;

/* TRUE where an item with @number, or a bullet without one, goes on with the list: people's numbers stay theirs. */
static gboolean
goes_on (const BslBlock *list, gboolean ordered, guint number)
{
  return list != NULL && list->ordered == ordered && (!ordered || number == list->first + list->items->len);
}

static void
add_item (Layout *self, const char *text, gboolean ordered, guint number)
{
  if (!goes_on (self->list, ordered, number))
    {
      self->list = bsl_document_add_list (self->builder->document, ordered);
      if (ordered)
        self->list->first = number;
    }
  self->line = bsl_block_add_item (self->list);
  bsl_line_set_origin (self->line, self->origin);
  bsl_line_add (self->line, text);
}

/* An empty line ends a paragraph or a list; a line below another continues it. */
static void
add_text_line (Layout *self, const char *text)
{
  guint number;
  const char *bullet = get_bullet (text), *numbered = get_numbered (text, &number);

  if (bsl_own_text_is_blank (text))
    {
      self->line = NULL;
      self->list = NULL;
    }
  else if (bullet != NULL || numbered != NULL)
    add_item (self, bullet != NULL ? bullet : numbered, numbered != NULL, number);
  else if (self->line != NULL)
    {
      bsl_line_add (self->line, "\n");
      bsl_line_add (self->line, text);
    }
  else
    {
      self->line = bsl_document_add_paragraph (self->builder->document, BSL_STYLE_NORMAL);
      bsl_line_set_origin (self->line, self->origin);
      bsl_line_add (self->line, text);
    }
}

static void
lay_out (BslBuilder *self, const char *text, const char *origin)
{
  g_autofree char *clean = bsl_document_clean_text (text);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  Layout layout = { self, origin, NULL, NULL };

  for (guint i = 0; lines[i] != NULL; i++)
    add_text_line (&layout, lines[i]);
}

static JsonObject *
find_place (BslBuilder *self, const char *id)
{
  JsonObject *place = bsl_outline_find_place (self->outline, id);

  if (place == NULL)
    g_critical ("no place “%s”", id);
  return place;
}

void
bsl_builder_add_own_text (BslBuilder *self, const char *id)
{
  JsonObject *place = find_place (self, id);
  const char *text = bsl_builder_get_own_text (self, id);
  g_autofree char *origin = g_strconcat ("text:", id, NULL);
  BslLine *line;

  if (place == NULL || !bsl_builder_holds (self, place, NULL))
    return;
  if (text != NULL && !bsl_builder_is_withheld (self, id))
    {
      g_autofree char *shortened = bsl_builder_dup_shortened (self, text, self->most_own);

      lay_out (self, shortened, origin);
      return;
    }
  if (text == NULL && bsl_member_flag (place, "optional") && !bsl_builder_is_withheld (self, id))
    return;
  line = bsl_document_add_paragraph (self->document, BSL_STYLE_NORMAL);
  bsl_line_add (line, bsl_builder_text (self, place, "title"));
  bsl_line_add (line, bsl_texts_get (self->texts, "colon"));
  bsl_builder_write_own_text (self, line, id);
}

void
bsl_builder_write_own_text (BslBuilder *self, BslLine *line, const char *id)
{
  JsonObject *place = find_place (self, id);
  const char *text = bsl_builder_get_own_text (self, id);
  g_autofree char *words = NULL;

  if (place == NULL)
    return;
  bsl_builder_claim (line, "text", id);
  /* Whether there is something to withhold is not told either. */
  if (bsl_builder_is_withheld (self, id))
    words = g_strdup (bsl_builder_withhold (self, id));
  else if (text != NULL)
    {
      g_autofree char *value = dup_value (self, place, text);

      words = bsl_builder_dup_shortened (self, value, self->most_own);
    }
  else
    words = dup_missing (self, place);
  if (text != NULL || bsl_builder_is_withheld (self, id))
    bsl_builder_add (self, line, words);
  else
    bsl_builder_add_label (self, line, words);
}
