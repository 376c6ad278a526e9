/* SPDX-License-Identifier: EUPL-1.2 */
/* The window: saved projects, and the project that is open. */
#include "config.h"

#include "ui/bsl-window.h"

#include <glib/gi18n.h>

#include "ui/backups/bsl-backup-job.h"
#include "ui/backups/bsl-backup-keeper.h"
#include "ui/backups/bsl-backups-page.h"
#include "ui/bsl-session.h"
#include "ui/catalogue/bsl-catalogue-page.h"
#include "ui/common/bsl-header-focus.h"
#include "ui/history/bsl-reviewing.h"
#include "ui/import/bsl-arrival.h"
#include "ui/projects/bsl-project-files.h"
#include "ui/projects/bsl-projects-page.h"
#include "ui/projects/bsl-store-opening.h"
#include "ui/projects/bsl-trouble-view.h"
#include "ui/updates/bsl-edition-switch.h"
#include "ui/verify/bsl-verify-dialog.h"
#include "ui/wizard/bsl-project-page.h"

struct _BslWindow
{
  AdwApplicationWindow parent_instance;

  BslLibrary *library;
  BslStore *store; /* NULL where it cannot be opened, and while a backup is restored */
  char *path;      /* where it is, or would be */
  gboolean busy;   /* with a backup that is restored, or with opening the store */
  BslCatalogueReader *reader;    /* NULL before the catalogue was read */
  BslVerification *verification; /* NULL before somebody asks for it */
  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  BslBackupKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (BslWindow, bsl_window, ADW_TYPE_APPLICATION_WINDOW)

/* The data that every project needs; tells what is wrong with them. */
static gboolean
ensure_library (BslWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (bsl_library_load (self->library, &error))
    return TRUE;

  bsl_window_show_error (self, _("Questions, Rules or Catalogue Cannot Be Read"), error);
  return FALSE;
}

static void
add_and_open (BslWindow *self, BslProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = bsl_store_add (self->store, project, &error);

  if (id == NULL)
    bsl_window_show_error (self, _("Project Not Saved"), error);
  else
    bsl_window_open_project (self, id);
}

static void
new_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);
  g_autoptr (BslProject) project = NULL;

  if (self->store == NULL || !ensure_library (self))
    return;

  project = bsl_project_new (bsl_library_get_questionnaire (self->library));
  bsl_project_set_title (project, _("New procurement"));
  add_and_open (self, project);
}

static void
open_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_window_open_project (BSL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_example (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = bsl_library_dup_path (BSL_WINDOW (widget)->library, "example/example.boussole");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  bsl_window_open_file (BSL_WINDOW (widget), file);
}

static gboolean
drop_cb (BslWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  bsl_window_open_file (self, files->data);
  return TRUE;
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (BSL_WINDOW (widget)->navigation);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.search", NULL);
}

static void
menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (BSL_WINDOW (widget)->navigation);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.menu", NULL);
}

static void
show_shelf (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);
  BslShelf shelf = g_str_equal (name, "win.show-trash") ? BSL_SHELF_TRASH : BSL_SHELF_ARCHIVED;

  if (self->store != NULL)
    adw_navigation_view_push (self->navigation, bsl_projects_page_new (self->library, self->store, shelf));
}

static void
show_backups (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);

  if (!self->busy)
    adw_navigation_view_push (self->navigation, bsl_backups_page_new (self->path));
}

/* The page of the catalogue that is open, under others or not; or NULL. */
static AdwNavigationPage *
find_catalogue (BslWindow *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);

  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i);

      if (BSL_IS_CATALOGUE_PAGE (page))
        return page;
    }
  return NULL;
}

/* Of the catalogue as it is today. NULL with an error where it cannot be shown. */
static BslCatalogueReader *
ensure_reader (BslWindow *self, GError **error)
{
  BslCatalogue *catalogue = bsl_library_get_catalogue (self->library);
  BslDate today = bsl_date_today ();

  if (self->reader != NULL && bsl_catalogue_reader_get_catalogue (self->reader) == catalogue &&
      bsl_catalogue_reader_get_date (self->reader) == today)
    return self->reader;

  if (self->reader != NULL && bsl_catalogue_reader_get_date (self->reader) == today)
    {
      g_autoptr (BslCatalogueReader) before = self->reader;

      self->reader = g_object_ref (bsl_catalogue_reader_get_newest (before));
    }
  else
    {
      g_clear_object (&self->reader);
      self->reader = bsl_catalogue_reader_new (self->library, today, error);
    }
  if (self->reader != NULL)
    bsl_catalogue_reader_prepare (self->reader);
  return self->reader;
}

