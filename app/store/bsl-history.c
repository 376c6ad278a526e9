/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a saved project: on the disk first, in the project second. */

#include "config.h"

#include "app/store/bsl-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-steps.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

struct _BslHistory
{
  GObject parent_instance;

  BslStore *store;
  char *id;
  BslProject *project;
  gint64 key;
  gint64 seq;       /* of the last event absorbed */
  char *head;       /* its hash */
  gboolean started; /* the log was read, and still is the one on the disk */
  BslSteps *steps;
  GPtrArray *pending; /* of BslEvent: on the disk, not yet in the project */
  gboolean could_undo, could_redo, was_frozen;
};

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

static guint
find_question (BslHistory *self, const char *what)
{
  const BslQuestion *question =
      bsl_questionnaire_find (bsl_project_get_questionnaire (self->project), what);

  return question != NULL ? question->index : G_MAXUINT;
}

/* Takes note of an event that is on the disk. */
static void
absorb (BslHistory *self, BslEvent *event)
{
  self->seq = event->seq;
  g_set_str (&self->head, event->hash);
  bsl_steps_add (self->steps, event->kind, event->seq, event->target, event->what);
  g_ptr_array_add (self->pending, event);
}

static gboolean
fail_changed (GError **error)
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

/* Reads what was written since, by this or another process. */
static gboolean
catch_up (BslHistory *self, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (GPtrArray) events = NULL;
  gint64 key;

  if (!bsl_rows_find (database, self->id, &key, error))
    return FALSE;
  self->key = key;
  events = bsl_log_read (database, key, self->seq - 1, -1, error);
  if (events == NULL)
    return FALSE;
  self->started = goes_on (self, events);
  if (!self->started)
    return fail_changed (error);

  for (guint i = 1; i < events->len; i++)
    absorb (self, g_steal_pointer (&events->pdata[i]));
  return TRUE;
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
  guint question = find_question (self, event->what);
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
static gboolean
start (BslHistory *self, GError **error)
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

  (void) start (self, NULL);
  while (self->pending->len > 0)
    {
      g_autoptr (BslEvent) event = g_ptr_array_steal_index (self->pending, 0);

      apply_event (self, event);
    }
  notify_state (self);
  return changed;
}

/* After an own change, done or not. */
static void
conclude (BslHistory *self)
{
  g_autoptr (BslHistory) alive = g_object_ref (self);

  if (flush (alive))
    bsl_store_emit_changed (alive->store);
}

static gboolean
take_in (BslHistory *self, GError **error)
{
  if (!start (self, error))
    return FALSE;
  if (catch_up (self, error))
    return TRUE;
  if (self->started)
    return FALSE;

  g_clear_error (error);
  return start (self, error);
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
  (void) bsl_history_refresh (self, NULL);
}

BslHistory *
bsl_history_new (BslStore *store, const char *id, BslProject *project)
{
  BslHistory *self = g_object_new (BSL_TYPE_HISTORY, NULL);

  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  self->project = g_object_ref (project);
  (void) start (self, NULL);
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

static gboolean
check_writable (BslHistory *self, GError **error)
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

/* Rows, log and index in one transaction; @event is absorbed when it is on the disk. */
static gboolean
write_event (BslHistory *self, BslTransaction *transaction, BslEvent *event, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslEvent) own = event;

  if (!bsl_rows_set (database, self->key, own->what, own->after, error) ||
      !bsl_log_append (own, database, self->key, error) ||
      !bsl_rows_refresh (database, self->key, bsl_project_get_questionnaire (self->project),
                         own->time, error) ||
      !bsl_transaction_commit (transaction, error))
    return FALSE;

  absorb (self, g_steal_pointer (&own));
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

/* Within the transaction: the last word on whether the project may be changed. */
static gboolean
check_thawed (BslHistory *self, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      bsl_store_get_database (self->store), "SELECT frozen FROM project WHERE key = ?", error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "i", self->key);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;
  if (!found || bsl_statement_get_int (row, 0) == 0)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN,
               _("“%s” is frozen, so the change was not saved. Amend the project, with a reason, "
                 "to change it."),
               bsl_project_get_title (self->project));
  return FALSE;
}

/* A change of what somebody else changed since it was last seen is refused: it would overwrite
 * that unseen. */
static gboolean
write_change (BslHistory *self, const BslWrite *write, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslTransaction) transaction = bsl_database_begin (database, error);
  g_autofree char *before = NULL;
  guint n_seen = self->pending->len;

  if (transaction == NULL || !catch_up (self, error) ||
      !bsl_rows_get (database, self->key, write->what, &before, error))
    return FALSE;
  if (write->all_seen
          ? self->pending->len > n_seen
          : is_pending (self, n_seen, write->what) && g_strcmp0 (before, write->after) != 0)
    return fail_changed (error);
  if (g_strcmp0 (before, write->after) == 0)
    return TRUE;
  if (!write->while_frozen && !check_thawed (self, error))
    return FALSE;
  if (write->prepare != NULL && !write->prepare (database, self->key, write->data, error))
    return FALSE;

  return write_event (
      self, transaction,
      bsl_event_new (write->kind, 0, write->what, before, write->after, write->reason), error);
}

