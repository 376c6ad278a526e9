/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* A document kept in a version of a project. @widget lies in the window that tells what came of it. */

/* "Justification (PDF)"; NULL where the part of that name is no document. */
const char *bsl_version_file_get_title (const char *part);
/* With the program people have for it, on a copy. */
void bsl_version_file_open (GtkWidget *widget, BslSession *session, const char *version, const char *part);
/* Asks where to. */
void bsl_version_file_save (GtkWidget *widget, BslSession *session, const char *version, const char *part);

G_END_DECLS
