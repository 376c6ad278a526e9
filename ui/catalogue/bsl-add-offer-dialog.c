/* SPDX-License-Identifier: EUPL-1.2 */
/* To add an offer to the catalogue. */
#include "config.h"

#include "ui/catalogue/bsl-add-offer-dialog.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "ui/catalogue/bsl-correcting.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/catalogue/bsl-grounds.h"
#include "ui/catalogue/bsl-value-editor.h"
#include "ui/common/bsl-group.h"

struct _BslAddOfferDialog
{
  BslFormDialog parent_instance;

  BslCatalogueReader *reader;
  GtkWidget *teller;
  GtkWidget *name, *id, *provider, *french, *english;
  gboolean id_written; /* by the person: the name no longer changes it */
  GPtrArray *editors; /* of BslValueEditor, borrowed: of what the view of the catalogue asks for */
  BslGrounds *grounds;
};

G_DEFINE_FINAL_TYPE (BslAddOfferDialog, bsl_add_offer_dialog, BSL_TYPE_FORM_DIALOG)

/* "Nuage d’essai" → "nuage-d-essai" */
static char *
dup_id (const char *name)
{
  g_autofree char *folded = bsl_text_fold (name);
  GString *id = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, *c);
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  return g_string_free_and_steal (id);
}

static void
id_changed_cb (BslAddOfferDialog *self)
{
  self->id_written = TRUE;
}

static void
name_changed_cb (BslAddOfferDialog *self)
{
  g_autofree char *id = dup_id (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  if (self->id_written)
    return;

  g_signal_handlers_block_by_func (self->id, id_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->id), id);
  g_signal_handlers_unblock_by_func (self->id, id_changed_cb, self);
}

static JsonNode *
make_fact (const BslValue *value, const BslDomain *domain)
{
  JsonObject *fact = json_object_new ();
  JsonArray *sources = json_array_new ();

  json_array_add_int_element (sources, 0);
  json_object_set_member (fact, "value", bsl_value_to_json (value, domain));
  json_object_set_array_member (fact, "sources", sources);
  return bsl_json_take_object (fact);
}

static GPtrArray *
get_asked (BslAddOfferDialog *self)
{
  return bsl_catalogue_reader_get_view (self->reader)->asked;
}

/* What is unknown is not recorded. */
static JsonObject *
make_facts (BslAddOfferDialog *self)
{
  JsonObject *facts = json_object_new ();

  for (guint i = 0; i < self->editors->len; i++)
    {
      const BslAttribute *attribute = get_asked (self)->pdata[i];
      BslValue value = { 0 };

      if (bsl_value_editor_read (self->editors->pdata[i], &value) && value.known)
        json_object_set_member (facts, attribute->id, make_fact (&value, &attribute->domain));
      bsl_value_clear (&value);
    }
  return facts;
}

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
make_sources (const BslGroundsText *grounds)
{
  JsonObject *source = json_object_new ();
  JsonArray *sources = json_array_new ();

  set_string (source, "url", grounds->url);
  set_string (source, "date", grounds->source_date);
  set_string (source, "date-basis", grounds->date_basis);
  set_string (source, "kind", grounds->kind);
  set_string (source, "claim", grounds->claim);
  json_array_add_object_element (sources, source);
  return sources;
}

static JsonObject *
make_added (const BslGroundsText *grounds, const char *today)
{
  JsonObject *added = json_object_new ();

  set_string (added, "reason", grounds->reason);
  set_string (added, "author", grounds->author);
  set_string (added, "date", today);
  return added;
}

static JsonNode *
make_offer (BslAddOfferDialog *self, char **texts, const BslGroundsText *grounds)
{
  static const char *const empty[] = { "prices", "depends-on", "alternatives" };
  g_autofree char *today = bsl_date_to_iso (bsl_date_today ());
  JsonObject *offer = json_object_new ();
  JsonObject *summary = json_object_new ();

  set_string (offer, "id", texts[1]);
  set_string (offer, "name", texts[0]);
  set_string (offer, "provider", texts[2]);
  set_string (summary, "fr", texts[3]);
  set_string (summary, "en", texts[4]);
  json_object_set_object_member (offer, "summary", summary);
  json_object_set_null_member (offer, "url");
  set_string (offer, "as-of", grounds->source_date != NULL ? grounds->source_date : today);
  set_string (offer, "confidence", "medium");
  json_object_set_array_member (offer, "sources", make_sources (grounds));
  json_object_set_object_member (offer, "facts", make_facts (self));
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    json_object_set_array_member (offer, empty[i], json_array_new ());
  json_object_set_object_member (offer, "added", make_added (grounds, today));
  return bsl_json_take_object (offer);
}

