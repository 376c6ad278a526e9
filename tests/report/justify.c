/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes a document of a project in every format: "justify PROJECT DIRECTORY fr|en [FORM]". */
#include "config.h"

#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/rules/bsl-library.h"

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
write_all (BslDocument *document, const char *directory)
{
  g_autofree char *plain = bsl_document_to_plain (document);
  g_autofree char *plain_path = g_build_filename (directory, "plain", NULL);

  g_assert_true (g_file_set_contents (plain_path, plain, -1, NULL));
  for (const BslFormat *format = bsl_format_get_all (); format->id != NULL; format++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) bytes = format->write (document, &error);
      g_autofree char *path = g_strdup_printf ("%s/document%s", directory, format->extension);

      g_assert_no_error (error);
      g_print ("# %s: %.1f ms\n", format->id, (g_get_monotonic_time () - start) / 1000.0);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (BslDocument) document = NULL;
  g_autofree char *name = NULL;
  BslReportOptions options = { .time = 1795392000 };
  BslDate on;

  g_assert_cmpint (argc, >=, 4);
  options.lang = bsl_lang_from_locale (argv[3]);
  options.form = argc > 4 ? argv[4] : NULL;
  bsl_library_load (library, &error);
  g_assert_no_error (error);
  project = read_project (library, argv[1]);
  on = bsl_evaluation_choose_date (bsl_project_get_answers (project), bsl_date_parse ("2026-11-23"));
  evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                   bsl_project_get_answers (project), on);
  document = bsl_report_new (project, evaluation, &options);
  g_assert_nonnull (document);
  name = bsl_report_dup_file_name (project, evaluation, &options);
  g_print ("# %s\n", name);
  write_all (document, argv[2]);
  return 0;
}
