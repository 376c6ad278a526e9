/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change of the catalogue rests on. */
#include "config.h"

#include "ui/catalogue/bsl-grounds.h"

#include <glib/gi18n.h>

#include "ui/catalogue/bsl-form.h"
#include "ui/common/bsl-group.h"

#define AUTHOR "correction-author"

static const struct
{
  const char *id, *word;
} bases[] = {
  { "read", N_("Day it was read") },
  { "published", N_("Day it was published") },
  { "edition", N_("Day of its edition") },
  { "reported", N_("Day that another source gives") },
  { "inferred", N_("Day that was inferred") },
};

struct _BslGrounds
{
  GObject parent_instance;

  BslAttributes *attributes;
  GtkWidget *url, *claim, *day, *reason, *author;
  AdwComboRow *kind, *basis;
};

G_DEFINE_FINAL_TYPE (BslGrounds, bsl_grounds, G_TYPE_OBJECT)

void
bsl_grounds_text_clear (BslGroundsText *self)
{
  g_free (self->url);
  g_free (self->claim);
  g_free (self->source_date);
  g_free (self->reason);
  g_free (self->author);
  *self = (BslGroundsText) { 0 };
}

static void
bsl_grounds_finalize (GObject *object)
{
  bsl_attributes_unref (BSL_GROUNDS (object)->attributes);
  G_OBJECT_CLASS (bsl_grounds_parent_class)->finalize (object);
}

static void
bsl_grounds_class_init (BslGroundsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_grounds_finalize;
}

static void
bsl_grounds_init (BslGrounds *self)
{
}

static GSettings *
open_settings (void)
{
  return g_settings_new ("org.boussole.Boussole");
}

static void
add_source (BslGrounds *self, AdwPreferencesPage *page, const char *day, BslLang lang)
{
  AdwPreferencesGroup *group = bsl_group_new (_("Source"), _("Where anybody can read it again."));
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < bsl_attributes_get_n_source_kinds (self->attributes); i++)
    gtk_string_list_append (kinds, bsl_text_get (&bsl_attributes_get_source_kind (self->attributes, i)->title, lang));
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    gtk_string_list_append (names, _(bases[i].word));
  self->url = bsl_form_add_entry (group, _("Address (https://…)"), NULL);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->url), GTK_INPUT_PURPOSE_URL);
  self->claim = bsl_form_add_entry (group, _("What it says, in short"), NULL);
  self->kind = bsl_form_add_combo (group, _("Kind of Source"), kinds);
  self->day = bsl_form_add_entry (group, _("Day (empty: undated)"), day);
  self->basis = bsl_form_add_combo (group, _("What This Day Is"), names);
  adw_preferences_page_add (page, group);
}

static void
add_person (BslGrounds *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = bsl_group_new (_("Reason and Author"), _("They are shown with the fact, and printed in documents."));
  g_autofree char *author = bsl_grounds_dup_author ();

  self->reason = bsl_form_add_entry (group, _("Reason"), NULL);
  self->author = bsl_form_add_entry (group, _("Your name"), author);
  adw_preferences_page_add (page, group);
}

BslGrounds *
bsl_grounds_new (AdwPreferencesPage *page, BslAttributes *attributes, const char *day, BslLang lang)
{
  BslGrounds *self = g_object_new (BSL_TYPE_GROUNDS, NULL);

  self->attributes = bsl_attributes_ref (attributes);
  add_source (self, page, day, lang);
  add_person (self, page);
  return self;
}

/* A name without a place is no address: nobody could open it. */
static char *
dup_url (GtkWidget *entry)
{
  g_autofree char *text = bsl_form_dup_filled (entry, _("Write the address of the source."));
  g_autofree char *scheme = text != NULL ? g_uri_parse_scheme (text) : NULL;

  if (text != NULL && (scheme == NULL || !g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL)))
    {
      bsl_form_set_fault (entry, _("This is not an address. Write it whole, such as https://cyber.gouv.fr/…"));
      return NULL;
    }
  return g_steal_pointer (&text);
}

static void
read_day (BslGrounds *self, BslDate day, BslGroundsText *text)
{
  if (day == BSL_DATE_NONE)
    return;

  text->source_date = bsl_date_to_iso (day);
  text->date_basis = bases[adw_combo_row_get_selected (self->basis)].id;
}

gboolean
bsl_grounds_read (BslGrounds *self, BslGroundsText *text)
{
  GtkWidget *const fields[] = { self->url, self->claim, self->day, self->reason, self->author };
  BslDate day = BSL_DATE_NONE;

  g_return_val_if_fail (BSL_IS_GROUNDS (self) && text != NULL, FALSE);

  text->url = dup_url (self->url);
  text->claim = bsl_form_dup_filled (self->claim, _("Write what the source says."));
  text->kind = bsl_attributes_get_source_kind (self->attributes, adw_combo_row_get_selected (self->kind))->id;
  if (bsl_form_read_day (self->day, &day))
    read_day (self, day, text);
  text->reason = bsl_form_dup_filled (self->reason, _("Write why the catalogue is to be changed."));
  text->author = bsl_form_dup_filled (self->author, _("Write your name."));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (bsl_form_get_fault (fields[i]) != NULL)
      {
        gtk_widget_grab_focus (fields[i]);
        return FALSE;
      }
  return TRUE;
}

char *
bsl_grounds_dup_author (void)
{
  g_autoptr (GSettings) settings = open_settings ();

  return g_settings_get_string (settings, AUTHOR);
}

void
bsl_grounds_remember_author (const char *author)
{
  g_autoptr (GSettings) settings = open_settings ();

  g_settings_set_string (settings, AUTHOR, author);
}
