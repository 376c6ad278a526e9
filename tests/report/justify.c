/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes a document of a project in every format: "justify PROJECT DIRECTORY fr|en [FORM]". A form that compares is
 * written as "FORM=BEFORE", where BEFORE is the project as it was; "FORM+withheld" is for third parties. With "-"
 * instead, each line of the standard input holds these four, parted by tabs, and "plain" or the name of
 * a format before them where only that is wanted. */
#include "config.h"

#include <string.h>

#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/rules/bsl-library.h"

#define WITHHELD "+withheld"

static BslProject *
read_project (BslLibrary *library, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);
  BslProject *project;

  g_assert_no_error (error);
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, path, NULL, &error);
  g_assert_no_error (error);
  return project;
}

static void
write_plain (BslDocument *document, const char *directory)
{
  g_autofree char *plain = bsl_document_to_plain (document);
  g_autofree char *path = g_build_filename (directory, "plain", NULL);

  g_assert_true (g_file_set_contents (path, plain, -1, NULL));
}

static void
write_format (BslDocument *document, const char *directory, const BslFormat *format)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = format->write (document, &error);
  g_autofree char *path = g_strdup_printf ("%s/document%s", directory, format->extension);

  g_assert_no_error (error);
  g_print ("# %s: %.1f ms\n", format->id, (g_get_monotonic_time () - start) / 1000.0);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static void
write_all (BslDocument *document, const char *directory)
{
  write_plain (document, directory);
  for (const BslFormat *format = bsl_format_get_all (); format->id != NULL; format++)
    write_format (document, directory, format);
}

static BslEvaluation *
evaluate (BslLibrary *library, BslProject *project)
{
  BslAnswers *answers = bsl_project_get_answers (project);

  return bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library), answers,
                             bsl_evaluation_choose_date (answers, bsl_date_parse ("2026-11-23")));
}

static BslRecord *
evaluate_before (BslLibrary *library, BslProject *project)
{
  g_autoptr (BslEvaluation) evaluation = evaluate (library, project);

  return bsl_record_new_from_evaluation (evaluation);
}

static BslDocument *
build (BslLibrary *library, BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options, const char *before)
{
  g_autoptr (BslProject) was = before != NULL ? read_project (library, before) : NULL;
  g_autoptr (BslRecord) record = was != NULL ? evaluate_before (library, was) : NULL;
  BslSnapshot snapshot = { .time = G_GINT64_CONSTANT (1789952400000), .who = (char *) "Camille Perrin", .reason = (char *) "Envoi au contrôle" };
  const BslReportVersion version = { 1, &snapshot, was, record };
  BslReportOptions all = *options;

  all.since = was != NULL ? &version : NULL;
  return bsl_report_new (project, evaluation, &all);
}

static void
justify (BslLibrary *library, char **words, const char *only)
{
  g_autoptr (BslProject) project = read_project (library, words[0]);
  g_autoptr (BslEvaluation) evaluation = evaluate (library, project);
  gboolean withheld = words[3] != NULL && g_str_has_suffix (words[3], WITHHELD);
  g_autofree char *name_of_form = words[3] != NULL ? g_strndup (words[3], strlen (words[3]) - (withheld ? strlen (WITHHELD) : 0)) : NULL;
  g_auto (GStrv) form = name_of_form != NULL ? g_strsplit (name_of_form, "=", 2) : g_new0 (char *, 2);
  const BslReportOptions options = { .time = 1795392000, .lang = bsl_lang_from_locale (words[2]), .form = form[0], .withheld = withheld };
  g_autoptr (BslDocument) document = build (library, project, evaluation, &options, form[0] != NULL ? form[1] : NULL);
  g_autofree char *name = bsl_report_dup_file_name (project, evaluation, &options);

  g_assert_nonnull (document);
  if (only == NULL)
    {
      g_print ("# %s\n", name);
      write_all (document, words[1]);
    }
  else if (g_str_equal (only, "plain"))
    write_plain (document, words[1]);
  else
    write_format (document, words[1], bsl_format_find (only));
}

static void
justify_lines (BslLibrary *library)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  char *line;

  while (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), "\t", -1);
      gboolean alone = g_strv_length (words) == 5;

      justify (library, alone ? words + 1 : words, alone ? words[0] : NULL);
      g_free (line);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;

  bsl_library_load (library, &error);
  g_assert_no_error (error);
  if (argc == 2 && g_str_equal (argv[1], "-"))
    {
      justify_lines (library);
      return 0;
    }
  g_assert_cmpint (argc, >=, 4);
  justify (library, argv + 1, NULL);
  return 0;
}
