/* SPDX-License-Identifier: EUPL-1.2 */
/* Attachments removed, and erased for good. */
#include "config.h"

#include "ui/attachments/bsl-attachment-removal.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-attach.h"
#include "ui/common/bsl-tell.h"

#define UNDO_S 10

static JsonNode *
get_list (BslSession *session)
{
  return bsl_project_get_extra (bsl_session_get_project (session), BSL_MEMBER_ATTACHMENTS);
}

/* What one holds on to until somebody presses a button. */
typedef struct
{
  GtkWindow *window;
  BslSession *session;
  char *id;
  JsonNode *node; /* of the list, or NULL */
} Removal;

static Removal *
removal_new (GtkWindow *window, BslSession *session, const BslEvidence *evidence)
{
  Removal *self = g_new0 (Removal, 1);
  JsonNode *list = get_list (session);
  int index = bsl_json_list_find (list, "id", evidence->id);

  self->window = g_object_ref (window);
  self->session = g_object_ref (session);
  self->id = g_strdup (evidence->id);
  if (index >= 0)
    self->node = json_node_ref (bsl_json_list_get (list, (guint) index));
  return self;
}

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *self = data;

  g_object_unref (self->window);
  g_object_unref (self->session);
  g_free (self->id);
  g_clear_pointer (&self->node, json_node_unref);
  g_free (self);
}

/* As it was, whatever else was changed meanwhile; undo passes over it where the project is frozen. */
static void
undo_cb (AdwToast *toast, Removal *self)
{
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (GError) error = NULL;

  if (self->node == NULL || bsl_json_list_find (get_list (self->session), "id", self->id) >= 0)
    return;

  list = bsl_json_list_append (get_list (self->session), json_node_copy (self->node));
  if (!bsl_history_set_extra (bsl_session_get_history (self->session), BSL_MEMBER_ATTACHMENTS, list, &error))
    bsl_tell_error (GTK_WIDGET (self->window), _("File Not Brought Back"), error);
}

static void
offer_undo (Removal *self, const char *name)
{
  g_autofree char *message = g_strdup_printf (_("“%s” removed"), name);
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), self, removal_free, G_CONNECT_DEFAULT);
  bsl_tell_toast (GTK_WIDGET (self->window), toast);
}

void
bsl_attachment_removal_remove (GtkWindow *window, BslSession *session, const BslEvidence *evidence)
{
  Removal *removal = removal_new (window, session, evidence);
  g_autoptr (GError) error = NULL;

  if (bsl_history_detach (bsl_session_get_history (session), evidence->id, &error))
    {
      offer_undo (removal, evidence->name);
      return;
    }
  bsl_tell_error (GTK_WIDGET (window), _("File Not Removed"), error);
  removal_free (removal, NULL);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Removal *self)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "erase") &&
      !bsl_history_erase_attachment (bsl_session_get_history (self->session), self->id, NULL, &error))
    bsl_tell_error (GTK_WIDGET (self->window), _("File Not Erased"), error);
}

/* Whether the same file is attached a second time. */
static gboolean
has_twin (BslSession *session, const BslEvidence *evidence)
{
  g_autoptr (GPtrArray) all = bsl_evidence_list (bsl_session_get_project (session));

  for (guint i = 0; i < all->len; i++)
    {
      const BslEvidence *other = all->pdata[i];

      if (!g_str_equal (other->id, evidence->id) && g_str_equal (other->sha256, evidence->sha256))
        return TRUE;
    }
  return FALSE;
}

void
bsl_attachment_removal_ask (GtkWindow *window, BslSession *session, const BslEvidence *evidence)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Erase the File for Good?"), NULL));
  g_autofree char *size = g_format_size ((guint64) MAX (evidence->size, 0));

  if (has_twin (session, evidence))
    adw_alert_dialog_format_body (dialog, _("“%s” (%s) leaves the attachments and cannot be brought back. The same file is "
                                            "attached a second time, and stays there."),
                                  evidence->name, size);
  else
    adw_alert_dialog_format_body (dialog, _("“%s” (%s) and all it holds go, and cannot be brought back. The history still "
                                            "tells its name and its fingerprint; backups made before keep the file."),
                                  evidence->name, size);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "erase", _("_Erase"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), removal_new (window, session, evidence), removal_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}
