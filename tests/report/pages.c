/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes the justifications of many projects as HTML: "pages fr|en (DAY PROJECT)…", each as PROJECT.html. */
#include "config.h"

#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/rules/bsl-library.h"

static void
write_page (BslLibrary *library, BslLang lang, const char *day, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (BslDocument) document = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autofree char *out = g_strconcat (path, ".html", NULL);

  g_assert_no_error (error);
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, path, NULL, &error);
  g_assert_no_error (error);
  evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                   bsl_project_get_answers (project), bsl_date_parse (day));
  document = bsl_report_new (project, evaluation, &(const BslReportOptions) { .lang = lang });
  page = bsl_html_write (document, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (out, g_bytes_get_data (page, NULL), g_bytes_get_size (page), NULL));
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;

  bsl_library_load (library, &error);
  g_assert_no_error (error);
  for (int i = 2; i + 1 < argc; i += 2)
    write_page (library, bsl_lang_from_locale (argv[1]), argv[i], argv[i + 1]);
  return 0;
}
