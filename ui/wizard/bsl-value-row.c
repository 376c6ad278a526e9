/* SPDX-License-Identifier: EUPL-1.2 */
/* An entry for a number or a date. */
#include "config.h"

#include "ui/wizard/bsl-value-row.h"

#include <glib/gi18n.h>

#include "ui/wizard/bsl-parse.h"
#include "ui/wizard/bsl-pause.h"

struct _BslValueRow
{
  AdwEntryRow parent_instance;

  const BslQuestion *question;
  BslLang lang;
  BslValue saved;
  char *hint;
  gboolean wrong;
  GtkCalendar *calendar;
  GtkPopover *popover;
};

G_DEFINE_FINAL_TYPE (BslValueRow, bsl_value_row, ADW_TYPE_ENTRY_ROW)

enum
{
  PROP_0,
  PROP_HINT,
  N_PROPS
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_hint (BslValueRow *self, const char *hint, gboolean wrong)
{
  self->wrong = wrong;
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (g_set_str (&self->hint, hint))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HINT]);
}

static gboolean
is_date (BslValueRow *self)
{
  return self->question->domain.kind == BSL_KIND_DATE;
}

static char *
dup_range (BslValueRow *self)
{
  g_autofree char *min = bsl_number_to_words (self->question->domain.min, 2, self->lang);
  g_autofree char *max = bsl_number_to_words (self->question->domain.max, 2, self->lang);

  return g_strdup_printf (_("This number must lie between %s and %s."), min, max);
}

static char *
dup_words (BslValueRow *self, const BslValue *value)
{
  g_autofree char *words = NULL;
  const char *unit = bsl_text_get (&self->question->unit, self->lang);

  if (!value->known)
    return NULL;
  if (is_date (self))
    return bsl_date_to_words (value->date, self->lang);

  words = bsl_number_to_words (value->number, 2, self->lang);
  return *unit != '\0' ? g_strdup_printf ("%s\302\240%s", words, unit) : g_steal_pointer (&words);
}

/* The text for the entry itself. */
static char *
dup_text (BslValueRow *self, const BslValue *value)
{
  if (!value->known)
    return g_strdup ("");
  if (is_date (self))
    return bsl_date_to_words (value->date, self->lang);

  return bsl_number_to_words (value->number, 2, self->lang);
}

/* In words, but not the same words twice. */
static void
show_saved (BslValueRow *self)
{
  g_autofree char *text = dup_text (self, &self->saved);
  g_autofree char *words = dup_words (self, &self->saved);
  gboolean said = self->saved.known && g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self)));

  /* not the words of another value than the text */
  set_hint (self, said || !bsl_pause_is_saved (GTK_WIDGET (self)) ? "" : words, FALSE);
}

static gboolean
read_date (BslValueRow *self, const char *text, BslValue *value)
{
  value->date = bsl_parse_date (text);
  value->known = value->date != BSL_DATE_NONE;
  if (!value->known)
    set_hint (self, _("This is not a date. Write it as 15/03/2027, 15 March 2027 or 2027-03-15."), TRUE);

  return value->known;
}

static gboolean
read_number (BslValueRow *self, const char *text, BslValue *value)
{
  const BslDomain *domain = &self->question->domain;
  g_autofree char *range = NULL;
  double number;

  if (!bsl_parse_number (text, self->lang, &number))
    {
      set_hint (self, _("This is not a number. Write figures only, such as 60 000."), TRUE);
      return FALSE;
    }
  if ((domain->min != 0 || domain->max != 0) && (number < domain->min || number > domain->max))
    {
      range = dup_range (self);
      set_hint (self, range, TRUE);
      return FALSE;
    }

  value->known = TRUE;
  value->number = number;
  return TRUE;
}

static void
edited (GtkWidget *widget)
{
  g_signal_emit (widget, signals[SIGNAL_EDITED], 0);
}

static void
calendar_shown_cb (BslValueRow *self)
{
  GDate date;

  if (!self->saved.known)
    return;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->saved.date);
  /* day 1 first: the month may be shorter than the day shown before */
  g_object_set (self->calendar, "day", 1, "year", (int) g_date_get_year (&date), "month",
                (int) g_date_get_month (&date) - 1, "day", (int) g_date_get_day (&date), NULL);
}

static void
day_selected_cb (BslValueRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%F");

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->popover)) ||
      (self->saved.known && bsl_date_parse (iso) == self->saved.date))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self), iso);
  bsl_pause_flush (GTK_WIDGET (self));
}

static void
add_calendar (BslValueRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose in a Calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose in a Calendar"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
}

static void
bsl_value_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HINT)
    g_value_set_string (value, BSL_VALUE_ROW (object)->hint);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bsl_value_row_finalize (GObject *object)
{
  g_free (BSL_VALUE_ROW (object)->hint);
  G_OBJECT_CLASS (bsl_value_row_parent_class)->finalize (object);
}

static void
bsl_value_row_class_init (BslValueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bsl_value_row_get_property;
  object_class->finalize = bsl_value_row_finalize;
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", BSL_TYPE_VALUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
bsl_value_row_init (BslValueRow *self)
{
  bsl_pause_attach (GTK_WIDGET (self), edited);
}

/* The question names the entry; its visible title is only the kind or the unit. */
static void
name_entry (BslValueRow *self)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  const char *title = bsl_text_get (&self->question->title, self->lang);

  gtk_accessible_reset_relation (entry, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* The unit with a capital letter */
static char *
dup_title (BslValueRow *self)
{
  const char *unit = bsl_text_get (&self->question->unit, self->lang);
  char first[7] = "";

  if (is_date (self))
    return g_strdup (_("Date"));
  if (*unit == '\0')
    return g_strdup (_("Answer"));

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (unit)), first);
  return g_strconcat (first, g_utf8_next_char (unit), NULL);
}

BslValueRow *
bsl_value_row_new (const BslQuestion *question, BslLang lang)
{
  BslValueRow *self = g_object_new (BSL_TYPE_VALUE_ROW, "use-markup", FALSE, NULL);
  g_autofree char *title = NULL;

  self->question = question;
  self->lang = lang;
  title = dup_title (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_entry (self);
  if (is_date (self))
    add_calendar (self);
  else
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_NUMBER);

  return self;
}

void
bsl_value_row_set_value (BslValueRow *self, const BslValue *value)
{
  g_autofree char *text = NULL;
  BslValue shown = { 0 };

  g_return_if_fail (BSL_IS_VALUE_ROW (self) && value != NULL);

  self->saved = *value;
  text = dup_text (self, value);
  bsl_pause_set_text (GTK_WIDGET (self), text,
                      bsl_value_row_read (self, &shown) && bsl_value_equal (&shown, value, &self->question->domain));
  show_saved (self);
}

gboolean
bsl_value_row_read (BslValueRow *self, BslValue *value)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  *value = (BslValue) { 0 };
  if (*text == '\0')
    {
      set_hint (self, NULL, FALSE);
      return TRUE;
    }

  return is_date (self) ? read_date (self, text, value) : read_number (self, text, value);
}

const char *
bsl_value_row_get_hint (BslValueRow *self)
{
  return self->hint;
}

gboolean
bsl_value_row_is_wrong (BslValueRow *self)
{
  return self->wrong;
}
