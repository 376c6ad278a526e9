/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/core/bsl-project.h"
#include "app/edition/bsl-editions.h"
#include "app/rules/bsl-evaluation.h"
#include "app/rules/bsl-library.h"
#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* Exit statuses of boussole-cli. */
enum
{
  BSL_EXIT_DONE = 0,
  BSL_EXIT_NO = 1,    /* the answer is no: faults were found, a replay differs */
  BSL_EXIT_USAGE = 2,
  BSL_EXIT_INPUT = 3, /* unreadable or invalid input */
};

/* No version was named, by whatever number. */
#define BSL_CLI_NO_VERSION G_MININT

/* What every command is given: the words after its name, and the options all of them share. */
typedef struct
{
  char **words;   /* without options */
  guint n_words;
  char **on;      /* --on, any number of times */
  char *catalogue, *rules, *output, *format, *store, *form, *role;
  char *logo, *logo_text, *letterhead, *marking;
  char *grid;
  char **layers;  /* --layer, any number of times */
  char **without; /* --without, any number of times */
  int since, until; /* versions, from 1; or BSL_CLI_NO_VERSION */
  char *key, *password_file, *publisher; /* of updates of the catalogue */
  gboolean unsigned_too;
  gboolean json, cases, withheld, cost;
  gboolean side_by_side; /* --compare, of a study */
  gboolean scorings;     /* --scorings, of a study */
  gboolean blank;        /* --blank, of a study */
  BslEditions *editions;
  BslLibrary *library;
} BslCli;

typedef struct
{
  const char *name;
  const char *usage;
  const char *summary; /* msgid */
  guint min_words, max_words;
  gboolean needs_library;
  int (*run) (BslCli *cli);
  const char *const *options; /* those it takes beside what all commands take */
  const char *details; /* msgid of the end of its help, or NULL */
  char *(*describe) (void); /* what stands below that, or NULL; to be freed */
} BslCommand;

int bsl_cli_evaluate (BslCli *cli);
int bsl_cli_export (BslCli *cli);
/* The forms, parts, roles and letterheads there are. */
char *bsl_cli_describe_export (void);
int bsl_cli_explain (BslCli *cli);
int bsl_cli_study (BslCli *cli);
/* What the offers of @project cost. */
int bsl_cli_cost (BslCli *cli, BslEvaluation *evaluation, BslProject *project);
int bsl_cli_tasks (BslCli *cli);
int bsl_cli_compare (BslCli *cli);
int bsl_cli_catalogue (BslCli *cli);
int bsl_cli_check (BslCli *cli);
int bsl_cli_list (BslCli *cli);
int bsl_cli_replay (BslCli *cli);

/* Texts and messages in @lang from now on, whatever the locale of the system. */
void bsl_cli_set_lang (BslLang lang);
/* What people read for a word of an evaluation: a verdict, the state of a rule, a result. */
const char *bsl_cli_title (const char *word);

/* Says what is wrong on standard error and returns @status. */
int bsl_cli_fail (int status, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* One line for each problem. */
int bsl_cli_fail_problems (int status, BslProblems *problems);

/* Loads the library; BSL_EXIT_DONE, or the status after a message for each fault. Layers at fault are told, and stop
 * nothing. */
int bsl_cli_load (BslCli *cli);

/* The saved projects; the option --store names others. Fails with G_IO_ERROR_NOT_FOUND where there are none: nothing
 * is made. */
BslStore *bsl_cli_open_store (BslCli *cli, GError **error);
/* The project in the file @path ("-": standard input), or the saved one with this identifier; NULL
 * after a message. */
BslProject *bsl_cli_read_project (BslCli *cli, const char *path);
/* The same, and its bytes as they were read, to be unreffed. */
BslProject *bsl_cli_read_file (BslCli *cli, const char *path, GBytes **file);
/* The evaluation on the day of --on number @which, else on the decision date of the project or
 * today. NULL after a message. */
BslEvaluation *bsl_cli_evaluate_project (BslCli *cli, BslProject *project, guint which);
/* The same of a project that was frozen on the day @on, which counts where there is no --on. */
BslEvaluation *bsl_cli_evaluate_frozen (BslCli *cli, BslProject *project, BslDate on);

/* Writes to @path as a whole or not at all; "-" or NULL is standard output. */
int bsl_cli_write (const char *path, GBytes *bytes);
/* The same for what only its owner may read. */
int bsl_cli_write_secret (const char *path, GBytes *bytes);
int bsl_cli_write_json (const char *path, JsonNode *node);

G_END_DECLS
