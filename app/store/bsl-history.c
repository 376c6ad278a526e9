/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a saved project: on the disk first, in the project second. */

#include "config.h"

#include "app/store/bsl-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

/* An edit that can be undone or redone. */
typedef struct
{
  gint64 seq;
  guint question; /* G_MAXUINT: title or extra */
} Step;

struct _BslHistory
{
  GObject parent_instance;

  BslStore *store;
  char *id;
  BslProject *project;
  gint64 key;
  gint64 seq;         /* of the last event absorbed */
  GArray *done;       /* of Step: what undo goes back over */
  GArray *undone;     /* of Step */
  GPtrArray *pending; /* of BslEvent: on the disk, not yet in the project */
  gboolean could_undo, could_redo;
};

G_DEFINE_FINAL_TYPE (BslHistory, bsl_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
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
  g_array_unref (self->done);
  g_array_unref (self->undone);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bsl_history_init (BslHistory *self)
{
  self->done = g_array_new (FALSE, FALSE, sizeof (Step));
  self->undone = g_array_new (FALSE, FALSE, sizeof (Step));
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);
}

static guint
find_question (BslHistory *self, const char *what)
{
  const BslQuestion *question = bsl_questionnaire_find (
      bsl_project_get_questionnaire (self->project), what);

  return question != NULL ? question->index : G_MAXUINT;
}

/* Moves the step @seq from the end of one list to the end of the other. */
static void
move_step (GArray *from, GArray *to, gint64 seq)
{
  while (from->len > 0)
    {
      Step step = g_array_index (from, Step, from->len - 1);

      g_array_set_size (from, from->len - 1);
      if (step.seq != seq)
        continue;
      g_array_append_val (to, step);
      return;
    }
}

/* Takes note of an event that is on the disk. */
static void
absorb (BslHistory *self, BslEvent *event)
{
  Step step = { .seq = event->seq, .question = find_question (self, event->what) };

  self->seq = event->seq;
  switch (event->kind)
    {
    case BSL_EVENT_EDIT:
      g_array_append_val (self->done, step);
      g_array_set_size (self->undone, 0);
      break;
    case BSL_EVENT_UNDO:
      move_step (self->done, self->undone, event->target);
      break;
    case BSL_EVENT_REDO:
      move_step (self->undone, self->done, event->target);
      break;
    case BSL_EVENT_CREATE:
    default:
      break;
    }
  g_ptr_array_add (self->pending, event);
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
  events = bsl_events_read (database, key, self->seq, -1, error);
  if (events == NULL)
    return FALSE;

  while (events->len > 0)
    absorb (self, g_ptr_array_steal_index (events, 0));
  return TRUE;
}

static void
apply_answer (BslHistory *self, guint question, const char *json)
{
  const BslQuestion *definition = bsl_questionnaire_get_question (
      bsl_project_get_questionnaire (self->project), question);
  BslValue value = { 0 };

  bsl_rows_read_value (json, &definition->domain, &value);
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
    bsl_project_set_title (self->project, node != NULL ? json_node_get_string (node) : NULL);
  else if (g_str_has_prefix (event->what, BSL_WHAT_EXTRA))
    bsl_project_set_extra (self->project, event->what + strlen (BSL_WHAT_EXTRA), node);
}

static void
notify_steps (BslHistory *self)
{
  gboolean can_undo = bsl_history_can_undo (self);
  gboolean can_redo = bsl_history_can_redo (self);

  if (can_undo != self->could_undo)
    {
      self->could_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (can_redo != self->could_redo)
    {
      self->could_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
}

/* Brings what is on the disk into the project, outside any transaction: handlers may change the
 * project again. */
static void
flush (BslHistory *self)
{
  g_autoptr (BslHistory) alive = g_object_ref (self);
  gboolean changed = self->pending->len > 0;

  while (alive->pending->len > 0)
    {
      g_autoptr (BslEvent) event = g_ptr_array_steal_index (alive->pending, 0);

      apply_event (alive, event);
    }
  notify_steps (alive);
  if (changed)
    bsl_store_emit_changed (alive->store);
}

/* The rows are the truth: what differs in the project is set to them. */
static void
adopt (BslHistory *self, BslProject *saved)
{
  guint n_questions = bsl_questionnaire_get_n_questions (
      bsl_project_get_questionnaire (self->project));
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

  if (view == NULL || !catch_up (self, error))
    return NULL;

  g_ptr_array_set_size (self->pending, 0);
  return bsl_rows_load (database, self->key, bsl_project_get_questionnaire (self->project),
                        bsl_store_get_path (self->store), error);
}

BslHistory *
bsl_history_new (BslStore *store, const char *id, BslProject *project)
{
  BslHistory *self = g_object_new (BSL_TYPE_HISTORY, NULL);
  g_autoptr (BslProject) saved = NULL;
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  self->project = g_object_ref (project);
  saved = read_start (self, &error);
  /* what fails now fails again, with a message, at the first change */
  if (saved == NULL)
    g_debug ("%s", error->message);
  else
    adopt (self, saved);
  self->could_undo = bsl_history_can_undo (self);
  self->could_redo = bsl_history_can_redo (self);
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
      _("“%s” can only be read, so the change was not saved. Make a copy of the project to change it."),
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
      !bsl_event_append (own, database, self->key, error) ||
      !bsl_rows_refresh (database, self->key, bsl_project_get_questionnaire (self->project),
                         own->time, error) ||
      !bsl_transaction_commit (transaction, error))
    return FALSE;

  absorb (self, g_steal_pointer (&own));
  return TRUE;
}

static gboolean
write_edit (BslHistory *self, const char *what, const char *after, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (BslTransaction) transaction = bsl_database_begin (database, error);
  g_autofree char *before = NULL;

  if (transaction == NULL || !catch_up (self, error) ||
      !bsl_rows_get (database, self->key, what, &before, error))
    return FALSE;
  if (g_strcmp0 (before, after) == 0)
    return TRUE;

  return write_event (self, transaction, bsl_event_new (BSL_EVENT_EDIT, 0, what, before, after),
                      error);
}

static gboolean
edit (BslHistory *self, const char *what, const char *after, GError **error)
{
  gboolean done = check_writable (self, error) && write_edit (self, what, after, error);

  flush (self);
  return done;
}

gboolean
bsl_history_set_answer (BslHistory *self, guint question, const BslValue *value, GError **error)
{
  BslQuestionnaire *questionnaire;
  const BslQuestion *definition;
  g_autofree char *after = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  questionnaire = bsl_project_get_questionnaire (self->project);
  g_return_val_if_fail (question < bsl_questionnaire_get_n_questions (questionnaire), FALSE);

  definition = bsl_questionnaire_get_question (questionnaire, question);
  after = bsl_rows_write_value (value, &definition->domain);
  return edit (self, definition->id, after, error);
}

gboolean
bsl_history_set_title (BslHistory *self, const char *title, GError **error)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *after = NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  json_node_init_string (node, title != NULL ? title : "");
  after = json_to_string (node, FALSE);
  return edit (self, BSL_WHAT_TITLE, after, error);
}

