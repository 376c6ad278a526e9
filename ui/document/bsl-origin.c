/* SPDX-License-Identifier: EUPL-1.2 */
/* From a line of a document to what it speaks of. */
#include "config.h"

#include "ui/document/bsl-origin.h"

#include <glib/gi18n.h>

static const struct
{
  const char *prefix, *action, *description, *icon;
} kinds[] = {
  { "answer:", NULL, N_("Opens the question"), "go-next-symbolic" },
  { "rule:", "details.rule", N_("Opens the rule"), "go-next-symbolic" },
  { "offer:", "details.offer", N_("Opens the offer"), "go-next-symbolic" },
  { "text:", "details.text", N_("Opens the text to write"), "document-edit-symbolic" },
};

static int
find_kind (const char *origin)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (origin, kinds[i].prefix))
      return (int) i;
  return -1;
}

static void
go_to_question (GtkWidget *widget, BslSession *session, const char *id)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (session);
  const BslQuestion *question = bsl_questionnaire_find (questionnaire, id);

  if (question != NULL)
    gtk_widget_activate_action (widget, "session.go", "(ss)", bsl_questionnaire_get_step (questionnaire, question->step)->id, id);
}

void
bsl_origin_go (GtkWidget *widget, BslSession *session, const char *origin)
{
  int kind = find_kind (origin);
  const char *id = kind >= 0 ? origin + strlen (kinds[kind].prefix) : NULL;

  if (kind >= 0 && kinds[kind].action != NULL)
    gtk_widget_activate_action (widget, kinds[kind].action, "s", id);
  else if (kind >= 0)
    go_to_question (widget, session, id);
}

const char *
bsl_origin_describe (const char *origin)
{
  int kind = find_kind (origin);

  return kind >= 0 ? _(kinds[kind].description) : "";
}

const char *
bsl_origin_get_icon (const char *origin)
{
  int kind = find_kind (origin);

  return kind >= 0 ? kinds[kind].icon : NULL;
}
