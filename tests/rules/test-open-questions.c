/* SPDX-License-Identifier: EUPL-1.2 */
/* What is still asked, and what no longer is. */

#include "config.h"

#include "completion.h"

static Chance chance;
static gboolean *statements; /* by question */

static BslRuleBase *
rules (void)
{
  return bsl_library_get_rules (chance.library);
}

static BslEvaluation *
evaluate (BslCatalogue *catalogue, BslAnswers *answers, BslDate on)
{
  return bsl_evaluation_new (rules (), catalogue, answers, on);
}

/* Everything but sentences and open questions. */
static char *
to_results (BslEvaluation *evaluation)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    g_string_append_printf (text, "%s ", bsl_evaluation_get_conclusion (evaluation, i)->value);
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    g_string_append_printf (text, "%d", bsl_evaluation_get_obligation (evaluation, i)->state);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      g_string_append_printf (text, "\n%d ", finding->verdict);
      for (guint j = 0; j < finding->checks->len; j++)
        g_string_append_printf (text, "%d", g_array_index (finding->checks, BslCheck, j).result);
      for (guint j = 0; j < finding->clauses->len; j++)
        g_string_append_printf (text, " %s", ((const BslRule *) g_ptr_array_index (finding->clauses, j))->id);
      for (guint j = 0; j < finding->covers->len; j++)
        g_string_append_printf (text, " %u", g_array_index (finding->covers, guint, j));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_open (BslEvaluation *evaluation, const BslQuestion *question)
{
  GArray *open = bsl_evaluation_get_open_questions (evaluation);

  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, BslOpenQuestion, i).question == question)
      return TRUE;
  return FALSE;
}

/* An answer, or FALSE where @question has one, or stands aside: see completion.h. */
static gboolean
answer (BslAnswers *answers, const BslQuestion *question)
{
  BslValue value = chance_value (&chance, &question->domain);

  if (bsl_answers_get (answers, question->index)->known || has_a_default (rules (), question) || statements[question->index])
    return FALSE;
  bsl_answers_set (answers, question->index, &value);
  return TRUE;
}

/* What is not asked any more cannot change anything by itself. */
static void
test_not_asked (void)
{
  guint n = bsl_questionnaire_get_n_questions (rules ()->questionnaire), tried = 0;

  chance_start (&chance, "not-asked");
  for (guint round = 0; round < chance_rounds (&chance, 150); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 10, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 60);
      BslDate on = chance_day (&chance);
      g_autoptr (BslEvaluation) before = evaluate (catalogue, answers, on);
      g_autofree char *was = to_results (before);
      for (guint i = 0; i < n; i++)
        {
          const BslQuestion *question = bsl_questionnaire_get_question (rules ()->questionnaire, i);
          g_autoptr (BslAnswers) more = bsl_answers_copy (answers);
          g_autoptr (BslEvaluation) after = NULL;
          g_autofree char *is = NULL;
          if (bsl_evaluation_get_stop (before) != NULL || is_open (before, question) || !answer (more, question))
            continue;
          after = evaluate (catalogue, more, on);
          is = to_results (after);
          if (!g_str_equal (was, is))
            g_error ("%s is not asked, and changes something:\n%s\n%s", question->id, was, is);
          tried++;
        }
    }
  g_test_message ("%u answers nobody asked for", tried);
  g_assert_cmpuint (tried, >=, chance_least (100));
}

/* Whether some completion differs with the answer to @question alone. */
static gboolean
can_change (BslCatalogue *catalogue, BslAnswers *answers, BslDate on, const BslQuestion *question)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (BslAnswers) whole = complete (&chance, answers, statements);
      g_autofree char *results[2] = { NULL, NULL };
      gboolean differ;
      for (guint j = 0; j < 2; j++)
        {
          BslValue value = chance_value (&chance, &question->domain);
          g_autoptr (BslEvaluation) evaluation = NULL;
          bsl_answers_set (whole, question->index, &value);
          evaluation = evaluate (catalogue, whole, on);
          results[j] = to_results (evaluation);
        }
      differ = !g_str_equal (results[0], results[1]);
      g_free (results[1]);
      if (differ)
        return TRUE;
    }
  return FALSE;
}

/* What is asked has no answer, and can change something: exactly beyond Kleene's logic, so the
 * rest is measured, and must stay rare. */
static void
test_asked (void)
{
  guint asked = 0, idle = 0;

  chance_start (&chance, "asked");
  for (guint round = 0; round < chance_rounds (&chance, 100); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 5, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 70);
      BslDate on = chance_day (&chance);
      g_autoptr (BslEvaluation) evaluation = evaluate (catalogue, answers, on);
      GArray *open = bsl_evaluation_get_open_questions (evaluation);
      for (guint i = 0; i < open->len; i++)
        {
          const BslQuestion *question = g_array_index (open, BslOpenQuestion, i).question;
          g_assert_false (bsl_answers_get (answers, question->index)->known);
          asked++;
          if (!can_change (catalogue, answers, on, question))
            {
              g_test_message ("%s changes nothing", question->id);
              idle++;
            }
        }
    }
  g_test_message ("%u questions asked, %u of them without an answer that changes something", asked, idle);
  g_assert_cmpuint (asked, >=, chance_least (100));
  g_assert_cmpuint (idle * 10, <, asked);
}

