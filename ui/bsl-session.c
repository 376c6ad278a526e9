/* SPDX-License-Identifier: EUPL-1.2 */
/* An open project: saved answers, and the evaluation that follows them. */
#include "config.h"

#include "ui/bsl-session.h"

#include "app/core/bsl-note.h"
#include "app/core/bsl-own-text.h"

struct _BslSession
{
  GObject parent_instance;

  BslLibrary *library;
  BslStore *store;
  BslHistory *history;
  BslEvaluation *evaluation;
  BslDate view_date; /* BSL_DATE_NONE: its own */
  char *error;
  char *page;
  char *field;
  guint idle;
};

G_DEFINE_FINAL_TYPE (BslSession, bsl_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ERROR,
  PROP_UNSAVED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_FROZEN,
  N_PROPS
};

enum
{
  SIGNAL_ANNOTATED,
  SIGNAL_ANSWERED,
  SIGNAL_EVALUATED,
  SIGNAL_TRY_AGAIN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static BslEvaluation *
evaluate (BslSession *self, BslDate on)
{
  return bsl_evaluation_new (bsl_library_get_rules (self->library), bsl_library_get_catalogue (self->library),
                             bsl_project_get_answers (bsl_session_get_project (self)), on);
}

static void
set_error (BslSession *self, const char *message)
{
  if (g_set_str (&self->error, message))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Takes @error: what a change came to. Where saving works again, what is held is saved too. */
static gboolean
conclude (BslSession *self, gboolean done, GError *error)
{
  gboolean again = done && self->error != NULL;

  set_error (self, done ? NULL : error->message);
  g_clear_error (&error);
  if (again)
    g_signal_emit (self, signals[SIGNAL_TRY_AGAIN], 0);

  return done;
}

static gboolean
idle_cb (gpointer data)
{
  BslSession *self = data;

  self->idle = 0;
  bsl_session_get_evaluation (self);
  g_signal_emit (self, signals[SIGNAL_EVALUATED], 0);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (BslSession *self, guint question)
{
  if (question == G_MAXUINT)
    {
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
      g_signal_emit (self, signals[SIGNAL_ANNOTATED], 0);
      return;
    }

  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, question);
}

/* The library has another catalogue: corrected by the user, or read again. */
static void
catalogue_changed_cb (BslSession *self)
{
  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
can_undo_cb (BslSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
}

static void
can_redo_cb (BslSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

static void
frozen_cb (BslSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FROZEN]);
}

static void
bsl_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BslSession *self = BSL_SESSION (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, bsl_project_get_title (bsl_session_get_project (self)));
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_UNSAVED:
      g_value_set_boolean (value, g_signal_has_handler_pending (self, signals[SIGNAL_TRY_AGAIN], 0, FALSE));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, bsl_history_can_undo (self->history));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, bsl_history_can_redo (self->history));
      break;
    case PROP_FROZEN:
      g_value_set_boolean (value, bsl_history_is_frozen (self->history));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bsl_session_dispose (GObject *object)
{
  BslSession *self = BSL_SESSION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->field, g_free);
  G_OBJECT_CLASS (bsl_session_parent_class)->dispose (object);
}

