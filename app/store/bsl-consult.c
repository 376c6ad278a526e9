/* SPDX-License-Identifier: EUPL-1.2 */
/* Questions to others about a saved project, and their opinions. */

#include "config.h"

#include "app/store/bsl-consult.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-value.h"
#include "app/store/bsl-history-private.h"
#include "app/store/bsl-log.h"

static gboolean
set_opinions (BslHistory *self, JsonNode *list, GError **error)
{
  return bsl_history_set_extra_full (self, BSL_MEMBER_OPINIONS, list,
                                     bsl_event_kind_of (BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS), NULL, error);
}

GBytes *
bsl_history_ask (BslHistory *self,
                 const char *role,
                 const char *const *about,
                 const char *question,
                 GError **error)
{
  g_autofree char *who = bsl_log_dup_who ();
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) list = NULL;
  BslProject *project;

  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  project = bsl_history_get_project (self);
  list = bsl_opinions_ask (project, who, role, about, question, &id);
  if (!set_opinions (self, list, error))
    return NULL;

  return bsl_sheet_write (project, bsl_history_get_id (self), id);
}

gboolean
bsl_history_withdraw_question (BslHistory *self, const char *id, GError **error)
{
  JsonNode *all;
  g_autoptr (JsonNode) list = NULL;
  int at;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  all = bsl_project_get_extra (bsl_history_get_project (self), BSL_MEMBER_OPINIONS);
  at = bsl_json_list_find (all, "id", id);
  if (at < 0 || bsl_json_object_get (bsl_json_list_get (all, (guint) at), "reply") != NULL)
    {
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING, "%s",
                   _("There is no question without a reply to take back; an opinion that was given "
                     "stays."));
      return FALSE;
    }
  list = bsl_json_list_replace (all, (guint) at, NULL);
  return set_opinions (self, list, error);
}

gboolean
bsl_history_merge_opinion (BslHistory *self, GBytes *reply, const char *file, GError **error)
{
  g_autoptr (JsonNode) list = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  list = bsl_sheet_merge (bsl_history_get_project (self), bsl_history_get_id (self), reply, file,
                             error);
  return list != NULL && set_opinions (self, list, error);
}

/* The answer that is proposed to the question @id in the form in which it is saved; NULL where there is
 * none that can be taken over. */
static char *
dup_proposed (BslQuestionnaire *questionnaire, const BslOpinion *opinion, const char *id)
{
  const BslQuestion *question = bsl_questionnaire_find (questionnaire, id);
  BslValue value = { 0 };
  char *text = question != NULL && bsl_value_from_text (&value, g_hash_table_lookup (opinion->proposed, id),
                                                        &question->domain)
                   ? bsl_value_to_text (&value, &question->domain)
                   : NULL;

  bsl_value_clear (&value);
  return text;
}

gboolean
bsl_history_adopt_opinion (BslHistory *self, const BslOpinion *opinion, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) writes = g_array_new (FALSE, FALSE, sizeof (BslWrite));
  g_autofree char *reason = NULL;
  BslQuestionnaire *questionnaire;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  questionnaire = bsl_project_get_questionnaire (bsl_history_get_project (self));
  reason = bsl_opinion_dup_by (opinion);
  for (guint i = 0; opinion->about[i] != NULL; i++)
    {
      char *after = dup_proposed (questionnaire, opinion, opinion->about[i]);
      const BslWrite write = {
        .kind = BSL_EVENT_EDIT, .what = opinion->about[i], .after = after, .reason = reason
      };

      if (after == NULL)
        continue;
      g_ptr_array_add (answers, after);
      g_array_append_val (writes, write);
    }
  return bsl_history_write_all (self, (const BslWrite *) (gpointer) writes->data, writes->len, error);
}
