/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys of the application, by theme. */
#include "config.h"

#include "ui/bsl-shortcuts-dialog.h"

#include <glib/gi18n.h>

struct _BslShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (BslShortcutsDialog, bsl_shortcuts_dialog, ADW_TYPE_DIALOG)

/* a row without accelerator begins a theme */
static const struct
{
  const char *accel;
  const char *title;
} table[] = {
  { NULL, N_("Projects") },
  { "<Control>n", N_("New Procurement") },
  { "<Control>o", N_("Import a Project") },
  { "<Control>f", N_("Search") },
  { "<Control>k", N_("Catalogue of Offers") },
  { NULL, N_("Wizard") },
  { "<Control>z", N_("Undo the Last Change") },
  { "<Control><Shift>z", N_("Redo") },
  { "<Alt>Page_Down", N_("Next Step") },
  { "<Alt>Page_Up", N_("Previous Step") },
  { NULL, N_("Market Study") },
  { "<Control>Return", N_("Compare the Offers Chosen") },
  { NULL, N_("Document") },
  { "<Control>p", N_("Print") },
  { "<Control>c", N_("Copy the Line") },
  { NULL, N_("General") },
  { "F10", N_("Main Menu") },
  { "<Alt>Left", N_("Back") },
  { "<Control>question", N_("Keyboard Shortcuts") },
  { "<Control>w", N_("Close the Window") },
  { "<Control>q", N_("Quit") },
};

static char *
dup_label (const char *accel)
{
  guint key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (accel, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
create_row (const char *accel, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = dup_label (accel);
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
bsl_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (bsl_shortcuts_dialog_parent_class)->dispose (object);
}

static void
bsl_shortcuts_dialog_class_init (BslShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_shortcuts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/bsl-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BslShortcutsDialog, page);
}

static void
bsl_shortcuts_dialog_init (BslShortcutsDialog *self)
{
  AdwPreferencesGroup *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (table[i].accel == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(table[i].title));
          adw_preferences_page_add (self->page, group);
        }
      else
        {
          adw_preferences_group_add (group, create_row (table[i].accel, _(table[i].title)));
        }
    }
}

AdwDialog *
bsl_shortcuts_dialog_new (void)
{
  return g_object_new (BSL_TYPE_SHORTCUTS_DIALOG, NULL);
}
