/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli: the evaluation and the documents without a window. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/rules/bsl-own-layer.h"

#include <glib/gi18n.h>
#include <locale.h>

#define OPTIONS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const BslCommand commands[] = {
  { "evaluate", "evaluate FILE [--on DATE]", N_ ("print the evaluation of a project"), 1, 1, TRUE,
    bsl_cli_evaluate, OPTIONS ("on", "json") },
  { "export", "export FILE -o OUT", N_ ("write a document: odt, pdf, html, txt, ics, json, boussole"),
    1, 1, TRUE, bsl_cli_export,
    OPTIONS ("on", "format", "form", "role", "without", "logo", "logo-text", "letterhead", "marking", "withheld", "since", "until"),
    N_ ("--form chooses the document, --role for whom it is, --without leaves a part out. Without --form, "
        "the whole file is written. --withheld is for the whole file, --logo-text goes with --logo.\n"
        "With --since, what changed since a frozen version is written; versions are counted from 1, the oldest.\n"
        "Exit status: 0 written, 2 wrong usage, 3 the project cannot be read or nothing can be written."),
    bsl_cli_describe_export },
  { "explain", "explain FILE OFFER", N_ ("say why an offer has its verdict, and what would change it"), 2, 2,
    TRUE, bsl_cli_explain, OPTIONS ("on", "json") },
  { "study", "study FILE [--cost | --compare OFFER … | --scorings [FILE …] | --blank -o COPY]", N_ ("compare the offers that passed, criterion by criterion: a market study"), 1, 64,
    TRUE, bsl_cli_study, OPTIONS ("on", "json", "format", "grid", "compare", "scorings", "blank", "cost"),
    N_ ("Weights and levels are those recorded in the project. No score changes a verdict, and none is an award. With "
        "--grid, another grid of criteria than the one of the project; with --json, as JSON.\n"
        "With --compare, two to four offers side by side, whatever their verdict: what differs first, then what may differ, "
        "then what is the same.\n"
        "With --scorings, the levels that people gave apart from each other, those in the files named after the project too, and "
        "where they differ; nothing is recorded.\n"
        "With --blank, a copy of the project for who scores apart: the need, the grid and the weights, without the levels that "
        "others gave.\n"
        "With --cost, what the offers cost, from the quantities and prices of the project: with -o OUT.ods or OUT.csv, as a "
        "table for a spreadsheet.") },
  { "tasks", "tasks FILE", N_ ("list what the file asks for: who, by when, and what proves that it is done"), 1, 1, TRUE, bsl_cli_tasks, OPTIONS ("on", "json"),
    N_ ("What keeps the contract from being signed comes first, then what else is to do, then what is done, with its evidence. "
        "With --json, as JSON.") },
  { "compare", "compare FILE [FILE] [--on A --on B]",
    N_ ("say what differs between two evaluations, and why"), 1, 2, TRUE, bsl_cli_compare, OPTIONS ("on", "json") },
  { "replay", "replay FILE",
    N_ ("say whether a document still gives the same, and whether its text was altered"), 1, 1, TRUE,
    bsl_cli_replay, OPTIONS ("json"),
    N_ ("FILE is a document that Boussole wrote: .odt or .pdf. The project it carries is evaluated on "
        "the day of the document, with the rules and the catalogue at hand, and its text is compared "
        "with the fingerprints it carries. With --json, the result as JSON.\n"
        "Exit status: 0 nothing differs, 1 something differs or cannot be compared, 3 the file cannot "
        "be read or is no document of Boussole.") },
  { "check", "check [DIR] [--cases]", N_ ("validate questions, rules and catalogue"), 0, 1, FALSE,
    bsl_cli_check, OPTIONS ("cases", "json"),
    N_ ("DIR holds other rules, or a whole data directory with a folder “rules”; without it, what is "
        "shipped is checked. All faults are printed at once, each with its file and its place.\n"
        "With --cases, the acceptance cases that ship with the rules are run as well, one line for "
        "each, and what differs below it; with --json, as JSON.\n"
        "Exit status: 0 nothing is wrong, 1 a fault was found or a case does not hold.") },
  { "catalogue", "catalogue show|diff|verify|key|sign|apply|revert|import|refresh …", N_ ("show, compare, verify, sign or apply catalogues, list what to renew"),
    1, 3, FALSE, bsl_cli_catalogue, OPTIONS ("on", "json", "format", "key", "password-file", "publisher", "unsigned"),
    N_ ("show [OFFER]: the catalogue in use, its age and its layers; or one offer on the day of --on, each fact with its "
        "sources and who corrected it.\n"
        "diff FILE FILE: offers added, ended or renamed, and facts that changed, each with what it was.\n"
        "verify FILE: what is wrong with a catalogue, a layer or an update, each fault with its place; of an update also who "
        "signed it.\n"
        "apply FILE: use the update from now on, if one of the known keys or --key signed it; revert: use what was in use "
        "before.\n"
        "sign FOLDER --key FILE.key --publisher NAME -o OUT: make an update of a folder with edition.json, catalogue/, rules/ "
        "and questions/, or sign one; key -o NAME: make the keys NAME.key and NAME.pub, in the form of minisign.\n"
        "import FILE -o OUT.json: make a catalogue, compiled on the day of --on, of a survey of offers; what has no place in it "
        "is refused.\n"
        "refresh -o OUT.ods: what to verify when the catalogue is renewed, a row for each offer and page to read, first what cannot "
        "wait, as a table for a spreadsheet; OUT.csv as text.\n"
        "With --json, the result as JSON.\n"
        "Exit status: 0 done, 1 a fault was found, 2 wrong usage, 3 a file cannot be read or is at fault.") },
  { "list", "list", N_ ("list the saved projects"), 0, 0, FALSE, bsl_cli_list, OPTIONS ("json") },
};

