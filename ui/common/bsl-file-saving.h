/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to with @dialog and writes @bytes there. Tells in the window around @widget what came of
 * it; @failed stands above an error. */
void bsl_file_saving_start (GtkWidget *widget, GtkFileDialog *dialog, GBytes *bytes, const char *failed);

/* The bytes to write, made once it is said where to; NULL with the error set. */
typedef GBytes *(*BslFileMake) (gpointer data, GError **error);
typedef void (*BslFileDone) (gpointer data);

/* The same with bytes that @make makes; @done (may be NULL) is called when they are written. @data is
 * freed with @free at the end. */
void bsl_file_saving_start_full (GtkWidget *widget, GtkFileDialog *dialog, const char *failed, BslFileMake make,
                                 BslFileDone done, gpointer data, GDestroyNotify free);

/* Writes @bytes as @file, which is replaced as a whole or left as it was, without a rest beside it. Blocks. */
gboolean bsl_file_saving_replace (GFile *file, GBytes *bytes, GError **error);

/* @title without what cannot stand in the name of a file. To be freed. */
char *bsl_file_saving_dup_name (const char *title, const char *suffix);

G_END_DECLS
