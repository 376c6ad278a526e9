/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * A disk that fails, between SQLite and the real one.
 *
 * Everything that changes a file (write, truncation, synchronisation, deletion) is counted. From a
 * chosen one on, the disk is full or the machine is off. After a power cut the files hold what was
 * synchronised, and of later writes any part: all, none, some sectors of them.
 */

/* Makes it the disk of all connections opened from now on, in this process. */
void
fault_vfs_install (void);

typedef enum
{
  FAULT_NONE,
  FAULT_FULL,  /* nothing can be written; all else works */
  FAULT_POWER, /* nothing works any more */
} Fault;

/* The fault sets in with the change number @after from now, counted from 0. FAULT_NONE mends the
 * disk. */
void
fault_vfs_arm (Fault fault, guint after);
/* Changes since the last call of fault_vfs_arm(). */
guint
fault_vfs_count (void);
/* Whether the fault has set in. */
gboolean
fault_vfs_struck (void);

/* The files on the disk were changed by hand. */
void
fault_vfs_forget (void);

/* After a power cut, with all connections closed: leaves in the files what the disk might hold. The
 * disk works again. */
void
fault_vfs_power_on (GRand *random);

/* Called with the next write into a database itself, as a checkpoint does it; once. */
void
fault_vfs_set_hook (void (*hook) (gpointer data), gpointer data);
gboolean
fault_vfs_hook_called (void);

G_END_DECLS