/* Offers whose verdict is another with some option of @question, all options tried. */
static guint
count_decided (BslEvaluation *evaluation, BslCatalogue *catalogue, const BslQuestion *question, BslDate on)
{
  g_autoptr (BslAnswers) answers = bsl_answers_copy (bsl_evaluation_get_answers (evaluation));
  guint n = bsl_evaluation_get_n_offers (evaluation), decided = 0;
  g_autofree gboolean *differs = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < question->domain.options->len; i++)
    {
      BslValue value = { .known = TRUE, .index = i };
      g_autoptr (BslEvaluation) after = NULL;
      bsl_answers_set (answers, question->index, &value);
      after = evaluate (catalogue, answers, on);
      for (guint j = 0; j < n; j++)
        differs[j] |= bsl_evaluation_get_offer (after, j)->verdict != bsl_evaluation_get_offer (evaluation, j)->verdict;
    }
  for (guint i = 0; i < n; i++)
    decided += differs[i] ? 1 : 0;
  return decided;
}

/* Offers that say of themselves that @item alone decides on them. */
static guint
count_saying_so (BslEvaluation *evaluation, const BslOpenQuestion *item)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      g_autoptr (GArray) questions
          = bsl_evaluation_find_questions_for (evaluation, bsl_evaluation_get_offer (evaluation, i));
      for (guint j = 0; j < questions->len; j++)
        {
          const BslOfferQuestion *found = &g_array_index (questions, BslOfferQuestion, j);
          if (j > 0)
            g_assert_true (found->alone <= g_array_index (questions, BslOfferQuestion, j - 1).alone);
          n += found->open == item && found->alone ? 1 : 0;
        }
    }
  return n;
}

/* The number beside a question is what it says, and the largest comes first. */
static void
test_decides (void)
{
  guint compared = 0;

  chance_start (&chance, "decides");
  for (guint round = 0; round < chance_rounds (&chance, 150); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 15, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 80);
      BslDate on = chance_day (&chance);
      g_autoptr (BslEvaluation) evaluation = evaluate (catalogue, answers, on);
      GArray *open = bsl_evaluation_get_open_questions (evaluation);
      for (guint i = 0; i < open->len; i++)
        {
          const BslOpenQuestion *item = &g_array_index (open, BslOpenQuestion, i);
          BslKind kind = item->question->domain.kind;
          if (i > 0)
            g_assert_cmpuint (item->decides, <=, g_array_index (open, BslOpenQuestion, i - 1).decides);
          if (kind != BSL_KIND_ONE && kind != BSL_KIND_YES_NO)
            continue;
          g_assert_cmpuint (item->decides, ==, count_decided (evaluation, catalogue, item->question, on));
          g_assert_cmpuint (item->decides, ==, count_saying_so (evaluation, item));
          compared += item->decides > 0 ? 1 : 0;
        }
    }
  g_assert_cmpuint (compared, >=, chance_least (20));
}

#define N_THREADS 4

typedef struct
{
  BslEvaluation *evaluation;
  int waiting; /* threads not yet there */
} Race;

static gpointer
ask (gpointer data)
{
  Race *race = data;

  g_atomic_int_dec_and_test (&race->waiting);
  while (g_atomic_int_get (&race->waiting) > 0)
    g_thread_yield ();
  return bsl_evaluation_get_open_questions (race->evaluation);
}

/* The window asks while a document is written in a thread: all get one list, made once. */
static void
test_threads (void)
{
  chance_start (&chance, "threads");
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (BslAnswers) answers = chance_project (&chance, 40);
      g_autoptr (BslEvaluation) evaluation
          = evaluate (bsl_library_get_catalogue (chance.library), answers, chance_day (&chance));
      Race race = { evaluation, N_THREADS };
      GThread *threads[N_THREADS];

      for (guint i = 0; i < N_THREADS; i++)
        threads[i] = g_thread_new ("ask", ask, &race);
      for (guint i = 0; i < N_THREADS; i++)
        g_assert_true (g_thread_join (threads[i]) == bsl_evaluation_get_open_questions (evaluation));
    }
}

/* An offer that waits for no question keeps its verdict, whatever else is answered. */
static void
test_waits_for_none (void)
{
  guint settled = 0;

  chance_start (&chance, "waits-for-none");
  for (guint round = 0; round < chance_rounds (&chance, 60); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 10, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 75);
      BslDate on = chance_day (&chance);
      g_autoptr (BslEvaluation) open = evaluate (catalogue, answers, on);
      g_autoptr (BslAnswers) whole = complete (&chance, answers, statements);
      g_autoptr (BslEvaluation) closed = evaluate (catalogue, whole, on);
      for (guint i = 0; i < bsl_evaluation_get_n_offers (open) && bsl_evaluation_get_stop (open) == NULL; i++)
        {
          const BslOfferFinding *offer = bsl_evaluation_get_offer (open, i);
          g_autoptr (GArray) questions = bsl_evaluation_find_questions_for (open, offer);
          if (questions->len > 0)
            continue;
          g_assert_cmpint (bsl_evaluation_get_offer (closed, i)->verdict, ==, offer->verdict);
          settled++;
        }
    }
  g_test_message ("%u offers wait for no question", settled);
  g_assert_cmpuint (settled, >=, chance_least (100));
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = chance_init (&chance);
  statements = find_statements (rules ());
  g_test_add_func ("/open-questions/not-asked-changes-nothing", test_not_asked);
  g_test_add_func ("/open-questions/asked-can-change", test_asked);
  g_test_add_func ("/open-questions/decides-as-many", test_decides);
  g_test_add_func ("/open-questions/threads", test_threads);
  g_test_add_func ("/open-questions/waits-for-none", test_waits_for_none);
  status = g_test_run ();
  chance_clear (&chance);
  g_free (statements);
  return status;
}
