/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change of law or catalogue did to the saved projects. */
#include "config.h"

#include "ui/history/bsl-impact-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/report/bsl-replay-words.h"
#include "app/store/bsl-list.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-review.h"
#include "ui/replay/bsl-difference-rows.h"
#include "ui/replay/bsl-difference-words.h"

/* more than anybody reads in a row; the list of projects shows the others */
#define MOST_SHOWN 50
/* offers of which it is said at once what changed */
#define MOST_OFFERS 5

struct _BslImpactPage
{
  AdwNavigationPage parent_instance;

  BslLibrary *library;
  BslStore *store;
  AdwPreferencesPage *page;
  GArray *keys; /* of gint64 */
  guint next;
  guint idle;
};

G_DEFINE_FINAL_TYPE (BslImpactPage, bsl_impact_page, ADW_TYPE_NAVIGATION_PAGE)

static AdwPreferencesGroup *
add_group (BslImpactPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  adw_preferences_page_add (self->page, group);
  return group;
}

static char *
dup_description (const BslProjectInfo *info, const BslReopening *changes)
{
  const char *standing = bsl_replay_get_standing (changes->standing);

  return info->frozen ? g_strjoin ("\n", standing, _("It is frozen: its versions keep what they say."), NULL) : g_strdup (standing);
}

/* The rule of a difference between checks of @offer; NULL for any other difference. */
static const BslRule *
find_rule (BslLibrary *library, const BslDifference *difference, const char *offer)
{
  gsize length = strlen (offer);

  if (difference->kind != BSL_DIFFERENCE_CHECK || !g_str_has_prefix (difference->id, offer) || difference->id[length] != '/')
    return NULL;
  return bsl_rule_base_find_rule (bsl_library_get_rules (library), difference->id + length + 1);
}

/* NULL where it is the same. */
static const BslDifference *
find_verdict (const BslReopening *changes, const char *offer)
{
  for (guint i = 0; i < changes->differences->len; i++)
    {
      const BslDifference *difference = g_ptr_array_index (changes->differences, i);

      if (difference->kind == BSL_DIFFERENCE_OFFER && g_str_equal (difference->id, offer))
        return difference;
    }
  return NULL;
}

/* Recommended is what is eligible and sells all that is needed. */
static char *
dup_words (BslLibrary *library, const BslReopening *changes, const char *offer, gboolean lost, BslEvaluation *now)
{
  const BslDifference *verdict = find_verdict (changes, offer);

  if (verdict != NULL)
    return bsl_difference_dup_words (verdict, now, bsl_library_get_lang (library));
  return g_strdup (lost ? _("Still eligible, but it no longer covers the whole need")
                        : _("Eligible as before, and it covers the whole need now"));
}

/* What became of it, then the first check that is otherwise, with why; all of them stand below. To be freed. */
static char *
dup_why (BslLibrary *library, const BslReopening *changes, const char *offer, gboolean lost, BslEvaluation *now)
{
  BslLang lang = bsl_library_get_lang (library);
  g_autofree char *words = dup_words (library, changes, offer, lost, now);

  for (guint i = 0; i < changes->differences->len; i++)
    {
      const BslDifference *difference = g_ptr_array_index (changes->differences, i);
      const BslRule *rule = find_rule (library, difference, offer);
      g_autofree char *reasons = rule != NULL ? g_strjoinv ("\n", difference->reasons) : NULL;

      if (rule != NULL)
        return g_strjoin ("\n", words, bsl_text_get (&rule->title, lang), reasons[0] != '\0' ? reasons : NULL, NULL);
    }
  return g_steal_pointer (&words);
}

static gboolean
tells_stop (const BslReopening *changes)
{
  for (guint i = 0; i < changes->differences->len; i++)
    if (((const BslDifference *) changes->differences->pdata[i])->kind == BSL_DIFFERENCE_STOP)
      return TRUE;
  return FALSE;
}

static void
add_offer (AdwPreferencesGroup *group, BslLibrary *library, const BslReopening *changes, const char *id, gboolean lost, BslEvaluation *now)
{
  const BslOffer *offer = bsl_catalogue_find (bsl_library_get_catalogue (library), id);
  const BslDifference *verdict = find_verdict (changes, id);
  const char *title = verdict != NULL && verdict->title != NULL ? verdict->title : id;
  g_autofree char *words = dup_why (library, changes, id, lost, now);

  adw_preferences_group_add (group, bsl_property_row_new (offer != NULL ? offer->name : title, words));
}

