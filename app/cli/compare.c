/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli compare. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/rules/bsl-comparison.h"

#include <glib/gi18n.h>

/* How one side says it: conclusions have words of their own, answers are in words already. */
static const char *
say (BslEvaluation *evaluation, const BslDifference *difference, const char *value, BslLang lang)
{
  const BslConclusion *conclusion;

  if (value == NULL)
    return _("absent");
  if (difference->kind == BSL_DIFFERENCE_ANSWER)
    return value;
  if (difference->kind != BSL_DIFFERENCE_CONCLUSION)
    return bsl_cli_title (value);
  conclusion = bsl_evaluation_find_conclusion (evaluation, difference->id);
  return bsl_text_get (conclusion->value_title, lang);
}

typedef struct
{
  BslEvaluation *before, *after;
  GPtrArray *differences;
  BslLang lang;
} Comparison;

static void
print_difference (Comparison *self, const BslDifference *difference)
{
  /* Translators: identifier, title, what it was, what it is */
  g_print (_("%s — %s: %s → %s"), difference->id, difference->title,
           say (self->before, difference, difference->before, self->lang),
           say (self->after, difference, difference->after, self->lang));
  g_print ("\n");
  for (guint i = 0; difference->reasons[i] != NULL; i++)
    g_print ("    %s\n", difference->reasons[i]);
}

/* The differences of one kind under their heading. */
static void
print_kind (Comparison *self, BslDifferenceKind kind, const char *heading)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->differences->len; i++)
    {
      const BslDifference *difference = g_ptr_array_index (self->differences, i);
      if (difference->kind != kind)
        continue;
      if (first)
        g_print ("\n%s\n", heading);
      print_difference (self, difference);
      first = FALSE;
    }
}

static void
print_comparison (Comparison *self)
{
  g_autofree char *from = bsl_date_to_words (bsl_evaluation_get_date (self->before), self->lang);
  g_autofree char *to = bsl_date_to_words (bsl_evaluation_get_date (self->after), self->lang);

  if (g_str_equal (from, to))
    g_print ("%s", from);
  else
    /* Translators: the two days whose law and catalogue are compared */
    g_print (_("From %s to %s"), from, to);
  g_print ("\n");
  if (self->differences->len == 0)
    g_print ("%s\n", _("Nothing differs."));
  print_kind (self, BSL_DIFFERENCE_ANSWER, _("Answers"));
  print_kind (self, BSL_DIFFERENCE_CONCLUSION, _("Conclusions"));
  print_kind (self, BSL_DIFFERENCE_RULE, _("Rules"));
  print_kind (self, BSL_DIFFERENCE_OFFER, _("Offers"));
}

static void
set_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
write_difference (JsonBuilder *builder, const BslDifference *difference)
{
  json_builder_begin_object (builder);
  set_string (builder, "kind", bsl_difference_words[difference->kind]);
  set_string (builder, "id", difference->id);
  set_string (builder, "title", difference->title);
  set_string (builder, "before", difference->before);
  set_string (builder, "after", difference->after);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; difference->reasons[i] != NULL; i++)
    json_builder_add_string_value (builder, difference->reasons[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
write_json (BslCli *cli, GPtrArray *differences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    write_difference (builder, g_ptr_array_index (differences, i));
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  return bsl_cli_write_json (cli->output, node);
}

int
bsl_cli_compare (BslCli *cli)
{
  guint n_days = cli->on != NULL ? g_strv_length (cli->on) : 0;
  g_autoptr (BslProject) first = NULL;
  g_autoptr (BslProject) second = NULL;
  g_autoptr (BslEvaluation) before = NULL;
  g_autoptr (BslEvaluation) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  BslLang lang = bsl_library_get_lang (cli->library);

  if (cli->n_words == 1 && n_days != 2)
    return bsl_cli_fail (BSL_EXIT_USAGE,
                         _("Give two days with --on, or two files: nothing to compare with."));
  first = bsl_cli_read_project (cli, cli->words[0]);
  if (first != NULL)
    second = cli->n_words == 1 ? g_object_ref (first) : bsl_cli_read_project (cli, cli->words[1]);
  if (second == NULL)
    return BSL_EXIT_INPUT;
  before = bsl_cli_evaluate_project (cli, first, 0);
  after = bsl_cli_evaluate_project (cli, second, n_days > 1 ? 1 : 0);
  differences = bsl_evaluation_compare (before, after, lang);
  if (cli->json)
    return write_json (cli, differences);
  print_comparison (&(Comparison){ before, after, differences, lang });
  return BSL_EXIT_DONE;
}
