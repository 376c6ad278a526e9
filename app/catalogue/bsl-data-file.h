/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

/* Reads @file; NULL with a problem where it cannot be read. */
GBytes *bsl_data_file_read (const char *file, BslProblems *problems);

/* Opens @bytes as a file of @format, version 1, which must say so in "format" and "version". FALSE
 * with a problem where it does not, or is no JSON. The parser owns the nodes. */
gboolean bsl_data_file_open (BslJson *json, JsonParser *parser, GBytes *bytes, const char *file,
                             const char *format, BslProblems *problems);

/* A copy of the text of member @name; NULL with a problem where there is none. */
char *bsl_data_file_dup_string (const BslJson *json, const char *name);
/* A text in both languages, or one for both. */
void bsl_data_file_read_name (const BslJson *json, const char *name, BslText *text);
void bsl_data_file_read_text (const BslJson *json, const char *name, BslText *text);

G_END_DECLS