#define FILES N_ ("FILE may be “-”, standard input, or the identifier of a saved project, see “list”. “boussole-cli COMMAND --help” lists the options.")

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i].name, gettext (commands[i].summary));
  g_string_append_printf (text, "\n\n%s", gettext (FILES));
  return g_string_free_and_steal (text);
}

static void
print_usage (void)
{
  g_autofree char *list = describe_commands ();

  g_printerr ("%s\n\n%s\n", _("Usage: boussole-cli COMMAND …"), list);
}

static const BslCommand *
find_command (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static gboolean
set_lang (const char *option, const char *value, gpointer data, GError **error)
{
  BslLang lang = bsl_lang_from_locale (value);

  if (lang == BSL_LANG_EN && !g_str_has_prefix (value, "en"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no language known here: write fr or en."), value);
      return FALSE;
    }
  bsl_cli_set_lang (lang);
  return TRUE;
}

/* The help is translated when it is shown, for --lang may come before --help. */
typedef struct
{
  const BslCommand *command; /* NULL: of all of them */
  char *details;
} Help;

static const char *
translate (const char *text, gpointer data)
{
  Help *self = data;

  if (self->command == NULL && g_str_equal (text, FILES))
    {
      if (self->details == NULL)
        self->details = describe_commands ();
      return self->details;
    }
  if (self->command == NULL || self->command->describe == NULL || g_strcmp0 (text, self->command->details) != 0)
    return gettext (text);
  if (self->details == NULL)
    {
      g_autofree char *list = self->command->describe ();

      self->details = g_strdup_printf ("%s\n\n%s", gettext (text), list);
    }
  return self->details;
}

static gboolean
takes (const BslCommand *command, const char *option)
{
  static const char *const common[] = { "output", "catalogue", "layer", "rules", "store", "lang", NULL };

  return command == NULL || g_strv_contains (common, option) || g_strv_contains (command->options, option);
}

/* An option that @command would pass over is unknown to it, and to its help. */
static gboolean
parse (BslCli *cli, const BslCommand *command, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->on, N_ ("Day on which law and catalogue are read"),
      "YYYY-MM-DD" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &cli->output, N_ ("File to write, “-” for standard output"),
      "OUT" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &cli->format, N_ ("Form of the document"), "FORM" },
    { "form", 0, 0, G_OPTION_ARG_STRING, &cli->form, N_ ("Document to write, see below"), "NAME" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &cli->role, N_ ("Whom the document is for"), "ROLE" },
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->without, N_ ("Part of the document to leave out"), "PART" },
    { "logo", 0, 0, G_OPTION_ARG_FILENAME, &cli->logo, N_ ("Picture at the head of the document, as PNG"), "FILE" },
    { "logo-text", 0, 0, G_OPTION_ARG_STRING, &cli->logo_text, N_ ("What the logo shows, for those who cannot see it"), "TEXT" },
    { "letterhead", 0, 0, G_OPTION_ARG_STRING, &cli->letterhead, N_ ("Letterhead above the sender: state"), "NAME" },
    { "marking", 0, 0, G_OPTION_ARG_STRING, &cli->marking, N_ ("Marking printed at the head and on each page"), "TEXT" },
    { "withheld", 0, 0, G_OPTION_ARG_NONE, &cli->withheld, N_ ("Leave out what third parties may not read"), NULL },
    { "since", 0, 0, G_OPTION_ARG_INT, &cli->since, N_ ("Version to compare with, for the document “changes”"), "NUMBER" },
    { "until", 0, 0, G_OPTION_ARG_INT, &cli->until, N_ ("Version to compare up to; without it, the project as it is"), "NUMBER" },
    { "grid", 0, 0, G_OPTION_ARG_STRING, &cli->grid, N_ ("Grid of criteria"), "NAME" },
    { "compare", 0, 0, G_OPTION_ARG_NONE, &cli->side_by_side, N_ ("Two to four offers side by side"), NULL },
    { "scorings", 0, 0, G_OPTION_ARG_NONE, &cli->scorings, N_ ("Where people who scored apart differ"), NULL },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &cli->blank, N_ ("Write a copy to score apart, without anybody’s levels"), NULL },
    { "cost", 0, 0, G_OPTION_ARG_NONE, &cli->cost, N_ ("What the offers cost, instead of their scores"), NULL },
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &cli->catalogue, N_ ("Another catalogue"), "FILE" },
    { "layer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &cli->layers,
      N_ ("Corrections and offers to add to the catalogue"), "FILE" },
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, &cli->rules, N_ ("Another directory of rules"), "DIR" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &cli->key, N_ ("Key of minisign: the secret one to sign, the public one to verify"), "FILE" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->password_file, N_ ("File whose first line is the password of the secret key"), "FILE" },
    { "publisher", 0, 0, G_OPTION_ARG_STRING, &cli->publisher, N_ ("Who publishes an update"), "NAME" },
    { "unsigned", 0, 0, G_OPTION_ARG_NONE, &cli->unsigned_too, N_ ("Apply an update that nobody known signed"), NULL },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &cli->store, N_ ("Another file of saved projects"), "FILE" },
    { "lang", 0, 0, G_OPTION_ARG_CALLBACK, set_lang, N_ ("Language of all texts: fr or en"), "LANG" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print JSON"), NULL },
    { "cases", 0, 0, G_OPTION_ARG_NONE, &cli->cases, N_ ("Run the acceptance cases"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionEntry taken[G_N_ELEMENTS (entries)] = { 0 };
  Help help = { command, NULL };
  g_autoptr (GOptionContext) context
      = g_option_context_new (command != NULL ? command->usage : N_ ("COMMAND …"));

  for (guint i = 0, n = 0; entries[i].long_name != NULL; i++)
    if (takes (command, entries[i].long_name))
      taken[n++] = entries[i];
  g_option_context_add_main_entries (context, taken, GETTEXT_PACKAGE);
  g_option_context_set_translate_func (context, translate, &help, NULL);
  if (command == NULL)
    g_option_context_set_summary (context, FILES);
  else
    {
      g_option_context_set_summary (context, command->summary);
      g_option_context_set_description (context, command->details);
    }
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE; /* or the help was shown, which ends the program */
  for (guint i = 0; cli->on != NULL && cli->on[i] != NULL; i++)
    if (bsl_date_parse (cli->on[i]) == BSL_DATE_NONE)
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _("“%s” is no day: write it as YYYY-MM-DD, for example 2026-11-23."), cli->on[i]);
        return FALSE;
      }
  return TRUE;
}

