/* SPDX-License-Identifier: EUPL-1.2 */
/* A rule: whether it applies and why, what it asks, its texts, how sure it is. */
#include "config.h"

#include "ui/regime/bsl-rule-page.h"

#include <glib/gi18n.h>

#include "ui/bsl-window.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-reference-rows.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/verify/bsl-case-words.h"

struct _BslRulePage
{
  BslResultPage parent_instance;

  char *id;
  BslVerification *verification; /* NULL before the page was in a window */
};

G_DEFINE_FINAL_TYPE (BslRulePage, bsl_rule_page, BSL_TYPE_RESULT_PAGE)

/* What the functions below add to. */
typedef struct
{
  BslResultPage *page;
  BslEvaluation *evaluation;
  const BslRule *rule;
  BslLang lang;
} Context;

static void
add_summary (const Context *context, const BslObligation *obligation)
{
  g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (context->evaluation, obligation, context->lang);
  g_autofree char *summary = bsl_evaluation_dup_summary (context->evaluation, context->rule, context->lang);
  AdwPreferencesGroup *group;

  bsl_result_page_add_widget (context->page, bsl_status_card_new (bsl_words_for_state (obligation->state),
                                                                  summary));
  if (reasons[0] == NULL)
    return;

  group = bsl_result_page_add_group (context->page, _("Why"), NULL);
  for (guint i = 0; reasons[i] != NULL; i++)
    adw_preferences_group_add (group, bsl_text_row_new (reasons[i]));
}

static void
add_property (AdwPreferencesGroup *group, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    adw_preferences_group_add (group, bsl_property_row_new (title, value));
}

static const char *
get_actor (const Context *context)
{
  BslQuestionnaire *questionnaire = bsl_rule_base_get_questionnaire (bsl_evaluation_get_rules (context->evaluation));
  const BslRole *role = context->rule->actor != NULL ? bsl_questionnaire_find_role (questionnaire, context->rule->actor) : NULL;

  return role != NULL ? bsl_text_get (&role->title, context->lang) : NULL;
}

static void
add_effect (const Context *context)
{
  const BslRule *rule = context->rule;
  AdwPreferencesGroup *group = bsl_result_page_add_group (context->page, _("What It Asks"), NULL);
  g_autofree char *clause = bsl_evaluation_dup_clause (context->evaluation, NULL, rule, context->lang);
  g_autofree char *effect = g_strdup_printf ("%s. %s", bsl_words_for_effect (rule->effect), bsl_words_explain_effect (rule->effect));

  add_property (group, _("Effect"), effect);
  add_property (group, _("To prove or to do"), bsl_text_get (&rule->proof, context->lang));
  add_property (group, _("Done by"), get_actor (context));
  add_property (group, _("Derogation"), bsl_text_get (&rule->derogation, context->lang));
  add_property (group, _("Clause for the contract"), clause);
}

static char *
dup_in_force (const BslRule *rule, BslLang lang)
{
  g_autofree char *from = rule->from != BSL_DATE_NONE ? bsl_date_to_words (rule->from, lang) : NULL;
  g_autofree char *until = rule->until != BSL_DATE_NONE ? bsl_date_to_words (rule->until, lang) : NULL;

  if (from != NULL && until != NULL)
    /* Translators: the second date is the first day on which the rule no longer holds */
    return g_strdup_printf (_("From %s, until the day before %s"), from, until);
  if (from != NULL)
    return g_strdup_printf (_("Since %s"), from);
  if (until != NULL)
    return g_strdup_printf (_("Until the day before %s"), until);

  return g_strdup (_("Without limit of time"));
}

static void
add_ground (const Context *context)
{
  const BslRule *rule = context->rule;
  AdwPreferencesGroup *group = bsl_result_page_add_group (context->page, _("How Sure It Is"), NULL);
  g_autofree char *force = dup_in_force (rule, context->lang);
  /* Translators: grade of a source from A (text in force) to D (unconfirmed) */
  g_autofree char *grade = g_strdup_printf (_("Grade %s. %s"), rule->grade, bsl_words_explain_grade (rule->grade));

  add_property (group, _("In force"), force);
  add_property (group, _("Read on"), rule->by_consultation ? _("the date of the consultation") : _("the date of the decision"));
  add_property (group, _("Grade"), grade);
  add_property (group, _("Reference in this tool"), rule->id);
}

