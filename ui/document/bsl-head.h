/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/report/bsl-report.h"

G_BEGIN_DECLS

/* What stands above the sender of every document: of the organisation, so chosen once on this computer
 * and kept for all projects. The marking is of a project, see bsl_report_get_marking_place(). */
typedef struct
{
  char *letterhead; /* identifier, or NULL */
  GBytes *logo;     /* see bsl-logo.h, or NULL */
  char *logo_text;  /* what it shows, or NULL */
} BslHead;

BslHead *bsl_head_load (void);
void bsl_head_free (BslHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslHead, bsl_head_free)

/* @options borrow from it. */
void bsl_head_apply (const BslHead *self, BslReportOptions *options);
/* What is chosen, in words: "Logo, letterhead"; to be freed. */
char *bsl_head_dup_words (const BslHead *self);

/* The keys "letterhead" and "logo-text". To be unreffed. */
GSettings *bsl_head_get_settings (void);
/* @png NULL: none. Fails where it is no logo or cannot be kept. */
gboolean bsl_head_set_logo (GBytes *png, GError **error);
/* @changed (object) is called after each change, as long as @object lives. */
void bsl_head_watch (GObject *object, GCallback changed);

G_END_DECLS
