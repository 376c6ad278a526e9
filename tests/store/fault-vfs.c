/* SPDX-License-Identifier: EUPL-1.2 */
/* A disk that fails. */

#include "config.h"

#include "tests/store/fault-vfs.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

typedef struct
{
  gint64 offset; /* -1: a truncation to the size of the bytes */
  gsize length;
  guint8 *bytes;
} Change;

/* What is known of a file, whoever has it open. */
typedef struct
{
  GByteArray *durable; /* what a power cut leaves in any case */
  GPtrArray *changes;  /* of Change, since it was synchronised */
  gboolean unlinked;   /* deleted, but not yet for sure */
} Disk;

typedef struct
{
  sqlite3_file base;
  char *path;
  sqlite3_file *real;
} File;

static sqlite3_vfs vfs;
static sqlite3_io_methods methods;
static sqlite3_vfs *real_vfs;
static GHashTable *disks; /* path → Disk */

static struct
{
  Fault fault;
  guint after, count;
  gboolean struck;
  void (*hook) (gpointer data);
  gpointer data;
} state;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->bytes);
  g_free (change);
}

static void
disk_free (gpointer data)
{
  Disk *disk = data;

  g_byte_array_unref (disk->durable);
  g_ptr_array_unref (disk->changes);
  g_free (disk);
}

static Disk *
find_disk (const char *path)
{
  Disk *disk = path != NULL ? g_hash_table_lookup (disks, path) : NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (disk != NULL || path == NULL)
    return disk;

  disk = g_new0 (Disk, 1);
  disk->durable = g_byte_array_new ();
  disk->changes = g_ptr_array_new_with_free_func (change_free);
  if (g_file_get_contents (path, &bytes, &length, NULL))
    g_byte_array_append (disk->durable, (guint8 *) bytes, (guint) length);
  g_hash_table_insert (disks, g_strdup (path), disk);
  return disk;
}

static gboolean
is_off (void)
{
  return state.struck && state.fault == FAULT_POWER;
}

/* What a change of a file comes to: SQLITE_OK where it may happen. */
static int
count_change (gboolean grows)
{
  if (state.fault != FAULT_NONE && state.count >= state.after)
    state.struck = TRUE;
  state.count++;
  if (is_off ())
    return SQLITE_IOERR;
  return state.struck && grows ? SQLITE_FULL : SQLITE_OK;
}

static void
note_change (const char *path, gint64 offset, const void *bytes, gsize length)
{
  Disk *disk = find_disk (path);
  Change *change;

  if (disk == NULL)
    return;
  change = g_new0 (Change, 1);
  change->offset = offset;
  change->length = length;
  change->bytes = bytes != NULL ? g_memdup2 (bytes, length) : NULL;
  g_ptr_array_add (disk->changes, change);
}

static void
apply_bytes (GByteArray *image, gint64 offset, const guint8 *bytes, gsize length)
{
  gsize end = (gsize) offset + length;
  guint old = image->len;

  if (image->len < end)
    {
      g_byte_array_set_size (image, (guint) end);
      memset (image->data + old, 0, end - old);
    }
  memcpy (image->data + offset, bytes, length);
}

static void
apply_change (GByteArray *image, const Change *change)
{
  if (change->offset >= 0)
    apply_bytes (image, change->offset, change->bytes, change->length);
  else if (image->len > change->length)
    g_byte_array_set_size (image, (guint) change->length);
}

/* A change that was on its way when the power went. */
static void
apply_perhaps (GByteArray *image, const Change *change, GRand *random)
{
  gint32 luck = g_rand_int_range (random, 0, 3);

  if (luck == 0 || (luck == 1 && change->offset < 0))
    return;
  if (luck == 2)
    {
      apply_change (image, change);
      return;
    }
  for (gsize at = 0; at < change->length; at += SECTOR)
    if (g_rand_boolean (random))
      apply_bytes (image, change->offset + (gint64) at, change->bytes + at,
                   MIN (SECTOR, change->length - at));
}

