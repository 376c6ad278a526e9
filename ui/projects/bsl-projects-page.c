/* SPDX-License-Identifier: EUPL-1.2 */
/* The saved projects of a shelf: search, open, put elsewhere. */
#include "config.h"

#include "ui/projects/bsl-projects-page.h"

#include <glib/gi18n.h>

#include "app/store/bsl-list.h"
#include "ui/bsl-window.h"
#include "ui/projects/bsl-deletion.h"
#include "ui/projects/bsl-finder.h"
#include "ui/projects/bsl-project-model.h"
#include "ui/projects/bsl-project-row.h"
#include "ui/projects/bsl-trouble-view.h"
#include "ui/verify/bsl-rules-banner.h"

/* what fills the first frame; the rest follows it */
#define FIRST_ROWS 11
#define SORT "project-sort" /* key of the settings */
/* long enough to read and to reach, whatever the hand or the screen reader */
#define UNDO_S 12

struct _BslProjectsPage
{
  AdwNavigationPage parent_instance;

  BslLibrary *library;
  GSettings *settings;
  BslStore *store;
  BslShelf shelf;
  BslState state; /* shown alone */
  gboolean stale; /* the store changed while something else was shown */
  BslProjectModel *model;
  BslFinder *finder;
  GtkSliceListModel *slice;
  GtkStack *stack;
  GtkWidget *list;
  GtkWidget *header;
  GtkWidget *new_button;
  GtkMenuButton *menu_button;
  GtkWidget *search_button;
  GtkWidget *welcome_new;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  AdwBanner *state_banner;
  AdwStatusPage *status;
  GtkWidget *welcome;
  GtkWidget *trouble; /* NULL before there is any */
  AdwBanner *review;  /* NULL before there is any project to review */
};

G_DEFINE_FINAL_TYPE (BslProjectsPage, bsl_projects_page, ADW_TYPE_NAVIGATION_PAGE)

static BslWindow *
get_window (BslProjectsPage *self)
{
  return BSL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What stands in place of an empty list; by shelf, then for a search without result. */
static const struct
{
  const char *icon;
  const char *title;
  const char *description;
} statuses[] = {
  { BSL_APP_ID, N_("From a Need to a Choice of Cloud"),
    N_("Describe what you want to buy. Boussole tells you which rules bind this purchase today, which offers remain "
       "possible and why, and writes the justification for your file.") },
  { "folder-symbolic", N_("No Archived Project"),
    N_("Archived projects stay here, out of the way, until you take them out again.") },
  { "user-trash-symbolic", N_("The Trash Is Empty"), N_("Projects moved to the trash can be restored from here.") },
  { "edit-find-symbolic", N_("No Project Found"), N_("No title, no answer and no note holds these words.") },
  { "edit-find-symbolic", N_("No Project Found"), N_("No project is in this state.") },
  { "edit-find-symbolic", N_("No Project Found"), N_("No project in this state holds these words.") },
};

#define STATUS_NOT_FOUND 3
#define STATUS_NOT_IN_STATE 4
#define STATUS_NOT_FOUND_IN_STATE 5

/* By BslState: its word in the action, what the banner says. */
static const struct
{
  const char *word;
  const char *banner;
} states[] = {
  { "any", NULL },
  { "draft", N_("Only drafts are shown") },
  { "frozen", N_("Only frozen projects are shown") },
  { "review", N_("Only projects to review are shown") },
};

/* The list, or what stands in its place. */
static void
show (BslProjectsPage *self, const char *child, gboolean welcome, gboolean usable)
{
  gtk_widget_set_visible (self->welcome, welcome);
  /* the welcome has a button of its own for that */
  gtk_widget_set_visible (self->new_button, usable && !welcome && self->shelf == BSL_SHELF_ACTIVE);
  gtk_stack_set_visible_child_name (self->stack, child);
}

static void
show_status (BslProjectsPage *self, guint index)
{
  adw_status_page_set_icon_name (self->status, statuses[index].icon);
  adw_status_page_set_title (self->status, _(statuses[index].title));
  adw_status_page_set_description (self->status, _(statuses[index].description));
  show (self, "status", index == BSL_SHELF_ACTIVE, TRUE);
}

static void
show_error (BslProjectsPage *self, const GError *error)
{
  if (self->trouble == NULL)
    {
      self->trouble = g_object_new (BSL_TYPE_TROUBLE_VIEW, NULL);
      gtk_stack_add_named (self->stack, self->trouble, "trouble");
    }
  bsl_trouble_view_tell (BSL_TROUBLE_VIEW (self->trouble), bsl_store_get_path (self->store), error);
  gtk_widget_set_visible (self->search_button, FALSE);
  show (self, "trouble", FALSE, FALSE);
}

static BslSort
get_sort (BslProjectsPage *self)
{
  return (BslSort) g_settings_get_enum (self->settings, SORT);
}

static gboolean
list_has_focus (BslProjectsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->list);
}

