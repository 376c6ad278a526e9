/* SPDX-License-Identifier: EUPL-1.2 */
/* An amount that an offer asks. */
#include "config.h"

#include "ui/study/bsl-cost-amount-dialog.h"

#include <glib/gi18n.h>

#include "app/study/bsl-cost.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/common/bsl-group.h"
#include "ui/study/bsl-cost-form.h"
#include "ui/wizard/bsl-parse.h"

struct _BslCostAmountDialog
{
  BslFormDialog parent_instance;

  BslSession *session;
  char *offer, *what;
  GtkWidget *low, *high, *source, *date;
  AdwComboRow *taken;  /* NULL: the catalogue has no price in this unit */
  GPtrArray *prices;   /* of BslCostAmount, copied: those that can be taken over */
  gboolean removing;
};

G_DEFINE_FINAL_TYPE (BslCostAmountDialog, bsl_cost_amount_dialog, BSL_TYPE_FORM_DIALOG)

static BslLang
get_lang (BslCostAmountDialog *self)
{
  return bsl_session_get_lang (self->session);
}

/* A whole day as people write it, or a month or a year as files do; "" where nothing is written, NULL with a fault. */
static char *
read_date (BslCostAmountDialog *self)
{
  g_autofree char *text = bsl_form_dup_text (self->date);
  BslDate day = BSL_DATE_NONE;

  if (*text == '\0' || bsl_date_parse_partial (text) != BSL_DATE_NONE)
    return g_steal_pointer (&text);
  if (bsl_form_read_day (self->date, &day))
    return bsl_date_to_iso (day);
  gtk_widget_grab_focus (self->date);
  return NULL;
}

static gboolean
is_nothing (const BslCostAmount *amount)
{
  return amount->amount.low == BSL_COST_UNKNOWN && *amount->source == '\0' && *amount->date == '\0';
}

static gboolean
bsl_cost_amount_dialog_save (BslFormDialog *dialog, BslProblems *problems)
{
  BslCostAmountDialog *self = BSL_COST_AMOUNT_DIALOG (dialog);
  BslProject *project = bsl_session_get_project (self->session);
  g_autofree char *source = bsl_form_dup_text (self->source), *date = NULL;
  BslCostAmount amount = { { 0, 0 }, source, NULL };

  if (self->removing)
    {
      self->removing = FALSE; /* where that fails, saving is what Save does */
      return bsl_cost_form_save (self->session, bsl_cost_record_with_amount (project, self->offer, self->what, NULL), problems);
    }
  if (!bsl_cost_form_read_range (self->low, self->high, BSL_COST_PRICE_PARTS, FALSE, get_lang (self), &amount.amount))
    return FALSE;
  amount.date = date = read_date (self);
  if (date == NULL)
    return FALSE;
  return bsl_cost_form_save (self->session, bsl_cost_record_with_amount (project, self->offer, self->what, is_nothing (&amount) ? NULL : &amount), problems);
}

/* Through saving, which tells what goes wrong. */
static void
remove_amount (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BSL_COST_AMOUNT_DIALOG (widget)->removing = TRUE;
  gtk_widget_activate_action (widget, "form.save", NULL);
}

static void
bsl_cost_amount_dialog_dispose (GObject *object)
{
  g_clear_object (&BSL_COST_AMOUNT_DIALOG (object)->session);
  G_OBJECT_CLASS (bsl_cost_amount_dialog_parent_class)->dispose (object);
}

static void
bsl_cost_amount_dialog_finalize (GObject *object)
{
  BslCostAmountDialog *self = BSL_COST_AMOUNT_DIALOG (object);

  g_free (self->offer);
  g_free (self->what);
  g_ptr_array_unref (self->prices);
  G_OBJECT_CLASS (bsl_cost_amount_dialog_parent_class)->finalize (object);
}

static void
bsl_cost_amount_dialog_class_init (BslCostAmountDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_cost_amount_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_cost_amount_dialog_finalize;
  BSL_FORM_DIALOG_CLASS (klass)->save = bsl_cost_amount_dialog_save;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "cost.remove", NULL, remove_amount);
}

static void
bsl_cost_amount_dialog_init (BslCostAmountDialog *self)
{
  self->prices = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_cost_amount_free);
}

static void
set_number (BslCostAmountDialog *self, GtkWidget *entry, gint64 number)
{
  g_autofree char *text = number != BSL_COST_UNKNOWN ? bsl_cost_form_dup_number (number, BSL_COST_PRICE_PARTS, get_lang (self)) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
show_amount (BslCostAmountDialog *self, const BslCostAmount *amount)
{
  set_number (self, self->low, amount->amount.low);
  set_number (self, self->high, amount->amount.high != amount->amount.low ? amount->amount.high : BSL_COST_UNKNOWN);
  gtk_editable_set_text (GTK_EDITABLE (self->source), amount->source);
  gtk_editable_set_text (GTK_EDITABLE (self->date), amount->date);
}

static void
taken_cb (BslCostAmountDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->taken);

  if (selected > 0)
    show_amount (self, g_ptr_array_index (self->prices, selected - 1));
}

