/* SPDX-License-Identifier: EUPL-1.2 */
/* Text of a document by section. */
#include "config.h"

#include "app/report/bsl-section-texts.h"

#include "app/report/bsl-document-private.h"

struct _BslSectionTexts
{
  GPtrArray *sections; /* of BslSectionText */
  GHashTable *by_id;
  char *id;
  BslSectionText *current; /* NULL before the first line of @id */
};

static void
section_free (BslSectionText *self)
{
  g_free (self->id);
  g_free (self->title);
  g_string_free (self->text, TRUE);
  g_free (self);
}

BslSectionTexts *
bsl_section_texts_new (void)
{
  BslSectionTexts *self = g_new0 (BslSectionTexts, 1);

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->id = g_strdup ("");
  return self;
}

void
bsl_section_texts_free (BslSectionTexts *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->sections);
  g_free (self->id);
  g_free (self);
}

void
bsl_section_texts_begin (BslSectionTexts *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
  self->current = g_hash_table_lookup (self->by_id, id);
}

static BslSectionText *
ensure_section (BslSectionTexts *self)
{
  if (self->current != NULL)
    return self->current;

  self->current = g_new0 (BslSectionText, 1);
  self->current->id = g_strdup (self->id);
  self->current->text = g_string_new (NULL);
  g_ptr_array_add (self->sections, self->current);
  g_hash_table_insert (self->by_id, self->current->id, self->current);
  return self->current;
}

/* No-break spaces count as spaces: programs exchange them. */
static char *
normalize (const char *line)
{
  GString *text = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space && text->len > 0)
        g_string_append_c (text, ' ');
      space = FALSE;
      g_string_append_unichar (text, c);
    }
  return g_string_free_and_steal (text);
}

void
bsl_section_texts_add (BslSectionTexts *self, const char *line, gboolean heading)
{
  g_autofree char *text = normalize (line);
  BslSectionText *section;

  if (text[0] == '\0')
    return;

  section = ensure_section (self);
  g_string_append (section->text, text);
  g_string_append_c (section->text, '\n');
  if (heading && section->title == NULL)
    section->title = g_steal_pointer (&text);
}

typedef struct
{
  BslSectionTexts *texts;
  gboolean heading;
} Filler;

static void
add_line (const BslLine *line, gpointer data)
{
  Filler *filler = data;
  g_autofree char *text = bsl_line_to_string (line);

  for (guint i = 0; i < line->runs->len; i++)
    {
      const BslRun *run = g_ptr_array_index (line->runs, i);
      g_autofree char *note = run->note != NULL ? bsl_line_to_string (run->note) : NULL;

      if (note != NULL)
        bsl_section_texts_add (filler->texts, note, FALSE);
    }
  bsl_section_texts_add (filler->texts, text, filler->heading);
}

BslSectionTexts *
bsl_section_texts_new_from_document (BslDocument *document)
{
  BslSectionTexts *self = bsl_section_texts_new ();
  const char *section = NULL;

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);
      Filler filler = { self, block->kind == BSL_BLOCK_HEADING };

      if (block->section != section)
        bsl_section_texts_begin (self, block->section != NULL ? block->section : "");
      section = block->section;
      if (block->caption != NULL)
        bsl_section_texts_add (self, block->caption, FALSE);
      bsl_block_foreach_line (block, add_line, &filler);
    }
  return self;
}

guint
bsl_section_texts_get_count (BslSectionTexts *self)
{
  return self->sections->len;
}

const BslSectionText *
bsl_section_texts_get (BslSectionTexts *self, guint index)
{
  return g_ptr_array_index (self->sections, index);
}

const BslSectionText *
bsl_section_texts_find (BslSectionTexts *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

char *
bsl_section_text_dup_sha256 (const BslSectionText *self)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->text->str, self->text->len);
}

char *
bsl_section_texts_dup_sha256 (BslSectionTexts *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const BslSectionText *section = g_ptr_array_index (self->sections, i);

      g_string_append_printf (all, "%s\n%s", section->id, section->text->str);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, all->len);
}
