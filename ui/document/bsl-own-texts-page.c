/* SPDX-License-Identifier: EUPL-1.2 */
/* The texts that people write into the documents. */
#include "config.h"

#include "ui/document/bsl-own-texts-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-places.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

struct _BslOwnTextsPage
{
  BslResultPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BslOwnTextsPage, bsl_own_texts_page, BSL_TYPE_RESULT_PAGE)

static BslWord
get_state (const BslPlace *place)
{
  if (place->given)
    return (BslWord) { _("Written"), "bsl-step-complete-symbolic", "success" };
  if (place->optional)
    return (BslWord) { _("Optional"), "bsl-step-not-needed-symbolic", "dimmed" };
  return (BslWord) { _("To write"), "bsl-step-open-symbolic", "warning" };
}

static GtkWidget *
create_row (const BslPlace *place)
{
  const BslWord state = get_state (place);
  g_autofree char *subtitle = place->role != NULL ? g_strdup_printf ("%s · %s", state.word, place->role) : g_strdup (state.word);
  GtkWidget *row = bsl_go_row_new (place->title, subtitle, "details.text", place->id);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (state));
  return row;
}

static void
bsl_own_texts_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  g_autoptr (GPtrArray) places = bsl_report_list_places (bsl_session_get_project (bsl_result_page_get_session (page)),
                                                         evaluation, bsl_result_page_get_lang (page));
  AdwPreferencesGroup *group = NULL;
  const char *section = NULL;

  if (places->len == 0)
    bsl_result_page_add_widget (page, bsl_text_row_new (_("The documents of this project have no place for a text of your own.")));
  for (guint i = 0; i < places->len; i++)
    {
      const BslPlace *place = g_ptr_array_index (places, i);

      if (group == NULL || g_strcmp0 (section, place->section) != 0)
        group = bsl_result_page_add_group (page, place->section_title, NULL);
      section = place->section;
      adw_preferences_group_add (group, create_row (place));
    }
}

static void
bsl_own_texts_page_class_init (BslOwnTextsPageClass *klass)
{
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_own_texts_page_fill;
}

static void
bsl_own_texts_page_init (BslOwnTextsPage *self)
{
}

AdwNavigationPage *
bsl_own_texts_page_new (BslSession *session)
{
  BslOwnTextsPage *self = g_object_new (BSL_TYPE_OWN_TEXTS_PAGE, "title", _("Your Texts"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
