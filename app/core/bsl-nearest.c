/* SPDX-License-Identifier: EUPL-1.2 */
/* What a mistyped identifier was probably meant to be. */

#include "config.h"

#include "app/core/bsl-nearest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LENGTH 64
#define MAX_LISTED 40

/* Levenshtein distance of two short words. */
static guint
distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  guint row[MAX_LENGTH + 1];

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (above, row[j - 1]) + 1, diagonal + (a[i - 1] != b[j - 1] ? 1 : 0));
          diagonal = above;
        }
    }

  return row[n_b];
}

const char *
bsl_nearest_word (const char *text, const char *const *words)
{
  gsize length = strlen (text);
  const char *nearest = NULL;
  guint best = (guint) MIN (length / 3 + 1, 4);

  if (length > MAX_LENGTH)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize word_length = strlen (words[i]);
      guint found = word_length <= MAX_LENGTH ? distance (text, length, words[i], word_length)
                                              : G_MAXUINT;

      if (found < best)
        {
          best = found;
          nearest = words[i];
        }
    }

  return nearest;
}

char *
bsl_nearest_advice (const char *text, const char *const *words)
{
  const char *nearest = text != NULL ? bsl_nearest_word (text, words) : NULL;
  g_autoptr (GStrvBuilder) shown = NULL;
  g_auto (GStrv) listed = NULL;
  g_autofree char *list = NULL;

  if (nearest != NULL)
    return g_strdup_printf (_("Did you mean “%s”?"), nearest);

  shown = g_strv_builder_new ();
  for (guint i = 0; words[i] != NULL && i < MAX_LISTED; i++)
    g_strv_builder_add (shown, words[i]);
  if (g_strv_length ((char **) words) > MAX_LISTED)
    g_strv_builder_add (shown, "…");
  listed = g_strv_builder_end (shown);
  list = g_strjoinv (", ", listed);
  return g_strdup_printf (_("Use one of: %s."), list);
}