/* Of the offers that are no longer recommended, or are now: how it was, how it is, why. A reason to stop says it of all. */
static void
add_offers (AdwPreferencesGroup *group, BslLibrary *library, const BslReopening *changes, BslEvaluation *now)
{
  guint n_lost = g_strv_length (changes->lost), n = n_lost + g_strv_length (changes->gained);
  guint more = n - MIN (n, MOST_OFFERS);
  g_autofree char *rest = g_strdup_printf (ngettext ("And %u more", "And %u more", more), more);

  if (tells_stop (changes))
    return;
  for (guint i = 0; i < MIN (n, MOST_OFFERS); i++)
    add_offer (group, library, changes, i < n_lost ? changes->lost[i] : changes->gained[i - n_lost], i < n_lost, now);
  if (more > 0)
    adw_preferences_group_add (group, bsl_text_row_new (rest));
}

static void
add_project (BslImpactPage *self, const BslProjectInfo *info)
{
  BslLang lang = bsl_library_get_lang (self->library);
  g_autoptr (BslEvaluation) now = NULL;
  g_autoptr (BslReopening) changes = bsl_review_dup_changes (self->library, self->store, info->id, bsl_date_today (), &now);
  g_autofree char *description = NULL;
  AdwPreferencesGroup *group;

  if (changes == NULL || !bsl_reopening_matters (changes))
    return;
  description = dup_description (info, changes);
  group = add_group (self, info->title, description);
  bsl_edition_rows_add (group, changes->differences, lang);
  add_offers (group, self->library, changes, now);
  bsl_difference_rows_add (group, changes->differences, now, lang);
  adw_preferences_group_add (group, bsl_go_row_new (_("Open the Project"), NULL, "win.open-project", info->id));
}

static void
add_rest (BslImpactPage *self)
{
  guint rest = self->keys->len > MOST_SHOWN ? self->keys->len - MOST_SHOWN : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u more project to review", "%u more projects to review", rest), rest);

  if (rest > 0)
    adw_preferences_group_add (add_group (self, NULL, NULL),
                               bsl_go_row_new (title, _("They are marked in the list of projects"), "win.show-review", NULL));
}

/* One project at a time, so that the window stays free. */
static gboolean
fill_cb (gpointer data)
{
  BslImpactPage *self = data;
  g_autoptr (BslProjectInfo) info = NULL;

  if (self->next < MIN (self->keys->len, MOST_SHOWN))
    {
      info = bsl_store_get_info_by_key (self->store, g_array_index (self->keys, gint64, self->next++), NULL);
      if (info != NULL)
        add_project (self, info);
      return G_SOURCE_CONTINUE;
    }
  add_rest (self);
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
bsl_impact_page_dispose (GObject *object)
{
  BslImpactPage *self = BSL_IMPACT_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_clear_pointer (&self->keys, g_array_unref);
  G_OBJECT_CLASS (bsl_impact_page_parent_class)->dispose (object);
}

static void
bsl_impact_page_class_init (BslImpactPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_impact_page_dispose;
}

static void
bsl_impact_page_init (BslImpactPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
bsl_impact_page_new (BslLibrary *library, BslStore *store, gboolean looking)
{
  const BslListQuery query = { .state = BSL_STATE_REVIEW };
  BslImpactPage *self = g_object_new (BSL_TYPE_IMPACT_PAGE, "title", _("Projects to Review"), NULL);
  const char *text;

  self->library = g_object_ref (library);
  self->store = g_object_ref (store);
  self->keys = bsl_store_query_keys (store, &query, NULL);
  if (self->keys == NULL)
    self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (looking)
    add_group (self, NULL, _("Projects are still being looked at. Open this page again in a moment to see all that differ."));
  text = self->keys->len > 0 ? _("Law, catalogue or day make a difference since these projects were last seen. Nothing was decided anew: "
                                 "answers, choices and frozen versions are as they were.")
                             : _("Law, catalogue and day make no difference to any project.");
  if (self->keys->len > 0 || !looking)
    add_group (self, NULL, text);
  self->idle = g_idle_add (fill_cb, self);
  return ADW_NAVIGATION_PAGE (self);
}
