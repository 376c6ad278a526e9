/* SPDX-License-Identifier: EUPL-1.2 */
/* What changed since a project was last looked at. */

#include "config.h"

#include "app/rules/bsl-reopening.h"

const char *const bsl_standing_words[] = { "holds", "weaker", "fallen", "none", "new", NULL };

void
bsl_reopening_free (BslReopening *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->differences);
  g_strfreev (self->lost);
  g_strfreev (self->gained);
  g_strfreev (self->questions);
  g_free (self);
}

/* Those of @ids that are not in @others. */
static char **
without (const char *const *ids, const char *const *others)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_strv_contains (others, ids[i]))
      g_strv_builder_add (rest, ids[i]);
  return g_strv_builder_end (rest);
}

static char **
dup_ineligible (BslRecord *now, const char *const *offers)
{
  g_autoptr (GStrvBuilder) lost = g_strv_builder_new ();

  for (guint i = 0; offers[i] != NULL; i++)
    if (bsl_record_get_stop (now) != NULL
        || g_strcmp0 (bsl_record_get_verdict (now, offers[i]),
                      bsl_verdict_words[BSL_VERDICT_ELIGIBLE]) != 0)
      g_strv_builder_add (lost, offers[i]);
  return g_strv_builder_end (lost);
}

static BslStanding
judge (guint n_then, guint n_lost, guint n_now)
{
  if (n_then == 0)
    return n_now > 0 ? BSL_STANDING_NEW : BSL_STANDING_NONE;
  if (n_lost == 0)
    return BSL_STANDING_HOLDS;

  return n_lost < n_then ? BSL_STANDING_WEAKER : BSL_STANDING_FALLEN;
}

static gboolean
holds_difference (const BslReopening *self, BslDifferenceKind kind)
{
  for (guint i = 0; i < self->differences->len; i++)
    if (((const BslDifference *) g_ptr_array_index (self->differences, i))->kind == kind)
      return TRUE;

  return FALSE;
}

gboolean
bsl_reopening_matters (const BslReopening *self)
{
  return holds_difference (self, BSL_DIFFERENCE_STOP)
         || holds_difference (self, BSL_DIFFERENCE_CONCLUSION)
         || holds_difference (self, BSL_DIFFERENCE_RULE)
         || holds_difference (self, BSL_DIFFERENCE_OFFER)
         || holds_difference (self, BSL_DIFFERENCE_CHECK) || self->recommends_otherwise || self->questions[0] != NULL;
}

static BslTodo
find_todo (const BslReopening *self, gboolean awarded, gboolean frozen)
{
  BslTodo todo = BSL_TODO_NOTHING;

  if (holds_difference (self, BSL_DIFFERENCE_RULE) || holds_difference (self, BSL_DIFFERENCE_STOP)
      || holds_difference (self, BSL_DIFFERENCE_CONCLUSION))
    todo |= BSL_TODO_READ_LAW;
  if (self->questions[0] != NULL)
    todo |= BSL_TODO_ANSWER;
  if (self->lost[0] != NULL)
    todo |= awarded ? BSL_TODO_CONTRACT : BSL_TODO_EXAMINE_LOST;
  if (self->gained[0] != NULL && !awarded)
    todo |= BSL_TODO_EXAMINE_GAINED;
  if (frozen && !awarded && bsl_reopening_matters (self))
    todo |= BSL_TODO_AMEND;
  return todo;
}

BslStanding
bsl_standing_judge (BslRecord *before, BslRecord *after, const char *const *counted, char ***lost,
                    char ***gained)
{
  g_auto (GStrv) old = bsl_record_dup_recommended (before);
  g_auto (GStrv) new = bsl_record_dup_recommended (after);
  gboolean names = counted != NULL && counted[0] != NULL;
  guint n_then = g_strv_length (names ? (char **) counted : old);

  *lost = names ? dup_ineligible (after, counted) : without ((const char *const *) old, (const char *const *) new);
  *gained = without ((const char *const *) new, (const char *const *) old);
  return judge (n_then, g_strv_length (*lost), g_strv_length (new));
}

/* An offer can sell less than it did and be as eligible as before. Old records in brief do not tell what offers sell. */
static gboolean
recommends_otherwise (BslRecord *before, BslRecord *after)
{
  g_auto (GStrv) old = bsl_record_dup_recommended (before);
  g_auto (GStrv) new = bsl_record_dup_recommended (after);

  if (!bsl_record_tells_cover (before))
    return FALSE;
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) new, old[i]))
      return TRUE;
  return g_strv_length (old) != g_strv_length (new);
}

BslReopening *
bsl_reopening_new (BslRecord *before, BslEvaluation *now, const char *const *awarded,
                   gboolean frozen, BslLang lang)
{
  g_autoptr (BslRecord) after = bsl_record_new_from_evaluation (now);
  g_auto (GStrv) old_questions = bsl_record_dup_questions (before);
  g_auto (GStrv) questions = bsl_record_dup_questions (after);
  BslReopening *self = g_new0 (BslReopening, 1);

  self->differences = bsl_record_compare (before, after, now, lang);
  self->law_changed = holds_difference (self, BSL_DIFFERENCE_LAW);
  self->catalogue_changed = holds_difference (self, BSL_DIFFERENCE_CATALOGUE);
  self->date_changed = holds_difference (self, BSL_DIFFERENCE_DATE);
  self->standing = bsl_standing_judge (before, after, awarded, &self->lost, &self->gained);
  self->recommends_otherwise = recommends_otherwise (before, after);
  self->questions = without ((const char *const *) questions, (const char *const *) old_questions);
  self->todo = find_todo (self, awarded != NULL && awarded[0] != NULL, frozen);
  return self;
}
