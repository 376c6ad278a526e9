/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue-layer.h"
#include "app/cli/bsl-cli.h"

G_BEGIN_DECLS

/**
 * BslCliFindings:
 *
 * What was found of a file or folder that is verified: as text while it is found, or with --json one object at the end,
 * {"kind", "file", …, "faults": [{"file", "place", "about", "message"}], "warnings": [{"offer", "attribute", "reason",
 * "message"}]}.
 */
typedef struct
{
  BslCli *cli;
  JsonObject *object; /* what else is known of it is set here, by the name in JSON */
  JsonArray *faults, *warnings;
} BslCliFindings;

/* @kind "catalogue", "layer", "update" or "edition"; @file as the user named it. */
void bsl_cli_findings_init (BslCliFindings *self, BslCli *cli, const char *kind, const char *file);
void bsl_cli_findings_clear (BslCliFindings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BslCliFindings, bsl_cli_findings_clear)

/* @within: of files that are named without their folder, where they are (ends with a separator); or NULL. */
void bsl_cli_findings_add_faults (BslCliFindings *self, BslProblems *problems, const char *within);
guint bsl_cli_findings_count_faults (const BslCliFindings *self);
/* What is no fault, but to be known; @attribute may be NULL, @reason is a word for programs. */
void bsl_cli_findings_warn (BslCliFindings *self, const char *offer, const char *attribute, const char *reason, const char *message);
void bsl_cli_findings_warn_left (BslCliFindings *self, const BslLeft *left);

/* What stays to be said: that nothing is wrong, as @summary (NULL: was said), or how many faults there are. Returns @status,
 * at least BSL_EXIT_NO where there are any. */
int bsl_cli_findings_finish (BslCliFindings *self, int status, const char *summary);

G_END_DECLS