static guint
get_empty_status (BslProjectsPage *self, gboolean searching)
{
  if (self->state != BSL_STATE_ANY)
    return searching ? STATUS_NOT_FOUND_IN_STATE : STATUS_NOT_IN_STATE;

  return searching ? STATUS_NOT_FOUND : self->shelf;
}

static guint
count_to_review (BslProjectsPage *self)
{
  const BslListQuery query = { .shelf = BSL_SHELF_ACTIVE, .state = BSL_STATE_REVIEW };
  g_autoptr (GArray) keys = bsl_store_query_keys (self->store, &query, NULL);

  return keys != NULL ? keys->len : 0;
}

static void
add_review (BslProjectsPage *self)
{
  self->review = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->review, FALSE);
  adw_banner_set_button_label (self->review, _("What _Changed"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->review), "win.show-impact");
  /* a screen reader finds the text of a banner that is not revealed */
  g_object_bind_property (self->review, "revealed", self->review, "visible", G_BINDING_SYNC_CREATE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))), GTK_WIDGET (self->review));
}

/* A message passes; this stays as long as there is something to review. Not before the first frame, which it would delay. */
static void
tell_review (BslProjectsPage *self)
{
  guint n = self->shelf == BSL_SHELF_ACTIVE ? count_to_review (self) : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u project to review", "%u projects to review", n), n);

  if (n > 0 && self->review == NULL)
    add_review (self);
  if (self->review == NULL)
    return;
  if (n > 0)
    adw_banner_set_title (self->review, title);
  adw_banner_set_revealed (self->review, n > 0);
}

/* The list, or what says that there is nothing in it. @focused: the list had the focus. */
static void
show_loaded (BslProjectsPage *self, gboolean searching, gboolean focused)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_widget_set_visible (self->search_button, searching || !empty);
  if (!empty)
    {
      show (self, "list", FALSE, TRUE);
      return;
    }

  show_status (self, get_empty_status (self, searching));
  /* the row that had it is gone, and keys go where the focus is */
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
load (BslProjectsPage *self)
{
  const BslListQuery query = {
    .shelf = self->shelf,
    .search = gtk_editable_get_text (self->search_entry),
    .sort = get_sort (self),
    .state = self->state,
  };
  /* a row that goes takes it away */
  gboolean focused = list_has_focus (self);
  g_autoptr (GError) error = NULL;

  if (bsl_project_model_load (self->model, &query, &error))
    show_loaded (self, *query.search != '\0', focused);
  else
    show_error (self, error);
}

/* As the store is now. */
static void
reload (BslProjectsPage *self)
{
  load (self);
  if (gtk_slice_list_model_get_size (self->slice) != FIRST_ROWS)
    tell_review (self);
}

static void
unreadable_cb (BslProjectModel *model, GError *error, BslProjectsPage *self)
{
  show_error (self, error);
}

