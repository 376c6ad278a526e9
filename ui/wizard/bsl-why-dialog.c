/* SPDX-License-Identifier: EUPL-1.2 */
/* Why a question is asked, its texts of law, and who can tell. */
#include "config.h"

#include "ui/wizard/bsl-why-dialog.h"

#include <glib/gi18n.h>

#include "ui/bsl-link-row.h"
#include "ui/common/bsl-group.h"

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = bsl_group_new (title, NULL);

  adw_preferences_page_add (page, group);

  return group;
}

static void
add_text (AdwPreferencesGroup *group, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  adw_preferences_group_add (group, label);
}

static void
add_law (AdwPreferencesPage *page, BslSession *session, const BslQuestion *question)
{
  BslRuleBase *rules = bsl_library_get_rules (bsl_session_get_library (session));
  BslLang lang = bsl_session_get_lang (session);
  AdwPreferencesGroup *group;

  if (question->law == NULL || question->law->len == 0)
    return;

  group = add_group (page, _("The Text"));
  for (guint i = 0; i < question->law->len; i++)
    {
      const BslReference *reference = g_ptr_array_index (question->law, i);
      const BslLawSource *source = bsl_rule_base_find_source (rules, reference->source);
      const char *url = source != NULL && source->urls->len > 0 ? source->urls->pdata[0] : NULL;
      const char *title = source != NULL ? bsl_law_source_get_name (source, reference, lang) : reference->source;

      adw_preferences_group_add (group, bsl_link_row_new (title, bsl_reference_get_article (reference, lang), url));
    }
}

static void
add_role (AdwPreferencesPage *page, BslSession *session, const BslQuestion *question)
{
  BslLang lang = bsl_session_get_lang (session);
  const BslRole *role = question->ask != NULL
    ? bsl_questionnaire_find_role (bsl_session_get_questionnaire (session), question->ask) : NULL;
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (role == NULL)
    return;

  group = add_group (page, _("Who Can Tell"));
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bsl_text_get (&role->title, lang));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), bsl_text_get (&role->explanation, lang));
  adw_preferences_group_add (group, row);
}

AdwDialog *
bsl_why_dialog_new (BslSession *session, const BslQuestion *question)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  BslLang lang = bsl_session_get_lang (session);

  adw_dialog_set_title (dialog, _("Why This Question?"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_follows_content_size (dialog, FALSE);
  adw_dialog_set_content_height (dialog, 460);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_child (dialog, view);
  add_text (add_group (page, bsl_text_get (&question->title, lang)), bsl_text_get (&question->why, lang));
  add_law (page, session, question);
  add_role (page, session, question);

  return dialog;
}
