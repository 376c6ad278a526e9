/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that outlive a power cut. */

#include "config.h"

#include "app/store/bsl-files.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

gboolean
bsl_files_sync (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    return FALSE;

  done = fsync (fd) == 0;
  close (fd);
  return done;
}

gboolean
bsl_files_put (const char *from, const char *to)
{
  g_autofree char *folder = g_path_get_dirname (to);

  return bsl_files_sync (from) && g_rename (from, to) == 0 && bsl_files_sync (folder);
}

gboolean
bsl_files_is_in_use (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean used;

  if (fd < 0)
    return FALSE;

  used = fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return used;
}
