/* SPDX-License-Identifier: EUPL-1.2 */
/* The rule that says that the tool must not go on. */
#include "config.h"

#include "ui/common/bsl-stop-card.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"

GtkWidget *
bsl_stop_card_new (BslEvaluation *evaluation, BslLang lang)
{
  const BslRule *stop = bsl_evaluation_get_stop (evaluation);
  g_autofree char *summary = bsl_evaluation_dup_summary (evaluation, stop, lang);
  BslWord word = bsl_words_for_result (BSL_RESULT_FAIL);

  word.word = bsl_text_get (&stop->title, lang);
  return bsl_status_card_new (word, summary);
}

GtkWidget *
bsl_stop_row_new (BslEvaluation *evaluation)
{
  return bsl_go_row_new (_("Read the Rule"), _("Boussole goes no further with this project."), "details.rule",
                         bsl_evaluation_get_stop (evaluation)->id);
}