static void
choose_library (BslCli *cli)
{
  g_autofree char *own = bsl_own_layer_dup_default_path ();

  cli->editions = bsl_editions_new (NULL, NULL);
  cli->library = bsl_library_new ();
  bsl_editions_choose (cli->editions, cli->library);
  if (cli->rules != NULL)
    bsl_library_set_rules (cli->library, cli->rules);
  if (cli->catalogue != NULL)
    bsl_library_set_catalogue (cli->library, cli->catalogue);
  bsl_library_set_own_layer (cli->library, own);
  for (guint i = 0; cli->layers != NULL && cli->layers[i] != NULL; i++)
    bsl_library_add_layer (cli->library, cli->layers[i]);
}

static int
run (BslCli *cli, const BslCommand *command)
{
  int status;

  if (cli->n_words < command->min_words || cli->n_words > command->max_words)
    return bsl_cli_fail (BSL_EXIT_USAGE, _("Usage: boussole-cli %s"), command->usage);
  choose_library (cli);
  status = command->needs_library ? bsl_cli_load (cli) : BSL_EXIT_DONE;
  return status == BSL_EXIT_DONE ? command->run (cli) : status;
}

static void
clear (BslCli *cli)
{
  g_clear_object (&cli->library);
  g_clear_object (&cli->editions);
  g_strfreev (cli->on);
  g_free (cli->catalogue);
  g_free (cli->rules);
  g_free (cli->key);
  g_free (cli->password_file);
  g_free (cli->publisher);
  g_free (cli->store);
  g_free (cli->output);
  g_free (cli->format);
  g_free (cli->form);
  g_free (cli->role);
  g_free (cli->logo);
  g_free (cli->logo_text);
  g_free (cli->letterhead);
  g_free (cli->marking);
  g_free (cli->grid);
  g_strfreev (cli->layers);
  g_strfreev (cli->without);
}

int
main (int argc, char **argv)
{
  BslCli cli = { .since = BSL_CLI_NO_VERSION, .until = BSL_CLI_NO_VERSION };
  const char *directory = g_getenv ("BOUSSOLE_LOCALEDIR");
  g_autoptr (GError) error = NULL;
  const BslCommand *command;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : BSL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  bsl_cli_set_lang (bsl_lang_from_locale (g_get_language_names ()[0]));
  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("boussole-cli %s\n", BSL_VERSION);
      return BSL_EXIT_DONE;
    }
  command = find_command (argc > 1 ? argv[1] : NULL);
  if (!parse (&cli, command, &argc, &argv, &error))
    status = bsl_cli_fail (BSL_EXIT_USAGE, "%s", error->message);
  else if (command == NULL)
    {
      print_usage ();
      status = BSL_EXIT_USAGE;
    }
  else
    {
      cli.words = argv + 2;
      cli.n_words = (guint) argc - 2;
      status = run (&cli, command);
    }
  clear (&cli);
  return status;
}
