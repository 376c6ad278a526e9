/* SPDX-License-Identifier: EUPL-1.2 */
/* Edits, undo and redo at random, over two windows and many restarts, beside a model in memory.
 * test-store-model --steps=100000 for a longer campaign. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define N_THINGS 4 /* two answers, the title, the notes */
#define N_VALUES 5

static guint n_steps = 1500;

typedef struct
{
  guint thing;
  int before, after;
} Edit;

/* What must be so. */
typedef struct
{
  int values[N_THINGS];
  GArray *done, *undone; /* of Edit */
} Model;

/* What is. */
typedef struct
{
  StoreFixture *fixture;
  char *id;
  BslHistory *windows[2];
} Windows;

static void
open_windows (Windows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->windows); i++)
    self->windows[i] = store_fixture_open_history (self->fixture->store, self->id);
}

static void
close_windows (Windows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->windows); i++)
    g_clear_object (&self->windows[i]);
}

static void
restart (Windows *self)
{
  close_windows (self);
  store_fixture_reopen (self->fixture);
  bsl_database_set_durable (bsl_store_get_database (self->fixture->store), FALSE);
  open_windows (self);
}

static gboolean
set_value (BslHistory *history, guint thing, int value, GError **error)
{
  BslValue number = { .known = value > 0, .number = value };
  BslValue secrets = { .known = value > 0, .bits = (guint64) value };
  g_autofree char *text = g_strdup_printf ("[{\"text\": \"%d\"}]", value);
  g_autofree char *title = g_strdup_printf ("%d", value);
  g_autoptr (JsonNode) notes = value > 0 ? json_from_string (text, NULL) : NULL;

  switch (thing)
    {
    case 0:
      return bsl_history_set_answer (history, store_fixture_find ("organisation.population"),
                                     &number, error);
    case 1:
      return bsl_history_set_answer (history, store_fixture_find ("data.secrets"), &secrets, error);
    case 2:
      return bsl_history_set_title (history, title, error);
    default:
      return bsl_history_set_extra (history, BSL_MEMBER_NOTES, notes, error);
    }
}

static int
get_value (BslProject *project, guint thing)
{
  const BslValue *secrets = bsl_project_get_answer (project, store_fixture_find ("data.secrets"));
  JsonNode *notes = bsl_project_get_extra (project, BSL_MEMBER_NOTES);
  double number = store_fixture_get_number (project);

  switch (thing)
    {
    case 0:
      return number < 0 ? 0 : (int) number;
    case 1:
      return secrets->known ? (int) secrets->bits : 0;
    case 2:
      return (int) g_ascii_strtoll (bsl_project_get_title (project), NULL, 10);
    default:
      return notes != NULL ? (int) g_ascii_strtoll (bsl_json_object_get_string (
                                                        bsl_json_list_get (notes, 0), "text"),
                                                    NULL, 10)
                           : 0;
    }
}

static void
edit (BslHistory *history, Model *model)
{
  guint thing = (guint) g_test_rand_int_range (0, N_THINGS);
  int value = g_test_rand_int_range (0, thing == 1 ? 4 : N_VALUES);
  const Edit step = { thing, model->values[thing], value };
  g_autoptr (GError) error = NULL;

  set_value (history, thing, value, &error);
  g_assert_no_error (error);
  if (value == step.before)
    return;
  model->values[thing] = value;
  g_array_append_val (model->done, step);
  g_array_set_size (model->undone, 0);
}

static void
go (BslHistory *history, Model *model, gboolean undo)
{
  GArray *from = undo ? model->done : model->undone;
  GArray *to = undo ? model->undone : model->done;
  g_autoptr (GError) error = NULL;
  gboolean moved = undo ? bsl_history_undo (history, NULL, &error)
                        : bsl_history_redo (history, NULL, &error);
  Edit step;

  g_assert_cmpint (moved, ==, from->len > 0);
  if (!moved)
    return;
  step = g_array_index (from, Edit, from->len - 1);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, step);
  model->values[step.thing] = undo ? step.before : step.after;
}

static void
assert_same (Windows *self, Model *model)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->windows); i++)
    {
      BslProject *project = bsl_history_get_project (self->windows[i]);

      for (guint thing = 0; thing < N_THINGS; thing++)
        g_assert_cmpint (get_value (project, thing), ==, model->values[thing]);
      g_assert_cmpint (bsl_history_can_undo (self->windows[i]), ==, model->done->len > 0);
      g_assert_cmpint (bsl_history_can_redo (self->windows[i]), ==, model->undone->len > 0);
    }
}

static void
test_model (StoreFixture *fixture, gconstpointer data)
{
  Windows windows = { .fixture = fixture };
  Model model = { .values = { 12, 0, 7, 0 } };
  g_autoptr (GError) error = NULL;

  model.done = g_array_new (FALSE, FALSE, sizeof (Edit));
  model.undone = g_array_new (FALSE, FALSE, sizeof (Edit));
  windows.id = store_fixture_add (fixture, "7");
  open_windows (&windows);
  restart (&windows);
  for (guint i = 0; i < n_steps; i++)
    {
      BslHistory *history = windows.windows[g_test_rand_int_range (0, 2)];
      int dice = g_test_rand_int_range (0, 1000);

      if (dice == 0)
        restart (&windows);
      else if (dice < 500)
        edit (history, &model);
      else
        go (history, &model, dice < 800);
      assert_same (&windows, &model);
    }
  bsl_history_verify (fixture->store, windows.id, NULL, &error);
  g_assert_no_error (error);
  close_windows (&windows);
  g_test_message ("%u steps, the last %u edits can be undone", n_steps, model.done->len);
  g_array_unref (model.done);
  g_array_unref (model.undone);
  g_free (windows.id);
}

int
main (int argc, char **argv)
{
  if (argc > 1 && g_str_has_prefix (argv[1], "--steps="))
    {
      n_steps = (guint) g_ascii_strtoull (argv[1] + strlen ("--steps="), NULL, 10);
      memmove (&argv[1], &argv[2], (gsize) (argc - 1) * sizeof *argv);
      argc--;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/random", StoreFixture, NULL, store_fixture_set_up, test_model,
              store_fixture_tear_down);

  return g_test_run ();
}
