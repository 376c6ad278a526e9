/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers of the catalogue without a project. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-page.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-catalogue-filter.h"
#include "ui/catalogue/bsl-catalogue-model.h"
#include "ui/catalogue/bsl-catalogue-places.h"
#include "ui/catalogue/bsl-catalogue-row.h"
#include "ui/catalogue/bsl-catalogue-words.h"
#include "ui/catalogue/bsl-corrections-page.h"
#include "ui/catalogue/bsl-facet-dialog.h"
#include "ui/catalogue/bsl-filter-chips.h"
#include "ui/updates/bsl-edition-page.h"

/* What a first frame has time for; more follow, some with each frame, until a page lies ready below what is seen. A list
 * view alone makes up to 200 rows at once, which takes longer than a keystroke may. */
#define FIRST_ROWS 1
#define MORE_ROWS 5

struct _BslCataloguePage
{
  AdwNavigationPage parent_instance;

  BslCatalogueReader *reader;
  BslEditions *editions; /* NULL where nothing is said of it */
  GListStore *notices;
  GListStore *no_notices;
  GListStore *parts; /* notices, then the offers found */
  BslCatalogueFilter *filter;
  GtkFilterListModel *found;
  GtkSliceListModel *slice;
  guint growing; /* tick callback of the list, 0 while no row is to follow */
  gboolean narrowed;
  BslFilterChips *chips;
  GtkWidget *header;
  GtkStack *stack;
  GtkListView *list;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (BslCataloguePage, bsl_catalogue_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_whole (BslCataloguePage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->slice)) == g_list_model_get_n_items (gtk_slice_list_model_get_model (self->slice));
}

/* Whether less than a page of rows lies ready below what is seen. */
static gboolean
is_short (GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_value (adjustment) + 2 * gtk_adjustment_get_page_size (adjustment);

  return end > gtk_adjustment_get_upper (adjustment);
}

/* Before each frame: what the one before laid out says whether more is wanted. */
static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BslCataloguePage *self = data;

  if (is_whole (self) || !is_short (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list))))
    {
      self->growing = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + MORE_ROWS);
  return G_SOURCE_CONTINUE;
}

static void
grow (BslCataloguePage *self)
{
  if (self->growing == 0)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), grow_cb, self, NULL);
}

static void
begin_small (BslCataloguePage *self)
{
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  grow (self);
}

static gboolean
is_narrowed (BslCataloguePage *self)
{
  return bsl_catalogue_filter_is_searching (self->filter) || bsl_catalogue_filter_count (self->filter) > 0;
}

static void
announce (BslCataloguePage *self, guint n)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u offer found", "%u offers found", n), n);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What is to know of all offers is not what somebody looks for. */
static void
show_notices (BslCataloguePage *self)
{
  gpointer part = self->narrowed ? self->no_notices : self->notices;

  g_list_store_splice (self->parts, 0, 1, &part, 1);
}

static void
filter_changed_cb (BslCataloguePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  if (self->narrowed != is_narrowed (self))
    {
      self->narrowed = !self->narrowed;
      show_notices (self);
    }
  bsl_filter_chips_show (self->chips, self->filter, n);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  /* the list would stay at the row it was at */
  if (n > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
  if (self->narrowed)
    announce (self, n);
}

static void
before_change_cb (BslCataloguePage *self)
{
  begin_small (self);
}

static void
search_changed_cb (BslCataloguePage *self)
{
  if (bsl_catalogue_reader_is_ready (self->reader))
    bsl_catalogue_filter_set_search (self->filter, gtk_editable_get_text (self->search_entry));
}

static void
search_mode_cb (BslCataloguePage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (self->search_entry, "");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, bsl_catalogue_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  BslCatalogueItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = bsl_catalogue_item_dup_text (item);
  g_autofree char *state = bsl_catalogue_item_dup_state (item);
  g_autofree char *description = g_strjoin ("\n", text, state, NULL);

  bsl_catalogue_row_set_item (BSL_CATALOGUE_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_activatable (list_item, bsl_catalogue_item_get_action (item) != NULL);
  gtk_list_item_set_accessible_label (list_item, bsl_catalogue_item_get_title (item));
  gtk_list_item_set_accessible_description (list_item, description);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  bsl_catalogue_row_set_item (BSL_CATALOGUE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (BslCataloguePage *self, guint position)
{
  g_autoptr (BslCatalogueItem) item = g_list_model_get_item (G_LIST_MODEL (self->slice), position);

  bsl_catalogue_row_go (GTK_WIDGET (self), item);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCataloguePage *self = BSL_CATALOGUE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
show_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCataloguePage *self = BSL_CATALOGUE_PAGE (widget);

  adw_dialog_present (bsl_facet_dialog_new (self->filter, G_LIST_MODEL (self->found)), widget);
}

static void
clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCataloguePage *self = BSL_CATALOGUE_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  bsl_catalogue_filter_set_search (self->filter, "");
  bsl_catalogue_filter_clear (self->filter);
  gtk_widget_grab_focus (widget);
}

static void
focus_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
}

static void
show_edition (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCataloguePage *self = BSL_CATALOGUE_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (self->editions != NULL && view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), bsl_edition_page_new (self->reader, self->editions));
}

static gboolean
bsl_catalogue_page_grab_focus (GtkWidget *widget)
{
  BslCataloguePage *self = BSL_CATALOGUE_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "none") == 0)
    return gtk_widget_grab_focus (self->clear_button);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Who comes back finds the focus where it was, unless what had it is gone. */
