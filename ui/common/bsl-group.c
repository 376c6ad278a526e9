/* SPDX-License-Identifier: EUPL-1.2 */
/* Groups of rows that are named in plain text. */
#include "config.h"

#include "ui/common/bsl-group.h"

static char *
escape (const char *text)
{
  return text != NULL ? g_markup_escape_text (text, -1) : g_strdup ("");
}

AdwPreferencesGroup *
bsl_group_new (const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  bsl_group_set_title (group, title);
  bsl_group_set_description (group, description);

  return group;
}

void
bsl_group_set_title (AdwPreferencesGroup *group, const char *title)
{
  g_autofree char *escaped = escape (title);

  adw_preferences_group_set_title (group, escaped);
}

void
bsl_group_set_description (AdwPreferencesGroup *group, const char *description)
{
  g_autofree char *escaped = escape (description);

  adw_preferences_group_set_description (group, escaped);
}
