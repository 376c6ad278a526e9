/* SPDX-License-Identifier: EUPL-1.2 */
/* Clauses of the contract, what remains to do and for whom, derogation, decision. */
#include "config.h"

#include "app/report/bsl-justification-private.h"

/* The texts of a clause and the offers each is for. */
static GPtrArray *
find_clause_texts (BslJustification *self, const BslRule *rule, GPtrArray *offers_of_text)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);
      g_autofree char *text = NULL;
      guint at;

      if (!g_ptr_array_find (finding->clauses, rule, NULL))
        continue;
      text = bsl_evaluation_dup_clause (self->evaluation, finding, rule, self->lang);
      if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, &at))
        {
          at = texts->len;
          g_ptr_array_add (texts, g_steal_pointer (&text));
          g_ptr_array_add (offers_of_text, g_ptr_array_new_null_terminated (1, NULL, TRUE));
        }
      g_ptr_array_add (g_ptr_array_index (offers_of_text, at), finding->offer->name);
    }
  return texts;
}

/* The possible offers whose name is not in @names. */
static GPtrArray *
find_others (BslJustification *self, GPtrArray *names)
{
  GPtrArray *others = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);

      if (finding->verdict != BSL_VERDICT_NOT_ELIGIBLE && !g_ptr_array_find (names, finding->offer->name, NULL))
        g_ptr_array_add (others, finding->offer->name);
    }
  return others;
}

/* Whom a clause is for, by the shorter of the two lists. */
static char *
dup_offers_of_clause (BslJustification *self, GPtrArray *offers)
{
  g_autoptr (GPtrArray) others = find_others (self, offers);
  gboolean except = others->len < offers->len;
  g_autofree char *names = bsl_text_join ((const char *const *) (except ? others : offers)->pdata, self->lang);

  if (others->len == 0)
    return g_strdup (T ("clause-for-all"));
  return bsl_texts_format (self->texts, except ? "clause-for-all-but" : "clause-for", "offers", names, NULL);
}

static void
add_clause_text (BslJustification *self, const BslRule *rule, const char *text, GPtrArray *offers)
{
  g_autofree char *whom = dup_offers_of_clause (self, offers);
  BslLine *line;

  bsl_justification_say (self, BSL_STYLE_NORMAL, text);
  line = bsl_document_add_paragraph (self->document, BSL_STYLE_NOTE);
  bsl_line_add (line, whom);
  bsl_line_add (line, T ("clause-source"));
  bsl_justification_cite (self, line, rule->references);
}

static const char *
get_gate_title (BslJustification *self, const char *gate)
{
  for (guint i = 0; i < bsl_rule_base_get_n_gates (self->rules); i++)
    {
      const BslLabel *label = bsl_rule_base_get_gate (self->rules, i);

      if (g_str_equal (label->id, gate))
        return bsl_text_get (&label->title, self->lang);
    }
  return gate;
}

/* @gate: the one whose heading stands above, or NULL. */
static gboolean
add_clause (BslJustification *self, const BslRule *rule, const char **gate)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) texts = find_clause_texts (self, rule, offers);
  g_autofree char *title = g_strdup_printf ("%s (%s)", bsl_text_get (&rule->title, self->lang), rule->id);

  if (texts->len == 0)
    return FALSE;
  if (*gate == NULL)
    {
      *gate = rule->gate;
      bsl_document_add_heading (self->document, 2, get_gate_title (self, rule->gate));
    }
  bsl_document_add_heading (self->document, 3, title);
  for (guint i = 0; i < texts->len; i++)
    add_clause_text (self, rule, g_ptr_array_index (texts, i), g_ptr_array_index (offers, i));
  return TRUE;
}

