/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BslError:
 * @BSL_ERROR_READ: the file cannot be read at all (absent, a directory, no permission)
 * @BSL_ERROR_SYNTAX: not JSON, or cut short; the message names file, line and column
 * @BSL_ERROR_INVALID: JSON, but not what was expected; the message names file and JSON path
 * @BSL_ERROR_NEWER: written by a newer version of the format
 *
 * What a caller branches on when a file brought by a person is refused. Messages are whole
 * sentences in the user's language: place, what was expected, remedy.
 */
typedef enum
{
  BSL_ERROR_READ,
  BSL_ERROR_SYNTAX,
  BSL_ERROR_INVALID,
  BSL_ERROR_NEWER,
} BslError;

#define BSL_ERROR (bsl_error_quark ())
GQuark bsl_error_quark (void);

/* What went wrong with a file, in the language of the user: a system need not have its own words in it. Static. */
const char *bsl_error_describe (int number);
/* The same of an error of GFileError; its message where it is of another kind. */
const char *bsl_error_describe_file (const GError *error);

G_END_DECLS