gboolean
bsl_history_write (BslHistory *self, const BslWrite *write, GError **error)
{
  gboolean done =
      check_writable (self, error) && start (self, error) && write_change (self, write, error);

  conclude (self);
  return done;
}

BslStore *
bsl_history_get_store (BslHistory *self)
{
  return self->store;
}

gint64
bsl_history_get_key (BslHistory *self)
{
  return self->key;
}

void
bsl_history_get_head (BslHistory *self, gint64 *seq, const char **hash)
{
  *seq = self->seq;
  *hash = self->head;
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
                                       BSL_MEMBER_OPINIONS, NULL };

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
  gboolean allowed = is_allowed_while_frozen (name);
  BslWrite write;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (kind == BSL_EVENT_EDIT || kind == BSL_EVENT_ACT, FALSE);

  write = (BslWrite){
    .kind = allowed && bsl_history_is_frozen (self) ? BSL_EVENT_ACT : kind,
    .what = what,
    .after = after,
    .reason = reason,
    .while_frozen = allowed,
  };
  return bsl_history_write (self, &write, error);
}

gboolean
bsl_history_set_extra (BslHistory *self, const char *name, JsonNode *value, GError **error)
{
  return bsl_history_set_extra_full (self, name, value, BSL_EVENT_EDIT, NULL, error);
}

gboolean
bsl_history_is_frozen (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return bsl_snapshots_are_frozen (bsl_project_get_extra (self->project, BSL_MEMBER_SNAPSHOTS));
}

gboolean
bsl_history_can_undo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return bsl_steps_peek (self->steps, BSL_EVENT_UNDO, NULL) > 0 && !bsl_history_is_frozen (self);
}

gboolean
bsl_history_can_redo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return bsl_steps_peek (self->steps, BSL_EVENT_REDO, NULL) > 0 && !bsl_history_is_frozen (self);
}

static guint
peek (BslHistory *self, BslEventKind kind)
{
  const char *what;

  bsl_steps_peek (self->steps, kind, &what);
  return find_question (self, what);
}

guint
bsl_history_peek_undo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), G_MAXUINT);

  return peek (self, BSL_EVENT_UNDO);
}

guint
bsl_history_peek_redo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), G_MAXUINT);

  return peek (self, BSL_EVENT_REDO);
}

/* The edit that undo or redo is about. It is the one the person saw: where another program changed
 * the project since, its change is shown first and not undone unseen. */
static BslEvent *
find_edit (BslHistory *self, BslEventKind kind, GError **error)
{
  gint64 seen = bsl_steps_peek (self->steps, kind, NULL);
  g_autoptr (GPtrArray) events = NULL;

  if (!catch_up (self, error))
    return NULL;
  if (bsl_steps_peek (self->steps, kind, NULL) != seen)
    {
      fail_changed (error);
      return NULL;
    }
  if (seen == 0)
    {
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "%s",
                   kind == BSL_EVENT_UNDO ? _("There is no change to undo.")
                                          : _("There is no change to redo."));
      return NULL;
    }
  events = bsl_log_read (bsl_store_get_database (self->store), self->key, seen - 1, 1, error);
  if (events == NULL)
    return NULL;
  /* a damaged page may have lost the row, or what it speaks of */
  if (events->len == 0 || ((BslEvent *) events->pdata[0])->what == NULL)
    {
      bsl_rows_fail_damaged (bsl_store_get_database (self->store), error);
      return NULL;
    }
  return g_ptr_array_steal_index (events, 0);
}

static gboolean
write_step (BslHistory *self, BslEventKind kind, guint *question, GError **error)
{
  g_autoptr (BslTransaction) transaction =
      bsl_database_begin (bsl_store_get_database (self->store), error);
  g_autoptr (BslEvent) edit = transaction != NULL ? find_edit (self, kind, error) : NULL;
  const char *before, *after;

  if (edit == NULL || !check_thawed (self, error))
    return FALSE;

  before = kind == BSL_EVENT_UNDO ? edit->after : edit->before;
  after = kind == BSL_EVENT_UNDO ? edit->before : edit->after;
  *question = find_question (self, edit->what);
  return write_event (self, transaction,
                      bsl_event_new (kind, edit->seq, edit->what, before, after, NULL), error);
}

static gboolean
go (BslHistory *self, BslEventKind kind, guint *question, GError **error)
{
  guint changed = G_MAXUINT;
  gboolean done = check_writable (self, error) && start (self, error) &&
                  write_step (self, kind, &changed, error);

  conclude (self);
  if (question != NULL)
    *question = changed;
  return done;
}

gboolean
bsl_history_undo (BslHistory *self, guint *question, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return go (self, BSL_EVENT_UNDO, question, error);
}

gboolean
bsl_history_redo (BslHistory *self, guint *question, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return go (self, BSL_EVENT_REDO, question, error);
}

GPtrArray *
bsl_history_read (BslHistory *self, gint64 before, guint limit, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), NULL);

  return bsl_log_read_back (bsl_store_get_database (self->store), self->key, before, limit, error);
}
