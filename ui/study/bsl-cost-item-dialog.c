/* SPDX-License-Identifier: EUPL-1.2 */
/* A quantity of the need. */
#include "config.h"

#include "ui/study/bsl-cost-item-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/study/bsl-cost.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/common/bsl-group.h"
#include "ui/study/bsl-cost-form.h"
#include "ui/wizard/bsl-parse.h"

struct _BslCostItemDialog
{
  BslFormDialog parent_instance;

  BslSession *session;
  char *id;
  GtkWidget *title, *low, *high, *growth;
  AdwComboRow *unit;
  gboolean removing;
};

G_DEFINE_FINAL_TYPE (BslCostItemDialog, bsl_cost_item_dialog, BSL_TYPE_FORM_DIALOG)

static BslRuleBase *
get_rules (BslCostItemDialog *self)
{
  return bsl_library_get_rules (bsl_session_get_library (self->session));
}

/* NULL where that of the file still stands, which the rules do not know. */
static const BslCostUnit *
get_unit (BslCostItemDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->unit);

  return selected < bsl_rule_base_get_n_cost_units (get_rules (self)) ? bsl_rule_base_get_cost_unit (get_rules (self), selected) : NULL;
}

/* In percent; a sign may stand before it. */
static gboolean
read_growth (BslCostItemDialog *self, int *growth)
{
  g_autofree char *text = bsl_form_dup_text (self->growth);
  gboolean less = g_str_has_prefix (text, "-") || g_str_has_prefix (text, "\u2212");
  const char *size = less ? g_utf8_next_char (text) : text;
  double number = 0;

  g_strdelimit (text, "%", ' ');
  if (*text != '\0' && !bsl_parse_number (size, bsl_session_get_lang (self->session), &number))
    number = (double) NAN;
  number = less ? -number : number;
  if (number >= BSL_COST_LEAST_GROWTH && number <= BSL_COST_MOST_GROWTH)
    {
      *growth = (int) lround (number * BSL_COST_GROWTH_PARTS);
      return TRUE;
    }
  bsl_form_set_fault (self->growth, _("Write a number from -100 to 200, such as 5 or -10, or nothing."));
  gtk_widget_grab_focus (self->growth);
  return FALSE;
}

static gboolean
bsl_cost_item_dialog_save (BslFormDialog *dialog, BslProblems *problems)
{
  BslCostItemDialog *self = BSL_COST_ITEM_DIALOG (dialog);
  BslProject *project = bsl_session_get_project (self->session);
  g_autofree char *title = NULL;
  BslCostItem item = { self->id, NULL, get_unit (self), { 0, 0 }, 0 };

  if (self->removing)
    {
      self->removing = FALSE; /* where that fails, saving is what Save does */
      return bsl_cost_form_save (self->session, bsl_cost_record_without_item (project, self->id), problems);
    }
  if (item.unit == NULL)
    {
      bsl_problems_add (problems, "", "", _("Choose what the price is for, under “Priced per”."));
      return FALSE;
    }
  item.title = title = bsl_form_dup_filled (self->title, _("Write what is needed, such as “Virtual machines, 4 cores”."));
  if (title == NULL)
    {
      gtk_widget_grab_focus (self->title);
      return FALSE;
    }
  if (!bsl_cost_form_read_range (self->low, self->high, BSL_COST_QUANTITY_PARTS, TRUE, bsl_session_get_lang (self->session), &item.quantity)
      || !read_growth (self, &item.growth))
    return FALSE;
  return bsl_cost_form_save (self->session, bsl_cost_record_with_item (project, &item), problems);
}

/* Through saving, which tells what goes wrong. */
static void
remove_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BSL_COST_ITEM_DIALOG (widget)->removing = TRUE;
  gtk_widget_activate_action (widget, "form.save", NULL);
}

static void
bsl_cost_item_dialog_dispose (GObject *object)
{
  g_clear_object (&BSL_COST_ITEM_DIALOG (object)->session);
  G_OBJECT_CLASS (bsl_cost_item_dialog_parent_class)->dispose (object);
}

static void
bsl_cost_item_dialog_finalize (GObject *object)
{
  g_free (BSL_COST_ITEM_DIALOG (object)->id);
  G_OBJECT_CLASS (bsl_cost_item_dialog_parent_class)->finalize (object);
}