static int
close_cb (sqlite3_file *base)
{
  File *file = (File *) base;
  int result = file->real->pMethods != NULL ? file->real->pMethods->xClose (file->real) : SQLITE_OK;

  sqlite3_free (file->real);
  g_free (file->path);
  return result;
}

static int
read_cb (sqlite3_file *base, void *bytes, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;

  return is_off () ? SQLITE_IOERR_READ
                   : file->real->pMethods->xRead (file->real, bytes, length, offset);
}

static void
call_hook (const char *path)
{
  void (*hook) (gpointer data) = state.hook;

  if (hook == NULL || path == NULL || !g_str_has_suffix (path, ".db"))
    return;
  state.hook = NULL;
  hook (state.data);
}

static int
write_cb (sqlite3_file *base, const void *bytes, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;
  int result = count_change (TRUE);

  if (result != SQLITE_OK)
    return result;
  call_hook (file->path);
  note_change (file->path, offset, bytes, (gsize) length);
  return file->real->pMethods->xWrite (file->real, bytes, length, offset);
}

static int
truncate_cb (sqlite3_file *base, sqlite3_int64 size)
{
  File *file = (File *) base;
  int result = count_change (FALSE);

  if (result != SQLITE_OK)
    return result;
  note_change (file->path, -1, NULL, (gsize) size);
  return file->real->pMethods->xTruncate (file->real, size);
}

static int
sync_cb (sqlite3_file *base, int flags)
{
  File *file = (File *) base;
  int result = count_change (FALSE);
  Disk *disk = find_disk (file->path);

  if (result != SQLITE_OK)
    return result;
  for (guint i = 0; disk != NULL && i < disk->changes->len; i++)
    apply_change (disk->durable, g_ptr_array_index (disk->changes, i));
  if (disk != NULL)
    g_ptr_array_set_size (disk->changes, 0);
  /* the real disk is not to be worn out */
  return SQLITE_OK;
}

static int
size_cb (sqlite3_file *base, sqlite3_int64 *size)
{
  File *file = (File *) base;

  return is_off () ? SQLITE_IOERR : file->real->pMethods->xFileSize (file->real, size);
}

static int
lock_cb (sqlite3_file *base, int level)
{
  File *file = (File *) base;

  return is_off () ? SQLITE_IOERR_LOCK : file->real->pMethods->xLock (file->real, level);
}

static int
unlock_cb (sqlite3_file *base, int level)
{
  File *file = (File *) base;

  return file->real->pMethods->xUnlock (file->real, level);
}

static int
check_lock_cb (sqlite3_file *base, int *locked)
{
  File *file = (File *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, locked);
}

static int
control_cb (sqlite3_file *base, int operation, void *argument)
{
  File *file = (File *) base;

  return file->real->pMethods->xFileControl (file->real, operation, argument);
}

static int
sector_cb (sqlite3_file *base)
{
  return SECTOR;
}

/* None of the promises that some disks make. */
static int
traits_cb (sqlite3_file *base)
{
  return 0;
}

static int
map_shared_cb (sqlite3_file *base, int page, int size, int extend, void volatile **memory)
{
  File *file = (File *) base;

  return is_off () ? SQLITE_IOERR
                   : file->real->pMethods->xShmMap (file->real, page, size, extend, memory);
}

static int
lock_shared_cb (sqlite3_file *base, int offset, int n, int flags)
{
  File *file = (File *) base;

  return file->real->pMethods->xShmLock (file->real, offset, n, flags);
}

static void
barrier_cb (sqlite3_file *base)
{
  File *file = (File *) base;

  file->real->pMethods->xShmBarrier (file->real);
}

static int
unmap_shared_cb (sqlite3_file *base, int delete_it)
{
  File *file = (File *) base;

  return file->real->pMethods->xShmUnmap (file->real, delete_it);
}

static int
fetch_cb (sqlite3_file *base, sqlite3_int64 offset, int length, void **memory)
{
  *memory = NULL;
  return SQLITE_OK;
}

