/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers of a form about costs. */
#include "config.h"

#include "ui/study/bsl-cost-form.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-form.h"
#include "ui/common/bsl-group.h"
#include "ui/wizard/bsl-parse.h"

char *
bsl_cost_form_dup_number (gint64 number, gint64 parts, BslLang lang)
{
  return bsl_number_to_words ((double) number / (double) parts, 6, lang);
}

static gboolean
read_number (GtkWidget *entry, gint64 parts, BslLang lang, gint64 *result)
{
  g_autofree char *text = bsl_form_dup_text (entry);
  double number;

  if (bsl_parse_number (text, lang, &number) && bsl_cost_to_parts (number, parts, BSL_COST_MOST, result))
    return TRUE;
  bsl_form_set_fault (entry, _("Write a number from 0 to a billion, such as 12 or 0.264."));
  gtk_widget_grab_focus (entry);
  return FALSE;
}

static gboolean
is_empty (GtkWidget *entry)
{
  g_autofree char *text = bsl_form_dup_text (entry);

  return *text == '\0';
}

gboolean
bsl_cost_form_read_range (GtkWidget *low, GtkWidget *high, gint64 parts, gboolean needed, BslLang lang, BslCostRange *range)
{
  *range = (BslCostRange) { BSL_COST_UNKNOWN, BSL_COST_UNKNOWN };
  if (!needed && is_empty (low) && is_empty (high))
    return TRUE;
  if (!read_number (low, parts, lang, &range->low))
    return FALSE;
  if (is_empty (high))
    {
      range->high = range->low;
      return TRUE;
    }
  if (!read_number (high, parts, lang, &range->high))
    return FALSE;
  if (range->high >= range->low)
    return TRUE;
  bsl_form_set_fault (high, _("The highest is below the lowest. Correct one of them."));
  gtk_widget_grab_focus (high);
  return FALSE;
}

gboolean
bsl_cost_form_save (BslSession *session, JsonNode *node, BslProblems *problems)
{
  gboolean saved = bsl_session_set_extra (session, BSL_EXTRA_COST, node);
  g_autofree char *error = NULL;

  g_clear_pointer (&node, json_node_unref);
  if (saved)
    return TRUE;
  g_object_get (session, "error", &error, NULL);
  bsl_problems_add (problems, "", "", "%s", error != NULL ? error : _("This could not be saved."));
  return FALSE;
}

void
bsl_cost_form_add_removal (AdwPreferencesPage *page, const char *label, const char *action)
{
  AdwPreferencesGroup *group = bsl_group_new (NULL, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_add_css_class (button, "pill");
  adw_preferences_group_add (group, button);
  adw_preferences_page_add (page, group);
}