static void
store_changed_cb (BslProjectsPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    reload (self);
}

static void
announce_found (BslProjectsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *message = g_strdup_printf (ngettext ("%u project found", "%u projects found", n), n);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->search_entry), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Another order, or choice, is read from its beginning. */
static void
sort_changed_cb (BslProjectsPage *self)
{
  store_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->slice)) > 0)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
search_changed_cb (BslProjectsPage *self)
{
  load (self);
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    announce_found (self);
}

static void
search_mode_cb (BslProjectsPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (self->search_entry, "");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, bsl_project_row_new ());
}

static void
bind_cb (BslProjectsPage *self, GtkListItem *list_item)
{
  bsl_project_row_bind (list_item);
  bsl_finder_add (self->finder, list_item);
}

static void
unbind_cb (BslProjectsPage *self, GtkListItem *list_item)
{
  /* a list outlives its page for a moment */
  if (self->finder != NULL)
    bsl_finder_remove (self->finder, list_item);
  bsl_project_row_unbind (list_item);
}

static void
activate_cb (BslProjectsPage *self, guint position)
{
  g_autoptr (BslProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->slice), position);

  bsl_projects_page_run (self, item, "project.open");
}

static void
undo_move_cb (AdwToast *toast, BslProjectsPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (toast), "id");
  BslShelf shelf = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), "shelf"));
  g_autoptr (GError) error = NULL;

  if (!bsl_store_move (self->store, id, shelf, &error))
    bsl_window_show_error (get_window (self), _("Project Not Moved"), error);
}

static void
offer_undo (BslProjectsPage *self, const BslProjectInfo *info, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "id", g_strdup (info->id), g_free);
  g_object_set_data (G_OBJECT (toast), "shelf", GUINT_TO_POINTER (info->shelf));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_move_cb), self, G_CONNECT_DEFAULT);
  bsl_window_dismiss_toasts (get_window (self));
  bsl_window_add_toast (get_window (self), toast);
}

/* Takes @message. */
static void
move (BslProjectsPage *self, BslProjectItem *item, BslShelf shelf, char *message)
{
  const BslProjectInfo *info = bsl_project_item_get_info (item);
  g_autofree char *said = message;
  g_autoptr (GError) error = NULL;

  if (bsl_store_move (self->store, info->id, shelf, &error))
    offer_undo (self, info, said);
  else
    bsl_window_show_error (get_window (self), _("Project Not Moved"), error);
}

static void
open_item (BslProjectsPage *self, BslProjectItem *item)
{
  const BslProjectInfo *info = bsl_project_item_get_info (item);

  if (info->shelf == BSL_SHELF_TRASH)
    bsl_window_add_toast (get_window (self), adw_toast_new (_("Restore this project to open it")));
  else
    bsl_window_open_project (get_window (self), info->id);
}

static void
duplicate (BslProjectsPage *self, BslProjectItem *item)
{
  const BslProjectInfo *info = bsl_project_item_get_info (item);

  bsl_window_duplicate_project (get_window (self), info->id, info->title);
}

static void
export (BslProjectsPage *self, BslProjectItem *item)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.export-project", "s", bsl_project_item_get_info (item)->id);
}

static void
archive (BslProjectsPage *self, BslProjectItem *item)
{
  move (self, item, BSL_SHELF_ARCHIVED, g_strdup_printf (_("Archived: “%s”"), bsl_project_item_get_info (item)->title));
}

static void
trash (BslProjectsPage *self, BslProjectItem *item)
{
  move (self, item, BSL_SHELF_TRASH, g_strdup_printf (_("Moved to trash: “%s”"), bsl_project_item_get_info (item)->title));
}

static void
restore (BslProjectsPage *self, BslProjectItem *item)
{
  move (self, item, BSL_SHELF_ACTIVE, g_strdup_printf (_("Restored: “%s”"), bsl_project_item_get_info (item)->title));
}