void
bsl_justification_add_clauses (BslJustification *self)
{
  const char *gate = NULL;
  guint n = 0;

  bsl_justification_head (self, 1, "clauses");
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("clauses-intro"));
  for (guint i = 0; i < bsl_rule_base_get_n_rules (self->rules); i++)
    {
      const BslRule *rule = bsl_rule_base_get_rule (self->rules, i);

      if (g_strcmp0 (gate, rule->gate) != 0)
        gate = NULL;
      n += add_clause (self, rule, &gate);
    }
  if (n == 0)
    bsl_justification_say (self, BSL_STYLE_NORMAL, T ("no-clause"));
}

/* What has to be done or proved: files, and duties with a proof. */
static gboolean
is_task (const BslObligation *obligation)
{
  const BslRule *rule = obligation->rule;

  return obligation->state != BSL_TRI_NO
         && (rule->effect == BSL_EFFECT_FILE || (rule->effect == BSL_EFFECT_MANDATORY && !bsl_text_is_empty (&rule->proof)));
}

/* Roles that have something to do, in the order of the rules; "" for nobody in particular. */
static GPtrArray *
find_actors (BslJustification *self)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);
      const char *actor = obligation->rule->actor ? obligation->rule->actor : "";

      if (is_task (obligation) && !g_ptr_array_find_with_equal_func (actors, actor, g_str_equal, NULL))
        g_ptr_array_add (actors, (char *) actor);
    }
  return actors;
}

static void
add_task (BslJustification *self, BslBlock *table, const BslObligation *obligation)
{
  const BslRule *rule = obligation->rule;
  g_autofree char *summary = bsl_evaluation_dup_summary (self->evaluation, rule, self->lang);
  guint row = bsl_justification_row (table, NULL,
                                     bsl_text_is_empty (&rule->proof) ? summary : bsl_text_get (&rule->proof, self->lang),
                                     T (obligation->state == BSL_TRI_YES ? "to-do" : "to-settle"));

  bsl_justification_name_rule (self, bsl_justification_cell (table, row, 0), rule);
}

static void
add_tasks_of (BslJustification *self, const char *actor)
{
  static const double widths[] = { 0.30, 0.54, 0.16 };
  const char *role = actor[0] != '\0' ? bsl_justification_get_role (self, actor) : T ("nobody-named");
  BslBlock *table = bsl_justification_table (self, role, widths, "rule", "what-to-do", "state", NULL);

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);

      if (is_task (obligation) && g_strcmp0 (obligation->rule->actor ? obligation->rule->actor : "", actor) == 0)
        add_task (self, table, obligation);
    }
}

static void
add_open_questions (BslJustification *self)
{
  static const double widths[] = { 0.50, 0.28, 0.22 };
  GArray *questions = bsl_evaluation_get_open_questions (self->evaluation);
  BslBlock *table;

  bsl_justification_head (self, 2, "open-questions");
  if (questions->len == 0)
    {
      bsl_justification_say (self, BSL_STYLE_NORMAL, T ("no-open-question"));
      return;
    }
  table = bsl_justification_table (self, NULL, widths, "question", "who-can-tell", "offers-decided", NULL);
  for (guint i = 0; i < questions->len; i++)
    {
      const BslOpenQuestion *open = &g_array_index (questions, BslOpenQuestion, i);
      g_autofree char *count = bsl_number_to_words (open->decides, 0, self->lang);

      bsl_justification_row (table, bsl_text_get (&open->question->title, self->lang),
                             bsl_justification_get_role (self, open->question->ask), count);
    }
}

static void
add_missing (BslJustification *self)
{
  if (self->missing->len == 0)
    return;
  bsl_justification_head (self, 2, "parts-to-complete");
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("parts-to-complete-intro"));
  bsl_justification_list (self, (char **) self->missing->pdata);
}

void
bsl_justification_add_tasks (BslJustification *self)
{
  g_autoptr (GPtrArray) actors = find_actors (self);

  bsl_justification_head (self, 1, "tasks");
  bsl_justification_head (self, 2, "tasks-by-role");
  if (actors->len == 0)
    bsl_justification_say (self, BSL_STYLE_NORMAL, T ("no-task"));
  for (guint i = 0; i < actors->len; i++)
    add_tasks_of (self, g_ptr_array_index (actors, i));
  add_open_questions (self);
  add_missing (self);
}

