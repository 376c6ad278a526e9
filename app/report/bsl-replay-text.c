/* SPDX-License-Identifier: EUPL-1.2 */
/* What became of the text of a document, part by part. */
#include "config.h"

#include "app/report/bsl-replay-private.h"

const char *const bsl_part_state_words[] = { "same", "altered", "lost", "added", NULL };

static void
part_free (BslReplayPart *self)
{
  g_free (self->title);
  g_strfreev (self->before);
  g_strfreev (self->after);
  g_free (self);
}

static GPtrArray *
parts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
}

/* @before and @after are taken; NULL: no lines. */
static void
add_part (GPtrArray *parts, guint page, const char *title, BslPartState state, char **before, char **after)
{
  BslReplayPart *part = g_new0 (BslReplayPart, 1);

  part->page = page;
  part->title = g_strdup (title);
  part->state = state;
  part->before = before != NULL ? before : g_new0 (char *, 1);
  part->after = after != NULL ? after : g_new0 (char *, 1);
  g_ptr_array_add (parts, part);
}

static void
count_lines (GHashTable *counts, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_insert (counts, lines[i], GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, lines[i])) + 1));
}

/* Lines of @text that stand in @other less often, in order; none is empty. */
static char **
dup_missing (const char *text, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1), others = g_strsplit (other, "\n", -1);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  count_lines (counts, others);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, lines[i]));

      if (lines[i][0] == '\0')
        continue;
      if (n > 0)
        g_hash_table_insert (counts, lines[i], GUINT_TO_POINTER (n - 1));
      else
        g_strv_builder_add (missing, lines[i]);
    }
  return g_strv_builder_end (missing);
}

static gboolean
has_fingerprint (const BslSectionText *section, const char *sha256)
{
  g_autofree char *found = section != NULL ? bsl_section_text_dup_sha256 (section) : NULL;

  return g_strcmp0 (found, sha256) == 0;
}

static void
compare_section (GPtrArray *parts, const BslSealedSection *sealed, const BslSectionText *found, const BslSectionText *reference)
{
  if (has_fingerprint (found, sealed->sha256))
    add_part (parts, 0, sealed->title, BSL_PART_SAME, NULL, NULL);
  else if (found == NULL)
    add_part (parts, 0, sealed->title, BSL_PART_LOST, NULL, NULL);
  else if (has_fingerprint (reference, sealed->sha256))
    add_part (parts, 0, sealed->title, BSL_PART_ALTERED, dup_missing (reference->text->str, found->text->str),
              dup_missing (found->text->str, reference->text->str));
  else
    add_part (parts, 0, sealed->title, BSL_PART_ALTERED, NULL, NULL);
}

GPtrArray *
bsl_replay_compare_sections (const BslSeal *seal, BslSectionTexts *found, BslSectionTexts *reference)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *parts = parts_new ();

  for (guint i = 0; i < seal->sections->len; i++)
    {
      const BslSealedSection *sealed = g_ptr_array_index (seal->sections, i);

      g_hash_table_add (known, sealed->id);
      compare_section (parts, sealed, bsl_section_texts_find (found, sealed->id),
                       reference != NULL ? bsl_section_texts_find (reference, sealed->id) : NULL);
    }
  for (guint i = 0; i < bsl_section_texts_get_count (found); i++)
    {
      const BslSectionText *section = bsl_section_texts_get (found, i);

      if (!g_hash_table_contains (known, section->id))
        add_part (parts, 0, section->title, BSL_PART_ADDED, NULL, dup_missing (section->text->str, ""));
    }
  return parts;
}

GPtrArray *
bsl_replay_compare_pages (char **before, char **after)
{
  guint n_before = g_strv_length (before), n_after = g_strv_length (after);
  GPtrArray *parts = parts_new ();

  for (guint i = 0; i < MAX (n_before, n_after); i++)
    {
      gboolean same = i < n_before && i < n_after && g_str_equal (before[i], after[i]);
      BslPartState state = same ? BSL_PART_SAME : i >= n_after ? BSL_PART_LOST : i >= n_before ? BSL_PART_ADDED : BSL_PART_ALTERED;

      add_part (parts, i + 1, NULL, state, NULL, NULL);
    }
  return parts;
}