static int
unfetch_cb (sqlite3_file *base, sqlite3_int64 offset, void *memory)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vfs *self, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *) base;
  int result;

  *file = (File){ .base.pMethods = NULL };
  if (is_off ())
    return SQLITE_CANTOPEN;
  file->real = sqlite3_malloc (real_vfs->szOsFile);
  memset (file->real, 0, (gsize) real_vfs->szOsFile);
  result = real_vfs->xOpen (real_vfs, path, file->real, flags, out_flags);
  if (result != SQLITE_OK)
    {
      sqlite3_free (file->real);
      return result;
    }
  file->path = g_strdup (path);
  file->base.pMethods = &methods;
  if (path != NULL)
    find_disk (path)->unlinked = FALSE;
  return SQLITE_OK;
}

static int
delete_cb (sqlite3_vfs *self, const char *path, int sync_folder)
{
  int result = count_change (FALSE);
  Disk *disk;

  if (result != SQLITE_OK)
    return result;
  disk = find_disk (path);
  if (sync_folder)
    g_hash_table_remove (disks, path);
  else
    disk->unlinked = TRUE;
  return real_vfs->xDelete (real_vfs, path, 0);
}

static int
access_cb (sqlite3_vfs *self, const char *path, int flags, int *result)
{
  return is_off () ? SQLITE_IOERR_ACCESS : real_vfs->xAccess (real_vfs, path, flags, result);
}

static void
set_methods (void)
{
  methods = (sqlite3_io_methods){
    .iVersion = 3,
    .xClose = close_cb,
    .xRead = read_cb,
    .xWrite = write_cb,
    .xTruncate = truncate_cb,
    .xSync = sync_cb,
    .xFileSize = size_cb,
    .xLock = lock_cb,
    .xUnlock = unlock_cb,
    .xCheckReservedLock = check_lock_cb,
    .xFileControl = control_cb,
    .xSectorSize = sector_cb,
    .xDeviceCharacteristics = traits_cb,
    .xShmMap = map_shared_cb,
    .xShmLock = lock_shared_cb,
    .xShmBarrier = barrier_cb,
    .xShmUnmap = unmap_shared_cb,
    .xFetch = fetch_cb,
    .xUnfetch = unfetch_cb,
  };
}

void
fault_vfs_install (void)
{
  disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  real_vfs = sqlite3_vfs_find (NULL);
  set_methods ();
  vfs = *real_vfs;
  vfs.pNext = NULL;
  vfs.zName = "fault";
  vfs.szOsFile = sizeof (File);
  vfs.xOpen = open_cb;
  vfs.xDelete = delete_cb;
  vfs.xAccess = access_cb;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (Fault fault, guint after)
{
  state.fault = fault;
  state.after = after;
  state.count = 0;
  state.struck = FALSE;
}

guint
fault_vfs_count (void)
{
  return state.count;
}

gboolean
fault_vfs_struck (void)
{
  return state.struck;
}

void
fault_vfs_forget (void)
{
  g_hash_table_remove_all (disks);
}

/* Writes what is left of a file; what SQLite keeps in shared memory is gone. */
static void
leave (const char *path, Disk *disk, GRand *random)
{
  gboolean back = disk->unlinked && g_rand_boolean (random);

  for (guint i = 0; i < disk->changes->len; i++)
    apply_perhaps (disk->durable, g_ptr_array_index (disk->changes, i), random);
  if (back || g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (
        g_file_set_contents (path, (char *) disk->durable->data, disk->durable->len, NULL));
}

void
fault_vfs_power_on (GRand *random)
{
  GHashTableIter iter;
  gpointer path, disk;

  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, &path, &disk))
    {
      g_autofree char *shared = g_strconcat (path, "-shm", NULL);

      leave (path, disk, random);
      (void) g_unlink (shared);
    }
  fault_vfs_forget ();
  fault_vfs_arm (FAULT_NONE, 0);
}

void
fault_vfs_set_hook (void (*hook) (gpointer data), gpointer data)
{
  state.hook = hook;
  state.data = data;
}

gboolean
fault_vfs_hook_called (void)
{
  return state.hook == NULL;
}