static void
bsl_session_class_init (BslSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bsl_session_get_property;
  object_class->dispose = bsl_session_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  props[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_FROZEN] = g_param_spec_boolean ("frozen", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_ANNOTATED] = g_signal_new ("annotated", BSL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", BSL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_EVALUATED] = g_signal_new ("evaluated", BSL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TRY_AGAIN] = g_signal_new ("try-again", BSL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
}

static void
bsl_session_init (BslSession *self)
{
}

BslSession *
bsl_session_new (BslLibrary *library, BslStore *store, const char *id, GError **error)
{
  g_autoptr (BslProject) project = NULL;
  BslSession *self;

  g_return_val_if_fail (BSL_IS_LIBRARY (library) && BSL_IS_STORE (store) && id != NULL, NULL);

  project = bsl_store_load (store, bsl_library_get_questionnaire (library), id, error);
  if (project == NULL)
    return NULL;

  self = g_object_new (BSL_TYPE_SESSION, NULL);
  self->library = g_object_ref (library);
  self->store = g_object_ref (store);
  self->history = bsl_history_new (store, id, project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "catalogue-changed", G_CALLBACK (catalogue_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::can-undo", G_CALLBACK (can_undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::can-redo", G_CALLBACK (can_redo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::frozen", G_CALLBACK (frozen_cb), self, G_CONNECT_SWAPPED);

  return self;
}

BslLibrary *
bsl_session_get_library (BslSession *self)
{
  return self->library;
}

BslLang
bsl_session_get_lang (BslSession *self)
{
  return bsl_library_get_lang (self->library);
}

BslStore *
bsl_session_get_store (BslSession *self)
{
  return self->store;
}

BslHistory *
bsl_session_get_history (BslSession *self)
{
  return self->history;
}

BslProject *
bsl_session_get_project (BslSession *self)
{
  return bsl_history_get_project (self->history);
}

BslQuestionnaire *
bsl_session_get_questionnaire (BslSession *self)
{
  return bsl_library_get_questionnaire (self->library);
}

gboolean
bsl_session_is_read_only (BslSession *self)
{
  return bsl_project_is_read_only (bsl_session_get_project (self)) || bsl_store_is_read_only (self->store);
}

gboolean
bsl_session_is_frozen (BslSession *self)
{
  return bsl_history_is_frozen (self->history);
}

const char *
bsl_session_get_id (BslSession *self)
{
  return bsl_history_get_id (self->history);
}

BslEvaluation *
bsl_session_get_evaluation (BslSession *self)
{
  g_return_val_if_fail (BSL_IS_SESSION (self), NULL);

  if (self->evaluation == NULL)
    self->evaluation = evaluate (self, bsl_session_get_view_date (self));

  return self->evaluation;
}

BslEvaluation *
bsl_session_ref_own_evaluation (BslSession *self)
{
  BslDate on = bsl_session_get_own_date (self);

  if (bsl_session_get_view_date (self) == on)
    return bsl_evaluation_ref (bsl_session_get_evaluation (self));

  return evaluate (self, on);
}

BslDate
bsl_session_get_own_date (BslSession *self)
{
  g_return_val_if_fail (BSL_IS_SESSION (self), BSL_DATE_NONE);

  return bsl_evaluation_choose_date (bsl_project_get_answers (bsl_session_get_project (self)), bsl_date_today ());
}

BslDate
bsl_session_get_view_date (BslSession *self)
{
  g_return_val_if_fail (BSL_IS_SESSION (self), BSL_DATE_NONE);

  return self->view_date != BSL_DATE_NONE ? self->view_date : bsl_session_get_own_date (self);
}

void
bsl_session_set_view_date (BslSession *self, BslDate date)
{
  g_return_if_fail (BSL_IS_SESSION (self));

  if (self->view_date == date)
    return;

  self->view_date = date;
  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  g_signal_emit (self, signals[SIGNAL_EVALUATED], 0);
}

/* A note that does not say for which answer it was written was written for the one that goes now. */
static void
bind_note (BslSession *self, guint index, const BslValue *value)
{
  static const BslValue unknown = { 0 };
  const BslQuestion *question = bsl_questionnaire_get_question (bsl_session_get_questionnaire (self), index);
  g_autoptr (JsonNode) notes = NULL;

  if (!bsl_note_is_unbound (bsl_session_get_project (self), question) ||
      bsl_value_equal (bsl_session_get_answer (self, index), value != NULL ? value : &unknown, &question->domain))
    return;

  notes = bsl_note_with_answer (bsl_session_get_project (self), question);
  bsl_history_set_extra (self->history, BSL_MEMBER_NOTES, notes, NULL);
}

gboolean
bsl_session_set_answer (BslSession *self, guint question, const BslValue *value)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (BSL_IS_SESSION (self), FALSE);

  bind_note (self, question, value);
  done = bsl_history_set_answer (self->history, question, value, &error);
  return conclude (self, done, error);
}

const BslValue *
bsl_session_get_answer (BslSession *self, guint question)
{
  return bsl_project_get_answer (bsl_session_get_project (self), question);
}

gboolean
bsl_session_set_title (BslSession *self, const char *title)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (BSL_IS_SESSION (self) && title != NULL, FALSE);

  done = bsl_history_set_title (self->history, title, &error);
  return conclude (self, done, error);
}

gboolean
bsl_session_set_extra (BslSession *self, const char *name, JsonNode *value)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (BSL_IS_SESSION (self) && name != NULL, FALSE);

  done = bsl_history_set_extra (self->history, name, value, &error);
  return conclude (self, done, error);
}

gboolean
bsl_session_amend (BslSession *self, const char *reason)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (BSL_IS_SESSION (self) && reason != NULL, FALSE);

  done = bsl_history_amend (self->history, reason, &error);
  return conclude (self, done, error);
}

gboolean
bsl_session_freeze (BslSession *self, const char *reason, const BslContent *contents, guint n_contents)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (BSL_IS_SESSION (self) && reason != NULL, FALSE);

  done = bsl_history_freeze (self->history, reason, bsl_session_get_own_date (self), contents, n_contents, &error);
  return conclude (self, done, error);
}

gboolean
bsl_session_set_outcome (BslSession *self, const BslOutcome *outcome)
{
  GError *error = NULL;
  gboolean done;

  g_return_val_if_fail (BSL_IS_SESSION (self), FALSE);

  done = bsl_history_set_outcome (self->history, outcome, NULL, &error);
  return conclude (self, done, error);
}

void
bsl_session_hold (BslSession *self, gpointer holder, GCallback try_again)
{
  g_return_if_fail (BSL_IS_SESSION (self) && G_IS_OBJECT (holder));

  g_signal_connect_object (self, "try-again", try_again, holder, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNSAVED]);
}

void
bsl_session_release (BslSession *self, gpointer holder)
{
  g_return_if_fail (BSL_IS_SESSION (self) && G_IS_OBJECT (holder));

  g_signal_handlers_disconnect_matched (self, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA, signals[SIGNAL_TRY_AGAIN], 0,
                                        NULL, NULL, holder);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNSAVED]);
}