static void
add_texts (const Context *context)
{
  AdwPreferencesGroup *group;

  if (context->rule->references->len == 0)
    return;

  group = bsl_result_page_add_group (context->page, _("Texts"), NULL);
  for (guint i = 0; i < context->rule->references->len; i++)
    adw_preferences_group_add (group, bsl_reference_row_new (bsl_evaluation_get_rules (context->evaluation),
                                                             context->rule->references->pdata[i], context->lang));
}

static void
fill_interpretation (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  const BslInterpretation *interpretation = detail;
  BslLang lang = bsl_result_page_get_lang (page);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_text_row_new (bsl_text_get (&interpretation->reason, lang)));
  bsl_reference_rows_add (ADW_EXPANDER_ROW (row), bsl_evaluation_get_rules (bsl_result_page_get_evaluation (page)),
                          interpretation->sources, lang);
}

static void
add_interpretations (const Context *context)
{
  GPtrArray *interpretations = context->rule->interpretations;
  AdwPreferencesGroup *group;

  if (interpretations == NULL || interpretations->len == 0)
    return;

  group = bsl_result_page_add_group (context->page, _("Readings That Are Ours"),
                                     _("Where the texts leave room, what this tool has taken, and why."));
  for (guint i = 0; i < interpretations->len; i++)
    {
      const BslInterpretation *interpretation = interpretations->pdata[i];

      adw_preferences_group_add (group, bsl_detail_row_new (bsl_text_get (&interpretation->title, context->lang), NULL,
                                                            fill_interpretation, context->page, interpretation));
    }
}

static const BslCheck *
find_check (const BslOfferFinding *finding, const BslRule *rule)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);

      if (check->rule == rule)
        return check;
    }

  return NULL;
}

/* The result whose offers a row lists; the address of an element stands for it. */
static const BslResult results[] = { BSL_RESULT_FAIL, BSL_RESULT_REVIEW, BSL_RESULT_PASS };

static void
fill_offers (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);
  const BslRule *rule = bsl_rule_base_find_rule (bsl_evaluation_get_rules (evaluation), BSL_RULE_PAGE (subject)->id);
  BslLang lang = bsl_result_page_get_lang (page);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      const BslCheck *check = find_check (finding, rule);
      g_autofree char *found = NULL;

      if (check == NULL || check->result != *(const BslResult *) detail)
        continue;
      found = bsl_evaluation_dup_found (evaluation, finding, check, lang);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                bsl_go_row_new (finding->offer->name, found, "details.offer", finding->offer->id));
    }
}

static guint
count_offers (const Context *context, BslResult result)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (context->evaluation); i++)
    {
      const BslCheck *check = find_check (bsl_evaluation_get_offer (context->evaluation, i), context->rule);

      n += check != NULL && check->result == result;
    }

  return n;
}

/* What the rule does to the offers of the catalogue. */
static void
add_offers (const Context *context)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results) && context->rule->check != NULL; i++)
    {
      guint n = count_offers (context, results[i]);
      g_autofree char *count = g_strdup_printf (ngettext ("%u offer", "%u offers", n), n);
      BslWord word = bsl_words_for_result (results[i]);
      GtkWidget *row;

      if (n == 0)
        continue;
      if (group == NULL)
        group = bsl_result_page_add_group (context->page, _("Offers"), NULL);
      row = bsl_detail_row_new (word.word, count, fill_offers, context->page, &results[i]);
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), bsl_words_create_icon (word));
      adw_preferences_group_add (group, row);
    }
}

static void
verified_cb (BslRulePage *self)
{
  if (!bsl_verification_is_running (self->verification))
    bsl_result_page_update (BSL_RESULT_PAGE (self));
}

/* The cases of the window, which begin to run where nobody asked for them yet. */
static GPtrArray *
get_outcomes (BslRulePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->verification == NULL && BSL_IS_WINDOW (root))
    {
      self->verification = g_object_ref (bsl_window_get_verification (BSL_WINDOW (root)));
      g_signal_connect_object (self->verification, "changed", G_CALLBACK (verified_cb), self, G_CONNECT_SWAPPED);
      if (bsl_verification_get_problems (self->verification) == NULL)
        bsl_verification_start (self->verification);
    }

  return self->verification != NULL ? bsl_verification_get_outcomes (self->verification) : NULL;
}

