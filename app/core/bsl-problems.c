/* SPDX-License-Identifier: EUPL-1.2 */
/* Problems of files, gathered. */

#include "config.h"

#include "app/core/bsl-problems-private.h"

#include <glib/gi18n-lib.h>

#define BLOCK_SIZE (16 * 1024)

struct _BslProblems
{
  GPtrArray *problems; /* of BslProblem */
  GPtrArray *blocks;   /* memory of the paths */
  gsize used, size;    /* of the last block */
};

static void
problem_free (gpointer data)
{
  BslProblem *problem = data;

  g_free (problem->file);
  g_free (problem->path);
  g_free (problem->about);
  g_free (problem->message);
  g_free (problem);
}

BslProblems *
bsl_problems_new (void)
{
  BslProblems *self = g_new0 (BslProblems, 1);

  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
bsl_problems_free (BslProblems *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

char *
bsl_problems_allocate (BslProblems *self, gsize size)
{
  char *memory;

  if (self->used + size > self->size)
    {
      self->size = MAX (size, BLOCK_SIZE);
      self->used = 0;
      g_ptr_array_add (self->blocks, g_malloc (self->size));
    }

  memory = (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->used;
  self->used += size;
  return memory;
}

guint
bsl_problems_get_count (BslProblems *self)
{
  return self->problems->len;
}

const BslProblem *
bsl_problems_get (BslProblems *self, guint index)
{
  g_return_val_if_fail (index < self->problems->len, NULL);

  return g_ptr_array_index (self->problems, index);
}

void
bsl_problems_take (BslProblems *self, const char *file, const char *path, char *message)
{
  BslProblem *problem = g_new0 (BslProblem, 1);

  problem->file = g_strdup (file != NULL ? file : "");
  problem->path = g_strdup (path != NULL ? path : "$");
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

void
bsl_problems_add (BslProblems *self, const char *file, const char *path, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  bsl_problems_take (self, file, path, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
bsl_problems_add_moved (BslProblems *self, const BslProblem *problem, const char *file, const char *path)
{
  guint first = self->problems->len;

  bsl_problems_take (self, file, path, g_strdup (problem->message));
  bsl_problems_set_about (self, first, problem->about);
}

void
bsl_problems_add_all (BslProblems *self, BslProblems *others)
{
  for (guint i = 0; i < others->problems->len; i++)
    {
      const BslProblem *problem = bsl_problems_get (others, i);

      bsl_problems_add_moved (self, problem, problem->file, problem->path);
    }
}

void
bsl_problems_set_about (BslProblems *self, guint first, const char *name)
{
  for (guint i = first; name != NULL && i < self->problems->len; i++)
    g_set_str (&((BslProblem *) self->problems->pdata[i])->about, name);
}

char *
bsl_problem_dup_place (const BslProblem *self)
{
  return self->about != NULL ? g_strdup_printf ("%s (%s)", self->path, self->about) : g_strdup (self->path);
}

gboolean
bsl_problems_to_error (BslProblems *self, GError **error)
{
  const BslProblem *first;
  guint n_others;
  g_autofree char *others = NULL, *place = NULL;

  if (self->problems->len == 0)
    return TRUE;

  first = bsl_problems_get (self, 0);
  place = bsl_problem_dup_place (first);
  n_others = self->problems->len - 1;
  if (n_others > 0)
    others = g_strdup_printf (
        ngettext ("(and %u other problem)", "(and %u other problems)", n_others), n_others);
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, "%s: %s: %s%s%s", first->file, place,
               first->message, others != NULL ? " " : "", others != NULL ? others : "");
  return FALSE;
}
