/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the catalogue have in common. */

#include "config.h"

#include "app/catalogue/bsl-data-file.h"

#include <glib/gi18n-lib.h>

#define VERSION 1

GBytes *
bsl_data_file_read (const char *file, BslProblems *problems)
{
  return bsl_json_read_file_or_complain (file, 0, problems);
}

static gboolean
check_version (const BslJson *json)
{
  BslJson version = bsl_json_member (json, "version");
  guint before = bsl_problems_get_count (json->problems);
  double number = bsl_json_number (&version);

  if (bsl_problems_get_count (json->problems) > before)
    return FALSE;
  if (number > VERSION)
    bsl_json_complain (&version, _("This file was written for a newer version of Boussole. Update the application."));
  else if (number < VERSION)
    bsl_json_complain (&version, _("The version of this form is %d. Correct it."), VERSION);
  return bsl_problems_get_count (json->problems) == before;
}

gboolean
bsl_data_file_open (BslJson *json, JsonParser *parser, GBytes *bytes, const char *file,
                    const char *format, BslProblems *problems)
{
  const char *const formats[] = { format, NULL };
  BslJson member;

  if (!bsl_json_open (json, parser, bytes, file, problems))
    return FALSE;
  if (!bsl_json_is_object (json))
    {
      bsl_json_complain (json, _("An object {…} was expected here."));
      return FALSE;
    }

  member = bsl_json_member (json, "format");
  return bsl_json_word (&member, formats) == 0 && check_version (json);
}

char *
bsl_data_file_dup_string (const BslJson *json, const char *name)
{
  BslJson member = bsl_json_member (json, name);

  return g_strdup (bsl_json_string (&member));
}

void
bsl_data_file_read_text (const BslJson *json, const char *name, BslText *text)
{
  BslJson member = bsl_json_member (json, name);

  bsl_json_text (&member, text);
}

void
bsl_data_file_read_name (const BslJson *json, const char *name, BslText *text)
{
  BslJson member = bsl_json_member (json, name);

  if (member.node == NULL || !JSON_NODE_HOLDS_VALUE (member.node))
    {
      bsl_json_text (&member, text);
      return;
    }
  for (guint i = 0; i < BSL_N_LANGS; i++)
    text->in[i] = g_strdup (bsl_json_string (&member));
}
