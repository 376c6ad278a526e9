/* SPDX-License-Identifier: EUPL-1.2 */
/* How much remains to do, in words. */
#include "config.h"

#include "ui/document/bsl-remaining.h"

#include <glib/gi18n.h>

char *
bsl_remaining_dup_words (BslProject *project, BslEvaluation *evaluation)
{
  const BslRemaining n = bsl_report_count_remaining (project, evaluation);
  g_autofree char *questions = g_strdup_printf (ngettext ("%u question to answer", "%u questions to answer", n.questions), n.questions);
  g_autofree char *offers = g_strdup_printf (ngettext ("%u offer to examine", "%u offers to examine", n.offers), n.offers);
  g_autofree char *texts = g_strdup_printf (ngettext ("%u text to write", "%u texts to write", n.texts), n.texts);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (n.questions > 0)
    g_ptr_array_add (words, questions);
  if (n.offers > 0)
    g_ptr_array_add (words, offers);
  if (n.texts > 0)
    g_ptr_array_add (words, texts);
  if (words->len == 0)
    return NULL;

  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}