static void
delete_response_cb (AdwAlertDialog *dialog, const char *response, BslProjectsPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "id");
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "delete"))
    return;

  if (bsl_store_delete (self->store, id, &error))
    bsl_window_dismiss_toasts (get_window (self));
  else
    bsl_window_show_error (get_window (self), _("Project Not Deleted"), error);
}

static void
present_deletion (BslProjectsPage *self, const char *id, const char *body)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Delete for Ever?"), body));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Says what goes: who deletes the wrong project learns it before. */
static void
ask_delete (BslProjectsPage *self, BslProjectItem *item)
{
  const char *id = bsl_project_item_get_info (item)->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (BslContents) contents = bsl_store_get_contents (self->store, id, &error);
  g_autofree char *body = NULL;

  if (contents == NULL)
    {
      bsl_window_show_error (get_window (self), _("Project Not Deleted"), error);
      return;
    }

  body = bsl_deletion_dup_words (contents, bsl_library_get_lang (self->library));
  present_deletion (self, id, body);
}

static const struct
{
  const char *action;
  void (*run) (BslProjectsPage *self, BslProjectItem *item);
} table[] = {
  { "project.open", open_item }, { "project.duplicate", duplicate }, { "project.export", export },
  { "project.archive", archive }, { "project.trash", trash }, { "project.restore", restore },
  { "project.delete", ask_delete },
};

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslProjectsPage *self = BSL_PROJECTS_PAGE (widget);

  if (!gtk_widget_get_visible (self->search_button))
    return;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (BSL_PROJECTS_PAGE (widget)->menu_button);
}

static gboolean
show_rest_cb (gpointer data)
{
  BslProjectsPage *self = data;

  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  if (self->store != NULL)
    tell_review (self);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, BslProjectsPage *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_rest_cb, g_object_ref (self), g_object_unref);
}

static void
bsl_projects_page_map (GtkWidget *widget)
{
  BslProjectsPage *self = BSL_PROJECTS_PAGE (widget);

  if (self->stale)
    reload (self);
  self->stale = FALSE;
  GTK_WIDGET_CLASS (bsl_projects_page_parent_class)->map (widget);
  if (gtk_slice_list_model_get_size (self->slice) == FIRST_ROWS)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), self,
                             G_CONNECT_DEFAULT);
}

static gboolean
bsl_projects_page_grab_focus (GtkWidget *widget)
{
  BslProjectsPage *self = BSL_PROJECTS_PAGE (widget);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (shown, "list") == 0)
    return gtk_widget_grab_focus (self->list);
  if (g_strcmp0 (shown, "trouble") == 0)
    return gtk_widget_grab_focus (self->trouble);
  if (gtk_widget_get_visible (self->welcome) && gtk_widget_grab_focus (self->welcome_new))
    return TRUE;

  /* nothing but the header: the way back */
  return gtk_widget_child_focus (self->header, GTK_DIR_TAB_FORWARD);
}

static void
bsl_projects_page_dispose (GObject *object)
{
  BslProjectsPage *self = BSL_PROJECTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_PROJECTS_PAGE);
  g_clear_pointer (&self->finder, bsl_finder_free);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bsl_projects_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/projects/bsl-projects-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, slice);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, list);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, header);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, welcome_new);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, state_banner);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, status);
  gtk_widget_class_bind_template_child (widget_class, BslProjectsPage, welcome);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bsl_projects_page_class_init (BslProjectsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_projects_page_dispose;
  widget_class->map = bsl_projects_page_map;
  widget_class->grab_focus = bsl_projects_page_grab_focus;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, menu_action);
}

/* Not kept: who starts again sees everything. */
static void
state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  BslProjectsPage *self = data;
  const char *word = g_variant_get_string (value, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].word, word))
      self->state = (BslState) i;
  g_simple_action_set_state (action, value);
  adw_banner_set_title (self->state_banner, self->state != BSL_STATE_ANY ? _(states[self->state].banner) : "");
  adw_banner_set_revealed (self->state_banner, self->state != BSL_STATE_ANY);
  sort_changed_cb (self);
  announce_found (self);
}