static BslEditions *
get_editions (BslWindow *self)
{
  return bsl_application_get_editions (BSL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* Not over a project, which has offers of its own and may hold text that is not saved. Twice leads to the same page. */
static void
show_catalogue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);
  AdwNavigationPage *page = find_catalogue (self);
  BslCatalogueReader *reader;
  g_autoptr (GError) error = NULL;

  if (page != NULL)
    adw_navigation_view_pop_to_page (self->navigation, page);
  if (page != NULL || BSL_IS_PROJECT_PAGE (adw_navigation_view_get_visible_page (self->navigation)) || !ensure_library (self))
    return;

  reader = ensure_reader (self, &error);
  if (reader != NULL)
    {
      page = bsl_catalogue_page_new (reader);
      bsl_catalogue_page_set_editions (BSL_CATALOGUE_PAGE (page), get_editions (self));
      adw_navigation_view_push (self->navigation, page);
    }
  else
    bsl_window_show_error (self, _("Catalogue Not Shown"), error);
}

/* From a project, which is left: what was corrected holds for all of them. */
static void
show_corrections (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);

  if (!bsl_window_may_leave (self, name))
    return;
  adw_navigation_view_pop_to_tag (self->navigation, "projects");
  show_catalogue (widget, NULL, NULL);
  if (find_catalogue (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (find_catalogue (self)), "catalogue.corrections", NULL);
}

static void
verify_rules (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (bsl_verify_dialog_new (bsl_window_get_verification (BSL_WINDOW (widget))), widget);
}

/* So that its page opens at once. */
static gboolean
prepare_catalogue_cb (gpointer data)
{
  ensure_reader (data, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
preload_cb (gpointer data)
{
  BslWindow *self = data;

  if (self->store != NULL)
    bsl_store_watch (self->store);
  bsl_backup_keeper_watch (self->keeper, self->store);
  /* what is wrong is told when a project is opened */
  if (!bsl_library_load (self->library, NULL))
    return G_SOURCE_REMOVE;
  g_idle_add_full (G_PRIORITY_LOW, prepare_catalogue_cb, g_object_ref (self), g_object_unref);
  bsl_reviewing_start (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* What another program did while this window was not in use. */
static void
active_cb (BslWindow *self)
{
  if (self->store != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    bsl_store_check (self->store);
}

static void
after_first_frame_cb (GdkFrameClock *clock, BslWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_first_frame_cb, self);
  g_idle_add_full (G_PRIORITY_LOW, preload_cb, g_object_ref (self), g_object_unref);
}

static void
bsl_window_map (GtkWidget *widget)
{
  GdkFrameClock *clock;

  GTK_WIDGET_CLASS (bsl_window_parent_class)->map (widget);

  clock = gtk_widget_get_frame_clock (widget);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_first_frame_cb), widget, G_CONNECT_DEFAULT);
}

/* What cannot be begun now is not offered. */
static void
update_actions (BslWindow *self)
{
  gboolean writable = self->store != NULL && !bsl_store_is_read_only (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-project", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-example", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", self->store != NULL);
}

/* In place of all pages. */
static void
show_only (BslWindow *self, AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->navigation, &page, 1);
  update_actions (self);
}

static void
set_store (BslWindow *self, BslStore *store)
{
  g_set_object (&self->store, store);
  bsl_application_set_store (BSL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), store);
  bsl_backup_keeper_watch (self->keeper, NULL);
}

/* Shows what is saved, or @error. */
static void
take_store (BslWindow *self, BslStore *store, const GError *error)
{
  self->busy = FALSE;
  set_store (self, store);
  if (store == NULL)
    {
      show_only (self, bsl_trouble_view_new_page (self->path, error));
      return;
    }

  show_only (self, bsl_projects_page_new (self->library, store, BSL_SHELF_ACTIVE));
  g_idle_add_full (G_PRIORITY_LOW, preload_cb, g_object_ref (self), g_object_unref);
}

/* To what was just asked for: it does not wait for other messages to pass. */
static void
add_answer (BslWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  bsl_window_add_toast (self, toast);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslWindow *self = BSL_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (BslStore) store = bsl_store_opening_finish (result, &kept, &error);
  g_autofree char *name = kept != NULL ? g_path_get_basename (kept) : NULL;
  g_autofree char *message = name != NULL ? g_strdup_printf (_("Set aside: %s"), name) : NULL;

  /* closed meanwhile */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;

  take_store (self, store, error);
  if (message != NULL)
    add_answer (self, message);
  else if (store == NULL)
    add_answer (self, _("The projects still cannot be opened"));
}

static AdwNavigationPage *
create_opening_page (void)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Opening the Projects"));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), status);

  return adw_navigation_page_new_with_tag (view, _("Boussole"), "projects");
}

