/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue-diff.h"
#include "app/catalogue/bsl-view.h"
#include "app/cli/bsl-cli-findings.h"
#include "app/cli/bsl-cli.h"

G_BEGIN_DECLS

/* What "boussole-cli catalogue" does: each gets the words behind its name. */
int bsl_cli_catalogue_show (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_diff (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_verify (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_import (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_refresh (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_key (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_sign (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_apply (BslCli *cli, char **words, guint n_words);
int bsl_cli_catalogue_revert (BslCli *cli, char **words, guint n_words);

/* Of a file that is an update; the caller has seen that it is one. */
int bsl_cli_catalogue_verify_update (BslCli *cli, GBytes *bytes, const char *name);

/* Of a folder. */
int bsl_cli_catalogue_verify_folder (BslCli *cli, const char *folder);
/* Of a layer, tried on the catalogue in use: what is said where nothing is at fault, to be freed. NULL where it cannot be
 * used. */
char *bsl_cli_catalogue_verify_layer (BslCliFindings *findings, GBytes *bytes, const char *file);

/* As "diff --json" writes it. */
JsonArray *bsl_cli_catalogue_make_changes (GPtrArray *changes);
/* "offer attribute: why it is left out". To be freed. */
char *bsl_cli_catalogue_dup_left (const BslLeft *left);

void bsl_cli_catalogue_print_change (const BslCatalogueChange *change, BslLang lang);

/* How the data in use show a catalogue of @attributes; NULL with problems where that cannot be read. */
BslView *bsl_cli_catalogue_load_view (BslCli *cli, BslAttributes *attributes, BslProblems *problems);

/* The day of --on, else today. */
BslDate bsl_cli_catalogue_get_day (BslCli *cli);

G_END_DECLS
