/* SPDX-License-Identifier: EUPL-1.2 */
/* What is gone for ever with a project. */
#include "config.h"

#include "ui/projects/bsl-deletion.h"

#include <glib/gi18n.h>

/* Takes @text; what there is none of is not spoken of. */
static void
take (GPtrArray *words, guint n, char *text)
{
  if (n > 0)
    g_ptr_array_add (words, text);
  else
    g_free (text);
}

static void
take_opinions (GPtrArray *words, const BslContents *contents)
{
  guint n = contents->n_opinions;

  take (words, n, g_strdup_printf (ngettext ("%u opinion", "%u opinions", n), n));
  n = contents->n_attachments;
  take (words, n, g_strdup_printf (ngettext ("%u attachment", "%u attachments", n), n));
}

static char *
dup_list (const BslContents *contents, BslLang lang)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n = contents->n_answers;

  take (words, n, g_strdup_printf (ngettext ("%u answer", "%u answers", n), n));
  n = contents->n_notes;
  take (words, n, g_strdup_printf (ngettext ("%u note", "%u notes", n), n));
  n = contents->n_snapshots;
  take (words, n, g_strdup_printf (ngettext ("%u frozen version", "%u frozen versions", n), n));
  take_opinions (words, contents);
  take (words, contents->outcome, g_strdup (_("how the procurement ended")));
  n = contents->n_events;
  take (words, n, g_strdup_printf (ngettext ("a log of %u line", "a log of %u lines", n), n));
  g_ptr_array_add (words, NULL);
  return bsl_text_join ((const char *const *) words->pdata, lang);
}

char *
bsl_deletion_dup_words (const BslContents *contents, BslLang lang)
{
  g_autofree char *list = dup_list (contents, lang);
  g_autofree char *size = g_format_size ((guint64) contents->n_bytes);

  if (contents->n_bytes > 0)
    /* Translators: title of the project, what it holds, size of its versions and attachments */
    return g_strdup_printf (_("With “%s” these will be gone: %s. Versions and attachments take %s. This cannot be undone."),
                            contents->title, list, size);

  return g_strdup_printf (_("With “%s” these will be gone: %s. This cannot be undone."), contents->title, list);
}
