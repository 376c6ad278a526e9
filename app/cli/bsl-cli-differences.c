/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two evaluations, printed. */

#include "config.h"

#include "app/cli/bsl-cli-differences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"

typedef struct
{
  GPtrArray *differences;
  BslEvaluation *evaluation;
  BslLang lang;
} Printer;

/* "pass: the offer is qualified": the result in words, then what was found, in the language it was
 * written in. */
static char *
dup_check (const char *value)
{
  const char *colon = strstr (value, ": ");
  g_autofree char *result = colon != NULL ? g_strndup (value, colon - value) : NULL;

  if (result == NULL)
    return g_strdup (value);
  /* Translators: result of a check, and what was found */
  return g_strdup_printf (_("%s (%s)"), bsl_cli_title (result), colon + 2);
}

/* How one side says it: conclusions have words of their own, answers are in words already. */
static char *
dup_words (Printer *self, const BslDifference *difference, const char *value)
{
  if (value == NULL)
    return g_strdup (_("absent"));
  if (difference->kind == BSL_DIFFERENCE_ANSWER || difference->kind == BSL_DIFFERENCE_STOP)
    return g_strdup (value);
  if (difference->kind == BSL_DIFFERENCE_CHECK)
    return dup_check (value);
  if (difference->kind != BSL_DIFFERENCE_CONCLUSION)
    return g_strdup (bsl_cli_title (value));
  return g_strdup (bsl_evaluation_get_value_title (self->evaluation, difference->id, value, self->lang));
}

static void
print_difference (Printer *self, const BslDifference *difference)
{
  g_autofree char *before = dup_words (self, difference, difference->before);
  g_autofree char *after = dup_words (self, difference, difference->after);

  /* Translators: identifier, title, what it was, what it is */
  g_print (_("%s — %s: %s → %s"), difference->id,
           difference->title != NULL ? difference->title : difference->id, before, after);
  g_print ("\n");
  for (guint i = 0; difference->reasons[i] != NULL; i++)
    g_print ("    %s\n", difference->reasons[i]);
}

/* The differences of one kind under their heading. */
static void
print_kind (Printer *self, BslDifferenceKind kind, const char *heading)
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

void
bsl_cli_print_differences (GPtrArray *differences, BslEvaluation *after, BslLang lang)
{
  Printer printer = { differences, after, lang };

  print_kind (&printer, BSL_DIFFERENCE_ANSWER, _("Answers"));
  print_kind (&printer, BSL_DIFFERENCE_STOP, _("Reason to Stop"));
  print_kind (&printer, BSL_DIFFERENCE_CONCLUSION, _("Conclusions"));
  print_kind (&printer, BSL_DIFFERENCE_RULE, _("Rules"));
  print_kind (&printer, BSL_DIFFERENCE_OFFER, _("Offers"));
  print_kind (&printer, BSL_DIFFERENCE_CHECK, _("What Verdicts Rest On"));
}

static void
write_difference (JsonBuilder *builder, const BslDifference *difference)
{
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "kind", bsl_difference_words[difference->kind]);
  bsl_json_add_string (builder, "id", difference->id);
  bsl_json_add_string (builder, "title", difference->title);
  bsl_json_add_string (builder, "before", difference->before);
  bsl_json_add_string (builder, "after", difference->after);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; difference->reasons[i] != NULL; i++)
    json_builder_add_string_value (builder, difference->reasons[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
bsl_cli_write_differences (JsonBuilder *builder, GPtrArray *differences)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    write_difference (builder, g_ptr_array_index (differences, i));
  json_builder_end_array (builder);
}
