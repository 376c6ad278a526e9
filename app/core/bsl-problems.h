/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "bsl-date.h"
#include "bsl-error.h"
#include "bsl-text.h"

G_BEGIN_DECLS

/**
 * BslProblems:
 *
 * Everything wrong with a set of files, gathered in one pass so that a person mends all of it at
 * once: each problem has a file, a JSON path ("$.rules[3].applies"), the name of what that is in where it has
 * one, and a sentence.
 */
typedef struct _BslProblems BslProblems;

typedef struct
{
  char *file;
  char *path;
  char *about; /* "OUTSCALE IaaS", or NULL */
  char *message;
} BslProblem;

/* The path, and what it is about. To be freed. */
char *bsl_problem_dup_place (const BslProblem *self);

BslProblems *bsl_problems_new (void);
void bsl_problems_free (BslProblems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslProblems, bsl_problems_free)

guint bsl_problems_get_count (BslProblems *self);
const BslProblem *bsl_problems_get (BslProblems *self, guint index);
void bsl_problems_add (BslProblems *self, const char *file, const char *path, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
/* The same as @problem, but for its place. */
void bsl_problems_add_moved (BslProblems *self, const BslProblem *problem, const char *file, const char *path);
/* The same as those of @others. */
void bsl_problems_add_all (BslProblems *self, BslProblems *others);
/* Those from @first on are about what is called @name; NULL says nothing. */
void bsl_problems_set_about (BslProblems *self, guint first, const char *name);

/* Fails with BSL_ERROR_INVALID and the first problem (and the number of others) where there is
 * one; TRUE where there is none. */
gboolean bsl_problems_to_error (BslProblems *self, GError **error);

/**
 * BslJson:
 *
 * A place in a JSON file that knows its path, so that every message can name it. Values are small
 * and copied; the path is owned by the problems list and lives as long as it does.
 */
typedef struct
{
  BslProblems *problems;
  const char *file;
  const char *path;
  JsonNode *node;
} BslJson;

/* Reads strict JSON (UTF-8, RFC 8259) of at most @max_bytes from @bytes. On a syntax error adds a
 * problem with line and column and returns FALSE. @parser keeps the nodes; its own root is not set. */
gboolean bsl_json_open (BslJson *self, JsonParser *parser, GBytes *bytes, const char *file, BslProblems *problems);

/* Reads a whole file (or standard input for "-"); fails with BSL_ERROR_READ. @max_bytes 0 means
 * 64 MiB. */
GBytes *bsl_json_read_file (const char *path, gsize max_bytes, GError **error);

/* The same, with a problem of that file where it cannot be read. */
GBytes *bsl_json_read_file_or_complain (const char *path, gsize max_bytes, BslProblems *problems);

/* Names of the files *.json of a directory that are no schema and not hidden, sorted; empty with a
 * problem where it cannot be read. GPtrArray of char*, owned by the caller. */
GPtrArray *bsl_json_list_files (const char *directory, BslProblems *problems);

gboolean bsl_json_is_object (const BslJson *self);
gboolean bsl_json_is_array (const BslJson *self);
/* TRUE for an absent member and for null */
gboolean bsl_json_is_null (const BslJson *self);

/* Member @name; the result is null-like where it is absent. Adds a problem if @self is no object. */
BslJson bsl_json_member (const BslJson *self, const char *name);
/* Of a list, which is required: a problem where there is none. One that may be left out, or null, is asked for with
 * bsl_json_is_null() before, and is empty then. */
guint bsl_json_length (const BslJson *self);
BslJson bsl_json_element (const BslJson *self, guint index);
/* Names of the members in file order; NULL-terminated, owned by caller (g_strfreev). Adds a problem if @self is there
 * and no object. */
char **bsl_json_dup_names (const BslJson *self);

/* Typed readers: a problem is added where the value is absent (required) or of another type; the
 * result is then NULL, FALSE, 0, BSL_DATE_NONE. The string belongs to the JSON tree. */
const char *bsl_json_string (const BslJson *self);
const char *bsl_json_optional_string (const BslJson *self);
double bsl_json_number (const BslJson *self);
gboolean bsl_json_boolean (const BslJson *self);
BslDate bsl_json_date (const BslJson *self);
BslDate bsl_json_optional_date (const BslJson *self);
/* {"fr": "…", "en": "…"}, both required */
void bsl_json_text (const BslJson *self, BslText *text);
void bsl_json_optional_text (const BslJson *self, BslText *text);
/* index in the NULL-terminated @words, or -1 with a problem that lists them */
int bsl_json_word (const BslJson *self, const char *const *words);

/* The members "format" and "version" of a file: a problem where the first is not @format or the second is above
 * @version. */
void bsl_json_check_format (const BslJson *self, const char *format, double version);

/* Adds a problem at this place. */
void bsl_json_complain (const BslJson *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A problem for each member that is not in the NULL-terminated @names. */
void bsl_json_only (const BslJson *self, const char *const *names);

G_END_DECLS