static void
add_state (BslProjectsPage *self, GActionMap *map)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful ("project-state", G_VARIANT_TYPE_STRING, g_variant_new_string (states[BSL_STATE_ANY].word));

  g_signal_connect_object (action, "change-state", G_CALLBACK (state_cb), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (map, G_ACTION (action));
}

/* The menu shows which order it is, and it is the same next time. */
static void
add_order (BslProjectsPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) action = NULL;

  self->settings = g_settings_new (BSL_APP_ID);
  action = g_settings_create_action (self->settings, SORT);
  g_action_map_add_action (G_ACTION_MAP (group), action);
  add_state (self, G_ACTION_MAP (group));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list", G_ACTION_GROUP (group));
  g_signal_connect_object (self->settings, "changed::" SORT, G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Who comes back finds the focus where it was, unless what had it is gone. */
static void
shown_cb (BslProjectsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bsl_projects_page_init (BslProjectsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
  add_order (self);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
}

static void
dress (BslProjectsPage *self)
{
  static const char *const titles[] = { N_("Boussole"), N_("Archived Projects"), N_("Trash") };
  static const char *const tags[] = { "projects", "archive", "trash" };
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (self);

  adw_navigation_page_set_title (page, _(titles[self->shelf]));
  adw_navigation_page_set_tag (page, tags[self->shelf]);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), self->shelf == BSL_SHELF_ACTIVE);
}

/* Not before there is something to tell: the banner would cost time before the first frame. */
static void
loaded_cb (BslProjectsPage *self, BslLibrary *library)
{
  GtkWidget *banner;

  if (bsl_library_get_faults (library, NULL) == NULL)
    return;

  g_signal_handlers_disconnect_by_func (library, loaded_cb, self);
  banner = g_object_new (BSL_TYPE_RULES_BANNER, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))), banner);
  bsl_rules_banner_set_library (BSL_RULES_BANNER (banner), library);
}

static void
tell_read_only (BslProjectsPage *self)
{
  gboolean newer = bsl_store_is_newer (self->store);
  GtkWidget *banner =
    adw_banner_new (newer ? _("The projects can be read but not changed: a newer version of Boussole wrote them.")
                          : _("The projects can be read but not changed: their file cannot be written. Check its permissions."));

  if (!newer)
    {
      adw_banner_set_button_label (ADW_BANNER (banner), _("_Try Again"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), "win.try-again");
    }
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))), banner);
}

AdwNavigationPage *
bsl_projects_page_new (BslLibrary *library, BslStore *store, BslShelf shelf)
{
  BslProjectsPage *self = g_object_new (BSL_TYPE_PROJECTS_PAGE, NULL);

  g_set_object (&self->library, library);
  g_set_object (&self->store, store);
  self->shelf = shelf;
  self->model = bsl_project_model_new (store);
  g_signal_connect_object (self->model, "unreadable", G_CALLBACK (unreadable_cb), self, G_CONNECT_DEFAULT);
  self->finder = bsl_finder_new (library, store);
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (self->model));
  dress (self);
  load (self);
  if (bsl_store_is_read_only (store))
    tell_read_only (self);
  loaded_cb (self, library);
  g_signal_connect_object (library, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}

void
bsl_projects_page_run (BslProjectsPage *self, BslProjectItem *item, const char *action)
{
  g_autoptr (BslProjectItem) kept = NULL;

  g_return_if_fail (BSL_IS_PROJECTS_PAGE (self) && BSL_IS_PROJECT_ITEM (item));

  kept = g_object_ref (item);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].action, action))
      table[i].run (self, kept);
}

void
bsl_projects_page_show_state (BslProjectsPage *self, BslState state)
{
  g_return_if_fail (BSL_IS_PROJECTS_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "list.project-state", "s", states[state].word);
}
