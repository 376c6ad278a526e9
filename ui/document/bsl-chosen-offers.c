/* SPDX-License-Identifier: EUPL-1.2 */
/* Chooses offers for a text of the documents. */
#include "config.h"

#include "ui/document/bsl-chosen-offers.h"

#include <glib/gi18n.h>

#include "app/core/bsl-own-text.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

struct _BslChosenOffers
{
  AdwPreferencesGroup parent_instance;

  BslSession *session;
  char *place;
  GPtrArray *checks; /* of GtkCheckButton, borrowed; "offer" is the identifier */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BslChosenOffers, bsl_chosen_offers, ADW_TYPE_PREFERENCES_GROUP)

/* One identifier a line. */
static char **
dup_chosen (BslChosenOffers *self)
{
  const char *text = bsl_own_text_get (bsl_session_get_project (self->session), self->place);

  return g_strsplit (text != NULL ? text : "", "\n", -1);
}

static void
update (BslChosenOffers *self)
{
  g_auto (GStrv) chosen = dup_chosen (self);

  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (check, g_strv_contains ((const char *const *) chosen, g_object_get_data (G_OBJECT (check), "offer")));
    }
  self->updating = FALSE;
}

static void
toggled_cb (BslChosenOffers *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (JsonNode) document = NULL;
  g_autofree char *text = NULL;

  if (self->updating)
    return;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (ids, g_object_get_data (g_ptr_array_index (self->checks, i), "offer"));
  g_ptr_array_add (ids, NULL);
  text = g_strjoinv ("\n", (char **) ids->pdata);
  document = bsl_own_text_with (bsl_session_get_project (self->session), self->place, text);
  if (!bsl_session_set_extra (self->session, BSL_MEMBER_DOCUMENT, document))
    update (self);
}

static void
add_offer (BslChosenOffers *self, const BslOfferFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->offer->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), bsl_words_for_verdict (finding->verdict).word);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (row, !bsl_session_is_read_only (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->offer->name, -1);
  g_object_set_data_full (G_OBJECT (check), "offer", g_strdup (finding->offer->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_offers (BslChosenOffers *self)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_auto (GStrv) chosen = dup_chosen (self);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      gboolean possible = finding->verdict != BSL_VERDICT_NOT_ELIGIBLE && bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE;

      if (possible || g_strv_contains ((const char *const *) chosen, finding->offer->id))
        add_offer (self, finding);
    }
  if (self->checks->len == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), bsl_text_row_new (_("No offer can be chosen: none is eligible or to be examined.")));
}

static void
bsl_chosen_offers_dispose (GObject *object)
{
  BslChosenOffers *self = BSL_CHOSEN_OFFERS (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_chosen_offers_parent_class)->dispose (object);
}

static void
bsl_chosen_offers_class_init (BslChosenOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_chosen_offers_dispose;
}

static void
bsl_chosen_offers_init (BslChosenOffers *self)
{
  self->checks = g_ptr_array_new ();
}

GtkWidget *
bsl_chosen_offers_new (BslSession *session, const char *place, const char *title)
{
  BslChosenOffers *self = g_object_new (BSL_TYPE_CHOSEN_OFFERS, NULL);

  self->session = g_object_ref (session);
  self->place = g_strdup (place);
  bsl_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  add_offers (self);
  update (self);
  g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
