/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offers to see side by side. */
#include "config.h"

#include "ui/study/bsl-pick-page.h"

#include <glib/gi18n.h>

#include "app/study/bsl-offer-table.h"
#include "ui/common/bsl-main-action.h"
#include "ui/offers/bsl-offer-item.h"

typedef struct
{
  BslOfferItem *offer;
  GtkWidget *row;
  GtkCheckButton *check;
} Choice;

struct _BslPickPage
{
  BslResultPage parent_instance;

  GPtrArray *ids;   /* of char*: chosen, in their order */
  GArray *choices;  /* of Choice */
  GtkEditable *search;
  GtkWidget *action;
};

G_DEFINE_FINAL_TYPE (BslPickPage, bsl_pick_page, BSL_TYPE_RESULT_PAGE)

static const struct
{
  BslVerdict verdict;
  const char *title;
} groups[] = {
  { BSL_VERDICT_ELIGIBLE, N_("Eligible Offers") },
  { BSL_VERDICT_TO_EXAMINE, N_("Offers to Examine") },
  { BSL_VERDICT_NOT_ELIGIBLE, N_("Offers Not Eligible") },
};

static void
clear_choice (gpointer data)
{
  g_object_unref (((Choice *) data)->offer);
}

static gboolean
find_id (BslPickPage *self, const char *id, guint *place)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, place);
}

/* The button says what is missing, and whoever cannot see it hears it. */
static void
update (BslPickPage *self)
{
  guint n = self->ids->len;
  g_autofree char *label = n < BSL_OFFER_TABLE_MIN ? g_strdup (_("Choose Two to Four Offers"))
                                                   : g_strdup_printf (ngettext ("_Compare %u Offer", "_Compare %u Offers", n), n);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pick.compare", n >= BSL_OFFER_TABLE_MIN);
  bsl_main_action_set_label (self->action, label);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      gtk_widget_set_sensitive (choice->row, n < BSL_OFFER_TABLE_MAX || gtk_check_button_get_active (choice->check));
    }
}

static void
tell (BslPickPage *self)
{
  g_autofree char *said = g_strdup_printf (ngettext ("%u offer chosen", "%u offers chosen", self->ids->len), self->ids->len);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
toggled_cb (GtkCheckButton *check, BslPickPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), "id");
  guint place;

  if (gtk_check_button_get_active (check) && !find_id (self, id, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
  else if (!gtk_check_button_get_active (check) && find_id (self, id, &place))
    g_ptr_array_remove_index (self->ids, place);
  update (self);
  tell (self);
}

static void
compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslPickPage *self = BSL_PICK_PAGE (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < self->ids->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->ids, i));
  ids = g_strv_builder_end (builder);
  all = g_strjoinv (" ", ids);
  gtk_widget_activate_action (widget, "details.side-by-side", "s", all);
}

/* A group where nothing is found goes with its rows. */
static void
search_cb (BslPickPage *self)
{
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (self->search), " ", -1);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      GtkWidget *group = gtk_widget_get_ancestor (choice->row, ADW_TYPE_PREFERENCES_GROUP);
      gboolean found = bsl_offer_item_holds (choice->offer, (const char *const *) words);

      gtk_widget_set_visible (choice->row, found);
      if (found)
        g_hash_table_add (shown, group);
      gtk_widget_set_visible (group, g_hash_table_contains (shown, group));
    }
}

static void
add_choice (BslPickPage *self, AdwPreferencesGroup *group, BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  Choice choice = { bsl_offer_item_new (evaluation, finding, lang), row, GTK_CHECK_BUTTON (check) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->offer->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), finding->offer->provider);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->offer->name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_id (self, finding->offer->id, NULL));
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (finding->offer->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
  g_array_append_val (self->choices, choice);
}

static void
add_group (BslPickPage *self, BslEvaluation *evaluation, guint index)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);

      if (finding->verdict != groups[index].verdict)
        continue;
      if (group == NULL)
        group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _(groups[index].title), NULL);
      add_choice (self, group, evaluation, finding);
    }
}

/* What has gone from the catalogue is chosen no longer. */
static void
drop_gone (BslPickPage *self, BslEvaluation *evaluation)
{
  for (guint i = self->ids->len; i > 0; i--)
    if (bsl_evaluation_find_offer (evaluation, g_ptr_array_index (self->ids, i - 1)) == NULL)
      g_ptr_array_remove_index (self->ids, i - 1);
}

static void
bsl_pick_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslPickPage *self = BSL_PICK_PAGE (page);

  g_array_set_size (self->choices, 0);
  drop_gone (self, evaluation);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, evaluation, i);
  update (self);
  search_cb (self);
}

static void
bsl_pick_page_finalize (GObject *object)
{
  BslPickPage *self = BSL_PICK_PAGE (object);

  g_ptr_array_unref (self->ids);
  g_array_unref (self->choices);
  G_OBJECT_CLASS (bsl_pick_page_parent_class)->finalize (object);
}

static void
bsl_pick_page_class_init (BslPickPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_pick_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_pick_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pick.compare", NULL, compare);
  /* the way there with Tab is as long as the list */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Return, GDK_CONTROL_MASK, "pick.compare", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "pick.compare", NULL);
}

static void
add_search (BslPickPage *self)
{
  GtkWidget *entry = gtk_search_entry_new (), *clamp = adw_clamp_new ();

  self->search = GTK_EDITABLE (entry);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _("Search the offers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the offers"), -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_set_child (ADW_CLAMP (clamp), entry);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 6);
  bsl_result_page_set_bar (BSL_RESULT_PAGE (self), clamp);
}

static void
bsl_pick_page_init (BslPickPage *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->choices = g_array_new (FALSE, TRUE, sizeof (Choice));
  g_array_set_clear_func (self->choices, clear_choice);
  add_search (self);
  self->action = bsl_main_action_new (_("Choose Two to Four Offers"), "pick.compare");
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))), self->action);
}

AdwNavigationPage *
bsl_pick_page_new (BslSession *session, const char *id)
{
  BslPickPage *self = g_object_new (BSL_TYPE_PICK_PAGE, "title", _("Compare Offers"), NULL);

  if (*id != '\0')
    g_ptr_array_add (self->ids, g_strdup (id));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);

  return ADW_NAVIGATION_PAGE (self);
}
