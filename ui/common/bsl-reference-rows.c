/* SPDX-License-Identifier: EUPL-1.2 */
/* References to texts of law and other sources. */
#include "config.h"

#include "ui/common/bsl-reference-rows.h"

#include "ui/bsl-link-row.h"

GtkWidget *
bsl_reference_row_new (BslRuleBase *rules, const BslReference *reference, BslLang lang)
{
  const BslLawSource *source = bsl_rule_base_find_source (rules, reference->source);
  g_autofree char *cite = bsl_rule_base_cite (rules, reference, lang);
  const char *url = source != NULL && source->urls->len > 0 ? source->urls->pdata[0] : NULL;
  GtkWidget *row = bsl_link_row_new (cite, source != NULL ? bsl_text_get (&source->says, lang) : NULL, url);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "bsl-law-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);

  return row;
}

void
bsl_reference_rows_add (AdwExpanderRow *row, BslRuleBase *rules, GPtrArray *references, BslLang lang)
{
  for (guint i = 0; references != NULL && i < references->len; i++)
    adw_expander_row_add_row (row, bsl_reference_row_new (rules, references->pdata[i], lang));
}
