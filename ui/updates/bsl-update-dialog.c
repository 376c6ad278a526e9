/* SPDX-License-Identifier: EUPL-1.2 */
/* What an update holds, before it is applied. */
#include "config.h"

#include "ui/updates/bsl-update-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-fault-rows.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/updates/bsl-update-rows.h"

#define SHOW_PROGRESS_AFTER 100 /* ms */
#define MAX_KEY_BYTES 65536

/* Who signed an update. */
typedef enum
{
  KNOWN,
  ADDED,   /* a key that was added here, and is known with the update */
  UNKNOWN, /* a key of which no file is here */
  NOBODY,
  BROKEN,  /* said to be a key that is known, which did not sign this */
} Signer;

struct _BslUpdateDialog
{
  AdwDialog parent_instance;

  BslEditions *editions;
  BslLang lang;
  BslPublicKey *key;   /* added; or NULL */
  BslUpdateLook *look; /* NULL while it is read, and where it cannot be */
  GCancellable *cancellable;
  guint show_progress;
  GPtrArray *signature_rows; /* borrowed */
  GtkCheckButton *check;     /* borrowed; NULL where nothing needs to be said */
  AdwBanner *banner;
  GtkStack *stack;
  AdwStatusPage *refused;
  AdwPreferencesGroup *summary;
  AdwPreferencesGroup *signature;
  AdwPreferencesGroup *ways; /* to go on although the key is not known */
  AdwPreferencesGroup *faults;
  AdwPreferencesGroup *changes;
  GtkActionBar *apply_bar;
};

G_DEFINE_FINAL_TYPE (BslUpdateDialog, bsl_update_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* By Signer; %s in the explanation is the key. */
static const struct
{
  BslResult result;
  const char *word;
  const char *explanation;
} signers[] = {
  [KNOWN] = { BSL_RESULT_PASS, N_("Signed with a key known here"),
              N_("The file is as the owner of key %s signed it.") },
  [ADDED] = { BSL_RESULT_PASS, N_("Signed with the key you added"),
              N_("The file is as the owner of key %s signed it. The key is known here once the update is applied.") },
  [UNKNOWN] = { BSL_RESULT_REVIEW, N_("Signed with a key not known here"),
                N_("It says to be of key %s. Add the file of that key if you have it from the publisher by another way than "
                   "this file; without it nobody known vouches for what the update holds.") },
  [NOBODY] = { BSL_RESULT_REVIEW, N_("Nobody signed this update"),
               N_("Anybody can have written it, or changed what it holds: offers, states, rules.") },
  [BROKEN] = { BSL_RESULT_FAIL, N_("Changed after it was signed"),
               N_("It says to be of key %s, which is known here, but the signature does not hold for what is in the file. It "
                  "cannot be applied: ask the publisher for it again.") },
};

static Signer
find_signer (BslUpdateDialog *self)
{
  BslUpdate *update = self->look->update;

  if (!bsl_update_is_signed (update))
    return NOBODY;
  if (bsl_editions_find_key (self->editions, update) != NULL)
    return KNOWN;
  if (self->key != NULL)
    return ADDED;
  return bsl_editions_knows (self->editions, bsl_update_get_key_id (update)) ? BROKEN : UNKNOWN;
}

static gboolean
is_sound (BslUpdateDialog *self)
{
  return bsl_problems_get_count (self->look->faults) == 0;
}

static void
enable_apply (BslUpdateDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "update.apply", self->check == NULL || gtk_check_button_get_active (self->check));
}

/* A group shows its rows before what is no row: the card stands in one of its own. */
static void
add_signature_row (BslUpdateDialog *self, GtkWidget *row)
{
  adw_preferences_group_add (GTK_IS_LIST_BOX_ROW (row) ? self->ways : self->signature, row);
  g_ptr_array_add (self->signature_rows, row);
}

static void
add_check (BslUpdateDialog *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Apply it although nobody known vouches for what it holds"), NULL);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->check));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (enable_apply), self, G_CONNECT_SWAPPED);
  add_signature_row (self, row);
}

static void
clear_signature (BslUpdateDialog *self)
{
  self->check = NULL;
  for (guint i = 0; i < self->signature_rows->len; i++)
    {
      GtkWidget *row = self->signature_rows->pdata[i];

      adw_preferences_group_remove (GTK_IS_LIST_BOX_ROW (row) ? self->ways : self->signature, row);
    }
  g_ptr_array_set_size (self->signature_rows, 0);
}

