/* SPDX-License-Identifier: EUPL-1.2 */
/* Versions of a project in words. */
#include "config.h"

#include "ui/history/bsl-version-words.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-words.h"

char *
bsl_version_words_dup_title (const BslSnapshot *version, guint index)
{
  g_autofree char *moment = bsl_words_dup_moment (version->time / 1000);

  if (version->time <= 0)
    return g_strdup_printf (_("Version %u"), index + 1);
  /* Translators: number of the version, and when it was made */
  return g_strdup_printf (_("Version %u, %s"), index + 1, moment);
}

char *
bsl_version_words_dup_subtitle (const BslSnapshot *version)
{
  const char *reason = version->reason != NULL ? version->reason : _("without a reason");

  return version->who != NULL ? g_strdup_printf ("%s · %s", reason, version->who) : g_strdup (reason);
}

int
bsl_version_find (GPtrArray *versions, const char *id)
{
  for (guint i = 0; i < versions->len; i++)
    if (g_strcmp0 (((const BslSnapshot *) g_ptr_array_index (versions, i))->id, id) == 0)
      return (int) i;
  return -1;
}