static void
bsl_cost_item_dialog_class_init (BslCostItemDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_cost_item_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_cost_item_dialog_finalize;
  BSL_FORM_DIALOG_CLASS (klass)->save = bsl_cost_item_dialog_save;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "cost.remove", NULL, remove_item);
}

static void
bsl_cost_item_dialog_init (BslCostItemDialog *self)
{
}

/* The quantity is asked as the unit counts it. */
static void
unit_cb (BslCostItemDialog *self)
{
  const BslCostUnit *unit = get_unit (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->low),
                                 unit != NULL ? bsl_text_get (&unit->count, bsl_session_get_lang (self->session)) : _("How many"));
}

static void
add_unit (BslCostItemDialog *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < bsl_rule_base_get_n_cost_units (get_rules (self)); i++)
    gtk_string_list_append (names, bsl_text_get (&bsl_rule_base_get_cost_unit (get_rules (self), i)->title, bsl_session_get_lang (self->session)));
  self->unit = bsl_form_add_combo (group, _("Priced per"), names);
}

static void
add_fields (BslCostItemDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *what = bsl_group_new (_("What Is Needed"), NULL);
  AdwPreferencesGroup *much = bsl_group_new (_("How Much"), _("Where you are not sure, give the most it may be as well. Growth counts from the second year on."));

  self->title = bsl_form_add_entry (what, _("Name"), NULL);
  add_unit (self, what);
  self->low = bsl_form_add_entry (much, "", NULL);
  self->high = bsl_form_add_entry (much, _("At most (empty: the same)"), NULL);
  self->growth = bsl_form_add_entry (much, _("Growth every year, in percent (empty: none)"), NULL);
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (unit_cb), self, G_CONNECT_SWAPPED);
  unit_cb (self);
  adw_preferences_page_add (page, what);
  adw_preferences_page_add (page, much);
}

static void
set_number (BslCostItemDialog *self, GtkWidget *entry, gint64 number, gint64 parts)
{
  g_autofree char *text = bsl_cost_form_dup_number (number, parts, bsl_session_get_lang (self->session));

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
show_item (BslCostItemDialog *self, const BslCostItem *item)
{
  int unit = item->unit != NULL ? bsl_rule_base_find_cost_unit (get_rules (self), item->unit->id) : -1;

  gtk_editable_set_text (GTK_EDITABLE (self->title), item->title);
  if (unit < 0)
    gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (self->unit)), _("Not known to the rules in use"));
  adw_combo_row_set_selected (self->unit, unit >= 0 ? (guint) unit : bsl_rule_base_get_n_cost_units (get_rules (self)));
  if (item->quantity.low != BSL_COST_UNKNOWN)
    set_number (self, self->low, item->quantity.low, BSL_COST_QUANTITY_PARTS);
  if (item->quantity.high != item->quantity.low)
    set_number (self, self->high, item->quantity.high, BSL_COST_QUANTITY_PARTS);
  if (item->growth != 0)
    set_number (self, self->growth, item->growth, BSL_COST_GROWTH_PARTS);
}

AdwDialog *
bsl_cost_item_dialog_new (BslSession *session, const char *id)
{
  BslCostItemDialog *self = g_object_new (BSL_TYPE_COST_ITEM_DIALOG, "title", id != NULL ? _("Quantity of the Need") : _("Add a Quantity"), NULL);
  AdwPreferencesPage *page = bsl_form_dialog_get_page (BSL_FORM_DIALOG (self));
  g_autoptr (BslCostRecord) record = NULL;
  const BslCostItem *item;

  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  add_fields (self, page);
  record = bsl_cost_record_new (bsl_session_get_project (session), get_rules (self), "", NULL);
  item = id != NULL ? bsl_cost_record_find_item (record, id) : NULL;
  if (item != NULL)
    {
      show_item (self, item);
      bsl_cost_form_add_removal (page, _("_Remove This Quantity and Its Prices"), "cost.remove");
    }
  bsl_form_dialog_watch (BSL_FORM_DIALOG (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->title);

  return ADW_DIALOG (self);
}