/* No page keeps the old one open meanwhile. */
static void
reopen_store (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);

  if (self->busy || !bsl_window_may_leave (self, "session.close"))
    return;

  self->busy = TRUE;
  set_store (self, NULL);
  show_only (self, create_opening_page ());
  bsl_store_opening_run (self, self->path, g_str_equal (name, "win.set-aside"), opened_cb);
}

/* A dialog keeps the focus to itself, and the panes of a project have an order of their own. */
static gboolean
has_one_header (BslWindow *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL &&
         !BSL_IS_PROJECT_PAGE (adw_navigation_view_get_visible_page (self->navigation));
}

static gboolean
bsl_window_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && has_one_header (BSL_WINDOW (widget)) && bsl_header_focus_move (GTK_WINDOW (widget)))
    return TRUE;

  return GTK_WIDGET_CLASS (bsl_window_parent_class)->focus (widget, direction);
}

static gboolean
bsl_window_close_request (GtkWindow *window)
{
  return !bsl_window_may_leave (BSL_WINDOW (window), "window.close") ||
         GTK_WINDOW_CLASS (bsl_window_parent_class)->close_request (window);
}

static void
bsl_window_dispose (GObject *object)
{
  BslWindow *self = BSL_WINDOW (object);

  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_WINDOW);
  if (self->verification != NULL)
    bsl_verification_cancel (self->verification);
  g_clear_object (&self->verification);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (bsl_window_parent_class)->dispose (object);
}

static void
bsl_window_class_init (BslWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = bsl_window_close_request;
  widget_class->map = bsl_window_map;
  widget_class->focus = bsl_window_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/bsl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BslWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BslWindow, navigation);

  gtk_widget_class_install_action (widget_class, "win.new-project", NULL, new_project);
  gtk_widget_class_install_action (widget_class, "win.open-project", "s", open_project);
  gtk_widget_class_install_action (widget_class, "win.open-example", NULL, open_example);
  gtk_widget_class_install_action (widget_class, "win.show-archive", NULL, show_shelf);
  gtk_widget_class_install_action (widget_class, "win.show-trash", NULL, show_shelf);
  gtk_widget_class_install_action (widget_class, "win.show-backups", NULL, show_backups);
  gtk_widget_class_install_action (widget_class, "win.show-catalogue", NULL, show_catalogue);
  gtk_widget_class_install_action (widget_class, "win.show-corrections", NULL, show_corrections);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu);
  gtk_widget_class_install_action (widget_class, "win.verify-rules", NULL, verify_rules);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, reopen_store);
  gtk_widget_class_install_action (widget_class, "win.set-aside", NULL, reopen_store);
  bsl_project_files_install (widget_class);
  bsl_reviewing_install (widget_class);
  bsl_edition_switch_install (widget_class);
}