static void
show_signature (BslUpdateDialog *self)
{
  Signer signer = find_signer (self);
  const char *key = bsl_update_get_key_id (self->look->update);
  BslWord word = bsl_words_for_result (signers[signer].result);
  g_autoptr (GString) explanation = g_string_new (_(signers[signer].explanation));

  g_string_replace (explanation, "%s", key != NULL ? key : "", 1);
  word.word = _(signers[signer].word);
  /* a warning, unlike what is only to be looked at */
  if (signer == NOBODY)
    word.icon = "dialog-warning-symbolic";
  clear_signature (self);
  add_signature_row (self, bsl_status_card_new (word, explanation->str));
  if (signer == UNKNOWN)
    add_signature_row (self, g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Add the _Key by File…"), "use-underline", TRUE,
                                           "action-name", "update.add-key", NULL));
  if (is_sound (self) && (signer == UNKNOWN || signer == NOBODY))
    add_check (self);
  gtk_widget_set_visible (GTK_WIDGET (self->ways), self->signature_rows->len > 1);
  gtk_action_bar_set_revealed (self->apply_bar, is_sound (self) && signer != BROKEN);
  enable_apply (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->stack), word.word, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
add_property (BslUpdateDialog *self, const char *title, const char *value)
{
  adw_preferences_group_add (self->summary, bsl_property_row_new (title, value));
}

static void
show_summary (BslUpdateDialog *self)
{
  BslUpdate *update = self->look->update;
  const BslEdition *current = bsl_editions_get_current (self->editions, NULL);
  g_autofree char *name = bsl_date_words_from_iso (bsl_update_get_edition (update), self->lang);
  /* Translators: %s is mostly a date */
  g_autofree char *title = g_strdup_printf (_("Edition of %s"), name);
  g_autofree char *day = bsl_date_to_words (bsl_update_get_date (update), self->lang);
  g_autofree char *used = current != NULL ? bsl_date_to_words (current->date, self->lang) : NULL;
  g_autofree char *older = NULL;

  bsl_group_set_title (self->summary, title);
  if (current != NULL && bsl_update_get_date (update) < current->date)
    {
      g_autofree char *newer = bsl_date_words_from_iso (current->name, self->lang);

      older = g_strdup_printf (_("This edition is older than the one in use, that of %s."), newer);
      adw_preferences_group_add (self->summary, bsl_caution_row_new (older));
    }
  if (bsl_update_get_date (update) > bsl_date_today ())
    adw_preferences_group_add (self->summary, bsl_caution_row_new (_("This edition says to be of a day to come: every one published before would pass as older.")));
  if (bsl_editions_uses (self->editions, update))
    adw_preferences_group_add (self->summary, bsl_text_row_new (_("This edition is in use already.")));
  add_property (self, _("Publisher"), bsl_update_get_publisher (update));
  add_property (self, _("Compiled up to"), day);
  if (current != NULL)
    add_property (self, _("In use now, compiled up to"), used);
}

static void
show_look (BslUpdateDialog *self)
{
  show_summary (self);
  show_signature (self);
  if (is_sound (self))
    bsl_update_rows_add (self->changes, self->look);
  else
    {
      bsl_group_set_description (self->faults, _("It cannot be applied; what is in use stays. Send this list to the publisher."));
      bsl_fault_rows_add (self->faults, self->look->faults);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->changes), is_sound (self));
  gtk_widget_set_visible (GTK_WIDGET (self->faults), !is_sound (self));
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_child_focus (GTK_WIDGET (self->summary), GTK_DIR_TAB_FORWARD);
}

static void
show_refused (BslUpdateDialog *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->refused, text);
  gtk_stack_set_visible_child_name (self->stack, "refused");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->stack), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslUpdateDialog *self = BSL_UPDATE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  BslUpdateLook *look = bsl_update_look_finish (result, &error);

  g_clear_handle_id (&self->show_progress, g_source_remove);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->look = look;
  if (look != NULL)
    show_look (self);
  else
    show_refused (self, error);
}

