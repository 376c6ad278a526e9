/* SPDX-License-Identifier: EUPL-1.2 */
/* Corrections and added offers, with a way back. */
#include "config.h"

#include "ui/catalogue/bsl-correcting.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "ui/common/bsl-tell.h"

/* of the window, the last one */
#define TOAST "correction-toast"

/* What brings back the state before a change. */
typedef struct
{
  GtkWidget *widget;
  BslLibrary *library;
  gboolean offer;
  JsonNode *before; /* NULL: there was none */
  char *id;         /* of what is there now; NULL: nothing is */
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->library);
  g_clear_pointer (&self->before, json_node_unref);
  g_free (self->id);
  g_free (self);
}

static Undo *
undo_new (GtkWidget *widget, BslLibrary *library, gboolean offer, JsonNode *before, const char *id)
{
  Undo *self = g_new0 (Undo, 1);

  self->widget = g_object_ref (widget);
  self->library = g_object_ref (library);
  self->offer = offer;
  self->before = before;
  self->id = g_strdup (id);
  return self;
}

static void
tell_problems (GtkWidget *widget, BslProblems *problems)
{
  g_autoptr (GError) error = NULL;

  bsl_problems_to_error (problems, &error);
  if (error != NULL)
    bsl_tell_error (widget, _("Corrections Not Changed"), error);
}

static gboolean
put (BslLibrary *library, gboolean offer, JsonNode *node, BslProblems *problems)
{
  return offer ? bsl_own_layer_add_offer (library, node, problems) : bsl_own_layer_correct (library, node, problems);
}

static gboolean
take (BslLibrary *library, gboolean offer, const char *id, BslProblems *problems)
{
  return offer ? bsl_own_layer_take_back_offer (library, id, bsl_date_today (), problems)
               : bsl_own_layer_take_back (library, id, bsl_date_today (), problems);
}

static void
undo_cb (AdwToast *toast, gpointer data)
{
  Undo *self = data;
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  if (self->before != NULL)
    put (self->library, self->offer, self->before, problems);
  else
    take (self->library, self->offer, self->id, problems);
  tell_problems (self->widget, problems);
}

/* Only the last change can be undone: what an older one would bring back is not what was there before. */
static void
replace_toast (GtkWidget *widget, AdwToast *toast)
{
  GObject *root = G_OBJECT (gtk_widget_get_root (widget));
  AdwToast *before = g_object_get_data (root, TOAST);

  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data_full (root, TOAST, g_object_ref (toast), g_object_unref);
}

/* Takes @undo. */
static void
tell (const char *message, Undo *undo)
{
  AdwToast *toast = adw_toast_new (message);

  replace_toast (undo->widget, toast);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, G_CONNECT_DEFAULT);
  bsl_tell_toast (undo->widget, toast);
}

static JsonNode *
ref_found (JsonNode *list, int index)
{
  return index >= 0 ? json_node_ref (bsl_json_list_get (list, (guint) index)) : NULL;
}

/* What the user's layer says of the same fact already. */
static JsonNode *
ref_same_fact (BslLibrary *library, JsonNode *correction)
{
  g_autoptr (JsonNode) root = bsl_own_layer_ref_root (library);
  JsonNode *list = root != NULL ? bsl_json_object_get (root, "corrections") : NULL;

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *element = bsl_json_list_get (list, i);

      if (g_strcmp0 (bsl_json_object_get_string (element, "offer"), bsl_json_object_get_string (correction, "offer")) == 0 &&
          g_strcmp0 (bsl_json_object_get_string (element, "attribute"), bsl_json_object_get_string (correction, "attribute")) == 0)
        return json_node_ref (element);
    }
  return NULL;
}

static JsonNode *
ref_element (BslLibrary *library, const char *name, const char *id)
{
  g_autoptr (JsonNode) root = bsl_own_layer_ref_root (library);
  JsonNode *list = root != NULL ? bsl_json_object_get (root, name) : NULL;

  return ref_found (list, bsl_json_list_find (list, "id", id));
}

gboolean
bsl_correcting_correct (GtkWidget *widget, BslLibrary *library, JsonNode *correction, BslProblems *problems)
{
  g_autoptr (JsonNode) before = ref_same_fact (library, correction);

  if (!put (library, FALSE, correction, problems))
    return FALSE;

  tell (_("Fact corrected"),
        undo_new (widget, library, FALSE, g_steal_pointer (&before), bsl_json_object_get_string (correction, "id")));
  return TRUE;
}

gboolean
bsl_correcting_add_offer (GtkWidget *widget, BslLibrary *library, JsonNode *offer, BslProblems *problems)
{
  const char *id = bsl_json_object_get_string (offer, "id");

  if (!put (library, TRUE, offer, problems))
    return FALSE;

  tell (_("Offer added"), undo_new (widget, library, TRUE, NULL, id));
  return TRUE;
}

static void
take_back (GtkWidget *widget, BslLibrary *library, gboolean offer, const char *id, const char *message)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonNode) before = ref_element (library, offer ? "offers" : "corrections", id);

  if (take (library, offer, id, problems))
    tell (message, undo_new (widget, library, offer, g_steal_pointer (&before), NULL));
  else
    tell_problems (widget, problems);
}

void
bsl_correcting_take_back (GtkWidget *widget, BslLibrary *library, const char *correction)
{
  take_back (widget, library, FALSE, correction, _("Correction taken back"));
}

void
bsl_correcting_take_back_offer (GtkWidget *widget, BslLibrary *library, const char *offer)
{
  take_back (widget, library, TRUE, offer, _("Added offer taken back"));
}
