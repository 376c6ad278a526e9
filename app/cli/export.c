/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli export. */

#include "config.h"

#include "app/cli/bsl-cli-versions.h"
#include "app/cli/bsl-cli.h"
#include "app/core/bsl-error.h"
#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-calendar.h"
#include "app/report/bsl-logo.h"
#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/store/bsl-portable.h"

#include <glib/gi18n.h>

/* 2999-12-31, the last day there is, see bsl-date.h. */
#define LAST_SECOND G_GINT64_CONSTANT (32503679999)

/* The moment written into the document; SOURCE_DATE_EPOCH makes it reproducible. */
static gboolean
find_time (gint64 *time)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");

  *time = g_get_real_time () / G_USEC_PER_SEC;
  return epoch == NULL || g_ascii_string_to_signed (epoch, 10, 0, LAST_SECOND, time, NULL);
}

static const char *
wanted_format (BslCli *cli)
{
  const char *dot;

  if (cli->format != NULL)
    return cli->format;
  if (cli->output == NULL || g_str_equal (cli->output, "-"))
    return NULL;
  dot = strrchr (cli->output, '.');
  return dot != NULL ? dot + 1 : NULL;
}

static char *
list_formats (void)
{
  g_autoptr (GString) text = g_string_new ("json, boussole, ics");

  for (const BslFormat *format = bsl_format_get_all (); format->id != NULL; format++)
    g_string_append_printf (text, ", %s", format->id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_forms (BslLang lang)
{
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (lang);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < forms->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ((BslReportForm *) g_ptr_array_index (forms, i))->id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static BslReportOptions
get_options (BslCli *cli, gint64 time)
{
  return (BslReportOptions){
    .form = cli->form,
    .lang = bsl_library_get_lang (cli->library),
    .time = time,
    .role = cli->role,
    .withheld = cli->withheld,
    .without = (const char *const *) cli->without,
    .letterhead = cli->letterhead,
    .marking = cli->marking,
    .logo_text = cli->logo_text,
  };
}

/* The identifiers of @parts where @id is none of them, else NULL. */
static char *
list_others (GPtrArray *parts, const char *id)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const BslReportPart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->id, id))
        return NULL;
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", part->id);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
check_letterhead (BslCli *cli, BslProject *project, BslEvaluation *evaluation)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *others = NULL;

  if (cli->letterhead == NULL)
    return TRUE;
  all = bsl_report_list_letterheads (BSL_LANG_FR);
  others = list_others (all, cli->letterhead);
  if (others != NULL)
    bsl_cli_fail (BSL_EXIT_USAGE, _("There is no letterhead “%s”. Choose one of these: %s."), cli->letterhead, others);
  else if (!bsl_report_allows_letterhead (project, evaluation, cli->letterhead))
    bsl_cli_fail (BSL_EXIT_USAGE, _("The letterhead “%s” is not for the body of this project. Leave out --letterhead."), cli->letterhead);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_without (BslCli *cli, BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options)
{
  BslReportOptions whole = *options;
  g_autoptr (GPtrArray) parts = NULL;

  if (cli->without == NULL)
    return TRUE;
  whole.without = NULL;
  parts = bsl_report_list_parts (project, evaluation, &whole);
  for (char **id = cli->without; *id != NULL; id++)
    {
      g_autofree char *others = list_others (parts, *id);

      if (others != NULL)
        {
          bsl_cli_fail (BSL_EXIT_USAGE, _("This document has no part “%s” that can be left out. Choose one of these: %s."), *id, others);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_role (BslCli *cli)
{
  BslQuestionnaire *questionnaire = bsl_library_get_questionnaire (cli->library);
  g_autoptr (GString) list = g_string_new (NULL);

  if (cli->role == NULL || bsl_questionnaire_find_role (questionnaire, cli->role) != NULL)
    return TRUE;

  for (guint i = 0; i < bsl_questionnaire_get_n_roles (questionnaire); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", bsl_questionnaire_get_role (questionnaire, i)->id);
  bsl_cli_fail (BSL_EXIT_USAGE, _("There is no role “%s”. Choose one of these: %s."), cli->role, list->str);
  return FALSE;
}

/* TRUE without one, too. What cannot be read says so with its name. */
static gboolean
read_logo (const char *path, GBytes **logo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = path != NULL ? bsl_logo_read (path, &error) : NULL;
  g_autoptr (BslFigure) figure = bytes != NULL ? bsl_logo_new (bytes, "", &error) : NULL;

  if (path != NULL && figure == NULL)
    {
      g_autofree char *place = error->domain == BSL_ERROR ? g_strdup ("") : g_strconcat (path, ": ", NULL);

      bsl_cli_fail (BSL_EXIT_INPUT, "%s%s", place, error->message);
      return FALSE;
    }
  *logo = g_steal_pointer (&bytes);
  return TRUE;
}

static const BslReportForm *
find_form (GPtrArray *forms, const char *id)
{
  for (guint i = 0; i < forms->len; i++)
    if (g_strcmp0 (((BslReportForm *) g_ptr_array_index (forms, i))->id, id) == 0)
      return g_ptr_array_index (forms, i);
  return NULL;
}

/* The form that two versions are compared by, where no other is asked for. */
static void
choose_form (BslCli *cli)
{
  if (cli->since != BSL_CLI_NO_VERSION && cli->form == NULL)
    cli->form = bsl_report_dup_comparing_form ();
}

/* Options that would otherwise be passed over without a word. */
static gboolean
check_versions (BslCli *cli, const BslReportForm *form)
{
  gboolean since = cli->since != BSL_CLI_NO_VERSION, until = cli->until != BSL_CLI_NO_VERSION;

  if (until && !since)
    bsl_cli_fail (BSL_EXIT_USAGE, _("--until says up to which version to compare: say since which one with --since."));
  else if (form != NULL && form->compares && !since)
    bsl_cli_fail (BSL_EXIT_USAGE, _("“%s” compares two versions: say since which one with --since."), form->id);
  else if (since && (form == NULL || !form->compares))
    bsl_cli_fail (BSL_EXIT_USAGE, _("--since is for the document that compares two versions. Leave out --since, or --form."));
  else
    return TRUE;
  return FALSE;
}

/* The same. */
static gboolean
check_combination (BslCli *cli, gboolean calendar)
{
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (bsl_library_get_lang (cli->library));
  const BslReportForm *form = cli->form != NULL ? find_form (forms, cli->form) : NULL;

  if (cli->form != NULL && form == NULL)
    {
      g_autofree char *all = list_forms (bsl_library_get_lang (cli->library));
      bsl_cli_fail (BSL_EXIT_USAGE, _("There is no document “%s”. Choose one of these: %s."), cli->form, all);
    }
  else if (cli->logo_text != NULL && cli->logo == NULL)
    bsl_cli_fail (BSL_EXIT_USAGE, _("--logo-text says what a logo shows: give the logo with --logo."));
  else if (form != NULL && cli->withheld && !form->disclosure)
    bsl_cli_fail (BSL_EXIT_USAGE, _("There is no version of “%s” for third parties. Leave out --withheld, or --form."), cli->form);
  else if (form != NULL && calendar && !form->reminders)
    bsl_cli_fail (BSL_EXIT_USAGE, _("“%s” cannot be written for a calendar. Leave out --form, or choose another format."), cli->form);
  else
    return check_versions (cli, form);
  return FALSE;
}

static int
export_document (BslCli *cli, BslProject *project, BslEvaluation *evaluation, BslReportOptions options,
                 const BslFormat *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL, logo = NULL;

  if (!check_letterhead (cli, project, evaluation) || !check_role (cli))
    return BSL_EXIT_USAGE;
  if (!read_logo (cli->logo, &logo))
    return BSL_EXIT_INPUT;
  options.logo = logo;
  document = bsl_report_new (project, evaluation, &options);
  if (!check_without (cli, project, evaluation, &options))
    return BSL_EXIT_USAGE;
  bytes = format->write (document, &error);
  if (bytes == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  return bsl_cli_write (cli->output, bytes);
}

/* A file with its log is written as it came, all of it. */
static int
export_project (BslCli *cli, BslProject *project, GBytes *file)
{
  g_autoptr (JsonNode) root = bsl_json_from_bytes (file);
  gboolean whole = bsl_json_object_get (root, BSL_MEMBER_HISTORY) != NULL;
  g_autoptr (GBytes) bytes = whole ? bsl_json_to_file (root) : bsl_project_to_bytes (project);

  return bsl_cli_write (cli->output, bytes);
}

static int
export_calendar (BslCli *cli, BslProject *project, GBytes *file, BslEvaluation *evaluation, const BslReportOptions *options)
{
  g_autoptr (JsonNode) root = bsl_json_from_bytes (file);
  g_autoptr (GBytes) bytes = bsl_calendar_write (project, bsl_json_object_get_string (root, BSL_MEMBER_ID), evaluation, options);

  return bsl_cli_write (cli->output, bytes);
}

/* Of the project as it is, or as it was in the version it is compared up to. */
static int
export_file (BslCli *cli, BslProject *project, GBytes *file, const BslFormat *format)
{
  g_autoptr (BslReportVersion) since = NULL, until = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;
  BslReportOptions options;
  gint64 time;

  if (!find_time (&time))
    return bsl_cli_fail (BSL_EXIT_USAGE, _("SOURCE_DATE_EPOCH is no number of seconds since 1970: give one, or unset it."));
  choose_form (cli);
  if (!check_combination (cli, format == NULL))
    return BSL_EXIT_USAGE;
  if (!bsl_cli_read_versions (cli, project, file, &since, &until))
    return BSL_EXIT_INPUT;
  if (until != NULL)
    project = until->project;
  evaluation = until != NULL ? bsl_cli_evaluate_frozen (cli, project, until->snapshot->on) : bsl_cli_evaluate_project (cli, project, 0);
  options = get_options (cli, time);
  options.since = since;
  options.until = until;
  if (format == NULL)
    return export_calendar (cli, project, file, evaluation, &options);
  return export_document (cli, project, evaluation, options, format);
}

static int
export_evaluation (BslCli *cli, BslProject *project)
{
  g_autoptr (BslEvaluation) evaluation = bsl_cli_evaluate_project (cli, project, 0);
  g_autoptr (JsonNode) node = bsl_evaluation_to_json (evaluation, bsl_library_get_lang (cli->library));

  return bsl_cli_write_json (cli->output, node);
}

/* The first option given that says how a document is, or NULL. Reminders are of a form, too. */
static const char *
find_document_option (BslCli *cli, const char *format)
{
  const struct
  {
    const char *name;
    gboolean given;
  } options[] = {
    { "--form", cli->form != NULL && !g_str_equal (format, "ics") },
    { "--role", cli->role != NULL },
    { "--without", cli->without != NULL },
    { "--letterhead", cli->letterhead != NULL },
    { "--marking", cli->marking != NULL },
    { "--logo", cli->logo != NULL },
    { "--logo-text", cli->logo_text != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].given)
      return options[i].name;
  return NULL;
}

/* The same as check_combination() for a format that is no document. */
static gboolean
check_options (BslCli *cli, const char *format)
{
  const char *option = find_document_option (cli, format);

  if (cli->since != BSL_CLI_NO_VERSION || cli->until != BSL_CLI_NO_VERSION)
    bsl_cli_fail (BSL_EXIT_USAGE, _("--since and --until are for the document that compares two versions. Leave them out, or choose another format."));
  else if (cli->withheld)
    bsl_cli_fail (BSL_EXIT_USAGE, _("There is no version of “%s” for third parties: nothing is left out of it. Leave out --withheld, or choose another format."), format);
  else if (option != NULL)
    bsl_cli_fail (BSL_EXIT_USAGE, _("%s is for documents. Leave it out, or choose another format."), option);
  else
    return TRUE;
  return FALSE;
}

int
bsl_cli_export (BslCli *cli)
{
  const char *id = wanted_format (cli);
  const BslFormat *format = id != NULL ? bsl_format_find (id) : NULL;
  gboolean json = g_strcmp0 (id, "json") == 0, own = g_strcmp0 (id, "boussole") == 0;
  gboolean calendar = g_strcmp0 (id, "ics") == 0;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (BslProject) project = NULL;

  if (cli->output == NULL)
    return bsl_cli_fail (BSL_EXIT_USAGE, _("Say where to write with -o FILE."));
  if (format == NULL && !json && !own && !calendar)
    {
      g_autofree char *formats = list_formats ();
      return bsl_cli_fail (BSL_EXIT_USAGE,
                           _("The form of the document is not known: end the file name with one of "
                             "these, or give it with --format: %s."),
                           formats);
    }
  if (format == NULL && !check_options (cli, id))
    return BSL_EXIT_USAGE;
  project = bsl_cli_read_file (cli, cli->words[0], &file);
  if (project == NULL)
    return BSL_EXIT_INPUT;
  if (own)
    return export_project (cli, project, file);
  return json ? export_evaluation (cli, project) : export_file (cli, project, file, format);
}

static void
describe_forms (GString *text, BslLang lang)
{
  g_autoptr (GPtrArray) forms = bsl_report_list_forms (lang);

  g_string_append_printf (text, "%s\n", _("Documents (--form), and the parts that can be left out (--without):"));
  for (guint i = 0; i < forms->len; i++)
    {
      const BslReportForm *form = g_ptr_array_index (forms, i);
      g_autofree char *parts = g_strjoinv (", ", form->parts);

      g_string_append_printf (text, "  %-12s %s\n", form->id, form->summary);
      if (parts[0] != '\0')
        g_string_append_printf (text, "  %-12s %s\n", "", parts);
    }
}

static void
describe_roles (GString *text, BslQuestionnaire *questionnaire, BslLang lang)
{
  g_string_append_printf (text, "%s\n", _("Roles (--role):"));
  for (guint i = 0; i < bsl_questionnaire_get_n_roles (questionnaire); i++)
    {
      const BslRole *role = bsl_questionnaire_get_role (questionnaire, i);

      g_string_append_printf (text, "  %-20s %s\n", role->id, bsl_text_get (&role->title, lang));
    }
}

static void
describe_letterheads (GString *text, BslLang lang)
{
  g_autoptr (GPtrArray) letterheads = bsl_report_list_letterheads (lang);

  g_string_append_printf (text, "%s\n", _("Letterheads (--letterhead):"));
  for (guint i = 0; i < letterheads->len; i++)
    {
      const BslReportPart *letterhead = g_ptr_array_index (letterheads, i);

      g_string_append_printf (text, "  %-20s %s\n", letterhead->id, letterhead->title);
    }
}

char *
bsl_cli_describe_export (void)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslLang lang = bsl_library_get_lang (library);
  GString *text = g_string_new (NULL);

  describe_forms (text, lang);
  if (bsl_library_check (library, problems))
    describe_roles (text, bsl_library_get_questionnaire (library), lang);
  describe_letterheads (text, lang);
  g_strchomp (text->str);
  return g_string_free_and_steal (text);
}
