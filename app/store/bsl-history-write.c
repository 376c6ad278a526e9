/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a saved project, and whether it may be changed. */

#include "config.h"

#include "app/store/bsl-history-private.h"

#include <glib/gi18n-lib.h>

#include "app/store/bsl-log.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

gboolean
bsl_history_check_writable (BslHistory *self, GError **error)
{
  if (!bsl_store_check_writable (self->store, error))
    return FALSE;
  if (!bsl_project_is_read_only (self->project))
    return TRUE;

  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY,
      _("“%s” was written by a newer version of Boussole, so the change was not saved. "
        "Install the newer version to change it."),
      bsl_project_get_title (self->project));
  return FALSE;
}

gboolean
bsl_history_write_event (BslHistory *self, BslEvent *event, GPtrArray *written, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);

  g_ptr_array_add (written, event);
  return bsl_rows_set (database, self->key, event->what, event->after, error) &&
         bsl_log_append (event, database, self->key, error);
}

gboolean
bsl_history_commit (BslHistory *self, BslTransaction *transaction, GPtrArray *written, GError **error)
{
  const BslEvent *last = written->len > 0 ? g_ptr_array_index (written, written->len - 1) : NULL;

  if (last == NULL)
    return TRUE;
  if (!bsl_rows_refresh (bsl_store_get_database (self->store), self->key,
                         bsl_project_get_questionnaire (self->project), last->time, error) ||
      !bsl_transaction_commit (transaction, error))
    return FALSE;

  for (guint i = 0; i < written->len; i++)
    bsl_history_absorb (self, g_steal_pointer (&written->pdata[i]));
  return TRUE;
}

static gboolean
is_pending (BslHistory *self, guint from, const char *what)
{
  for (guint i = from; i < self->pending->len; i++)
    if (g_strcmp0 (((BslEvent *) self->pending->pdata[i])->what, what) == 0)
      return TRUE;

  return FALSE;
}

/* Within the transaction, once caught up: the last word on whether the project may be changed. */
gboolean
bsl_history_check_thawed (BslHistory *self, GError **error)
{
  if (!self->frozen_in_store)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN,
               _("“%s” is frozen, so the change was not saved. Amend the project, with a reason, "
                 "to change it."),
               bsl_project_get_title (self->project));
  return FALSE;
}

/* A change of what somebody else changed since it was last seen is refused: it would overwrite
 * that unseen. @n_seen: how much of what is pending was seen. */
static gboolean
write_change (BslHistory *self, const BslWrite *write, guint n_seen, GPtrArray *written, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  /* undo does not go back over what was done beside the decision */
  BslEventKind kind = write->while_frozen && bsl_history_is_frozen (self) ? BSL_EVENT_ACT : write->kind;
  g_autofree char *before = NULL;

  if (!bsl_rows_get (database, self->key, write->what, &before, error))
    return FALSE;
  if (write->all_seen
          ? self->pending->len > n_seen
          : is_pending (self, n_seen, write->what) && g_strcmp0 (before, write->after) != 0)
    return bsl_history_fail_changed (error);
  if (g_strcmp0 (before, write->after) == 0)
    return TRUE;
  if (!write->while_frozen && !bsl_history_check_thawed (self, error))
    return FALSE;
  if (write->prepare != NULL && !write->prepare (database, self->key, write->data, error))
    return FALSE;

  return bsl_history_write_event (
      self, bsl_event_new (kind, 0, write->what, before, write->after, write->reason), written, error);
}

static gboolean
write_changes (BslHistory *self, const BslWrite *writes, guint n_writes, GError **error)
{
  g_autoptr (BslTransaction) transaction = bsl_database_begin (bsl_store_get_database (self->store), error);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);
  guint n_seen = self->pending->len;

  if (transaction == NULL || !bsl_history_catch_up (self, error))
    return FALSE;
  for (guint i = 0; i < n_writes; i++)
    if (!write_change (self, &writes[i], n_seen, written, error))
      return FALSE;
  return bsl_history_commit (self, transaction, written, error);
}

gboolean
bsl_history_write_all (BslHistory *self, const BslWrite *writes, guint n_writes, GError **error)
{
  gboolean done = bsl_history_check_writable (self, error) && bsl_history_start (self, error) &&
                  write_changes (self, writes, n_writes, error);

  bsl_history_conclude (self);
  return done;
}

gboolean
bsl_history_write (BslHistory *self, const BslWrite *write, GError **error)
{
  return bsl_history_write_all (self, write, 1, error);
}

static gboolean
change (BslHistory *self, const char *what, const char *after, const char *reason, GError **error)
{
  const BslWrite write = { .kind = BSL_EVENT_EDIT, .what = what, .after = after, .reason = reason };

  return bsl_history_write (self, &write, error);
}

gboolean
bsl_history_set_answer_full (
    BslHistory *self, guint question, const BslValue *value, const char *reason, GError **error)
{
  BslQuestionnaire *questionnaire;
  const BslQuestion *definition;
  g_autofree char *after = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  questionnaire = bsl_project_get_questionnaire (self->project);
  g_return_val_if_fail (question < bsl_questionnaire_get_n_questions (questionnaire), FALSE);

  definition = bsl_questionnaire_get_question (questionnaire, question);
  after = bsl_value_to_text (value, &definition->domain);
  return change (self, definition->id, after, reason, error);
}

gboolean
bsl_history_set_answer (BslHistory *self, guint question, const BslValue *value, GError **error)
{
  return bsl_history_set_answer_full (self, question, value, NULL, error);
}

gboolean
bsl_history_set_title (BslHistory *self, const char *title, GError **error)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *after = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  json_node_init_string (node, title != NULL ? title : "");
  after = json_to_string (node, FALSE);
  return change (self, BSL_WHAT_TITLE, after, NULL, error);
}

/* What comes after a decision does not change what was decided. */
static gboolean
is_allowed_while_frozen (const char *name)
{
  static const char *const names[] = { BSL_MEMBER_OUTCOME, BSL_MEMBER_ATTACHMENTS,
                                       BSL_MEMBER_OPINIONS, BSL_MEMBER_TASKS, NULL };

  return g_strv_contains (names, name);
}

gboolean
bsl_history_set_extra_full (BslHistory *self,
                            const char *name,
                            JsonNode *value,
                            BslEventKind kind,
                            const char *reason,
                            GError **error)
{
  g_autofree char *what = g_strconcat (BSL_WHAT_EXTRA, name, NULL);
  g_autofree char *after = value != NULL ? json_to_string (value, FALSE) : NULL;
  BslWrite write;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (kind == BSL_EVENT_EDIT || kind == BSL_EVENT_ACT, FALSE);

  write = (BslWrite){
    .kind = kind,
    .what = what,
    .after = after,
    .reason = reason,
    .while_frozen = is_allowed_while_frozen (name),
  };
  return bsl_history_write (self, &write, error);
}

gboolean
bsl_history_set_extra (BslHistory *self, const char *name, JsonNode *value, GError **error)
{
  return bsl_history_set_extra_full (self, name, value, BSL_EVENT_EDIT, NULL, error);
}
