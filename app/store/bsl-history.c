/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a saved project: on the disk first, in the project second. */

#include "config.h"

#include "app/store/bsl-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-blobs.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

G_DEFINE_FINAL_TYPE (BslHistory, bsl_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_FROZEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
bsl_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BslHistory *self = BSL_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, bsl_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, bsl_history_can_redo (self));
      break;
    case PROP_FROZEN:
      g_value_set_boolean (value, bsl_history_is_frozen (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bsl_history_dispose (GObject *object)
{
  BslHistory *self = BSL_HISTORY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (bsl_history_parent_class)->dispose (object);
}

static void
bsl_history_finalize (GObject *object)
{
  BslHistory *self = BSL_HISTORY (object);

  g_free (self->id);
  g_free (self->head);
  bsl_steps_free (self->steps);
  g_ptr_array_unref (self->pending);

  G_OBJECT_CLASS (bsl_history_parent_class)->finalize (object);
}

static void
bsl_history_class_init (BslHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bsl_history_get_property;
  object_class->dispose = bsl_history_dispose;
  object_class->finalize = bsl_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FROZEN] =
      g_param_spec_boolean ("frozen", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bsl_history_init (BslHistory *self)
{
  self->steps = bsl_steps_new ();
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);
}

guint
bsl_history_find_question (BslHistory *self, const char *what)
{
  const BslQuestion *question =
      bsl_questionnaire_find (bsl_project_get_questionnaire (self->project), what);

  return question != NULL ? question->index : G_MAXUINT;
}

/* Takes note of an event that is on the disk. */
void
bsl_history_absorb (BslHistory *self, BslEvent *event)
{
  self->seq = event->seq;
  g_set_str (&self->head, event->hash);
  bsl_steps_add (self->steps, event->kind, event->seq, event->target, event->what);
  g_ptr_array_add (self->pending, event);
}

gboolean
bsl_history_fail_changed (GError **error)
{
  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT, "%s",
      _("The project was changed in another window or by another program in the meantime, so "
        "nothing was saved now. Its changes are shown; look at them and try again."));
  return FALSE;
}

/* Whether the log goes on from the event read last; it does not where the file was replaced by a
 * backup. */
static gboolean
goes_on (BslHistory *self, GPtrArray *events)
{
  const BslEvent *last = events->len > 0 ? g_ptr_array_index (events, 0) : NULL;

  return last != NULL && last->seq == self->seq && g_strcmp0 (last->hash, self->head) == 0;
}

/* The row of the project as it is now; @end: of its log. FALSE on error, or where it is gone. */
static gboolean
read_row (BslHistory *self, gint64 *seq, char **end, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslStatement) row =
      bsl_database_prepare (database, "SELECT key, frozen, n_events, head FROM project WHERE id = ?", error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "t", self->id);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;
  if (!found)
    return bsl_rows_fail_missing (database, error);

  self->key = bsl_statement_get_int (row, 0);
  self->frozen_in_store = bsl_statement_get_int (row, 1) != 0;
  *seq = bsl_statement_get_int (row, 2);
  *end = g_strdup (bsl_statement_get_text (row, 3));
  return TRUE;
}

static gboolean
read_log (BslHistory *self, GError **error)
{
  g_autoptr (GPtrArray) events = bsl_log_read (bsl_store_get_database (self->store), self->key, self->seq - 1, -1, error);

  if (events == NULL)
    return FALSE;
  self->started = goes_on (self, events);
  if (!self->started)
    return bsl_history_fail_changed (error);

  for (guint i = 1; i < events->len; i++)
    bsl_history_absorb (self, g_steal_pointer (&events->pdata[i]));
  return TRUE;
}

/* Reads what was written since, by this or another process. */
gboolean
bsl_history_catch_up (BslHistory *self, GError **error)
{
  g_autofree char *end = NULL;
  gint64 seq = 0;

  if (!read_row (self, &seq, &end, error))
    return FALSE;
  if (seq == self->seq && g_strcmp0 (end, self->head) == 0)
    return TRUE;

  return read_log (self, error);
}

static void
apply_answer (BslHistory *self, guint question, const char *json)
{
  const BslQuestion *definition =
      bsl_questionnaire_get_question (bsl_project_get_questionnaire (self->project), question);
  BslValue value = { 0 };

  bsl_value_from_text (&value, json, &definition->domain);
  bsl_project_set_answer (self->project, question, &value);
  bsl_value_clear (&value);
}

static void
apply_event (BslHistory *self, const BslEvent *event)
{
  guint question = bsl_history_find_question (self, event->what);
  g_autoptr (JsonNode) node = NULL;

  if (event->what == NULL)
    return;
  if (question != G_MAXUINT)
    {
      apply_answer (self, question, event->after);
      return;
    }
  node = event->after != NULL ? json_from_string (event->after, NULL) : NULL;
  if (g_str_equal (event->what, BSL_WHAT_TITLE))
    bsl_project_set_title (self->project, bsl_json_node_get_string (node));
  else if (g_str_has_prefix (event->what, BSL_WHAT_EXTRA))
    bsl_project_set_extra (self->project, event->what + strlen (BSL_WHAT_EXTRA), node);
}

