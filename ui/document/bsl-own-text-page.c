/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes one text of the documents. */
#include "config.h"

#include "ui/document/bsl-own-text-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-own-text.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-chosen-offers.h"
#include "ui/wizard/bsl-pause.h"

struct _BslOwnTextPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslPlace *place;
  AdwPreferencesPage *page;
  GtkWidget *field;    /* BslReasonRow, AdwEntryRow or group of offers */
  AdwSwitchRow *secret;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BslOwnTextPage, bsl_own_text_page, ADW_TYPE_NAVIGATION_PAGE)

static BslProject *
get_project (BslOwnTextPage *self)
{
  return bsl_session_get_project (self->session);
}

static gboolean
save (BslOwnTextPage *self, const char *text)
{
  g_autoptr (JsonNode) document = bsl_own_text_with (get_project (self), self->place->id, text);

  return bsl_session_set_extra (self->session, BSL_MEMBER_DOCUMENT, document);
}

static void
edited_cb (BslOwnTextPage *self)
{
  BslReasonRow *row = BSL_REASON_ROW (self->field);
  g_autofree char *text = bsl_reason_row_dup_text (row);

  bsl_reason_row_set_saved (row, self->session, save (self, text));
}

static char *
dup_typed (BslOwnTextPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field))));
}

static void
save_line (GtkWidget *row)
{
  BslOwnTextPage *self = BSL_OWN_TEXT_PAGE (gtk_widget_get_ancestor (row, BSL_TYPE_OWN_TEXT_PAGE));
  g_autofree char *text = dup_typed (self);

  bsl_pause_set_saved (row, self->session, save (self, text));
}

static void
show_line (BslOwnTextPage *self, const char *saved)
{
  g_autofree char *typed = dup_typed (self);

  bsl_pause_set_text (self->field, saved, g_str_equal (typed, saved));
}

static void
update (BslOwnTextPage *self)
{
  const char *saved = bsl_own_text_get (get_project (self), self->place->id);

  self->updating = TRUE;
  if (BSL_IS_REASON_ROW (self->field))
    bsl_reason_row_set_text (BSL_REASON_ROW (self->field), saved != NULL ? saved : "");
  else if (ADW_IS_ENTRY_ROW (self->field))
    show_line (self, saved != NULL ? saved : "");
  if (self->secret != NULL)
    adw_switch_row_set_active (self->secret, self->place->withheld || bsl_own_text_is_withheld (get_project (self), self->place->id));
  self->updating = FALSE;
}

static void
secret_cb (BslOwnTextPage *self)
{
  g_autoptr (JsonNode) document = NULL;

  if (self->updating)
    return;

  document = bsl_own_text_with_withheld (get_project (self), self->place->id, adw_switch_row_get_active (self->secret));
  if (!bsl_session_set_extra (self->session, BSL_MEMBER_DOCUMENT, document))
    update (self);
}

static gboolean
bsl_own_text_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *field = BSL_OWN_TEXT_PAGE (widget)->field;

  return gtk_widget_grab_focus (field) || gtk_widget_child_focus (field, GTK_DIR_TAB_FORWARD);
}

/* Where the person is, and comes back to. */
static void
shown_cb (BslOwnTextPage *self)
{
  bsl_session_set_position (self->session, "document", self->place->id);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
bsl_own_text_page_dispose (GObject *object)
{
  BslOwnTextPage *self = BSL_OWN_TEXT_PAGE (object);

  g_clear_pointer (&self->place, bsl_place_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_own_text_page_parent_class)->dispose (object);
}

static void
bsl_own_text_page_class_init (BslOwnTextPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_own_text_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_own_text_page_grab_focus;
}

static void
bsl_own_text_page_init (BslOwnTextPage *self)
{
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
}

static AdwPreferencesGroup *
add_group (BslOwnTextPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  adw_preferences_page_add (self->page, group);
  return group;
}

/* The question, who answers it, and what must not be written: before anything is. */
static void
add_question (BslOwnTextPage *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, NULL);
  GtkWidget *question = bsl_text_row_new (self->place->question != NULL ? self->place->question : self->place->title);
  GtkWidget *caution = bsl_caution_row_new (_("Write nothing classified here: the file is not made to hold it."));
  g_autofree char *by = self->place->role != NULL ? g_strdup_printf (_("Written by: %s"), self->place->role) : NULL;

  if (by != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (question), by);
  adw_preferences_group_add (group, question);
  adw_preferences_group_add (group, caution);
}

static void
add_text (BslOwnTextPage *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, _("An empty line begins a paragraph. Lines that begin with “- ” become points, with “1. ” numbered points."));

  self->field = bsl_reason_row_new (_("Text"), self->place->title);
  gtk_widget_add_css_class (self->field, "long");
  bsl_reason_row_set_editable (BSL_REASON_ROW (self->field), !bsl_session_is_read_only (self->session));
  g_signal_connect_object (self->field, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->field);
}

static void
add_line (BslOwnTextPage *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, NULL);

  self->field = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->field), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->field), self->place->title);
  gtk_editable_set_editable (GTK_EDITABLE (self->field), !bsl_session_is_read_only (self->session));
  bsl_pause_attach (self->field, save_line);
  adw_preferences_group_add (group, self->field);
}

static void
add_offers (BslOwnTextPage *self)
{
  self->field = bsl_chosen_offers_new (self->session, self->place->title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->field));
}

/* Some texts are always withheld, some never; the data says which. */
static void
add_secret (BslOwnTextPage *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, NULL);
  GtkWidget *row = adw_switch_row_new ();

  self->secret = ADW_SWITCH_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Not for Third Parties"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Left out of the version that others may ask for"));
  gtk_widget_set_sensitive (row, !self->place->withheld && !bsl_session_is_read_only (self->session));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (secret_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_field (BslOwnTextPage *self)
{
  if (self->place->kind == BSL_PLACE_TEXT)
    add_text (self);
  else if (self->place->kind == BSL_PLACE_OFFER)
    add_offers (self);
  else
    add_line (self);
}

AdwNavigationPage *
bsl_own_text_page_new (BslSession *session, BslPlace *place)
{
  BslOwnTextPage *self = g_object_new (BSL_TYPE_OWN_TEXT_PAGE, "title", place->title, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->session = g_object_ref (session);
  self->place = place;
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  add_question (self);
  add_field (self);
  if (!self->place->always_read)
    add_secret (self);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bsl_notices_new (session));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  update (self);
  g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
