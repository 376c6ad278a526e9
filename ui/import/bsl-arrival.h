/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-window.h"

G_BEGIN_DECLS

/* Reads @file and does what it is for: a project is imported, after a look where it comes with a history; a
 * document is held against what it carries; questions are answered; a reply is added to its project. The store
 * of the window is open, and the library loaded. */
void bsl_arrival_open (BslWindow *self, GFile *file);

/* Says that the projects have to be opened first. */
void bsl_arrival_refuse (BslWindow *self);

G_END_DECLS
