/* SPDX-License-Identifier: EUPL-1.2 */
/* A run of the acceptance cases in a thread. */
#include "config.h"

#include "ui/verify/bsl-verification.h"

#define POLL_MS 100

/* What the thread is given, and what it gives back. */
typedef struct
{
  BslLibrary *library;
  BslProblems *problems;
  GPtrArray *outcomes;
  GCancellable *cancellable;
  int done, total; /* read while the thread writes them */
} Run;

struct _BslVerification
{
  GObject parent_instance;

  BslLibrary *library;
  Run *run;       /* of the task that goes on; borrowed, NULL where none does */
  Run *last;      /* that came to its end */
  guint poll;
};

G_DEFINE_FINAL_TYPE (BslVerification, bsl_verification, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
run_free (Run *self)
{
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, bsl_problems_free);
  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Run *run = data;

  g_atomic_int_set (&run->total, (int) total);
  g_atomic_int_set (&run->done, (int) done);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autofree char *directory = bsl_library_dup_path (run->library, "cases");

  if (bsl_library_check (run->library, run->problems))
    run->outcomes = bsl_acceptance_run_all (run->library, directory, cancellable, progress_cb, run, run->problems);
  g_task_return_boolean (task, TRUE);
}

static void
changed (BslVerification *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
poll_cb (gpointer data)
{
  changed (data);
  return G_SOURCE_CONTINUE;
}

/* The task owns the run until it is taken here; a cancelled one is let go with the task. */
static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslVerification *self = BSL_VERIFICATION (source);
  Run *run = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    {
      g_clear_pointer (&self->last, run_free);
      self->last = g_memdup2 (run, sizeof *run);
      *run = (Run) { 0 };
    }
  self->run = NULL;
  g_clear_handle_id (&self->poll, g_source_remove);
  changed (self);
}

static void
bsl_verification_finalize (GObject *object)
{
  BslVerification *self = BSL_VERIFICATION (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->last, run_free);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (bsl_verification_parent_class)->finalize (object);
}

static void
bsl_verification_class_init (BslVerificationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_verification_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BSL_TYPE_VERIFICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
bsl_verification_init (BslVerification *self)
{
}

BslVerification *
bsl_verification_new (BslLibrary *library)
{
  BslVerification *self = g_object_new (BSL_TYPE_VERIFICATION, NULL);

  self->library = g_object_ref (library);
  return self;
}

void
bsl_verification_start (BslVerification *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BSL_IS_VERIFICATION (self));

  if (self->run != NULL)
    return;

  self->run = g_new0 (Run, 1);
  self->run->library = bsl_library_new_same (self->library);
  /* the cases speak of what is shipped */
  bsl_library_set_own_layer (self->run->library, NULL);
  self->run->problems = bsl_problems_new ();
  self->run->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->run->cancellable, finished_cb, NULL);
  g_task_set_task_data (task, self->run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  changed (self);
}

void
bsl_verification_cancel (BslVerification *self)
{
  g_return_if_fail (BSL_IS_VERIFICATION (self));

  if (self->run != NULL)
    g_cancellable_cancel (self->run->cancellable);
}

gboolean
bsl_verification_is_running (BslVerification *self)
{
  g_return_val_if_fail (BSL_IS_VERIFICATION (self), FALSE);

  return self->run != NULL;
}

double
bsl_verification_get_progress (BslVerification *self)
{
  int total = self->run != NULL ? g_atomic_int_get (&self->run->total) : 0;

  return total > 0 ? (double) g_atomic_int_get (&self->run->done) / total : 0;
}

GPtrArray *
bsl_verification_get_outcomes (BslVerification *self)
{
  return self->last != NULL ? self->last->outcomes : NULL;
}

BslProblems *
bsl_verification_get_problems (BslVerification *self)
{
  return self->last != NULL ? self->last->problems : NULL;
}

BslLibrary *
bsl_verification_get_library (BslVerification *self)
{
  return self->last != NULL ? self->last->library : NULL;
}

guint
bsl_verification_count_failed (BslVerification *self)
{
  GPtrArray *outcomes = bsl_verification_get_outcomes (self);
  guint n = 0;

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    n += ((const BslAcceptance *) outcomes->pdata[i])->n_failed > 0;

  return n;
}
