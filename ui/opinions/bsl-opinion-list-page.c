/* SPDX-License-Identifier: EUPL-1.2 */
/* The opinions asked for. */
#include "config.h"

#include "ui/opinions/bsl-opinion-list-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/opinions/bsl-opinion-words.h"

struct _BslOpinionListPage
{
  BslResultPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BslOpinionListPage, bsl_opinion_list_page, BSL_TYPE_RESULT_PAGE)

/* Two replies came to the same sheet. */
static gboolean
is_second (GPtrArray *all, guint index)
{
  const BslOpinion *opinion = all->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const BslOpinion *other = all->pdata[i];

      if (other->given && other->time == opinion->time && g_strcmp0 (other->role, opinion->role) == 0 &&
          g_strcmp0 (other->who, opinion->who) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_subtitle (const BslOpinion *opinion, BslWord state, gboolean second, BslLang lang)
{
  g_autofree char *asked = bsl_words_dup_day (opinion->time, lang);
  g_autofree char *giver = NULL;

  if (!opinion->given)
    /* Translators: what became of a question, and the day it was asked */
    return g_strdup_printf (_("%s · asked on %s"), state.word, asked);

  giver = bsl_opinion_words_dup_giver (opinion, lang);
  return g_strconcat (bsl_opinion_words_for_stance (opinion->stance), " · ", giver, "\n", state.word, second ? " · " : "",
                      second ? _("another reply to the same question") : "", NULL);
}

/* The questions whose answers are others now, a line; NULL where there is none. */
static char *
dup_changed (BslSession *session, char **changed)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; changed[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), changed[i]);

      g_strv_builder_add (titles, question != NULL ? bsl_text_get (&question->title, bsl_session_get_lang (session)) : changed[i]);
    }
  all = g_strv_builder_end (titles);
  joined = g_strjoinv (" · ", all);
  /* Translators: the questions whose answers are others since somebody gave an opinion on them */
  return all[0] != NULL ? g_strdup_printf (_("Changed since: %s"), joined) : NULL;
}

static GtkWidget *
create_row (BslSession *session, GPtrArray *all, guint index)
{
  const BslOpinion *opinion = all->pdata[index];
  BslLang lang = bsl_session_get_lang (session);
  g_auto (GStrv) changed = NULL;
  BslOpinionState now = bsl_opinion_get_state (opinion, bsl_session_get_project (session), &changed);
  BslWord state = bsl_opinion_words_for_state (now);
  g_autofree char *what = now == BSL_OPINION_VOID ? dup_changed (session, changed) : NULL;
  g_autofree char *first = dup_subtitle (opinion, state, is_second (all, index), lang);
  g_autofree char *subtitle = g_strconcat (first, what != NULL ? "\n" : NULL, what, NULL);
  GtkWidget *row = bsl_go_row_new (bsl_opinion_words_for_role (bsl_session_get_questionnaire (session), opinion->role, lang),
                                   subtitle, "opinions.show", opinion->id);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (state));
  return row;
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static void
add_buttons (BslResultPage *page, AdwPreferencesGroup *group)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (box), create_button (_("_Ask for an Opinion"), "opinions.ask"));
  adw_wrap_box_append (ADW_WRAP_BOX (box), create_button (_("_Open a Reply…"), "win.import"));
  adw_preferences_group_add (group, box);
}

static void
bsl_opinion_list_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslSession *session = bsl_result_page_get_session (page);
  g_autoptr (GPtrArray) all = bsl_opinions_list (bsl_session_get_project (session));
  AdwPreferencesGroup *group =
    bsl_result_page_add_group (page, NULL, _("Part of the project goes as a question sheet, a file, to whoever must give an "
                                             "opinion: security, data protection, law. The reply comes back as a file and "
                                             "stands here with name, function and day; it no longer holds once what it "
                                             "speaks of is changed."));

  if (!bsl_session_is_read_only (session))
    add_buttons (page, group);
  group = bsl_result_page_add_group (page, _("Opinions Asked For"), NULL);
  for (guint i = 0; i < all->len; i++)
    adw_preferences_group_add (group, create_row (session, all, i));
  if (all->len == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("Nobody was asked yet.")));
}

static void
bsl_opinion_list_page_class_init (BslOpinionListPageClass *klass)
{
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_opinion_list_page_fill;
}

static void
bsl_opinion_list_page_init (BslOpinionListPage *self)
{
}

AdwNavigationPage *
bsl_opinion_list_page_new (BslSession *session)
{
  BslOpinionListPage *self = g_object_new (BSL_TYPE_OPINION_LIST_PAGE, "title", _("Opinions"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
