/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* A folder of its own for each test, with a store in it. */
typedef struct
{
  char *folder;
  char *path;
  BslStore *store;
} StoreFixture;

/* The questions of tests/core, loaded once. */
BslQuestionnaire *
store_fixture_get_questionnaire (void);
void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);

/* Closes the store; opens it again. */
void
store_fixture_close (StoreFixture *fixture);
void
store_fixture_reopen (StoreFixture *fixture);

/* With all that is in it. */
void
store_fixture_remove_folder (const char *folder);

/* Everything a person would miss, as a text that does not depend on identifiers and times; the logs
 * are verified on the way. */
char *
store_fixture_dump (BslStore *store);
/* Copies a file of tests/store/released into the place of the store, which is closed. */
void
store_fixture_copy_released (StoreFixture *fixture, const char *name);

/* Runs @sql in the store. */
void
store_fixture_run (StoreFixture *fixture, const char *sql);
/* Adds a project that is a commune with 12 inhabitants; its id. */
char *
store_fixture_add (StoreFixture *fixture, const char *title);
BslHistory *
store_fixture_open_history (BslStore *store, const char *id);

guint
store_fixture_find (const char *question);
void
store_fixture_set_number (BslHistory *history, double number);
/* -1 where unknown */
double
store_fixture_get_number (BslProject *project);

G_END_DECLS