/* Adds a price of the catalogue to what can be taken over, and its words to @names. */
static void
offer_price (BslCostAmountDialog *self, const BslPrice *price, GtkStringList *names)
{
  BslCostAmount *amount = g_new0 (BslCostAmount, 1);
  g_autofree char *words = bsl_euros_to_words (price->amount, get_lang (self)), *date = bsl_date_words_from_iso (price->date, get_lang (self));

  amount->source = g_strdup (price->source_url != NULL ? price->source_url : _("Catalogue"));
  amount->date = g_strdup (price->date);
  if (!bsl_cost_to_parts (price->amount, BSL_COST_PRICE_PARTS, BSL_COST_MOST, &amount->amount.low))
    {
      bsl_cost_amount_free (amount);
      return;
    }
  amount->amount.high = amount->amount.low;
  g_ptr_array_add (self->prices, amount);
  /* Translators: what is sold, its price, the day of the price */
  gtk_string_list_take (names, g_strdup_printf (_("%s: %s, %s"), bsl_text_get (&price->item, get_lang (self)), words, date));
}

/* Prices of the catalogue in the unit of the item. */
static void
add_catalogue (BslCostAmountDialog *self, AdwPreferencesPage *page, const BslCostItem *item, const BslOffer *offer)
{
  AdwPreferencesGroup *group = bsl_group_new (_("From the Catalogue"), _("Check that it is what you need: nothing is taken over by itself."));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Take none over"));
  for (guint i = 0; i < offer->prices->len; i++)
    {
      const BslPrice *price = g_ptr_array_index (offer->prices, i);

      if (g_strcmp0 (bsl_text_get (&price->unit, BSL_LANG_EN), item->unit->catalogue) == 0)
        offer_price (self, price, names);
    }
  if (self->prices->len == 0)
    {
      g_object_ref_sink (group);
      g_object_unref (group);
      return;
    }
  self->taken = bsl_form_add_combo (group, _("Price to Take Over"), names);
  g_signal_connect_object (self->taken, "notify::selected", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (page, group);
}

static void
add_fields (BslCostAmountDialog *self, AdwPreferencesPage *page, const BslCostItem *item)
{
  g_autofree char *per = item != NULL && item->unit != NULL
                           /* Translators: a unit, as in "Euros per hour of running" */
                           ? g_strdup_printf (_("Euros per %s, excluding tax"), bsl_text_get (&item->unit->title, get_lang (self)))
                           : g_strdup (_("Euros, excluding tax"));
  AdwPreferencesGroup *price = bsl_group_new (_("Price"), _("Leave it empty where you do not know it: the total then is a minimum.")),
                      *from = bsl_group_new (_("Where It Comes From"), NULL);

  self->low = bsl_form_add_entry (price, per, NULL);
  self->high = bsl_form_add_entry (price, _("At most (empty: the same)"), NULL);
  self->source = bsl_form_add_entry (from, _("Source: an address, a quote, who said it"), NULL);
  self->date = bsl_form_add_entry (from, _("Date of the price"), NULL);
  adw_preferences_page_add (page, price);
  adw_preferences_page_add (page, from);
}

static const char *
get_title (const BslCostItem *item, const char *what)
{
  if (item != NULL)
    return item->title;
  return g_str_equal (what, BSL_COST_EXIT) ? _("Exit, Once") : _("Entry, Once");
}

AdwDialog *
bsl_cost_amount_dialog_new (BslSession *session, const char *offer, const char *what, const BslOffer *catalogue)
{
  g_autoptr (BslCostRecord) record
    = bsl_cost_record_new (bsl_session_get_project (session), bsl_library_get_rules (bsl_session_get_library (session)), "", NULL);
  const BslCostItem *item = bsl_cost_record_find_item (record, what);
  const BslCostAmount *amount = bsl_cost_record_get_amount (record, offer, what);
  BslCostAmountDialog *self = g_object_new (BSL_TYPE_COST_AMOUNT_DIALOG, "title", get_title (item, what), NULL);
  AdwPreferencesPage *page = bsl_form_dialog_get_page (BSL_FORM_DIALOG (self));

  self->session = g_object_ref (session);
  self->offer = g_strdup (offer);
  self->what = g_strdup (what);
  if (catalogue != NULL && item != NULL && item->unit != NULL && item->unit->catalogue != NULL)
    add_catalogue (self, page, item, catalogue);
  add_fields (self, page, item);
  if (amount != NULL)
    {
      show_amount (self, amount);
      bsl_cost_form_add_removal (page, _("_Remove This Price"), "cost.remove");
    }
  bsl_form_dialog_watch (BSL_FORM_DIALOG (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->low);

  return ADW_DIALOG (self);
}
