/* SPDX-License-Identifier: EUPL-1.2 */
/* The application: windows, files given to it, actions of the whole. */
#include "config.h"

#include "ui/bsl-application.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-own-layer.h"
#include "ui/common/bsl-file-opening.h"
#include "ui/bsl-resources.h"
#include "ui/bsl-shortcuts-dialog.h"
#include "ui/bsl-window.h"

struct _BslApplication
{
  AdwApplication parent_instance;

  gint64 started;
  gboolean exit_after_first_frame;
  gulong first_frame;
  BslEditions *editions;
  BslLibrary *library;
  BslStore *store;
};

G_DEFINE_FINAL_TYPE (BslApplication, bsl_application, ADW_TYPE_APPLICATION)

static void
after_paint_cb (GdkFrameClock *clock, BslApplication *self)
{
  g_clear_signal_handler (&self->first_frame, clock);
  g_print ("first-frame-us %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - self->started);
  g_application_quit (G_APPLICATION (self));
}

static void
measure (BslApplication *self, GtkWindow *window)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));

  self->first_frame = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

static BslWindow *
ensure_window (BslApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (window != NULL)
    return BSL_WINDOW (window);

  if (self->store == NULL)
    {
      path = bsl_store_dup_default_path ();
      self->store = bsl_store_open (path, &error);
    }

  window = GTK_WINDOW (bsl_window_new (self, self->library, self->store));
  if (error != NULL)
    bsl_window_show_trouble (BSL_WINDOW (window), path, error);

  return BSL_WINDOW (window);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  adw_dialog_present (bsl_shortcuts_dialog_new (), GTK_WIDGET (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_set_application_name (about, _("Boussole"));
  adw_about_dialog_set_application_icon (about, BSL_APP_ID);
  adw_about_dialog_set_developer_name (about, _("The Boussole contributors"));
  adw_about_dialog_set_version (about, BSL_VERSION);
  adw_about_dialog_set_comments (about, _("From a need to a defensible choice of cloud, for French public buyers. "
                                          "Boussole informs; it does not give legal advice."));
  adw_about_dialog_set_copyright (about, _("© 2026 The Boussole contributors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_CUSTOM);
  adw_about_dialog_set_license (about, _("European Union Public Licence, version 1.2 only (EUPL-1.2): "
                                         "<a href=\"https://eupl.eu/1.2/en\">eupl.eu</a>"));
  /* Translators: your names, one per line */
  adw_about_dialog_set_translator_credits (about, _("translator-credits"));
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (gtk_application_get_active_window (data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (data);
}

/* libadwaita asks the program for these two, on the button that closes a dialog */
static const char *const borrowed[] G_GNUC_UNUSED = { N_("Close"), N_("Close the window") };

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
add_accelerators (GtkApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
    { "win.menu", { "F10" } },
    { "win.new-project", { "<Control>n" } },
    { "win.import", { "<Control>o" } },
    { "win.search", { "<Control>f" } },
    { "win.show-catalogue", { "<Control>k" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (self, table[i].action, table[i].accels);
}

/* Copies that other programs show; those of a program that runs beside this one are not its own. */
static void
clear_files (GApplication *application)
{
  if (!(g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE))
    bsl_file_opening_clear ();
}

static void
bsl_application_startup (GApplication *application)
{
  bsl_ui_register_resource ();
  G_APPLICATION_CLASS (bsl_application_parent_class)->startup (application);
  clear_files (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  add_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (BSL_APP_ID);
}

static void
bsl_application_shutdown (GApplication *application)
{
  clear_files (application);
  G_APPLICATION_CLASS (bsl_application_parent_class)->shutdown (application);
}

static void
bsl_application_activate (GApplication *application)
{
  BslApplication *self = BSL_APPLICATION (application);
  GtkWindow *window = GTK_WINDOW (ensure_window (self));

  if (self->exit_after_first_frame)
    {
      gtk_widget_realize (GTK_WIDGET (window));
      measure (self, window);
    }
  gtk_window_present (window);
}

static void
bsl_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  BslWindow *window = ensure_window (BSL_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    bsl_window_open_file (window, files[i]);
}

static int
bsl_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BslApplication *self = BSL_APPLICATION (application);
  const char *rules = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", _("Boussole"), BSL_VERSION);
      return 0;
    }

  /* a program of its own: the one that runs already has its rules */
  if (g_variant_dict_lookup (options, "rules", "^&ay", &rules))
    {
      bsl_library_set_rules (self->library, rules);
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }

  if (g_variant_dict_contains (options, "exit-after-first-frame"))
    {
      self->exit_after_first_frame = TRUE;
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }

  return -1;
}

static void
bsl_application_dispose (GObject *object)
{
  BslApplication *self = BSL_APPLICATION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_object (&self->editions);
  G_OBJECT_CLASS (bsl_application_parent_class)->dispose (object);
}

static void
bsl_application_class_init (BslApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_application_dispose;
  application_class->startup = bsl_application_startup;
  application_class->shutdown = bsl_application_shutdown;
  application_class->activate = bsl_application_activate;
  application_class->open = bsl_application_open;
  application_class->handle_local_options = bsl_application_handle_local_options;
}

static void
bsl_application_init (BslApplication *self)
{
  g_autofree char *own = bsl_own_layer_dup_default_path ();
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Read the rules from another directory"), N_("DIRECTORY") },
    { "exit-after-first-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL }
  };

  self->editions = bsl_editions_new (NULL, NULL);
  self->library = bsl_library_new ();
  bsl_editions_choose (self->editions, self->library);
  bsl_library_set_own_layer (self->library, own);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

BslEditions *
bsl_application_get_editions (BslApplication *self)
{
  g_return_val_if_fail (BSL_IS_APPLICATION (self), NULL);

  return self->editions;
}

void
bsl_application_set_library (BslApplication *self, BslLibrary *library)
{
  g_return_if_fail (BSL_IS_APPLICATION (self));

  g_set_object (&self->library, library);
}

void
bsl_application_set_store (BslApplication *self, BslStore *store)
{
  g_return_if_fail (BSL_IS_APPLICATION (self));

  g_set_object (&self->store, store);
}

BslApplication *
bsl_application_new (gint64 started)
{
  BslApplication *self = g_object_new (BSL_TYPE_APPLICATION,
                                       "application-id", BSL_APP_ID,
                                       "flags", G_APPLICATION_HANDLES_OPEN,
                                       "resource-base-path", "/org/boussole/Boussole",
                                       NULL);

  self->started = started;
  return self;
}