static void
shown_cb (BslCataloguePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bsl_catalogue_page_dispose (GObject *object)
{
  BslCataloguePage *self = BSL_CATALOGUE_PAGE (object);

  if (self->growing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->growing);
  self->growing = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_CATALOGUE_PAGE);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->parts);
  g_clear_object (&self->no_notices);
  g_clear_object (&self->notices);
  g_clear_object (&self->editions);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (bsl_catalogue_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/catalogue/bsl-catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, slice);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, chips);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, header);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, list);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BslCataloguePage, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bsl_catalogue_page_class_init (BslCataloguePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_FILTER_CHIPS);
  G_OBJECT_CLASS (klass)->dispose = bsl_catalogue_page_dispose;
  widget_class->grab_focus = bsl_catalogue_page_grab_focus;
  bind_template (widget_class);
  bsl_catalogue_places_install (widget_class);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "catalogue.filter", NULL, show_filter);
  gtk_widget_class_install_action (widget_class, "catalogue.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "catalogue.edition", NULL, show_edition);
  gtk_widget_class_install_action (widget_class, "catalogue.focus-list", NULL, focus_list);
}

static void
bsl_catalogue_page_init (BslCataloguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
}

static void
add_notice (BslCataloguePage *self, BslTone tone, const char *icon, const char *title, const char *text, const char *action)
{
  BslWord word = bsl_catalogue_words_for_tone (tone, title);
  g_autoptr (BslCatalogueItem) item = NULL;

  word.icon = icon;
  item = bsl_catalogue_item_new_notice (word, text, action);
  g_list_store_append (self->notices, item);
}

static void
add_age (BslCataloguePage *self)
{
  BslCatalogue *catalogue = bsl_catalogue_reader_get_catalogue (self->reader);
  guint n = bsl_catalogue_get_n_offers (catalogue);
  g_autofree char *title = bsl_catalogue_words_dup_age (self->reader);
  g_autofree char *warning = bsl_catalogue_words_dup_warning (self->reader);
  g_autofree char *edition = bsl_date_words_from_iso (bsl_catalogue_get_version (catalogue), bsl_catalogue_reader_get_lang (self->reader));
  /* Translators: the edition is mostly a date */
  g_autofree char *text = g_strdup_printf (ngettext ("Edition of %2$s: %1$u offer. Each fact is shown with the day it was verified, and with its source where one is named.",
                                                     "Edition of %2$s: %1$u offers. Each fact is shown with the day it was verified, and with its source where one is named.", n),
                                           n, edition);

  add_notice (self, warning != NULL ? BSL_TONE_PENDING : BSL_TONE_PLAIN, "x-office-calendar-symbolic", title, text, NULL);
}

/* @ended: of some the day is past. To be freed. */
static char *
dup_endings_title (guint n, gboolean ended)
{
  if (ended)
    return g_strdup_printf (ngettext ("%u qualification or certificate has ended or ends soon",
                                      "%u qualifications or certificates have ended or end soon", n), n);

  return g_strdup_printf (ngettext ("%u qualification or certificate ends soon", "%u qualifications or certificates end soon", n), n);
}

static void
add_endings (BslCataloguePage *self)
{
  GArray *endings = bsl_catalogue_reader_get_endings (self->reader);
  BslDate on = bsl_catalogue_reader_get_date (self->reader), first = endings->len > 0 ? g_array_index (endings, BslEnding, 0).date : BSL_DATE_NONE;
  guint days = bsl_catalogue_reader_get_view (self->reader)->soon_within;
  g_autofree char *title = dup_endings_title (endings->len, first < on);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (endings->len == 0)
    return;

  day = bsl_catalogue_words_dup_day (first, on, bsl_catalogue_reader_get_lang (self->reader));
  if (first < on)
    /* Translators: %s is a date */
    text = g_strdup_printf (_("The first: %s"), day);
  else
    /* Translators: %u days; %s is a date */
    text = g_strdup_printf (ngettext ("Within %u day; the first: %s", "Within %u days; the first: %s", days), days, day);
  add_notice (self, BSL_TONE_PENDING, "dialog-warning-symbolic", title, text, "catalogue.endings");
}

/* Only where there is something to see: the button above leads to the same page. */
static void
add_corrections (BslCataloguePage *self)
{
  guint n_held, n_faults;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  bsl_corrections_count (self->reader, &n_held, &n_faults);
  if (n_held + n_faults == 0)
    return;

  title = g_strdup_printf (ngettext ("%u correction of the catalogue", "%u corrections of the catalogue", n_held), n_held);
  text = g_strdup_printf (ngettext ("%u entry has no effect, or is at fault", "%u entries have no effect, or are at fault", n_faults), n_faults);
  add_notice (self, n_faults > 0 ? BSL_TONE_PENDING : BSL_TONE_PLAIN, "document-edit-symbolic", title,
              n_faults > 0 ? text : _("By you, or by layers that come with the catalogue"), "catalogue.corrections");
}

