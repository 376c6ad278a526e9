/* SPDX-License-Identifier: EUPL-1.2 */
/* To correct a fact. */
#include "config.h"

#include "ui/catalogue/bsl-correction-dialog.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-fact-words.h"
#include "app/core/bsl-json-edit.h"
#include "ui/catalogue/bsl-correcting.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/catalogue/bsl-grounds.h"
#include "ui/catalogue/bsl-value-editor.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"

struct _BslCorrectionDialog
{
  BslFormDialog parent_instance;

  BslCatalogueReader *reader; /* keeps offer and attribute */
  const BslOffer *offer;
  const BslAttribute *attribute;
  GtkWidget *teller;
  BslValueEditor *value;
  GtkWidget *from;
  BslGrounds *grounds;
};

G_DEFINE_FINAL_TYPE (BslCorrectionDialog, bsl_correction_dialog, BSL_TYPE_FORM_DIALOG)

static BslLang
get_lang (BslCorrectionDialog *self)
{
  return bsl_catalogue_reader_get_lang (self->reader);
}

static void
set_note (JsonObject *period, const BslText *note)
{
  JsonObject *object;

  if (bsl_text_is_empty (note))
    return;

  object = json_object_new ();
  json_object_set_string_member (object, "fr", bsl_text_get (note, BSL_LANG_FR));
  json_object_set_string_member (object, "en", bsl_text_get (note, BSL_LANG_EN));
  json_object_set_object_member (period, "note", object);
}

static void
add_period (BslCorrectionDialog *self, JsonArray *timeline, BslDate from, const BslValue *value, const BslText *note)
{
  JsonObject *period = json_object_new ();
  g_autofree char *day = from != BSL_DATE_NONE ? bsl_date_to_iso (from) : NULL;

  bsl_json_set_string (period, "from", day);
  json_object_set_member (period, "value", bsl_value_to_json (value, &self->attribute->domain));
  set_note (period, note);
  json_array_add_object_element (timeline, period);
}

/* What was recorded before @from stays; what came after gives way. */
static JsonArray *
make_timeline (BslCorrectionDialog *self, BslDate from, const BslValue *value)
{
  static const BslValue unknown;
  static const BslText none;
  const BslFact *fact = bsl_offer_get_fact (self->offer, self->attribute);
  JsonArray *timeline = json_array_new ();

  for (guint i = 0; fact != NULL && i < fact->periods->len; i++)
    {
      const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, i);

      if (period->from < from)
        add_period (self, timeline, period->from, &period->value, &period->note);
    }
  if (json_array_get_length (timeline) == 0)
    add_period (self, timeline, BSL_DATE_NONE, &unknown, &none);
  add_period (self, timeline, from, value, &none);
  return timeline;
}

static JsonNode *
make_fact (BslCorrectionDialog *self, BslDate from, const BslValue *value, const char *as_of)
{
  JsonObject *fact = json_object_new ();

  if (from != BSL_DATE_NONE)
    json_object_set_array_member (fact, "timeline", make_timeline (self, from, value));
  else
    json_object_set_member (fact, "value", bsl_value_to_json (value, &self->attribute->domain));
  bsl_json_set_string (fact, "as-of", as_of);
  return bsl_json_take_object (fact);
}

static JsonNode *
make_correction (BslCorrectionDialog *self, const BslValue *value, BslDate from, const BslGroundsText *grounds)
{
  BslDate today = bsl_date_today ();
  g_autofree char *iso = bsl_date_to_iso (today);
  g_autoptr (JsonNode) fact = make_fact (self, from, value, grounds->source_date != NULL ? grounds->source_date : iso);
  const BslCorrectionDraft draft = {
    .offer = self->offer->id,
    .attribute = self->attribute->id,
    .fact = fact,
    .url = grounds->url,
    .claim = grounds->claim,
    .source_date = grounds->source_date,
    .date_basis = grounds->date_basis,
    .kind = grounds->kind,
    .reason = grounds->reason,
    .author = grounds->author,
    .date = today,
  };

  return bsl_correction_draft_to_json (&draft);
}

static gboolean
is_read (BslCorrectionDialog *self, BslValue *value, BslDate *from, BslGroundsText *grounds)
{
  gboolean grounded = bsl_grounds_read (self->grounds, grounds);
  gboolean dated = bsl_form_read_day (self->from, from);
  gboolean valued;

  if (!dated)
    gtk_widget_grab_focus (self->from);
  valued = bsl_value_editor_read (self->value, value);
  return grounded && dated && valued;
}

