/* SPDX-License-Identifier: EUPL-1.2 */
/* What was found of a file that is verified. */

#include "config.h"

#include "app/cli/bsl-cli-findings.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"

void
bsl_cli_findings_init (BslCliFindings *self, BslCli *cli, const char *kind, const char *file)
{
  g_autofree char *name = g_filename_display_name (file);

  *self = (BslCliFindings){ cli, json_object_new (), json_array_new (), json_array_new () };
  bsl_json_set_string (self->object, "kind", kind);
  bsl_json_set_string (self->object, "file", name);
}

void
bsl_cli_findings_clear (BslCliFindings *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_clear_pointer (&self->faults, json_array_unref);
  g_clear_pointer (&self->warnings, json_array_unref);
}

static void
add_fault (BslCliFindings *self, const BslProblem *problem)
{
  JsonObject *fault = json_object_new ();

  bsl_json_set_string (fault, "file", problem->file);
  bsl_json_set_string (fault, "place", problem->path);
  bsl_json_set_string (fault, "about", problem->about);
  bsl_json_set_string (fault, "message", problem->message);
  json_array_add_object_element (self->faults, fault);
}

void
bsl_cli_findings_add_faults (BslCliFindings *self, BslProblems *problems, const char *within)
{
  g_autoptr (BslProblems) placed = bsl_problems_new ();

  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      gboolean inside = within != NULL && !g_path_is_absolute (problem->file);
      g_autofree char *file = g_strconcat (inside ? within : "", problem->file, NULL);

      bsl_problems_add_moved (placed, problem, file, problem->path);
      add_fault (self, bsl_problems_get (placed, i));
    }
  if (!self->cli->json)
    bsl_cli_fail_problems (BSL_EXIT_NO, placed);
}

guint
bsl_cli_findings_count_faults (const BslCliFindings *self)
{
  return json_array_get_length (self->faults);
}

void
bsl_cli_findings_warn (BslCliFindings *self, const char *offer, const char *attribute, const char *reason, const char *message)
{
  JsonObject *warning = json_object_new ();
  g_autofree char *what = NULL, *text = NULL;

  bsl_json_set_string (warning, "offer", offer);
  bsl_json_set_string (warning, "attribute", attribute);
  bsl_json_set_string (warning, "reason", reason);
  bsl_json_set_string (warning, "message", message);
  json_array_add_object_element (self->warnings, warning);
  if (self->cli->json)
    return;
  what = attribute != NULL ? g_strconcat (offer, " ", attribute, NULL) : g_strdup (offer);
  text = what != NULL ? g_strdup_printf (_("%s: %s"), what, message) : g_strdup (message);
  g_print ("%s\n", text);
}

void
bsl_cli_findings_warn_left (BslCliFindings *self, const BslLeft *left)
{
  bsl_cli_findings_warn (self, left->offer, left->attribute, bsl_left_words[left->reason], bsl_left_describe (left->reason));
}

static int
write_json (BslCliFindings *self, int status)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->object);
  int written;

  json_object_set_array_member (self->object, "faults", json_array_ref (self->faults));
  json_object_set_array_member (self->object, "warnings", json_array_ref (self->warnings));
  written = bsl_cli_write_json (self->cli->output, node);
  return written == BSL_EXIT_DONE ? status : written;
}

int
bsl_cli_findings_finish (BslCliFindings *self, int status, const char *summary)
{
  guint n = bsl_cli_findings_count_faults (self);
  int least = n > 0 ? BSL_EXIT_NO : BSL_EXIT_DONE;

  if (self->cli->json)
    return write_json (self, MAX (status, least));
  if (n > 0)
    return bsl_cli_fail (MAX (status, least), ngettext ("%u fault found.", "%u faults found.", n), n);
  if (summary != NULL)
    g_print ("%s\n", summary);
  return status;
}