gboolean
bsl_history_set_extra (BslHistory *self, const char *name, JsonNode *value, GError **error)
{
  g_autofree char *what = g_strconcat (BSL_WHAT_EXTRA, name, NULL);
  g_autofree char *after = value != NULL ? json_to_string (value, FALSE) : NULL;

  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return edit (self, what, after, error);
}

gboolean
bsl_history_can_undo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return self->done->len > 0;
}

gboolean
bsl_history_can_redo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return self->undone->len > 0;
}

static guint
peek (GArray *steps)
{
  return steps->len > 0 ? g_array_index (steps, Step, steps->len - 1).question : G_MAXUINT;
}

guint
bsl_history_peek_undo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), G_MAXUINT);

  return peek (self->done);
}

guint
bsl_history_peek_redo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), G_MAXUINT);

  return peek (self->undone);
}

/* The edit @seq itself, from the log. */
static BslEvent *
read_edit (BslHistory *self, gint64 seq, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self->store);
  g_autoptr (GPtrArray) events = bsl_events_read (database, self->key, seq - 1, 1, error);

  return events != NULL && events->len > 0 ? g_ptr_array_steal_index (events, 0) : NULL;
}

/* The step that undo or redo is about. It is the one the person saw: where another program changed
 * the project since, its change is shown first and not undone unseen. */
static gboolean
find_step (BslHistory *self, BslEventKind kind, Step *step, GError **error)
{
  GArray *steps = kind == BSL_EVENT_UNDO ? self->done : self->undone;
  gint64 seen = steps->len > 0 ? g_array_index (steps, Step, steps->len - 1).seq : 0;

  if (!catch_up (self, error))
    return FALSE;
  *step = (Step) { 0 };
  if (steps->len > 0)
    *step = g_array_index (steps, Step, steps->len - 1);
  if (step->seq != seen)
    g_set_error (
        error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "%s",
        _("The project was changed by another program in the meantime. Its changes are shown now; "
          "look at them and try again."));
  else if (seen == 0)
    g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "%s",
                 kind == BSL_EVENT_UNDO ? _("There is no change to undo.")
                                        : _("There is no change to redo."));
  return step->seq == seen && seen > 0;
}

static gboolean
write_step (BslHistory *self, BslEventKind kind, guint *question, GError **error)
{
  g_autoptr (BslTransaction) transaction =
      bsl_database_begin (bsl_store_get_database (self->store), error);
  g_autoptr (BslEvent) target = NULL;
  const char *before, *after;
  Step step;

  if (transaction == NULL || !find_step (self, kind, &step, error))
    return FALSE;
  target = read_edit (self, step.seq, error);
  if (target == NULL)
    return FALSE;

  before = kind == BSL_EVENT_UNDO ? target->after : target->before;
  after = kind == BSL_EVENT_UNDO ? target->before : target->after;
  *question = step.question;
  return write_event (self, transaction,
                      bsl_event_new (kind, step.seq, target->what, before, after), error);
}

static gboolean
go (BslHistory *self, BslEventKind kind, guint *question, GError **error)
{
  guint changed = G_MAXUINT;
  gboolean done = check_writable (self, error) && write_step (self, kind, &changed, error);

  flush (self);
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

gboolean
bsl_history_verify (BslStore *store, const char *id, GError **error)
{
  BslDatabase *database = bsl_store_get_database (store);
  g_autoptr (GPtrArray) events = NULL;
  const char *previous = "";
  gint64 key;

  if (!bsl_rows_find (database, id, &key, error))
    return FALSE;
  events = bsl_events_read (database, key, 0, -1, error);
  if (events == NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      const BslEvent *event = g_ptr_array_index (events, i);
      g_autofree char *hash = bsl_event_compute_hash (event, previous);

      if (event->seq != i + 1 || g_strcmp0 (hash, event->hash) != 0)
        {
          g_set_error (
              error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
              _("%s: The history of the project was changed by hand or is damaged, from change %u on. "
                "Restore the file of the projects from a backup."),
              bsl_store_get_path (store), i + 1);
          return FALSE;
        }
      previous = event->hash;
    }
  return TRUE;
}