static gboolean
bsl_correction_dialog_save (BslFormDialog *dialog, BslProblems *problems)
{
  BslCorrectionDialog *self = BSL_CORRECTION_DIALOG (dialog);
  g_auto (BslGroundsText) grounds = { 0 };
  g_autoptr (JsonNode) correction = NULL;
  BslValue value = { 0 };
  BslDate from = BSL_DATE_NONE;
  gboolean ready = is_read (self, &value, &from, &grounds);

  if (ready)
    correction = make_correction (self, &value, from, &grounds);
  bsl_value_clear (&value);
  if (!ready || !bsl_correcting_correct (self->teller, bsl_catalogue_reader_get_library (self->reader), correction, problems))
    return FALSE;

  bsl_grounds_remember_author (grounds.author);
  return TRUE;
}

static void
bsl_correction_dialog_dispose (GObject *object)
{
  BslCorrectionDialog *self = BSL_CORRECTION_DIALOG (object);

  g_clear_object (&self->grounds);
  g_clear_object (&self->teller);
  G_OBJECT_CLASS (bsl_correction_dialog_parent_class)->dispose (object);
}

static void
bsl_correction_dialog_finalize (GObject *object)
{
  g_object_unref (BSL_CORRECTION_DIALOG (object)->reader);
  G_OBJECT_CLASS (bsl_correction_dialog_parent_class)->finalize (object);
}

static void
bsl_correction_dialog_class_init (BslCorrectionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_correction_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_correction_dialog_finalize;
  BSL_FORM_DIALOG_CLASS (klass)->save = bsl_correction_dialog_save;
}

static void
bsl_correction_dialog_init (BslCorrectionDialog *self)
{
}

static void
add_current (BslCorrectionDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = bsl_group_new (_("The Offer"), NULL);
  const BslFact *fact = bsl_offer_get_fact (self->offer, self->attribute);
  g_autofree char *words = bsl_fact_to_words (fact, self->attribute, get_lang (self));

  adw_preferences_group_add (group, bsl_property_row_new (self->offer->provider, self->offer->name));
  adw_preferences_group_add (group, bsl_property_row_new (_("The Catalogue Says"), words));
  adw_preferences_page_add (page, group);
}

static void
add_value (BslCorrectionDialog *self, AdwPreferencesPage *page)
{
  const BslValue *value = bsl_offer_get_value (self->offer, self->attribute, bsl_catalogue_reader_get_date (self->reader));

  self->value = bsl_value_editor_new (&self->attribute->domain, _("What Is Right"), value, get_lang (self));
  bsl_group_set_title (ADW_PREFERENCES_GROUP (self->value), _("Your Correction"));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->value));
}

/* A date at which a state ends does not say that state: it is a fact of its own, over time. */
static void
add_ended (BslCorrectionDialog *self, AdwPreferencesPage *page)
{
  const BslAttribute *ended = bsl_view_find_ended (bsl_catalogue_reader_get_view (self->reader), self->attribute);
  g_autofree char *text = NULL;
  AdwPreferencesGroup *group;

  if (ended == NULL)
    return;
  text = g_strdup_printf (_("This date alone leaves “%s” as it is on every day: correct that too, where it changes."),
                          bsl_text_get (&ended->title, get_lang (self)));
  group = bsl_group_new (NULL, NULL);
  adw_preferences_group_add (group, bsl_caution_row_new (text));
  adw_preferences_page_add (page, group);
}

static void
add_day (BslCorrectionDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = bsl_group_new (_("Since When"), _("With a day, what was recorded before it stays, and what came after gives "
                                                                "way. Without one, it holds always."));

  self->from = bsl_form_add_entry (group, _("From which day (may stay empty)"), NULL);
  adw_preferences_page_add (page, group);
}

AdwDialog *
bsl_correction_dialog_new (BslCatalogueReader *reader, const BslOffer *offer, const BslAttribute *attribute, GtkWidget *teller)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  BslCorrectionDialog *self = g_object_new (BSL_TYPE_CORRECTION_DIALOG, "title", bsl_text_get (&attribute->title, lang), NULL);
  AdwPreferencesPage *page = bsl_form_dialog_get_page (BSL_FORM_DIALOG (self));
  g_autofree char *today = bsl_date_to_words (bsl_date_today (), lang);

  self->reader = g_object_ref (reader);
  self->offer = offer;
  self->attribute = attribute;
  self->teller = g_object_ref (teller);
  add_current (self, page);
  add_value (self, page);
  add_ended (self, page);
  add_day (self, page);
  self->grounds = bsl_grounds_new (page, bsl_catalogue_get_attributes (bsl_catalogue_reader_get_catalogue (reader)), today, lang);
  bsl_form_dialog_watch (BSL_FORM_DIALOG (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->value));

  return ADW_DIALOG (self);
}