/* What the request has to hold, or what is left where there can be none; to be filled in. */
static void
add_sheet (BslJustification *self, const BslConclusion *conclusion)
{
  static const double widths[] = { 0.26, 0.46, 0.28 };
  BslBlock *table = NULL;

  for (guint i = 0; i < conclusion->rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (conclusion->rules, i);
      g_autofree char *content = NULL;
      guint row;

      if (bsl_evaluation_find_obligation (self->evaluation, rule->id)->state != BSL_TRI_YES)
        continue;
      if (table == NULL)
        table = bsl_justification_table (self, NULL, widths, "rule", "what-to-do", "content", NULL);
      content = bsl_justification_to_complete (self, bsl_text_get (&rule->title, self->lang), rule->actor);
      row = bsl_justification_row (table, NULL, bsl_text_get (&rule->proof, self->lang), content);
      bsl_justification_name_rule (self, bsl_justification_cell (table, row, 0), rule);
    }
}

void
bsl_justification_add_derogation (BslJustification *self)
{
  g_auto (GStrv) names = bsl_justification_dup_outline (self, "conclusions", "derogation");
  BslBlock *list = NULL;

  bsl_justification_head (self, 1, "derogation");
  bsl_justification_add_conclusions (self, "derogation");
  for (guint i = 0; names[i] != NULL; i++)
    add_sheet (self, bsl_evaluation_find_conclusion (self->evaluation, names[i]));
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (self->evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (self->evaluation, i);
      BslLine *line;

      if (obligation->state == BSL_TRI_NO || bsl_text_is_empty (&obligation->rule->derogation))
        continue;
      if (list == NULL)
        list = bsl_document_add_list (self->document, FALSE);
      line = bsl_block_add_item (list);
      bsl_line_add_strong (line, obligation->rule->id);
      bsl_line_add (line, T ("colon"));
      bsl_line_add (line, bsl_text_get (&obligation->rule->derogation, self->lang));
    }
}

static void
add_opinions (BslJustification *self)
{
  static const double widths[] = { 0.34, 0.22, 0.22, 0.22 };
  g_autoptr (GPtrArray) actors = find_actors (self);
  BslBlock *table = NULL;

  bsl_justification_head (self, 2, "opinions");
  for (guint i = 0; i < actors->len; i++)
    {
      const char *actor = g_ptr_array_index (actors, i);

      if (actor[0] == '\0')
        continue;
      if (table == NULL)
        table = bsl_justification_table (self, NULL, widths, "role", "name-and-function", "opinion-and-date", "signature", NULL);
      bsl_justification_row (table, bsl_justification_get_role (self, actor), "…", "…", "…");
    }
  if (table == NULL)
    bsl_justification_say (self, BSL_STYLE_NORMAL, T ("no-opinion"));
}

void
bsl_justification_add_decision (BslJustification *self)
{
  static const double widths[] = { 0.36, 0.64 };
  static const char *const rows[] = { "chosen-offer", "chosen-sentence", "reasons-of-choice", "residual-risks", "dissent", "authority", "signature-and-date" };
  g_autofree char *date = bsl_date_to_words (self->on, self->lang);
  BslBlock *table;

  bsl_justification_head (self, 1, "decision");
  add_opinions (self);
  bsl_justification_head (self, 2, "choice");
  bsl_justification_say (self, BSL_STYLE_NORMAL, T ("choice-intro"));
  table = bsl_justification_table (self, NULL, widths, "item", "content", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *model = g_str_equal (rows[i], "chosen-sentence")
                                 ? bsl_texts_format (self->texts, "chosen-sentence-model", "date", date, NULL) : g_strdup ("…");

      bsl_justification_row (table, T (rows[i]), model);
    }
}
