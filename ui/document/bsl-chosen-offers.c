/* SPDX-License-Identifier: EUPL-1.2 */
/* Chooses offers for a text of the documents. */
#include "config.h"

#include "ui/document/bsl-chosen-offers.h"

#include <glib/gi18n.h>

#include "app/report/bsl-choice.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

struct _BslChosenOffers
{
  AdwPreferencesGroup parent_instance;

  BslSession *session;
  GPtrArray *rows; /* of AdwActionRow, borrowed; one for each offer of the catalogue, in its order */
  GtkWidget *none;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BslChosenOffers, bsl_chosen_offers, ADW_TYPE_PREFERENCES_GROUP)

static void
show_offer (AdwActionRow *row, const BslOfferFinding *finding, gboolean chosen, gboolean shown)
{
  GtkWidget *check = adw_action_row_get_activatable_widget (row);

  adw_action_row_set_subtitle (row, bsl_words_for_verdict (finding->verdict).word);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_visible (GTK_WIDGET (row), shown);
}

/* @stay: what shows goes on showing. */
static void
update (BslChosenOffers *self, gboolean stay)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autoptr (GPtrArray) found = bsl_choice_find (bsl_session_get_project (self->session), evaluation);
  gboolean any = FALSE;

  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwActionRow *row = g_ptr_array_index (self->rows, i);
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      gboolean chosen = g_ptr_array_find (found, finding, NULL);
      gboolean shown = chosen || bsl_offer_finding_is_in_running (finding) || (stay && gtk_widget_get_visible (GTK_WIDGET (row)));

      show_offer (row, finding, chosen, shown);
      any = any || shown;
    }
  gtk_widget_set_visible (self->none, !any);
  self->updating = FALSE;
}

/* An offer no longer chosen does not go from under the pointer. */
static void
annotated_cb (BslChosenOffers *self)
{
  update (self, TRUE);
}

static void
evaluated_cb (BslChosenOffers *self)
{
  update (self, FALSE);
}

static void
toggled_cb (BslChosenOffers *self, GtkCheckButton *check)
{
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (JsonNode) document = NULL;
  const BslOfferFinding *finding;

  if (self->updating)
    return;

  evaluation = bsl_session_ref_own_evaluation (self->session);
  finding = bsl_evaluation_find_offer (evaluation, g_object_get_data (G_OBJECT (check), "offer"));
  document = bsl_choice_with (bsl_session_get_project (self->session), evaluation, finding, gtk_check_button_get_active (check));
  if (!bsl_session_set_extra (self->session, BSL_MEMBER_DOCUMENT, document))
    update (self, TRUE);
}

static void
add_offer (BslChosenOffers *self, const BslOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), offer->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (row, !bsl_session_is_read_only (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->name, -1);
  g_object_set_data_full (G_OBJECT (check), "offer", g_strdup (offer->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_offers (BslChosenOffers *self)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    add_offer (self, bsl_evaluation_get_offer (evaluation, i)->offer);
  self->none = bsl_text_row_new (_("No offer can be chosen: none is eligible or to be examined."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->none);
}

static void
bsl_chosen_offers_dispose (GObject *object)
{
  BslChosenOffers *self = BSL_CHOSEN_OFFERS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
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
  self->rows = g_ptr_array_new ();
}

GtkWidget *
bsl_chosen_offers_new (BslSession *session, const char *title)
{
  BslChosenOffers *self = g_object_new (BSL_TYPE_CHOSEN_OFFERS, NULL);

  self->session = g_object_ref (session);
  bsl_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  add_offers (self);
  update (self, FALSE);
  g_signal_connect_object (session, "annotated", G_CALLBACK (annotated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
