/* SPDX-License-Identifier: EUPL-1.2 */
/* What sources say against each other, side by side. */
#include "config.h"

#include "ui/catalogue/bsl-claims-box.h"

#include <glib/gi18n.h>

#include "ui/offers/bsl-fact-rows.h"

#define CARD_WIDTH 165
#define CARD_CHARS 18

static void
add_line (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* so that cards stand side by side rather than grow with their words */
  gtk_label_set_max_width_chars (GTK_LABEL (label), CARD_CHARS);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_title (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_card (const BslOffer *offer, const BslFact *fact, const BslClaim *claim, BslLang lang)
{
  const BslSource *source = bsl_offer_get_source (offer, claim);
  g_autofree char *value = bsl_claim_dup_words (offer, fact, claim, lang);
  /* where none is recorded the note says what is known of it */
  g_autofree char *name = source != NULL || bsl_text_is_empty (&claim->note) ? bsl_claim_dup_source (offer, claim) : NULL;
  g_autofree char *words = source != NULL ? bsl_source_dup_words (source, lang) : NULL;
  g_autofree char *all = g_strjoin (", ", value, name, NULL);
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "focusable", TRUE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "width-request", CARD_WIDTH, NULL);

  add_line (card, value, "title-4");
  add_line (card, name, NULL);
  add_line (card, words, "caption");
  add_line (card, bsl_text_get (&claim->note, lang), "caption");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "claim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, all, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  bsl_text_get (&claim->note, lang), -1);
  return card;
}

GtkWidget *
bsl_claims_box_new (const BslOffer *offer, const BslFact *fact, BslLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *cards = adw_wrap_box_new ();
  g_autoptr (GPtrArray) claims = bsl_fact_rank_claims (fact, offer);

  add_title (box, bsl_text_get (&fact->attribute->title, lang));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (cards), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (cards), 9);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (cards), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (cards), TRUE);
  for (guint i = 0; i < claims->len; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (cards), create_card (offer, fact, claims->pdata[i], lang));
  gtk_box_append (GTK_BOX (box), cards);
  return box;
}
