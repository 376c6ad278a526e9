/* SPDX-License-Identifier: EUPL-1.2 */
/* A project begun from another one. */

#include "config.h"

#include "app/core/bsl-draft.h"

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-own-text.h"

static const char *const members[] = { BSL_MEMBER_SNAPSHOTS, BSL_MEMBER_OUTCOME, BSL_MEMBER_OPINIONS,
                                       BSL_MEMBER_ATTACHMENTS, BSL_MEMBER_RECEIVED };
static const char *const answers[] = { "purchase.decision-date", "purchase.consultation-date" };
/* How the places begin whose texts speak of one purchase. */
static const char *const places[] = { "decision.", BSL_OWN_TEXT_EXAMINED, BSL_OWN_TEXT_SET_ASIDE, "opinion.", "report.", NULL };

static void
withdraw_answer (BslProject *self, const char *id)
{
  const BslQuestion *question = bsl_questionnaire_find (bsl_project_get_questionnaire (self), id);

  if (question != NULL)
    bsl_project_set_answer (self, question->index, NULL);
}

/* Who attested an analysis did so for the first purchase; its criteria and reasons stay. */
static void
withdraw_attested (BslProject *self)
{
  g_autoptr (JsonNode) left = NULL;
  JsonNode *analyses = bsl_project_get_extra (self, BSL_MEMBER_ANALYSES);
  JsonObjectIter iter;
  const char *name;
  JsonNode *analysis;

  if (analyses == NULL || !JSON_NODE_HOLDS_OBJECT (analyses))
    return;
  left = json_node_copy (analyses);
  json_object_iter_init (&iter, json_node_get_object (analyses));
  while (json_object_iter_next (&iter, &name, &analysis))
    if (JSON_NODE_HOLDS_OBJECT (analysis))
      json_object_set_member (json_node_get_object (left), name, bsl_json_object_set (analysis, "attested", NULL));
  bsl_project_set_extra (self, BSL_MEMBER_ANALYSES, left);
}

void
bsl_draft_begin (BslProject *self)
{
  g_return_if_fail (BSL_IS_PROJECT (self));

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    withdraw_answer (self, answers[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    bsl_project_set_extra (self, members[i], NULL);
  bsl_own_text_drop (self, places);
  withdraw_attested (self);
}
