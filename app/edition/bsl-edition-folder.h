/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files and folders of editions. */

/* characters of the name of a folder with an update: the start of its fingerprint */
#define BSL_EDITION_NAME_LENGTH 16

gboolean bsl_edition_folder_has (const char *directory, const char *name);
/* Paths of the folders in @directory, by name; empty where there is none. */
GPtrArray *bsl_edition_folder_list (const char *directory);
/* Whether a folder of an update is called so; nothing else is ever read or deleted by that name. */
gboolean bsl_edition_folder_is_name (const char *name);

/* Makes a folder and those it is in, where they are not there. Fails with BSL_ERROR_READ. */
gboolean bsl_edition_folder_make (const char *folder, GError **error);
/* Makes an empty folder in @folder, which is made as well. To be freed; fails with BSL_ERROR_READ. */
char *bsl_edition_folder_make_temporary (const char *folder, GError **error);
/* Puts the folder @from to @to, in place of what is there, which stays where it holds the same files. Where that cannot
 * be done (BSL_ERROR_READ), both are as they were. */
gboolean bsl_edition_folder_settle (const char *from, const char *to, GError **error);
/* The right to change what is in @folder, for one program and one thread at a time: makes the folder and waits
 * for it, or (@wait FALSE) gives up. To be given to bsl_edition_folder_unlock(); -1 where it was not got, or the file system has no such
 * right. */
int bsl_edition_folder_lock (const char *folder, gboolean wait);
void bsl_edition_folder_unlock (int lock);
/* Deletes temporary folders that a program left which was ended. For who has the right to change @folder. */
void bsl_edition_folder_clear_temporary (const char *folder);
/* Deletes a folder with all its files. */
void bsl_edition_folder_remove (const char *directory);
/* Deletes the folders of updates in @folder whose name is not among @names. */
void bsl_edition_folder_prune (const char *folder, GPtrArray *names);
/* Writes @text (taken) durably, and makes the folder it is in. Fails with BSL_ERROR_READ. */
gboolean bsl_edition_folder_write (const char *file, char *text, GError **error);
/* The same to @member of @folder, for a file that carries it: messages name that file and the member. */
gboolean bsl_edition_folder_unpack (const char *folder, const char *member, const char *carrier, char *text, GError **error);

G_END_DECLS