static void
notify_if (BslHistory *self, guint property, gboolean *before, gboolean now)
{
  if (*before == now)
    return;

  *before = now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_state (BslHistory *self)
{
  notify_if (self, PROP_CAN_UNDO, &self->could_undo, bsl_history_can_undo (self));
  notify_if (self, PROP_CAN_REDO, &self->could_redo, bsl_history_can_redo (self));
  notify_if (self, PROP_FROZEN, &self->was_frozen, bsl_history_is_frozen (self));
}

/* The rows are the truth: what differs in the project is set to them. */
static void
adopt (BslHistory *self, BslProject *saved)
{
  guint n_questions =
      bsl_questionnaire_get_n_questions (bsl_project_get_questionnaire (self->project));
  g_auto (GStrv) old_names = bsl_project_dup_extra_names (self->project);
  g_auto (GStrv) names = bsl_project_dup_extra_names (saved);

  bsl_project_set_title (self->project, bsl_project_get_title (saved));
  for (guint i = 0; i < n_questions; i++)
    bsl_project_set_answer (self->project, i, bsl_project_get_answer (saved, i));
  for (guint i = 0; old_names[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) names, old_names[i]))
      bsl_project_set_extra (self->project, old_names[i], NULL);
  for (guint i = 0; names[i] != NULL; i++)
    bsl_project_set_extra (self->project, names[i], bsl_project_get_extra (saved, names[i]));
}

/* The state and the log of one moment. */
static BslProject *
read_start (BslHistory *self, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslTransaction) view = bsl_database_begin_read (database, error);
  g_autoptr (GPtrArray) last = NULL;

  self->seq = 0;
  if (view == NULL || !bsl_rows_find (database, self->id, &self->key, error) ||
      !bsl_steps_read (self->steps, database, self->key, &self->seq, error))
    return NULL;
  last = bsl_log_read_back (database, self->key, 0, 1, error);
  if (last == NULL)
    return NULL;

  g_set_str (&self->head, last->len > 0 ? ((BslEvent *) last->pdata[0])->hash : NULL);
  return bsl_rows_load (database, self->key, bsl_project_get_questionnaire (self->project),
                        bsl_store_get_path (self->store), error);
}

/* Reads everything, unless that was done. What fails in the beginning is tried again, and told, at
 * the first change. */
gboolean
bsl_history_start (BslHistory *self, GError **error)
{
  g_autoptr (BslProject) saved = NULL;

  if (self->started)
    return TRUE;

  g_clear_pointer (&self->steps, bsl_steps_free);
  self->steps = bsl_steps_new ();
  g_ptr_array_set_size (self->pending, 0);
  saved = read_start (self, error);
  self->started = saved != NULL;
  if (self->started)
    adopt (self, saved);
  return self->started;
}

/* Brings what is on the disk into the project, outside any transaction: handlers may change the
 * project again. TRUE where there was something. */
static gboolean
flush (BslHistory *self)
{
  gboolean changed = !self->started || self->pending->len > 0;

  (void) bsl_history_start (self, NULL);
  while (self->pending->len > 0)
    {
      g_autoptr (BslEvent) event = g_ptr_array_steal_index (self->pending, 0);

      apply_event (self, event);
    }
  notify_state (self);
  return changed;
}

/* After an own change, done or not. */
void
bsl_history_conclude (BslHistory *self)
{
  g_autoptr (BslHistory) alive = g_object_ref (self);

  if (!flush (alive))
    return;

  alive->concluding = TRUE;
  bsl_store_emit_changed (alive->store);
  alive->concluding = FALSE;
}

static gboolean
take_in (BslHistory *self, GError **error)
{
  if (!bsl_history_start (self, error))
    return FALSE;
  if (bsl_history_catch_up (self, error))
    return TRUE;
  if (self->started)
    return FALSE;

  g_clear_error (error);
  return bsl_history_start (self, error);
}

gboolean
bsl_history_refresh (BslHistory *self, GError **error)
{
  g_autoptr (BslHistory) alive = g_object_ref (self);
  gboolean done;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  done = take_in (alive, error);
  flush (alive);
  return done;
}

static void
store_changed_cb (BslHistory *self)
{
  gboolean own = self->concluding;

  /* what it wrote itself it has taken in; what comes within that is by somebody else */
  self->concluding = FALSE;
  if (!own)
    (void) bsl_history_refresh (self, NULL);
}

BslHistory *
bsl_history_new (BslStore *store, const char *id, BslProject *project)
{
  BslHistory *self = g_object_new (BSL_TYPE_HISTORY, NULL);

  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  self->project = g_object_ref (project);
  (void) bsl_history_start (self, NULL);
  self->could_undo = bsl_history_can_undo (self);
  self->could_redo = bsl_history_can_redo (self);
  self->was_frozen = bsl_history_is_frozen (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

BslProject *
bsl_history_get_project (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return self->project;
}

const char *
bsl_history_get_id (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return self->id;
}

BslStore *
bsl_history_get_store (BslHistory *self)
{
  return self->store;
}

BslTransaction *
bsl_history_begin_read (BslHistory *self, gint64 *key, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslTransaction) view = bsl_database_begin_read (database, error);

  return view != NULL && bsl_rows_find (database, self->id, key, error) ? g_steal_pointer (&view) : NULL;
}

GBytes *
bsl_history_read_bytes (BslHistory *self, const char *sha256, GError **error)
{
  gint64 key;
  g_autoptr (BslTransaction) view = bsl_history_begin_read (self, &key, error);

  return view != NULL ? bsl_blobs_get (bsl_store_get_database (self->store), key, sha256, error) : NULL;
}

void
bsl_history_get_head (BslHistory *self, gint64 *seq, const char **hash)
{
  *seq = self->seq;
  *hash = self->head;
}

gboolean
bsl_history_is_frozen (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return bsl_snapshots_are_frozen (bsl_project_get_extra (self->project, BSL_MEMBER_SNAPSHOTS));
}

GPtrArray *
bsl_history_read (BslHistory *self, gint64 before, guint limit, GError **error)
{
  g_autoptr (BslTransaction) view = NULL;
  gint64 key;

  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  view = bsl_history_begin_read (self, &key, error);
  return view != NULL
             ? bsl_log_read_back (bsl_store_get_database (self->store), key, before, limit, error)
             : NULL;
}
