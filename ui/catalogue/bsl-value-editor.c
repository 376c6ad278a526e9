/* SPDX-License-Identifier: EUPL-1.2 */
/* A value of a domain to choose or to write. */
#include "config.h"

#include "ui/catalogue/bsl-value-editor.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-form.h"
#include "ui/wizard/bsl-choice-row.h"
#include "ui/wizard/bsl-parse.h"

struct _BslValueEditor
{
  AdwPreferencesGroup parent_instance;

  const BslDomain *domain;
  BslLang lang;
  GtkWidget *entry;       /* of a number, a date, a text */
  AdwComboRow *combo;     /* of one, yes-no: the first item is unknown */
  AdwExpanderRow *set;
  BslChoiceRow *unknown;  /* of a set */
  GPtrArray *choices;     /* of BslChoiceRow, borrowed */
};

G_DEFINE_FINAL_TYPE (BslValueEditor, bsl_value_editor, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
bsl_value_editor_grab_focus (GtkWidget *widget)
{
  BslValueEditor *self = BSL_VALUE_EDITOR (widget);

  if (self->entry != NULL)
    return gtk_widget_grab_focus (self->entry);
  return gtk_widget_grab_focus (self->combo != NULL ? GTK_WIDGET (self->combo) : GTK_WIDGET (self->set));
}

static void
bsl_value_editor_finalize (GObject *object)
{
  g_ptr_array_unref (BSL_VALUE_EDITOR (object)->choices);
  G_OBJECT_CLASS (bsl_value_editor_parent_class)->finalize (object);
}

static void
bsl_value_editor_class_init (BslValueEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_value_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_value_editor_grab_focus;
}

static void
bsl_value_editor_init (BslValueEditor *self)
{
  self->choices = g_ptr_array_new ();
}

static void
read_set (BslValueEditor *self, BslValue *value)
{
  value->known = !bsl_choice_row_get_active (self->unknown);
  for (guint i = 0; value->known && i < self->choices->len; i++)
    if (bsl_choice_row_get_active (self->choices->pdata[i]))
      value->bits |= G_GUINT64_CONSTANT (1) << i;
}

/* What is chosen stays in view where the list is folded. */
static void
show_set (BslValueEditor *self)
{
  g_autofree char *words = NULL;
  BslValue value = { 0 };

  read_set (self, &value);
  if (!value.known)
    words = g_strdup (_("Unknown"));
  else
    words = value.bits == 0 ? g_strdup (_("None")) : bsl_value_to_words (&value, self->domain, self->lang);
  adw_expander_row_set_subtitle (self->set, words);
}

static void
option_chosen_cb (BslValueEditor *self, gboolean active)
{
  if (active)
    bsl_choice_row_set_active (self->unknown, FALSE);
  show_set (self);
}

static void
unknown_chosen_cb (BslValueEditor *self, gboolean active)
{
  for (guint i = 0; active && i < self->choices->len; i++)
    bsl_choice_row_set_active (self->choices->pdata[i], FALSE);
  show_set (self);
}

static BslChoiceRow *
add_choice (BslValueEditor *self, const char *title, gboolean active, GCallback chosen)
{
  BslChoiceRow *row = bsl_choice_row_new (title, NULL, FALSE, NULL);

  bsl_choice_row_set_active (row, active);
  g_signal_connect_object (row, "chosen", chosen, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->set, GTK_WIDGET (row));
  return row;
}

static void
add_set (BslValueEditor *self, const char *title, const BslValue *value)
{
  self->set = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->set), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->set));
  self->unknown = add_choice (self, _("Unknown"), !value->known, G_CALLBACK (unknown_chosen_cb));
  for (guint i = 0; i < self->domain->options->len; i++)
    g_ptr_array_add (self->choices, add_choice (self, bsl_text_get (&bsl_domain_get_option (self->domain, i)->title, self->lang),
                                                value->known && ((value->bits >> i) & 1) != 0, G_CALLBACK (option_chosen_cb)));
  show_set (self);
}

