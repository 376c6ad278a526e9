/* SPDX-License-Identifier: EUPL-1.2 */
/* A project file beside what is saved here. */
#include "config.h"

#include "ui/import/bsl-import-dialog.h"

#include <glib/gi18n.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-snapshot.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"

struct _BslImportDialog
{
  AdwDialog parent_instance;

  BslImport *import;
  BslLang lang;
  GPtrArray *switches; /* of a conflict, in the order of the differences; borrowed from the group */
  AdwBanner *banner;
  AdwPreferencesGroup *summary;
  AdwPreferencesGroup *differences;
  GtkButton *accept_button;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (BslImportDialog, bsl_import_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* By kind: what it is, and what the button does. */
static const struct
{
  const char *description;
  const char *button;
} kinds[] = {
  { N_("This project is not here yet."), N_("_Import") },
  { N_("This project is here, and the file holds the same."), N_("_Open") },
  { N_("This project is here and was changed since; the file holds nothing more."), N_("_Open") },
  { N_("This project is here, and the file goes on from it. The changes of the file are added to its history."),
    N_("_Update") },
  { N_("The project here and the file differ. Choose what to take from the file: what is not chosen stays as it is "
       "here, and each change can be undone."),
    N_("_Take What Is Chosen") },
  { N_("This file was written by a newer version of Boussole: the project can only be read here, without what this version does "
       "not know. Install the newer version to change it."), N_("_Import") },
};

/* By subject; the question of an answer and the name of another member stand for themselves. */
static const char *
get_title (const BslDeltaWords *words, BslLang lang)
{
  static const char *const titles[] = { NULL,           N_("Title"),     NULL,         N_("Notes"),  N_("Attachments"),
                                        N_("Snapshots"), N_("Opinions"), N_("Outcome"), NULL,         NULL };

  if (words->question != NULL)
    return bsl_text_get (&words->question->title, lang);

  return titles[words->subject] != NULL ? _(titles[words->subject]) : words->name;
}

static char *
dup_sides (const BslDeltaWords *words)
{
  const char *nothing = _("nothing");

  /* Translators: both sides of a difference, each on a line */
  return g_strdup_printf (_("Here: %s\nIn the file: %s"), words->before != NULL ? words->before : nothing,
                          words->after != NULL ? words->after : nothing);
}

static void
enable_accept (BslImportDialog *self)
{
  gboolean enabled = bsl_import_get_kind (self->import) != BSL_IMPORT_CONFLICT;

  for (guint i = 0; i < self->switches->len; i++)
    enabled = enabled || adw_switch_row_get_active (self->switches->pdata[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", enabled);
}

static GtkWidget *
create_switch (BslImportDialog *self, const char *title, const char *sides)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sides);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (enable_accept), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->switches, row);

  return row;
}

static void
add_difference (BslImportDialog *self, const BslDelta *delta)
{
  BslProject *project = bsl_import_get_project (self->import);
  g_autoptr (BslDeltaWords) words = bsl_delta_describe (delta->what, delta->before, delta->after,
                                                        bsl_project_get_questionnaire (project), self->lang);
  const char *title = get_title (words, self->lang);
  g_autofree char *sides = dup_sides (words);
  gboolean choose = bsl_import_get_kind (self->import) == BSL_IMPORT_CONFLICT;

  adw_preferences_group_add (self->differences, choose ? create_switch (self, title, sides)
                                                       : bsl_property_row_new (title, sides));
}

static void
add_count (BslImportDialog *self, const char *title, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n > 0)
    adw_preferences_group_add (self->summary, bsl_property_row_new (title, number));
}

/* A history that is not believed goes with a project that begins here, and with no other. */
static const char *
get_broken (BslImportDialog *self)
{
  return bsl_import_get_kind (self->import) == BSL_IMPORT_NEW
           ? _("The history in the file is not as it was written. It is kept as it came, and a new one begins.")
           : _("The history in the file is not as it was written. Only an import as another project keeps it.");
}

