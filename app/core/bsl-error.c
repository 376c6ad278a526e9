/* SPDX-License-Identifier: EUPL-1.2 */
/* Error domain of files brought by a person. */

#include "config.h"

#include "app/core/bsl-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (bsl - error - quark, bsl_error)

static const struct
{
  int number;
  const char *words;
} reasons[] = {
  { ENOENT, N_ ("it does not exist, or its folder does not") },
  { ENOTDIR, N_ ("a part of its path is no folder") },
  { EACCES, N_ ("you may not use it") },
  { EPERM, N_ ("you may not use it") },
  { EISDIR, N_ ("it is a folder") },
  { EROFS, N_ ("the disk can only be read") },
  { ENOSPC, N_ ("the disk is full") },
  { ENAMETOOLONG, N_ ("its name is too long") },
  { EIO, N_ ("the disk does not answer") },
};

const char *
bsl_error_describe (int number)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].number == number)
      return _(reasons[i].words);
  return g_strerror (number);
}

const char *
bsl_error_describe_file (const GError *error)
{
  for (guint i = 0; error->domain == G_FILE_ERROR && i < G_N_ELEMENTS (reasons); i++)
    if ((int) g_file_error_from_errno (reasons[i].number) == error->code)
      return _(reasons[i].words);
  return error->message;
}