gboolean
bsl_session_try_again (BslSession *self)
{
  g_return_val_if_fail (BSL_IS_SESSION (self), FALSE);

  set_error (self, NULL);
  g_signal_emit (self, signals[SIGNAL_TRY_AGAIN], 0);

  return self->error == NULL && !g_signal_has_handler_pending (self, signals[SIGNAL_TRY_AGAIN], 0, FALSE);
}

/* The members of the file beside the answers, as they are now: name → node, both borrowed or interned. */
static GHashTable *
list_extras (BslSession *self)
{
  GHashTable *extras = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) json_node_unref);
  g_auto (GStrv) names = bsl_project_dup_extra_names (bsl_session_get_project (self));

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (extras, (gpointer) g_intern_string (names[i]),
                         json_node_ref (bsl_project_get_extra (bsl_session_get_project (self), names[i])));

  return extras;
}

/* The name of a member that only one of them has, or with another node. */
static const char *
find_other (GHashTable *extras, GHashTable *others)
{
  GHashTableIter iter;
  gpointer name, node;

  g_hash_table_iter_init (&iter, extras);
  while (g_hash_table_iter_next (&iter, &name, &node))
    if (g_hash_table_lookup (others, name) != node)
      return name;

  return NULL;
}

static guint
find_annotated (BslSession *self, JsonNode *before, JsonNode *after)
{
  const BslQuestion *question = bsl_note_find_changed (before, after, bsl_session_get_questionnaire (self));

  return question != NULL ? question->index : G_MAXUINT;
}

static const char *
find_written (JsonNode *before, JsonNode *after)
{
  g_autofree char *place = bsl_own_text_find_changed (before, after);

  return g_intern_string (place);
}

static gboolean
step (BslSession *self, gboolean (*go) (BslHistory *, guint *, GError **), BslStepped *stepped)
{
  g_autoptr (GHashTable) before = list_extras (self);
  g_autoptr (GHashTable) after = NULL;
  GError *error = NULL;
  gboolean done = go (self->history, &stepped->question, &error);

  after = list_extras (self);
  stepped->place = NULL;
  stepped->extra = find_other (before, after);
  if (stepped->extra == NULL)
    stepped->extra = find_other (after, before);
  if (g_strcmp0 (stepped->extra, BSL_MEMBER_NOTES) == 0)
    stepped->question = find_annotated (self, g_hash_table_lookup (before, stepped->extra),
                                        g_hash_table_lookup (after, stepped->extra));

  if (g_strcmp0 (stepped->extra, BSL_MEMBER_DOCUMENT) == 0)
    stepped->place = find_written (g_hash_table_lookup (before, stepped->extra), g_hash_table_lookup (after, stepped->extra));

  return conclude (self, done, error);
}

gboolean
bsl_session_undo (BslSession *self, BslStepped *stepped)
{
  g_return_val_if_fail (BSL_IS_SESSION (self) && stepped != NULL, FALSE);

  return bsl_history_can_undo (self->history) && step (self, bsl_history_undo, stepped);
}

gboolean
bsl_session_redo (BslSession *self, BslStepped *stepped)
{
  g_return_val_if_fail (BSL_IS_SESSION (self) && stepped != NULL, FALSE);

  return bsl_history_can_redo (self->history) && step (self, bsl_history_redo, stepped);
}

/* The question of the same step that @question merely follows from ({"answer": "…", …}), or NULL. */
static const BslQuestion *
find_leader (BslSession *self, const BslQuestion *question)
{
  JsonNode *when = question->asked_when;
  JsonObject *object = when != NULL && JSON_NODE_HOLDS_OBJECT (when) ? json_node_get_object (when) : NULL;
  const char *id = object != NULL ? json_object_get_string_member_with_default (object, "answer", NULL) : NULL;
  const BslQuestion *leader = id != NULL ? bsl_questionnaire_find (bsl_session_get_questionnaire (self), id) : NULL;

  return leader != NULL && leader->step == question->step ? leader : NULL;
}

gboolean
bsl_session_asks (BslSession *self, const BslQuestion *question)
{
  const BslQuestion *leader;

  g_return_val_if_fail (BSL_IS_SESSION (self) && question != NULL, FALSE);

  if (!bsl_evaluation_asks (bsl_session_get_evaluation (self), question))
    return FALSE;
  if (bsl_session_get_answer (self, question->index)->known)
    return TRUE;

  leader = find_leader (self, question);
  return leader == NULL || bsl_session_get_answer (self, leader->index)->known;
}

void
bsl_session_set_position (BslSession *self, const char *page, const char *field)
{
  g_autoptr (GError) error = NULL;
  gboolean moved;

  g_return_if_fail (BSL_IS_SESSION (self));

  moved = g_set_str (&self->page, page);
  moved = g_set_str (&self->field, field) || moved;
  if (moved && !bsl_store_is_read_only (self->store) &&
      !bsl_store_set_position (self->store, bsl_session_get_id (self), page, field, &error))
    g_debug ("Position not saved: %s", error->message);
}