static void
add_combo (BslValueEditor *self, const char *title, const BslValue *value)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Unknown"));
  for (guint i = 0; i < self->domain->options->len; i++)
    gtk_string_list_append (names, bsl_text_get (&bsl_domain_get_option (self->domain, i)->title, self->lang));
  self->combo = bsl_form_add_combo (ADW_PREFERENCES_GROUP (self), title, names);
  adw_combo_row_set_selected (self->combo, value->known ? value->index + 1 : 0);
}

static void
add_entry (BslValueEditor *self, const char *title, const BslValue *value)
{
  g_autofree char *text = NULL;
  /* Translators: name of a field to write in */
  g_autofree char *label = g_strdup_printf (_("%s (empty: unknown)"), title);

  if (value->known && self->domain->kind == BSL_KIND_NUMBER)
    text = bsl_value_to_text (value, self->domain);
  else if (value->known)
    text = bsl_value_to_words (value, self->domain, self->lang);
  self->entry = bsl_form_add_entry (ADW_PREFERENCES_GROUP (self), label, text);
}

BslValueEditor *
bsl_value_editor_new (const BslDomain *domain, const char *title, const BslValue *value, BslLang lang)
{
  static const BslValue unknown;
  BslValueEditor *self = g_object_new (BSL_TYPE_VALUE_EDITOR, NULL);

  self->domain = domain;
  self->lang = lang;
  if (domain->kind == BSL_KIND_SET)
    add_set (self, title, value != NULL ? value : &unknown);
  else if (domain->kind == BSL_KIND_ONE || domain->kind == BSL_KIND_YES_NO)
    add_combo (self, title, value != NULL ? value : &unknown);
  else
    add_entry (self, title, value != NULL ? value : &unknown);
  return self;
}

static gboolean
is_within (const BslDomain *domain, double number)
{
  return (domain->min == 0 && domain->max == 0) || (number >= domain->min && number <= domain->max);
}

static gboolean
read_number (BslValueEditor *self, const char *text, BslValue *value)
{
  g_autofree char *min = bsl_number_to_words (self->domain->min, 2, self->lang);
  g_autofree char *max = bsl_number_to_words (self->domain->max, 2, self->lang);
  g_autofree char *range = g_strdup_printf (_("This number must lie between %s and %s."), min, max);

  value->known = bsl_parse_number (text, self->lang, &value->number);
  if (value->known && is_within (self->domain, value->number))
    return TRUE;

  bsl_form_set_fault (self->entry, value->known ? range : _("This is not a number. Write figures only, such as 60 000."));
  return FALSE;
}

static gboolean
read_entry (BslValueEditor *self, BslValue *value)
{
  g_autofree char *text = bsl_form_dup_text (self->entry);
  gboolean done;

  if (*text == '\0')
    return TRUE;

  if (self->domain->kind == BSL_KIND_NUMBER)
    done = read_number (self, text, value);
  else if (self->domain->kind == BSL_KIND_DATE)
    done = bsl_form_read_day (self->entry, &value->date);
  else
    done = (value->text = g_steal_pointer (&text)) != NULL;
  value->known = done;
  if (!done)
    gtk_widget_grab_focus (self->entry);
  return done;
}

gboolean
bsl_value_editor_read (BslValueEditor *self, BslValue *value)
{
  guint selected;

  g_return_val_if_fail (BSL_IS_VALUE_EDITOR (self) && value != NULL, FALSE);

  *value = (BslValue) { 0 };
  if (self->entry != NULL)
    return read_entry (self, value);

  if (self->set != NULL)
    {
      read_set (self, value);
      return TRUE;
    }
  selected = adw_combo_row_get_selected (self->combo);
  value->known = selected > 0 && selected != GTK_INVALID_LIST_POSITION;
  value->index = value->known ? selected - 1 : 0;
  return TRUE;
}