/* Into @texts, in the order of the fields; FALSE where one is missing. */
static gboolean
read_texts (BslAddOfferDialog *self, char **texts)
{
  const struct
  {
    GtkWidget *entry;
    const char *fault;
  } fields[] = {
    { self->name, _("Write the name of the offer.") },
    { self->id, _("Write an identifier: small letters, figures and hyphens.") },
    { self->provider, _("Write who provides it.") },
    { self->french, _("Write what it is, in French.") },
    { self->english, _("Write what it is, in English.") },
  };
  GtkWidget *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      texts[i] = bsl_form_dup_filled (fields[i].entry, fields[i].fault);
      if (texts[i] == NULL && first == NULL)
        first = fields[i].entry;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  return first == NULL;
}

static gboolean
bsl_add_offer_dialog_save (BslFormDialog *dialog, BslProblems *problems)
{
  BslAddOfferDialog *self = BSL_ADD_OFFER_DIALOG (dialog);
  g_auto (BslGroundsText) grounds = { 0 };
  char *texts[5] = { NULL };
  gboolean grounded = bsl_grounds_read (self->grounds, &grounds);
  gboolean done = read_texts (self, texts) && grounded;

  if (done)
    {
      g_autoptr (JsonNode) offer = make_offer (self, texts, &grounds);

      done = bsl_correcting_add_offer (self->teller, bsl_catalogue_reader_get_library (self->reader), offer, problems);
    }
  if (done)
    bsl_grounds_remember_author (grounds.author);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return done;
}

static void
bsl_add_offer_dialog_dispose (GObject *object)
{
  BslAddOfferDialog *self = BSL_ADD_OFFER_DIALOG (object);

  g_clear_object (&self->grounds);
  g_clear_object (&self->teller);
  G_OBJECT_CLASS (bsl_add_offer_dialog_parent_class)->dispose (object);
}

static void
bsl_add_offer_dialog_finalize (GObject *object)
{
  g_object_unref (BSL_ADD_OFFER_DIALOG (object)->reader);
  g_ptr_array_unref (BSL_ADD_OFFER_DIALOG (object)->editors);
  G_OBJECT_CLASS (bsl_add_offer_dialog_parent_class)->finalize (object);
}

static void
bsl_add_offer_dialog_class_init (BslAddOfferDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_add_offer_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_add_offer_dialog_finalize;
  BSL_FORM_DIALOG_CLASS (klass)->save = bsl_add_offer_dialog_save;
}

static void
bsl_add_offer_dialog_init (BslAddOfferDialog *self)
{
  self->editors = g_ptr_array_new ();
}

static void
add_identity (BslAddOfferDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = bsl_group_new (_("The Offer"), NULL);

  self->name = bsl_form_add_entry (group, _("Name"), NULL);
  self->provider = bsl_form_add_entry (group, _("Provider"), NULL);
  self->french = bsl_form_add_entry (group, _("What it is, in French"), NULL);
  self->english = bsl_form_add_entry (group, _("What it is, in English"), NULL);
  adw_preferences_page_add (page, group);
}

/* Last: few need it, but two offers whose names give the same one have to be told apart. */
static void
add_id (BslAddOfferDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = bsl_group_new (_("In the File of the Catalogue"),
                                              _("The identifier follows from the name. Change it only if another offer has it already: no "
                                                "two offers share one, and projects name the offer by it."));

  self->id = bsl_form_add_entry (group, _("Identifier"), NULL);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->id, "changed", G_CALLBACK (id_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (page, group);
}

static void
add_facts (BslAddOfferDialog *self, AdwPreferencesPage *page, BslLang lang)
{
  for (guint i = 0; i < get_asked (self)->len; i++)
    {
      const BslAttribute *attribute = get_asked (self)->pdata[i];
      BslValueEditor *editor = bsl_value_editor_new (&attribute->domain, bsl_text_get (&attribute->title, lang), NULL, lang);

      if (i == 0)
        {
          bsl_group_set_title (ADW_PREFERENCES_GROUP (editor), _("What Is Known of It"));
          bsl_group_set_description (ADW_PREFERENCES_GROUP (editor),
                                     _("With these it can be examined; leave at unknown what the source does not say. Other facts can be "
                                       "added on its page afterwards."));
        }
      g_ptr_array_add (self->editors, editor);
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (editor));
    }
}

AdwDialog *
bsl_add_offer_dialog_new (BslCatalogueReader *reader, GtkWidget *teller)
{
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  BslAttributes *attributes = bsl_catalogue_get_attributes (bsl_catalogue_reader_get_catalogue (reader));
  BslAddOfferDialog *self = g_object_new (BSL_TYPE_ADD_OFFER_DIALOG, "title", _("Add an Offer"), NULL);
  AdwPreferencesPage *page = bsl_form_dialog_get_page (BSL_FORM_DIALOG (self));
  g_autofree char *today = bsl_date_to_words (bsl_date_today (), lang);

  self->reader = g_object_ref (reader);
  self->teller = g_object_ref (teller);
  add_identity (self, page);
  add_facts (self, page, lang);
  self->grounds = bsl_grounds_new (page, attributes, today, lang);
  add_id (self, page);
  bsl_form_dialog_watch (BSL_FORM_DIALOG (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->name);

  return ADW_DIALOG (self);
}