/* Of a newer version, so that nothing of it can be taken over. */
static gboolean
is_another_state (BslImportDialog *self)
{
  return bsl_import_get_kind (self->import) == BSL_IMPORT_READ_ONLY && bsl_import_get_id (self->import) != NULL;
}

static const char *
get_description (BslImportDialog *self)
{
  if (is_another_state (self))
    return _("This project is here in another state. The file was written by a newer version of Boussole: it can only be "
             "read here, as another project.");
  return _(kinds[bsl_import_get_kind (self->import)].description);
}

static void
show_summary (BslImportDialog *self)
{
  BslProject *project = bsl_import_get_project (self->import);
  g_autoptr (GPtrArray) snapshots = bsl_snapshots_read (project);

  bsl_group_set_title (self->summary, bsl_project_get_title (project));
  bsl_group_set_description (self->summary, get_description (self));
  add_count (self, _("Changes in the history of the file"), bsl_import_get_n_events (self->import));
  add_count (self, _("Of which new here"), bsl_import_get_n_new_events (self->import));
  add_count (self, _("Snapshots"), snapshots->len);
  if (bsl_import_get_broken (self->import) > 0)
    adw_preferences_group_add (self->summary, bsl_text_row_new (get_broken (self)));
}

static void
fill (BslImportDialog *self)
{
  GPtrArray *deltas = bsl_import_get_deltas (self->import);
  BslImportKind kind = bsl_import_get_kind (self->import);

  show_summary (self);
  for (guint i = 0; i < deltas->len; i++)
    add_difference (self, deltas->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), deltas->len > 0);
  gtk_button_set_label (self->accept_button, is_another_state (self) ? _("Import as _Another Project") : _(kinds[kind].button));
  gtk_widget_set_visible (self->copy_button, bsl_import_get_id (self->import) != NULL && !is_another_state (self)
                                               && (kind != BSL_IMPORT_SAME || bsl_import_get_broken (self->import) > 0));
  enable_accept (self);
}

/* The "what" of the differences to take. */
static const char **
list_taken (BslImportDialog *self)
{
  GPtrArray *deltas = bsl_import_get_deltas (self->import);
  GPtrArray *taken = g_ptr_array_new ();

  for (guint i = 0; i < self->switches->len; i++)
    if (adw_switch_row_get_active (self->switches->pdata[i]))
      g_ptr_array_add (taken, ((BslDelta *) deltas->pdata[i])->what);
  g_ptr_array_add (taken, NULL);

  return (const char **) g_ptr_array_free (taken, FALSE);
}

static void
apply (BslImportDialog *self, BslImportChoice choice)
{
  g_autofree const char **taken = list_taken (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = bsl_import_apply (self->import, choice, taken, &error);

  if (id != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, id);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslImportDialog *self = BSL_IMPORT_DIALOG (widget);
  gboolean merge = bsl_import_get_kind (self->import) == BSL_IMPORT_CONFLICT;

  apply (self, merge ? BSL_CHOICE_MERGE : BSL_CHOICE_ACCEPT);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply (BSL_IMPORT_DIALOG (widget), BSL_CHOICE_COPY);
}

static void
bsl_import_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (bsl_import_dialog_parent_class)->dispose (object);
}

static void
bsl_import_dialog_finalize (GObject *object)
{
  BslImportDialog *self = BSL_IMPORT_DIALOG (object);

  bsl_import_free (self->import);
  g_ptr_array_unref (self->switches);
  G_OBJECT_CLASS (bsl_import_dialog_parent_class)->finalize (object);
}

static void
bsl_import_dialog_class_init (BslImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_import_dialog_finalize;
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", BSL_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/import/bsl-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BslImportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, BslImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, BslImportDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, BslImportDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, BslImportDialog, copy_button);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "import.copy", NULL, copy_action);
}

static void
bsl_import_dialog_init (BslImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->switches = g_ptr_array_new ();
}

AdwDialog *
bsl_import_dialog_new (BslImport *import, BslLang lang)
{
  BslImportDialog *self = g_object_new (BSL_TYPE_IMPORT_DIALOG, NULL);

  self->import = import;
  self->lang = lang;
  fill (self);

  return ADW_DIALOG (self);
}
