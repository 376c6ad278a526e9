/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a search found a project, in words. */
#include "config.h"

#include "ui/projects/bsl-found-words.h"

#include <glib/gi18n.h>

char *
bsl_found_words_dup (const BslFound *found, BslLang lang)
{
  const char *topic = found->question != NULL ? bsl_question_get_topic (found->question, lang) : NULL;

  if (topic == NULL)
    return g_strdup_printf (_("Found in the description of the need: %s"), found->text);
  if (found->in_note)
    /* Translators: what a question is about, then the note */
    return g_strdup_printf (_("Found in the note on “%s”: %s"), topic, found->text);

  /* Translators: what a question is about, then the answer */
  return g_strdup_printf (_("Found in the answer on “%s”: %s"), topic, found->text);
}