static void
show_progress_cb (gpointer data)
{
  BslUpdateDialog *self = data;

  self->show_progress = 0;
  gtk_stack_set_visible_child_name (self->stack, "reading");
}

static void
apply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_APPLY], 0);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslUpdateDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    bsl_update_dialog_add_key (self, file);
  else
    bsl_tell_error (GTK_WIDGET (self), _("File Not Opened"), error);
}

static void
add_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_autoptr (GtkFileDialog) dialog = NULL;

  gtk_file_filter_set_name (filter, _("Public keys"));
  gtk_file_filter_add_suffix (filter, "pub");
  dialog = bsl_file_dialog_new (_("Add the Key of a Publisher"), filter);
  gtk_file_dialog_set_accept_label (dialog, _("_Add"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, key_cb, g_object_ref (widget));
}

static void
bsl_update_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (BSL_UPDATE_DIALOG (dialog)->cancellable);
  ADW_DIALOG_CLASS (bsl_update_dialog_parent_class)->closed (dialog);
}

static void
bsl_update_dialog_dispose (GObject *object)
{
  BslUpdateDialog *self = BSL_UPDATE_DIALOG (object);

  g_clear_handle_id (&self->show_progress, g_source_remove);
  self->check = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_UPDATE_DIALOG);
  g_clear_pointer (&self->signature_rows, g_ptr_array_unref);
  g_clear_pointer (&self->look, bsl_update_look_free);
  g_clear_pointer (&self->key, bsl_public_key_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->editions);
  G_OBJECT_CLASS (bsl_update_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/updates/bsl-update-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, signature);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, ways);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, faults);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, BslUpdateDialog, apply_bar);
}

static void
bsl_update_dialog_class_init (BslUpdateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_update_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = bsl_update_dialog_closed;
  signals[SIGNAL_APPLY] = g_signal_new ("apply", BSL_TYPE_UPDATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "update.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "update.add-key", NULL, add_key);
}

static void
bsl_update_dialog_init (BslUpdateDialog *self)
{
  self->signature_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
bsl_update_dialog_new (BslEditions *editions, BslLang lang, GBytes *bytes, const char *name)
{
  BslUpdateDialog *self = g_object_new (BSL_TYPE_UPDATE_DIALOG, NULL);

  self->editions = g_object_ref (editions);
  self->lang = lang;
  self->show_progress = g_timeout_add_once (SHOW_PROGRESS_AFTER, show_progress_cb, self);
  bsl_update_look_run (self, editions, bytes, name, self->cancellable, looked_cb);

  return ADW_DIALOG (self);
}

BslUpdate *
bsl_update_dialog_take_update (BslUpdateDialog *self)
{
  g_return_val_if_fail (BSL_IS_UPDATE_DIALOG (self) && self->look != NULL, NULL);

  return g_steal_pointer (&self->look->update);
}

BslPublicKey *
bsl_update_dialog_take_key (BslUpdateDialog *self)
{
  g_return_val_if_fail (BSL_IS_UPDATE_DIALOG (self), NULL);

  return g_steal_pointer (&self->key);
}

/* Only what signed this is taken: who adds a key wants to trust this publisher. */
static gboolean
take_key (BslUpdateDialog *self, const char *text, const char *name, GError **error)
{
  g_autoptr (BslPublicKey) key = bsl_public_key_read (text, name, error);

  if (key == NULL)
    return FALSE;
  if (bsl_update_verify (self->look->update, key))
    {
      g_clear_pointer (&self->key, bsl_public_key_free);
      self->key = g_steal_pointer (&key);
      return TRUE;
    }

  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
               _("%s: This key (%s) did not sign the update, and is not added."), name, bsl_public_key_get_id (key));
  return FALSE;
}

void
bsl_update_dialog_add_key (BslUpdateDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file), *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BSL_IS_UPDATE_DIALOG (self));

  /* closed meanwhile */
  if (self->look == NULL || self->look->update == NULL)
    return;

  bytes = path != NULL ? bsl_json_read_file (path, MAX_KEY_BYTES, &error) : g_file_load_bytes (file, NULL, NULL, &error);
  text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  if (text != NULL && take_key (self, text, name, &error))
    show_signature (self);
  adw_banner_set_title (self->banner, error != NULL ? error->message : "");
  adw_banner_set_revealed (self->banner, error != NULL);
  if (error != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