static gboolean
find_focus_cb (gpointer data)
{
  BslWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  AdwNavigationPage *page = self->navigation != NULL ? adw_navigation_view_get_visible_page (self->navigation) : NULL;

  if (page != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* A dialog gives the focus back to where it was, which may be nowhere: a file came by a drop, or from
 * another program. */
static void
dialog_cb (BslWindow *self)
{
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    g_idle_add_full (G_PRIORITY_LOW, find_focus_cb, g_object_ref (self), g_object_unref);
}

static void
bsl_window_init (BslWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keeper = bsl_backup_keeper_new (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* By a correction of the user. */
static void
catalogue_changed_cb (BslWindow *self)
{
  bsl_reviewing_start (self, TRUE);
}

static void
set_library (BslWindow *self, BslLibrary *library)
{
  if (g_set_object (&self->library, library) && library != NULL)
    g_signal_connect_object (library, "catalogue-changed", G_CALLBACK (catalogue_changed_cb), self, G_CONNECT_SWAPPED);
}

BslWindow *
bsl_window_new (BslApplication *application, BslLibrary *library, BslStore *store)
{
  BslWindow *self;

  g_return_val_if_fail (BSL_IS_APPLICATION (application), NULL);

  self = g_object_new (BSL_TYPE_WINDOW, "application", application, NULL);
  set_library (self, library);
  if (store == NULL)
    return self;

  g_set_object (&self->store, store);
  self->path = g_strdup (bsl_store_get_path (store));
  show_only (self, bsl_projects_page_new (library, store, BSL_SHELF_ACTIVE));

  return self;
}

void
bsl_window_show_trouble (BslWindow *self, const char *path, const GError *error)
{
  g_return_if_fail (BSL_IS_WINDOW (self) && path != NULL && error != NULL);

  g_set_str (&self->path, path);
  take_store (self, NULL, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslWindow *self = BSL_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) trouble = NULL;
  g_autoptr (BslStore) store = NULL;
  gboolean restored = bsl_backup_job_finish (result, &error);

  /* closed meanwhile */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;

  store = bsl_store_open (self->path, &trouble);
  take_store (self, store, trouble);
  if (restored)
    bsl_window_add_toast (self, adw_toast_new (_("Restored; what was there is among the backups")));
  else
    bsl_window_show_error (self, _("Nothing Was Restored"), error);
}

void
bsl_window_restore_backup (BslWindow *self, const char *backup)
{
  g_return_if_fail (BSL_IS_WINDOW (self) && backup != NULL);

  if (self->busy)
    return;

  self->busy = TRUE;
  set_store (self, NULL);
  update_actions (self);
  bsl_backup_job_run (self, BSL_BACKUP_JOB_RESTORE, self->path, backup, restored_cb, NULL);
}

/* By a file or a reply that is about it: who works on it does not mean it to be deleted. */
static void
take_out_of_trash (BslWindow *self, const char *id)
{
  g_autoptr (BslProjectInfo) info = bsl_store_get_info (self->store, id, NULL);
  g_autofree char *message = NULL;

  if (info == NULL || info->shelf != BSL_SHELF_TRASH || !bsl_store_move (self->store, id, BSL_SHELF_ACTIVE, NULL))
    return;

  message = g_strdup_printf (_("“%s” was in the trash, and is restored"), info->title);
  bsl_window_add_toast (self, adw_toast_new (message));
}

void
bsl_window_open_project (BslWindow *self, const char *id)
{
  g_autoptr (BslSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BSL_IS_WINDOW (self) && id != NULL);

  if (self->store == NULL || !ensure_library (self) || !bsl_window_may_leave (self, "session.close"))
    return;

  session = bsl_session_new (self->library, self->store, id, &error);
  if (session == NULL)
    {
      bsl_window_show_error (self, _("Project Not Opened"), error);
      return;
    }

  /* what can be undone on another page is not what this one is about */
  bsl_window_dismiss_toasts (self);
  take_out_of_trash (self, id);
  adw_navigation_view_pop_to_tag (self->navigation, "projects");
  adw_navigation_view_push (self->navigation, bsl_project_page_new (session));
}

void
bsl_window_duplicate_project (BslWindow *self, const char *id, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;

  g_return_if_fail (BSL_IS_WINDOW (self) && id != NULL && title != NULL);

  if (self->store == NULL || !ensure_library (self))
    return;

  name = g_strdup_printf (_("%s (copy)"), title);
  copy = bsl_store_duplicate (self->store, bsl_library_get_questionnaire (self->library), id, name, &error);
  if (copy == NULL)
    {
      bsl_window_show_error (self, _("Project Not Duplicated"), error);
      return;
    }
  bsl_window_open_project (self, copy);
  bsl_window_add_toast (self, adw_toast_new (_("Copied as a draft, without the dates of decision and consultation")));
}

BslSession *
bsl_window_show_opinions (BslWindow *self, const char *id)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
  BslProjectPage *project;

  g_return_val_if_fail (BSL_IS_WINDOW (self) && id != NULL, NULL);

  if (!BSL_IS_PROJECT_PAGE (page) ||
      !g_str_equal (bsl_session_get_id (bsl_project_page_get_session (BSL_PROJECT_PAGE (page))), id))
    bsl_window_open_project (self, id);
  page = adw_navigation_view_get_visible_page (self->navigation);
  if (!BSL_IS_PROJECT_PAGE (page))
    return NULL;

  project = BSL_PROJECT_PAGE (page);
  if (!g_str_equal (bsl_session_get_id (bsl_project_page_get_session (project)), id))
    return NULL;

  bsl_project_page_go (project, BSL_MEMBER_OPINIONS, NULL);
  return bsl_project_page_get_session (project);
}

void
bsl_window_open_file (BslWindow *self, GFile *file)
{
  g_return_if_fail (BSL_IS_WINDOW (self) && G_IS_FILE (file));

  if (self->store == NULL)
    bsl_arrival_refuse (self);
  else if (ensure_library (self))
    bsl_arrival_open (self, file);
}

BslLibrary *
bsl_window_get_library (BslWindow *self)
{
  g_return_val_if_fail (BSL_IS_WINDOW (self), NULL);

  return self->library;
}

BslStore *
bsl_window_get_store (BslWindow *self)
{
  g_return_val_if_fail (BSL_IS_WINDOW (self), NULL);

  return self->store;
}

gboolean
bsl_window_may_leave (BslWindow *self, const char *action)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  return !BSL_IS_PROJECT_PAGE (page) || bsl_project_page_may_leave (BSL_PROJECT_PAGE (page), action);
}

void
bsl_window_take_library (BslWindow *self, BslLibrary *library)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
  g_autofree char *id = NULL;
  gboolean catalogue;

  g_return_if_fail (BSL_IS_WINDOW (self) && BSL_IS_LIBRARY (library));

  if (BSL_IS_PROJECT_PAGE (page))
    id = g_strdup (bsl_session_get_id (bsl_project_page_get_session (BSL_PROJECT_PAGE (page))));
  catalogue = find_catalogue (self) != NULL;
  set_library (self, library);
  g_clear_object (&self->reader);
  g_clear_object (&self->verification);
  if (self->store == NULL)
    return;

  show_only (self, bsl_projects_page_new (library, self->store, BSL_SHELF_ACTIVE));
  bsl_reviewing_start (self, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, preload_cb, g_object_ref (self), g_object_unref);
  if (id != NULL)
    bsl_window_open_project (self, id);
  else if (catalogue)
    show_catalogue (GTK_WIDGET (self), NULL, NULL);
}

void
bsl_window_show_page (BslWindow *self, AdwNavigationPage *page)
{
  AdwNavigationPage *visible;

  g_return_if_fail (BSL_IS_WINDOW (self) && ADW_IS_NAVIGATION_PAGE (page));

  visible = adw_navigation_view_get_visible_page (self->navigation);
  if (BSL_IS_PROJECT_PAGE (visible))
    adw_navigation_view_pop_to_tag (self->navigation, "projects");
  else if (G_OBJECT_TYPE (visible) == G_OBJECT_TYPE (page))
    adw_navigation_view_pop (self->navigation);
  adw_navigation_view_push (self->navigation, page);
}

void
bsl_window_show_projects (BslWindow *self, BslState state)
{
  AdwNavigationPage *page;

  g_return_if_fail (BSL_IS_WINDOW (self));

  if (!bsl_window_may_leave (self, "session.close"))
    return;
  adw_navigation_view_pop_to_tag (self->navigation, "projects");
  page = adw_navigation_view_get_visible_page (self->navigation);
  if (BSL_IS_PROJECTS_PAGE (page))
    bsl_projects_page_show_state (BSL_PROJECTS_PAGE (page), state);
}

BslVerification *
bsl_window_get_verification (BslWindow *self)
{
  g_return_val_if_fail (BSL_IS_WINDOW (self), NULL);

  if (self->verification == NULL)
    self->verification = bsl_verification_new (self->library);

  return self->verification;
}

void
bsl_window_add_toast (BslWindow *self, AdwToast *toast)
{
  g_return_if_fail (BSL_IS_WINDOW (self));

  /* titles of people, names of files */
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
bsl_window_dismiss_toasts (BslWindow *self)
{
  g_return_if_fail (BSL_IS_WINDOW (self));

  adw_toast_overlay_dismiss_all (self->toasts);
}

void
bsl_window_show_error (BslWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (BSL_IS_WINDOW (self) && error != NULL);

  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