static void
tell_old (BslCataloguePage *self)
{
  g_autofree char *warning = bsl_catalogue_words_dup_warning (self->reader);
  GtkWidget *banner;

  if (warning == NULL)
    return;

  banner = adw_banner_new (warning);
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))), banner);
}

static void
create_models (BslCataloguePage *self)
{
  self->notices = g_list_store_new (BSL_TYPE_CATALOGUE_ITEM);
  self->no_notices = g_list_store_new (BSL_TYPE_CATALOGUE_ITEM);
  self->parts = g_list_store_new (G_TYPE_LIST_MODEL);
  self->filter = bsl_catalogue_filter_new (self->reader);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (before_change_cb), self, G_CONNECT_SWAPPED);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (bsl_catalogue_model_new (self->reader)), g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
connect_models (BslCataloguePage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  g_autoptr (GtkFlattenListModel) all = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->parts)));

  g_list_store_append (self->parts, self->notices);
  g_list_store_append (self->parts, self->found);
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (all));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (grow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (grow), self, G_CONNECT_SWAPPED);
}

static void
add_notices (BslCataloguePage *self)
{
  g_list_store_remove_all (self->notices);
  add_age (self);
  add_endings (self);
  add_corrections (self);
}

static void
follow (BslCataloguePage *self, BslCatalogueReader *reader);

/* Words and filters stay; the words are searched again once the new texts are ready. */
static void
superseded_cb (BslCataloguePage *self)
{
  g_autoptr (BslCatalogueReader) before = g_object_ref (self->reader);
  BslCatalogueReader *reader = bsl_catalogue_reader_get_newest (before);
  g_autoptr (BslCatalogueModel) model = bsl_catalogue_model_new (reader);

  g_set_object (&self->reader, reader);
  begin_small (self);
  gtk_filter_list_model_set_model (self->found, NULL);
  bsl_catalogue_filter_set_reader (self->filter, reader);
  gtk_filter_list_model_set_model (self->found, G_LIST_MODEL (model));
  add_notices (self);
  filter_changed_cb (self);
  follow (self, reader);
}

static void
follow (BslCataloguePage *self, BslCatalogueReader *reader)
{
  bsl_catalogue_places_set_reader (GTK_WIDGET (self), reader);
  g_signal_connect_object (reader, "superseded", G_CALLBACK (superseded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "ready", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  bsl_catalogue_reader_prepare (reader);
}

AdwNavigationPage *
bsl_catalogue_page_new (BslCatalogueReader *reader)
{
  BslCataloguePage *self = g_object_new (BSL_TYPE_CATALOGUE_PAGE, NULL);

  self->reader = g_object_ref (reader);
  create_models (self);
  add_notices (self);
  tell_old (self);
  connect_models (self);
  follow (self, reader);

  return ADW_NAVIGATION_PAGE (self);
}

/* What an administrator installed and is not in use is said in the list, not only behind it. */
static char *
dup_edition_text (BslEditions *editions)
{
  const BslEdition *current = bsl_editions_get_current (editions, NULL), *older = bsl_editions_get_passed_over (editions);

  if (bsl_problems_get_count (bsl_editions_get_faults (editions)) > 0)
    return g_strdup (_("An edition is not in use because it is at fault."));
  if (bsl_problems_get_count (bsl_editions_get_damage (editions)) > 0)
    return g_strdup (_("The list of kept updates is damaged."));
  if (older != NULL)
    return g_strdup_printf (_("An older one, %s, is installed and not in use."), older->name);
  return g_strdup_printf (_("Published by %s."), current->publisher);
}

void
bsl_catalogue_page_set_editions (BslCataloguePage *self, BslEditions *editions)
{
  gboolean faulty;
  g_autofree char *title = NULL, *text = NULL;
  g_autoptr (BslCatalogueItem) item = NULL;
  BslWord word;

  g_return_if_fail (BSL_IS_CATALOGUE_PAGE (self) && BSL_IS_EDITIONS (editions));

  g_set_object (&self->editions, editions);
  title = bsl_edition_dup_origin (editions, bsl_catalogue_reader_get_lang (self->reader));
  if (title == NULL)
    return;
  text = dup_edition_text (editions);
  faulty = bsl_problems_get_count (bsl_editions_get_faults (editions)) + bsl_problems_get_count (bsl_editions_get_damage (editions)) > 0;
  word = bsl_catalogue_words_for_tone (faulty ? BSL_TONE_PENDING : BSL_TONE_PLAIN, title);
  word.icon = faulty ? "dialog-warning-symbolic" : "document-save-symbolic";
  item = bsl_catalogue_item_new_notice (word, text, "catalogue.edition");
  /* below the age */
  g_list_store_insert (self->notices, 1, item);
}