/* What the case expects of the rule, a line each; NULL where it says nothing of it. */
static char *
dup_expected (const BslAcceptance *outcome, const char *rule, BslLibrary *library, gboolean *holds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *holds = TRUE;
  for (guint i = 0; i < outcome->expectations->len; i++)
    {
      const BslExpectation *expectation = outcome->expectations->pdata[i];
      const BslOffer *offer = expectation->offer != NULL
        ? bsl_catalogue_find (bsl_library_get_catalogue (library), expectation->offer) : NULL;
      g_autofree char *words = NULL;

      if (!bsl_expectation_is_about_rule (expectation) || !g_str_equal (expectation->id, rule))
        continue;
      *holds = *holds && expectation->holds;
      words = expectation->holds ? bsl_case_dup_expected (expectation) : bsl_case_dup_difference (expectation);
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", offer != NULL ? offer->name : "",
                              offer != NULL ? " · " : "", words);
    }

  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static void
fill_cases (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslRulePage *self = BSL_RULE_PAGE (subject);
  GPtrArray *outcomes = get_outcomes (self);
  BslLibrary *library = bsl_verification_get_library (self->verification);

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const BslAcceptance *outcome = outcomes->pdata[i];
      gboolean holds;
      g_autofree char *expected = dup_expected (outcome, self->id, library, &holds);
      GtkWidget *child;

      if (expected == NULL)
        continue;
      child = bsl_text_row_new (bsl_text_get (&outcome->title, bsl_library_get_lang (library)));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (child), expected);
      adw_action_row_add_prefix (ADW_ACTION_ROW (child), bsl_words_create_icon (bsl_words_for_result (holds ? BSL_RESULT_PASS : BSL_RESULT_FAIL)));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
    }
}

/* The acceptance cases that exercise the rule, run on this machine. */
static void
add_cases (const Context *context)
{
  BslRulePage *self = BSL_RULE_PAGE (context->page);
  GPtrArray *outcomes = get_outcomes (self);
  guint n = 0, failed = 0;
  g_autofree char *title = NULL;
  g_autofree char *result = NULL;
  GtkWidget *row;

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      gboolean holds;
      g_autofree char *expected = dup_expected (outcomes->pdata[i], self->id, bsl_verification_get_library (self->verification), &holds);

      n += expected != NULL;
      failed += expected != NULL && !holds;
    }
  if (n == 0)
    return;

  title = g_strdup_printf (ngettext ("%u case exercises this rule", "%u cases exercise this rule", n), n);
  result = failed > 0 ? g_strdup_printf (ngettext ("%u does not hold", "%u do not hold", failed), failed)
                      : g_strdup (_("All hold on this machine"));
  row = bsl_detail_row_new (title, result, fill_cases, self, NULL);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), bsl_words_create_icon (bsl_words_for_result (failed > 0 ? BSL_RESULT_FAIL : BSL_RESULT_PASS)));
  adw_preferences_group_add (bsl_result_page_add_group (context->page, _("Acceptance Cases"),
                                                        _("Projects whose outcome is known, evaluated with these rules.")), row);
}

static void
bsl_rule_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  const char *id = BSL_RULE_PAGE (page)->id;
  const BslObligation *obligation = bsl_evaluation_find_obligation (evaluation, id);
  Context context = { page, evaluation, obligation != NULL ? obligation->rule : NULL, bsl_result_page_get_lang (page) };

  if (obligation == NULL)
    return;

  add_summary (&context, obligation);
  add_effect (&context);
  add_offers (&context);
  add_texts (&context);
  add_interpretations (&context);
  add_ground (&context);
  add_cases (&context);
}

static void
bsl_rule_page_dispose (GObject *object)
{
  g_clear_object (&BSL_RULE_PAGE (object)->verification);
  G_OBJECT_CLASS (bsl_rule_page_parent_class)->dispose (object);
}

static void
bsl_rule_page_finalize (GObject *object)
{
  g_free (BSL_RULE_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_rule_page_parent_class)->finalize (object);
}

static void
bsl_rule_page_class_init (BslRulePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_rule_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_rule_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_rule_page_fill;
}

static void
bsl_rule_page_init (BslRulePage *self)
{
}

AdwNavigationPage *
bsl_rule_page_new (BslSession *session, const char *rule)
{
  const BslRule *found = bsl_rule_base_find_rule (bsl_library_get_rules (bsl_session_get_library (session)), rule);
  const char *title = found != NULL ? bsl_text_get (&found->title, bsl_session_get_lang (session)) : rule;
  BslRulePage *self = g_object_new (BSL_TYPE_RULE_PAGE, "title", title, NULL);

  self->id = g_strdup (rule);
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);

  return ADW_NAVIGATION_PAGE (self);
}
