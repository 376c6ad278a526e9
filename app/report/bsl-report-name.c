/* SPDX-License-Identifier: EUPL-1.2 */
/* How the file of a document is called. */
#include "config.h"

#include "app/report/bsl-report.h"

#include <string.h>

#include "app/report/bsl-builder-private.h"

#define MAX_NAME 100 /* bytes of a part of the name of the file: two, a day and an ending are under 255 */

/* One long word is cut between two characters. */
static void
cut_at_word (GString *name)
{
  const char *end = name->str + MAX_NAME, *space;

  while ((*end & 0xc0) == 0x80)
    end--;
  g_string_truncate (name, end - name->str);
  space = strrchr (name->str, ' ');
  if (space != NULL)
    g_string_truncate (name, space - name->str);
}

/* @title without what a file system refuses, cut at a word. */
static char *
clean_name (const char *title)
{
  GString *name = g_string_new (NULL);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || !g_unichar_isprint (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      g_string_append_unichar (name, c);
    }
  if (name->len > MAX_NAME)
    cut_at_word (name);
  g_strchomp (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  return g_string_free_and_steal (name);
}

char *
bsl_report_dup_file_name (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  BslBuilder builder;
  g_autofree char *title = clean_name (bsl_project_get_title (project));
  g_autofree char *date = bsl_date_to_iso (bsl_evaluation_get_date (evaluation));
  g_autofree char *kind = NULL;
  g_autofree char *clean = NULL;

  bsl_builder_init (&builder, project, evaluation, options);
  kind = builder.form != NULL ? bsl_builder_dup_kind (&builder) : NULL;
  bsl_builder_clear (&builder);
  g_return_val_if_fail (kind != NULL, NULL);
  clean = clean_name (kind);
  if (title[0] == '\0')
    return g_strdup_printf ("%s - %s", clean, date);
  return g_strdup_printf ("%s - %s - %s", clean, title, date);
}
